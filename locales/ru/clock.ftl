### Часы системы: что она делает сама и когда делала это в последний раз.

clock-menu = Часы системы
clock-lead = Что система делает сама: когда делала в последний раз и когда сделает снова.
clock-ticks = Часы идут.
clock-silent = Часы остановились. Последний сигнал: { $moment }.
clock-never = Часы ещё ни разу не запускались.
clock-silent-words = Ответы, сигналы и рассылки не уходят вовремя. Сразу сообщите тому, кто обслуживает систему.
clock-schedules = Запланированные рассылки
clock-schedules-none = Запланированных рассылок сейчас нет.
clock-jobs = Работа системы
clock-ticked = Последний раз
clock-next = Следующий раз
clock-next-soon = в течение минуты
clock-did = сделано: { $count } ({ $moment })
clock-every-seconds = { $count ->
        [one] каждую { $count } секунду
        [few] каждые { $count } секунды
       *[many] каждые { $count } секунд
    }
clock-every-minutes = { $count ->
        [one] каждую минуту
        [few] каждые { $count } минуты
       *[many] каждые { $count } минут
    }
clock-every-hours = { $count ->
        [one] каждый час
        [few] каждые { $count } часа
       *[many] каждые { $count } часов
    }
clock-state-fails = Не выполняется
clock-state-late = Опаздывает
clock-state-new = Ещё не начиналось
clock-problem = Последний сбой: { $moment }, { $kind ->
        [OperationalError] база данных не ответила вовремя.
        [OSError] файлы были недоступны.
       *[other] ошибка программы.
    } Подробности в журнале системы.

## Работа

clock-job-make-exports = Готовит запрошенные документы
clock-job-expand-broadcasts = Раскладывает рассылку по получателям
clock-job-run-broadcasts = Начинает рассылку, держит её в тихие часы и завершает
clock-job-make-broadcasts-due = Следит, не пришло ли время рассылки
clock-job-send-silent-drafts = Передаёт психологу написанное, если ребёнок замолчал на две минуты
clock-job-send-due-answers = Отправляет ответы в назначенное время
clock-job-climb-alerts = Зовёт следующего, если на сигнал никто не ответил
clock-job-check-in = Снова спрашивает ребёнка в опасности, как он
clock-job-remind-of-appointments = Напоминает о встречах
clock-job-offer-earlier-times = Предлагает освободившееся время тем, кто его ждёт
clock-job-ask-missed = Бережно спрашивает тех, кто не пришёл на встречу
clock-job-tidy-appointments = Освобождает время, которое никто не подтвердил
clock-job-tidy-chats = Убирает старые сообщения из чатов тех, кто так захотел
clock-job-keep-heads = Каждый день закрепляет, что подписанные записи не изменены
clock-job-hold-drills = Начинает ежемесячную учебную тревогу
clock-job-draw-samples = Отбирает сообщения для проверки наугад
clock-job-draft-tip-weeks = Вносит прочитанные за неделю советы в черновик журнала
clock-job-purge = Удаляет данные, срок хранения которых истёк
