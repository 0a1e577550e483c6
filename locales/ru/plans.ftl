### Планы: годовой, месячный, неделя (психологу и руководству школы: «Вы»).

plans-menu = План
plans-parts = Разделы плана
plans-part-year = Годовой план
plans-part-month = План на месяц
plans-part-week = Неделя

## Сроки

plans-month = { $month ->
        [1] январь
        [2] февраль
        [3] март
        [4] апрель
        [5] май
        [6] июнь
        [7] июль
        [8] август
        [9] сентябрь
        [10] октябрь
        [11] ноябрь
       *[other] декабрь
    }
plans-weekday = { $day ->
        [0] пн
        [1] вт
        [2] ср
        [3] чт
        [4] пт
        [5] сб
       *[other] вс
    }
plans-term = { $first } – { $last }
plans-week = { $number }-я неделя ({ $first }–{ $last })
plans-when-week = { $week }, день не назначен
plans-when-none = не назначено
plans-dated = { $date } { $year } года
plans-done-where = Выполнено: { $where }
plans-done-several = { $first } … { $last } (всего { $count })

## Годовой план

plans-year-title = Годовой план
plans-year = Учебный год
plans-show = Показать
plans-start-title = { $years }: плана ещё нет
plans-start-words = С чего начать? Что бы Вы ни выбрали, потом можно изменить каждую строку. Цель и пять задач службы уже вписаны.
plans-start-none = Когда психолог составит план, он появится здесь.
plans-start-last = Взять прошлогодний план
plans-start-last-words = Мероприятий: { $count }; тексты и сроки переносятся как есть
plans-start-library = Взять готовый список
plans-start-library-words = Мероприятий: { $count }; пять направлений, четыре проблемы, четыре группы; профилактика буллинга каждую четверть
plans-start-empty = Начать с пустого плана
plans-start-empty-words = Мероприятия Вы впишете сами или возьмёте из списка по одному
plans-progress = Выполнено { $done } из { $total }
plans-dropped-count = Не будет проведено: { $count }
plans-is-approved = План утверждён
plans-is-agreed = План согласован
plans-is-open = План ещё не утверждён
plans-by-on = { $name }, { $day }
plans-approve = Отметить утверждение
plans-reopen = Открыть для изменений
plans-reopen-ask = План утверждён. Если открыть его для изменений, отметки о согласовании и утверждении снимутся, и план нужно будет утвердить снова. Открыть?
plans-head = Тема, цель, задачи
plans-head-edit = Изменить
plans-head-theme = Тема года
plans-head-theme-hint = Творческая тема школы. Можно оставить пустой.
plans-head-goals = Цель
plans-head-tasks = Задачи
plans-head-tasks-hint = Каждая задача с новой строки.
plans-scheme = Направления
plans-scheme-service = Направления службы
plans-scheme-order = Направления приказа № 377
plans-filter-audience = С кем
plans-filter-area = Проблема
plans-filter-open = Только невыполненное
plans-filter-all = все
plans-filter-none = проблема не указана
plans-filter-clear = Снять отбор
plans-library-open = Готовый список
plans-add = Добавить мероприятие
plans-add-to = Добавить в направление «{ $direction }»
plans-export = Скачать
plans-section-count = Выполнено { $done } из { $planned }
plans-section-empty = В этом направлении мероприятий нет.
plans-section-hidden = Под отбор ничего не подходит.
plans-record = Запись
plans-record-of = Добавить запись о работе «{ $content }»
plans-message = Сообщение
plans-message-of = Создать сообщение: { $content }
plans-dropped = Не будет проведено
plans-dropped-why = Не будет проведено: { $reason }
plans-standing = Сейчас в плане так
plans-mark = Отметить выполнение

## Столбцы

plans-column-number = № п/п
plans-column-content = Содержание мероприятия
plans-column-goal = Цель
plans-column-with-whom = С кем
plans-column-form = Форма, методика
plans-column-term = Срок
plans-column-responsible = Ответственный, соисполнители
plans-column-expected = Ожидаемый результат, форма завершения
plans-column-done = Отметка о выполнении
plans-column-day = День, неделя
plans-column-direction = Направление
plans-column-activity = Мероприятие
plans-column-place = Место

## Мероприятие

plans-item-title = Мероприятие
plans-item-new = Новое мероприятие
plans-item-direction = Направление
plans-item-audience = Группа
plans-item-area = Проблема
plans-item-area-none = не связано с определённой проблемой
plans-item-stage = Этап
plans-item-aspect = Аспект
plans-item-aspect-hint = Научный: небольшое исследование. Прикладной: программа вместе с учителями. Практический: остальная работа.
plans-item-first = Первый месяц
plans-item-last = Последний месяц
plans-item-frame = Место в системе работы службы
plans-item-closed = План утверждён, поэтому его можно только смотреть.
plans-save = Сохранить
plans-acts = Что сделать с мероприятием
plans-act-up = Выше
plans-act-down = Ниже
plans-act-copy = Сделать копию
plans-act-drop = Отметить, что не будет проведено
plans-act-drop-hint = Из плана не исчезнет: останется зачёркнутым, с причиной.
plans-act-reason = Причина
plans-act-restore = Вернуть в план
plans-act-remove = Убрать
plans-act-remove-ask = Мероприятие и его строки в месячных планах исчезнут. Убрать?
plans-act-used = По этому мероприятию записана работа, поэтому убрать его нельзя, можно только отметить, что не будет проведено.
plans-act-done-on = Дата выполнения
plans-act-done = Выполнено
plans-act-undone = Снять отметку
plans-act-done-hint = Организационная работа не попадает в журналы, поэтому её отмечаете Вы.

## Готовый список

plans-library-title = Готовые мероприятия
plans-library-words = Отметьте нужное и добавьте сразу. Потом текст можно изменить по-своему. Тексты ещё не проверены психологом и редактором.
plans-library-taken = уже в плане
plans-library-take = Добавить выбранное
plans-library-all = Выбрать всё в этом направлении

## Утверждение

plans-approval-title = Согласование и утверждение
plans-approval-words = Когда руководство подпишет план, впишите сюда имена и даты. После этого план закроется: чтобы его изменить, нужно будет открыть его снова.
plans-approval-agreed = Согласовано: заместитель директора
plans-approval-approved = Утверждаю: директор школы
plans-approval-name = Фамилия, имя, отчество
plans-approval-day = Дата
plans-approval-day-hint = Если подписи ещё нет, оставьте дату пустой.

## Месяц

plans-month-title = { $month }: план на месяц
plans-month-before = Предыдущий месяц
plans-month-after = Следующий месяц
plans-month-empty = В этом месяце пока ничего нет
plans-month-empty-words = Соберите одним нажатием то, что годовой план наметил на этот месяц, или добавьте свою строку.
plans-month-offered = В годовом плане на этот месяц есть ещё не добавленные мероприятия: { $count }.
plans-month-fill = Собрать из годового плана
plans-month-no-plan = Годового плана ещё нет
plans-month-lead = Пишите прямо в ячейках и сохраните один раз в конце. Tab переводит в следующую ячейку.
plans-month-save = Сохранить месяц
plans-month-own = Добавить свою строку
plans-month-more = Что ещё можно сделать: { $content }
plans-month-line = Строка { $number }, { $column }
plans-month-from = прежний месяц: { $month }

## Строка месяца

plans-task-title = Строка плана на месяц
plans-task-move = Перенести в другой месяц
plans-task-move-to = В какой месяц
plans-task-move-go = Перенести
plans-task-drop = Отметить, что не проведено
plans-task-remove-ask = Строка исчезнет из плана этого месяца. Убрать?
plans-task-used = По этой строке записана работа, поэтому она остаётся в своём месяце.

## Неделя

plans-week-title = { $first } – { $last }
plans-week-before = Предыдущая неделя
plans-week-after = Следующая неделя
plans-week-now = Эта неделя
plans-week-count = Выполнено { $done } из { $planned } · всего записано работ: { $total }
plans-week-today = сегодня
plans-week-off = выходной
plans-week-plan = План
plans-week-cyclogram = Циклограмма
plans-week-works = Записанная работа
plans-week-empty = В плане ничего нет
plans-week-loose = На этой неделе, день не назначен
plans-week-booked = на эти часы записываются
plans-week-open-hours = Изменить часы приёма
plans-week-whose = Циклограмма: { $name }

## Документ

plans-paper-annual = Годовой план работы школьного психолога, { $years }
plans-paper-monthly = План работы психолога на месяц. { $month }
plans-paper-weekly = План работы психолога на неделю. { $first } – { $last }
plans-sign-psychologist = Педагог-психолог
plans-sign-deputy = Заместитель директора
plans-sign-principal = Директор школы
plans-stamp-agreed = СОГЛАСОВАНО
plans-stamp-approved = УТВЕРЖДАЮ
plans-stamp-name = ____________ / { $name } /
plans-stamp-day-blank = «___» ______________ 20___ г.

## Что сделано

plans-done-made = План готов. Теперь измените его под себя.
plans-done-head = Тема, цель и задачи сохранены.
plans-done-scheme = Названия направлений сменились.
plans-done-approved = Утверждение отмечено.
plans-done-reopened = План открыт для изменений, отметка об утверждении снята.
plans-done-taken = Выбранное добавлено в план.
plans-done-added = Мероприятие добавлено.
plans-done-changed = Изменения сохранены.
plans-done-moved = Место изменено.
plans-done-copied = Копия стоит в конце направления.
plans-done-dropped = Отмечено, что не будет проведено.
plans-done-restored = Снова в плане.
plans-done-removed = Убрано.
plans-done-marked = Выполнение отмечено.
plans-done-unmarked = Отметка снята.
plans-done-month = План на месяц сохранён.
plans-done-filled = Собрано из годового плана.
plans-done-task = Строка добавлена.

## Почему не вышло

plans-refused-empty = Какое-то поле не заполнено или заполнено неверно. Проверьте и отправьте ещё раз.
plans-refused-exists = План на этот год уже есть. Ничего не изменилось.
plans-refused-approved = План утверждён. Чтобы изменить, сначала откройте его.
plans-refused-changed = Пока Вы смотрели, это изменил другой человек. То, что Вы написали, осталось ниже. Если сохранить ещё раз, останется Ваш текст.
plans-refused-before = Прошлогодний план не найден.
plans-refused-used = По этому мероприятию записана работа, поэтому убрать его нельзя. Можно отметить, что оно не будет проведено.
plans-refused-by-work = Выполнение этого мероприятия видно по журналам, вручную оно не отмечается.
plans-refused-future = Этот день ещё не наступил.
plans-refused-line = Проверьте выделенную строку. { $why }
plans-refused-line-changed = Пока Вы смотрели, выделенную строку изменил другой человек. Сейчас в ней: «{ $words }». Если сохранить ещё раз, останется Ваш текст.
plans-refused-outside = День не из этого месяца.
plans-refused-used-line = По этой строке записана работа: она остаётся в своём месяце. Можно отметить, что не проведено.
plans-refused-month = Выберите другой месяц того же учебного года.
plans-refused-term = Такого месяца нет.
plans-refused-backwards = Последний месяц стоит раньше первого. Год плана начинается с августа.
plans-refused-words = Напишите, что будет сделано.
plans-refused-long = Слишком длинно. Напишите короче.
plans-refused-reason = Напишите причину: она понадобится при проверке.
plans-refused-nothing = Пустой план утвердить нельзя.
plans-refused-name = Напишите фамилию и имя того, кто подписал план.
plans-refused-signed = Проверьте даты: нужна хотя бы одна дата подписи, не позже сегодняшней, и утверждение не раньше согласования.
plans-refused-open = План и так открыт.
