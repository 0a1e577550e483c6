# Today: a member of staff's first page.
today-menu = Today
today-date = { $weekday ->
        [0] Monday
        [1] Tuesday
        [2] Wednesday
        [3] Thursday
        [4] Friday
        [5] Saturday
       *[other] Sunday
    }, { $day } { $month ->
        [1] January
        [2] February
        [3] March
        [4] April
        [5] May
        [6] June
        [7] July
        [8] August
        [9] September
        [10] October
        [11] November
       *[other] December
    }
today-hello = Good day, { $name }!
today-open = The service reads letters today until { $until }
today-shut = The service is closed now. It opens: { $moment }
today-far = The service is closed now. The school calendar has no working day ahead
today-reds = { $count ->
        [one] Urgent: { $count } letter
       *[other] Urgent: { $count } letters
    }
today-due = To be answered today
today-due-none = Nothing is left to answer today. A new letter will appear here.
today-open-inbox = Open letters
today-planned = Planned for today
today-planned-none = Nothing is planned for today. Answers to be sent later and letters put off appear here.
today-planned-answer = answer goes out at { $time }
today-planned-wake = comes back at { $time }
today-drafts = Drafts to confirm
today-drafts-none = Nothing to confirm: the journals are filled in.
today-numbers = Letters in numbers
today-only-counts = You are shown numbers only. What children write is read by the psychologist alone.
today-count-red = Urgent
today-count-new = New
today-count-in-work = In progress
today-count-waiting = Waiting for the child
today-count-closed = Closed
today-count-alerts = Alerts nobody has seen
today-oldest = Longest wait for an answer: { $span }.
today-oldest-none = No child is waiting for an answer now.
today-team = Who has how many letters
today-team-name = Psychologist
today-team-free = Not taken
today-team-open = Open
today-team-red = Urgent
today-team-late = Overdue
today-books = Journals
today-lines = { $count ->
        [one] { $count } line
       *[other] { $count } lines
    }
today-needs = What needs attention
today-needs-none = Everything works.
today-outage = { $problem ->
        [conflict] { $channel }: another program reads this bot's messages, children's letters may go there. Tell whoever looks after the system at once.
        [token] { $channel } refuses the bot's key (token): neither letters nor answers arrive. Tell whoever looks after the system at once.
        [account] { $channel } has restricted the school's account: answers do not leave, and letters may not come either. Tell whoever looks after the system at once.
        [templates] { $channel } does not take the texts of invitations: who has not written for a day gets no answer. Tell whoever looks after the system.
        [number] { $channel }: letters come to a number that is not in our settings, and nobody sees them. Tell whoever looks after the system at once.
       *[away] The messenger cannot be reached. Letters and answers will arrive by themselves when it is back. If it lasts, tell whoever looks after the system.
    } (since { $since })
today-need-connections = Faults of messengers that have to be mended: { $count }. Tell whoever looks after the system.
today-need-clock = The system's clock has stopped. Not done in time: { $count }. Tell whoever looks after the system at once.
today-need-clock-silent = The system's clock has stopped: answers, alerts and broadcasts do not leave on time. Tell whoever looks after the system at once.
today-need-clock-failing = Jobs that have failed several times in a row: { $count }. Tell whoever looks after the system.
today-need-clock-open = Open the clock of the system
today-need-delivery = { $count ->
        [one] { $count } message is not leaving.
       *[other] { $count } messages are not leaving.
    } Tell whoever looks after the system at once.
today-need-letters = { $count ->
        [one] { $count } message could not be read because of a fault.
       *[other] { $count } messages could not be read because of a fault.
    } They are kept; tell whoever looks after the system.
today-need-disk = The computer's disk is nearly full. Tell whoever looks after the system.
today-need-nobody = Nobody in this school reads letters: no child is answered. Invite a psychologist at once.
today-need-stand-in = Only one psychologist reads letters in this school. Invite a colleague, so that a child is answered when you are away too.
today-need-second-factor = { $count ->
        [one] { $count } member of staff has not switched on sign-in with a code on the phone.
       *[other] { $count } members of staff have not switched on sign-in with a code on the phone.
    }
today-need-help-lines = { $count ->
        [one] { $count } help line is waiting to be checked.
       *[other] { $count } help lines are waiting to be checked.
    } Call and make sure that the number a child is given is answered.
today-need-help-lines-open = Open the help lines
today-need-orphans = { $count ->
        [one] { $count } open letter is
       *[other] { $count } open letters are
    } left with somebody who no longer reads letters. Children are waiting: a psychologist can take these letters over in “Colleagues”.
today-need-mass-reading = { $count ->
        [one] One person has
       *[other] { $count } people have
    } opened too many letters within an hour.
today-need-mass-reading-open = See who opened them
today-need-unreadable = Letters that no psychologist of the school may read: { $count }. A child is waiting: invite another psychologist, who can read them.
today-need-taken-over = { $count ->
        [one] A colleague took over one of your letters
       *[other] A colleague took over { $count } of your letters
    } in the last day. The reason is written in the talk.
today-need-new-readers = { $count ->
        [one] The psychologist's role was given once
       *[other] The psychologist's role was given { $count } times
    } in the last week. If you do not know the person, ask the administrator who added them.
today-need-lexicon = A part of the school's own words of danger is not in force. Children's messages are screened by the built-in rules.
today-need-mutes = Wishes for the silence of rules wait for you to agree: { $count }.
today-need-lexicon-open = Open words of danger
today-need-tips = Tips that break a rule wait for you to agree: { $count }.
today-need-tips-open = Open tips
today-need-unscreened = { $count } letters were not screened and nobody has read them. A psychologist should open them first.
today-need-messenger = Nobody has linked a phone: an alert is seen only while the panel is open.
today-need-rota = There is no duty rota: an alert goes to everybody in turn.
today-need-evening = Nobody is on the rota this evening: an alert goes to everybody in turn.
today-need-drill-running = A drill is under way: it is a test, nobody is in danger.
today-need-drill-unanswered = Nobody answered the last drill.
today-need-drill-missing = There has been no drill this month.
today-need-duty-open = Open duty
today-need-broadcasts = Broadcasts that wait for you to agree: { $count }.
today-need-broadcasts-open = Open the broadcasts
today-need-samples = { $count } messages of the random check wait for a label. There is no hurry.
today-need-samples-open = Open the random check
today-need-term-duty = Days left of the term: { $count }. Nothing against bullying stands yet, neither a message nor an activity (order No. 506: once a term at least).
today-need-term-duty-late = The term is ending, days left: { $count }. Nothing against bullying stands yet, and order No. 506 asks for it in every term.
today-need-term-duty-open = Open the year's dates
today-meetings = Meetings today
today-meetings-none = No meetings today.
today-meetings-open = Open the calendar of meetings
today-meetings-late = mark whether it was held
today-need-meeting-conflicts = Meetings that cannot be held at their time: { $count }. The hours have changed, the day is closed or a colleague is away.
today-need-meeting-requests = Meetings that wait for you to confirm them: { $count }.
today-need-meeting-unmarked = Past meetings that nobody has marked as held or missed: { $count }.
