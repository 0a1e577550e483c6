### Редактор советов: список, текст на трёх языках, версии, согласие второго человека, печать.

tips-desk-menu = Советы
tips-desk-lead = Советы, которые дети, родители и учителя читают в боте. Любой можно изменить под свою школу: исходный текст сохраняется, к нему всегда можно вернуться.
tips-desk-new = Новый совет
tips-desk-search = Поиск по словам
tips-desk-find = Показать
tips-desk-area = Тема
tips-desk-readers = Для кого
tips-desk-state = Состояние
tips-desk-all-areas = Все темы
tips-desk-all-readers = Все читатели
tips-desk-all-states = Все состояния
tips-desk-count = Советов: { $count }, ещё не проверено: { $unread }.
tips-desk-clear = Показать все
tips-desk-print-area = Распечатать тему
tips-desk-none = Таких советов нет
tips-desk-none-words = Попробуйте другое слово или другую тему.
tips-desk-counts-few = За 30 дней: меньше 5
tips-desk-counts = За 30 дней открыли: { $opened }, «помогло»: { $helped }, «не для меня»: { $other }
tips-desk-language-missing = Нет языка: { $language }
tips-desk-state-shipped = Исходный текст
tips-desk-state-changed = Изменён школой
tips-desk-state-own = Свой совет школы
tips-desk-state-waiting = Ждёт согласия
tips-desk-state-hidden = Скрыт
tips-desk-state-unread = Не проверен
tips-desk-language-kk = Казахский
tips-desk-language-ru = Русский
tips-desk-language-en = Английский
tips-desk-languages = Языки

## Один совет

tips-desk-history = Версии
tips-desk-print = Распечатать
tips-desk-copy = Сделать копию
tips-desk-show = Снова показывать
tips-desk-hide = Скрыть
tips-desk-hide-ask = Скрыть совет? Читатели его не увидят, текст сохранится.
tips-desk-delete = Удалить
tips-desk-delete-ask = Удалить этот совет школы? Читатели его больше не найдут.
tips-desk-exercise = упражнение: { $name }
tips-desk-readings = Кто проверил
tips-desk-readings-words = Текст должны прочитать и психолог, и человек, свободно говорящий на этом языке. Это может быть один человек.
tips-desk-read-psychologist = Прочитано мной как психологом
tips-desk-read-native = Язык проверен мной
tips-desk-read-as-psychologist = психолог
tips-desk-read-as-native = проверка языка
tips-desk-author = Автор
tips-desk-agreed = Согласие на отступление от правила: { $name }.

## Текст

tips-desk-words = Текст
tips-desk-words-hint = К ребёнку обращайтесь на «ты», ко взрослому на «Вы». В одном сообщении не больше 60 слов. *Звёздочки* делают слово жирным, _подчёркивания_ – курсивом.
tips-desk-title = Заголовок
tips-desk-short = Название на кнопке
tips-desk-bubble = Сообщение { $number }
tips-desk-bubble-add = Добавить сообщение
tips-desk-bubble-up = Выше: сообщение { $number }
tips-desk-bubble-down = Ниже: сообщение { $number }
tips-desk-bubble-remove = Убрать: сообщение { $number }
tips-desk-choose = Выберите
tips-desk-remarks =
    { $count ->
        [0] Замечаний нет
       *[other] Замечаний: { $count }
    }
tips-desk-remark-blocks = Отступить от этого правила можно, только если согласны двое.
tips-desk-origin = Откуда это
tips-desk-basis = Основа
tips-desk-basis-hint = Откуда взята мысль: книга, приказ, метод.
tips-desk-source = Источник текста
tips-desk-source-hint = Если слова чужие, напишите, чьи они и откуда.
tips-desk-license = Чей текст
tips-desk-license-own = Наш собственный
tips-desk-license-public-domain = Общественное достояние
tips-desk-license-cc-by = Лицензия CC BY
tips-desk-license-permission = С разрешения автора
tips-desk-save = Сохранить
tips-desk-save-over = Сохранить мой текст
tips-desk-kept = В этом окне остался несохранённый текст. Вернуть его?
tips-desk-kept-back = Вернуть
tips-desk-kept-drop = Не нужно
tips-desk-preview = Как это увидит читатель
tips-desk-preview-none = Текста нет: { $language }.
tips-desk-channel-web = Чат на сайте
tips-desk-channel-telegram = Telegram

## Согласие второго человека

tips-desk-reason = Почему нужно отступить от правила?
tips-desk-reason-words = Если исправить отмеченные ниже места, текст сохранится сразу. Если он должен остаться таким, напишите причину: читатели увидят его только после согласия коллеги или заместителя директора.
tips-desk-reason-nobody = Если исправить отмеченные ниже места, текст сохранится сразу. Второго человека, который мог бы согласиться, в школе пока нет: пригласите в панель заместителя директора или второго психолога.
tips-desk-reason-label = Причина
tips-desk-why = Причина:
tips-desk-waits = Ждёт согласия второго человека
tips-desk-waits-by = Текст: { $name }, { $moment }
tips-desk-waits-own = Пока показывается прежний текст. Одобрить свой же текст нельзя: решит коллега или заместитель директора.
tips-desk-waits-nobody = Пока показывается прежний текст. Второго человека, который мог бы согласиться, в школе нет: пригласите в панель заместителя директора или второго психолога.
tips-desk-waits-words = Посмотрите отмеченные места. Если согласитесь, читатели сразу увидят этот текст. При любом решении напишите причину.
tips-desk-take-back = Отозвать
tips-desk-take-back-ask = Отозвать эту версию? Её текст останется в истории.
tips-desk-decision = Почему такое решение?
tips-desk-agree = Согласиться
tips-desk-refuse = Отказать

## Двое меняют одновременно

tips-desk-conflict = Этот совет уже сохранён раньше Вас: { $name }, { $moment }
tips-desk-conflict-shipped = Пока Вы писали, был возвращён исходный текст
tips-desk-conflict-words = Ваш текст не пропал, он в полях ниже. Посмотрите разницу, добавьте нужное и сохраните свой текст или откройте сохранённый.
tips-desk-conflict-theirs = Открыть сохранённый текст
tips-desk-side-theirs = Сохранённый текст
tips-desk-side-mine = Ваш текст
tips-desk-side-before = Было
tips-desk-side-after = Стало
tips-desk-difference-none = С этой стороны текста нет.

## Версии

tips-desk-history-lead = Ни одна версия не удаляется: можно вернуть и прежнюю, и исходный текст.
tips-desk-version = Версия { $number }
tips-desk-version-shipped = Исходный текст
tips-desk-version-stands = Показывается сейчас
tips-desk-version-waiting = Ждёт согласия
tips-desk-version-refused = Отказано
tips-desk-version-past = Прежняя
tips-desk-decided-yes = Согласие: { $name }.
tips-desk-decided-no = Отказ: { $name }.
tips-desk-changes = Что изменилось
tips-desk-back = Вернуть эту
tips-desk-back-ask = Вернуть версию { $number }? Читатели сразу увидят её.
tips-desk-back-shipped = Вернуть исходный текст
tips-desk-back-shipped-ask = Вернуть исходный текст? Версии школы останутся в истории.
tips-desk-edit-from = Начать с этого текста

## Бумага

tips-desk-paper = Печать
tips-desk-paper-read = Проверено:
tips-desk-paper-unread = Ещё не проверено.

## Что получилось

tips-desk-done-saved = Сохранено. Теперь читатели видят этот текст.
tips-desk-done-waits = Сохранено, ждёт согласия второго человека. Пока показывается прежний текст.
tips-desk-done-hidden = Сохранено. Совет скрыт, читатели его не видят.
tips-desk-done-back = Прежняя версия возвращена
tips-desk-done-shipped = Исходный текст возвращён
tips-desk-done-hide = Совет скрыт
tips-desk-done-show = Совет снова показывается
tips-desk-done-delete = Совет удалён
tips-desk-done-restore = Совет возвращён
tips-desk-done-read = Отмечено, спасибо
tips-desk-done-agree = Согласие дано. Теперь читатели видят этот текст.
tips-desk-done-refuse = Эта версия не показывается, остаётся прежний текст

## Почему не сохранено; написанное остаётся в полях

tips-desk-refused-kazakh = Нужен текст на казахском: его каждый читатель видит первым. Остальной Ваш текст здесь.
tips-desk-refused-title = { $language }: нет заголовка.
tips-desk-refused-title-long = { $language }: заголовок не длиннее 120 знаков, сейчас { $length }.
tips-desk-refused-short = { $language }: напишите название для кнопки, например два-три слова из заголовка.
tips-desk-refused-short-long = { $language }: на кнопке помещается 20 знаков, сейчас { $length }. Эмодзи считается за два знака и больше.
tips-desk-refused-bubbles = { $language }: нужно хотя бы одно сообщение.
tips-desk-refused-bubbles-many = { $language }: не больше 12 сообщений, сейчас { $bubbles }. Из этого текста получится два совета.
tips-desk-refused-long = { $language }: текст слишком длинный, слов: { $words }. В чате читают минуту-полторы: оставьте не больше 600 слов или разделите на несколько советов.
tips-desk-refused-tags = { $language }: здесь есть тег HTML, читатель увидит его как есть. Уберите тег: для жирного поставьте *звёздочки*, для курсива _подчёркивания_.
tips-desk-refused-source-long = Основа и источник не длиннее 400 знаков.
tips-desk-refused-source = Если текст чужой, напишите его источник.
tips-desk-refused-license = Выберите, чей это текст.
tips-desk-refused-readers = Выберите тему и для кого этот совет.
tips-desk-refused-changed = Пока Вы писали, этот совет изменился. Ваш текст не пропал.
tips-desk-refused-same = Текст не изменился, сохранять нечего.
tips-desk-refused-rules = Текст отступает от правил бережного разговора. Посмотрите отметки под каждым языком.
tips-desk-refused-reason = Напишите причину, не длиннее 400 знаков.
tips-desk-refused-nothing-waits = Эта версия больше не ждёт согласия: решение уже принято или текст изменился.
tips-desk-refused-second = Согласиться со своим текстом нельзя: нужен второй человек.
tips-desk-refused-version = Эту версию вернуть нельзя, или текст уже другой. Посмотрите страницу ещё раз.
tips-desk-refused-nothing-own = Исходный текст и так показывается.
tips-desk-refused-gone = Этот совет уже удалён. Ваш текст здесь: если сохранить, получится новый совет.
