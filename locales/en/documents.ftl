### Documents: the words of a book or a report that leaves as a file. For adults.

documents-cover = Cover
documents-laced = Pages numbered, laced and sealed in this journal: { $pages } ({ $words }).
documents-head = Head of the school ____________________ /{ $name }/
documents-psychologist = School psychologist
documents-checked = Checked by
documents-began = Begun: { $day }
documents-ended = Ended: { $day }
documents-blank-day = ____.____.20____
documents-class = Class: { $name }
documents-code = Check code of the journal ({ $day }): { $code }
documents-section-parent = Work with parents
documents-section-teacher = Work with teachers
documents-section-administration = Work with the school administration
documents-corrected = Corrected, see No. { $number }.
documents-corrects = The corrected form of entry No. { $number }.
