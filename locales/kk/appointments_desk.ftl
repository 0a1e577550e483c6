### Психологтың күнтізбесі: кездесулер, кезек, алдын ала жазылмай келгендер. Қызметкерге «Сіз» деп сөйлейді.

appointments-desk-menu = Кездесулер
appointments-desk-today = Бүгін
appointments-desk-before = Алдыңғы күндер
appointments-desk-after = Келесі күндер
appointments-desk-views = Көрініс
appointments-desk-week = Апта
appointments-desk-day = Күн
appointments-desk-days = Апта күндері
appointments-desk-print = Басып шығару
appointments-desk-filter-people = Психолог бойынша
appointments-desk-filter-rooms = Кабинет бойынша
appointments-desk-all-people = Барлық психолог
appointments-desk-all-rooms = Барлық кабинет
appointments-desk-meetings = кездесу
appointments-desk-key-steps = Алдыңғы, келесі күндер
appointments-desk-weekday = { $day ->
        [0] Дс
        [1] Сс
        [2] Ср
        [3] Бс
        [4] Жм
        [5] Сн
       *[6] Жс
    }
appointments-desk-empty = Бұл күндері кездесу жоқ.
appointments-desk-empty-words = Қабылдау уақыты көрсетілсе, адамдар кездесуге чат арқылы өздері жазылады.
appointments-desk-to-hours = Қабылдау уақыты
appointments-desk-lesson = { $shift }-ауысым, { $number }-сабақ, { $hours }
appointments-desk-colleague-gone = Бұрынғы қызметкер

## Күн туралы

appointments-desk-odd-off = Демалыс
appointments-desk-odd-holiday = Мереке
appointments-desk-odd-break = Каникул
appointments-desk-odd-closed = Қабылдау жоқ
appointments-desk-odd-closed-partly = Біраз уақыт қабылдау жоқ
appointments-desk-odd-opened = Қосымша қабылдау
appointments-desk-odd-opened-partly = Қосымша қабылдау
appointments-desk-odd-away = Орнында жоқ
appointments-desk-for-all = бәріне
appointments-desk-for-student = оқушыларға
appointments-desk-for-parent = ата-аналарға
appointments-desk-for-teacher = мұғалімдерге
appointments-desk-for-administration = әкімшілікке

## Кім, қай күйде

appointments-desk-who = Кім
appointments-desk-who-student = Оқушы
appointments-desk-who-parent = Ата-ана
appointments-desk-who-teacher = Мұғалім
appointments-desk-who-administration = Әкімшілік
appointments-desk-state = Күйі
appointments-desk-state-waiting = Кезекте
appointments-desk-state-requested = Растау керек
appointments-desk-state-booked = Жазылған
appointments-desk-state-coming = Келеді
appointments-desk-state-arrived = Келді
appointments-desk-state-done = Өтті
appointments-desk-state-missed = Келмеді
appointments-desk-state-cancelled = Болмайды
appointments-desk-state-hold = Таңдап жатыр
appointments-desk-people = { $count } адам
appointments-desk-online = Онлайн

## Қарау керек

appointments-desk-look = Қарау керек
appointments-desk-why-left = { $name } енді бұл жерде жұмыс істемейді.
appointments-desk-why-away = { $name } бұл күні орнында болмайды.
appointments-desk-why-day_off = Бұл күні мектеп енді демалады.
appointments-desk-why-outside_hours = Қабылдау уақыты өзгерген: бұл сағатта қабылдау жоқ.
appointments-desk-to = Әріптеске беру: { $name }
appointments-desk-other-time = Басқа уақыт
appointments-desk-unmarked = Белгіленбеген кездесулер
appointments-desk-waiting = Кезекте тұрғандар
appointments-desk-waiting-words = Уақыт босаса, кезек бойынша өзінен-өзі ұсынылады.
appointments-desk-waits-since = Кезекке тұрғаны: { $when }
appointments-desk-has = Жазылған уақыты: { $when }
appointments-desk-propose = Уақыт ұсыну

## Карточка

appointments-desk-card = Кездесу
appointments-desk-no-time = Уақыты әлі жоқ
appointments-desk-accept = Растау
appointments-desk-arrived = Келді
appointments-desk-met = Өтті
appointments-desk-missed = Келмеді
appointments-desk-next-meeting = Келесі кездесу
appointments-desk-undo = Қайтарып алу
appointments-desk-move = Уақытын ауыстыру
appointments-desk-give-time = Уақыт беру
appointments-desk-proposed = Ұсынылған уақыт: { $when }. Жауап беру мерзімі: { $until }.
appointments-desk-offered = Адамға сақталып тұрған уақыт: { $when }. Мерзімі: { $until }.
appointments-desk-withdraw = Ұсынысты қайтарып алу
appointments-desk-name = Аты-жөні
appointments-desk-phone = Телефоны
appointments-desk-class = Сыныбы
appointments-desk-how-many = Неше адам
appointments-desk-category = Мәселе
appointments-desk-reason = Не туралы
appointments-desk-no-reason = Жазылмаған
appointments-desk-note = Ескертпе
appointments-desk-psychologist = Психолог
appointments-desk-room = Орны
appointments-desk-code = Белгісі
appointments-desk-enter = кіру
appointments-desk-set-room = Орнын ауыстыру
appointments-desk-no-room = Көрсетілмеген
appointments-desk-save = Сақтау
appointments-desk-told-at-once = Жаңа орны адамға бірден хабарланады.
appointments-desk-hand-over = Әріптеске беру
appointments-desk-hand-over-send = Беру
appointments-desk-cancel = Болдырмау
appointments-desk-cancel-words = Адамға бір сөйлем (қаласаңыз)
appointments-desk-cancel-hint = Кездесу болмайтыны бірден хабарланады, ең жақын екі бос уақыт ұсынылады.
appointments-desk-cancel-send = Болмайтынын хабарлау
appointments-desk-met-more = Өтті, толығырақ жазу
appointments-desk-met-send = Өтті, сақтау
appointments-desk-books = Журналдарда
appointments-desk-history = Тарихы
appointments-desk-booked = Қашан жазылды: { $when }, { $channel }
appointments-desk-moved = Уақыты { $count } рет ауысты
appointments-desk-reminded = Еске салынды: { $when }
appointments-desk-will-come = Келетінін растады: { $when }
appointments-desk-next-reminder = Келесі еске салу: { $when }
appointments-desk-no-way = Бұл адамға чат арқылы хабар жіберу мүмкін емес: өзіңіз айтыңыз.
appointments-desk-opening-kept = Карточканың ашылғаны әрекеттер тарихына жазылады.

## Уақытын ауыстыру

appointments-desk-move-title = Уақытын ауыстыру
appointments-desk-date = Күні
appointments-desk-time = Уақыты
appointments-desk-change = Басқа уақыт таңдау
appointments-desk-preview = Алдын ала көру
appointments-desk-old = Қазір
appointments-desk-new = Енді
appointments-desk-will-read = Адам мына хабарды алады
appointments-desk-will-be-asked = Алдымен сұрасаңыз, адам мына хабарды алады
appointments-desk-move-send = Ауыстырып, хабарлау
appointments-desk-move-plain = Ауыстыру
appointments-desk-propose-send = Алдымен сұрау
appointments-desk-back = Артқа
appointments-desk-caution-outside_hours = Бұл сағатта қабылдау жоқ.
appointments-desk-caution-day_off = Бұл – мектептің демалыс күні.
appointments-desk-caution-away = Психолог бұл күні орнында болмайды.
appointments-desk-caution-left = Бұл психолог енді бұл жерде жұмыс істемейді.
appointments-desk-caution-past = Бұл уақыт өтіп кеткен.
appointments-desk-nearest = Ең жақын бос уақыт: { $times }.
appointments-desk-nearest-pick = Ең жақын бос уақыт:

## Алдын ала жазылмай келген

appointments-desk-walk-in = Алдын ала жазылмай келді
appointments-desk-walk-in-short = Жазылмай келді
appointments-desk-walk-in-save = Сақтау
appointments-desk-client = Аты-жөні (міндетті емес)
appointments-desk-client-hint = Оқушының атын жазбаңыз: белгісі өзінен-өзі қойылады.
appointments-desk-minutes = Неше минут?
appointments-desk-when = Қашан (міндетті емес)
appointments-desk-when-hint = Бос қалса – қазір. Кейінгі уақытты таңдасаңыз, кездесу сол уақытқа жазылады; еске салатын хабар жіберілмейді.
appointments-desk-when-told = Уақытын таңдаңыз: бұл адамға чат арқылы бірден хабарланады, кейін еске салынады.
appointments-desk-more = Толығырақ

## Қағазда

appointments-desk-paper = Кездесулер кестесі
appointments-desk-paper-note = Белгі
appointments-desk-paper-empty = Бұл күні кездесу жоқ.

## Не істелді

appointments-desk-done-accept = Кездесу расталды, адамға хабарланды.
appointments-desk-done-arrived = Келгені белгіленді.
appointments-desk-done-met = Кездесу өтті деп белгіленді, журналдарда жоба жазбалар дайын.
appointments-desk-done-missed = Келмегені белгіленді.
appointments-desk-done-undo = Белгілегеніңіз қайтарып алынды.
appointments-desk-done-cancel = Кездесу болмайды, уақыты босады.
appointments-desk-done-withdraw = Ұсыныс қайтарып алынды.
appointments-desk-done-room = Орны ауысты.
appointments-desk-done-handed = Кездесу әріптеске берілді.
appointments-desk-done-move = Кездесудің уақыты ауысты.
appointments-desk-done-propose = Уақыт ұсынылды, адамның жауабын күтіп тұр.
appointments-desk-done-booked = Кездесу жазылды.
appointments-desk-done-walk-in = Кездесу басталды деп белгіленді.

## Неге болмайды

appointments-desk-refused-taken = Бұл уақыт бос емес: психологтың немесе кабинеттің басқа кездесуі бар.
appointments-desk-refused-past = Бұл уақыт өтіп кеткен.
appointments-desk-refused-over = Бұл кездесу өтіп кеткен немесе болмайтын болған: оны енді өзгертуге болмайды.
appointments-desk-refused-chosen = Адам дәл қазір басқа уақыт таңдап жатыр. Біраздан кейін қайта көріңіз.
appointments-desk-refused-no-time = Бұл кездесудің уақыты әлі жоқ: алдымен уақыт беріңіз.
appointments-desk-refused-colleague = Бұл мектепте ондай психолог жоқ. Қайта таңдаңыз.
appointments-desk-refused-room = Ондай кабинет жоқ немесе онлайн кездесу сілтемесі көрсетілмеген.
appointments-desk-refused-long = Тым ұзын жазылған. Қысқартыңыз.
appointments-desk-refused-not-yet = Кездесудің күні әлі келген жоқ.
appointments-desk-refused-late = Енді қайтарып алу мүмкін емес: он минут өтті немесе журнал жазбасы өзгертілді.
appointments-desk-refused-not-today = Бүгіннен басқа күнгі жұмыс бетпе-бет жұмыс бетінде жазылады.
appointments-desk-refused-form = Таңдағаныңызды тексеріңіз.
appointments-desk-refused-minutes = Минут санын 1 мен 600 аралығында жазыңыз.
appointments-desk-refused-people = Адам санын 1 мен 60 аралығында жазыңыз.
appointments-desk-refused-class = Сыныпты былай жазыңыз: 7А немесе 11.
appointments-desk-refused-moment = Күні мен уақытын толық таңдаңыз.
