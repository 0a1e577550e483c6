# Broadcasts: written, sent, followed.

broadcasts-menu = Broadcasts
broadcasts-page-menu = Messages
broadcasts-lead = One message to pupils, parents, teachers: to each once, at a decent hour. Only numbers are seen, never names.
broadcasts-new = New message
broadcasts-copy = Make a copy
broadcasts-none = No messages yet
broadcasts-none-words = Press “New message” or begin from an item of the annual plan.
broadcasts-untitled = Message without words
broadcasts-group-leaving = Leaving now
broadcasts-group-proposed = Waiting for a second person
broadcasts-group-coming = Coming
broadcasts-group-drafts = Drafts
broadcasts-group-done = Sent and stopped
broadcasts-state-draft = Draft
broadcasts-state-proposed = Waits for agreement
broadcasts-state-scheduled = Scheduled
broadcasts-state-finished = Finished
broadcasts-state-cancelled = Stopped
broadcasts-state-waiting = Waiting to leave
broadcasts-state-sending = Being sent
broadcasts-state-paused = Paused
broadcasts-state-done = Sent
broadcasts-state-skipped = Not sent
broadcasts-steps = Four steps
broadcasts-step-whom = To whom
broadcasts-step-words = Words
broadcasts-step-preview = As a phone shows it
broadcasts-step-time = When
broadcasts-next = Keep and go on
broadcasts-keep = Keep the draft
broadcasts-send = Send
broadcasts-origin = Begun from
broadcasts-who = Who
broadcasts-audience-student = pupils
broadcasts-audience-parent = parents
broadcasts-audience-teacher = teachers
broadcasts-audience-administration = school administration
broadcasts-everybody = everybody
broadcasts-narrow = Narrow down: class, language, channel
broadcasts-narrow-hint = With nothing ticked, all of them get it.
broadcasts-grades = Grades
broadcasts-grade = grade { $grade }
broadcasts-classes = Classes
broadcasts-language = Language
broadcasts-languages = Languages
broadcasts-channel = Channel
broadcasts-or = Or these as well
broadcasts-except = But not these
broadcasts-topic = Topic
broadcasts-topic-notices = School notices
broadcasts-topic-hint = Who has declined this topic does not get it.
broadcasts-saved = Kept recipients
broadcasts-saved-add = Keep this choice under a name
broadcasts-saved-name = A name, such as “Parents of grade 8”
broadcasts-saved-keep = Keep
broadcasts-saved-forget = Take off the list
broadcasts-saved-question = Take this choice off the list? What was sent stays as it is.
broadcasts-nobody = Nobody
broadcasts-example-class = 7A
broadcasts-choose = Say who gets it: the number appears here.
broadcasts-nobody-fits = No subscriber fits this choice yet.
broadcasts-few = fewer than 5
broadcasts-few-students = fewer than 5 pupils
broadcasts-whom-but = { $said } (but not: { $but })
broadcasts-words-hint = Kazakh and Russian are needed: everybody gets it in their own language. Write briefly and warmly.
broadcasts-english = English words (optional)
broadcasts-variables = What can be filled in
broadcasts-variable-school = name of the school
broadcasts-variable-class = class
broadcasts-variable-hint = Tap to put it in: everybody gets their own
broadcasts-poll = Poll: answers to tap
broadcasts-poll-hint = Two to five answers of at most 20 characters. Who chose what is never seen, only the numbers.
broadcasts-choice = Answer { $number }
broadcasts-file = File that goes with it
broadcasts-file-hint = One file: a picture, a PDF or a document of at most 2 MB. Its name should name nobody.
broadcasts-file-drop = Take away
broadcasts-flags = How it is sent
broadcasts-flag-cheerful = A cheerful message
broadcasts-flag-cheerful-hint = Held back while the school mourns.
broadcasts-flag-sensitive = A sensitive topic
broadcasts-flag-sensitive-hint = Goes out class by class on different days, and waits while an urgent request is open.
broadcasts-flag-replies = Replies reach the psychologist
broadcasts-flag-replies-hint = There is a button to write to the psychologist below; it opens an ordinary anonymous request.
broadcasts-preview-none = No words yet: { $language }.
broadcasts-preview-invited = Who has not written to the bot in the last 24 hours gets this invitation first. The message itself opens with its button:
broadcasts-try = Send to me
broadcasts-try-hint = The draft is kept and comes to your phone.
broadcasts-try-unlinked = To send it to yourself, link your messenger.
broadcasts-try-link = Link it
broadcasts-when-at = At a time
broadcasts-when-at-hint = You choose the day, the hour, and whether it comes again.
broadcasts-when-soon = At the next decent hour
broadcasts-when-soon-hint = It is chosen for you, around quiet hours and holidays.
broadcasts-when-now = Now
broadcasts-when-now-hint = Leaves in a minute; until then it can be taken back.
broadcasts-day = Day
broadcasts-clock = Hour
broadcasts-again = Again
broadcasts-again-once = Once
broadcasts-again-weekly = Every week
broadcasts-again-term_first = At the start of each term
broadcasts-again-term_last = At the end of each term
broadcasts-again-before_term_end = Before the end of each term
broadcasts-again-before_exams = Before the exams
broadcasts-again-each_year = Every year on this day
broadcasts-weekdays = Days of the week
broadcasts-weekday-0 = Mon
broadcasts-weekday-1 = Tue
broadcasts-weekday-2 = Wed
broadcasts-weekday-3 = Thu
broadcasts-weekday-4 = Fri
broadcasts-weekday-5 = Sat
broadcasts-weekday-6 = Sun
broadcasts-offset = How many days before (or after)
broadcasts-until = Last day
broadcasts-until-hint = What comes again has to end.
broadcasts-way = { $channel } { $takes }
broadcasts-way-by-days = { $channel } { $takes } ({ $most } { $most ->
        [one] person
       *[other] people
    } a day)
broadcasts-takes-now = – at once
broadcasts-takes-seconds = ≈ { $count } s
broadcasts-takes-minutes = ≈ { $count } min
broadcasts-takes-hours = ≈ { $count } h
broadcasts-takes-days = ≈ { $count } days
broadcasts-outlook = { $when } – { $whom }: { $ways }.
broadcasts-outlook-now = In a minute
broadcasts-outlook-once = It cannot be sent twice.
broadcasts-outlook-again = After that { $count } times more, the last: { $last }.
broadcasts-outlook-nobody = { $when }. Nobody would get it yet: it goes to those who subscribe by then.
broadcasts-outlook-empty = Once it is said who gets it, this tells what will happen.
broadcasts-outlook-unclear = Choose a day and an hour: there is no such day, or it is not complete.
broadcasts-outlook-never = Within two weeks there is no hour at which these people may be written to: holidays.
broadcasts-note-quiet = The hour you chose is a quiet one, so it leaves at the time above.
broadcasts-note-slow = { $slow } takes long ({ $takes }). Better send by { $first } first.
broadcasts-note-later = This group gets it later: { $group } ({ $when }).
broadcasts-note-few = Fewer than five pupils: a reply may give away who wrote it.
broadcasts-second-rules = The words break a rule of safe messaging: a second person has to agree.
broadcasts-missing = Before it can be sent:
broadcasts-problem-audience-missing = It is not said who gets it.
broadcasts-problem-text-missing = No words: { $language }.
broadcasts-problem-text-too-long = Too long ({ $language }): at most { $most } characters.
broadcasts-problem-variable-unknown = There is an unknown {"{…}"}: { $language }.
broadcasts-problem-choices-few = A poll has at least two answers.
broadcasts-problem-choice-missing = Some answers of the poll are missing: { $language }.
broadcasts-problem-choice-too-long = An answer of the poll is longer than 20 characters: { $language }.
broadcasts-discard = Throw the draft away
broadcasts-discard-question = Throw the draft away? It cannot be brought back.
broadcasts-undo = Take it back
broadcasts-undo-left = Time left to take it back
broadcasts-waits-for-hour = It leaves by itself at its time. Until then it can be taken back and mended.
broadcasts-cancel = Stop for good
broadcasts-cancel-question = Stop it for good? Who has it keeps it, nobody else gets it.
broadcasts-asks = A second person has to agree
broadcasts-asks-words = Proposed by { $name }. Please look at the words and at who gets them.
broadcasts-asks-many = It goes to many people.
broadcasts-asks-rules = The words break a rule of safe messaging.
broadcasts-asks-now = Once agreed it leaves in a minute.
broadcasts-asks-own = Somebody else agrees to what you proposed.
broadcasts-asks-nobody = Nobody else at the school could agree: invite a colleague.
broadcasts-agree = I agree
broadcasts-agree-question = Send these words to these people?
broadcasts-decline = I do not agree
broadcasts-take-back = Back to the drafts
broadcasts-reached = Would get it now
broadcasts-times = Time
broadcasts-made-by = Written by
broadcasts-agreed-by = Agreed by
broadcasts-runs = When it was sent
broadcasts-progress = Progress
broadcasts-sent-of = sent: { $sent } of { $expected }
broadcasts-done-of = done: { $done } of { $expected }
broadcasts-count-sent = Sent: { $count }
broadcasts-count-uncertain = Not known to have arrived: { $count }
broadcasts-uncertain-hint = The connection broke while these were sent. So that nobody gets it twice they are not tried again.
broadcasts-count-dead = Refused by the messenger: { $count }
broadcasts-dead-hint = These can be tried again.
broadcasts-count-blocked = Have blocked the bot: { $count }
broadcasts-blocked-hint = They are not written to any more; who comes back is back by themselves.
broadcasts-count-left-out = Left out: { $count }
broadcasts-left-out-hint = They had enough messages this week, or have left.
broadcasts-run-nobody = When it was to leave, nobody fitted the choice.
broadcasts-reason-quiet = It is a quiet hour: it goes on when it may.
broadcasts-reason-reds = An urgent request is open: it waits until that is closed.
broadcasts-reason-mourning = The school mourns: what is cheerful waits.
broadcasts-reason-holiday = A holiday or the summer break: it goes on on the first day it may.
broadcasts-reason-missed = Its time went by while the service was off, so it was not sent.
broadcasts-reason-fault = Something failed, so it rests. Tell whoever looks after the system.
broadcasts-pause = Pause
broadcasts-resume = Resume
broadcasts-stop = Stop
broadcasts-stop-question = Stop this sending? Who has the message keeps it.
broadcasts-retry = Try the refused again
broadcasts-rules = What two people decide
broadcasts-limit = Number of people
broadcasts-limit-keep = Keep
broadcasts-outage = { $problem ->
        [conflict] { $channel }: another program reads the bot's messages. Sending may be late; tell whoever looks after the system.
        [token] { $channel } refuses the bot's key: nothing leaves. Tell whoever looks after the system at once.
        [account] { $channel } has restricted the school's account: nothing leaves. Tell whoever looks after the system at once.
        [templates] { $channel } does not take the texts of invitations: who has not written for a day gets nothing. Tell whoever looks after the system.
        [number] { $channel }: letters come to a number that is not in our settings, and nobody sees them. Tell whoever looks after the system at once.
       *[away] { $channel }: no connection. It leaves once that is over.
    }
broadcasts-done-kept = The draft is kept.
broadcasts-done-tried = Sent to your phone.
broadcasts-done-recipients = The choice is kept.
broadcasts-done-forgotten = The choice is off the list.
broadcasts-done-scheduled = It is scheduled.
broadcasts-done-proposed = It waits for a second person.
broadcasts-done-draft = The time has gone by: choose another.
broadcasts-done-undo = Taken back: nobody has got it.
broadcasts-done-cancel = Stopped.
broadcasts-done-discard = The draft is gone.
broadcasts-done-agree = Agreed.
broadcasts-done-decline = It is a draft again.
broadcasts-done-limit = Kept.
broadcasts-run-done-pause = Paused: nobody more is written to.
broadcasts-run-done-resume = It goes on.
broadcasts-run-done-cancel = Stopped.
broadcasts-run-done-retry = The refused are tried again.
broadcasts-refused-leaving = It is scheduled or on its way: the words cannot be changed any more. Make a copy to mend them.
broadcasts-refused-stands = It stands already. Nothing was sent a second time.
broadcasts-refused-changed = Somebody changed it while you were writing. Your words are still here: kept, they take the place of the others.
broadcasts-refused-unready = It cannot be sent yet:
broadcasts-refused-time = There is no such day or hour. Choose one from the calendar.
broadcasts-refused-past = That time has gone by. Choose another.
broadcasts-refused-end = Say on which day it ends.
broadcasts-refused-end-far = The last day is not before the first one, and not beyond a school year.
broadcasts-refused-over = This sending is over already.
broadcasts-refused-nothing-waits = It does not wait for agreement any more.
broadcasts-refused-second = You cannot agree to what you proposed yourself.
broadcasts-refused-limit = A number between 0 and 100,000.
broadcasts-refused-raise = Only an administrator can raise the number: who sends alone does not widen this limit. Lowering it is possible.
broadcasts-refused-unlinked = No messenger is linked: link one on the page of duty.
broadcasts-refused-retry = There is nobody to try again.
broadcasts-refused-file-empty = The file is empty.
broadcasts-refused-file-large = The file is larger than { $most } MB.
broadcasts-refused-file-kind = This kind of file is not sent: choose a picture, a PDF or a document.
broadcasts-refused-name = Give the choice a name.
broadcasts-refused-saved-many = Too many choices are kept: take one off the list first.
broadcasts-people-student = { $count ->
        [one] { $count } pupil
       *[other] { $count } pupils
    }
broadcasts-people-parent = { $count ->
        [one] { $count } parent
       *[other] { $count } parents
    }
broadcasts-people-teacher = { $count ->
        [one] { $count } teacher
       *[other] { $count } teachers
    }
broadcasts-people-administration = { $count ->
        [one] { $count } person of the administration
       *[other] { $count } people of the administration
    }
broadcasts-second-many = { $count ->
        [one] More than { $count } person: a second person has to agree.
       *[other] More than { $count } people: a second person has to agree.
    }
broadcasts-limit-words = { $count ->
        [one] A message to more than { $count } person, or one that breaks a rule of safe messaging, leaves only when a second person agrees: another psychologist, a deputy head or an administrator.
       *[other] A message to more than { $count } people, or one that breaks a rule of safe messaging, leaves only when a second person agrees: another psychologist, a deputy head or an administrator.
    }
broadcasts-leaves-in = { $count ->
        [one] Leaves in { $count } second
       *[other] Leaves in { $count } seconds
    }
