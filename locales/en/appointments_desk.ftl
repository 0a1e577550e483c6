### The psychologist's calendar: meetings, who waits, who came without booking.

appointments-desk-menu = Meetings
appointments-desk-today = Today
appointments-desk-before = Days before
appointments-desk-after = Days after
appointments-desk-views = View
appointments-desk-week = Week
appointments-desk-day = Day
appointments-desk-days = Days of the week
appointments-desk-print = Print
appointments-desk-filter-people = By psychologist
appointments-desk-filter-rooms = By room
appointments-desk-all-people = All psychologists
appointments-desk-all-rooms = All rooms
appointments-desk-meetings = meetings
appointments-desk-key-steps = Days before, days after
appointments-desk-weekday = { $day ->
        [0] Mon
        [1] Tue
        [2] Wed
        [3] Thu
        [4] Fri
        [5] Sat
       *[6] Sun
    }
appointments-desk-empty = No meetings on these days.
appointments-desk-empty-words = Once your hours are set, people book their meetings themselves in the chat.
appointments-desk-to-hours = Set your hours
appointments-desk-lesson = Shift { $shift }, lesson { $number }, { $hours }
appointments-desk-colleague-gone = Former colleague

## About a day

appointments-desk-odd-off = Day off
appointments-desk-odd-holiday = Holiday
appointments-desk-odd-break = School break
appointments-desk-odd-closed = Closed
appointments-desk-odd-closed-partly = Closed for part of the day
appointments-desk-odd-opened = Extra hours
appointments-desk-odd-opened-partly = Extra hours
appointments-desk-odd-away = Away
appointments-desk-for-all = for everybody
appointments-desk-for-student = for pupils
appointments-desk-for-parent = for parents
appointments-desk-for-teacher = for teachers
appointments-desk-for-administration = for the administration

## Who, and how far it got

appointments-desk-who = Who
appointments-desk-who-student = Pupil
appointments-desk-who-parent = Parent
appointments-desk-who-teacher = Teacher
appointments-desk-who-administration = Administration
appointments-desk-state = State
appointments-desk-state-waiting = In line
appointments-desk-state-requested = To confirm
appointments-desk-state-booked = Booked
appointments-desk-state-coming = Will come
appointments-desk-state-arrived = Here
appointments-desk-state-done = Held
appointments-desk-state-missed = Missed
appointments-desk-state-cancelled = Cancelled
appointments-desk-state-hold = Being booked
appointments-desk-people = { $count } people
appointments-desk-online = Online

## Needs a look

appointments-desk-look = Needs a look
appointments-desk-why-left = { $name } no longer works here.
appointments-desk-why-away = { $name } is away on this day.
appointments-desk-why-day_off = The school is closed on this day now.
appointments-desk-why-outside_hours = The hours have changed: there are no meetings at this time.
appointments-desk-to = Hand over: { $name }
appointments-desk-other-time = Another time
appointments-desk-unmarked = Meetings without a mark
appointments-desk-waiting = In line
appointments-desk-waiting-words = A time that comes free is offered by itself, in order.
appointments-desk-waits-since = In line since: { $when }
appointments-desk-has = Has a time: { $when }
appointments-desk-propose = Propose a time

## The card

appointments-desk-card = Meeting
appointments-desk-no-time = No time yet
appointments-desk-accept = Confirm
appointments-desk-arrived = Arrived
appointments-desk-met = Held
appointments-desk-missed = Missed
appointments-desk-next-meeting = Next meeting
appointments-desk-undo = Take the mark back
appointments-desk-move = Move
appointments-desk-give-time = Give a time
appointments-desk-proposed = Proposed: { $when }. An answer is awaited until: { $until }.
appointments-desk-offered = Kept for the person: { $when }. Until: { $until }.
appointments-desk-withdraw = Take the proposal back
appointments-desk-name = Name
appointments-desk-phone = Telephone
appointments-desk-class = Class
appointments-desk-how-many = How many people
appointments-desk-category = Problem
appointments-desk-reason = About what
appointments-desk-no-reason = Not said
appointments-desk-note = Note
appointments-desk-psychologist = Psychologist
appointments-desk-room = Place
appointments-desk-code = Code
appointments-desk-enter = enter
appointments-desk-set-room = Another place
appointments-desk-no-room = None
appointments-desk-save = Save
appointments-desk-told-at-once = The person is told of the new place at once.
appointments-desk-hand-over = Hand over
appointments-desk-hand-over-send = Hand over
appointments-desk-cancel = Cancel it
appointments-desk-cancel-words = A sentence for the person (if you like)
appointments-desk-cancel-hint = The person is told at once and offered the two nearest free times.
appointments-desk-cancel-send = Cancel and tell
appointments-desk-met-more = Held: write more
appointments-desk-met-send = Held, save
appointments-desk-books = In the journals
appointments-desk-history = History
appointments-desk-booked = Booked: { $when }, { $channel }
appointments-desk-moved = { $count ->
        [one] Moved { $count } time
       *[other] Moved { $count } times
    }
appointments-desk-reminded = Reminded: { $when }
appointments-desk-will-come = Said they will come: { $when }
appointments-desk-next-reminder = Next reminder: { $when }
appointments-desk-no-way = No message can reach this person in the chat: tell them yourself.
appointments-desk-opening-kept = The opening of this card is kept in the audit.

## Moving

appointments-desk-move-title = Another time
appointments-desk-date = Date
appointments-desk-time = Time
appointments-desk-change = Choose otherwise
appointments-desk-preview = Preview
appointments-desk-old = Now
appointments-desk-new = New
appointments-desk-will-read = The person will read
appointments-desk-will-be-asked = If you ask first, the person will read
appointments-desk-move-send = Move and tell
appointments-desk-move-plain = Move
appointments-desk-propose-send = Ask first
appointments-desk-back = Back
appointments-desk-caution-outside_hours = This is outside the hours.
appointments-desk-caution-day_off = The school is closed on this day.
appointments-desk-caution-away = The psychologist is away on this day.
appointments-desk-caution-left = This psychologist no longer works here.
appointments-desk-caution-past = This time is over.
appointments-desk-nearest = Nearest free times: { $times }.
appointments-desk-nearest-pick = Nearest free times:

## Who came without booking

appointments-desk-walk-in = Came without booking
appointments-desk-walk-in-short = Walk-in
appointments-desk-walk-in-save = Save
appointments-desk-client = Name (optional)
appointments-desk-client-hint = Do not write a pupil's name: they get a code.
appointments-desk-minutes = How many minutes?
appointments-desk-when = When (optional)
appointments-desk-when-hint = Empty means now. A later time is booked; no reminders are sent.
appointments-desk-when-told = Choose a time: the person is told in the chat at once and reminded later.
appointments-desk-more = More

## On paper

appointments-desk-paper = Timetable of meetings
appointments-desk-paper-note = Mark
appointments-desk-paper-empty = No meetings on this day.

## What was done

appointments-desk-done-accept = Confirmed, and the person was told.
appointments-desk-done-arrived = Marked as arrived.
appointments-desk-done-met = Marked as held; the drafts are in the journals.
appointments-desk-done-missed = Marked as missed.
appointments-desk-done-undo = The mark was taken back.
appointments-desk-done-cancel = Cancelled; the time is free.
appointments-desk-done-withdraw = The proposal was taken back.
appointments-desk-done-room = The place was changed.
appointments-desk-done-handed = Handed over to the colleague.
appointments-desk-done-move = The meeting was moved.
appointments-desk-done-propose = Proposed; the answer is awaited.
appointments-desk-done-booked = The meeting is booked.
appointments-desk-done-walk-in = The meeting is under way.

## Why not

appointments-desk-refused-taken = This time is taken: the psychologist or the room has another meeting.
appointments-desk-refused-past = This time is over.
appointments-desk-refused-over = The meeting is over or cancelled: it cannot be changed any more.
appointments-desk-refused-chosen = The person is choosing another time just now. Try again a little later.
appointments-desk-refused-no-time = This meeting has no time yet: give it one first.
appointments-desk-refused-colleague = There is no such psychologist in this school. Choose again.
appointments-desk-refused-room = There is no such room, or no link for online meetings is set.
appointments-desk-refused-long = Too long. Shorten it.
appointments-desk-refused-not-yet = The day of the meeting has not come yet.
appointments-desk-refused-late = It can no longer be taken back: ten minutes have passed, or a journal line was changed.
appointments-desk-refused-not-today = Work of another day is written on the page of face-to-face work.
appointments-desk-refused-form = Check what you chose.
appointments-desk-refused-minutes = Minutes: from 1 to 600.
appointments-desk-refused-people = People: from 1 to 60.
appointments-desk-refused-class = Write the class like this: 7А or 11.
appointments-desk-refused-moment = Choose the whole date and time.
