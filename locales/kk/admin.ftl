### Панельдің өзі: жақтау, тізімдер, кіру, қателер. Қызметкерге арналған, «Сіз» деп сөйлейді.

admin-brand = Сенім
admin-menu = Бөлімдер
admin-menu-short = Негізгі бөлімдер
admin-more = Тағы
admin-skip = Негізгі бөлікке өту
admin-account = Тіркелгім
admin-sign-out = Шығу
admin-close = Жабу
admin-cancel = Бас тарту
admin-undo = Болдырмау
admin-confirm = Растау
admin-continue = Жалғастыру
admin-print = Басып шығару
admin-copy = Көшіру
admin-copied = Көшірілді
admin-remove = Алып тастау
admin-required = Толтыру міндетті
admin-form = Жазба
admin-trail = Қай жердесіз
admin-offline = Сервермен байланыс үзілді. Бетті жаппай тұрыңыз, байланыс қалпына келген соң соңғы әрекетті қайталаңыз.
admin-online = Байланыс қалпына келді
admin-failed = Әрекет орындалмады. Бетті жаңартып, қайталап көріңіз.
admin-leave = Сақталмаған өзгерістер бар

## Тіл мен түс

admin-language = Тіл
admin-language-kk = Қазақша
admin-language-ru = Русский
admin-language-en = English
admin-language-kk-short = Қаз
admin-language-ru-short = Рус
admin-language-en-short = Eng

## Экран: түс, тығыздық, әріп, жасыру

admin-choice-look = Экран түсі
admin-choice-look-light = Жарық
admin-choice-look-dark = Қараңғы
admin-choice-look-system = Құрылғыдағыдай
admin-choice-density = Жолдар арасы
admin-choice-density-cosy = Кең
admin-choice-density-compact = Тығыз
admin-choice-text = Әріп
admin-choice-text-normal = Қалыпты
admin-choice-text-large = Ірі
admin-side-narrow = Мәзірді жинау
admin-side-wide = Мәзірді ашу
admin-cover = Экранды жасыру
admin-cover-back = Жұмысқа оралу
admin-cover-weekdays = дүйсенбі сейсенбі сәрсенбі бейсенбі жұма сенбі жексенбі
admin-cover-months = қаңтар ақпан наурыз сәуір мамыр маусым шілде тамыз қыркүйек қазан қараша желтоқсан

## Пернелер

admin-keys = Пернелер
admin-keys-here = Осы бетте
admin-keys-list = Тізімде
admin-keys-everywhere = Барлық бетте
admin-keys-note = Қазақ, орыс не ағылшын пернетақтасы бола берсін: перненің орны маңызды. Мәтін теріп отырғанда бұл пернелер іске қосылмайды.
admin-key-walk = Келесі, алдыңғы
admin-key-search = Іздеу
admin-key-today = Бүгін
admin-key-inbox = Хаттар
admin-key-journals = Журналдар
admin-key-undo = Соңғы әрекетті болдырмау
admin-key-help = Пернелер тізімі
admin-key-escape = Терезені жабу
admin-key-cover = Экранды тез жасыру

## Тізімдер

admin-search = Іздеу
admin-search-in = Іздеу: { $fields }
admin-search-clear = Бәрін көрсету
admin-found = «{ $text }» бойынша { $count } жазба табылды.
admin-filters = Сүзгі
admin-filter-any = Кез келген
admin-filter-off = Сүзгіні алып тастау: { $column }
admin-filter-operator = { $column }: салыстыру тәсілі
admin-filter-from = { $column }: қай уақыттан
admin-filter-to = { $column }: қай уақытқа дейін
admin-selected = Белгіленгені
admin-actions = Әрекеттер
admin-more-actions = Басқа әрекеттер
admin-pages = Беттер
admin-page-previous = Алдыңғы бет
admin-page-next = Келесі бет
admin-page-size = Бетте { $count } жазба
admin-nothing-found = Ештеңе табылмады
admin-nothing-found-hint = Басқа сөзбен іздеп көріңіз немесе сүзгіні алып тастаңыз.
admin-empty-hint = Алғашқы жазбаны осы жерден қоса аласыз.

## Шұғылдық

admin-urgency-red = Шұғыл: бірден жауап беріңіз
admin-urgency-red-short = Шұғыл
admin-urgency-amber = Бүгін жауап беру керек
admin-urgency-amber-short = Бүгін
admin-urgency-green = Асығыс емес
admin-urgency-green-short = Тыныш

## Кіру

admin-sign-in = Кіру
admin-sign-in-lead = Мектептің психологиялық қызметінің панелі
admin-sign-in-button = Кіру
admin-sign-in-help = Құпиясөзді ұмытсаңыз, мектептегі жүйе әкімшісіне айтыңыз. Ол кіруге арналған жаңа сілтеме береді.
admin-passkey-sign-in = Құрылғы кілтімен кіру
admin-email = Электрондық пошта
admin-username = Пайдаланушы аты
admin-password = Құпиясөз
admin-password-change = Құпиясөзді ауыстыру
admin-password-lead = Жаңа құпиясөз сақталған соң, басқа құрылғылардан қайта кіру керек болады.
admin-password-now = Қазіргі құпиясөз
admin-password-new = Жаңа құпиясөз
admin-password-again = Жаңа құпиясөзді қайталаңыз
admin-password-hint = Кемінде 12 таңба. Бірнеше сөзден тұратын сөйлем есте жақсы қалады.
admin-password-save = Құпиясөзді сақтау
admin-password-show = Құпиясөзді көрсету
admin-verify = Кіріп отырған өзіңіз екеніңізді растаңыз
admin-verify-lead = Маңызды әрекет алдында құпиясөзіңізді қайта теріңіз.
admin-back-to-panel = Панельге оралу

## Телефондағы код

admin-code = Алты цифрлы код
admin-code-settings = Телефондағы код
admin-code-setup = Телефондағы код
admin-code-why = Балалардың жазғаны екі құлыппен қорғалады: құпиясөз және телефондағы қолданба беретін код. Баптауға екі минуттай уақыт кетеді, телефоныңыз қолыңызда болсын.
admin-code-begin = Бастау
admin-code-step-app = Телефонға аутентификатор қолданбасын орнатып, ашыңыз. Мысалы: Google Authenticator немесе Aegis (Google Play, App Store).
admin-code-step-scan = Қолданбада «қосу» түймесін басып, мына QR кодты түсіріңіз.
admin-code-step-type = Қолданба көрсеткен алты цифрды төменге теріңіз.
admin-code-square = Қолданбаға арналған QR код
admin-code-secret = Камера оқымаса, мына кілтті қолмен енгізіңіз:
admin-code-finish = Баптауды аяқтау
admin-code-enter = Телефондағы код
admin-code-enter-lead = Телефондағы қолданба көрсетіп тұрған алты цифрды теріңіз.
admin-code-again = QR кодты қайта көрсету
admin-code-check = Тексеру
admin-code-lost = Телефон қолымда жоқ: қосалқы кодпен кіру
admin-recovery-title = Қосалқы кодтар
admin-recovery-lead = Телефоныңыз жоғалса, осы кодтармен кіресіз. Әрқайсысы бір рет қана жарайды. Басып шығарып, сейфке салып қойыңыз.
admin-recovery-show = Кодтарды көрсету
admin-recovery-new = Жаңа кодтар жасау
admin-recovery-new-hint = Жаңа кодтар жасалса, бұрынғылары жарамай қалады.
admin-recovery-enter = Қосалқы кодпен кіру
admin-recovery-enter-lead = Қағаздағы кодтардың бірін теріңіз. Ол екінші рет жарамайды.
admin-recovery-code = Қосалқы код

## Қателер

admin-to-front = Басты бетке өту
admin-error-id = Қате нөмірі: { $id }
admin-error-403 = Бұл бет Сізге ашық емес
admin-error-403-words = Жұмысыңызға бұл бөлім керек болса, мектептегі жүйе әкімшісіне айтыңыз.
admin-error-404 = Мұндай бет жоқ
admin-error-404-words = Сілтеме ескірген немесе жазба өшірілген болуы мүмкін.
admin-error-429 = Әрекет тым жиі қайталанды
admin-error-429-words = Бір минуттай күтіп, қайта көріңіз.
admin-error-500 = Жүйеде қате шықты
admin-error-500-words = Кінә Сізде емес. Балалардың жазғаны сақтаулы. Қайталанса, қате нөмірін жүйе әкімшісіне айтыңыз.
