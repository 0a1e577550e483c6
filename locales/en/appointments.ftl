# Booking a meeting. «appointments-adult-…» is what adults are told. A button has at most 20 characters.
appointments-who = Who is coming to the meeting? We ask this only once.
    .parent = Parent
    .student = Pupil
    .teacher = Teacher
    .administration = School leadership
    .change = Who am I?

appointments-mine = Here are your meetings.
    .waiting = Waiting in line
appointments-adult-mine = Here are your meetings.

appointments-days =
    The soonest free time: { $soonest }.
    If it suits you, tap it, or choose another day.
appointments-adult-days =
    The soonest free time: { $soonest }.
    If it suits you, tap it, or choose another day.
appointments-further = There is free time on these days too. Which one suits you?
appointments-adult-further = There is free time on these days too. Which one suits you?
appointments-day-gone = No free time is left on that day.
appointments-adult-day-gone = No free time is left on that day.
appointments-times =
    { $day }
    What time suits you?
appointments-adult-times =
    { $day }
    What time suits you?
appointments-none =
    No free time is left in the next { $days } days.
    If you wait in line, we will tell you when there is one. If you would rather not wait, write to the psychologist now.
appointments-adult-none =
    No free time is left in the next { $days } days.
    If you wait in line, we will tell you when there is one. If you would rather not wait, write to the psychologist now.
appointments-no-hours =
    No hours for meetings have been set for the next { $days } days yet.
    If you wait in line, we will tell you when there is a time. If you would rather not wait, write to the psychologist now.
appointments-adult-no-hours =
    No hours for meetings have been set for the next { $days } days yet.
    If you wait in line, we will tell you when there is a time. If you would rather not wait, write to the psychologist now.
appointments-none-else = There is no other free time just now. Your time stays yours.
appointments-adult-none-else = There is no other free time just now. Your time stays yours.
appointments-none-yet = There is no free time yet. You keep your place in line; we will tell you when there is one.
appointments-adult-none-yet = There is no free time yet. You keep your place in line; we will tell you when there is one.

appointments-about = What would you like to talk about? You don't have to say.
appointments-adult-about = What would you like to talk about? You don't have to say.
appointments-reason = Write in your own words what it is about, up to { $most } characters. Only the psychologist reads it.
appointments-adult-reason = Write in your own words what it is about, up to { $most } characters. Only the psychologist reads it.
appointments-reason-kept = Your words are kept. Once you have booked, the psychologist will read them.
appointments-adult-reason-kept = Your words are kept. Once you have booked, the psychologist will read them.
appointments-reason-long = That is more than fits here, so it is kept as a letter to the psychologist. Nobody sees it until you send it.
appointments-adult-reason-long = That is more than fits here, so it is kept as a letter to the psychologist. Nobody sees it until you send it.
appointments-grave =
    If a life is in danger, do not wait for the meeting:
    📞 112 – when a life is in danger
    📞 111 – day and night, free

appointments-held = This time is kept for you for { $minutes ->
        [one] { $minutes } minute
       *[other] { $minutes } minutes
    }. Shall we book it?
appointments-adult-held = This time is kept for you for { $minutes ->
        [one] { $minutes } minute
       *[other] { $minutes } minutes
    }. Shall we book it?
appointments-move = The new time is kept for you for { $minutes ->
        [one] { $minutes } minute
       *[other] { $minutes } minutes
    }. The old one stays until you confirm the new one.
appointments-adult-move = The new time is kept for you for { $minutes ->
        [one] { $minutes } minute
       *[other] { $minutes } minutes
    }. The old one stays until you confirm the new one.
appointments-people = How many of you are coming?
    .of1 = Just me
    .of2 = Two people
    .of3 = 3–5 people
    .teacher = With class teacher
appointments-adult-people = How many of you are coming?

appointments-card =
    .place = Where: { $place }
    .online = Where: online, by video
    .nowhere = Where: at school; the room is not set yet
    .who = Psychologist: { $name }
    .teacher = Together with the class teacher
    .topic = About: { $topic }
    .reason = Your own words are kept.
    .clock = Clock: Almaty time
    .school-clock = Clock: the school's local time
    .was = The old time: { $time }
    .offered = The time offered: { $time }
    .until = The offer stands until: { $time }.
    .earlier = We will tell you if an earlier time comes up.
    .code = Code of the meeting: { $code }

appointments-state-booked = Your meeting is booked.
appointments-adult-state-booked = Your meeting is booked.
appointments-state-requested = Your request is with the psychologist. The time is kept for you. We will tell you as soon as the psychologist confirms.
appointments-adult-state-requested = Your request is with the psychologist. The time is kept for you. We will tell you as soon as the psychologist confirms.
appointments-state-waiting = You are in line for a meeting. We will tell you when there is a time.
appointments-adult-state-waiting = You are in line for a meeting. We will tell you when there is a time.
appointments-state-arrived = The meeting has begun.
appointments-adult-state-arrived = The meeting has begun.
appointments-state-past = The time of this meeting is over.
appointments-adult-state-past = The time of this meeting is over.
appointments-state-cancelled = This meeting is cancelled.
appointments-adult-state-cancelled = This meeting is cancelled.

appointments-act =
    .confirm = Confirm
    .another = Another time
    .company = How many of us
    .online = Meet online
    .room = Meet at school
    .leave = Do not book
    .keep = Keep the old time
    .claim = Take this time
    .decline = No, thank you
    .file = Add to calendar
    .move = Move
    .cancel = Cancel
    .drop = Yes, cancel
    .stay = No, keep it
    .route = How to find it
    .earlier = I need it earlier
    .unwait = Leave the line
    .no-earlier = No earlier time
    .wait = Wait in line
    .none-suits = None of these
    .new = Book a meeting
    .letter = Write a letter
    .show = My meeting
    .days = Another day
    .further = Later days
    .nearer = Nearest days
    .later = Later times
    .sooner = Earlier times
    .about = What it is about
    .topics = Other topics
    .own-words = In my own words
    .back = Back
    .skip = Skip

appointments-taken = Somebody took it this very minute.
appointments-adult-taken = Somebody took it this very minute.
appointments-lost = The time was no longer kept for you, and somebody else took it.
appointments-adult-lost = The time was no longer kept for you, and somebody else took it.
appointments-past = This time is over, or too near.
appointments-adult-past = This time is over, or too near.
appointments-shut = The psychologist no longer receives people at this time: the timetable has changed.
appointments-adult-shut = The psychologist no longer receives people at this time: the timetable has changed.
appointments-nearest = The free times nearest to it: { $times }.
appointments-no-nearest = There is no other free time just now. If you like, write to the psychologist.
appointments-adult-no-nearest = There is no other free time just now. If you like, write to the psychologist.
appointments-hold-over = This time is no longer kept. Please choose again.
appointments-adult-hold-over = This time is no longer kept. Please choose again.
appointments-over = This meeting is over or cancelled and cannot be changed. You can book a new one.
appointments-adult-over = This meeting is over or cancelled and cannot be changed. You can book a new one.
appointments-enough = You can have { $most } meetings booked at most. What is booked can be moved or cancelled.
appointments-adult-enough = You can have { $most } meetings booked at most. What is booked can be moved or cancelled.
appointments-moved-enough = This meeting has been moved several times and cannot be moved from here any more. Write to the psychologist, or cancel it and book again.
appointments-adult-moved-enough = This meeting has been moved several times and cannot be moved from here any more. Write to the psychologist, or cancel it and book again.
appointments-left = All right, nothing is booked. Come back whenever you like.
appointments-adult-left = All right, nothing is booked. Come back whenever you like.

appointments-cancel =
    { $time }
    Cancel this meeting?
appointments-adult-cancel =
    { $time }
    Cancel this meeting?
appointments-cancel-waiting = Leave the line?
appointments-adult-cancel-waiting = Leave the line?
appointments-cancelled = All right, the meeting is cancelled and its time is free. You can book again whenever you need.
appointments-adult-cancelled = All right, the meeting is cancelled and its time is free. You can book again whenever you need.
appointments-come = Thank you! See you: { $time }.
appointments-adult-come = Thank you! See you: { $time }.
appointments-no-way = How to get there has not been written down. If you need it, ask the psychologist in a letter.
appointments-adult-no-way = How to get there has not been written down. Please ask at the entrance of the school.
appointments-file = Open the file and the meeting is in your phone's calendar. It says nothing about a psychologist.
appointments-adult-file = Open the file and the meeting is in your phone's calendar. It says nothing about a psychologist.

appointments-earlier-now = There are earlier times free now. If you choose one, the old time stays yours until you confirm the new one.
appointments-adult-earlier-now = There are earlier times free now. If you choose one, the old time stays yours until you confirm the new one.
appointments-earlier = All right. We will tell you if an earlier time comes up. Your time stays yours.
appointments-adult-earlier = All right. We will tell you if an earlier time comes up. Your time stays yours.
appointments-queued = You are in line. We will tell you when there is a time. If you would rather not wait, write to the psychologist now.
appointments-adult-queued = You are in line. We will tell you when there is a time. If you would rather not wait, write to the psychologist now.
appointments-unqueued = All right, you are no longer in line.
appointments-adult-unqueued = All right, you are no longer in line.
appointments-unqueued-kept = All right, we stop looking for an earlier time. Your time stays yours.
appointments-adult-unqueued-kept = All right, we stop looking for an earlier time. Your time stays yours.
appointments-offer-over = This offer no longer stands. This is how it is now:
appointments-adult-offer-over = This offer no longer stands. This is how it is now:
appointments-declined = All right, the old time stays yours.
appointments-adult-declined = All right, the old time stays yours.
appointments-declined-waiting = All right, you keep your place in line.
appointments-adult-declined-waiting = All right, you keep your place in line.
appointments-missed-fine = Thank you for telling us. We are here if you need us.
appointments-adult-missed-fine = Thank you for telling us. We are here if you need us.

# From here on only adults are told: pupils are asked neither for a name nor for a telephone.
appointments-name = What should the psychologist call you? Write your name. Only psychologists see it, and it is not linked to your anonymous letters. You don't have to write it.
appointments-name-long = That is too long. Please write a shorter name, up to { $most } characters.
appointments-name-empty = We cannot read a name in that. Write it in letters, or skip it.
appointments-thanks = Thank you, { $name }.
appointments-phone = Which number can we call if the meeting changes? You don't have to write it.
appointments-phone-wrong = There seems to be no such number. Please check it and write it like this: 8 701 123 45 67. You can also skip it.
appointments-phone-kept = The number is noted: { $phone }.
appointments-class = Which class is your child in? For example: 7A. You don't have to write it.
appointments-class-wrong = We do not recognise this class. Write it like this: 7A. You can also skip it.
appointments-class-kept = The class is noted: { $name }.
appointments-known = Thank you, everything is ready. We will not ask this again next time.
appointments-unknown = All right, everything is ready. Your meeting is kept.
appointments-corrected = Corrected.
appointments-adult-corrected = Corrected.
appointments-uncorrected = This could not be corrected; it stays as it was.
appointments-adult-uncorrected = This could not be corrected; it stays as it was.

appointments-file-name = meeting.ics
appointments-file-title = School meeting
    .online = Online meeting with the school
# A room that is called so is named neither by a reminder nor by a calendar file (the beginning of a word, in small letters).
appointments-telling = psycholog
