### Отчёты: таблицы, тексты, зафиксированные копии.

reports-menu = Отчёты

## Периоды

reports-month-1 = январь { $year }
reports-month-2 = февраль { $year }
reports-month-3 = март { $year }
reports-month-4 = апрель { $year }
reports-month-5 = май { $year }
reports-month-6 = июнь { $year }
reports-month-7 = июль { $year }
reports-month-8 = август { $year }
reports-month-9 = сентябрь { $year }
reports-month-10 = октябрь { $year }
reports-month-11 = ноябрь { $year }
reports-month-12 = декабрь { $year }
reports-month-of-1 = январь
reports-month-of-2 = февраль
reports-month-of-3 = март
reports-month-of-4 = апрель
reports-month-of-5 = май
reports-month-of-6 = июнь
reports-month-of-7 = июль
reports-month-of-8 = август
reports-month-of-9 = сентябрь
reports-month-of-10 = октябрь
reports-month-of-11 = ноябрь
reports-month-of-12 = декабрь
reports-term-1 = I четверть, { $years }
reports-term-2 = II четверть, { $years }
reports-term-3 = III четверть, { $years }
reports-term-4 = IV четверть, { $years }
reports-half-1 = I полугодие, { $years }
reports-half-2 = II полугодие, { $years }
reports-year = { $years } учебный год

## Виды отчётов

reports-title-statistical = Статистический отчёт
reports-title-analytical = Аналитический отчёт
reports-title-attestation-work = План работы и годовой отчёт педагога-психолога
reports-title-attestation-prevention = План профилактической работы (буллинг, правонарушения, кибербезопасность)
reports-title-attestation-support = План и отчёт психолого-педагогического сопровождения

## Таблицы

reports-table-a = А. По направлениям
reports-table-b = Б. Консультирование (обращения)
reports-table-c = В. По проблемам (число работ)
reports-table-d = Г. По классам
reports-table-e = Д. Запросы
reports-table-f = Е. Просвещение
reports-table-g = Ж. Диагностика
reports-table-aspects = По аспектам
reports-table-change = Сравнение с прошлым периодом
reports-table-plan = Запланированные мероприятия
reports-table-prevention = Профилактика и просвещение в группах
reports-total = Всего
reports-direction = Направление
reports-individual = Индивидуально
reports-group = В группах
reports-all-events = Всего мероприятий
reports-reached-student = Охвачено учеников
reports-reached-parent = Охвачено родителей
reports-reached-teacher = Охвачено педагогов
reports-reached-administration = Охвачено представителей администрации
reports-events = Мероприятия
reports-people = Охвачено человек
reports-aspect = Аспект
reports-aspect-scientific = Научный (исследование)
reports-aspect-applied = Прикладной (программы вместе с учителями)
reports-aspect-practical = Практический (повседневная работа)
reports-who = С кем
reports-first = Первичные
reports-repeat = Повторные
reports-contacts = Все обращения
reports-contacts-counselling = Консультации (обращения)
reports-cases = Случаи
reports-persons = Назвали имя
reports-channel-offline = Очно
reports-channel-telegram = Telegram
reports-channel-whatsapp = WhatsApp
reports-channel-web = Веб-чат
reports-channel-online = Онлайн
reports-channel-phone = Телефон
reports-problem = Проблема
reports-area-unsaid = Проблема не указана
reports-area-bullying = Буллинг, кибербуллинг
reports-band = { $first }–{ $last } классы
reports-band-unknown = Класс неизвестен
reports-who-parent = Родители
reports-who-teacher = Педагоги
reports-who-administration = Администрация
reports-class = Класс
reports-grade = { $grade } класс
reports-grade-unknown = Класс неизвестен или несколько параллелей
reports-needs-what = Показатель
reports-needs-request = Написали в чат
reports-needs-appointment = Записались на встречу
reports-needs-offline = Обратились лично
reports-needs-received = Поступило
reports-needs-closed = Закрыто
reports-needs-answered = Дан ответ
reports-needs-in-time = Ответ дан в срок
reports-needs-mean = Среднее ожидание ответа
reports-needs-red = Красные (срочные)
reports-needs-elevated = Оранжевые
reports-needs-hoax = Оказались шуткой
reports-referred-line-111 = Направлено: на линию 111
reports-referred-centre = Направлено: в центр психологической поддержки
reports-referred-medical = Направлено: в медицинскую организацию
reports-referred-police = Направлено: в полицию
reports-referred-other = Направлено: в другую организацию
reports-span = { $hours } ч { $minutes } мин
reports-form = Форма
reports-sent = Отправлено
reports-delivered = Доставлено
reports-in-room = Участвовало
reports-for-student = Ученикам
reports-for-parent = Родителям
reports-for-teacher = Педагогам
reports-for-administration = Администрации
reports-messages = Сообщения бота
reports-other-awareness = Лекции, собрания и другое
reports-method = Методика
reports-method-unsaid = Методика не указана
reports-reached = Охвачено человек
reports-level-low = Низкий
reports-level-middle = Средний
reports-level-high = Высокий
reports-figure = Показатель
reports-difference = Разница
reports-activity = Мероприятие
reports-term-of = Срок
reports-is-done = Выполнение
reports-done = выполнено
reports-not-done = пока не выполнено

## Примечания к таблицам

reports-note-people = Мероприятия и охваченные люди считаются отдельно. Кто участвовал дважды, учтён дважды.
reports-note-order_377 = В приказе № 377 нет отдельного направления профилактики: она посчитана вместе с просвещением.
reports-note-order_377_developing = В приказе № 377 нет отдельного направления профилактики: она посчитана вместе с развитием (коррекцией).
reports-note-organisation = Организационно-методическая работа не записывается в журналы и здесь не считается; она видна в плане.
reports-note-contacts = Обращение – одна беседа или одна встреча. Случай – один запрос: в него может входить несколько обращений.
reports-note-anonymous = Ученики пишут, не называя имени, поэтому несколько запросов одного ребёнка не сводятся к одному человеку. «Назвали имя» – взрослые, которые записались на встречу под своим именем.
reports-note-hidden = «…» – число скрыто, чтобы нельзя было узнать детей: оно меньше { $k } или позволило бы вычислить такое число.
reports-note-classes = Параллель делится на классы только тогда, когда в каждом из них не меньше { $k }.
reports-note-due = Срок: до конца следующего рабочего дня, при опасности – в тот же день.
reports-note-hoax = Запросы, которые оказались шуткой, в других строках не считаются.
reports-note-delivered = Сколько сообщений дошло, считается только по каналам, которые это сообщают; если таких нет, столбец пуст.
reports-note-groups = Здесь только мероприятия с группами: индивидуальные беседы не входят.

## Диаграммы

reports-chart-directions = Мероприятия по направлениям
reports-chart-people = Охвачено человек
reports-chart-problems = Работа по проблемам
reports-chart-change = Этот период и прошлый
reports-chart-prevention = Профилактика в группах

## Разделы отчёта

reports-block-tables = Таблицы
reports-block-comment = Комментарий
reports-block-general = Общие сведения
reports-block-goals = Цель и задачи, их выполнение
reports-block-plan = План и его выполнение
reports-block-directions = Анализ по направлениям
reports-block-groups = Анализ по группам участников
reports-block-problems = Динамика проблем
reports-block-crisis = Кризисные случаи
reports-block-prevention = Проведённая профилактическая работа
reports-block-difficulties = Трудности и их причины
reports-block-conclusion = Выводы
reports-block-tasks = Задачи и предложения на следующий период

## Предложения из чисел

reports-said-school = Школа:
reports-said-pupils = Контингент учащихся: { $count }.
reports-said-psychologists = Педагогов-психологов: { $count }.
reports-said-share = На одного психолога приходится учеников: { $share } (норма – { $norm }).
reports-said-share-above = На одного психолога приходится учеников: { $share }, это больше нормы ({ $norm }).
reports-said-aim = Цель:
reports-said-tasks = Задачи:
reports-said-no-plan = Плана на этот учебный год пока нет.
reports-said-plan = Запланировано мероприятий: { $total }, выполнено: { $done } ({ $share } %).
reports-said-plan-direction = – запланировано { $planned }, выполнено { $done }.
reports-said-direction =
    – { $events } { $events ->
        [one] мероприятие
        [few] мероприятия
       *[many] мероприятий
    } (индивидуально { $alone }, в группах { $together }).
reports-said-reached = Охвачено человек: { $people }.
reports-said-applied =
    Программы вместе с учителями (прикладной аспект): { $count } { $count ->
        [one] мероприятие
        [few] мероприятия
       *[many] мероприятий
    }.
reports-said-scientific =
    Исследовательская работа (научный аспект): { $count } { $count ->
        [one] мероприятие
        [few] мероприятия
       *[many] мероприятий
    }.
reports-said-group = – охвачено { $people }; обращений за консультацией { $contacts } (первичных { $first }, повторных { $repeated }).
reports-said-more = – работ { $now }, в прошлом периоде { $before }: стало больше.
reports-said-less = – работ { $now }, в прошлом периоде { $before }: стало меньше.
reports-said-same = – работ { $now }, столько же, сколько в прошлом периоде.
reports-said-none = – такой работы не было.
reports-said-few = – число слишком мало, поэтому не показано.
reports-said-red = Красных (срочных) случаев: { $count }.
reports-said-elevated = Запросов оранжевого уровня: { $count }.
reports-said-danger-few = Кризисных случаев мало, поэтому их число не показано.
reports-said-referred = Направлено во внешние организации: { $count }.
reports-said-prevention =
    В группах проведено { $events } { $events ->
        [one] мероприятие профилактики и просвещения.
        [few] мероприятия профилактики и просвещения.
       *[many] мероприятий профилактики и просвещения.
    }
reports-said-whole = За период проведено мероприятий: { $events }, охвачено человек: { $people }.
reports-said-needs = Поступило запросов: { $received }, из них закрыто: { $closed }.

## Строки для подписей

reports-signer-psychologist = Педагог-психолог
reports-signer-deputy = Отчёт принят к сведению: заместитель директора
reports-signer-principal = Директор школы
reports-foot-live = Числа по журналам на { $day }; отчёт ещё не зафиксирован
reports-foot-frozen = Отчёт зафиксирован { $day }

## Панель

reports-lead = Отчёт складывается из журналов сам. Вам остаётся проверить его и добавить слова там, где нужно.
reports-years = Учебный год
reports-ready = Отчёт готов
reports-running = Период ещё идёт
reports-ahead = Ещё не начался
reports-frozen-count = Зафиксированных копий: { $count }
reports-kind-months = Месяцы
reports-kind-terms = Четверти, полугодия, учебный год
reports-kind-attestation = Для государственной аттестации
reports-attestation-lead = Три документа одним нажатием: без личных данных, числа меньше { $k } не показаны.
reports-open = Открыть
reports-all = Все отчёты
reports-earlier = Предыдущий период
reports-later = Следующий период
reports-kinds = Вид отчёта
reports-scheme = Направления
reports-scheme-service = направления службы
reports-scheme-order_377 = приказ № 377: профилактика вместе с просвещением
reports-scheme-order_377_developing = приказ № 377: профилактика вместе с развитием
reports-nothing = В этом периоде записей нет
reports-nothing-words = Как только работа появится в журнале, отчёт заполнится. Пустой отчёт тоже можно зафиксировать и напечатать.
reports-table-open = { $what }: открыть список
reports-chart-words = Числа – в таблице
reports-texts = Тексты
reports-texts-words = Текст составлен из чисел. Дополните его своими словами: в следующем периоде мы о них напомним. Не пишите имён детей.
reports-text-older = После того как этот текст был написан, числа изменились. По нынешним числам:
reports-text-remembered = В прошлом периоде было написано:
reports-text-take = Взять этот текст
reports-text-save = Сохранить тексты
reports-text-language = Язык текста – язык панели. Для отчёта на другом языке напишите текст на нём.
reports-saved = Тексты сохранены
reports-refused-long = Текст слишком длинный: не больше { $most } знаков. Написанное осталось здесь.
reports-freeze = Зафиксировать и напечатать
reports-freeze-ask = Нынешнее состояние отчёта сохранится как копия, которая не меняется. Если числа потом изменятся, можно сделать ещё одну.
reports-frozen = Отчёт зафиксирован
reports-frozen-title = Зафиксированные копии
reports-frozen-none = Этот отчёт ещё не зафиксирован.
reports-frozen-at = { $day }, { $who }
reports-frozen-lead = Эта копия зафиксирована { $day }, она никогда не меняется.
reports-frozen-same = С тех пор числа не изменились.
reports-frozen-changed = С тех пор числа изменились: ниже они показаны рядом.
reports-frozen-live = Открыть нынешний отчёт
reports-then = В копии
reports-today = Сейчас
reports-download = Скачать
reports-print = Печать
reports-works = Какая работа вошла в это число
reports-works-none = Такой работы нет
reports-works-most = Показаны первые { $most }.
reports-works-day = Дата
reports-works-books = Журнал, №
reports-works-draft = черновик
reports-works-back = Назад к отчёту
reports-own-plan = Текст плана прочитают и вне школы: прежде чем фиксировать отчёт, проверьте, что в плане нет ничьих имён.
reports-drafts = Неподтверждённых черновиков: { $count }. Они тоже посчитаны.
