### Документы: слова книги и отчёта, вышедших файлом. Для взрослых.

documents-cover = Обложка
documents-laced = В настоящем журнале пронумеровано, прошнуровано и скреплено печатью страниц: { $pages } ({ $words }).
documents-head = Директор школы ____________________ /{ $name }/
documents-psychologist = Педагог-психолог
documents-checked = Журнал проверен
documents-began = Начат: { $day }
documents-ended = Окончен: { $day }
documents-blank-day = ____.____.20____
documents-class = Класс: { $name }
documents-code = Контрольный код журнала ({ $day }): { $code }
documents-section-parent = Работа с родителями
documents-section-teacher = Работа с педагогами
documents-section-administration = Работа с администрацией школы
documents-corrected = Исправлено, см. № { $number }.
documents-corrects = Исправленный вариант записи № { $number }.
