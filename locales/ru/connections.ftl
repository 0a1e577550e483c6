### Связь: доносит ли каждый мессенджер то, что сказано. Для сотрудников.

connections-menu = Связь с мессенджерами
connections-lead = Бот сам проверяет связь с каждым мессенджером. Здесь итоги последней проверки.
connections-light-fine = Работает
connections-light-warning = Обратите внимание
connections-light-bad = Есть неполадка
connections-told = Проверено: { $moment }
connections-silent = Бот не даёт о себе знать уже { $span }. Сведения ниже могли устареть. Сообщите тому, кто обслуживает систему.
connections-never = Бот ещё ни разу не запускался: ни письма, ни ответы не доходят.
connections-open = Открыть связь с мессенджерами
connections-door = Ссылка на чат
connections-outage = { $problem ->
        [conflict] { $channel }: сообщения бота читает ещё одна программа, письма детей могут уходить туда. Сразу сообщите тому, кто обслуживает систему.
        [token] { $channel } не принимает ключ бота (токен): ни письма, ни ответы не доходят. Сразу сообщите тому, кто обслуживает систему.
        [account] { $channel } ограничил аккаунт школы: ответы не уходят, письма тоже могут не приходить. Сразу сообщите тому, кто обслуживает систему.
        [templates] { $channel } не принимает тексты приглашений: тем, кто не писал больше суток, ответ не уйдёт. Сообщите тому, кто обслуживает систему.
        [number] { $channel }: письма приходят на номер, которого нет в наших настройках, и их никто не видит. Сразу сообщите тому, кто обслуживает систему.
       *[away] { $channel }: нет связи. Когда она восстановится, письма и ответы дойдут сами. Если это надолго, сообщите тому, кто обслуживает систему.
    } (начало: { $moment })

## Что известно

connections-fact-token = Ключ бота (токен)
connections-said-token = { $light ->
        [fine] принят
       *[other] не принимается: ни письма, ни ответы не доходят. Тому, кто обслуживает систему, нужно ввести новый ключ.
    }
connections-fact-away = Связь
connections-said-away = нет: при последней проверке мессенджер не ответил
connections-fact-account = Аккаунт школы
connections-said-account = { $light ->
        [fine] ограничений нет
       *[other] ограничен: ответы не уходят, письма тоже могут не приходить. Сообщите тому, кто обслуживает систему.
    }
connections-fact-webhook = Входящие сообщения
connections-said-webhook = { $state ->
        [number] последнее – { $count } мин назад
        [quiet] с запуска бота пока не было
        [not-subscribed] не приходят: мессенджер не настроен сообщать нам о них. Сразу сообщите тому, кто обслуживает систему.
        [heard-by-others] этот аккаунт слышит ещё одно приложение: письма детей приходят и туда. Сразу сообщите тому, кто обслуживает систему.
       *[other] { $value }
    }
connections-fact-quality = Оценка номера
connections-said-quality = { $state ->
        [unknown] пока нет
        [green] хорошая
        [yellow] средняя: люди блокируют номер или жалуются. Делайте рассылки реже.
        [red] плохая: мессенджер может ограничить номер. Приостановите рассылки.
       *[other] { $value }
    }
connections-fact-template = Текст приглашения ({ $language })
connections-said-template = { $state ->
        [approved] одобрен
        [pending] на проверке: пока не отправляется
        [in-appeal] пересматривается: пока не отправляется
        [rejected] отклонён: не отправляется. Сообщите тому, кто обслуживает систему.
        [paused] приостановлен мессенджером: не отправляется
        [disabled] отключён мессенджером: не отправляется. Сообщите тому, кто обслуживает систему.
        [missing] такого текста в мессенджере нет. Сообщите тому, кто обслуживает систему.
       *[other] { $value }
    }
connections-fact-templates = Тексты приглашений
connections-approved = одобрено: { $count }
connections-fact-limit = Сколько человек можно пригласить за сутки
connections-said-limit = { $state ->
        [tier] { $count }
        [number] { $count }
        [tier-unlimited] без ограничений
        [unlimited] без ограничений
       *[other] { $value }
    }{ $light ->
        [fine] {""}
       *[other] : в настройке указано больше
    }
connections-fact-invited = Приглашено рассылками за 24 часа
connections-said-invited = { $state ->
        [share] до { $count } % дневной доли ({ $most } чел.)
        [number] { $count }
       *[other] { $value }
    }
connections-fact-waiting = Сообщения, которые ждут, когда человек вернётся
connections-said-waiting = { $state ->
        [none] нет
        [some] есть
       *[other] { $value }
    }
connections-fact-throughput = Скорость отправки
connections-said-throughput = { $state ->
        [standard] обычная
        [high] высокая
       *[other] { $value }
    }
