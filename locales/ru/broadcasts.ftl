# Рассылки: написать, отправить, проследить.

broadcasts-menu = Рассылки
broadcasts-page-menu = Рассылки
broadcasts-lead = Одно сообщение ученикам, родителям, педагогам: каждому один раз и в подходящий час. Видны только числа, имён нет.
broadcasts-new = Новая рассылка
broadcasts-copy = Создать копию
broadcasts-none = Рассылок пока нет
broadcasts-none-words = Нажмите «Новая рассылка» или начните с пункта годового плана.
broadcasts-untitled = Рассылка без текста
broadcasts-group-leaving = Отправляются сейчас
broadcasts-group-proposed = Ждут согласия второго человека
broadcasts-group-coming = Запланированы
broadcasts-group-drafts = Черновики
broadcasts-group-done = Отправленные и остановленные
broadcasts-state-draft = Черновик
broadcasts-state-proposed = Ждёт согласия
broadcasts-state-scheduled = Запланирована
broadcasts-state-finished = Завершена
broadcasts-state-cancelled = Остановлена
broadcasts-state-waiting = Ждёт отправки
broadcasts-state-sending = Отправляется
broadcasts-state-paused = На паузе
broadcasts-state-done = Отправлена
broadcasts-state-skipped = Не отправлена
broadcasts-steps = Четыре шага
broadcasts-step-whom = Кому
broadcasts-step-words = Текст
broadcasts-step-preview = Как выглядит на телефоне
broadcasts-step-time = Когда
broadcasts-next = Сохранить и дальше
broadcasts-keep = Сохранить черновик
broadcasts-send = Отправить
broadcasts-origin = Основание
broadcasts-who = Кто
broadcasts-audience-student = ученики
broadcasts-audience-parent = родители
broadcasts-audience-teacher = педагоги
broadcasts-audience-administration = администрация школы
broadcasts-everybody = все
broadcasts-narrow = Уточнить: класс, язык, канал
broadcasts-narrow-hint = Если ничего не отмечено, получат все.
broadcasts-grades = Параллели
broadcasts-grade = { $grade }-е классы
broadcasts-classes = Классы
broadcasts-language = Язык
broadcasts-languages = Языки
broadcasts-channel = Канал
broadcasts-or = Или ещё кому
broadcasts-except = Кроме
broadcasts-topic = Тема
broadcasts-topic-notices = Новости школы
broadcasts-topic-hint = Не получит тот, кто отказался от этой темы.
broadcasts-saved = Сохранённые получатели
broadcasts-saved-add = Сохранить этот выбор под названием
broadcasts-saved-name = Название, например «Родители 8-х классов»
broadcasts-saved-keep = Сохранить
broadcasts-saved-forget = Убрать из списка
broadcasts-saved-question = Убрать этот выбор из списка? Отправленное не изменится.
broadcasts-nobody = Никого
broadcasts-example-class = 7А
broadcasts-choose = Отметьте, кому отправить: здесь появится число.
broadcasts-nobody-fits = Подписчиков с таким выбором пока нет.
broadcasts-few = меньше 5
broadcasts-few-students = меньше 5 учеников
broadcasts-whom-but = { $said } (кроме: { $but })
broadcasts-words-hint = Казахский и русский обязательны: каждый получит на своём языке. Пишите коротко и тепло.
broadcasts-english = Текст на английском (не обязательно)
broadcasts-variables = Что подставить в текст
broadcasts-variable-school = название школы
broadcasts-variable-class = класс
broadcasts-variable-hint = Нажмите, чтобы вставить: каждому подставится своё
broadcasts-poll = Опрос: ответы в одно касание
broadcasts-poll-hint = От двух до пяти ответов, в каждом не больше 20 знаков. Кто что выбрал, не видно, только числа.
broadcasts-choice = Ответ { $number }
broadcasts-file = Приложенный файл
broadcasts-file-hint = Один файл: картинка, PDF или документ, не больше 2 МБ. В названии файла не должно быть имён.
broadcasts-file-drop = Убрать
broadcasts-flags = Как отправлять
broadcasts-flag-cheerful = Радостное сообщение
broadcasts-flag-cheerful-hint = В дни траура в школе не уходит и ждёт.
broadcasts-flag-sensitive = Тяжёлая тема
broadcasts-flag-sensitive-hint = Уходит по классам в разные дни и ждёт, пока открыто срочное обращение.
broadcasts-flag-replies = Ответы приходят психологу
broadcasts-flag-replies-hint = Под сообщением будет кнопка «Написать психологу»: она открывает обычное анонимное обращение.
broadcasts-preview-none = Текста пока нет: { $language }.
broadcasts-preview-invited = Тому, кто последние 24 часа не писал боту, сначала придёт такое приглашение. Само сообщение откроется, когда человек нажмёт в нём кнопку:
broadcasts-try = Отправить себе
broadcasts-try-hint = Черновик сохранится и придёт на Ваш телефон.
broadcasts-try-unlinked = Чтобы отправить себе, подключите свой мессенджер.
broadcasts-try-link = Подключить
broadcasts-when-at = В выбранное время
broadcasts-when-at-hint = Выберите день, время и повтор.
broadcasts-when-soon = В ближайшее подходящее время
broadcasts-when-soon-hint = Время выберется само: тихие часы и праздники учтены.
broadcasts-when-now = Сейчас
broadcasts-when-now-hint = Уйдёт через минуту, до этого можно отменить.
broadcasts-day = День
broadcasts-clock = Время
broadcasts-again = Повтор
broadcasts-again-once = Один раз
broadcasts-again-weekly = Каждую неделю
broadcasts-again-term_first = В начале каждой четверти
broadcasts-again-term_last = В конце каждой четверти
broadcasts-again-before_term_end = Перед концом каждой четверти
broadcasts-again-before_exams = Перед экзаменами
broadcasts-again-each_year = Каждый год в этот день
broadcasts-weekdays = Дни недели
broadcasts-weekday-0 = пн
broadcasts-weekday-1 = вт
broadcasts-weekday-2 = ср
broadcasts-weekday-3 = чт
broadcasts-weekday-4 = пт
broadcasts-weekday-5 = сб
broadcasts-weekday-6 = вс
broadcasts-offset = За сколько дней (или через сколько)
broadcasts-until = Последний день
broadcasts-until-hint = У повтора должен быть конец.
broadcasts-way = { $channel } { $takes }
broadcasts-way-by-days = { $channel } { $takes } (за сутки не больше { $most } { $most ->
        [one] человека
       *[other] человек
    })
broadcasts-takes-now = – сразу
broadcasts-takes-seconds = ≈ { $count } с
broadcasts-takes-minutes = ≈ { $count } мин
broadcasts-takes-hours = ≈ { $count } ч
broadcasts-takes-days = ≈ { $count } дн.
broadcasts-outlook = { $when } – { $whom }: { $ways }.
broadcasts-outlook-now = Через минуту
broadcasts-outlook-once = Повторно не отправляется.
broadcasts-outlook-again = Затем ещё повторов: { $count }, последний: { $last }.
broadcasts-outlook-nobody = { $when }. Пока никто не получит: дойдёт до тех, кто подпишется к этому времени.
broadcasts-outlook-empty = Когда отмечены получатели, здесь будет сказано, что произойдёт.
broadcasts-outlook-unclear = Выберите день и время: такого дня нет в календаре или дата указана не полностью.
broadcasts-outlook-never = В ближайшие две недели этим людям писать нельзя: каникулы или праздники.
broadcasts-note-quiet = Выбранное время – тихий час, поэтому уйдёт в указанное выше.
broadcasts-note-slow = Через { $slow } это долго ({ $takes }). Лучше сначала отправить через { $first }.
broadcasts-note-later = Этой группе придёт позже: { $group } ({ $when }).
broadcasts-note-few = Учеников меньше пяти: по ответу можно догадаться, кто его написал.
broadcasts-second-rules = В тексте нарушено правило безопасной речи: нужно согласие второго человека.
broadcasts-missing = Чтобы отправить, не хватает:
broadcasts-problem-audience-missing = Не отмечено, кому отправить.
broadcasts-problem-text-missing = Нет текста: { $language }.
broadcasts-problem-text-too-long = Текст длинный ({ $language }): не больше { $most } знаков.
broadcasts-problem-variable-unknown = Есть неизвестная подстановка {"{…}"}: { $language }.
broadcasts-problem-choices-few = В опросе должно быть хотя бы два ответа.
broadcasts-problem-choice-missing = Не все ответы опроса написаны: { $language }.
broadcasts-problem-choice-too-long = Ответ опроса длиннее 20 знаков: { $language }.
broadcasts-discard = Удалить черновик
broadcasts-discard-question = Удалить черновик? Вернуть его будет нельзя.
broadcasts-undo = Отменить отправку
broadcasts-undo-left = Сколько осталось, чтобы отменить
broadcasts-waits-for-hour = Уйдёт само в назначенное время. До этого можно отменить и исправить.
broadcasts-cancel = Остановить совсем
broadcasts-cancel-question = Остановить рассылку совсем? У тех, кто уже получил, она останется.
broadcasts-asks = Нужно согласие второго человека
broadcasts-asks-words = Предлагает: { $name }. Посмотрите текст и кому он уйдёт.
broadcasts-asks-many = Сообщение уйдёт многим.
broadcasts-asks-rules = В тексте нарушено правило безопасной речи.
broadcasts-asks-now = После согласия уйдёт через минуту.
broadcasts-asks-own = Согласие даёт другой человек, не тот, кто предложил.
broadcasts-asks-nobody = В школе некому согласиться: пригласите коллегу.
broadcasts-agree = Даю согласие
broadcasts-agree-question = Отправить этот текст этим людям?
broadcasts-decline = Не даю согласия
broadcasts-take-back = Вернуть в черновики
broadcasts-reached = Получат сейчас
broadcasts-times = Время
broadcasts-made-by = Автор
broadcasts-agreed-by = Согласие
broadcasts-runs = Когда отправлялась
broadcasts-progress = Ход отправки
broadcasts-sent-of = отправлено: { $sent } из { $expected }
broadcasts-done-of = готово: { $done } из { $expected }
broadcasts-count-sent = Отправлено: { $count }
broadcasts-count-uncertain = Неизвестно, дошло ли: { $count }
broadcasts-uncertain-hint = Связь прервалась в момент отправки. Чтобы никто не получил дважды, им не отправляется снова.
broadcasts-count-dead = Мессенджер не принял: { $count }
broadcasts-dead-hint = Этим можно отправить ещё раз.
broadcasts-count-blocked = Заблокировали бота: { $count }
broadcasts-blocked-hint = Им больше не отправляется; если вернутся в чат, подписка возобновится сама.
broadcasts-count-left-out = Не отправлялось: { $count }
broadcasts-left-out-hint = Они уже получили достаточно сообщений на этой неделе или отписались.
broadcasts-run-nobody = К моменту отправки под этот выбор никто не подходил.
broadcasts-reason-quiet = Сейчас тихий час: продолжится в разрешённое время.
broadcasts-reason-reds = Открыто срочное обращение: ждём, пока его не закроют.
broadcasts-reason-mourning = В школе траур: радостное сообщение подождёт.
broadcasts-reason-holiday = Праздник или летние каникулы: продолжится в первый разрешённый день.
broadcasts-reason-missed = Время прошло, пока система была выключена, поэтому не отправлено.
broadcasts-reason-fault = Из-за сбоя отправка остановлена. Скажите тому, кто обслуживает систему.
broadcasts-pause = Пауза
broadcasts-resume = Продолжить
broadcasts-stop = Остановить
broadcasts-stop-question = Остановить эту отправку? У тех, кто уже получил, сообщение останется.
broadcasts-retry = Повторить непринятые
broadcasts-rules = Решение вдвоём
broadcasts-limit = Число людей
broadcasts-limit-keep = Сохранить
broadcasts-outage = { $problem ->
        [conflict] { $channel }: сообщения бота читает ещё одна программа. Рассылка может задержаться, сообщите тому, кто обслуживает систему.
        [token] { $channel } не принимает ключ бота: ничего не уходит. Сразу сообщите тому, кто обслуживает систему.
        [account] { $channel } ограничил аккаунт школы: ничего не уходит. Сразу сообщите тому, кто обслуживает систему.
        [templates] { $channel } не принимает тексты приглашений: тем, кто не писал больше суток, рассылка не уйдёт. Сообщите тому, кто обслуживает систему.
        [number] { $channel }: письма приходят на номер, которого нет в наших настройках, и их никто не видит. Сразу сообщите тому, кто обслуживает систему.
       *[away] { $channel }: нет связи. Рассылка уйдёт, когда связь восстановится.
    }
broadcasts-done-kept = Черновик сохранён.
broadcasts-done-tried = Отправлено на Ваш телефон.
broadcasts-done-recipients = Выбор сохранён.
broadcasts-done-forgotten = Выбор убран из списка.
broadcasts-done-scheduled = Отправка назначена.
broadcasts-done-proposed = Передано на согласие второму человеку.
broadcasts-done-draft = Выбранное время уже прошло: выберите другое.
broadcasts-done-undo = Отменено: никто ничего не получил.
broadcasts-done-cancel = Остановлено.
broadcasts-done-discard = Черновик удалён.
broadcasts-done-agree = Согласие дано.
broadcasts-done-decline = Рассылка вернулась в черновики.
broadcasts-done-limit = Сохранено.
broadcasts-run-done-pause = Пауза: больше никому не уходит.
broadcasts-run-done-resume = Отправка продолжается.
broadcasts-run-done-cancel = Остановлено.
broadcasts-run-done-retry = Непринятым отправляется ещё раз.
broadcasts-refused-leaving = Отправка уже назначена или идёт: текст изменить нельзя. Чтобы исправить, создайте копию.
broadcasts-refused-stands = Отправка уже назначена. Второй раз ничего не ушло.
broadcasts-refused-changed = Пока Вы писали, рассылку изменил другой человек. Ваш текст на месте: если сохраните, он заменит чужой.
broadcasts-refused-unready = Отправить пока нельзя:
broadcasts-refused-time = Такого дня или времени нет. Выберите в календаре.
broadcasts-refused-past = Это время уже прошло. Выберите другое.
broadcasts-refused-end = Укажите последний день повтора.
broadcasts-refused-end-far = Последний день должен быть не раньше первого и не дальше учебного года.
broadcasts-refused-over = Эта отправка уже остановлена или закончена.
broadcasts-refused-nothing-waits = Эта рассылка больше не ждёт согласия.
broadcasts-refused-second = На рассылку, которую предложили Вы, согласие даёт другой человек.
broadcasts-refused-limit = Число должно быть от 0 до 100 000.
broadcasts-refused-raise = Увеличить число может только администратор: кто отправляет в одиночку, не расширяет этот предел сам. Уменьшить можно.
broadcasts-refused-unlinked = Мессенджер не подключён: подключите на странице «Дежурство».
broadcasts-refused-retry = Повторять некому.
broadcasts-refused-file-empty = Файл пустой.
broadcasts-refused-file-large = Файл больше { $most } МБ.
broadcasts-refused-file-kind = Такой файл отправить нельзя: выберите картинку, PDF или документ.
broadcasts-refused-name = Напишите название выбора.
broadcasts-refused-saved-many = Сохранённых выборов слишком много: сначала уберите один.
broadcasts-people-student = { $count ->
        [one] { $count } ученик
        [few] { $count } ученика
       *[other] { $count } учеников
    }
broadcasts-people-parent = { $count ->
        [one] { $count } родитель
        [few] { $count } родителя
       *[other] { $count } родителей
    }
broadcasts-people-teacher = { $count ->
        [one] { $count } педагог
        [few] { $count } педагога
       *[other] { $count } педагогов
    }
broadcasts-people-administration = { $count ->
        [one] { $count } человек из администрации
        [few] { $count } человека из администрации
       *[other] { $count } человек из администрации
    }
broadcasts-second-many = { $count ->
        [one] Больше { $count } человека: нужно согласие второго человека.
        [few] Больше { $count } человек: нужно согласие второго человека.
       *[other] Больше { $count } человек: нужно согласие второго человека.
    }
broadcasts-limit-words = { $count ->
        [one] Сообщение больше чем { $count } человеку и текст, нарушающий правило безопасной речи, уходят только с согласия второго человека: другого психолога, заместителя директора или администратора.
       *[other] Сообщение больше чем { $count } людям и текст, нарушающий правило безопасной речи, уходят только с согласия второго человека: другого психолога, заместителя директора или администратора.
    }
broadcasts-leaves-in = { $count ->
        [one] Уйдёт через { $count } секунду
        [few] Уйдёт через { $count } секунды
       *[other] Уйдёт через { $count } секунд
    }
