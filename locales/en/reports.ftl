### Reports: tables, words, frozen copies.

reports-menu = Reports

## Periods

reports-month-1 = January { $year }
reports-month-2 = February { $year }
reports-month-3 = March { $year }
reports-month-4 = April { $year }
reports-month-5 = May { $year }
reports-month-6 = June { $year }
reports-month-7 = July { $year }
reports-month-8 = August { $year }
reports-month-9 = September { $year }
reports-month-10 = October { $year }
reports-month-11 = November { $year }
reports-month-12 = December { $year }
reports-month-of-1 = January
reports-month-of-2 = February
reports-month-of-3 = March
reports-month-of-4 = April
reports-month-of-5 = May
reports-month-of-6 = June
reports-month-of-7 = July
reports-month-of-8 = August
reports-month-of-9 = September
reports-month-of-10 = October
reports-month-of-11 = November
reports-month-of-12 = December
reports-term-1 = Term I, { $years }
reports-term-2 = Term II, { $years }
reports-term-3 = Term III, { $years }
reports-term-4 = Term IV, { $years }
reports-half-1 = First half of { $years }
reports-half-2 = Second half of { $years }
reports-year = School year { $years }

## Kinds of reports

reports-title-statistical = Statistical report
reports-title-analytical = Analytical report
reports-title-attestation-work = Work plan and annual report of the school psychologist
reports-title-attestation-prevention = Prevention plan (bullying, offences, cyber-safety)
reports-title-attestation-support = Plan and report of psychological and pedagogical support

## Tables

reports-table-a = A. By direction
reports-table-b = B. Counselling (contacts)
reports-table-c = C. By problem (pieces of work)
reports-table-d = D. By class
reports-table-e = E. Needs
reports-table-f = F. Awareness
reports-table-g = G. Assessment
reports-table-aspects = By aspect
reports-table-change = Compared with the period before
reports-table-plan = Planned activities
reports-table-prevention = Prevention and awareness with groups
reports-total = Total
reports-direction = Direction
reports-individual = Individual
reports-group = Group
reports-all-events = All events
reports-reached-student = Pupils reached
reports-reached-parent = Parents reached
reports-reached-teacher = Teachers reached
reports-reached-administration = Administration reached
reports-events = Events
reports-people = People reached
reports-aspect = Aspect
reports-aspect-scientific = Scientific (research)
reports-aspect-applied = Applied (programmes with teachers)
reports-aspect-practical = Practical (daily work)
reports-who = With whom
reports-first = First
reports-repeat = Repeated
reports-contacts = All contacts
reports-contacts-counselling = Counselling (contacts)
reports-cases = Cases
reports-persons = Persons known by name
reports-channel-offline = Face to face
reports-channel-telegram = Telegram
reports-channel-whatsapp = WhatsApp
reports-channel-web = Web chat
reports-channel-online = Online
reports-channel-phone = Telephone
reports-problem = Problem
reports-area-unsaid = Problem not given
reports-area-bullying = Bullying, cyberbullying
reports-band = Grades { $first }–{ $last }
reports-band-unknown = Grade unknown
reports-who-parent = Parents
reports-who-teacher = Teachers
reports-who-administration = Administration
reports-class = Class
reports-grade = Grade { $grade }
reports-grade-unknown = Grade unknown, or several grades
reports-needs-what = Figure
reports-needs-request = Written in the chat
reports-needs-appointment = Booked a meeting
reports-needs-offline = Asked face to face
reports-needs-received = Received
reports-needs-closed = Closed
reports-needs-answered = Answered
reports-needs-in-time = Answered in time
reports-needs-mean = Mean wait for an answer
reports-needs-red = Red (urgent)
reports-needs-elevated = Orange
reports-needs-hoax = Turned out to be hoaxes
reports-referred-line-111 = Referred: to the 111 line
reports-referred-centre = Referred: to the psychological support centre
reports-referred-medical = Referred: to medical help
reports-referred-police = Referred: to the police
reports-referred-other = Referred: elsewhere
reports-span = { $hours } h { $minutes } min
reports-form = Form
reports-sent = Sent
reports-delivered = Delivered
reports-in-room = Took part
reports-for-student = For pupils
reports-for-parent = For parents
reports-for-teacher = For teachers
reports-for-administration = For administration
reports-messages = Messages of the bot
reports-other-awareness = Lectures, meetings and others
reports-method = Method
reports-method-unsaid = Method not given
reports-reached = People reached
reports-level-low = Low
reports-level-middle = Middle
reports-level-high = High
reports-figure = Figure
reports-difference = Difference
reports-activity = Activity
reports-term-of = Term
reports-is-done = Carried out
reports-done = done
reports-not-done = not yet done

## Notes under tables

reports-note-people = Events and people reached are counted apart. Whoever took part twice is counted twice.
reports-note-order_377 = Order No. 377 has no direction of its own for prevention: it is counted with awareness.
reports-note-order_377_developing = Order No. 377 has no direction of its own for prevention: it is counted with development.
reports-note-organisation = Organisational work is written in no journal and is not counted here; the plan shows it.
reports-note-contacts = A contact is one talk or one meeting. A case is one need: several contacts may belong to it.
reports-note-anonymous = Pupils write without giving a name, so several needs of one child are never joined into one person. “Persons known by name” are adults who booked a meeting under their name.
reports-note-hidden = “…”: a figure that is hidden so that no child can be recognised. It is below { $k }, or would give such a figure away.
reports-note-classes = A grade is divided into its classes only where none of them is below { $k }.
reports-note-due = In time: by the end of the next working day, in danger on the same day.
reports-note-hoax = What turned out to be a hoax is counted in no other line.
reports-note-delivered = How many messages arrived is counted by the channels that tell it; without such a channel the column stays empty.
reports-note-groups = Only what was done with groups: talks with one person are not in it.

## Charts

reports-chart-directions = Events by direction
reports-chart-people = People reached
reports-chart-problems = Work by problem
reports-chart-change = This period and the one before
reports-chart-prevention = Prevention with groups

## Parts of a report

reports-block-tables = Tables
reports-block-comment = Comment
reports-block-general = General
reports-block-goals = Aim and tasks, and how far they were reached
reports-block-plan = The plan and how far it was carried out
reports-block-directions = By direction
reports-block-groups = By group of people
reports-block-problems = How problems changed
reports-block-crisis = Crises
reports-block-prevention = Prevention that was done
reports-block-difficulties = Difficulties and their reasons
reports-block-conclusion = Conclusion
reports-block-tasks = Tasks and proposals for the next period

## Sentences out of figures

reports-said-school = School:
reports-said-pupils = Pupils: { $count }.
reports-said-psychologists = School psychologists: { $count }.
reports-said-share = Pupils for one psychologist: { $share } (the norm is { $norm }).
reports-said-share-above = Pupils for one psychologist: { $share }, more than the norm ({ $norm }).
reports-said-aim = Aim:
reports-said-tasks = Tasks:
reports-said-no-plan = There is no plan for this school year yet.
reports-said-plan = Activities planned: { $total }, done: { $done } ({ $share } %).
reports-said-plan-direction = – planned { $planned }, done { $done }.
reports-said-direction =
    – { $events } { $events ->
        [one] event
       *[other] events
    } (individual { $alone }, group { $together }).
reports-said-reached = People reached: { $people }.
reports-said-applied =
    Programmes with teachers (applied aspect): { $count } { $count ->
        [one] event
       *[other] events
    }.
reports-said-scientific =
    Research (scientific aspect): { $count } { $count ->
        [one] event
       *[other] events
    }.
reports-said-group = – reached { $people }; contacts for advice { $contacts } (first { $first }, repeated { $repeated }).
reports-said-more = – { $now } pieces of work, { $before } in the period before: more.
reports-said-less = – { $now } pieces of work, { $before } in the period before: fewer.
reports-said-same = – { $now } pieces of work, as many as in the period before.
reports-said-none = – no such work.
reports-said-few = – the figure is small and therefore not shown.
reports-said-red = Red (urgent) cases: { $count }.
reports-said-elevated = Needs of the orange level: { $count }.
reports-said-danger-few = The number of crises is small and therefore not shown.
reports-said-referred = Referred to help outside: { $count }.
reports-said-prevention =
    Prevention and awareness with groups: { $events } { $events ->
        [one] event.
       *[other] events.
    }
reports-said-whole = Events in the period: { $events }, people reached: { $people }.
reports-said-needs = Needs received: { $received }, of them closed: { $closed }.

## Lines to sign on

reports-signer-psychologist = School psychologist
reports-signer-deputy = Seen by the deputy head
reports-signer-principal = Head of the school
reports-foot-live = Figures of the journals on { $day }; the report is not frozen yet
reports-foot-frozen = Report frozen on { $day }

## Panel

reports-lead = A report comes out of the journals by itself. You look it through and add words where they are needed.
reports-years = School year
reports-ready = The report is ready
reports-running = The period is not over yet
reports-ahead = Not begun yet
reports-frozen-count = Frozen copies: { $count }
reports-kind-months = Months
reports-kind-terms = Terms, half-years, school year
reports-kind-attestation = For a state attestation
reports-attestation-lead = Three documents in one tap: no personal data, figures below { $k } are not shown.
reports-open = Open
reports-all = All reports
reports-earlier = Period before
reports-later = Next period
reports-kinds = Kind of report
reports-scheme = Directions
reports-scheme-service = directions of the service
reports-scheme-order_377 = Order No. 377: prevention with awareness
reports-scheme-order_377_developing = Order No. 377: prevention with development
reports-nothing = Nothing was written in this period
reports-nothing-words = As soon as work stands in a journal, the report fills itself. An empty report can be frozen and printed too.
reports-table-open = { $what }: open the list
reports-chart-words = The figures stand in the table
reports-texts = Words
reports-texts-words = The words are made of figures. Add your own: we remember them for the next period. Do not write names of children.
reports-text-older = Figures changed after these words were written. By the current figures:
reports-text-remembered = In the period before you wrote:
reports-text-take = Take these words
reports-text-save = Save the words
reports-text-language = These words are in the language of the panel. For a report in another language write them in it.
reports-saved = The words are saved
reports-refused-long = That is too long: at most { $most } characters. What you wrote is still here.
reports-freeze = Freeze and print
reports-freeze-ask = The report is kept as it stands now, as a copy that never changes. If figures change later, you can make another.
reports-frozen = The report is frozen
reports-frozen-title = Frozen copies
reports-frozen-none = This report has not been frozen yet.
reports-frozen-at = { $day }, { $who }
reports-frozen-lead = This copy was frozen on { $day }; it never changes.
reports-frozen-same = The figures have not changed since.
reports-frozen-changed = The figures have changed since: below they stand side by side.
reports-frozen-live = Open the current report
reports-then = In the copy
reports-today = Now
reports-download = Download
reports-print = Print
reports-works = The work behind this number
reports-works-none = There is no such work
reports-works-most = The first { $most } are shown.
reports-works-day = Date
reports-works-books = Journal, No.
reports-works-draft = draft
reports-works-back = Back to the report
reports-own-plan = The words of the plan will be read outside the school: before freezing, check that nobody's name is in them.
reports-drafts = Drafts not yet confirmed: { $count }. They are counted too.
