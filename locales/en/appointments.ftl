appointments-soon = Booking a meeting with the psychologist here does not work yet; it is coming soon. Until then you can write a message and say that you would like to meet.
