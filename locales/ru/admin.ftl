### Сама панель: рамка, списки, вход, ошибки. Для сотрудников, на «Вы».

admin-brand = Сенім
admin-menu = Разделы
admin-menu-short = Главные разделы
admin-more = Ещё
admin-skip = К содержанию
admin-account = Моя учётная запись
admin-sign-out = Выйти
admin-close = Закрыть
admin-cancel = Отмена
admin-undo = Отменить
admin-confirm = Подтвердить
admin-continue = Продолжить
admin-print = Напечатать
admin-copy = Скопировать
admin-copied = Скопировано
admin-remove = Убрать
admin-required = Обязательное поле
admin-form = Запись
admin-trail = Где Вы находитесь
admin-offline = Связь с сервером пропала. Не закрывайте страницу; когда связь вернётся, повторите последнее действие.
admin-online = Связь восстановлена
admin-failed = Действие не выполнено. Обновите страницу и повторите.
admin-leave = Есть несохранённые изменения

## Язык и цвет

admin-language = Язык
admin-language-kk = Қазақша
admin-language-ru = Русский
admin-language-en = English
admin-language-kk-short = Қаз
admin-language-ru-short = Рус
admin-language-en-short = Eng

## Экран: цвет, плотность, буквы, прикрыть

admin-choice-look = Цвет экрана
admin-choice-look-light = Светлый
admin-choice-look-dark = Тёмный
admin-choice-look-system = Как на устройстве
admin-choice-density = Строки
admin-choice-density-cosy = Свободно
admin-choice-density-compact = Плотно
admin-choice-text = Буквы
admin-choice-text-normal = Обычные
admin-choice-text-large = Крупные
admin-side-narrow = Свернуть меню
admin-side-wide = Развернуть меню
admin-cover = Прикрыть экран
admin-cover-back = Вернуться к работе
admin-cover-weekdays = понедельник вторник среда четверг пятница суббота воскресенье
admin-cover-months = января февраля марта апреля мая июня июля августа сентября октября ноября декабря

## Клавиши

admin-keys = Клавиши
admin-keys-here = На этой странице
admin-keys-list = В списке
admin-keys-everywhere = Везде
admin-keys-note = Раскладка может быть казахской, русской или английской: важно место клавиши. Пока Вы набираете текст, эти клавиши молчат.
admin-key-walk = Следующее, предыдущее
admin-key-search = Поиск
admin-key-today = Сегодня
admin-key-inbox = Письма
admin-key-journals = Журналы
admin-key-undo = Отменить последнее действие
admin-key-help = Список клавиш
admin-key-escape = Закрыть окно
admin-key-cover = Быстро прикрыть экран

## Списки

admin-search = Поиск
admin-search-in = Поиск: { $fields }
admin-search-clear = Показать всё
admin-found = По запросу «{ $text }» { $count ->
    [one] найдена { $count } запись
    [few] найдено { $count } записи
    [many] найдено { $count } записей
   *[other] найдено { $count } записи
}.
admin-filters = Фильтры
admin-filter-any = Любое
admin-filter-off = Убрать фильтр: { $column }
admin-filter-operator = { $column }: как сравнивать
admin-filter-from = { $column }: с какого времени
admin-filter-to = { $column }: по какое время
admin-selected = Отмечено
admin-actions = Действия
admin-more-actions = Другие действия
admin-pages = Страницы
admin-page-previous = Предыдущая страница
admin-page-next = Следующая страница
admin-page-size = { $count ->
    [one] { $count } запись на странице
    [few] { $count } записи на странице
    [many] { $count } записей на странице
   *[other] { $count } записи на странице
}
admin-nothing-found = Ничего не нашлось
admin-nothing-found-hint = Попробуйте другое слово или уберите фильтр.
admin-empty-hint = Первую запись можно добавить прямо здесь.

## Срочность

admin-urgency-red = Срочно: ответьте сразу
admin-urgency-red-short = Срочно
admin-urgency-amber = Нужно ответить сегодня
admin-urgency-amber-short = Сегодня
admin-urgency-green = Не срочно
admin-urgency-green-short = Спокойно

## Вход

admin-sign-in = Вход
admin-sign-in-lead = Панель психологической службы школы
admin-sign-in-button = Войти
admin-sign-in-help = Если пароль забыт, обратитесь к администратору системы в школе: он даст новую ссылку для входа.
admin-passkey-sign-in = Войти с ключом доступа
admin-email = Электронная почта
admin-username = Имя пользователя
admin-password = Пароль
admin-password-change = Смена пароля
admin-password-lead = После сохранения на других устройствах нужно будет войти заново.
admin-password-now = Нынешний пароль
admin-password-new = Новый пароль
admin-password-again = Повторите новый пароль
admin-password-hint = Не меньше 12 знаков. Фраза из нескольких слов запоминается лучше.
admin-password-save = Сохранить пароль
admin-password-show = Показать пароль
admin-verify = Подтвердите, что это Вы
admin-verify-lead = Перед важным действием введите пароль ещё раз.
admin-back-to-panel = Вернуться в панель

## Код в телефоне

admin-code = Шестизначный код
admin-code-settings = Код в телефоне
admin-code-setup = Код в телефоне
admin-code-why = Написанное детьми закрыто на два замка: пароль и код из приложения в телефоне. Настройка занимает около двух минут, держите телефон под рукой.
admin-code-begin = Начать
admin-code-step-app = Установите в телефон приложение-аутентификатор и откройте его. Например: Google Authenticator или Aegis (Google Play, App Store).
admin-code-step-scan = Нажмите в приложении «добавить» и наведите камеру на этот QR-код.
admin-code-step-type = Введите ниже шесть цифр, которые покажет приложение.
admin-code-square = QR-код для приложения
admin-code-secret = Если камера не читает код, введите этот ключ вручную:
admin-code-finish = Закончить настройку
admin-code-enter = Код из телефона
admin-code-enter-lead = Введите шесть цифр, которые сейчас показывает приложение в телефоне.
admin-code-again = Показать QR-код ещё раз
admin-code-check = Проверить
admin-code-lost = Телефона нет под рукой: войти с запасным кодом
admin-recovery-title = Запасные коды
admin-recovery-lead = С этими кодами можно войти, если телефон потерян. Каждый действует один раз. Напечатайте их и положите в сейф.
admin-recovery-show = Показать коды
admin-recovery-new = Создать новые коды
admin-recovery-new-hint = Когда созданы новые коды, прежние больше не действуют.
admin-recovery-enter = Вход с запасным кодом
admin-recovery-enter-lead = Введите один из кодов с листа. Второй раз он не подойдёт.
admin-recovery-code = Запасной код

## Ошибки

admin-to-front = На главную страницу
admin-error-id = Номер ошибки: { $id }
admin-error-403 = Эта страница Вам не открыта
admin-error-403-words = Если раздел нужен Вам по работе, обратитесь к администратору системы в школе.
admin-error-404 = Такой страницы нет
admin-error-404-words = Возможно, ссылка устарела или запись удалена.
admin-error-429 = Слишком много попыток
admin-error-429-words = Подождите около минуты и попробуйте снова.
admin-error-500 = В системе произошла ошибка
admin-error-500-words = Это не Ваша вина. Написанное детьми сохранено. Если ошибка повторится, сообщите её номер администратору системы.
