### Құжаттарды файл етіп алу: терезесі, дайындалып жатқандары, мектептің өз үлгілері, мұрағаттың тізімі.

exports-menu = Файлдар
exports-take = Жүктеп алу
exports-lead = Ұзақ дайындалатын құжаттар осында тұрады. Бетті жаба беруіңізге болады: құжат өздігінен дайындалады. Дайын файл бір сағаттан кейін өшіріледі.
exports-all = Барлық құжатты бірге алу
exports-templates = Word үлгілері
exports-list = Дайындалған құжаттар
exports-empty = Әзірге ештеңе жоқ
exports-empty-words = Журналды, жоспарды немесе есепті ашып, «Жүктеп алу» батырмасын басыңыз.

## Не алынады

exports-what-journal = Журнал
exports-what-annual-plan = Жылдық жоспар
exports-what-monthly-plan = Айлық жоспар
exports-what-report = Есеп
exports-what-normative = Нормативтік құжаттар тізімі
exports-what-materials = Әдістемелік қор тізімі
exports-what-everything = Қызметтің барлық құжаты
exports-attestation = Аттестаттауға арналған құжаттар

## Терезе

exports-when = Қай уақытқа
exports-whole-year = Бүкіл оқу жылы
exports-whole = Барлық жылдар
exports-class = Сынып
exports-class-hint = Бос қалдырсаңыз, барлық сынып кіреді. Мысалы: 7А
exports-format = Қандай файл
exports-format-pdf = PDF
exports-format-pdf-hint = басып шығаруға
exports-format-docx = Word
exports-format-docx-hint = өңдеуге болады
exports-format-xlsx = Excel
exports-format-xlsx-hint = кесте
exports-format-csv = CSV
exports-format-csv-hint = басқа бағдарламаға
exports-language = Құжаттың тілі
exports-private = Құжатта балалар туралы мәлімет болуы мүмкін. Файлды өз компьютеріңізде ғана сақтап, керегі болмағанда өшіріңіз.
exports-bundle = Бәрі бір ZIP файлда келеді, ішінде тізімі (манифест) болады.
exports-odd-what = Мұндай құжат жоқ.
exports-odd-journal = Мұндай журнал жоқ.
exports-odd-school-year = Оқу жылы түсініксіз. Тізімнен таңдаңыз.
exports-odd-month = Бұл ай осы оқу жылына кірмейді. Тізімнен таңдаңыз.
exports-odd-class-name = Сыныпты былай жазыңыз: 7А
exports-odd-kind = Мұндай есеп жоқ.
exports-odd-period = Есептің кезеңі түсініксіз.
exports-odd-frozen = Есептің мұндай сақталған данасы жоқ.
exports-odd-format = Файл түрін таңдаңыз.
exports-odd-locale = Құжаттың тілін таңдаңыз.
exports-refused-many = Кезекте тұрған құжат көп. Алдымен солардың дайын болуын күтіңіз.

## Дайындалып жатқандары

exports-state-queued = Кезекте тұр
exports-state-working = Дайындалып жатыр
exports-state-ready = Дайын
exports-state-expired = Мерзімі өтті
exports-state-failed = Дайын болмады
exports-state-cancelled = Тоқтатылды
exports-progress = { $name }: { $percent } %
exports-percent = { $percent } %
exports-until = Файлдың өшетін уақыты: { $time }
exports-asked = Сұралған уақыты: { $moment }
exports-download = Файлды алу
exports-cancel = Тоқтату
exports-remove = Файлды өшіру
exports-again = Қайта дайындау
exports-which = { $act }: { $name }
exports-cancelled = Тоқтатылды, файл сақталған жоқ.
exports-gone = Бұл файл енді жоқ: мерзімі өтті немесе тоқтатылды. «Қайта дайындау» батырмасын басыңыз.
exports-size-kb = { $size } КБ
exports-size-mb = { $size } МБ
exports-problem-broken = Бағдарламада ақау шықты. Қайта дайындап көріңіз, болмаса әкімшіге айтыңыз.
exports-problem-worker = Дайындау екі рет үзіліп қалды. Сәлден соң қайта дайындап көріңіз.
exports-problem-not-allowed = Бұл құжатты алуға рұқсатыңыз жоқ.
exports-problem-nothing = Мұндай құжат әлі жасалмаған.
exports-problem-template = Мектептің өз Word үлгісі толтырылмады. Үлгіні тексеріңіз немесе бағдарламаның үлгісіне қайтыңыз.

## Үлгілер

exports-templates-lead = Word құжаты осы үлгімен жасалады. Үлгіні жүктеп алып, Word бағдарламасында өзгертіңіз де, қайтадан салыңыз. Жақша ішіндегі сөздерге тиіспеңіз, мысалы:
exports-template-shipped = Бағдарламаның үлгісі
exports-template-own = Мектептің өз үлгісі, салынған уақыты: { $moment }
exports-template-take = Үлгіні алу
exports-template-change = Өз үлгісін салу
exports-template-choose = Word файлы (.docx)
exports-template-send = Салу
exports-template-back = Бағдарламаның үлгісіне қайту
exports-template-back-ask = Мектептің өз үлгісі өшіріледі. Жалғастырасыз ба?
exports-template-file = { $kind } үлгісі ({ $language })
exports-template-put = Үлгі салынды. Енді Word құжаттары осы үлгімен жасалады.
exports-template-removed = Бағдарламаның үлгісі қайтарылды.
exports-template-empty = Файл таңдалмаған немесе бос.
exports-template-large = Файл тым үлкен: 10 МБ-тан аспауы керек.
exports-template-kind = Word файлын (.docx) таңдаңыз.
exports-template-fault-field = Үлгіде белгісіз өріс бар: { $field }
exports-template-fault-no-body = Үлгіде құжаттың өзіне арналған орын жоқ. Бағдарламаның үлгісінен бастаңыз.
exports-template-fault-syntax = Үлгідегі жақшалар дұрыс жазылмаған. Бағдарламаның үлгісімен салыстырыңыз.
exports-template-fault-not-docx = Бұл кәдімгі Word файлы (.docx) емес.
exports-template-fault-too-large = Үлгі тым үлкен. Ішіндегі суреттерді кішірейтіңіз.
exports-template-fault-macro = Үлгіде макрос немесе басқа файл бар. Оларды алып тастап, қайта салыңыз.
exports-template-fault-way-out = Үлгі сыртқы файлға немесе сайтқа сілтейді. Сілтемені алып тастап, қайта салыңыз.

## Мұрағаттағы тізім

exports-manifest-name = МАНИФЕСТ.txt
exports-manifest-made = Жасалған уақыты: { $moment }. Жасаған: { $name }
exports-manifest-count = Файл саны: { $count }
exports-manifest-head = Қолтаңбалар тізбегінің соңғы буыны: { $code } (буын саны: { $position })
exports-manifest-file = Жол саны: { $rows }. Көлемі, байт: { $size }
exports-manifest-check = SHA-256 коды файлдың өзгермегенін тексеруге керек.
