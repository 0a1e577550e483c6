### Writing down work done face to face: for staff.

offline-menu = Face-to-face work
offline-plus = Write down face-to-face work
offline-plus-short = Write
offline-plus-key = Write down face-to-face work (P)
offline-title = Face-to-face work

offline-who = With whom?
offline-who-pupil = One pupil
offline-who-class = Class, group
offline-who-parents = Parents
offline-who-teachers = Teachers
offline-who-administration = Administration
offline-class = Class
offline-participants = How many people?
offline-people = { $count } people

offline-what = What kind of work?
offline-what-consultation = Counselling
offline-what-assessment = Assessment
offline-what-correction = Correction, development
offline-what-prevention = Prevention
offline-what-awareness = Awareness
offline-what-training = Training

offline-minutes = How many minutes?
offline-minutes-other = Other
offline-minutes-field = Number of minutes

offline-more = More (if you like)
offline-client = Who it was
offline-client-hint = A code, never a pupil's name, for example: P-8B-03.
offline-when = Date and time
offline-category = Problem
offline-none = Not chosen
offline-topic = Topic
offline-result = Result
offline-recommendation = Recommendation
offline-next = Next step
offline-note = Note
offline-consent = Day of the parents' written consent
offline-consent-hint = The law asks for it when a pupil is assessed.
offline-direction = Direction of work
offline-direction-own = By the kind of work
offline-colleague = Who did it?
offline-colleague-me = I did
offline-repeat = Repeat meeting
offline-asked = On request: enter it in the needs journal as well

offline-week = As last week
offline-planned = From the plan: { $words }
offline-class-pick = Choose a class
offline-grade = Grade { $grade }
offline-method = Method
offline-levels = Result: how many people?
offline-level-low = Low
offline-level-middle = Middle
offline-level-high = High
offline-plan = Which line of the plan?
offline-plan-none = Not in the plan
offline-material = Material of the fund
offline-programme = Programme, lesson number
offline-partners = Together with whom?
offline-partners-hint = For example: class teacher, nurse. If filled in, the work counts as applied.
offline-referral = Referred to
offline-referral-none = Not referred
offline-area = Problem area
offline-area-own = By category
offline-stage = Stage of the year
offline-stage-own = By the date
offline-aspect = Aspect
offline-aspect-own = Set by itself

offline-save = Save
offline-done = Written down as a draft: { $books }.
offline-already = This work is already written down; it was not entered twice.
offline-undone = The entry was removed.
offline-number = Give a number
offline-numbered = Numbered: { $places }.
offline-numbered-before = It already had its number.
offline-left = “{ $book }” stays a draft: the parents' written consent is not there.

offline-today = Written down today
offline-empty = Nothing written down today yet
offline-empty-hint = Right after a meeting, tap three times: with whom, what kind of work, save. The drafts appear in the journals by themselves.
offline-again = The same again
offline-draft = draft
offline-waits = parents' consent is needed
offline-by = Done by: { $name }

offline-refused-number = Say how many people there were: at least 2 for a class or a group.
offline-refused-minutes = Write a number of minutes from 1 to 600.
offline-refused-class = Write the class like this: 7А or 11.
offline-refused-moment = Choose the whole date and time.
offline-refused-future = That time has not come yet. Choose when the meeting was.
offline-refused-long-ago = That day is too long ago: journals before the last school year are closed.
offline-refused-consent = Check the day of the consent: it cannot be later than today.
offline-refused-colleague = That colleague is not on the list. Choose again.
offline-refused-long = The text in this field is too long. Make it shorter.
offline-refused-form = Choose with whom and what kind of work it was.
offline-refused-late = It can no longer be taken back: ten minutes have passed, or it was changed in the journal. Correct it there if needed.
offline-refused-no-class = The school has no such class. Choose one from the list or add it on the “Classes” page.
offline-refused-levels = Low, middle and high together cannot be more people than took part.
offline-refused-plan = This line of the plan was not found. Choose another one.
offline-refused-material = This material is not in the fund. Choose another one.
offline-refused-locked = This month is closed: its entries were handed in. Open it on the “Closing a month” page first, or choose another day.
