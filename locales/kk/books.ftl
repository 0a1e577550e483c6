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
