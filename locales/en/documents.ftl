### Documents: the words of a book or a report that leaves as a file. For adults.

documents-cover = Cover
documents-laced = Pages numbered, laced and sealed in this register: { $pages } ({ $words }).
documents-head = Head of the school ____________________ /{ $name }/
documents-psychologist = Psychologist
documents-checked = Checked by
documents-began = Begun: { $day }
documents-ended = Ended: { $day }
documents-blank-day = ____.____.20____
documents-class = Class: { $name }
documents-code = Control code of the register ({ $day }): { $code }
documents-section-parent = Work with parents
documents-section-teacher = Work with teachers
documents-section-administration = Work with the administration of the school
documents-corrected = Corrected, see No. { $number }.
documents-corrects = The corrected form of line No. { $number }.
