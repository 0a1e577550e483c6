### Журналы, главная страница и телефоны помощи: для сотрудника, на «Вы».

## Слова внутри записей

books-minutes = { $count } мин
books-direction-assessment = 1 ({ journals-direction-assessment })
books-direction-prevention = 2 ({ journals-direction-prevention })
books-direction-correction = 3 ({ journals-direction-correction })
books-direction-counselling = 4 ({ journals-direction-counselling })
books-direction-awareness = 5 ({ journals-direction-awareness })
books-area-1 = ① суицид
books-area-2 = ② вредные привычки
books-area-3 = ③ страх
books-area-4 = ④ семья
books-area-5 = ⑤ буллинг/другое
books-status-hoax = письмо оказалось шуткой
books-reason-hoax = Позже выяснилось, что письмо было шуткой.
books-reason-not-hoax = Отметка «шутка» была поставлена по ошибке.
books-place-j1 = журнал диагностики № { $number }
books-place-j2 = журнал профилактики № { $number }
books-place-j3 = журнал коррекции № { $number }
books-place-j4 = журнал консультаций № { $number }
books-place-j5 = журнал просвещения № { $number }
books-place-j6 = журнал запросов № { $number }
books-place-j7 = журнал индивидуальной работы № { $number }
books-place-j8 = журнал групповой работы № { $number }
books-place-j9 = журнал работы со взрослыми № { $number }

## Меню

books-menu = Журналы
books-menu-lines = Телефоны помощи
books-menu-j1 = 1. Диагностика
books-menu-j2 = 2. Профилактика
books-menu-j3 = 3. Коррекция, развитие
books-menu-j4 = 4. Консультации
books-menu-j5 = 5. Просвещение
books-menu-j6 = 6. Запросы
books-menu-j7 = 7. Индивидуальная работа
books-menu-j8 = 8. Групповая работа
books-menu-j9 = 9. Родители, педагоги, администрация

## Страница журнала

books-year = { $first }–{ $last } учебный год
books-year-choose = Учебный год
books-drafts = Черновики записей
books-drafts-hint = Проверьте черновик и подтвердите. Подтверждённая запись получает номер, дальше её можно только исправить новой записью.
books-draft = Черновик записи
books-other-year = Неподтверждённые черновики есть в другом учебном году:
books-edit = Дополнить
books-confirm = Подтвердить
books-confirmed = Запись № { $number } подтверждена.
books-confirmed-all = Подтверждено черновиков: { $count }.
books-confirmed-left = Не подтверждено, потому что не указано согласие родителей: { $count }.
books-correct = Исправить
books-corrected-by = Исправлена, см. № { $number }
books-corrects = Исправленный вид записи № { $number }
books-reason = Причина: { $reason }
books-masked = Работа с одним учеником. Содержание видит только педагог-психолог.
books-closed-lead = Этот журнал ведёт педагог-психолог
books-closed-words = Чтобы сохранить тайну учеников, Вам показано только количество записей.
books-closed-count = Записей в этом учебном году: { $count }
books-empty = В этом учебном году записей пока нет
books-empty-work = Когда письмо закрывается, черновик появляется здесь сам, а очная работа вносится кнопкой «Запись». Вам остаётся подтвердить черновик.
books-empty-needs = Как только Вы берёте письмо себе, оно записывается сюда под своим номером.
books-empty-deputy = Запись появится здесь, когда педагог-психолог её подтвердит.
books-only-drafts = Подтверждённых записей пока нет.
books-print = Бумажный вид
books-print-now = Печать
books-back = Вернуться в журнал
books-table = { $title }: таблица записей

## Дополнение и исправление

books-edit-title = Дополнить черновик
books-edit-save = Сохранить
books-edit-confirm = Сохранить и подтвердить
books-saved = Черновик сохранён.
books-correct-title = Исправить запись № { $number }
books-correct-hint = Ошибочная запись не удаляется: она остаётся зачёркнутой. Рядом добавляется исправленная запись с новым номером.
books-correct-save = Добавить исправленную запись
books-correct-reason = Причина исправления
books-correct-reason-hint = Достаточно одного предложения, например: «Неверно указан класс».
books-corrected-done = Исправленная запись добавлена под № { $number }.
books-fixed = Заполнено системой
books-name-hint = Пишите код ученика, а не имя.
books-refused-reason = Напишите причину исправления: она хранится в журнале.
books-refused-same = Ничего не изменено. Исправьте ошибку и сохраните ещё раз.
books-refused-again = Эта запись уже подтверждена.
books-refused-corrected = Эта запись уже исправлена. Менять можно только новую, исправленную запись.
books-refused-gap = Чтобы подтвердить, заполните графу «{ $column }»: закон требует письменного согласия родителей.
books-key-minutes = Длительность
books-key-participants = Количество участников
books-key-topic = Тема
books-key-purpose = Цель
books-key-feedback = Обратная связь
books-key-result = Результат
books-key-recommendation = Рекомендации
books-key-note = Примечание

## Бумага

books-cover-by = Педагог-психолог: { $name }
books-cover-began = Начат: ____.____.20____
books-cover-ended = Окончен: ____.____.20____
books-cover-laced = В настоящем журнале пронумеровано, прошнуровано и скреплено печатью ______ (____________________) страниц.
books-cover-head = Директор школы
books-cover-checked = Проверено
books-cover-sign = Подпись педагога-психолога

## Телефоны помощи

books-line-number = Номер
books-line-name = Название
books-line-hours = Часы
books-line-days = Дни
books-line-opens = Начало
books-line-closes = Конец
books-line-closes-hint = Полночь: 00:00. Если круглосуточно, поставьте 00:00 в обоих полях.
books-line-checked = Проверено
books-line-enabled = Показывать детям
books-line-always = Показывается всегда
books-line-hidden = Не показывается
books-line-shown = Показывается
books-line-never = Ещё не проверен
books-line-old = { $date }, устарело
books-line-round = Круглосуточно
books-line-from-to = { $opens }–{ $closes }
books-line-check = Проверено звонком сегодня
books-line-check-ask = Вы сегодня сами звонили по номеру { $number }, там ответили и часы работы верны?
books-line-checked-done = { $number }: отмечено, что проверен сегодня.
books-line-edit = Изменить часы
books-lines-hint = Эти номера видит ребёнок. Проверяйте каждый звонком не реже раза в три месяца.
books-line-refused-hours = Напишите время в виде ЧЧ:ММ; конец должен быть позже начала.
books-line-refused-days = Выберите хотя бы один день.
books-line-refused-always = Этот номер показывается при угрозе жизни: его нельзя выключить или ограничить часами.
books-line-always-words = Этот номер показывается круглосуточно и всегда, поэтому его часы не меняются.
books-day-0 = Пн
books-day-1 = Вт
books-day-2 = Ср
books-day-3 = Чт
books-day-4 = Пт
books-day-5 = Сб
books-day-6 = Вс
books-every-day = Ежедневно

## Поиск и отбор

books-search = Поиск по словам, классу или дате
books-search-hint = Введите не меньше трёх букв. Можно писать казахскими, русскими или латинскими буквами.
books-search-go = Найти
books-search-found = Записи с этими словами, начиная с последней.
books-search-none = Такой записи нет
books-search-none-words = Попробуйте ввести только первые три-четыре буквы слова или снять фильтр. Поиск идёт по подтверждённым записям этого учебного года.
books-search-cut-none = В просмотренной части такой записи нет
books-search-on = Искать дальше (ниже № { $number })
books-filters = Фильтры
books-filter-any = { $name }: все
books-filter-month = Месяц
books-filter-class = Класс
books-filter-grade = { $grade } класс
books-filter-audience = С кем
books-filter-category = Проблема
books-filter-by = Кто проводил
books-filter-state = Исправление
books-filter-corrected = Только исправленные
books-filter-clear = Сбросить
books-views = Сохранённые фильтры
books-views-empty = Выберите нужные фильтры и сохраните их под своим названием: в следующий раз они откроются одним нажатием.
books-view-keep-title = Сохранить выбранные фильтры
books-view-name = Например: 9-е классы, ноябрь
books-view-keep = Сохранить
books-view-forget = Убрать «{ $name }» из списка
books-view-kept = Фильтры сохранены.
books-view-forgotten = Фильтры убраны из списка.
books-view-refused-name = Дайте фильтрам название.
books-view-refused-many = Уже сохранено двадцать наборов. Чтобы сохранить новый, уберите один из них.
books-pages = Страницы журнала
books-newer = Более поздние записи
books-older = Более ранние записи
books-jump = Перейти к записи с номером
books-jump-go = Перейти
books-month = { $month ->
        [1] Январь
        [2] Февраль
        [3] Март
        [4] Апрель
        [5] Май
        [6] Июнь
        [7] Июль
        [8] Август
        [9] Сентябрь
        [10] Октябрь
        [11] Ноябрь
       *[other] Декабрь
    } { $year }
books-last-number = Последний номер: { $number }
books-more = Подробнее
books-drafts-next-number = Следующий номер: { $number }.
books-drafts-tick = Выбрать этот черновик
books-drafts-tick-all = Выбрать все черновики на странице
books-drafts-pages = Страницы черновиков
books-drafts-on = Следующие черновики
books-drafts-back = Предыдущие черновики
books-confirm-ticked = Подтвердить выбранные
books-confirm-ticked-ask = Выбранные черновики получат номера по порядку. Потом их можно изменить только исправлением. Подтвердить?
books-confirm-none = Не выбран ни один черновик. Отметьте те, что нужно подтвердить.
books-gap = Нужно заполнить: { $column }
books-paper-part = Записи № { $first }–{ $last }, всего { $all }. Начать с номера:

## Месяцы, коды, графы, перенос

books-menu-signing = Закрытие месяца
books-confirmed-locked = Не подтверждено, потому что месяц закрыт: { $count }.
books-draft-locked = Этот месяц закрыт. Чтобы подтвердить запись, сначала откройте месяц.
books-refused-locked = Месяц этой записи закрыт. Чтобы подтвердить или исправить её, сначала откройте месяц на странице «Закрытие месяца».
books-months-lead = Когда записи месяца готовы, закройте его: после этого в нём не появятся новые номера и ничего не исправят. Если понадобится, месяц можно открыть снова, указав причину.
books-months-lead-deputy = Когда педагог-психолог закроет месяц, просмотрите журналы и поставьте отметку «Проверено».
books-month-open = Открыт
books-month-ahead = Ещё не начались
books-month-drafts = Есть черновики
books-month-locked = Месяц закрыт
books-month-checked = Проверено
books-month-who = { $name }, { $moment }
books-month-lock = Закрыть месяц
books-month-lock-ask = { $month }: закрыть месяц? После этого новые записи в нём не получат номера, а имеющиеся не исправляются.
books-month-lock-ask-drafts = { $month }: в этом месяце остались неподтверждённые черновики. Пока месяц не откроют снова, номера они не получат. Всё равно закрыть?
books-month-check = Проверено
books-month-unlock = Открыть снова
books-month-reason = Почему месяц открывают снова
books-month-reason-hint = Сохранится в журнале действий. Не пишите имени ученика.
books-month-locked-done = Месяц закрыт.
books-month-checked-done = Отметка «Проверено» поставлена.
books-month-opened-done = Месяц снова открыт. Закройте его, когда закончите.
books-month-refused-reason = Чтобы снова открыть месяц, укажите причину.
books-month-refused-early = Этот месяц ещё не начался.
books-month-refused-open = Этот месяц открыт.
books-codes = Контрольные коды
books-codes-title = Контрольные коды журналов
books-codes-lead = В конце каждого дня система выводит из всех подтверждённых записей один контрольный код. Распечатайте его и вклейте в бумажный журнал или перепишите от руки. Если кто-нибудь потом незаметно изменит или удалит старую запись, код на бумаге это покажет.
books-codes-now = Код на этот момент, { $day }
books-codes-day = Дата
books-codes-code = Число подписей и код
books-codes-first = Первый код дня появится здесь завтра.
books-codes-how = Проверку проводит тот, кто отвечает за сервер: назовите код с бумаги, и система скажет, остались ли все записи прежними.
books-codes-none = Кодов пока нет
books-codes-none-words = Код появится, когда будет подтверждена первая запись.
books-columns = Графы
books-columns-title = Графы журнала
books-columns-since = С какого учебного года
books-columns-lead = Изменения действуют с { $first }–{ $last } учебного года. Журналы прошлых лет остаются прежними.
books-columns-official = Форму этого журнала устанавливает приказ (№ 130 от 06.04.2020, приложение 4). Сверьте графы с бумажным бланком школы.
books-columns-preview = Так будет выглядеть шапка журнала
books-columns-new = новая графа
books-columns-own = Ваша собственная графа: текст в неё пишут от руки.
books-columns-up = Передвинуть выше: { $name }
books-columns-down = Передвинуть ниже: { $name }
books-columns-remove = Убрать: { $name }
books-columns-kept = Эту графу убрать нельзя
books-columns-add-what = Ещё одна графа
books-columns-add-own = Своя графа (текст)
books-columns-add = Добавить
books-columns-look = Посмотреть, как будет
books-columns-saved = Графы сохранены и действуют с { $first }–{ $last } учебного года.
books-columns-reset = Вернуть исходные графы
books-columns-reset-ask = Вернуть исходные графы с этого учебного года? Написанный текст не пропадёт.
books-columns-reset-done = Исходные графы возвращены.
books-columns-refused-title = Напишите казахское название графы № { $position }.
books-columns-refused-number = Графа с порядковым номером должна остаться в журнале.
books-columns-refused-law = Графу о согласии родителей требует закон, её нельзя убрать.
books-columns-refused-many = Больше { $count } граф на бумагу не поместится.
books-columns-refused-unknown = Одна из граф не распознана или стоит дважды. Обновите страницу и попробуйте снова.
books-route = Не тот журнал?
books-route-hint = Исправьте направление или с кем велась работа: черновики перейдут в нужные журналы. Написанное от руки сохранится.
books-route-direction = Направление
books-route-group = Работа с группой
books-route-participants = Сколько человек участвовало
books-route-save = Перенести
books-rerouted = Черновики перенесены: { $books }.
books-refused-people = Укажите, сколько человек было в группе: не меньше двух.
books-gone = Этой записи в этом журнале нет
books-gone-words = Возможно, её только что перенесли в другой журнал. Посмотрите в самом журнале.
books-gone-typed = Написанное не пропало, его можно скопировать
books-gone-back = Открыть журнал
books-refused-reroute = Одна из записей этой работы уже подтверждена. Теперь каждая запись меняется только через исправление.
