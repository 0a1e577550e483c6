### Слова опасности: собственные слова школы, их версии, готовые правила.

lexicon-menu = Слова опасности
lexicon-rules = Готовые правила
lexicon-lead = Программа ищет признаки опасности в каждом письме. Если дети Вашей школы говорят об этом по-своему, добавьте их слова здесь: они дополняют готовые правила и не заменяют их.
lexicon-lead-deputy = Здесь видно, какие правила отключены, и можно согласиться с просьбой коллеги. Собственные слова школы видит только педагог-психолог: в них может быть сказанное ребёнком.
lexicon-rules-open = Посмотреть готовые правила
lexicon-add = Добавить слово
lexicon-broken = Часть того, что добавила школа, не действует: она не открылась или скрыла бы одну из основных фраз. Письма детей проверяются готовыми правилами. Посмотрите последнее изменение или верните прежнюю версию.
lexicon-unreadable = Эта версия не открылась. Верните прежнюю версию или удалите черновик.

## Черновик

lexicon-draft = Черновик: версия { $number }
lexicon-draft-words = Эти изменения ещё не действуют. Сначала посмотрите, что изменится.
lexicon-preview = Что изменится
lexicon-preview-ask = Написанное детьми в открытых для Вас письмах (до 500 самых новых сообщений) будет проверено один раз. Результат нигде не сохраняется, но сам просмотр запишется в историю действий.
lexicon-activate = Включить
lexicon-activate-ask = Включить эту версию? Через несколько секунд бот будет проверять письма детей и по этим словам.
lexicon-discard = Удалить черновик
lexicon-discard-ask = Удалить черновик? Слова, которые уже действуют, не изменятся.
lexicon-change-new = Новое
lexicon-change-changed = Изменено
lexicon-gone = Будут убраны

## Слова

lexicon-own = Собственные слова школы
lexicon-own-active = Действует версия { $number }
lexicon-own-none = Своих слов пока нет
lexicon-own-none-words = Если в письме ребёнка встретились слова, на которые тревога не сработала, добавьте их так, как он написал.
lexicon-edit = Изменить
lexicon-edit-which = Изменить: { $text }
lexicon-remove = Убрать
lexicon-remove-ask = Убрать «{ $text }» из списка? Пока черновик не включён, слово продолжит проверяться.
lexicon-found-as = Найдётся и в таком написании:
lexicon-not-found-as = В таком написании не найдётся:
lexicon-kind-plain = без казахских букв
lexicon-kind-latin = латиницей
lexicon-kind-cyrillic = кириллицей
lexicon-note = Примечание

## Запись слова

lexicon-new = Новое слово
lexicon-text = Слово или выражение
lexicon-text-hint = Запишите так, как пишет ребёнок, до 120 знаков. Если важно только начало слова, поставьте в конце звёздочку: избив*. Несколько слов найдутся, когда стоят подряд. Без казахских букв и латиницей найдётся само.
lexicon-level = Насколько это опасно
lexicon-level-words-elevated = Письмо встанет выше в очереди, тревоги не будет.
lexicon-level-words-high = Поднимется тревога, ребёнок увидит номера помощи.
lexicon-level-words-emergency = Поднимется тревога, письмо станет самым срочным.
lexicon-category = О чём это
lexicon-category-choose = Выберите
lexicon-category-ideation = Нежелание жить
lexicon-category-plan = План самоубийства
lexicon-category-overdose = Таблетки, отравление
lexicon-category-selfharm = Самоповреждение
lexicon-category-farewell = Прощание
lexicon-category-violence = Насилие
lexicon-category-sexual = Сексуальное насилие
lexicon-category-friend = Опасность для другого ребёнка
lexicon-category-bullying = Травля и угрозы
lexicon-category-psychosis = Голоса, видения
lexicon-category-threat = Угроза другим
lexicon-category-eating = Отказ от еды
lexicon-category-addiction = Зависимость
lexicon-category-hopelessness = Безнадёжность
lexicon-category-other = Другая опасность
lexicon-note-hint = Что это слово значит в Вашей школе. Не пишите имя ребёнка.
lexicon-yes = Фразы, на которые тревога должна сработать
lexicon-yes-hint = По одной фразе в строке. Можно оставить пустым.
lexicon-no = Похожие, но безопасные фразы
lexicon-no-hint = По одной фразе в строке. При просмотре будет видно, не сработает ли на них тревога.
lexicon-save = Сохранить в черновик
lexicon-done-saved = Сохранено в черновик
lexicon-done-removed = Убрано из черновика
lexicon-done-activated = Включено. Через несколько секунд бот будет проверять и по этим словам.
lexicon-done-discarded = Черновик удалён
lexicon-refused-long = И слово, и примеры должны быть не длиннее 120 знаков.
lexicon-refused-short = Нужно хотя бы четыре буквы: короткое слово найдётся в любом письме.
lexicon-refused-stem = Перед звёздочкой должно быть хотя бы три буквы.
lexicon-refused-everyday = Такие слова есть в каждом письме, тревога не смолкала бы. Добавьте слово, которое говорит об опасности.
lexicon-refused-not-found = В одной из Ваших фраз это слово не нашлось. Проверьте, что оно стоит там именно в таком виде.
lexicon-refused-there = Это слово уже есть в списке.
lexicon-refused-many = Школа может добавить до 300 слов. Уберите ненужное.
lexicon-refused-examples = Не больше 10 фраз каждого вида.
lexicon-refused-level = Выберите, насколько это опасно.
lexicon-refused-category = Выберите, о чём это.
lexicon-refused-note = Примечание должно быть не длиннее 400 знаков.
lexicon-refused-unreadable = Эта версия не открылась. Верните прежнюю версию.
lexicon-refused-no-draft = Черновика нет: сначала добавьте слово.
lexicon-refused-lost = Эта версия не включена: с ней перестали бы находиться примеры, которые находятся сейчас ({ $count }). Какие именно, покажет «Что изменится».

## Что изменится

lexicon-preview-title = Что изменит черновик
lexicon-preview-lead = Проверено сообщений в открытых письмах: { $count }. Когда Вы закроете эту страницу, результат исчезнет.
lexicon-preview-alerts = Письма, которые поднимут новую тревогу
lexicon-preview-alerts-none = Ни одно открытое письмо не поднимет новую тревогу.
lexicon-preview-words = Найдено:
lexicon-preview-times = сообщений: { $count }
lexicon-preview-open = Открыть письмо
lexicon-preview-broken = Безопасные примеры, на которые сработает тревога
lexicon-preview-broken-words = В этих фразах опасности нет, но новое слово найдётся и в них. Попробуйте уточнить его.
lexicon-preview-broken-none = Ни на один безопасный пример тревога не сработает.
lexicon-preview-by = Сработает слово: { $text }
lexicon-preview-lost = Примеры, которые перестанут находиться
lexicon-preview-lost-words = Пока они не находятся, черновик включить нельзя.
lexicon-preview-back = Вернуться к словам

## Версии

lexicon-versions = Версии
lexicon-versions-hint = Прежнюю версию можно вернуть в любой момент.
lexicon-versions-older = Более ранние
lexicon-version = Версия { $number }
lexicon-version-active = Действует
lexicon-version-draft = Черновик
lexicon-version-old = Прежняя
lexicon-version-made = { $name }, { $moment }
lexicon-version-show = Посмотреть
lexicon-version-show-which = Посмотреть версию { $number }
lexicon-version-back = Вернуть
lexicon-version-back-ask = Вернуть версию { $number }? Вместо нынешних слов будут проверяться слова этой версии.
lexicon-version-empty = В этой версии слов нет: письма проверяются только готовыми правилами.

## Готовые правила

lexicon-rules-lead = Правила, которые пришли вместе с программой. Изменить их нельзя. Если правило в Вашей школе постоянно тревожит зря, его можно отключить, записав причину.
lexicon-rules-search = Поиск по словам
lexicon-rules-all-categories = Все виды
lexicon-rules-all-levels = Все уровни
lexicon-rules-show = Показать
lexicon-rules-count = Правил: { $count } (всего { $whole })
lexicon-rules-none = Такого правила нет
lexicon-rules-none-words = Попробуйте другое слово или другой вид.
lexicon-rules-clear = Показать все
lexicon-rule = Правило
lexicon-rule-open = Подробнее
lexicon-rule-open-which = Подробнее: { $text }
lexicon-rule-yes = Поднимает тревогу
lexicon-rule-no = Не поднимает
lexicon-rule-watches = Ставит выше в очереди
lexicon-rule-lift = По обстоятельствам поднимается до самого срочного уровня.
lexicon-rule-id = Обозначение правила:

## Отключение

lexicon-mutes = Отключённые правила
lexicon-mutes-none = Все правила работают.
lexicon-mute-on = Отключено
lexicon-mute-waits = Ждёт согласия второго человека
lexicon-mute-works = Работает
lexicon-mute-asked = Просьба: { $name }, { $moment }
lexicon-mute-approved = Согласие: { $name }
lexicon-mute-reason = Причина:
lexicon-mute-title = Отключить это правило
lexicon-mute-two = Это правило находит опасность для жизни, поэтому решения одного человека мало: оно отключится, когда согласится другой психолог или заместитель директора.
lexicon-mute-one = Подействует сразу. Вернуть правило можно в любой момент.
lexicon-mute-no-second = Сейчас в школе нет второго человека, который мог бы согласиться.
lexicon-mute-why = Почему его нужно отключить
lexicon-mute-why-hint = До 400 знаков. Не пишите ни имени ребёнка, ни его слов.
lexicon-mute-ask = Отключить
lexicon-mute-ask-two = Попросить согласия
lexicon-mute-approve = Согласиться
lexicon-mute-approve-ask = Отключить это правило? Примеры ниже больше не будут находиться.
lexicon-mute-decline = Не согласиться
lexicon-mute-withdraw = Отозвать просьбу
lexicon-unmute = Включить снова
lexicon-mute-own = Просьба записана Вами, согласие даёт другой человек.
lexicon-mute-never = Это правило отключить нельзя: без него не найдутся основные фразы ({ $count }).
lexicon-impact = Что без него не найдётся
lexicon-impact-leaning = Основные фразы, которые находит это правило
lexicon-impact-core = Основные фразы, которые без него не найдутся
lexicon-impact-missed = Другие примеры, которые без него не найдутся
lexicon-impact-none = Эти примеры находят и другие правила.
lexicon-done-muted = Правило отключено
lexicon-done-asked = Просьба записана: пока второй человек не согласится, правило работает
lexicon-done-unmuted = Правило работает
lexicon-refused-reason = Напишите причину (до 400 знаков).
lexicon-refused-asked = Это правило уже отключено или ждёт согласия.
lexicon-refused-nothing-asked = По этому правилу просьбы больше нет.
lexicon-refused-second = На свою просьбу согласиться нельзя: нужен другой человек.
lexicon-refused-core = Без этого правила одна из основных фраз не найдётся. Оно продолжит работать.
lexicon-why = Есть слова, которые добавила школа
lexicon-why-noted = Есть слова, которые добавила школа: { $note }
