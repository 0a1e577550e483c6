### Кеңестердің редакторы: тізім, үш тілдегі мәтін, нұсқалар, екінші адамның келісімі, қағаз.

tips-desk-menu = Кеңестер
tips-desk-lead = Балалар, ата-аналар мен ұстаздар ботта оқитын кеңестер. Кез келгенін мектебіңізге лайықтап өзгертуге болады: бастапқы мәтін сақталып тұрады, оған қашан да қайтасыз.
tips-desk-new = Жаңа кеңес
tips-desk-search = Сөз бойынша іздеу
tips-desk-find = Көрсету
tips-desk-area = Тақырып
tips-desk-readers = Кімге арналған
tips-desk-state = Күйі
tips-desk-all-areas = Барлық тақырып
tips-desk-all-readers = Барлық оқырман
tips-desk-all-states = Барлық күй
tips-desk-count = Кеңес саны: { $count }, әлі тексерілмегені: { $unread }.
tips-desk-clear = Бәрін көрсету
tips-desk-print-area = Тақырыпты басып шығару
tips-desk-none = Мұндай кеңес жоқ
tips-desk-none-words = Басқа сөз немесе басқа тақырып таңдап көріңіз.
tips-desk-counts-few = 30 күнде: 5-тен аз
tips-desk-counts = 30 күнде ашылғаны: { $opened }, «көмектесті»: { $helped }, «маған емес»: { $other }
tips-desk-language-missing = { $language } жоқ
tips-desk-state-shipped = Бастапқы мәтін
tips-desk-state-changed = Мектеп өзгерткен
tips-desk-state-own = Мектептің өз кеңесі
tips-desk-state-waiting = Келісім күтуде
tips-desk-state-hidden = Жасырылған
tips-desk-state-unread = Тексерілмеген
tips-desk-language-kk = Қазақша
tips-desk-language-ru = Орысша
tips-desk-language-en = Ағылшынша
tips-desk-languages = Тілдер

## Бір кеңес

tips-desk-history = Нұсқалар
tips-desk-print = Басып шығару
tips-desk-copy = Көшірмесін жасау
tips-desk-show = Қайта көрсету
tips-desk-hide = Жасыру
tips-desk-hide-ask = Кеңес жасырылсын ба? Оқырмандар оны көрмейді, мәтіні сақталады.
tips-desk-delete = Жою
tips-desk-delete-ask = Мектептің бұл кеңесі жойылсын ба? Оқырмандар оны таппайды.
tips-desk-exercise = жаттығуы: { $name }
tips-desk-readings = Кім оқып тексерді
tips-desk-readings-words = Мәтінді психолог та, сол тілде еркін сөйлейтін адам да оқып шығуы керек. Екеуін бір адам істей алады.
tips-desk-read-psychologist = Психолог ретінде оқып шықтым
tips-desk-read-native = Тілін тексердім
tips-desk-read-as-psychologist = психолог
tips-desk-read-as-native = тілін тексерді
tips-desk-author = Авторы
tips-desk-agreed = Ережеден ауытқуға келіскен: { $name }.

## Мәтін

tips-desk-words = Мәтіні
tips-desk-words-hint = Балаға «сен», үлкенге «Сіз» деп жазыңыз. Бір хабарда 60 сөзден аспасын. *Жұлдызша* – қалың, _астыңғы сызық_ – көлбеу әріп.
tips-desk-title = Тақырыбы
tips-desk-short = Батырмадағы аты
tips-desk-bubble = { $number }-хабар
tips-desk-bubble-add = Хабар қосу
tips-desk-bubble-up = Жоғары жылжыту: { $number }-хабар
tips-desk-bubble-down = Төмен жылжыту: { $number }-хабар
tips-desk-bubble-remove = Алып тастау: { $number }-хабар
tips-desk-choose = Таңдаңыз
tips-desk-remarks =
    { $count ->
        [0] Ескерту жоқ
       *[other] Ескерту: { $count }
    }
tips-desk-remark-blocks = Бұл ережеден екі адам келіссе ғана ауытқуға болады.
tips-desk-origin = Қайдан алынған
tips-desk-basis = Негізі
tips-desk-basis-hint = Ой қайдан алынды: кітап, бұйрық, әдіс.
tips-desk-source = Мәтіннің дереккөзі
tips-desk-source-hint = Сөзін біреуден алсаңыз, кімнен және қайдан екенін жазыңыз.
tips-desk-license = Мәтінді кім жазды
tips-desk-license-own = Өзіміз жаздық
tips-desk-license-public-domain = Қоғамдық игілік
tips-desk-license-cc-by = CC BY лицензиясы
tips-desk-license-permission = Автордың рұқсатымен
tips-desk-save = Сақтау
tips-desk-save-over = Менікін сақтау
tips-desk-kept = Сақталмай қалған мәтініңіз осы терезеде тұр. Қайтарайық па?
tips-desk-kept-back = Қайтару
tips-desk-kept-drop = Керек емес
tips-desk-preview = Оқырманға қалай көрінеді
tips-desk-preview-none = { $language } мәтін жоқ.
tips-desk-channel-web = Сайттағы чат
tips-desk-channel-telegram = Telegram

## Екінші адамның келісімі

tips-desk-reason = Ережеден неге ауытқу керек?
tips-desk-reason-words = Төменде белгіленген жерді түзетсеңіз, бірден сақталады. Дәл осылай қалсын десеңіз, себебін жазыңыз: әріптесіңіз не директордың орынбасары келіскен соң ғана оқырманға шығады.
tips-desk-reason-nobody = Төменде белгіленген жерді түзетсеңіз, бірден сақталады. Мектепте келісетін екінші адам әзірге жоқ: панельге директордың орынбасарын не екінші психологты шақыру керек.
tips-desk-reason-label = Себебі
tips-desk-why = Себебі:
tips-desk-waits = Екінші адамның келісімін күтуде
tips-desk-waits-by = Жазған: { $name }, { $moment }
tips-desk-waits-own = Әзірге бұрынғы мәтін көрсетіледі. Өзіңіз келісе алмайсыз: әріптесіңіз не директордың орынбасары қарайды.
tips-desk-waits-nobody = Әзірге бұрынғы мәтін көрсетіледі. Мектепте келісетін екінші адам жоқ: панельге директордың орынбасарын не екінші психологты шақыру керек.
tips-desk-waits-words = Белгіленген жерлерді қараңыз. Келіссеңіз, мәтін бірден оқырманға шығады. Қалай шешсеңіз де, себебін жазыңыз.
tips-desk-take-back = Қайтарып алу
tips-desk-take-back-ask = Бұл нұсқа қайтарып алынсын ба? Мәтіні тарихта қалады.
tips-desk-decision = Неге осылай шештіңіз?
tips-desk-agree = Келісемін
tips-desk-refuse = Келіспеймін

## Екі адам бір уақытта өзгерткенде

tips-desk-conflict = { $name } бұл кеңесті Сізден бұрын сақтап қойды: { $moment }
tips-desk-conflict-shipped = Сіз жазып жатқанда бастапқы мәтін қайтарылды
tips-desk-conflict-words = Жазғаныңыз сақталған, төмендегі өрістерде тұр. Айырмасын қарап, керегін қосыңыз да, өзіңіздікін сақтаңыз немесе әріптесіңіздің мәтінін ашыңыз.
tips-desk-conflict-theirs = Сақталған мәтінді ашу
tips-desk-side-theirs = Сақталған мәтін
tips-desk-side-mine = Сіздің мәтініңіз
tips-desk-side-before = Бұрын
tips-desk-side-after = Енді
tips-desk-difference-none = Бұл жақта мәтін жоқ.

## Нұсқалар

tips-desk-history-lead = Ешбір нұсқа жойылмайды: бұрынғысын да, бастапқы мәтінді де қайтаруға болады.
tips-desk-version = { $number }-нұсқа
tips-desk-version-shipped = Бастапқы мәтін
tips-desk-version-stands = Қазір көрсетіледі
tips-desk-version-waiting = Келісім күтуде
tips-desk-version-refused = Келісім берілмеді
tips-desk-version-past = Бұрынғы
tips-desk-decided-yes = Келіскен: { $name }.
tips-desk-decided-no = Келіспеген: { $name }.
tips-desk-changes = Не өзгерді
tips-desk-back = Осыған қайту
tips-desk-back-ask = { $number }-нұсқа қайтарылсын ба? Оқырмандар бірден соны көреді.
tips-desk-back-shipped = Бастапқы мәтінге қайту
tips-desk-back-shipped-ask = Бастапқы мәтін қайтарылсын ба? Мектептің нұсқалары тарихта қалады.
tips-desk-edit-from = Осыдан бастап өзгерту

## Қағаз

tips-desk-paper = Басып шығару
tips-desk-paper-read = Оқып тексерген:
tips-desk-paper-unread = Әлі оқып тексерілмеген.

## Не болды

tips-desk-done-saved = Сақталды. Оқырмандар енді осы мәтінді көреді.
tips-desk-done-waits = Сақталды, екінші адамның келісімін күтуде. Әзірге бұрынғы мәтін көрсетіледі.
tips-desk-done-hidden = Сақталды. Кеңес жасырулы, оқырмандар оны көрмейді.
tips-desk-done-back = Бұрынғы нұсқа қайтарылды
tips-desk-done-shipped = Бастапқы мәтін қайтарылды
tips-desk-done-hide = Кеңес жасырылды
tips-desk-done-show = Кеңес қайта көрсетіледі
tips-desk-done-delete = Кеңес жойылды
tips-desk-done-restore = Кеңес қайтарылды
tips-desk-done-read = Белгіленді, рақмет
tips-desk-done-agree = Келісім берілді. Оқырмандар енді осы мәтінді көреді.
tips-desk-done-refuse = Бұл нұсқа көрсетілмейді, бұрынғы мәтін қалады

## Неге сақталмады; жазылған мәтін өрістерде қалады

tips-desk-refused-kazakh = Кеңестің қазақшасы керек: оны әр оқырман бірінші болып көреді. Қалған мәтініңіз осында тұр.
tips-desk-refused-title = { $language }: тақырып жазылмаған.
tips-desk-refused-title-long = { $language }: тақырып 120 таңбадан аспасын, қазір – { $length }.
tips-desk-refused-short = { $language }: батырмадағы атын жазыңыз, мысалы, тақырыптың өзінен екі-үш сөз.
tips-desk-refused-short-long = { $language }: батырмаға 20 таңба ғана сыяды, қазір – { $length }. Эмодзи екі не одан көп таңба болып саналады.
tips-desk-refused-bubbles = { $language }: ең кемі бір хабар керек.
tips-desk-refused-bubbles-many = { $language }: хабар саны 12-ден аспасын, қазір – { $bubbles }. Бұл мәтіннен екі кеңес жасауға болады.
tips-desk-refused-long = { $language }: мәтін тым ұзын, { $words } сөз. Чатта бір-бір жарым минутта оқылатын кеңес керек: 600 сөзден асырмаңыз немесе бірнеше кеңеске бөліңіз.
tips-desk-refused-tags = { $language }: мұнда HTML тегі бар, оқырман оны сол күйінде көреді. Тегті алып тастаңыз: қалың әріп үшін *жұлдызша*, көлбеу әріп үшін _астыңғы сызық_ қойыңыз.
tips-desk-refused-source-long = Негізі мен дереккөзі 400 таңбадан аспасын.
tips-desk-refused-source = Мәтін өзгенікі болса, дереккөзін жазыңыз.
tips-desk-refused-license = Мәтінді кім жазғанын таңдаңыз.
tips-desk-refused-readers = Тақырыбын және кімге арналғанын таңдаңыз.
tips-desk-refused-changed = Сіз жазып жатқанда бұл кеңес өзгерді. Мәтініңіз жоғалған жоқ.
tips-desk-refused-same = Мәтін өзгермеген, сақтайтын ештеңе жоқ.
tips-desk-refused-rules = Мәтін қауіпсіз сөйлеу ережесінен ауытқыған. Әр тілдің астындағы белгіні қараңыз.
tips-desk-refused-reason = Себебін жазыңыз, 400 таңбадан аспасын.
tips-desk-refused-nothing-waits = Бұл нұсқа енді келісім күтпейді: оны біреу шешіп қойды немесе мәтіні өзгерді.
tips-desk-refused-second = Өз мәтініңізге өзіңіз келісе алмайсыз: екінші адам керек.
tips-desk-refused-version = Бұл нұсқаны қайтару мүмкін емес немесе мәтін енді басқа. Бетті қарап шығыңыз.
tips-desk-refused-nothing-own = Бастапқы мәтін онсыз да тұр.
tips-desk-refused-gone = Бұл кеңесті біреу жойып қойған. Мәтініңіз осында: сақтасаңыз, жаңа кеңес болады.
