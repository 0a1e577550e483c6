### Журналдар мен сенім телефондары: қызметкерге арналған, «Сіз» деп сөйлейді.

## Жазба ішіндегі сөздер

books-minutes = { $count } мин
books-direction-assessment = 1 ({ journals-direction-assessment })
books-direction-prevention = 2 ({ journals-direction-prevention })
books-direction-correction = 3 ({ journals-direction-correction })
books-direction-counselling = 4 ({ journals-direction-counselling })
books-direction-awareness = 5 ({ journals-direction-awareness })
books-area-1 = ① суицид
books-area-2 = ② зиянды әдет
books-area-3 = ③ қорқыныш
books-area-4 = ④ отбасы
books-area-5 = ⑤ буллинг/басқа
books-status-hoax = хат әзіл болып шықты
books-reason-hoax = Хаттың әзіл екені кейін анықталды.
books-reason-not-hoax = «Әзіл» деген белгі қате қойылған.
books-place-j1 = зерттеу журналы № { $number }
books-place-j2 = алдын алу журналы № { $number }
books-place-j3 = түзету-дамыту журналы № { $number }
books-place-j4 = кеңес беру журналы № { $number }
books-place-j5 = ағарту журналы № { $number }
books-place-j6 = қажеттіліктер журналы № { $number }
books-place-j7 = жеке-дара жұмыс журналы № { $number }
books-place-j8 = топтық жұмыс журналы № { $number }
books-place-j9 = ересектермен жұмыс журналы № { $number }

## Мәзір

books-menu = Журналдар
books-menu-lines = Сенім телефондары
books-menu-j1 = 1. Зерттеу
books-menu-j2 = 2. Алдын алу
books-menu-j3 = 3. Түзету, дамыту
books-menu-j4 = 4. Кеңес беру
books-menu-j5 = 5. Ағарту
books-menu-j6 = 6. Қажеттіліктер
books-menu-j7 = 7. Жеке-дара жұмыс
books-menu-j8 = 8. Топтық жұмыс
books-menu-j9 = 9. Ата-ана, ұстаз, әкімшілік

## Журнал беті

books-year = { $first }–{ $last } оқу жылы
books-year-choose = Оқу жылы
books-drafts = Жоба жазбалар
books-drafts-hint = Жобаны тексеріп, растаңыз. Расталған жазба реттік нөмір алады, кейін тек түзету арқылы өзгереді.
books-draft = Жоба жазба
books-other-year = Басқа оқу жылында расталмаған жоба бар:
books-edit = Толықтыру
books-confirm = Растау
books-confirmed = № { $number } жазба расталды.
books-confirmed-all = Расталған жоба саны: { $count }.
books-confirmed-left = Ата-ананың келісімі жазылмағандықтан расталмаған жоба: { $count }.
books-correct = Түзету
books-corrected-by = Түзетілді, № { $number } қараңыз
books-corrects = № { $number } жазбаның түзетілген түрі
books-reason = Себебі: { $reason }
books-masked = Бір оқушымен жүргізілген жұмыс. Мазмұнын педагог-психолог қана көреді.
books-closed-lead = Бұл журналды педагог-психолог жүргізеді
books-closed-words = Оқушының құпиясын сақтау үшін Сізге жазбалардың саны ғана көрсетіледі.
books-closed-count = Осы оқу жылындағы жазба саны: { $count }
books-empty = Бұл оқу жылында әзірге жазба жоқ
books-empty-work = Хат жабылғанда жоба жазба осында өзі түседі, бетпе-бет жұмысты «Жазу» батырмасымен енгізесіз. Сізге жобаны растау ғана қалады.
books-empty-needs = Хатты өзіңізге алған сәтте ол осында өз нөмірімен жазылады.
books-empty-deputy = Педагог-психолог жазбаны растаған соң, ол осында көрінеді.
books-only-drafts = Расталған жазба әзірге жоқ.
books-print = Қағаз түрі
books-print-now = Басып шығару
books-back = Журналға оралу
books-table = { $title }: жазбалар кестесі

## Толықтыру мен түзету

books-edit-title = Жоба жазбаны толықтыру
books-edit-save = Сақтау
books-edit-confirm = Сақтап, растау
books-saved = Жоба жазба сақталды.
books-correct-title = № { $number } жазбаны түзету
books-correct-hint = Қате жазба өшірілмейді: сызылып тұра береді. Оның қасына жаңа нөмірмен түзетілген жазба қосылады.
books-correct-save = Түзетілген жазбаны қосу
books-correct-reason = Түзетудің себебі
books-correct-reason-hint = Бір сөйлем жеткілікті, мысалы: «Сыныбы қате жазылған».
books-corrected-done = Түзетілген жазба № { $number } болып қосылды.
books-fixed = Жүйе өзі жазған мәліметтер
books-name-hint = Оқушының атын емес, кодын жазыңыз.
books-refused-reason = Түзетудің себебін жазыңыз: ол журналда сақталады.
books-refused-same = Ештеңе өзгермеген. Қай жері қате екенін түзетіп, қайта сақтаңыз.
books-refused-again = Бұл жазба бұрын расталған.
books-refused-corrected = Бұл жазба түзетілген. Енді түзетілген жаңа жазбаны ғана өзгертуге болады.
books-refused-gap = Растау үшін «{ $column }» бағанын толтырыңыз: заң ата-ананың жазбаша келісімін талап етеді.
books-key-minutes = Ұзақтығы
books-key-participants = Қатысқандар саны
books-key-topic = Тақырыбы
books-key-purpose = Мақсаты
books-key-feedback = Кері байланыс
books-key-result = Нәтижесі
books-key-recommendation = Ұсыныс
books-key-note = Ескерту

## Қағаз

books-cover-by = Педагог-психолог: { $name }
books-cover-began = Басталды: ____.____.20____
books-cover-ended = Аяқталды: ____.____.20____
books-cover-laced = Осы журналда барлығы ______ (____________________) бет нөмірленді, тігілді және мөрмен бекітілді.
books-cover-head = Мектеп директоры
books-cover-checked = Тексерілді
books-cover-sign = Педагог-психологтың қолы

## Сенім телефондары

books-line-number = Нөмірі
books-line-name = Атауы
books-line-hours = Уақыты
books-line-days = Күндері
books-line-opens = Басталады
books-line-closes = Аяқталады
books-line-closes-hint = Түн ортасы: 00:00. Тәулік бойы жұмыс істесе, екеуіне де 00:00 қойыңыз.
books-line-checked = Тексерілген күні
books-line-enabled = Балаға көрсетіледі
books-line-always = Әрқашан көрсетіледі
books-line-hidden = Көрсетілмейді
books-line-shown = Көрсетіледі
books-line-never = Әлі тексерілмеген
books-line-old = { $date }, ескірді
books-line-round = Тәулік бойы
books-line-from-to = { $opens }–{ $closes }
books-line-check = Бүгін қоңырау шалып тексердім
books-line-check-ask = { $number } нөміріне бүгін өзіңіз қоңырау шалып, жауап бергенін және жұмыс уақытын тексердіңіз бе?
books-line-checked-done = { $number }: бүгін тексерілді деп жазылды.
books-line-edit = Уақытын өзгерту
books-lines-hint = Бұл нөмірлер баланың экранына шығады. Әрқайсысын кемінде үш айда бір рет қоңырау шалып тексеріңіз.
books-line-refused-hours = Уақытты СС:ММ түрінде жазыңыз; аяқталатын уақыт басталатын уақыттан кейін болсын.
books-line-refused-days = Кемінде бір күнді таңдаңыз.
books-line-refused-always = Бұл нөмір өмірге қауіп төнгенде көрсетіледі: оны өшіруге немесе уақытын шектеуге болмайды.
books-line-always-words = Бұл нөмір тәулік бойы, әрқашан көрсетіледі. Сондықтан уақыты өзгертілмейді.
books-day-0 = Дс
books-day-1 = Сс
books-day-2 = Ср
books-day-3 = Бс
books-day-4 = Жм
books-day-5 = Сб
books-day-6 = Жс
books-every-day = Күн сайын

## Іздеу және сүзгі

books-search = Сөз, сынып немесе күн бойынша іздеу
books-search-hint = Кемінде үш әріп жазыңыз. Қазақ әріптерімен де, орыс немесе латын әріптерімен де жазуға болады.
books-search-go = Іздеу
books-search-found = Іздеген сөзіңіз бар жазбалар, соңғысынан бастап.
books-search-none = Мұндай жазба табылмады
books-search-none-words = Сөздің алғашқы үш-төрт әрпін ғана жазып көріңіз немесе сүзгіні алып тастаңыз. Іздеу осы оқу жылындағы расталған жазбалар арасында жүреді.
books-search-cut-none = Қаралған бөлікте мұндай жазба жоқ
books-search-on = Әрі қарай іздеу (№ { $number } алдындағылар)
books-filters = Сүзгілер
books-filter-any = { $name }: бәрі
books-filter-month = Ай
books-filter-class = Сынып
books-filter-grade = { $grade }-сынып
books-filter-audience = Кіммен
books-filter-category = Мәселе
books-filter-by = Кім жүргізген
books-filter-state = Түзету
books-filter-corrected = Тек түзетілгендер
books-filter-clear = Тазарту
books-views = Сақталған сүзгілер
books-views-empty = Жиі қолданатын сүзгіні таңдап, ат қойып сақтаңыз: келесіде бір басып ашасыз.
books-view-keep-title = Таңдалған сүзгіні сақтау
books-view-name = Мысалы: 9-сыныптар, қараша
books-view-keep = Сақтау
books-view-forget = «{ $name }» сүзгісін тізімнен алып тастау
books-view-kept = Сүзгі сақталды.
books-view-forgotten = Сүзгі тізімнен алынды.
books-view-refused-name = Сүзгіге ат қойыңыз.
books-view-refused-many = Жиырма сүзгі сақталған. Жаңасын сақтау үшін біреуін алып тастаңыз.
books-pages = Журнал беттері
books-newer = Кейінгі жазбалар
books-older = Алдыңғы жазбалар
books-jump = Нөмірі бойынша өту
books-jump-go = Өту
books-month = { $month ->
        [1] Қаңтар
        [2] Ақпан
        [3] Наурыз
        [4] Сәуір
        [5] Мамыр
        [6] Маусым
        [7] Шілде
        [8] Тамыз
        [9] Қыркүйек
        [10] Қазан
        [11] Қараша
       *[other] Желтоқсан
    } { $year }
books-last-number = Соңғы нөмір: { $number }
books-more = Толығырақ
books-drafts-next-number = Келесі нөмір: { $number }.
books-drafts-tick = Осы жобаны таңдау
books-drafts-tick-all = Беттегі барлық жобаны таңдау
books-drafts-pages = Жобалар беттері
books-drafts-on = Келесі жобалар
books-drafts-back = Алдыңғы жобалар
books-confirm-ticked = Таңдалғанын растау
books-confirm-ticked-ask = Таңдалған жобалар ретімен нөмір алады. Кейін оларды тек түзету арқылы өзгертуге болады. Растайсыз ба?
books-confirm-none = Ешбір жоба таңдалмаған. Растайтындарын белгілеңіз.
books-gap = Толтыру керек: { $column }
books-paper-part = Барлығы { $all } жазбаның № { $first }–{ $last } аралығы. Мына нөмірден бастап:

## Ай, бақылау коды, бағандар, журналын ауыстыру

books-menu-signing = Айды жабу
books-confirmed-locked = Айы жабылғандықтан расталмаған жоба: { $count }.
books-draft-locked = Бұл ай жабылған. Растау үшін алдымен айды ашыңыз.
books-refused-locked = Бұл жазбаның айы жабылған. Растау не түзету үшін алдымен «Айды жабу» бетінде айды ашыңыз.
books-months-lead = Айдың жазбалары дайын болғанда айды жабыңыз: содан кейін ол айға жаңа нөмір берілмейді, жазбалары түзетілмейді. Қажет болса, себебін жазып, қайта ашасыз.
books-months-lead-deputy = Педагог-психолог айды жапқан соң, журналдарды қарап шығып, «Тексерілді» деген белгі қоясыз.
books-month-open = Ашық
books-month-ahead = Әлі басталмаған айлар
books-month-drafts = Расталмаған жоба бар
books-month-locked = Ай жабылған
books-month-checked = Тексерілді
books-month-who = { $name }, { $moment }
books-month-lock = Айды жабу
books-month-lock-ask = { $month }: айды жабасыз ба? Содан кейін бұл айға жаңа жазба нөмірленбейді, бар жазбасы түзетілмейді.
books-month-lock-ask-drafts = { $month }: бұл айда расталмаған жоба қалды. Айды қайта ашпайынша, оларға нөмір берілмейді. Сонда да жабасыз ба?
books-month-check = Тексерілді
books-month-unlock = Қайта ашу
books-month-reason = Айды қайта ашудың себебі
books-month-reason-hint = Әрекеттер тарихында сақталады. Оқушының атын жазбаңыз.
books-month-locked-done = Ай жабылды.
books-month-checked-done = «Тексерілді» деген белгі қойылды.
books-month-opened-done = Ай қайта ашылды. Дайын болғанда қайта жабыңыз.
books-month-refused-reason = Айды қайта ашу үшін себебін жазыңыз.
books-month-refused-early = Бұл ай әлі басталған жоқ.
books-month-refused-open = Бұл ай ашық тұр.
books-codes = Бақылау кодтары
books-codes-title = Журналдардың бақылау кодтары
books-codes-lead = Әр күн аяқталғанда жүйе расталған барлық жазбадан бір бақылау кодын шығарады. Оны басып шығарып, қағаз журналға жапсырыңыз немесе қолмен көшіріп жазыңыз. Кейін біреу ескі жазбаны байқатпай өзгертсе не өшірсе, қағаздағы код оны көрсетеді.
books-codes-now = Дәл қазіргі код, { $day }
books-codes-day = Күні
books-codes-code = Қолтаңба саны және код
books-codes-first = Алғашқы күндік код ертең осында шығады.
books-codes-how = Тексеруді серверге жауапты адам жүргізеді: қағаздағы кодты айтсаңыз, барлық жазба сол күйінде тұр ма, жүйе анықтап береді.
books-codes-none = Әзірге код жоқ
books-codes-none-words = Алғашқы жазба расталған соң, код осында шығады.
books-columns = Бағандар
books-columns-title = Журналдың бағандары
books-columns-since = Қай оқу жылынан бастап
books-columns-lead = Өзгеріс { $first }–{ $last } оқу жылынан бастап жүреді. Өткен жылдардың журналы сол күйінде қалады.
books-columns-official = Бұл журналдың үлгісін бұйрық бекітеді (№ 130, 06.04.2020, 4-қосымша). Бағандарын мектептегі қағаз үлгімен салыстырып шығыңыз.
books-columns-preview = Журналдың басы осындай болады
books-columns-new = жаңа баған
books-columns-own = Өзіңіз ашқан баған: мәтінін қолмен жазасыз.
books-columns-up = Жоғары жылжыту: { $name }
books-columns-down = Төмен жылжыту: { $name }
books-columns-remove = Алып тастау: { $name }
books-columns-kept = Бұл бағанды алып тастауға болмайды
books-columns-add-what = Тағы бір баған
books-columns-add-own = Өз бағаным (мәтін)
books-columns-add = Қосу
books-columns-look = Қалай көрінетінін қарау
books-columns-saved = Бағандар сақталды, { $first }–{ $last } оқу жылынан бастап қолданылады.
books-columns-reset = Бастапқы бағандарды қайтару
books-columns-reset-ask = Осы оқу жылынан бастап бастапқы бағандар қайта қолданыла ма? Жазылған мәтін жоғалмайды.
books-columns-reset-done = Бастапқы бағандар қайтарылды.
books-columns-refused-title = { $position }-бағанның қазақша атауын жазыңыз.
books-columns-refused-number = Реттік нөмір бағаны журналда міндетті түрде болады.
books-columns-refused-law = Ата-ананың келісімі көрсетілетін бағанды заң талап етеді, оны алып тастауға болмайды.
books-columns-refused-many = Журналда ең көбі { $count } баған болады, одан артығы қағазға сыймайды.
books-columns-refused-unknown = Бағандардың бірі танылмады немесе екі рет тұр. Бетті жаңартып, қайта көріңіз.
books-route = Журналы дұрыс емес пе?
books-route-hint = Бағытын немесе кіммен жүргізілгенін түзетсеңіз, жоба тиісті журналдарға қайта түседі. Қолмен жазғаныңыз сақталады.
books-route-direction = Бағыты
books-route-group = Топпен жүргізілді
books-route-participants = Қанша адам қатысты
books-route-save = Журналын ауыстыру
books-rerouted = Жоба мына журналдарға көшірілді: { $books }.
books-refused-people = Топта қанша адам болғанын жазыңыз: кемінде екі адам.
books-gone = Бұл жазба бұл журналда жоқ
books-gone-words = Әріптесіңіз оны жаңа ғана басқа журналға ауыстырған болуы мүмкін. Журналдың өзінен қарап көріңіз.
books-gone-typed = Жазғаныңыз жоғалған жоқ, көшіріп алуға болады
books-gone-back = Журналды ашу
books-refused-reroute = Бұл жұмыстың бір жазбасы расталған. Енді әр жазба түзету арқылы ғана өзгереді.
