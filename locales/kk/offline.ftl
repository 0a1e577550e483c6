### Бетпе-бет жүргізілген жұмысты жазу: қызметкерге арналған, «Сіз» деп сөйлейді.

offline-menu = Бетпе-бет жұмыс
offline-plus = Бетпе-бет жұмысты жазу
offline-plus-short = Жазу
offline-plus-key = Бетпе-бет жұмысты жазу (P)
offline-title = Бетпе-бет жұмысты жазу

offline-who = Кіммен?
offline-who-pupil = Бір оқушы
offline-who-class = Сынып, топ
offline-who-parents = Ата-ана
offline-who-teachers = Ұстаз
offline-who-administration = Әкімшілік
offline-class = Сыныбы
offline-participants = Неше адам?
offline-people = { $count } адам

offline-what = Қандай жұмыс?
offline-what-consultation = Кеңес беру
offline-what-assessment = Диагностика
offline-what-correction = Түзету, дамыту
offline-what-prevention = Алдын алу
offline-what-awareness = Ағарту
offline-what-training = Тренинг

offline-minutes = Неше минут?
offline-minutes-other = Басқа
offline-minutes-field = Минут саны

offline-more = Толығырақ (қаласаңыз)
offline-client = Нақты кіммен
offline-client-hint = Оқушының атын емес, кодын жазыңыз, мысалы: О-8Б-03.
offline-when = Күні мен уақыты
offline-category = Мәселе
offline-none = Таңдалмаған
offline-topic = Тақырыбы
offline-result = Нәтижесі
offline-recommendation = Ұсыныс
offline-next = Келесі қадам
offline-note = Ескерту
offline-consent = Ата-ананың жазбаша келісімі берілген күн
offline-consent-hint = Оқушыға диагностика жүргізу үшін заң осы келісімді талап етеді.
offline-direction = Жұмыс бағыты
offline-direction-own = Жұмыс түріне қарай
offline-colleague = Кім жүргізді?
offline-colleague-me = Өзім
offline-repeat = Қайталама кездесу
offline-asked = Өтініш бойынша жүргізілді: қажеттіліктер журналына да жазылсын

offline-week = Өткен аптадағыдай
offline-planned = Жоспар бойынша: { $words }
offline-class-pick = Сыныпты таңдау
offline-grade = { $grade }-сыныптар
offline-method = Әдістеме
offline-levels = Нәтижесі: неше адам?
offline-level-low = Төмен
offline-level-middle = Орта
offline-level-high = Жоғары
offline-plan = Жоспардың қай жолы?
offline-plan-none = Жоспардан тыс
offline-material = Әдістемелік материал
offline-programme = Бағдарлама, сабақ нөмірі
offline-partners = Кіммен бірлесіп өткізілді?
offline-partners-hint = Мысалы: сынып жетекшісі, мейіргер. Толтырсаңыз, жұмыс қолданбалы деп есептеледі.
offline-referral = Қайда бағытталды?
offline-referral-none = Бағытталған жоқ
offline-area = Негізгі мәселе
offline-area-own = Санатына қарай
offline-stage = Жыл кезеңі
offline-stage-own = Күніне қарай
offline-aspect = Аспектісі
offline-aspect-own = Өзі анықталсын

offline-save = Сақтау
offline-done = Жоба болып жазылды: { $books }.
offline-already = Бұл жұмыс жазылып қойған, екінші рет қосылған жоқ.
offline-undone = Жазба алып тасталды.
offline-number = Нөмір беру
offline-numbered = Нөмір берілді: { $places }.
offline-numbered-before = Бұл жазбаның нөмірі бұрын берілген.
offline-left = «{ $book }»: жоба күйінде қалды, ата-ананың жазбаша келісімі көрсетілмеген.

offline-today = Бүгінгі жазбалар
offline-empty = Бүгін әлі ештеңе жазылмаған
offline-empty-hint = Кездесу біткен бойда үш рет басасыз: кіммен, қандай жұмыс, сақтау. Журналдарға жоба өзі түседі.
offline-again = Тағы осындай
offline-draft = жоба
offline-waits = ата-ананың келісімі керек
offline-by = Жүргізген: { $name }

offline-refused-number = Неше адам болғанын жазыңыз: сынып пен топ үшін кемінде 2.
offline-refused-minutes = Минут санын 1 мен 600 аралығында жазыңыз.
offline-refused-class = Сыныпты былай жазыңыз: 7А немесе 11.
offline-refused-moment = Күні мен уақытын толық таңдаңыз.
offline-refused-future = Бұл уақыт әлі келген жоқ. Өткен кездесудің уақытын таңдаңыз.
offline-refused-long-ago = Тым ерте күн таңдалған: өткен оқу жылынан бұрынғы журналдар жабық.
offline-refused-consent = Келісім берілген күнді тексеріңіз: ол бүгінгі күннен кейін бола алмайды.
offline-refused-colleague = Бұл әріптес тізімде жоқ. Қайта таңдаңыз.
offline-refused-long = Бұл жолға жазылғаны тым ұзын. Қысқартыңыз.
offline-refused-form = Кіммен және қандай жұмыс жүргізгеніңізді таңдаңыз.
offline-refused-late = Енді қайтарып алу мүмкін емес: он минут өтті немесе жазба журналда өзгертілді. Қажет болса, журналдың өзінде түзетіңіз.
offline-refused-no-class = Мектепте мұндай сынып жоқ. Тізімнен таңдаңыз немесе «Сыныптар» бетіне қосыңыз.
offline-refused-levels = Төмен, орта, жоғары деңгейдегілердің саны барлық қатысқандардан көп болмауы керек.
offline-refused-plan = Жоспардың бұл жолы табылмады. Басқасын таңдаңыз.
offline-refused-material = Бұл материал қорда жоқ. Басқасын таңдаңыз.
offline-refused-locked = Бұл ай жабылған: жазбалары тексеруге берілген. Алдымен «Айды жабу» бетінде айды ашыңыз немесе басқа күнді таңдаңыз.
