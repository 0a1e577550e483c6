### Календарь психолога: встречи, очередь, кто пришёл без записи. К сотруднику на «Вы».

appointments-desk-menu = Встречи
appointments-desk-today = Сегодня
appointments-desk-before = Предыдущие дни
appointments-desk-after = Следующие дни
appointments-desk-views = Вид
appointments-desk-week = Неделя
appointments-desk-day = День
appointments-desk-days = Дни недели
appointments-desk-print = Печать
appointments-desk-filter-people = По психологу
appointments-desk-filter-rooms = По кабинету
appointments-desk-all-people = Все психологи
appointments-desk-all-rooms = Все кабинеты
appointments-desk-meetings = встреч
appointments-desk-key-steps = Предыдущие, следующие дни
appointments-desk-weekday = { $day ->
        [0] Пн
        [1] Вт
        [2] Ср
        [3] Чт
        [4] Пт
        [5] Сб
       *[6] Вс
    }
appointments-desk-empty = В эти дни встреч нет.
appointments-desk-empty-words = Когда указаны часы приёма, люди записываются на встречу сами, через чат.
appointments-desk-to-hours = Часы приёма
appointments-desk-lesson = { $shift } смена, урок { $number }, { $hours }
appointments-desk-colleague-gone = Бывший сотрудник

## О дне

appointments-desk-odd-off = Выходной
appointments-desk-odd-holiday = Праздник
appointments-desk-odd-break = Каникулы
appointments-desk-odd-closed = Приёма нет
appointments-desk-odd-closed-partly = Часть дня без приёма
appointments-desk-odd-opened = Дополнительный приём
appointments-desk-odd-opened-partly = Дополнительный приём
appointments-desk-odd-away = Отсутствует
appointments-desk-for-all = всем
appointments-desk-for-student = ученикам
appointments-desk-for-parent = родителям
appointments-desk-for-teacher = учителям
appointments-desk-for-administration = администрации

## Кто и в каком состоянии

appointments-desk-who = Кто
appointments-desk-who-student = Ученик
appointments-desk-who-parent = Родитель
appointments-desk-who-teacher = Учитель
appointments-desk-who-administration = Администрация
appointments-desk-state = Состояние
appointments-desk-state-waiting = В очереди
appointments-desk-state-requested = Не подтверждена
appointments-desk-state-booked = Назначена
appointments-desk-state-coming = Придёт
appointments-desk-state-arrived = На месте
appointments-desk-state-done = Состоялась
appointments-desk-state-missed = Неявка
appointments-desk-state-cancelled = Отменена
appointments-desk-state-hold = Выбирают
appointments-desk-people = { $count } чел.
appointments-desk-online = Онлайн

## Требует внимания

appointments-desk-look = Требует внимания
appointments-desk-why-left = { $name } здесь больше не работает.
appointments-desk-why-away = { $name } в этот день отсутствует.
appointments-desk-why-day_off = Этот день стал в школе выходным.
appointments-desk-why-outside_hours = Часы приёма изменились: в это время приёма нет.
appointments-desk-to = Передать: { $name }
appointments-desk-other-time = Другое время
appointments-desk-unmarked = Встречи без отметки
appointments-desk-waiting = В очереди
appointments-desk-waiting-words = Время, которое освободилось, предлагается само, по очереди.
appointments-desk-waits-since = В очереди с: { $when }
appointments-desk-has = Уже есть запись: { $when }
appointments-desk-propose = Предложить время

## Карточка

appointments-desk-card = Встреча
appointments-desk-no-time = Времени пока нет
appointments-desk-accept = Подтвердить
appointments-desk-arrived = На месте
appointments-desk-met = Состоялась
appointments-desk-missed = Неявка
appointments-desk-next-meeting = Следующая встреча
appointments-desk-undo = Снять отметку
appointments-desk-move = Перенести
appointments-desk-give-time = Назначить время
appointments-desk-proposed = Предложено время: { $when }. Ответа ждём до: { $until }.
appointments-desk-offered = Для человека держим время: { $when }. До: { $until }.
appointments-desk-withdraw = Отозвать предложение
appointments-desk-name = Имя
appointments-desk-phone = Телефон
appointments-desk-class = Класс
appointments-desk-how-many = Сколько человек
appointments-desk-category = Проблема
appointments-desk-reason = О чём
appointments-desk-no-reason = Не указано
appointments-desk-note = Заметка
appointments-desk-psychologist = Психолог
appointments-desk-room = Место
appointments-desk-code = Код
appointments-desk-enter = войти
appointments-desk-set-room = Другое место
appointments-desk-no-room = Не указано
appointments-desk-save = Сохранить
appointments-desk-told-at-once = О новом месте человек узнает сразу.
appointments-desk-hand-over = Передать коллеге
appointments-desk-hand-over-send = Передать
appointments-desk-cancel = Отменить
appointments-desk-cancel-words = Одна фраза для человека (если хотите)
appointments-desk-cancel-hint = Об отмене человек узнает сразу. Ему предложат ближайшее свободное время, два варианта.
appointments-desk-cancel-send = Отменить и сообщить
appointments-desk-met-more = Состоялась: записать подробнее
appointments-desk-met-send = Состоялась, сохранить
appointments-desk-books = В журналах
appointments-desk-history = История
appointments-desk-booked = Запись сделана: { $when }, { $channel }
appointments-desk-moved = { $count ->
        [one] Время менялось { $count } раз
        [few] Время менялось { $count } раза
       *[other] Время менялось { $count } раз
    }
appointments-desk-reminded = Напоминание отправлено: { $when }
appointments-desk-will-come = Подтверждён приход: { $when }
appointments-desk-next-reminder = Следующее напоминание: { $when }
appointments-desk-no-way = Через чат этому человеку ничего не отправить: скажите сами.
appointments-desk-opening-kept = Открытие карточки попадает в журнал действий.

## Перенос

appointments-desk-move-title = Другое время
appointments-desk-date = Дата
appointments-desk-time = Время
appointments-desk-change = Выбрать другое
appointments-desk-preview = Посмотреть, что будет
appointments-desk-old = Сейчас
appointments-desk-new = Станет
appointments-desk-will-read = Человек прочитает
appointments-desk-will-be-asked = Если сначала спросить, человек прочитает
appointments-desk-move-send = Перенести и сообщить
appointments-desk-move-plain = Перенести
appointments-desk-propose-send = Сначала спросить
appointments-desk-back = Назад
appointments-desk-caution-outside_hours = Это вне часов приёма.
appointments-desk-caution-day_off = Это выходной день школы.
appointments-desk-caution-away = Психолог в этот день отсутствует.
appointments-desk-caution-left = Этот психолог здесь больше не работает.
appointments-desk-caution-past = Это время уже прошло.
appointments-desk-nearest = Ближайшее свободное время: { $times }.
appointments-desk-nearest-pick = Ближайшее свободное время:

## Пришли без записи

appointments-desk-walk-in = Приход без записи
appointments-desk-walk-in-short = Без записи
appointments-desk-walk-in-save = Сохранить
appointments-desk-client = Имя (не обязательно)
appointments-desk-client-hint = Имя ученика писать не нужно: код появится сам.
appointments-desk-minutes = Сколько минут?
appointments-desk-when = Когда (не обязательно)
appointments-desk-when-hint = Если пусто – сейчас. Если выбрать время позже, встреча запишется на него; напоминаний не будет.
appointments-desk-when-told = Выберите время: человек узнает о нём в чате сразу, потом придёт напоминание.
appointments-desk-more = Подробнее

## На бумаге

appointments-desk-paper = Расписание встреч
appointments-desk-paper-note = Отметка
appointments-desk-paper-empty = В этот день встреч нет.

## Что сделано

appointments-desk-done-accept = Встреча подтверждена, человеку сообщили.
appointments-desk-done-arrived = Приход отмечен.
appointments-desk-done-met = Встреча состоялась, черновики в журналах готовы.
appointments-desk-done-missed = Неявка отмечена.
appointments-desk-done-undo = Отметка снята.
appointments-desk-done-cancel = Встреча отменена, время свободно.
appointments-desk-done-withdraw = Предложение отозвано.
appointments-desk-done-room = Место изменено.
appointments-desk-done-handed = Встреча передана коллеге.
appointments-desk-done-move = Встреча перенесена.
appointments-desk-done-propose = Время предложено, ждём ответа.
appointments-desk-done-booked = Встреча записана.
appointments-desk-done-walk-in = Встреча отмечена как начатая.

## Почему нельзя

appointments-desk-refused-taken = Это время занято: у психолога или в кабинете другая встреча.
appointments-desk-refused-past = Это время уже прошло.
appointments-desk-refused-over = Встреча завершена или отменена: изменить её уже нельзя.
appointments-desk-refused-chosen = Человек прямо сейчас выбирает другое время. Попробуйте чуть позже.
appointments-desk-refused-no-time = У этой встречи ещё нет времени: сначала назначьте его.
appointments-desk-refused-colleague = Такого психолога в школе нет. Выберите ещё раз.
appointments-desk-refused-room = Такого кабинета нет, или не указана ссылка для онлайн-встреч.
appointments-desk-refused-long = Слишком длинно. Сократите.
appointments-desk-refused-not-yet = День встречи ещё не наступил.
appointments-desk-refused-late = Отменить уже нельзя: прошло десять минут или запись в журнале изменена.
appointments-desk-refused-not-today = Работа другого дня записывается на странице очной работы.
appointments-desk-refused-form = Проверьте, что выбрано.
appointments-desk-refused-minutes = Число минут: от 1 до 600.
appointments-desk-refused-people = Число человек: от 1 до 60.
appointments-desk-refused-class = Напишите класс так: 7А или 11.
appointments-desk-refused-moment = Выберите дату и время полностью.
