### Циклограмма: неделя, особые дни, кабинеты, звонки, порядок записи. Для сотрудника, на «Вы».

cyclogram-menu = Циклограмма
cyclogram-parts = Разделы циклограммы
cyclogram-part-week = Неделя
cyclogram-part-days = Особые дни
cyclogram-part-rooms = Кабинеты, звонки
cyclogram-part-rules = Порядок записи
cyclogram-part-move = Перенос дня
cyclogram-day = { $weekday }, { $day }
cyclogram-when = { $weekday }, { $day }, { $time }
cyclogram-person = Психолог
cyclogram-show = Показать
cyclogram-save = Сохранить
cyclogram-nobody = В школе нет психолога
cyclogram-nobody-words = Когда Вы пригласите психолога, здесь появится его неделя.
cyclogram-readonly = Это меняет заместитель директора или системный администратор.

## Неделя

cyclogram-work-assessment = Диагностика
cyclogram-work-individual = Индивидуальная консультация
cyclogram-work-group = Групповое занятие
cyclogram-work-correction = Коррекция и развитие
cyclogram-work-reception = Приём родителей
cyclogram-work-teachers = Работа с учителями
cyclogram-work-visit = Посещение уроков
cyclogram-work-awareness = Просвещение
cyclogram-work-papers = Документация
cyclogram-work-methodical = Методический день
cyclogram-for-student = Ученики
cyclogram-for-parent = Родители
cyclogram-for-teacher = Учителя
cyclogram-for-administration = Администрация
cyclogram-for-nobody = Без записи
cyclogram-one-student = ученик
cyclogram-one-parent = родитель
cyclogram-one-teacher = учитель
cyclogram-one-administration = администрация
cyclogram-weeks-every = Каждую неделю
cyclogram-weeks-odd = По нечётным неделям
cyclogram-weeks-even = По чётным неделям
cyclogram-weekday-short = { $day ->
        [0] Пн
        [1] Вт
        [2] Ср
        [3] Чт
        [4] Пт
        [5] Сб
       *[other] Вс
    }
cyclogram-lead = Записаться можно только на те часы, где указано, для кого они. Нажмите на час, чтобы изменить его, или на пустое место, чтобы добавить.
cyclogram-caption = Недельная циклограмма педагога-психолога
cyclogram-time = Время
cyclogram-weekday = День недели
cyclogram-work = Вид работы
cyclogram-for = Для кого
cyclogram-room = Кабинет
cyclogram-add = Добавить часы
cyclogram-add-at = Добавить часы: { $day }, { $time }
cyclogram-change-at = Изменить: { $day }, { $time }, { $work }
cyclogram-sign-psychologist = Педагог-психолог
cyclogram-sign-head = Директор школы
cyclogram-empty = Неделя пока пустая
cyclogram-empty-words = Сейчас никто не может записаться. Можно одним нажатием взять предложенную неделю и потом поправить под себя. В ней есть:
cyclogram-empty-take = Взять предложенную неделю
cyclogram-empty-own = Заполню вручную
cyclogram-empty-note = Это только образец, не приказ. Пока Вы не нажали, ничего не сохранено.
cyclogram-offered = Что сейчас видит тот, кто записывается
cyclogram-offered-words = Ближайшее свободное время, которое чат предлагает прямо сейчас.
cyclogram-offered-none = Свободного времени не предлагается
cyclogram-offered-more = ещё { $count }
cyclogram-link = Ссылка для онлайн-встреч
cyclogram-link-words = Если ссылка есть, записавшийся к Вам человек может выбрать и онлайн-встречу. Без ссылки онлайн-встреч не предлагают.
cyclogram-link-label = Ссылка (https://…)

## Страница одного часа

cyclogram-cell-new = Добавить часы
cyclogram-cell-title = Изменить часы
cyclogram-cell-days = В какие дни
cyclogram-cell-day = В какой день
cyclogram-cell-from = Начало
cyclogram-cell-to = Конец
cyclogram-cell-audiences = Кто может записаться
cyclogram-cell-audiences-hint = Если никто не отмечен, часы видны только в циклограмме и записи на них нет.
cyclogram-cell-weeks = В какие недели
cyclogram-cell-weeks-hint = Чётные и нечётные недели считаются с начала года. Сейчас неделя { $number }.
cyclogram-cell-room-none = Не указан
cyclogram-cell-remove = Убрать из циклограммы
cyclogram-cell-remove-ask = Убрать эти часы из циклограммы?
cyclogram-back = Назад

## Когда изменение задевает встречи

cyclogram-outside = Есть назначенные встречи
cyclogram-outside-words = { $count ->
        [one] После изменения { $count } встреча окажется вне часов приёма. Само ничего не отменится: встреча останется и будет стоять в календаре под пометкой «Требует внимания».
        [few] После изменения { $count } встречи окажутся вне часов приёма. Само ничего не отменится: встречи останутся и будут стоять в календаре под пометкой «Требует внимания».
       *[other] После изменения { $count } встреч окажутся вне часов приёма. Само ничего не отменится: встречи останутся и будут стоять в календаре под пометкой «Требует внимания».
    }
cyclogram-outside-save = Сохранить, встречи посмотрю позже
cyclogram-outside-save-for-them = Сохранить, встречи посмотрит психолог
cyclogram-outside-unsaved = Изменение пока не сохранено.

## Особые дни

cyclogram-days-lead = Дни, которые проходят не как обычно: выходной, командировка, семинар или дополнительный приём.
cyclogram-days-none = Все ближайшие дни обычные
cyclogram-days-closed = Закрыто
cyclogram-days-open = Дополнительный приём
cyclogram-days-whole = весь день
cyclogram-days-all = вся школа
cyclogram-days-restore = Вернуть обычный день
cyclogram-days-restore-ask = { $day }: пусть этот день снова будет обычным?
cyclogram-close = Закрыть день
cyclogram-close-words = Если оставить время пустым, закроется весь день.
cyclogram-open = Открыть дополнительные часы
cyclogram-open-words = Можно и в выходной.
cyclogram-date = День
cyclogram-reason = Причина (видят только сотрудники)
cyclogram-whose = Кого касается
cyclogram-whose-one = Только этого психолога
cyclogram-whose-all = Всех психологов школы

## Кабинеты, звонки

cyclogram-rooms = Кабинеты
cyclogram-rooms-words = Тот, кто записался, видит в чате название кабинета и как его найти.
cyclogram-rooms-none = Кабинетов пока нет
cyclogram-rooms-none-words = Если добавить кабинет, человек знает, куда идти, а две встречи не попадут в один кабинет.
cyclogram-room-add = Добавить кабинет
cyclogram-room-change = Изменить
cyclogram-room-name-kk = Название на казахском
cyclogram-room-name-ru = Название на русском
cyclogram-room-name-en = Название на английском
cyclogram-room-way-kk = Как найти, на казахском
cyclogram-room-way-ru = Как найти, на русском
cyclogram-room-way-en = Как найти, на английском
cyclogram-room-off = Больше не использовать
cyclogram-room-off-ask = { $name }: больше не предлагать этот кабинет? В циклограмме его часы останутся без кабинета.
cyclogram-room-is-off = Не используется
cyclogram-room-on = Снова использовать
cyclogram-bells = Звонки
cyclogram-bells-words = Если в «Порядке записи» встречи привязаны к звонкам, они начинаются вместе с уроком. Пустые строки не учитываются.
cyclogram-shift = { $number }-я смена
cyclogram-lesson = { $number }-й урок
cyclogram-lesson-opens = { $shift }-я смена, { $lesson }-й урок: начало
cyclogram-lesson-closes = { $shift }-я смена, { $lesson }-й урок: конец

## Порядок записи

cyclogram-rules-lead = Эти числа общие для всей школы. Уже назначенные встречи не меняются, новые записываются по новому порядку.
cyclogram-rules-time = Время
cyclogram-rules-limits = Ограничения
cyclogram-rules-way = Подтверждение
cyclogram-rule-meeting_minutes = Сколько минут длится встреча
cyclogram-rule-meeting_minutes-words = На такие отрезки делится свободное время.
cyclogram-rule-pause_minutes = Перерыв между встречами, минут
cyclogram-rule-pause_minutes-words = Следующий человек может записаться только после этого перерыва.
cyclogram-rule-notice_minutes = За сколько минут до встречи запись закрывается
cyclogram-rule-notice_minutes-words = Более близкое время в чате не видно. 1440 – это сутки.
cyclogram-rule-horizon_days = На сколько дней вперёд можно записаться
cyclogram-rule-horizon_days-words = Более далёкие дни пока не видны.
cyclogram-rule-most_open = На сколько встреч может записаться один человек
cyclogram-rule-most_open-words = Чтобы записаться ещё, одну из них нужно сначала отменить или дождаться, пока она пройдёт.
cyclogram-rule-most_moves = Сколько раз человек может перенести одну встречу
cyclogram-rule-most_moves-words = Дальше время переносит сам психолог.
cyclogram-rule-hold_minutes = Сколько минут держим выбранное время
cyclogram-rule-hold_minutes-words = В эти минуты его не займёт никто другой.
cyclogram-rule-claim_minutes = Сколько минут на ответ, если предложено освободившееся время
cyclogram-rule-claim_minutes-words = Без ответа время предлагается следующему в очереди.
cyclogram-rules-automatic = Как подтверждается встреча
cyclogram-rules-automatic-yes = Сразу: время выбрано, встреча назначена
cyclogram-rules-automatic-no = Подтверждает психолог: до этого человек ждёт ответа
cyclogram-rules-bells = Когда начинаются встречи
cyclogram-rules-bells-no = Одна за другой от начала приёма
cyclogram-rules-bells-yes = Со звонком на урок
cyclogram-rules-pauses = Перерывы дня
cyclogram-rules-pauses-words = Например, обед: в это время никто не запишется. Пустые строки не учитываются.
cyclogram-rules-pause-from = Начало перерыва { $number }
cyclogram-rules-pause-to = Конец перерыва { $number }
cyclogram-rules-bounds = { $least } – { $most }

## Перенос дня

cyclogram-move-lead = Все встречи одного дня переносятся или отменяются вместе. Сначала Вы видите, что узнает каждый, и только потом это отправляется.
cyclogram-move-busy = Дни, на которые есть встречи
cyclogram-move-count = { $count ->
        [one] { $count } встреча
        [few] { $count } встречи
       *[other] { $count } встреч
    }
cyclogram-move-none = Впереди нет встреч
cyclogram-move-none-words = Переносить нечего. Закрыть день можно в разделе «Особые дни».
cyclogram-move-how = Что сделать
cyclogram-move-how-move = Перенести на другой день
cyclogram-move-how-close = Закрыть день и отменить встречи
cyclogram-move-to = На какой день
cyclogram-move-words = Ваши слова к отменённым встречам (необязательно)
cyclogram-move-words-hint = Так они и будут стоять в сообщении об отмене. Не больше { $longest } знаков.
cyclogram-move-look = Посмотреть, что получится
cyclogram-plan = { $from } → { $to }
cyclogram-plan-close = { $from }: встречи отменяются
cyclogram-plan-words = Пока ничего не отправлено. Сообщения ниже придут именно такими.
cyclogram-plan-empty = В этот день нет открытых встреч
cyclogram-plan-was = Сейчас
cyclogram-plan-becomes = Станет
cyclogram-plan-choose = { $code }: новое время
cyclogram-plan-cancel = Отменить
cyclogram-plan-leave = Оставить на месте
cyclogram-plan-cancelled = Встречи не будет
cyclogram-plan-left = Без изменений, человек ничего не получит
cyclogram-plan-taken = Это время уже занято. Выберите другое.
cyclogram-plan-message = Сообщение человеку
cyclogram-plan-untold = Через чат этому человеку ничего не отправить: скажите сами.
cyclogram-plan-nothing-free = Свободного времени не нашлось, поэтому предлагается отмена.
cyclogram-plan-closes = Записаться на этот день больше нельзя. Снова открыть его можно в разделе «Особые дни».
cyclogram-plan-again = Посмотреть с моим выбором
cyclogram-plan-do = Перенести всё и сообщить
cyclogram-plan-do-close = Отменить всё и сообщить

## Что сделано

cyclogram-done-added = Часы добавлены.
cyclogram-done-changed = Часы изменены.
cyclogram-done-removed = Часы убраны.
cyclogram-done-proposed = Предложенная неделя взята. Теперь её можно менять.
cyclogram-done-link = Ссылка сохранена.
cyclogram-done-link-off = Ссылка убрана.
cyclogram-done-closed = День закрыт.
cyclogram-done-opened = Дополнительные часы открыты.
cyclogram-done-restored = День снова обычный.
cyclogram-done-room = Кабинет сохранён.
cyclogram-done-room-off = Кабинет больше не используется.
cyclogram-done-room-on = Кабинет снова используется.
cyclogram-done-bells = Звонки сохранены.
cyclogram-done-rules = Порядок записи сохранён.
cyclogram-done-moved = { $count ->
        [one] Готово: изменена { $count } встреча, сообщение отправлено.
        [few] Готово: изменены { $count } встречи, сообщения отправлены.
       *[other] Готово: изменено { $count } встреч, сообщения отправлены.
    }
cyclogram-touched = { $count ->
        [one] На эти дни записана { $count } встреча. Сама она не отменится.
        [few] На эти дни записаны { $count } встречи. Сами они не отменятся.
       *[other] На эти дни записано { $count } встреч. Сами они не отменятся.
    }
cyclogram-touched-off = { $count ->
        [one] К этому человеку записана { $count } встреча. Сама она не отменится.
        [few] К этому человеку записаны { $count } встречи. Сами они не отменятся.
       *[other] К этому человеку записано { $count } встреч. Сами они не отменятся.
    }
cyclogram-touched-look = Посмотреть в календаре

## Почему не получилось

cyclogram-refused-empty = Заполните всё, что нужно: день, время, вид работы.
cyclogram-refused-hours = Отметьте хотя бы один день. Конец должен быть позже начала.
cyclogram-refused-overlap = В это время уже стоит другая работа. Измените время или сначала уберите те часы.
cyclogram-refused-week = В неделе уже есть часы, поэтому предложенная неделя не взята.
cyclogram-refused-room = Этот кабинет больше не используется. Выберите другой.
cyclogram-refused-room-words = Напишите название кабинета на казахском. Название не длиннее 60 знаков, дорога не длиннее 200.
cyclogram-refused-room-used = { $count ->
        [one] В этот кабинет записана { $count } встреча. Сначала дайте ей в календаре другой кабинет.
        [few] В этот кабинет записаны { $count } встречи. Сначала дайте им в календаре другой кабинет.
       *[other] В этот кабинет записано { $count } встреч. Сначала дайте им в календаре другой кабинет.
    }
cyclogram-refused-past = Выберите сегодняшний день или день в ближайший год.
cyclogram-refused-note = Причина должна быть не длиннее 120 знаков.
cyclogram-refused-nobody = Отметьте, кто может записаться.
cyclogram-refused-rule = { $rule }: напишите число от { $least } до { $most }.
cyclogram-refused-pauses = Конец перерыва должен быть позже начала, и перерывы не должны накладываться.
cyclogram-refused-bells = Конец урока должен быть позже начала, и уроки не должны накладываться.
cyclogram-refused-link = Ссылка должна начинаться с https:// и быть не длиннее 300 знаков.
cyclogram-refused-changed = За это время изменилась встреча или свободное время, поэтому ничего не сделано. Посмотрите ещё раз.
cyclogram-refused-same-day = Выберите другой день, который ещё не прошёл.
cyclogram-refused-words = Ваши слова слишком длинные: не больше 300 знаков.
