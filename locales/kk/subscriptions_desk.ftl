### Жазылушылар мен плакаттар: қызметкерге «Сіз» деп сөйлейді; плакаттың өзі оқушыға «сен» дейді.

subscriptions-desk-menu = Жазылушылар
subscriptions-desk-lead = Мектеп хабарламалары кімдерге баратыны. Мұнда тек сан көрсетіледі: жазылған адамның аты сұралмайды, чатының мекенжайы құлыптаулы сақталады, оны ешкім көрмейді.
subscriptions-desk-groups = Қазір жазылып тұрғандар
subscriptions-desk-group-student = Оқушылар
subscriptions-desk-group-parent = Ата-аналар
subscriptions-desk-group-teacher = Ұстаздар
subscriptions-desk-group-administration = Мектеп әкімшілігі
subscriptions-desk-joined = Осы айда жазылды
subscriptions-desk-left = Осы айда бас тартты
subscriptions-desk-blocked = Осы айда бұғаттады
subscriptions-desk-hidden = жасырылған
subscriptions-desk-hidden-words = «…» – балаларды танып қоймас үшін жасырылған сан: ол { $k } санынан аз немесе сондай санды есептеп шығаруға мүмкіндік береді.
subscriptions-desk-none = Әзірге ешкім жазылған жоқ
subscriptions-desk-none-words = Төмендегі плакаттарды басып шығарып, сыныптарға іліңіз: QR-кодты телефонмен ашқан адам жазыла алады.
subscriptions-desk-classes = Сыныптар бойынша
subscriptions-desk-class = Сынып
subscriptions-desk-pupils = Сыныптағы оқушы
subscriptions-desk-share = Жазылғаны
subscriptions-desk-share-of = { $share } %
subscriptions-desk-no-class = Сыныбын көрсетпегендер
subscriptions-desk-classes-none = Сыныптар енгізілмеген
subscriptions-desk-classes-none-words = Әр сыныпқа жеке плакат шығару үшін алдымен сыныптар тізімін енгізіңіз.
subscriptions-desk-classes-open = Сыныптарды енгізу
subscriptions-desk-twice = Балалары екі сыныпта оқитын ата-ана екі жолда да саналады.
subscriptions-desk-posters = QR-коды бар плакаттар
subscriptions-desk-posters-words = Әр сыныпқа бір бет, мектепке ортақ бір бет; ақ-қара принтерге де жарайды. QR-код жазылатын адамға мектеп пен сыныпты ғана ұсынады. Психологқа атын айтпай жазылған хаттар онымен байланыспайды.
subscriptions-desk-way-telegram = QR-код Telegram ботын ашады: { $url }
subscriptions-desk-way-whatsapp = QR-код WhatsApp чатын ашады (Telegram қосылмаған): { $url }
subscriptions-desk-way-web = Бірде-бір мессенджер қосылмаған, сондықтан QR-код веб-чатты ашады: { $url }
subscriptions-desk-way-local = Бұл мекенжай тек осы компьютерде ашылады, телефон оны таба алмайды. Плакаттарды таратпай тұрып, әкімшіден мессенджерді (Telegram, WhatsApp) немесе веб-чаттың https мекенжайын қосуды сұраңыз.
subscriptions-desk-demo = Бұл – ойдан шығарылған мектеп: плакаты ешкімді жазбайды.
subscriptions-desk-choose = Қай плакаттар керек?
subscriptions-desk-all = Бәрін белгілеу
subscriptions-desk-school = Мектепке ортақ
subscriptions-desk-since = { $day } жасалған
subscriptions-desk-not-made = жаңа
subscriptions-desk-print = PDF жүктеу
subscriptions-desk-file = Плакаттар { $day }.pdf
subscriptions-desk-withdraw = QR-кодты ауыстыру
subscriptions-desk-withdraw-words = Код бөтен адамдардың қолына түсіп кетсе немесе плакат ескірсе, оны осы жерде ауыстырасыз. Жазылып қойған адамдарға хабарлама бұрынғыша келе береді.
subscriptions-desk-withdraw-go = Ауыстыру
subscriptions-desk-withdraw-ask = { $name }: ілулі тұрған плакаттың QR-кодымен енді жазылу мүмкін болмайды, орнына жаңасын іліп қою керек. Ауыстырылсын ба?
subscriptions-desk-withdrawn = { $name }: бұрынғы QR-код жарамсыз. Жаңа плакатты жүктеп, іліп қойыңыз.
subscriptions-desk-refused-none = Кемінде бір плакатты белгілеңіз.
subscriptions-desk-refused-press = Плакаттар бұл жолы шықпай қалды. Біраздан кейін қайта басып көріңіз.

## Плакаттың өзі

subscriptions-desk-poster-title = Психологтың пайдалы хабарламалары
subscriptions-desk-poster-pupil = Аптасына ең көбі екі қысқа хабарлама: қиын сәтте не істеу керек, өзіңе қалай сенуге болады, отбасы туралы.
    .step-1 = Телефоныңның камерасын QR‑кодқа бағытта да, шыққан сілтемені аш.
    .step-1-sends = Телефоныңның камерасын QR‑кодқа бағытта, шыққан сілтемені аш та, дайын тұрған хабарды жібер.
    .step-2 = Тілді таңдап, «Оқушы» дегенді бас.
    .step-3 = Болды! Керек болмай қалса, «тоқта» деп жаз.
    .promise = Сол чатта психологқа атыңды айтпай жаза аласың. Аты-жөніңді де, нөміріңді де сұрамаймыз: психолог кім жазғанын білмейді.
subscriptions-desk-poster-adult = Аптасына ең көбі екі қысқа хабарлама: қиын сәтте балаға қалай қолдау көрсетуге болады, отбасы туралы.
    .step-1 = Телефоныңыздың камерасын QR‑кодқа бағыттап, шыққан сілтемені ашыңыз.
    .step-1-sends = Телефоныңыздың камерасын QR‑кодқа бағыттап, шыққан сілтемені ашыңыз да, дайын тұрған хабарды жіберіңіз.
    .step-2 = Тілді таңдап, өзіңізді белгілеңіз: ата-ана, мұғалім, оқушы.
    .step-3 = Болды! Керек болмай қалса, «тоқта» деп жазыңыз.
    .promise = Сол чатта психологқа атыңызды айтпай жаза аласыз. Аты-жөніңізді де, нөміріңізді де сұрамаймыз: психолог кім жазғанын білмейді.
# Дайын хабар: кодпен аяқталуы керек.
subscriptions-desk-greeting = Сәлеметсіз бе! { $code }
