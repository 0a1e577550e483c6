### Papers as files: the sheet, what is being made, the school's own templates, the list in a ZIP.

exports-menu = Files
exports-take = Download
exports-lead = Long documents are made here. You may close the page: the work goes on by itself. A finished file is kept for one hour.
exports-all = Download all papers together
exports-templates = Word templates
exports-list = Documents
exports-empty = Nothing here yet
exports-empty-words = Open a journal, a plan or a report and press “Download”.

## What is taken

exports-what-journal = Journal
exports-what-annual-plan = Annual plan
exports-what-monthly-plan = Monthly plan
exports-what-report = Report
exports-what-normative = List of legal documents
exports-what-materials = List of the methodical fund
exports-what-everything = All papers of the service
exports-attestation = Papers for the attestation

## The sheet

exports-when = For which time
exports-whole-year = The whole school year
exports-whole = All years
exports-class = Class
exports-class-hint = Left empty, all classes are included. For example: 7А
exports-format = Which kind of file
exports-format-pdf = PDF
exports-format-pdf-hint = to print
exports-format-docx = Word
exports-format-docx-hint = can be edited
exports-format-xlsx = Excel
exports-format-xlsx-hint = a table
exports-format-csv = CSV
exports-format-csv-hint = for other programs
exports-language = Language of the document
exports-private = The document may contain information about children. Keep the file on your own computer only, and delete it when it is no longer needed.
exports-bundle = Everything comes as one ZIP file with a list (manifest) inside.
exports-odd-what = There is no such document.
exports-odd-journal = There is no such journal.
exports-odd-school-year = The school year cannot be read. Choose from the list.
exports-odd-month = This month is not in the school year. Choose from the list.
exports-odd-class-name = Write the class like this: 7А
exports-odd-kind = There is no such report.
exports-odd-period = The period of the report cannot be read.
exports-odd-frozen = There is no such frozen report.
exports-odd-format = Choose the kind of file.
exports-odd-locale = Choose the language of the document.
exports-refused-many = Many documents are waiting already. Let them be finished first.

## Jobs

exports-state-queued = Waiting in line
exports-state-working = Being made
exports-state-ready = Ready
exports-state-expired = Expired
exports-state-failed = Could not be made
exports-state-cancelled = Cancelled
exports-progress = { $name }: { $percent } %
exports-percent = { $percent } %
exports-until = File deleted at: { $time }
exports-asked = Asked for: { $moment }
exports-download = Download the file
exports-cancel = Cancel
exports-remove = Delete the file
exports-again = Make it again
exports-which = { $act }: { $name }
exports-cancelled = Cancelled, no file is kept.
exports-gone = This file is no longer here: it has expired or was cancelled. Press “Make it again”.
exports-size-kb = { $size } KB
exports-size-mb = { $size } MB
exports-problem-broken = Something went wrong in the program. Try again; if that does not help, tell the administrator.
exports-problem-worker = The work was interrupted twice. Try again a little later.
exports-problem-not-allowed = You may not have this document.
exports-problem-nothing = This document has not been made yet.
exports-problem-template = The school's own Word template could not be filled. Check it, or go back to the shipped one.

## Templates

exports-templates-lead = Word documents are made from this template. Download it, change it in Word and upload it again. Leave the words in brackets, such as these, as they are:
exports-template-shipped = The shipped template
exports-template-own = The school's own, uploaded: { $moment }
exports-template-take = Download the template
exports-template-change = Upload your own
exports-template-choose = Word file (.docx)
exports-template-send = Upload
exports-template-back = Back to the shipped one
exports-template-back-ask = The school's own template will be deleted. Go on?
exports-template-file = Template. { $kind } ({ $language })
exports-template-put = The template is in place. Word documents are made from it from now on.
exports-template-removed = The shipped template is back.
exports-template-empty = No file was chosen, or it is empty.
exports-template-large = The file is too large: 10 MB at most.
exports-template-kind = Choose a Word file (.docx).
exports-template-fault-field = The template names an unknown field: { $field }
exports-template-fault-no-body = The template has no place for the document itself. Begin from the shipped one.
exports-template-fault-syntax = The brackets in the template are not written properly. Compare with the shipped one.
exports-template-fault-not-docx = This is no plain Word file (.docx).
exports-template-fault-too-large = The template is too large. Make the pictures in it smaller.
exports-template-fault-macro = The template holds a macro or another file. Take them out and upload it again.
exports-template-fault-way-out = The template points to another file or a site. Take the link out and upload it again.

## The list in a ZIP

exports-manifest-name = MANIFEST.txt
exports-manifest-made = Made: { $moment }. By: { $name }
exports-manifest-count = Files: { $count }
exports-manifest-head = Last link of the chain of signatures: { $code } (links: { $position })
exports-manifest-file = Lines: { $rows }. Size in bytes: { $size }
exports-manifest-check = The SHA-256 code shows whether a file was changed.
