# Пока есть опасность: кто смотрит, что сделано, почему отмечено, верным ли был сигнал. К сотруднику на «Вы».
protocol-title = Протокол
protocol-open = Протокол: { $done }/{ $needed }
protocol-needed = нужно
protocol-hint = Отмечайте сделанное одним нажатием: время и Ваше имя запишутся сами.
protocol-done = { $name }, { $moment }
protocol-own = отметится само
protocol-undo = Снять отметку: { $step }
protocol-undo-ask = Снять отметку? Это тоже запишется в журнал действий.
protocol-finished = Всё нужное сделано.
protocol-look = Я смотрю
protocol-called = { $name }, { $time } ({ $kind ->
        [unreached] сообщение не дошло
       *[paged] { $way ->
            [telegram] Telegram
            [whatsapp] WhatsApp
           *[panel] панель
        }
    })
protocol-called-head = Сообщили:
protocol-next = Следующий сигнал: { $name }, { $time }
protocol-next-everybody = Следующий сигнал: всем ещё раз, { $time }
protocol-seen = Смотрит: { $name } ({ $moment })
protocol-colleague = коллега
protocol-raised = Замечено: { $moment }
protocol-watched = Под наблюдением, до: { $moment }. При новом признаке письмо снова станет срочным.
protocol-mark-watched = Под наблюдением
protocol-mark-unscreened = Не проверено
protocol-unscreened = Это сообщение не проверено: прочитайте его и оцените сами, есть ли опасность.
protocol-end = Опасности нет
protocol-end-title = Опасности нет?
protocol-end-ask = Вы убедились, что ребёнок сейчас в безопасности? Решение запишется под Вашим именем.
protocol-end-how = Как было на самом деле?
protocol-end-confirmed = Опасность была и миновала
protocol-end-too-high = Повод был, но уровень завышен
protocol-end-false = Ложная тревога: опасности не было
protocol-end-why = Почему Вы так решили?
protocol-end-why-hint = Сохранится как заметка, ребёнок её не увидит.
protocol-end-why-free = Протокол завершён, поэтому для подтверждённой опасности причину можно не писать.
protocol-end-watch = Сутки письмо будет под наблюдением: при новом признаке оно снова станет срочным.
protocol-end-send = Записать решение
protocol-done-seen = Записано, что Вы смотрите. Других больше не вызываем.
protocol-done-tick = Записано в протокол.
protocol-done-untick = Отметка снята.
protocol-done-ended = Решение записано. Сутки письмо будет под наблюдением.
protocol-refused-outcome = Сначала выберите, как было на самом деле.
protocol-refused-reason = Напишите причину: опасность не снимают молча или с незавершённым протоколом.
protocol-refused-rest = В этом письме сейчас нет ни опасности, ни наблюдения, протокол не меняется.
protocol-refused-step = Такой строки в протоколе сейчас нет. Откройте страницу заново.

## Почему отмечено

protocol-why = Почему отмечено
protocol-why-more = Подробнее
protocol-why-none = Сигнал дали предыдущие сообщения или прежняя версия словаря.
protocol-why-eased = Что смягчило
protocol-why-reading = Другими буквами
protocol-why-telling = Какие слова весят больше всего
protocol-why-likeness = Сходство с сообщениями об опасности
protocol-why-likeness-low = низкое
protocol-why-likeness-middle = среднее
protocol-why-likeness-high = высокое
protocol-evidence-start = отмечено:
protocol-evidence-end = (конец отметки)

## Оценка сигнала

verdict-ask = Сигнал верный?
verdict-right = Верный
verdict-too-high = Завышен
verdict-false = Ложный
verdict-missed = Должна была быть тревога
verdict-missed-back = Снять отметку «Должна была быть тревога»
verdict-missed-title = Это сообщение должно было поднять тревогу?
verdict-missed-ask = Ребёнок сейчас в опасности?
verdict-missed-hint = Оценка помогает исправить словарь. Слова ребёнка никуда из школы не уходят.
verdict-missed-danger = Да, опасность сейчас: письмо станет срочным
verdict-missed-only = Нет, только отметить
verdict-done = Оценка сохранена.
verdict-refused = Так это сообщение оценить нельзя.
