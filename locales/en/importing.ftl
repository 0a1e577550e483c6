### Bringing an earlier journal from Excel: for staff.

importing-button = Bring from Excel
importing-title = Bring a journal from Excel
importing-lead = A journal you kept in Excel until now can be brought in here. Nothing is written at once: you check it first, then the entries are added as drafts.
importing-file = Excel file (XLSX) or CSV
importing-file-choose = Choose a file
importing-file-hint = Up to 10 MB. If pupils' names are in it, replace them with codes first.
importing-book = Into which journal
importing-year = For which school year
importing-send = Read the file
importing-waiting = Not finished yet
importing-waiting-hint = What was read is kept encrypted and is deleted by itself after a day.
importing-go-on = Go on
importing-go-on-which = Go on: { $book }
importing-recent = Brought in recently
importing-recent-lines = Drafts: { $count }
importing-undo = Take back
importing-undo-which = Take back: { $book }
importing-undo-ask = Every draft that came with this file will be deleted. Take it back?
importing-undone = Taken back. Drafts deleted: { $count }.
importing-drop = Do not bring in
importing-drop-which = Do not bring in: { $book }
importing-drop-ask = The rows that were read will be deleted; nothing gets into the journal. Stop?
importing-dropped = Stopped; nothing was added to the journal.

## Columns

importing-columns-title = Which column is which
importing-columns-lead = Check which column of the journal each column of the file is. A column without a choice is left out.
importing-head = Row { $number } is taken as the heading.
importing-no-head = The columns were not recognised: choose one for each yourself.
importing-sheet = Sheet of the file
importing-sheet-rows = { $name } (rows: { $count })
importing-sheet-choose = Take this sheet
importing-column-sample = For example
importing-column-book = Column of the journal
importing-column-none = Leave out
importing-column-unnamed = Column { $number }
importing-number-hint = Numbers of the file are not taken over: an entry gets a new number when it is confirmed.
importing-count = Count it in statistics as work that was done
importing-count-hint = Each row is counted once. If the same work is in the system already, untick this.
importing-count-never = This journal shows the same work from the other side, so its rows are not counted in statistics again.
importing-settle = Check the rows

## Checking

importing-check-title = Check the rows
importing-check-columns = Change the columns
importing-ready = Ready: { $count }
importing-wrong = With a fault: { $count }
importing-there = In the journal already: { $count }
importing-struck = Struck through, left out: { $count }
importing-preview = This is how it will look
importing-preview-table = The first rows that are ready
importing-wrong-title = Rows with faults
importing-wrong-lead = Put them right here, or tick below that they are left out.
importing-row = Row { $number }
importing-wrong-more = More rows with faults: { $count }. Put these right first, or download the list.
importing-mend = Check what was put right
importing-mended = The corrections are saved.
importing-left = Download the rows with faults (XLSX)
importing-left-title = Rows left out
importing-what-is-wrong = Why it was left out
importing-leave = Leave out the rows with faults and bring in the rest
importing-again = Bring in once more the rows that are in the journal already
importing-take-hint = Entries are added to the journal as drafts: you look them through and confirm them page by page.
importing-take = Add as drafts
importing-nothing = No row is ready.
importing-taken = { $book }: drafts added – { $count }.
importing-taken-left = Rows left out: { $count }.

## What is wrong in a row

importing-wrong-day-missing = no date
importing-wrong-day-unreadable = the date is not clear, write it as 12.10.2026
importing-wrong-day-outside = the date is not in the chosen school year
importing-wrong-day-ahead = that day has not come yet
importing-wrong-month-locked = this month is closed
importing-wrong-class-unknown = the school's list has no such class
importing-wrong-number-unreadable = a number should stand here
importing-wrong-number-missing = write how many people took part
importing-wrong-nothing-said = nothing but the date is written
importing-wrong-too-long = the text is too long, shorten it to 2000 characters

## Why it did not work

importing-refused-none = Choose a file.
importing-refused-large = The file is larger than 10 MB. Leave only the journal of one school year in it and save it again.
importing-refused-old = This is an old Excel file (XLS) or one under a password. Open it in Excel and save it as XLSX without a password.
importing-refused-macros = The file has macros. Save it without them, as XLSX.
importing-refused-long = The file has too many rows or too much text. Up to 1000 rows can be brought in at once: bring the journal in parts.
importing-refused-broken = The file could not be read: it is damaged or not an Excel sheet. Open it in Excel and save it again as XLSX.
importing-refused-empty = Nothing is written in the file.
importing-refused-day = Choose which column holds the date.
importing-refused-twice = The column “{ $column }” is chosen twice. Keep only one.
importing-refused-wrong = Rows with faults are left. Put them right or tick that they are left out.
importing-refused-late = It can no longer be taken back: one of the entries was confirmed or changed.
