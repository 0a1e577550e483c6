### Подписчики и плакаты: сотруднику на «Вы»; сам плакат обращается к ученику на «ты».

subscriptions-desk-menu = Подписчики
subscriptions-desk-lead = Кому приходят сообщения школы. Здесь только числа: имя подписчика не спрашивается, а адрес его чата хранится под замком, и его никто не видит.
subscriptions-desk-groups = Подписаны сейчас
subscriptions-desk-group-student = Ученики
subscriptions-desk-group-parent = Родители
subscriptions-desk-group-teacher = Педагоги
subscriptions-desk-group-administration = Администрация школы
subscriptions-desk-joined = Подписались в этом месяце
subscriptions-desk-left = Отписались в этом месяце
subscriptions-desk-blocked = Заблокировали в этом месяце
subscriptions-desk-hidden = скрыто
subscriptions-desk-hidden-words = «…» – число скрыто, чтобы нельзя было узнать детей: оно меньше { $k } или позволило бы вычислить такое число.
subscriptions-desk-none = Пока никто не подписан
subscriptions-desk-none-words = Распечатайте плакаты ниже и повесьте в классах: подписаться можно, открыв QR-код телефоном.
subscriptions-desk-classes = По классам
subscriptions-desk-class = Класс
subscriptions-desk-pupils = Учеников в классе
subscriptions-desk-share = Подписаны
subscriptions-desk-share-of = { $share } %
subscriptions-desk-no-class = Класс не указан
subscriptions-desk-classes-none = Классы ещё не введены
subscriptions-desk-classes-none-words = Чтобы напечатать плакат для каждого класса, сначала введите список классов.
subscriptions-desk-classes-open = Ввести классы
subscriptions-desk-twice = Родитель, у которого дети в двух классах, считается в обоих.
subscriptions-desk-posters = Плакаты с QR-кодом
subscriptions-desk-posters-words = По странице на класс и одна общая для школы; подойдёт и чёрно-белый принтер. QR-код лишь подсказывает школу и класс при подписке. С письмами психологу, написанными без имени, он не связан.
subscriptions-desk-way-telegram = QR-код открывает бот в Telegram: { $url }
subscriptions-desk-way-whatsapp = QR-код открывает чат в WhatsApp (Telegram не подключён): { $url }
subscriptions-desk-way-web = Ни один мессенджер не подключён, поэтому QR-код открывает веб-чат: { $url }
subscriptions-desk-way-local = Этот адрес открывается только на этом компьютере, телефон его не найдёт. Прежде чем раздавать плакаты, попросите администратора подключить мессенджер (Telegram, WhatsApp) или https-адрес веб-чата.
subscriptions-desk-demo = Это вымышленная школа: её плакат никого не подпишет.
subscriptions-desk-choose = Какие плакаты нужны?
subscriptions-desk-all = Отметить все
subscriptions-desk-school = Общий для школы
subscriptions-desk-since = от { $day }
subscriptions-desk-not-made = новый
subscriptions-desk-print = Скачать PDF
subscriptions-desk-file = Плакаты { $day }.pdf
subscriptions-desk-withdraw = Замена QR-кода
subscriptions-desk-withdraw-words = Если код попал к посторонним или плакат устарел, замените его здесь. Тем, кто уже подписан, сообщения будут приходить как прежде.
subscriptions-desk-withdraw-go = Заменить
subscriptions-desk-withdraw-ask = { $name }: по QR-коду на висящем плакате подписаться будет нельзя, нужно повесить новый. Заменить?
subscriptions-desk-withdrawn = { $name }: прежний QR-код больше не действует. Скачайте и повесьте новый плакат.
subscriptions-desk-refused-none = Отметьте хотя бы один плакат.
subscriptions-desk-refused-press = На этот раз напечатать плакаты не удалось. Попробуйте ещё раз чуть позже.

## Сам плакат

subscriptions-desk-poster-title = Полезные сообщения от психолога
subscriptions-desk-poster-pupil = Не больше двух коротких сообщений в неделю: что делать в трудную минуту, как поверить в себя, о семье.
    .step-1 = Наведи камеру телефона на QR‑код и открой ссылку.
    .step-1-sends = Наведи камеру телефона на QR‑код, открой ссылку и отправь сообщение, которое там уже написано.
    .step-2 = Выбери язык и нажми «Ученик, ученица».
    .step-3 = Готово! Станет не нужно – напиши «стоп».
    .promise = В том же чате можно написать психологу и не называть себя. Мы не спрашиваем ни имени, ни номера: психолог не знает, кто пишет.
subscriptions-desk-poster-adult = Не больше двух коротких сообщений в неделю: как поддержать ребёнка в трудную минуту, о семье.
    .step-1 = Наведите камеру телефона на QR‑код и откройте ссылку.
    .step-1-sends = Наведите камеру телефона на QR‑код, откройте ссылку и отправьте сообщение, которое там уже написано.
    .step-2 = Выберите язык и отметьте, кто Вы: родитель, учитель, ученик.
    .step-3 = Готово! Станет не нужно – напишите «стоп».
    .promise = В том же чате можно написать психологу и не называть себя. Мы не спрашиваем ни имени, ни номера: психолог не знает, кто пишет.
# Готовое сообщение: должно заканчиваться кодом.
subscriptions-desk-greeting = Здравствуйте! { $code }
