### Перенос прежнего журнала из Excel: для сотрудника, на «Вы».

importing-button = Внести из Excel
importing-title = Перенос журнала из Excel
importing-lead = Журнал, который Вы раньше вели в Excel, можно внести сюда. Сразу ничего не записывается: сначала Вы всё проверяете, потом записи добавляются черновиками.
importing-file = Файл Excel (XLSX) или CSV
importing-file-choose = Выбрать файл
importing-file-hint = До 10 МБ. Если в файле есть имена учеников, сначала замените их кодами.
importing-book = В какой журнал
importing-year = За какой учебный год
importing-send = Прочитать файл
importing-waiting = Незаконченные переносы
importing-waiting-hint = Содержимое файла хранится зашифрованным и через сутки удаляется само.
importing-go-on = Продолжить
importing-go-on-which = Продолжить: { $book }
importing-recent = Недавно внесённое
importing-recent-lines = Черновиков: { $count }
importing-undo = Отменить
importing-undo-which = Отменить: { $book }
importing-undo-ask = Все черновики из этого файла будут удалены. Отменить перенос?
importing-undone = Перенос отменён. Удалено черновиков: { $count }.
importing-drop = Не вносить
importing-drop-which = Не вносить: { $book }
importing-drop-ask = Прочитанные строки будут удалены, в журнал ничего не попадёт. Не вносить?
importing-dropped = Перенос прекращён, в журнал ничего не добавлено.

## Графы

importing-columns-title = Какая графа чему соответствует
importing-columns-lead = Проверьте, какой графе журнала соответствует каждый столбец файла. Столбец без выбора не вносится.
importing-head = Заголовком считается строка { $number }.
importing-no-head = Столбцы не распознаны: выберите графу для каждого сами.
importing-sheet = Лист файла
importing-sheet-rows = { $name } (строк: { $count })
importing-sheet-choose = Взять этот лист
importing-column-sample = Например
importing-column-book = Графа журнала
importing-column-none = Не вносить
importing-column-unnamed = Столбец { $number }
importing-number-hint = Номера из файла не переносятся: запись получит новый номер при подтверждении.
importing-count = Учитывать в статистике как проведённую работу
importing-count-hint = Каждая строка учитывается один раз. Если эта же работа уже внесена в систему, снимите отметку.
importing-count-never = Этот журнал показывает ту же работу с другой стороны, поэтому в статистике строки второй раз не учитываются.
importing-settle = Проверить строки

## Проверка

importing-check-title = Проверка строк
importing-check-columns = Изменить графы
importing-ready = Готово к внесению: { $count }
importing-wrong = С ошибкой: { $count }
importing-there = Уже есть в журнале: { $count }
importing-struck = Зачёркнуто, не берётся: { $count }
importing-preview = Так это будет в журнале
importing-preview-table = Первые строки, готовые к внесению
importing-wrong-title = Строки с ошибками
importing-wrong-lead = Исправьте их здесь или отметьте ниже, что они остаются.
importing-row = Строка { $number }
importing-wrong-more = Строк с ошибками ещё: { $count }. Сначала исправьте эти или скачайте список.
importing-mend = Проверить исправленное
importing-mended = Исправления сохранены.
importing-left = Скачать строки с ошибками (XLSX)
importing-left-title = Невнесённые строки
importing-what-is-wrong = Почему не внесено
importing-leave = Оставить строки с ошибками и внести остальные
importing-again = Внести ещё раз и те строки, которые уже есть в журнале
importing-take-hint = Записи добавятся в журнал черновиками: Вы просмотрите и подтвердите их сами, страницу за страницей.
importing-take = Добавить черновиками
importing-nothing = Готовых к внесению строк нет.
importing-taken = { $book }: добавлено черновиков – { $count }.
importing-taken-left = Не внесено строк: { $count }.

## Что не так в строке

importing-wrong-day-missing = не указана дата
importing-wrong-day-unreadable = дата непонятна, напишите в виде 12.10.2026
importing-wrong-day-outside = дата не относится к выбранному учебному году
importing-wrong-day-ahead = этот день ещё не наступил
importing-wrong-month-locked = этот месяц закрыт
importing-wrong-class-unknown = в списке школы нет такого класса
importing-wrong-number-unreadable = здесь должно быть число
importing-wrong-number-missing = укажите, сколько человек участвовало
importing-wrong-nothing-said = кроме даты, ничего не написано
importing-wrong-too-long = текст слишком длинный, сократите до 2000 знаков

## Почему не получилось

importing-refused-none = Выберите файл.
importing-refused-large = Файл больше 10 МБ. Оставьте в нём журнал одного учебного года и сохраните заново.
importing-refused-old = Это старый файл Excel (XLS) или файл под паролем. Откройте его в Excel и сохраните в виде «XLSX» без пароля.
importing-refused-macros = В файле есть макросы. Сохраните его без макросов, в виде «XLSX».
importing-refused-long = В файле слишком много строк или текста. За один раз можно внести до 1000 строк: внесите журнал по частям.
importing-refused-broken = Файл не прочитан: он повреждён или это не таблица Excel. Откройте его в Excel и сохраните заново в виде «XLSX».
importing-refused-empty = В файле ничего не написано.
importing-refused-day = Выберите, в каком столбце стоит дата.
importing-refused-twice = Графа «{ $column }» выбрана дважды. Оставьте только одну.
importing-refused-wrong = Остались строки с ошибками. Исправьте их или отметьте, что они остаются.
importing-refused-late = Отменить уже нельзя: одна из записей подтверждена или изменена.
