### Циклограмма: апталық кесте, ерекше күндер, кабинет, қоңырау, жазылу тәртібі. Қызметкерге арналған, «Сіз» деп сөйлейді.

cyclogram-menu = Циклограмма
cyclogram-parts = Циклограмма бөлімдері
cyclogram-part-week = Апта
cyclogram-part-days = Ерекше күндер
cyclogram-part-rooms = Кабинет, қоңырау
cyclogram-part-rules = Жазылу тәртібі
cyclogram-part-move = Күнді ауыстыру
cyclogram-day = { $weekday }, { $day }
cyclogram-when = { $weekday }, { $day }, { $time }
cyclogram-person = Психолог
cyclogram-show = Көрсету
cyclogram-save = Сақтау
cyclogram-nobody = Мектепте психолог жоқ
cyclogram-nobody-words = Психолог шақырылған соң, оның апталық кестесі осы жерде жасалады.
cyclogram-readonly = Мұны директордың орынбасары немесе жүйе әкімшісі өзгертеді.

## Апта

cyclogram-work-assessment = Диагностика
cyclogram-work-individual = Жеке кеңес
cyclogram-work-group = Топтық сабақ
cyclogram-work-correction = Түзету-дамыту
cyclogram-work-reception = Ата-аналарды қабылдау
cyclogram-work-teachers = Мұғалімдермен жұмыс
cyclogram-work-visit = Сабаққа қатысу
cyclogram-work-awareness = Ағарту
cyclogram-work-papers = Құжатпен жұмыс
cyclogram-work-methodical = Әдістемелік күн
cyclogram-for-student = Оқушылар
cyclogram-for-parent = Ата-аналар
cyclogram-for-teacher = Мұғалімдер
cyclogram-for-administration = Әкімшілік
cyclogram-for-nobody = Жазылу жоқ
cyclogram-one-student = оқушы
cyclogram-one-parent = ата-ана
cyclogram-one-teacher = мұғалім
cyclogram-one-administration = әкімшілік
cyclogram-weeks-every = Апта сайын
cyclogram-weeks-odd = Тақ апталарда
cyclogram-weeks-even = Жұп апталарда
cyclogram-weekday-short = { $day ->
        [0] Дс
        [1] Сс
        [2] Ср
        [3] Бс
        [4] Жм
        [5] Сн
       *[other] Жс
    }
cyclogram-lead = Кімге арналғаны көрсетілген сағаттарға ғана жазылуға болады. Өзгерту үшін сағатты, қосу үшін бос орынды басыңыз.
cyclogram-caption = Педагог-психологтың апталық циклограммасы
cyclogram-time = Уақыты
cyclogram-weekday = Апта күні
cyclogram-work = Жұмыс түрі
cyclogram-for = Кімге арналған
cyclogram-room = Кабинет
cyclogram-add = Сағат қосу
cyclogram-add-at = Сағат қосу: { $day }, { $time }
cyclogram-change-at = Өзгерту: { $day }, { $time }, { $work }
cyclogram-sign-psychologist = Педагог-психолог
cyclogram-sign-head = Мектеп директоры
cyclogram-empty = Апта әлі бос
cyclogram-empty-words = Қазір ешкім жазыла алмайды. Ұсынылған аптаны бір басып қойып, кейін өзіңізге ыңғайлап өзгерте аласыз. Онда мыналар бар:
cyclogram-empty-take = Ұсынылған аптаны қою
cyclogram-empty-own = Өзім толтырамын
cyclogram-empty-note = Бұл – үлгі ғана, бұйрық емес. Батырманы басқанша ештеңе сақталмайды.
cyclogram-offered = Жазылатын адам қазір нені көреді
cyclogram-offered-words = Чатта дәл қазір ұсынылып тұрған ең жақын бос уақыттар.
cyclogram-offered-none = Бос уақыт ұсынылмайды
cyclogram-offered-more = тағы { $count }
cyclogram-link = Онлайн кездесу сілтемесі
cyclogram-link-words = Сілтеме болса, Сізге жазылатын адам онлайн кездесуді де таңдай алады. Сілтеме болмаса, онлайн кездесу ұсынылмайды.
cyclogram-link-label = Сілтеме (https://…)

## Бір сағаттың беті

cyclogram-cell-new = Сағат қосу
cyclogram-cell-title = Сағатты өзгерту
cyclogram-cell-days = Қай күндері
cyclogram-cell-day = Қай күні
cyclogram-cell-from = Басталуы
cyclogram-cell-to = Аяқталуы
cyclogram-cell-audiences = Кім жазыла алады
cyclogram-cell-audiences-hint = Ешкім белгіленбесе, бұл сағат циклограммада ғана көрінеді, оған ешкім жазыла алмайды.
cyclogram-cell-weeks = Қай апталарда
cyclogram-cell-weeks-hint = Тақ, жұп апта жыл басынан саналады. Қазір { $number }-апта.
cyclogram-cell-room-none = Көрсетілмеген
cyclogram-cell-remove = Циклограммадан алып тастау
cyclogram-cell-remove-ask = Бұл сағат циклограммадан алып тасталсын ба?
cyclogram-back = Артқа

## Өзгеріс кездесулерге тигенде

cyclogram-outside = Жазылған кездесулер бар
cyclogram-outside-words = { $count ->
       *[other] Өзгерістен кейін { $count } кездесу қабылдау уақытынан тыс қалады. Ештеңе өздігінен жойылмайды: кездесулер сол күйі қалып, күнтізбеде «Қарау керек» деген белгімен тұрады.
    }
cyclogram-outside-save = Сақтау, кездесулерді кейін қараймын
cyclogram-outside-save-for-them = Сақтау, кездесулерді психолог қарайды
cyclogram-outside-unsaved = Өзгеріс әзірге сақталған жоқ.

## Ерекше күндер

cyclogram-days-lead = Әдеттегіден өзгеше күндер: демалыс, іссапар, семинар немесе қосымша қабылдау.
cyclogram-days-none = Алдағы күндердің бәрі кәдімгідей
cyclogram-days-closed = Жабық
cyclogram-days-open = Қосымша қабылдау
cyclogram-days-whole = күні бойы
cyclogram-days-all = бүкіл мектеп
cyclogram-days-restore = Кәдімгі күнге қайтару
cyclogram-days-restore-ask = { $day }: бұл күн қайтадан кәдімгідей болсын ба?
cyclogram-close = Күнді жабу
cyclogram-close-words = Уақытын бос қалдырсаңыз, күн толық жабылады.
cyclogram-open = Қосымша сағат ашу
cyclogram-open-words = Демалыс күні де ашуға болады.
cyclogram-date = Күні
cyclogram-reason = Себебі (тек қызметкерлерге көрінеді)
cyclogram-whose = Кімге қатысты
cyclogram-whose-one = Осы психологқа ғана
cyclogram-whose-all = Мектептің барлық психологына

## Кабинет, қоңырау

cyclogram-rooms = Кабинеттер
cyclogram-rooms-words = Кездесуге жазылған адам кабинеттің атауын, оны қалай табуға болатынын чаттан көреді.
cyclogram-rooms-none = Әзірге кабинет жоқ
cyclogram-rooms-none-words = Кабинет қосылса, адам қайда келетінін біледі, ал бір кабинетке екі кездесу қатар түспейді.
cyclogram-room-add = Кабинет қосу
cyclogram-room-change = Өзгерту
cyclogram-room-name-kk = Қазақша атауы
cyclogram-room-name-ru = Орысша атауы
cyclogram-room-name-en = Ағылшынша атауы
cyclogram-room-way-kk = Қалай табуға болады, қазақша
cyclogram-room-way-ru = Қалай табуға болады, орысша
cyclogram-room-way-en = Қалай табуға болады, ағылшынша
cyclogram-room-off = Қолданыстан шығару
cyclogram-room-off-ask = { $name }: бұл кабинет енді ұсынылмасын ба? Циклограммадағы сағаттарда кабинет көрсетілмей қалады.
cyclogram-room-is-off = Қолданылмайды
cyclogram-room-on = Қайта қосу
cyclogram-bells = Қоңыраулар
cyclogram-bells-words = «Жазылу тәртібінде» кездесу қоңырауға байланса, ол сабақ басталғанда басталады. Бос жолдар ескерілмейді.
cyclogram-shift = { $number }-ауысым
cyclogram-lesson = { $number }-сабақ
cyclogram-lesson-opens = { $shift }-ауысым, { $lesson }-сабақ: басталуы
cyclogram-lesson-closes = { $shift }-ауысым, { $lesson }-сабақ: аяқталуы

## Жазылу тәртібі

cyclogram-rules-lead = Бұл сандар бүкіл мектепке ортақ. Бұрын жазылған кездесулер өзгермейді, жаңалары жаңа тәртіппен жазылады.
cyclogram-rules-time = Уақыт
cyclogram-rules-limits = Шектеу
cyclogram-rules-way = Растау
cyclogram-rule-meeting_minutes = Кездесу неше минутқа созылады
cyclogram-rule-meeting_minutes-words = Бос уақыт осындай бөліктерге бөлінеді.
cyclogram-rule-pause_minutes = Кездесулер арасындағы үзіліс, минут
cyclogram-rule-pause_minutes-words = Келесі адам осы үзілістен кейін ғана жазыла алады.
cyclogram-rule-notice_minutes = Кемінде неше минут бұрын жазылу керек
cyclogram-rule-notice_minutes-words = Одан жақын уақыттар чатта көрінбейді. 1440 – бір тәулік.
cyclogram-rule-horizon_days = Алдағы неше күнге жазылуға болады
cyclogram-rule-horizon_days-words = Одан кейінгі күндер әзірге көрінбейді.
cyclogram-rule-most_open = Бір адам ең көбі неше кездесуге жазыла алады
cyclogram-rule-most_open-words = Тағы жазылу үшін біреуі өтуі немесе адам одан бас тартуы керек.
cyclogram-rule-most_moves = Адам бір кездесудің уақытын неше рет ауыстыра алады
cyclogram-rule-most_moves-words = Одан кейін уақытты психолог өзі ауыстырады.
cyclogram-rule-hold_minutes = Таңдалған уақыт неше минут сақталады
cyclogram-rule-hold_minutes-words = Осы минуттар ішінде бұл уақытты басқа ешкім ала алмайды.
cyclogram-rule-claim_minutes = Босаған уақыт ұсынылса, жауапқа неше минут беріледі
cyclogram-rule-claim_minutes-words = Жауап болмаса, уақыт кезектегі келесі адамға ұсынылады.
cyclogram-rules-automatic = Кездесу қалай расталады
cyclogram-rules-automatic-yes = Бірден: адам уақытын таңдаса болды
cyclogram-rules-automatic-no = Психолог растайды: адам оған дейін жауап күтеді
cyclogram-rules-bells = Кездесу қашан басталады
cyclogram-rules-bells-no = Бірінен соң бірі, қабылдау басталғаннан
cyclogram-rules-bells-yes = Сабаққа кіретін қоңыраумен бірге
cyclogram-rules-pauses = Күн ішіндегі үзілістер
cyclogram-rules-pauses-words = Мысалы, түскі үзіліс: бұл уақытқа ешкім жазыла алмайды. Бос жолдар ескерілмейді.
cyclogram-rules-pause-from = { $number }-үзілістің басталуы
cyclogram-rules-pause-to = { $number }-үзілістің аяқталуы
cyclogram-rules-bounds = { $least } – { $most }

## Күнді ауыстыру

cyclogram-move-lead = Бір күннің барлық кездесуін бірге ауыстырасыз немесе болдырмайсыз. Алдымен әр адамға не айтылатынын көресіз, содан кейін ғана жіберіледі.
cyclogram-move-busy = Кездесуі бар күндер
cyclogram-move-count = { $count ->
       *[other] { $count } кездесу
    }
cyclogram-move-none = Алда кездесу жоқ
cyclogram-move-none-words = Ауыстыратын ештеңе жоқ. Күнді жабу үшін «Ерекше күндер» бөлімін ашыңыз.
cyclogram-move-how = Не істейміз
cyclogram-move-how-move = Басқа күнге ауыстыру
cyclogram-move-how-close = Күнді жауып, кездесулерді болдырмау
cyclogram-move-to = Қай күнге
cyclogram-move-words = Кездесуі болмайтын адамға сөзіңіз (міндетті емес)
cyclogram-move-words-hint = Кездесу болмайтыны туралы хабарда дәл осылай тұрады. Ең көбі { $longest } таңба.
cyclogram-move-look = Алдын ала көру
cyclogram-plan = { $from } → { $to }
cyclogram-plan-close = { $from }: кездесулер болмайды
cyclogram-plan-words = Әзірге ештеңе жіберілген жоқ. Төмендегі хабарлар дәл осылай барады.
cyclogram-plan-empty = Бұл күні ашық кездесу жоқ
cyclogram-plan-was = Қазір
cyclogram-plan-becomes = Енді
cyclogram-plan-choose = { $code }: жаңа уақыты
cyclogram-plan-cancel = Болдырмау
cyclogram-plan-leave = Орнында қалдыру
cyclogram-plan-cancelled = Кездесу болмайды
cyclogram-plan-left = Өзгермейді, адамға ештеңе айтылмайды
cyclogram-plan-taken = Бұл уақыт енді бос емес. Басқасын таңдаңыз.
cyclogram-plan-message = Адамға баратын хабар
cyclogram-plan-untold = Бұл адамға чат арқылы хабар жіберу мүмкін емес: өзіңіз айтыңыз.
cyclogram-plan-nothing-free = Бос уақыт табылмады, сондықтан болдырмау ұсынылады.
cyclogram-plan-closes = Бұл күнге енді ешкім жазыла алмайды. Оны «Ерекше күндер» бөлімінде қайта ашуға болады.
cyclogram-plan-again = Таңдағанымды қайта көру
cyclogram-plan-do = Бәрін ауыстырып, хабарлау
cyclogram-plan-do-close = Бәрін болдырмай, хабарлау

## Не істелді

cyclogram-done-added = Сағат қосылды.
cyclogram-done-changed = Сағат өзгертілді.
cyclogram-done-removed = Сағат алып тасталды.
cyclogram-done-proposed = Ұсынылған апта қойылды. Енді оны өзгерте аласыз.
cyclogram-done-link = Сілтеме сақталды.
cyclogram-done-link-off = Сілтеме алып тасталды.
cyclogram-done-closed = Күн жабылды.
cyclogram-done-opened = Қосымша сағат ашылды.
cyclogram-done-restored = Күн қайтадан кәдімгідей.
cyclogram-done-room = Кабинет сақталды.
cyclogram-done-room-off = Кабинет қолданыстан шықты.
cyclogram-done-room-on = Кабинет қайта қосылды.
cyclogram-done-bells = Қоңыраулар сақталды.
cyclogram-done-rules = Жазылу тәртібі сақталды.
cyclogram-done-moved = { $count ->
       *[other] Дайын: { $count } кездесу өзгерді, адамдарға хабар жіберілді.
    }
cyclogram-touched = { $count ->
       *[other] Осы күндерге { $count } кездесу жазылған. Олар өздігінен жойылмайды.
    }
cyclogram-touched-off = { $count ->
       *[other] Бұл адамға { $count } кездесу жазылған. Олар өздігінен жойылмайды.
    }
cyclogram-touched-look = Күнтізбеден қарау

## Неге болмады

cyclogram-refused-empty = Қажетінің бәрін толтырыңыз: күні, уақыты, жұмыс түрі.
cyclogram-refused-hours = Кемінде бір күнді белгілеңіз. Аяқталу уақыты басталуынан кеш болуы керек.
cyclogram-refused-overlap = Бұл уақытта басқа жұмыс тұр. Уақытын өзгертіңіз немесе алдымен анау сағатты алып тастаңыз.
cyclogram-refused-week = Аптада сағаттар бар екен, сондықтан ұсынылған апта қойылмады.
cyclogram-refused-room = Бұл кабинет енді қолданылмайды. Басқасын таңдаңыз.
cyclogram-refused-room-words = Кабинеттің қазақша атауын жазыңыз. Атауы 60, жолы 200 таңбадан аспауы керек.
cyclogram-refused-room-used = { $count ->
       *[other] Бұл кабинетке { $count } кездесу жазылған. Алдымен күнтізбеде оларға басқа кабинет беріңіз.
    }
cyclogram-refused-past = Бүгінгі немесе алдағы бір жыл ішіндегі күнді таңдаңыз.
cyclogram-refused-note = Себебі 120 таңбадан аспауы керек.
cyclogram-refused-nobody = Кім жазыла алатынын белгілеңіз.
cyclogram-refused-rule = { $rule }: { $least } мен { $most } аралығындағы сан жазыңыз.
cyclogram-refused-pauses = Әр үзілістің соңы басынан кеш болуы, үзілістер қабаттаспауы керек.
cyclogram-refused-bells = Әр сабақтың соңы басынан кеш болуы, сабақтар қабаттаспауы керек.
cyclogram-refused-link = Сілтеме https:// деп басталуы және 300 таңбадан аспауы керек.
cyclogram-refused-changed = Осы арада бір кездесу немесе бос уақыт өзгерді, сондықтан ештеңе жасалған жоқ. Қайта қарап шығыңыз.
cyclogram-refused-same-day = Өтіп кетпеген басқа күнді таңдаңыз.
cyclogram-refused-words = Сөзіңіз тым ұзын: 300 таңбадан аспауы керек.
