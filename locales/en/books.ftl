### Journals and help lines: for staff.

## Words inside lines

books-minutes = { $count } min
books-direction-assessment = 1 ({ journals-direction-assessment })
books-direction-prevention = 2 ({ journals-direction-prevention })
books-direction-correction = 3 ({ journals-direction-correction })
books-direction-counselling = 4 ({ journals-direction-counselling })
books-direction-awareness = 5 ({ journals-direction-awareness })
books-area-1 = ① suicide
books-area-2 = ② harmful habits
books-area-3 = ③ fear
books-area-4 = ④ family
books-area-5 = ⑤ bullying/other
books-status-hoax = the letter was a hoax
books-reason-hoax = It turned out later that the letter was a hoax.
books-reason-not-hoax = It was marked as a hoax by mistake.
books-place-j1 = assessment journal No. { $number }
books-place-j2 = prevention journal No. { $number }
books-place-j3 = correction journal No. { $number }
books-place-j4 = counselling journal No. { $number }
books-place-j5 = awareness journal No. { $number }
books-place-j6 = needs journal No. { $number }
books-place-j7 = individual work journal No. { $number }
books-place-j8 = group work journal No. { $number }
books-place-j9 = work with adults journal No. { $number }

## Menu

books-menu = Journals
books-menu-lines = Help lines
books-menu-j1 = 1. Assessment
books-menu-j2 = 2. Prevention
books-menu-j3 = 3. Correction, development
books-menu-j4 = 4. Counselling
books-menu-j5 = 5. Awareness
books-menu-j6 = 6. Needs
books-menu-j7 = 7. Individual work
books-menu-j8 = 8. Group work
books-menu-j9 = 9. Parents, teachers, administration

## A journal's page

books-year = School year { $first }–{ $last }
books-year-choose = School year
books-drafts = Draft entries
books-drafts-hint = Check a draft and confirm it. A confirmed entry gets its number; afterwards it can only be corrected by a new entry.
books-draft = Draft entry
books-other-year = Unconfirmed drafts wait in another school year:
books-edit = Add details
books-confirm = Confirm
books-confirmed = Entry No. { $number } is confirmed.
books-confirmed-all = Drafts confirmed: { $count }.
books-confirmed-left = Not confirmed, because the parents' consent is not written down: { $count }.
books-correct = Correct
books-corrected-by = Corrected, see No. { $number }
books-corrects = Corrected form of No. { $number }
books-reason = Reason: { $reason }
books-masked = Work with one student. Only the psychologist sees what it was.
books-closed-lead = The psychologist keeps this journal
books-closed-words = To keep pupils' trust, you are shown only how many entries there are.
books-closed-count = Entries in this school year: { $count }
books-empty = No entries in this school year yet
books-empty-work = When a letter is closed, a draft appears here by itself, and face-to-face work is entered with the + button. You only confirm the draft.
books-empty-needs = As soon as you take a letter, it is written here under its own number.
books-empty-deputy = An entry appears here once the psychologist has confirmed it.
books-only-drafts = No confirmed entries yet.
books-print = Paper view
books-print-now = Print
books-back = Back to the journal
books-table = { $title }: table of entries

## Adding details and correcting

books-edit-title = Add details to a draft
books-edit-save = Save
books-edit-confirm = Save and confirm
books-saved = The draft is saved.
books-correct-title = Correct entry No. { $number }
books-correct-hint = The wrong entry is not deleted: it stays, struck through. A corrected entry with a new number is added beside it.
books-correct-save = Add the corrected entry
books-correct-reason = Reason for the correction
books-correct-reason-hint = One sentence is enough, for example: “The class was wrong”.
books-corrected-done = The corrected entry is added as No. { $number }.
books-fixed = Filled in by the system
books-name-hint = Write the student's code, not the name.
books-refused-reason = Write why you correct it: the reason is kept in the journal.
books-refused-same = Nothing was changed. Correct what is wrong and save again.
books-refused-again = This entry is confirmed already.
books-refused-corrected = This entry has been corrected. Only the new, corrected entry can be changed.
books-refused-gap = To confirm, fill the column “{ $column }”: the law asks for the parents' written consent.
books-key-minutes = Duration
books-key-participants = Number of participants
books-key-topic = Topic
books-key-purpose = Purpose
books-key-feedback = Feedback
books-key-result = Result
books-key-recommendation = Recommendation
books-key-note = Note

## Paper

books-cover-by = School psychologist: { $name }
books-cover-began = Begun: ____.____.20____
books-cover-ended = Ended: ____.____.20____
books-cover-laced = This journal has ______ (____________________) pages, numbered, laced and sealed.
books-cover-head = Head of the school
books-cover-checked = Checked
books-cover-sign = Psychologist's signature

## Help lines

books-line-number = Number
books-line-name = Name
books-line-hours = Hours
books-line-days = Days
books-line-opens = Opens
books-line-closes = Closes
books-line-closes-hint = Midnight is 00:00. Day and night: 00:00 in both.
books-line-checked = Checked on
books-line-enabled = Shown to children
books-line-always = Always shown
books-line-hidden = Not shown
books-line-shown = Shown
books-line-never = Not checked yet
books-line-old = { $date }, out of date
books-line-round = Day and night
books-line-from-to = { $opens }–{ $closes }
books-line-check = I rang it today: checked
books-line-check-ask = Did you ring { $number } yourself today, was it answered, and are the hours right?
books-line-checked-done = { $number }: marked as checked today.
books-line-edit = Change the hours
books-lines-hint = Children see these numbers. Check each by ringing it at least once in three months.
books-line-refused-hours = Write the time as HH:MM; the end must be later than the beginning.
books-line-refused-days = Choose at least one day.
books-line-refused-always = This number is shown when a life is in danger: it cannot be switched off or limited to hours.
books-line-always-words = This number is shown day and night, always; so its hours do not change.
books-day-0 = Mon
books-day-1 = Tue
books-day-2 = Wed
books-day-3 = Thu
books-day-4 = Fri
books-day-5 = Sat
books-day-6 = Sun
books-every-day = Every day

## Search and filters

books-search = Search by words, class or date
books-search-hint = Type at least three letters. Kazakh, Russian and Latin letters all work.
books-search-go = Search
books-search-found = Entries with these words, the latest first.
books-search-none = There is no such entry
books-search-none-words = Try only the first three or four letters of the word, or take a filter away. The search covers confirmed entries of this school year.
books-search-cut-none = There is no such entry in the part that was looked through
books-search-on = Search further (below No. { $number })
books-filters = Filters
books-filter-any = { $name }: all
books-filter-month = Month
books-filter-class = Class
books-filter-grade = Grade { $grade }
books-filter-audience = With whom
books-filter-category = Problem
books-filter-by = Done by
books-filter-state = Correction
books-filter-corrected = Corrected only
books-filter-clear = Clear
books-views = Saved filters
books-views-empty = Choose filters you use often and keep them under a name: next time they open with one tap.
books-view-keep-title = Keep the chosen filters
books-view-name = For example: grade 9, November
books-view-keep = Keep
books-view-forget = Remove “{ $name }” from the list
books-view-kept = The filters are kept.
books-view-forgotten = The filters are removed from the list.
books-view-refused-name = Give the filters a name.
books-view-refused-many = Twenty sets are kept already. Remove one to keep another.
books-pages = Pages of the book
books-newer = Later entries
books-older = Earlier entries
books-jump = Go to the entry with number
books-jump-go = Go
books-month = { $month ->
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
    } { $year }
books-last-number = Last number: { $number }
books-more = More
books-drafts-next-number = Next number: { $number }.
books-drafts-tick = Choose this draft
books-drafts-tick-all = Choose every draft on the page
books-drafts-pages = Pages of drafts
books-drafts-on = Next drafts
books-drafts-back = Previous drafts
books-confirm-ticked = Confirm the chosen
books-confirm-ticked-ask = The chosen drafts get their numbers in order. Afterwards they can be changed only by a correction. Confirm?
books-confirm-none = No draft is chosen. Tick those you want to confirm.
books-gap = To be filled in: { $column }
books-paper-part = Entries No. { $first }–{ $last } of { $all }. Begin with number:

## Months, codes, columns, rerouting

books-menu-signing = Closing a month
books-confirmed-locked = Not confirmed because the month is closed: { $count }.
books-draft-locked = This month is closed. Open it first to confirm the entry.
books-refused-locked = The month of this entry is closed. Open the month on the page “Closing a month” to confirm or correct the entry.
books-months-lead = When the entries of a month are ready, close it: nothing is numbered into it or corrected in it any more. If need be, you can open it again with a reason.
books-months-lead-deputy = Once the psychologist has closed a month, look the journals through and mark it as checked.
books-month-open = Open
books-month-ahead = Not begun yet
books-month-drafts = Drafts are waiting
books-month-locked = Month closed
books-month-checked = Checked
books-month-who = { $name }, { $moment }
books-month-lock = Close the month
books-month-lock-ask = { $month }: close the month? After that nothing is numbered into it and nothing in it is corrected.
books-month-lock-ask-drafts = { $month }: drafts of this month are not confirmed yet. They get no number until the month is opened again. Close it all the same?
books-month-check = Checked
books-month-unlock = Open again
books-month-reason = Why the month is opened again
books-month-reason-hint = It is kept in the audit. Do not write a pupil’s name.
books-month-locked-done = The month is closed.
books-month-checked-done = The month is marked as checked.
books-month-opened-done = The month is open again. Close it when you are done.
books-month-refused-reason = Write the reason to open the month again.
books-month-refused-early = This month has not begun yet.
books-month-refused-open = This month is open.
books-codes = Check codes
books-codes-title = Check codes of the journals
books-codes-lead = At the end of each day one check code is made of every confirmed entry. Print it and paste it into the paper book, or copy it by hand. If somebody later changes or deletes an old entry unnoticed, the code on paper shows it.
books-codes-now = The code at this moment, { $day }
books-codes-day = Day
books-codes-code = Number of signings and code
books-codes-first = The first code of a day appears here tomorrow.
books-codes-how = Whoever looks after the server runs the check: give the code from paper, and it says whether every entry is as it was.
books-codes-none = No code yet
books-codes-none-words = It appears once the first entry is confirmed.
books-columns = Columns
books-columns-title = Columns of the journal
books-columns-since = From which school year on
books-columns-lead = Changes hold from the school year { $first }–{ $last } on. The books of past years stay as they were.
books-columns-official = The form of this journal is set by an order (No. 130 of 06.04.2020, annex 4). Compare the columns with the school’s paper form.
books-columns-preview = What the head of the book will look like
books-columns-new = new column
books-columns-own = A column of your own: its text is written by hand.
books-columns-up = Move up: { $name }
books-columns-down = Move down: { $name }
books-columns-remove = Take away: { $name }
books-columns-kept = This column cannot be taken away
books-columns-add-what = One more column
books-columns-add-own = A column of my own (text)
books-columns-add = Add
books-columns-look = See how it looks
books-columns-saved = The columns are saved and hold from the school year { $first }–{ $last } on.
books-columns-reset = Back to the original columns
books-columns-reset-ask = Use the original columns again from this school year on? Nothing that was written is lost.
books-columns-reset-done = The original columns are back.
books-columns-refused-title = Write the Kazakh heading of column { $position }.
books-columns-refused-number = The column with the running number has to stay.
books-columns-refused-law = The law asks for the column with the parents’ consent; it cannot be taken away.
books-columns-refused-many = More than { $count } columns do not fit on paper.
books-columns-refused-unknown = One of the columns is not known or stands twice. Load the page again and try once more.
books-route = Wrong journal?
books-route-hint = Put the direction or the audience right, and the drafts move into the right journals. What you wrote by hand stays.
books-route-direction = Direction
books-route-group = Work with a group
books-route-participants = How many took part
books-route-save = Move
books-rerouted = The drafts moved to: { $books }.
books-refused-people = Write how many people were in the group: two at least.
books-gone = This entry is not in this book
books-gone-words = A colleague may have just moved it to another book. Please look in the book itself.
books-gone-typed = What you wrote is not lost and can be copied
books-gone-back = Open the book
books-refused-reroute = One entry of this work is confirmed already. From now on each entry changes only by a correction.
