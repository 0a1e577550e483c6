appointments-soon = You cannot book a meeting here for now. You can write to the psychologist and say that you would like to meet.
