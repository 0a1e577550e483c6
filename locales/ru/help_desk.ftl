# Очередь писем психолога. К сотруднику на «Вы».
desk-title = Письма
desk-queue = Очередь
desk-talk = Разговор
desk-context = Сведения о письме
desk-promise = Эти письма читает только школьный психолог. Каждое открытие записывается в журнал действий.
desk-none-open = Выберите письмо в очереди
desk-none-open-hint = Срочные стоят первыми. Клавиши J и K открывают следующее и предыдущее письмо.
desk-closed-none = Закрытых писем пока нет
desk-back-queue = Вернуться к очереди
desk-back-talk = Вернуться к разговору
desk-to-context = Сведения о письме

## Очередь

desk-section-red = Срочно
desk-section-today = Ответить сегодня
desk-section-other = Остальные
desk-section-closed = Недавно закрытые
desk-section-none-red = Срочных писем нет.
desk-section-none-today = На сегодня всё отвечено.
desk-section-none-other = Других писем нет.
desk-clock-waits = ждёт { $span }
desk-clock-wrote = только что написано
desk-clock-answered = { $span } назад
desk-clock-answered-now = только что
desk-span-now = меньше минуты
desk-span-minutes = { $minutes } мин
desk-span-hours = { $hours } ч{ $minutes ->
        [0] {""}
       *[other] {" "}{ $minutes } мин
    }
desk-span-days = { $days } { $days ->
        [one] день
        [few] дня
       *[many] дней
    }{ $hours ->
        [0] {""}
       *[other] {" "}{ $hours } ч
    }
desk-due = ответить до: { $moment }
desk-late = просрочено: { $moment }
desk-due-now = прямо сейчас
desk-overdue = просрочено
desk-new-words = Новое сообщение
desk-mine = У Вас
desk-free = Свободно
desk-about-self = О себе
desk-about-friend = О друге
desk-state-new = Новое
desk-state-in-work = В работе
desk-state-waiting = Ждём ответа ребёнка
desk-state-closed = Закрыто
desk-alert = Признак опасности: { $code }. Письмо ещё никто не взял ({ $span })
desk-alert-short = Признак опасности: { $code }
desk-alert-mine = Признак опасности: { $code }. Письмо у Вас, ребёнок ждёт ответа ({ $span })
desk-alert-colleague = Признак опасности: { $code } ({ $span }). Письмо у коллеги: сразу свяжитесь или возьмите письмо себе.

## День и время

desk-day-today = сегодня
desk-day-yesterday = вчера
desk-day-tomorrow = завтра
desk-day = { $day } { $month ->
        [1] января
        [2] февраля
        [3] марта
        [4] апреля
        [5] мая
        [6] июня
        [7] июля
        [8] августа
        [9] сентября
        [10] октября
        [11] ноября
       *[12] декабря
    }
desk-moment = { $day }, { $time }

## Разговор

desk-you = Вы
desk-note-head = Заметка: видят только сотрудники
desk-risk-red = Признак угрозы жизни
desk-risk-amber = Обратите внимание
desk-heard = Новое сообщение от ребёнка
desk-fate-sent = отправлено, ребёнок ещё не открывал
desk-fate-opened = ребёнок открыл: { $moment }
desk-fate-scheduled = уйдёт: { $moment }
desk-fate-unreachable = доставить ребёнку не удалось
desk-fate-late = ещё не дошло: мессенджер не отвечает, отправится само
desk-fate-held = ушёл, когда прямая связь закрылась: ребёнку приходит приглашение, ответ он прочтёт, когда откроет
desk-unreachable = Ребёнок заблокировал этот чат или удалил аккаунт. Ваш ответ хранится: если ребёнок вернётся, он сможет его прочитать.
desk-file-picture-kept = Фото от ребёнка
desk-file-picture-awaited = Ребёнок прислал фото. Оно ещё загружается и само появится здесь.
desk-file-picture-lost = Ребёнок прислал фото, но получить его не удалось. Можно попросить прислать ещё раз.
desk-file-picture-expired = Фото удалено: в закрытых письмах фото хранятся { $days } дней.
desk-file-voice-kept = Голосовое сообщение от ребёнка
desk-file-voice-awaited = Ребёнок прислал голосовое сообщение. Оно ещё загружается и само появится здесь.
desk-file-voice-lost = Ребёнок прислал голосовое сообщение, но получить его не удалось. Можно попросить написать словами.
desk-file-voice-expired = Голосовое сообщение удалено: в закрытых письмах оно хранится { $days } дней.
desk-file-voice-care = По голосу человека можно узнать. Слушайте это сообщение только сами, никому его не включайте.
desk-file-open = Открыть целиком (в новой вкладке)
desk-withdraw = Вернуть
desk-mark-crisis-button = Ребёнок нажал «Мне нужна помощь сейчас»
desk-mark-crisis-safe-yes = На вопрос «Ты в безопасности?» ребёнок ответил «Да»
desk-mark-crisis-safe-no = На вопрос «Ты в безопасности?» ребёнок ответил «Нет»
desk-mark-crisis-safe-unsure = На вопрос «Ты в безопасности?» ребёнок ответил «Не знаю»
desk-mark-crisis-friend-yes = На вопрос «С твоим другом кто-нибудь есть?» ребёнок ответил «Да»
desk-mark-crisis-friend-no = На вопрос «С твоим другом кто-нибудь есть?» ребёнок ответил «Нет»
desk-mark-crisis-friend-unsure = На вопрос «С твоим другом кто-нибудь есть?» ребёнок ответил «Не знаю»
desk-mark-crisis-ended = Психолог подтвердил, что опасность миновала
desk-mark-crisis-ended-too-high = Решение психолога: повод был, но уровень завышен
desk-mark-crisis-ended-false = Решение психолога: ложная тревога, опасности не было
desk-mark-closed-thanks = Письмо закрыто: благодарность
desk-mark-closed-test = Письмо закрыто: проверка связи
desk-mark-closed-empty = Письмо закрыто: без содержания
desk-mark-message-corrected = Ребёнок исправил своё сообщение
desk-mark-message-forwarded = Ребёнок переслал сообщение из другого чата, от кого оно, не сохраняется
desk-mark-snoozed = Письмо отложено
desk-mark-handed-over = Письмо передано коллеге
desk-mark-taken-over-away = Письмо перешло к другому психологу: коллеги нет на месте
desk-mark-taken-over-urgent = Письмо перешло к другому психологу: ждать нельзя
desk-mark-taken-over-agreed = Письмо перешло к другому психологу: по договорённости
desk-mark-joined = Отмечено: это письмо продолжает другое
desk-mark-split = Письмо отделено от объединённых
desk-mark-other = Служебная отметка

## Ответ

desk-mode-reply = Ответ
desk-mode-note = Заметка
desk-templates = Шаблоны
desk-templates-title = Готовые ответы: { $language }
desk-templates-hint = Выбранный текст попадёт в поле ответа, перед отправкой его можно поправить.
desk-reply-label = Ответ ребёнку
desk-reply-placeholder = Напишите ответ ребёнку…
desk-reply-takes = Если ответите, письмо закрепится за Вами.
desk-preview = Сначала ребёнок увидит только «{ $envelope }». Ответ прочтёт, когда откроет его сам.
desk-window-hours = { $channel }: ответить напрямую можно ещё не меньше { $hours } ч { $minutes } мин.
desk-window-minutes = { $channel }: ответить напрямую можно ещё не меньше { $minutes } мин.
desk-window-closed = { $channel }: ребёнок не писал сюда больше 24 часов. Сначала уйдёт нейтральное приглашение, а Ваш ответ подождёт, пока ребёнок нажмёт в нём кнопку.
desk-window-mark-hours = напрямую ещё { $hours } ч { $minutes } мин
desk-window-mark-minutes = напрямую ещё { $minutes } мин
desk-window-mark-closed = сначала уйдёт приглашение
desk-send = Отправить ребёнку
desk-send-later = Запланировать
desk-later = Позже
desk-later-label = Когда отправить (время школы)
desk-later-off = Отправить сейчас
desk-brackets = В тексте остались квадратные скобки. Заполните их или уберите.
desk-brackets-anyway = Отправить так, со скобками
desk-note-label = Заметка
desk-note-placeholder = Напишите заметку для себя…
desk-note-hint = Заметка ребёнку не отправляется.
desk-note-save = Сохранить заметку

## Действия

desk-take = Взять себе
desk-close = Закрыть
desk-reopen = Открыть снова
desk-done-reply = Ответ отправлен.
desk-done-scheduled = Ответ запланирован. До отправки его можно вернуть.
desk-done-close = Письмо закрыто. В двух журналах появились черновики, номер присвоится при подтверждении.
desk-done-dismiss = Письмо закрыто без записи в журнал. При необходимости его можно открыть снова.
desk-done-withdraw = Ответ возвращён. Текст стоит в поле ответа.

## Почему не получилось

desk-refused-empty = Сначала напишите что-нибудь: пустой текст не сохраняется.
desk-refused-long = Текст слишком длинный. Разделите его на два ответа.
desk-refused-brackets = Квадратные скобки шаблона не заполнены. Ответ пока не отправлен.
desk-refused-past = Это время уже прошло. Выберите более позднее или отправьте сейчас. Текст сохранён.
desk-refused-moment = Время не удалось понять. Выберите день и час ещё раз. Текст сохранён.
desk-refused-red = Письмо срочное. Сначала убедитесь, что ребёнок в безопасности, и нажмите «Опасности нет», затем его можно закрыть.
desk-refused-closed = Это письмо уже закрыто. Второй записи в журнале не появилось.
desk-refused-taken = Это письмо только что взял другой психолог. Ребёнок без ответа не останется.
desk-refused-gone = Это письмо больше не открывается: возможно, ребёнок удалил его или его взял другой психолог.
desk-refused-left = Этот ответ уже отправлен, вернуть его нельзя.
desk-refused-form = Форма пришла неполной. Выберите ещё раз.
desk-refused-topic = Выберите категорию или напишите тему: без этого строка журнала не получится.
desk-refused-class = Напишите класс в виде «7А» или оставьте поле пустым.
desk-refused-minutes = Укажите минуты числом от 1 до 600.
desk-gone = Письмо не открылось
desk-gone-typed = Написанное Вами не пропало:

## Закрытие

desk-closing-title = Закрыть письмо
desk-closing-direction = Направление работы
desk-closing-format = Вид работы
desk-closing-category = Категория проблемы
desk-closing-choose = Выберите
desk-closing-topic = Тема (если точнее категории)
desk-closing-class = Класс (если назван)
desk-closing-minutes = Сколько минут ушло
desk-closing-result = Результат
desk-closing-recommendation = Рекомендации
desk-closing-next = Следующий шаг
desk-closing-books = Черновики появятся в двух журналах:
desk-closing-books-rest = В журнале не будет ни слов ребёнка, ни имени. Номер присвоится, когда Вы подтвердите запись.
desk-closing-send = Закрыть
desk-closing-send-next = Закрыть и открыть следующее
desk-dismiss = Закрыть без журнала
desk-dismiss-hint = Если консультации не было: одно нажатие, и в журнал ничего не попадёт.
desk-dismiss-thanks = Благодарность
desk-dismiss-test = Проверка связи
desk-dismiss-empty = Без содержания
desk-dismiss-hoax = Шутка
desk-hoax = Письмо-шутка
desk-hoax-hint = Никого не наказывают. Номер письма остаётся в журнале, исправленная запись рядом добавлена сама.
desk-hoax-left = Записи о работе с этим письмом остались в журналах. Просмотрите их и при необходимости исправьте:
desk-hoax-draft = черновик

## Сведения

desk-crisis = { $level ->
        [emergency] Прямая угроза жизни
       *[high] Признак угрозы жизни
    }
desk-level-emergency = Прямая угроза жизни
desk-level-high = Признак угрозы жизни
desk-level-elevated = Нужно внимание
desk-level-none = Признаков опасности нет
desk-danger-ideation = Слова о нежелании жить
desk-danger-plan = Слова о плане самоубийства
desk-danger-overdose = Слова о таблетках или отравлении
desk-danger-selfharm = Слова о самоповреждении
desk-danger-farewell = Слова прощания
desk-danger-violence = Слова о насилии
desk-danger-sexual = Слова о сексуальном насилии
desk-danger-friend = В опасности другой ребёнок
desk-danger-bullying = Слова об угрозах и травле
desk-danger-psychosis = Слова о голосах или видениях
desk-danger-threat = Слова о намерении навредить другим
desk-danger-eating = Слова о трудностях с едой
desk-danger-addiction = Слова о зависимости
desk-danger-hopelessness = Слова о безнадёжности
desk-danger-other = Ребёнку нужна помощь прямо сейчас
desk-danger-raised = Замечено: { $moment }
desk-danger-ended = Опасность миновала: { $moment }
desk-danger-over = Опасность миновала
desk-fact-about = О ком
desk-fact-class = Класс
desk-fact-language = Язык
desk-fact-channel = Откуда
desk-fact-category = Категория
desk-fact-opened = Получено
desk-fact-due = Ответить до
desk-fact-need = Журнал запросов
desk-not-told = не назван
desk-need-none = номер появится, когда письмо возьмут
desk-works = Работа по этому письму
desk-work = { $day }: { $direction }, { $form }{ $minutes ->
        [0] {""}
       *[other] , { $minutes } мин
    }
desk-lines = Номера, которые можно дать ребёнку

## Клавиши

desk-key-walk = Следующее, предыдущее письмо
desk-key-reply = Написать ответ
desk-key-note = Написать заметку
desk-key-templates = Готовые ответы (в ответе знак ::)
desk-key-take = Взять письмо себе
desk-key-close = Закрыть письмо
desk-key-close-next = Закрыть и открыть следующее
desk-key-send = Отправить написанное
desk-key-escape = Закрыть окно, выйти из поля

## Список

desk-places = Разделы писем
desk-team = Коллеги
desk-closed = Закрытые
desk-next = К срочному
desk-none-waits = Других писем, которые ждут Вашего ответа, нет.
desk-sections = Части очереди
desk-tab-red = Срочно
desk-tab-today = Сегодня
desk-tab-other = Остальные
desk-tab-later = Позже
desk-section-later = Отложенные
desk-filter = Фильтр
desk-filter-mine = Мои
desk-filter-free = Свободные
desk-filter-all = Показать все
desk-filter-hint = Срочные письма видны всегда, фильтр их не прячет.
desk-hidden = Фильтр скрывает { $count ->
        [one] { $count } письмо
        [few] { $count } письма
       *[many] { $count } писем
    }.
desk-views = Сохранённые фильтры
desk-view-name = Название этого фильтра
desk-view-keep = Сохранить
desk-view-forget = Удалить фильтр «{ $name }»
desk-done-view = Фильтр сохранён.
desk-woken = Вернулось
desk-wakes = вернётся: { $moment }
desk-wakes-reply = когда ребёнок напишет
desk-joined = { $count ->
        [one] { $count } письмо вместе
        [few] { $count } письма вместе
       *[many] { $count } писем вместе
    }

## Коллеги

desk-team-hint = Содержания писем здесь не видно. Если Вы возьмёте письмо себе, причина запишется в разговоре и в журнале действий.
desk-team-wrote = Последнее сообщение: { $moment }
desk-team-none = У коллег нет открытых писем
desk-team-none-hint = Здесь стоят письма, которые взяли коллеги. Если коллеги нет на месте, письмо можно взять себе.
desk-take-over-why = Почему берёте?
desk-take-over-away = Коллеги нет на месте
desk-take-over-urgent = Ждать нельзя
desk-take-over-agreed = Мы договорились
desk-done-take-over = Письмо теперь у Вас.
desk-present-reading = { $name } сейчас читает это письмо
desk-present-writing = { $name } сейчас пишет ответ на это письмо
desk-more = Ещё
desk-hand-over = Передать коллеге
desk-hand-over-title = Передать письмо коллеге
desk-hand-over-to = Кому передать?
desk-open-talks = Открытых писем: { $count }
desk-hand-over-hint = Письмо перейдёт к коллеге, и открыть его сможет только этот человек. Если есть признак опасности, сигнал придёт заново.
desk-hand-over-send = Передать письмо
desk-hand-over-none = Другого психолога в школе пока нет. Нового сотрудника приглашают на странице «Сотрудники».
desk-done-hand-over = Письмо передано коллеге.

## Отложить

desk-snooze = Отложить
desk-snooze-title = Отложить письмо
desk-snooze-tomorrow = Следующий рабочий день
desk-snooze-in-three-days = Через три дня
desk-snooze-next-week = На следующей неделе
desk-snooze-reply = Пока ребёнок не напишет
desk-snooze-reply-hint = как только напишет, письмо вернётся
desk-snooze-moment = Другой день и время (по времени школы)
desk-snooze-send = На это время
desk-snooze-hint = Если ребёнок напишет или появится признак опасности, письмо сразу вернётся в очередь.
desk-why = Причина (необязательно)
desk-why-hint = Сохранится как заметка, ребёнок её не увидит.
desk-asleep = Отложено, вернётся: { $moment }
desk-wake = Вернуть сейчас
desk-done-snooze = Письмо отложено, вернётся: { $moment }
desk-done-wake = Письмо вернулось в очередь.

## Объединение

desk-join = Продолжение другого письма
desk-join-title = Это письмо продолжает другое?
desk-join-which = Какое письмо оно продолжает?
desk-join-hint = У Вас письма будут вместе: один разговор, одно закрытие, одна запись в журнале. Ребёнок видит только своё письмо, слова никогда не смешиваются. Если вышла ошибка, письма можно снова разделить.
desk-join-send = Объединить
desk-join-none = Объединять не с чем: сначала возьмите второе письмо себе.
desk-done-join = Письма объединены.
desk-case = Объединённые письма
desk-case-hint = В какое письмо уйдёт ответ, выбирается над полем ответа.
desk-split = Отделить
desk-split-one = Отделить письмо: { $code }
desk-done-split = Письмо отделено и снова стоит само по себе.
desk-reply-to = В какое письмо

## Ответ, который пишется

desk-picker = Готовые ответы
desk-picker-none = Такого шаблона нет. Нажмите Esc и пишите дальше.
desk-picker-keys = ↑ ↓ выбрать · Enter вставить · Esc закрыть
desk-draft-kept = Сохранено: { $time }
desk-draft-unsaved = Нет связи: текст пока в этом браузере.
desk-fate-leaving = уйдёт через несколько секунд
desk-fate-stuck = ещё не отправлено: служба отправки не работает, скажите системному администратору
desk-done-leaving = Ответ уйдёт через 10 секунд.
desk-done-undo-close = Закрытие отменено: письмо снова открыто, черновики журналов удалены.
desk-resend = Отправить ещё раз
desk-done-resend = Ответ отправляется ещё раз.
desk-openings = Кто открывал это письмо
desk-opening = { $name }: { $moment }{ $times ->
        [1] {""}
        [few] , { $times } раза
       *[other] , { $times } раз
    }
desk-refused-awake = Письмо срочное: жизни ребёнка может угрожать опасность, поэтому отложить его нельзя.
desk-refused-join = Эти письма нельзя объединить: одно из них закрыто.
desk-refused-resend = Этот ответ не нужно или нельзя отправить ещё раз: он в пути, уже открыт ребёнком или чат удалён.
desk-refused-late = Отменить закрытие уже нельзя: прошло 10 минут или черновик журнала изменён. Письмо можно открыть кнопкой «Открыть снова».
desk-refused-name = Напишите название фильтра.
desk-refused-views = Сохранённых фильтров слишком много. Сначала удалите ненужный.
desk-refused-shut = Это письмо закрыто. Сначала откройте его снова.
desk-refused-colleague = Этому человеку передать письмо нельзя. Выберите другого коллегу.
desk-refused-to = Выберите ещё раз, в какое письмо уйдёт ответ. Ваш текст сохранён.
desk-refused-choose = Сначала выберите из списка.
desk-key-next = Открыть самое срочное письмо
desk-key-snooze = Отложить письмо
desk-key-undo = Отменить последнее действие
