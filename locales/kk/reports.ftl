### Есептер: кестелер, мәтіндер, сақталған даналар.

reports-menu = Есептер

## Кезеңдер

reports-month-1 = { $year } жылғы қаңтар
reports-month-2 = { $year } жылғы ақпан
reports-month-3 = { $year } жылғы наурыз
reports-month-4 = { $year } жылғы сәуір
reports-month-5 = { $year } жылғы мамыр
reports-month-6 = { $year } жылғы маусым
reports-month-7 = { $year } жылғы шілде
reports-month-8 = { $year } жылғы тамыз
reports-month-9 = { $year } жылғы қыркүйек
reports-month-10 = { $year } жылғы қазан
reports-month-11 = { $year } жылғы қараша
reports-month-12 = { $year } жылғы желтоқсан
reports-month-of-1 = қаңтар
reports-month-of-2 = ақпан
reports-month-of-3 = наурыз
reports-month-of-4 = сәуір
reports-month-of-5 = мамыр
reports-month-of-6 = маусым
reports-month-of-7 = шілде
reports-month-of-8 = тамыз
reports-month-of-9 = қыркүйек
reports-month-of-10 = қазан
reports-month-of-11 = қараша
reports-month-of-12 = желтоқсан
reports-term-1 = I тоқсан, { $years }
reports-term-2 = II тоқсан, { $years }
reports-term-3 = III тоқсан, { $years }
reports-term-4 = IV тоқсан, { $years }
reports-half-1 = I жартыжылдық, { $years }
reports-half-2 = II жартыжылдық, { $years }
reports-year = { $years } оқу жылы

## Есеп түрлері

reports-title-statistical = Статистикалық есеп
reports-title-analytical = Аналитикалық есеп
reports-title-attestation-work = Педагог-психологтың жұмыс жоспары мен жылдық есебі
reports-title-attestation-prevention = Профилактикалық жұмыс жоспары (буллинг, құқық бұзушылық, киберқауіпсіздік)
reports-title-attestation-support = Психологиялық-педагогикалық сүйемелдеу жоспары мен есебі

## Кестелер

reports-table-a = А. Бағыттар бойынша
reports-table-b = Ә. Кеңес беру (хабарласу саны)
reports-table-c = Б. Мәселелер бойынша (жұмыс саны)
reports-table-d = В. Сыныптар бойынша
reports-table-e = Г. Қажеттіліктер
reports-table-f = Ғ. Ағарту
reports-table-g = Д. Психологиялық зерттеу
reports-table-aspects = Аспектілер бойынша
reports-table-change = Өткен кезеңмен салыстыру
reports-table-plan = Жоспарланған іс-шаралар
reports-table-prevention = Топпен өткізілген алдын алу және ағарту іс-шаралары
reports-total = Барлығы
reports-direction = Бағыт
reports-individual = Жеке
reports-group = Топтық
reports-all-events = Барлық іс-шара
reports-reached-student = Қамтылған оқушы
reports-reached-parent = Қамтылған ата-ана
reports-reached-teacher = Қамтылған ұстаз
reports-reached-administration = Қамтылған әкімшілік
reports-events = Іс-шара
reports-people = Қамтылған адам
reports-aspect = Аспект
reports-aspect-scientific = Ғылыми (зерттеу жұмысы)
reports-aspect-applied = Қолданбалы (мұғалімдермен бірлескен бағдарлама)
reports-aspect-practical = Тәжірибелік (күнделікті жұмыс)
reports-who = Кіммен
reports-first = Алғашқы
reports-repeat = Қайталама
reports-contacts = Барлық хабарласу
reports-contacts-counselling = Кеңес беру (хабарласу)
reports-cases = Жағдай (іс)
reports-persons = Аты белгілі адам
reports-channel-offline = Бетпе-бет
reports-channel-telegram = Telegram
reports-channel-whatsapp = WhatsApp
reports-channel-web = Веб-чат
reports-channel-online = Онлайн
reports-channel-phone = Телефон
reports-problem = Мәселе
reports-area-unsaid = Мәселесі жазылмаған
reports-area-bullying = Буллинг, кибербуллинг
reports-band = { $first }–{ $last }-сынып
reports-band-unknown = Сыныбы белгісіз
reports-who-parent = Ата-ана
reports-who-teacher = Ұстаз
reports-who-administration = Әкімшілік
reports-class = Сынып
reports-grade = { $grade }-сынып
reports-grade-unknown = Сыныбы белгісіз немесе бірнеше параллель
reports-needs-what = Көрсеткіш
reports-needs-request = Чатқа жазылған
reports-needs-appointment = Кездесуге жазылған
reports-needs-offline = Бетпе-бет айтылған
reports-needs-received = Түскен өтініш
reports-needs-closed = Жабылғаны
reports-needs-answered = Жауап берілгені
reports-needs-in-time = Мерзімінде жауап берілгені
reports-needs-mean = Жауап күткен орташа уақыт
reports-needs-red = Қызыл (шұғыл)
reports-needs-elevated = Қызғылт сары
reports-needs-hoax = Әзіл болып шыққаны
reports-referred-line-111 = Бағытталды: 111 желісіне
reports-referred-centre = Бағытталды: психологиялық қолдау орталығына
reports-referred-medical = Бағытталды: медицина мекемесіне
reports-referred-police = Бағытталды: полицияға
reports-referred-other = Бағытталды: басқа мекемеге
reports-span = { $hours } сағ { $minutes } мин
reports-form = Түрі
reports-sent = Жіберілді
reports-delivered = Жетті
reports-in-room = Қатысты
reports-for-student = Оқушыларға
reports-for-parent = Ата-аналарға
reports-for-teacher = Ұстаздарға
reports-for-administration = Әкімшілікке
reports-messages = Бот хабарламалары
reports-other-awareness = Дәріс, жиналыс, басқа іс-шара
reports-method = Әдістеме
reports-method-unsaid = Әдістемесі жазылмаған
reports-reached = Қамтылған адам
reports-level-low = Төмен
reports-level-middle = Орта
reports-level-high = Жоғары
reports-figure = Көрсеткіш
reports-difference = Айырмасы
reports-activity = Іс-шара
reports-term-of = Мерзімі
reports-is-done = Орындалуы
reports-done = орындалды
reports-not-done = әлі орындалған жоқ

## Кестелердің ескертпелері

reports-note-people = Іс-шара саны мен қамтылған адам саны бөлек есептеледі. Екі іс-шараға қатысқан адам екі рет саналады.
reports-note-order_377 = № 377 бұйрықта алдын алуға бөлек бағыт жоқ: ол ағартумен бірге есептелді.
reports-note-order_377_developing = № 377 бұйрықта алдын алуға бөлек бағыт жоқ: ол дамытумен (түзетумен) бірге есептелді.
reports-note-organisation = Ұйымдастыру-әдістемелік жұмыс журналдарға жазылмайды, сондықтан мұнда саналмайды; ол жоспарда көрінеді.
reports-note-contacts = Хабарласу – бір әңгіме немесе бір кездесу. Жағдай (іс) – бір өтініш: оған бірнеше хабарласу кіруі мүмкін.
reports-note-anonymous = Оқушы атын айтпай жазады, сондықтан бір баланың бірнеше өтініші бір адамға қосылмайды. «Аты белгілі адам» – кездесуге атын айтып жазылған ересектер.
reports-note-hidden = «…» – балаларды танып қоймас үшін жасырылған сан: ол { $k } санынан аз немесе сондай санды есептеп шығаруға мүмкіндік береді.
reports-note-classes = Параллель әр сыныптағы сан кемінде { $k } болғанда ғана сыныптарға бөлінеді.
reports-note-due = Мерзімі: келесі жұмыс күнінің соңына дейін, қауіп төнгенде сол күні.
reports-note-hoax = Әзіл болып шыққан өтініш басқа жолдарда саналмайды.
reports-note-delivered = Қанша адамға жеткені оны хабарлайтын арналар бойынша ғана саналады; ондай арна болмаса, баған бос қалады.
reports-note-groups = Мұнда тек топпен өткізілген іс-шаралар бар: жеке әңгімелер кірмейді.

## Диаграммалар

reports-chart-directions = Бағыттар бойынша іс-шара саны
reports-chart-people = Қамтылған адам саны
reports-chart-problems = Мәселелер бойынша жұмыс саны
reports-chart-change = Осы кезең мен өткен кезең
reports-chart-prevention = Топпен өткізілген алдын алу іс-шаралары

## Есептің бөлімдері

reports-block-tables = Кестелер
reports-block-comment = Түсініктеме
reports-block-general = Жалпы мәлімет
reports-block-goals = Мақсаты мен міндеттері, олардың орындалуы
reports-block-plan = Жоспар және оның орындалуы
reports-block-directions = Бағыттар бойынша талдау
reports-block-groups = Қатысушылар топтары бойынша талдау
reports-block-problems = Мәселелер динамикасы
reports-block-crisis = Дағдарыс жағдайлары
reports-block-prevention = Атқарылған алдын алу жұмысы
reports-block-difficulties = Қиындықтар мен олардың себептері
reports-block-conclusion = Қорытынды
reports-block-tasks = Келесі кезеңге міндеттер мен ұсыныстар

## Сандардан құралған сөйлемдер

reports-said-school = Мектеп:
reports-said-pupils = Оқушылар контингенті: { $count }.
reports-said-psychologists = Педагог-психолог саны: { $count }.
reports-said-share = Бір психологқа { $share } оқушыдан келеді (норма – { $norm }).
reports-said-share-above = Бір психологқа { $share } оқушыдан келеді, бұл нормадан ({ $norm }) көп.
reports-said-aim = Мақсаты:
reports-said-tasks = Міндеттері:
reports-said-no-plan = Бұл оқу жылының жоспары әлі жасалған жоқ.
reports-said-plan = Жоспарланған { $total } іс-шараның { $done } іс-шарасы орындалды ({ $share } %).
reports-said-plan-direction = – жоспарланғаны { $planned }, орындалғаны { $done }.
reports-said-direction = – { $events } іс-шара (жеке { $alone }, топтық { $together }).
reports-said-reached = Қамтылған адам саны: { $people }.
reports-said-applied = Мұғалімдермен бірлескен бағдарламалар (қолданбалы аспект): { $count } іс-шара.
reports-said-scientific = Зерттеу жұмысы (ғылыми аспект): { $count } іс-шара.
reports-said-group = – қамтылғаны { $people }; кеңеске { $contacts } рет хабарласты (алғашқы { $first }, қайталама { $repeated }).
reports-said-more = – { $now } жұмыс, өткен кезеңде { $before } болған: көбейді.
reports-said-less = – { $now } жұмыс, өткен кезеңде { $before } болған: азайды.
reports-said-same = – { $now } жұмыс, өткен кезеңде де сонша.
reports-said-none = – мұндай жұмыс болған жоқ.
reports-said-few = – саны аз болғандықтан көрсетілмейді.
reports-said-red = Қызыл (шұғыл) жағдай саны: { $count }.
reports-said-elevated = Қызғылт сары деңгейдегі өтініш саны: { $count }.
reports-said-danger-few = Дағдарыс жағдайларының саны аз болғандықтан көрсетілмейді.
reports-said-referred = Сыртқы мекемелерге бағытталғаны: { $count }.
reports-said-prevention = Топпен { $events } алдын алу және ағарту іс-шарасы өткізілді.
reports-said-whole = Кезең ішінде { $events } іс-шара өткізілді, { $people } адам қамтылды.
reports-said-needs = { $received } өтініш түсті, оның { $closed } өтініші жабылды.

## Қол қоятын жолдар

reports-signer-psychologist = Педагог-психолог
reports-signer-deputy = Таныстым: директордың орынбасары
reports-signer-principal = Мектеп директоры
reports-foot-live = Сандар { $day } күнгі журналдардан алынды; бұл өзгермейтін дана емес
reports-foot-frozen = Есептің { $day } күні сақталған данасы

## Панель

reports-lead = Есеп журналдардан өзі құралады. Сізге тексеріп, қажет жеріне сөз қосу ғана қалады.
reports-years = Оқу жылы
reports-ready = Есеп дайын
reports-running = Кезең әлі аяқталған жоқ
reports-ahead = Әлі басталған жоқ
reports-frozen-count = Сақталған дана: { $count }
reports-kind-months = Айлар
reports-kind-terms = Тоқсандар, жартыжылдықтар, оқу жылы
reports-kind-attestation = Мемлекеттік аттестаттауға
reports-attestation-lead = Үш құжат бір рет басқанда дайын болады: жеке мәлімет жоқ, { $k } санынан аз көрсеткіштер жасырылады.
reports-open = Ашу
reports-all = Барлық есеп
reports-earlier = Алдыңғы кезең
reports-later = Келесі кезең
reports-kinds = Есеп түрі
reports-scheme = Бағыттар
reports-scheme-service = қызмет бағыттары
reports-scheme-order_377 = № 377 бұйрық: алдын алу ағартумен бірге
reports-scheme-order_377_developing = № 377 бұйрық: алдын алу дамытумен бірге
reports-nothing = Бұл кезеңде жазба жоқ
reports-nothing-words = Журналға жұмыс жазылса, есеп сол бойда толады. Бос есептің де данасын сақтап, басып шығаруға болады.
reports-table-open = { $what }: тізімін ашу
reports-chart-words = Сандары кестеде
reports-texts = Мәтіндер
reports-texts-words = Мәтін сандардан құралған. Өз сөзіңізбен толықтырыңыз: келесі кезеңде еске түсіреміз. Балалардың аты-жөнін жазбаңыз.
reports-text-older = Бұл мәтін жазылғаннан кейін сандар өзгерді. Қазіргі сандар бойынша:
reports-text-remembered = Өткен кезеңде былай жазылған:
reports-text-take = Осы мәтінді алу
reports-text-save = Мәтіндерді сақтау
reports-text-language = Мәтін тілі – панельдің тілі. Басқа тілдегі есепке мәтінді сол тілде жазыңыз.
reports-saved = Мәтіндер сақталды
reports-refused-long = Мәтін тым ұзын: { $most } таңбадан аспасын. Жазғаныңыз осында тұр.
reports-freeze = Данасын сақтап, басып шығару
reports-freeze-ask = Есептің қазіргі күйі өзгермейтін дана болып сақталады. Кейін сандар өзгерсе, тағы бір дана жасай аласыз.
reports-frozen = Есептің данасы сақталды
reports-frozen-title = Сақталған даналар
reports-frozen-none = Бұл есептің сақталған данасы әлі жоқ.
reports-frozen-at = { $day }, { $who }
reports-frozen-lead = Бұл дана { $day } күні сақталды, ол ешқашан өзгермейді.
reports-frozen-same = Содан бері сандар өзгерген жоқ.
reports-frozen-changed = Содан бері сандар өзгерді: төменде қатар көрсетілген.
reports-frozen-live = Қазіргі есепті ашу
reports-then = Сақталғанда
reports-today = Қазір
reports-download = Жүктеп алу
reports-print = Басып шығару
reports-works = Осы санға кірген жұмыстар
reports-works-none = Мұндай жұмыс жоқ
reports-works-most = Алғашқы { $most } жұмыс көрсетілді.
reports-works-day = Күні
reports-works-books = Журнал, №
reports-works-draft = жоба
reports-works-back = Есепке қайту
reports-own-plan = Жоспардағы сөздерді мектептен тыс адамдар да оқиды: данасын сақтамас бұрын оларда ешкімнің аты-жөні жоғын қарап шығыңыз.
reports-drafts = Расталмаған жоба жазба: { $count }. Олар да есепке кірді.
