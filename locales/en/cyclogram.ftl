### Hours: the week, single days, rooms, bells, rules of booking. For staff.

cyclogram-menu = Working hours
cyclogram-parts = Parts of the working hours
cyclogram-part-week = Week
cyclogram-part-days = Single days
cyclogram-part-rooms = Rooms and bells
cyclogram-part-rules = Booking rules
cyclogram-part-move = Move a day
cyclogram-day = { $weekday }, { $day }
cyclogram-when = { $weekday }, { $day }, { $time }
cyclogram-person = Psychologist
cyclogram-show = Show
cyclogram-save = Save
cyclogram-nobody = The school has no psychologist
cyclogram-nobody-words = Once a psychologist is invited, their week is made here.
cyclogram-readonly = A deputy head or a system administrator changes this.

## The week

cyclogram-work-assessment = Assessment
cyclogram-work-individual = Individual advice
cyclogram-work-group = Group session
cyclogram-work-correction = Correction and development
cyclogram-work-reception = Parents' reception
cyclogram-work-teachers = Work with teachers
cyclogram-work-visit = Lesson visits
cyclogram-work-awareness = Awareness
cyclogram-work-papers = Papers
cyclogram-work-methodical = Methodical day
cyclogram-for-student = Pupils
cyclogram-for-parent = Parents
cyclogram-for-teacher = Teachers
cyclogram-for-administration = Administration
cyclogram-for-nobody = No booking
cyclogram-one-student = pupil
cyclogram-one-parent = parent
cyclogram-one-teacher = teacher
cyclogram-one-administration = administration
cyclogram-weeks-every = Every week
cyclogram-weeks-odd = Odd weeks
cyclogram-weeks-even = Even weeks
cyclogram-weekday-short = { $day ->
        [0] Mon
        [1] Tue
        [2] Wed
        [3] Thu
        [4] Fri
        [5] Sat
       *[other] Sun
    }
cyclogram-lead = People can book only the hours that say whom they are for. Tap an hour to change it, or an empty place to add one.
cyclogram-caption = Weekly timetable of the school psychologist
cyclogram-time = Time
cyclogram-weekday = Weekday
cyclogram-work = Kind of work
cyclogram-for = For whom
cyclogram-room = Room
cyclogram-add = Add hours
cyclogram-add-at = Add hours: { $day }, { $time }
cyclogram-change-at = Change: { $day }, { $time }, { $work }
cyclogram-sign-psychologist = School psychologist
cyclogram-sign-head = Head of the school
cyclogram-empty = The week is still empty
cyclogram-empty-words = Nobody can book now. You can take the proposed week with one tap and change it afterwards. It holds:
cyclogram-empty-take = Take the proposed week
cyclogram-empty-own = I will fill it myself
cyclogram-empty-note = This is only an example, no order. Nothing is saved until you tap.
cyclogram-offered = What somebody who books sees now
cyclogram-offered-words = The nearest free times the chat offers at this moment.
cyclogram-offered-none = No free time is offered
cyclogram-offered-more = { $count } more
cyclogram-link = Address for online meetings
cyclogram-link-words = With an address, whoever books with you can choose an online meeting too. Without one, none are offered.
cyclogram-link-label = Address (https://…)

## One piece of the week

cyclogram-cell-new = Add hours
cyclogram-cell-title = Change hours
cyclogram-cell-days = On which days
cyclogram-cell-day = On which day
cyclogram-cell-from = From
cyclogram-cell-to = To
cyclogram-cell-audiences = Who can book
cyclogram-cell-audiences-hint = If nobody is ticked, these hours only stand in the timetable and nobody can book them.
cyclogram-cell-weeks = In which weeks
cyclogram-cell-weeks-hint = Odd and even weeks are counted from the start of the year. This is week { $number }.
cyclogram-cell-room-none = Not set
cyclogram-cell-remove = Take out of the week
cyclogram-cell-remove-ask = Take these hours out of the week?
cyclogram-back = Back

## When a change touches meetings

cyclogram-outside = There are booked meetings
cyclogram-outside-words = { $count ->
        [one] After this change { $count } meeting will be outside the hours for meetings. Nothing is cancelled by itself: it stays, and the calendar shows it under “Needs a look”.
       *[other] After this change { $count } meetings will be outside the hours for meetings. Nothing is cancelled by itself: they stay, and the calendar shows them under “Needs a look”.
    }
cyclogram-outside-save = Save, I will look at them later
cyclogram-outside-save-for-them = Save, the psychologist will look at them
cyclogram-outside-unsaved = The change is not saved yet.

## Single days

cyclogram-days-lead = Days that are not as usual: a day off, a business trip, a seminar, or extra hours.
cyclogram-days-none = All days to come are as usual
cyclogram-days-closed = Closed
cyclogram-days-open = Extra hours
cyclogram-days-whole = the whole day
cyclogram-days-all = the whole school
cyclogram-days-restore = Make it a usual day
cyclogram-days-restore-ask = { $day }: make this day as usual again?
cyclogram-close = Close a day
cyclogram-close-words = Leave the times empty to close the whole day.
cyclogram-open = Open extra hours
cyclogram-open-words = A day off can be opened too.
cyclogram-date = Day
cyclogram-reason = Reason (only staff see it)
cyclogram-whose = Whom it concerns
cyclogram-whose-one = This psychologist only
cyclogram-whose-all = All psychologists of the school

## Rooms and bells

cyclogram-rooms = Rooms
cyclogram-rooms-words = Whoever has booked sees the name of the room, and how to find it, in the chat.
cyclogram-rooms-none = No rooms yet
cyclogram-rooms-none-words = With a room people know where to go, and two meetings never share one.
cyclogram-room-add = Add a room
cyclogram-room-change = Change
cyclogram-room-name-kk = Name in Kazakh
cyclogram-room-name-ru = Name in Russian
cyclogram-room-name-en = Name in English
cyclogram-room-way-kk = How to find it, in Kazakh
cyclogram-room-way-ru = How to find it, in Russian
cyclogram-room-way-en = How to find it, in English
cyclogram-room-off = Stop using
cyclogram-room-off-ask = { $name }: stop offering this room? Its hours in the week will have no room.
cyclogram-room-is-off = Not used
cyclogram-room-on = Use again
cyclogram-bells = Bells
cyclogram-bells-words = If the booking rules tie meetings to bells, they begin with a lesson. Empty lines do not count.
cyclogram-shift = Shift { $number }
cyclogram-lesson = Lesson { $number }
cyclogram-lesson-opens = Shift { $shift }, lesson { $lesson }: begins
cyclogram-lesson-closes = Shift { $shift }, lesson { $lesson }: ends

## Booking rules

cyclogram-rules-lead = These numbers hold for the whole school. Booked meetings do not change; new ones follow the new rules.
cyclogram-rules-time = Time
cyclogram-rules-limits = Limits
cyclogram-rules-way = Confirmation
cyclogram-rule-meeting_minutes = How many minutes a meeting lasts
cyclogram-rule-meeting_minutes-words = Free time is cut into pieces of this length.
cyclogram-rule-pause_minutes = Pause between meetings, minutes
cyclogram-rule-pause_minutes-words = The next person can book only after this pause.
cyclogram-rule-notice_minutes = How many minutes before a meeting booking ends
cyclogram-rule-notice_minutes-words = Nearer times are not shown in the chat. 1440 is one day.
cyclogram-rule-horizon_days = How many days ahead can be booked
cyclogram-rule-horizon_days-words = Later days are not shown yet.
cyclogram-rule-most_open = Open meetings of one person, at most
cyclogram-rule-most_open-words = To book another, one of them must be over or cancelled first.
cyclogram-rule-most_moves = How often a person can move one meeting
cyclogram-rule-most_moves-words = After that the psychologist moves it.
cyclogram-rule-hold_minutes = How many minutes a chosen time is kept
cyclogram-rule-hold_minutes-words = During these minutes nobody else can take it.
cyclogram-rule-claim_minutes = How many minutes to answer when a free time is offered
cyclogram-rule-claim_minutes-words = Without an answer the time is offered to the next in line.
cyclogram-rules-automatic = How a meeting is confirmed
cyclogram-rules-automatic-yes = At once: a chosen time is a booked meeting
cyclogram-rules-automatic-no = By the psychologist: until then the person waits
cyclogram-rules-bells = When meetings begin
cyclogram-rules-bells-no = One after another from the first hour
cyclogram-rules-bells-yes = With the bell of a lesson
cyclogram-rules-pauses = Breaks of the day
cyclogram-rules-pauses-words = Lunch, for instance: nobody can book then. Empty lines do not count.
cyclogram-rules-pause-from = Break { $number } begins
cyclogram-rules-pause-to = Break { $number } ends
cyclogram-rules-bounds = { $least } – { $most }

## Moving a day

cyclogram-move-lead = All meetings of one day are moved or cancelled together. First you see what each person will be told, and only then it is sent.
cyclogram-move-busy = Days with meetings
cyclogram-move-count = { $count ->
        [one] { $count } meeting
       *[other] { $count } meetings
    }
cyclogram-move-none = No meetings ahead
cyclogram-move-none-words = There is nothing to move. Close a day under “Single days”.
cyclogram-move-how = What to do
cyclogram-move-how-move = Move it to another day
cyclogram-move-how-close = Close the day and cancel its meetings
cyclogram-move-to = To which day
cyclogram-move-words = Your words for cancelled meetings (optional)
cyclogram-move-words-hint = They go into the message exactly as written. At most { $longest } characters.
cyclogram-move-look = See what would happen
cyclogram-plan = { $from } → { $to }
cyclogram-plan-close = { $from }: meetings are cancelled
cyclogram-plan-words = Nothing is sent yet. The messages below will arrive exactly like this.
cyclogram-plan-empty = This day has no open meetings
cyclogram-plan-was = Now
cyclogram-plan-becomes = Becomes
cyclogram-plan-choose = { $code }: new time
cyclogram-plan-cancel = Cancel
cyclogram-plan-leave = Leave as it is
cyclogram-plan-cancelled = There will be no meeting
cyclogram-plan-left = Unchanged, nobody is told anything
cyclogram-plan-taken = This time is taken now. Choose another one.
cyclogram-plan-message = Message to the person
cyclogram-plan-untold = No message can reach this person in the chat: tell them yourself.
cyclogram-plan-nothing-free = No free time was found, so cancelling is proposed.
cyclogram-plan-closes = Nobody can book this day any more. It can be opened again under “Single days”.
cyclogram-plan-again = See it with my choice
cyclogram-plan-do = Move all and tell
cyclogram-plan-do-close = Cancel all and tell

## What was done

cyclogram-done-added = Hours added.
cyclogram-done-changed = Hours changed.
cyclogram-done-removed = Hours taken out.
cyclogram-done-proposed = The proposed week is yours. Now you can change it.
cyclogram-done-link = Address saved.
cyclogram-done-link-off = Address removed.
cyclogram-done-closed = The day is closed.
cyclogram-done-opened = Extra hours opened.
cyclogram-done-restored = The day is as usual again.
cyclogram-done-room = Room saved.
cyclogram-done-room-off = The room is not used any more.
cyclogram-done-room-on = The room is used again.
cyclogram-done-bells = Bells saved.
cyclogram-done-rules = Booking rules saved.
cyclogram-done-moved = { $count ->
        [one] Done: { $count } meeting changed, the person is told.
       *[other] Done: { $count } meetings changed, everybody is told.
    }
cyclogram-touched = { $count ->
        [one] { $count } meeting is booked on these days. It is not cancelled by itself.
       *[other] { $count } meetings are booked on these days. They are not cancelled by themselves.
    }
cyclogram-touched-off = { $count ->
        [one] { $count } meeting is booked with this person. It is not cancelled by itself.
       *[other] { $count } meetings are booked with this person. They are not cancelled by themselves.
    }
cyclogram-touched-look = Look in the calendar

## Why it was refused

cyclogram-refused-empty = Fill in what is needed: day, time, kind of work.
cyclogram-refused-hours = Tick at least one day. The end must be later than the beginning.
cyclogram-refused-overlap = There is other work at that time. Change the time, or take those hours out first.
cyclogram-refused-week = The week has hours already, so the proposed one was not taken.
cyclogram-refused-room = This room is not used any more. Choose another one.
cyclogram-refused-room-words = Write the room's name in Kazakh. A name has at most 60 characters, the way at most 200.
cyclogram-refused-room-used = { $count ->
        [one] { $count } meeting is booked in this room. First give it another room in the calendar.
       *[other] { $count } meetings are booked in this room. First give them another room in the calendar.
    }
cyclogram-refused-past = Choose today or a day within a year.
cyclogram-refused-note = The reason may have at most 120 characters.
cyclogram-refused-nobody = Tick who can book.
cyclogram-refused-rule = { $rule }: write a number from { $least } to { $most }.
cyclogram-refused-pauses = A break must end after it begins, and two may not overlap.
cyclogram-refused-bells = A lesson must end after it begins, and two may not overlap.
cyclogram-refused-link = The address must begin with https:// and have at most 300 characters.
cyclogram-refused-changed = A meeting or a free time has changed meanwhile, so nothing was done. Please look again.
cyclogram-refused-same-day = It must be another day, and not one that is over.
cyclogram-refused-words = Your words are too long: at most 300 characters.
