### Plans: of the year, of the month, the week (to the psychologist and the heads of the school).

plans-menu = Plan
plans-parts = Parts of the plan
plans-part-year = Annual plan
plans-part-month = Monthly plan
plans-part-week = Week

## Terms

plans-month = { $month ->
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
plans-weekday = { $day ->
        [0] Mon
        [1] Tue
        [2] Wed
        [3] Thu
        [4] Fri
        [5] Sat
       *[other] Sun
    }
plans-term = { $first } – { $last }
plans-week = Week { $number } ({ $first }–{ $last })
plans-when-week = { $week }, no day yet
plans-when-none = not set
plans-dated = { $date } { $year }
plans-done-where = Done: { $where }
plans-done-several = { $first } … { $last } ({ $count } in all)

## The year's plan

plans-year-title = Annual plan
plans-year = School year
plans-show = Show
plans-start-title = { $years }: no plan yet
plans-start-words = Where do you want to begin? Whatever you choose, every line can be changed later. The service's aim and five tasks are already in it.
plans-start-none = When the psychologist makes a plan, you will see it here.
plans-start-last = Take last year's plan
plans-start-last-words = Activities: { $count }; words and terms come along as they are
plans-start-library = Take the ready list
plans-start-library-words = Activities: { $count }; five directions, four problem areas, four groups; bullying prevention every term
plans-start-empty = Begin with an empty plan
plans-start-empty-words = You write the activities, or take them from the list one by one
plans-progress = Done: { $done } of { $total }
plans-dropped-count = Will not be done: { $count }
plans-is-approved = The plan is approved
plans-is-agreed = The plan is agreed
plans-is-open = The plan is not approved yet
plans-by-on = { $name }, { $day }
plans-approve = Note the approval
plans-reopen = Open for changes
plans-reopen-ask = The plan is approved. If you open it for changes, the marks of agreement and approval go, and it has to be approved again. Open it?
plans-head = Theme, aim, tasks
plans-head-edit = Change
plans-head-theme = Theme of the year
plans-head-theme-hint = The school's creative theme. It may stay empty.
plans-head-goals = Aim
plans-head-tasks = Tasks
plans-head-tasks-hint = Each task on its own line.
plans-scheme = Directions
plans-scheme-service = Directions of the service
plans-scheme-order = Directions of Order No. 377
plans-filter-audience = With whom
plans-filter-area = Problem area
plans-filter-open = Only what is not done
plans-filter-all = all
plans-filter-none = no problem area given
plans-filter-clear = Clear filters
plans-library-open = Ready list
plans-add = Add an activity
plans-add-to = Add to “{ $direction }”
plans-export = Download
plans-section-count = Done: { $done } of { $planned }
plans-section-empty = No activities in this direction.
plans-section-hidden = Nothing fits the filters.
plans-record = Record
plans-record-of = Add a record of “{ $content }”
plans-message = Message
plans-message-of = Make a message: { $content }
plans-dropped = Will not be done
plans-dropped-why = Will not be done: { $reason }
plans-standing = What stands in the plan now
plans-mark = Mark as done

## Columns

plans-column-number = No.
plans-column-content = Activity
plans-column-goal = Purpose
plans-column-with-whom = With whom
plans-column-form = Form, method
plans-column-term = Term
plans-column-responsible = Responsible, together with
plans-column-expected = Expected result, form of completion
plans-column-done = Done
plans-column-day = Day, week
plans-column-direction = Direction
plans-column-activity = Activity
plans-column-place = Place

## An activity

plans-item-title = Activity
plans-item-new = New activity
plans-item-direction = Direction
plans-item-audience = Group
plans-item-area = Problem area
plans-item-area-none = not tied to one area
plans-item-stage = Stage
plans-item-aspect = Aspect
plans-item-aspect-hint = Scientific: a small study. Applied: a programme together with teachers. Practical: all other work.
plans-item-first = First month
plans-item-last = Last month
plans-item-frame = Place in the service's work
plans-item-closed = The plan is approved, so it can only be looked at.
plans-save = Save
plans-acts = What to do with this activity
plans-act-up = Up
plans-act-down = Down
plans-act-copy = Copy
plans-act-drop = Mark that it will not be done
plans-act-drop-hint = It does not vanish: it stays struck through, with its reason.
plans-act-reason = Reason
plans-act-restore = Put back into the plan
plans-act-remove = Remove
plans-act-remove-ask = The activity and its lines in monthly plans will be gone. Remove it?
plans-act-used = Work was recorded under this activity, so it cannot be removed, only marked that it will not be done.
plans-act-done-on = Date it was done
plans-act-done = Done
plans-act-undone = Take the mark away
plans-act-done-hint = No journal shows organisational work, so you mark it yourself.

## The library

plans-library-title = Ready activities
plans-library-words = Tick what you need and add it at once. Words can be changed afterwards. The texts are still to be read by a psychologist and an editor.
plans-library-taken = in the plan
plans-library-take = Add what is ticked
plans-library-all = Tick all of this direction

## Approval

plans-approval-title = Agreement and approval
plans-approval-words = When the school's heads have signed, write their names and the dates here. Then the plan is closed: to change it you open it again.
plans-approval-agreed = Agreed: deputy head
plans-approval-approved = Approved: head of the school
plans-approval-name = Full name
plans-approval-day = Date
plans-approval-day-hint = If it is not signed yet, leave the date empty.

## The month

plans-month-title = { $month }: monthly plan
plans-month-before = Month before
plans-month-after = Next month
plans-month-empty = Nothing in this month yet
plans-month-empty-words = Gather with one tap what the annual plan has for this month, or add a line of your own.
plans-month-offered = The annual plan has activities for this month that are not here yet: { $count }.
plans-month-fill = Gather from the annual plan
plans-month-no-plan = There is no annual plan yet
plans-month-lead = Write into the cells and save once at the end. Tab moves to the next cell.
plans-month-save = Save the month
plans-month-own = Add a line of your own
plans-month-more = What else can be done: { $content }
plans-month-line = Line { $number }, { $column }
plans-month-from = earlier month: { $month }

## A line of the month

plans-task-title = Line of the monthly plan
plans-task-move = Move to another month
plans-task-move-to = To which month
plans-task-move-go = Move
plans-task-drop = Mark that it was not done
plans-task-remove-ask = The line will be gone from this month's plan. Remove it?
plans-task-used = Work was recorded under this line, so it stays in its month.

## The week

plans-week-title = { $first } – { $last }
plans-week-before = Week before
plans-week-after = Next week
plans-week-now = This week
plans-week-count = Done: { $done } of { $planned } · work recorded: { $total }
plans-week-today = today
plans-week-off = day off
plans-week-plan = Plan
plans-week-cyclogram = Timetable
plans-week-works = Recorded work
plans-week-empty = Nothing planned
plans-week-loose = This week, no day set
plans-week-booked = these hours can be booked
plans-week-open-hours = Change the office hours
plans-week-whose = Timetable: { $name }

## The document

plans-paper-annual = Annual plan of the school psychologist, { $years }
plans-paper-monthly = Monthly plan of the psychologist. { $month }
plans-paper-weekly = Weekly plan of the psychologist. { $first } – { $last }
plans-sign-psychologist = School psychologist
plans-sign-deputy = Deputy head
plans-sign-principal = Head of the school
plans-stamp-agreed = AGREED
plans-stamp-approved = APPROVED
plans-stamp-name = ____________ / { $name } /
plans-stamp-day-blank = “___” ______________ 20___

## What was done

plans-done-made = The plan is ready. Now make it your own.
plans-done-head = Theme, aim and tasks are saved.
plans-done-scheme = The directions have other names now.
plans-done-approved = The approval is noted.
plans-done-reopened = The plan is open for changes, the approval mark is gone.
plans-done-taken = What was ticked is in the plan.
plans-done-added = The activity is added.
plans-done-changed = The change is saved.
plans-done-moved = It stands elsewhere now.
plans-done-copied = The copy stands at the end of its direction.
plans-done-dropped = Marked that it will not be done.
plans-done-restored = Back in the plan.
plans-done-removed = It is removed.
plans-done-marked = Marked as done.
plans-done-unmarked = The mark is gone.
plans-done-month = The month is saved.
plans-done-filled = Gathered from the annual plan.
plans-done-task = The line is added.

## Why not

plans-refused-empty = A field is empty or not filled in correctly. Please check and send again.
plans-refused-exists = There is a plan for that year already. Nothing was changed.
plans-refused-approved = The plan is approved. Open it before you change it.
plans-refused-changed = Somebody else changed this while you were looking. Your words are below. If you save once more, they stay.
plans-refused-before = Last year's plan was not found.
plans-refused-used = Work was recorded under this activity, so it cannot be removed. It can be marked that it will not be done.
plans-refused-by-work = The journals show whether this was done; it is not marked by hand.
plans-refused-future = That day is still to come.
plans-refused-line = Please check the marked line. { $why }
plans-refused-line-changed = Somebody else changed the marked line while you were looking. It says now: “{ $words }”. If you save once more, your words stay.
plans-refused-outside = The day lies in another month.
plans-refused-used-line = Work was recorded under this line: it stays in its month. It can be marked that it was not done.
plans-refused-month = Choose another month of the same school year.
plans-refused-term = There is no such month.
plans-refused-backwards = The last month comes before the first. A plan's year begins in August.
plans-refused-words = Write what is to be done.
plans-refused-long = Too long. Please write it shorter.
plans-refused-reason = Write the reason: it will be needed at an inspection.
plans-refused-nothing = An empty plan cannot be approved.
plans-refused-name = Write who signed.
plans-refused-signed = Check the dates: at least one signature needs its date, none may be after today, and approval cannot come before agreement.
plans-refused-open = The plan is open already.
