### Журнал действий: кто открывал письма и что сделано.

audit-menu = Журнал действий
audit-lead = Кто открывал письма и что сделано. То, что пишут дети, здесь не показывается.
audit-kinds = Вид действия
audit-kind-all = Всё
audit-kind-opened = Открытие писем
audit-kind-talks = Работа с письмами
audit-kind-journals = Журналы
audit-kind-staff = Сотрудники
audit-kind-sign-ins = Вход и выход
audit-kind-refused = Отказ в доступе
audit-kind-settings = Прочее
audit-who = Сотрудник
audit-who-all = Все сотрудники
audit-show = Показать
audit-older = Более ранние
audit-newest = К самым новым
audit-empty = Таких действий нет
audit-empty-words = Попробуйте выбрать другой вид действий или другого сотрудника.
audit-machine = Система
audit-times = { $count ->
        [few] { $count } раза
       *[other] { $count } раз
    }
audit-many = { $name }: за один час открыто писем: { $count }. Время: { $moment }.
audit-many-words = Это намного больше обычного. Спросите у самого сотрудника, в чём причина.
audit-many-show = Открытые письма

## Действия

audit-act-help_request-thread-read = Открыто письмо
audit-act-help_request-accepted = Письмо взято в работу
audit-act-help_request-answered = Отправлен ответ ребёнку
audit-act-help_request-closed = Письмо закрыто
audit-act-help_request-closed-together = Письмо закрыто вместе с другим
audit-act-help_request-closed-undone = Закрытие письма отменено
audit-act-help_request-dismissed = Письмо закрыто без записи в журнал
audit-act-help_request-reopened = Письмо открыто снова
audit-act-help_request-crisis-ended = Подтверждено, что опасность прошла
audit-act-help_request-protocol-done = Отмечена строка протокола
audit-act-help_request-protocol-undone = Снята отметка в протоколе
audit-act-help_request-verdict = Оценён сигнал опасности
audit-act-help_request-joined = Письма объединены
audit-act-help_request-split = Письма снова разделены
audit-act-help_request-handed_over = Письмо передано коллеге
audit-act-help_request-taken_over = Взято письмо коллеги
audit-act-journal-entry-confirmed = Подтверждена запись журнала
audit-act-journal-entry-corrected = Исправлена запись журнала
audit-act-journal-entry-edited = Изменён черновик записи
audit-act-journal-work-recorded = Внесена выполненная работа
audit-act-journal-work-undone = Внесённая работа убрана
audit-act-help_line-checked = Проверен телефон помощи
audit-act-help_line-changed = Изменён телефон помощи
audit-act-staff-joined = Первый вход
audit-act-staff-signed_in = Вход в панель
audit-act-staff-signed_out = Выход из панели
audit-act-staff-sign_in-failed = Неудачный вход под этим именем: неверный пароль
audit-act-staff-code-failed = Неудачный вход под этим именем: неверный код
audit-act-staff-refused = Попытка открыть закрытый раздел
audit-act-staff-password-changed = Сменён пароль
audit-act-staff-password-link = Выдана ссылка для нового пароля
audit-act-staff-renamed = Изменены имя и фамилия
audit-act-staff-invited = Приглашён сотрудник
audit-act-staff-roles-changed = Изменены роли
audit-act-staff-switched_off = Закрыт доступ
audit-act-staff-switched_on = Открыт доступ
audit-act-staff-second_factor-reset = Сброшен код в телефоне
audit-act-staff-session-ended = Завершена работа на одном устройстве
audit-act-staff-sessions-ended = Завершена работа на нескольких устройствах
audit-act-duty-turns-set = График дежурств изменён
audit-act-duty-absence-added = Отмечены дни отсутствия дежурного
audit-act-duty-absence-ended = Дежурный снова на месте
audit-act-duty-link-made = Подключён чат для сигналов
audit-act-duty-link-ended = Отключён чат для сигналов
audit-act-duty-drill-started = Учебная тревога начата
audit-act-duty-drill-ended = Учебная тревога закончена
audit-act-lexicon-saved = Изменён черновик собственных слов школы
audit-act-lexicon-discarded = Удалён черновик собственных слов школы
audit-act-lexicon-activated = Включены собственные слова школы
audit-act-lexicon-rolled_back = Возвращена прежняя версия собственных слов школы
audit-act-lexicon-previewed = Новые слова проверены на открытых письмах
audit-act-lexicon-muted = Отключено правило опасности
audit-act-lexicon-mute-asked = Запрошено отключение правила опасности
audit-act-lexicon-mute-approved = Дано согласие на отключение правила опасности
audit-act-lexicon-mute-declined = Просьба об отключении правила опасности закрыта
audit-act-lexicon-unmuted = Правило опасности снова включено
audit-act-other = Другое действие
