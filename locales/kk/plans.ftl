### Жоспарлар: жылдық жоспар, айлық жоспар, апта (психолог пен мектеп басшылығына: «Сіз»).

plans-menu = Жоспар
plans-parts = Жоспардың бөлімдері
plans-part-year = Жылдық жоспар
plans-part-month = Айлық жоспар
plans-part-week = Апта

## Мерзім

plans-month = { $month ->
        [1] қаңтар
        [2] ақпан
        [3] наурыз
        [4] сәуір
        [5] мамыр
        [6] маусым
        [7] шілде
        [8] тамыз
        [9] қыркүйек
        [10] қазан
        [11] қараша
       *[other] желтоқсан
    }
plans-weekday = { $day ->
        [0] дс
        [1] сс
        [2] ср
        [3] бс
        [4] жм
        [5] сб
       *[other] жс
    }
plans-term = { $first } – { $last }
plans-week = { $number }-апта ({ $first }–{ $last })
plans-when-week = { $week }, күні белгіленбеген
plans-when-none = белгіленбеген
plans-dated = { $year } жылғы { $date }
plans-done-where = Орындалды: { $where }
plans-done-several = { $first } … { $last } (барлығы { $count })

## Жылдық жоспардың беті

plans-year-title = Жылдық жоспар
plans-year = Оқу жылы
plans-show = Көрсету
plans-start-title = { $years }: жоспар әлі жоқ
plans-start-words = Неден бастайсыз? Қайсысын таңдасаңыз да, кейін әр жолын өзгерте аласыз. Қызметтің мақсаты мен бес міндеті жазылып тұрады.
plans-start-none = Психолог жоспарды жасағанда осы жерден көресіз.
plans-start-last = Өткен жылдың жоспарын алу
plans-start-last-words = { $count } іс-шара, мәтіні мен мерзімі сол күйінде көшеді
plans-start-library = Дайын тізімнен алу
plans-start-library-words = { $count } іс-шара: бес бағыт, төрт мәселе, төрт топ; тоқсан сайын буллингтің алдын алу
plans-start-empty = Бос жоспардан бастау
plans-start-empty-words = Іс-шараларды өзіңіз жазасыз немесе тізімнен біртіндеп аласыз
plans-progress = Орындалғаны: { $done } / { $total }
plans-dropped-count = Өткізілмейтін іс-шара: { $count }
plans-is-approved = Жоспар бекітілген
plans-is-agreed = Жоспар келісілген
plans-is-open = Жоспар әлі бекітілмеген
plans-by-on = { $name }, { $day }
plans-approve = Бекітуді белгілеу
plans-reopen = Өзгертуге ашу
plans-reopen-ask = Жоспар бекітілген. Өзгертуге ашсаңыз, келісу мен бекіту белгісі алынады, жоспарды қайта бекіттіру керек болады. Ашасыз ба?
plans-head = Тақырып, мақсат, міндеттер
plans-head-edit = Өзгерту
plans-head-theme = Жыл тақырыбы
plans-head-theme-hint = Мектептің шығармашылық тақырыбы. Бос қалдыруға болады.
plans-head-goals = Мақсаты
plans-head-tasks = Міндеттері
plans-head-tasks-hint = Әр міндетті бөлек жолға жазыңыз.
plans-scheme = Бағыттар
plans-scheme-service = Қызмет бағыттары
plans-scheme-order = № 377 бұйрық бағыттары
plans-filter-audience = Кімдермен
plans-filter-area = Мәселе
plans-filter-open = Тек орындалмағандар
plans-filter-all = барлығы
plans-filter-none = мәселесі көрсетілмеген
plans-filter-clear = Сүзгіні алып тастау
plans-library-open = Дайын тізім
plans-add = Іс-шара қосу
plans-add-to = «{ $direction }» бағытына қосу
plans-export = Жүктеп алу
plans-section-count = Орындалғаны: { $done } / { $planned }
plans-section-empty = Бұл бағытта іс-шара жоқ.
plans-section-hidden = Сүзгіге сай іс-шара жоқ.
plans-record = Жазба
plans-record-of = «{ $content }» бойынша жазба қосу
plans-message = Хабарлама
plans-message-of = Хабарлама жасау: { $content }
plans-dropped = Өткізілмейді
plans-dropped-why = Өткізілмейді: { $reason }
plans-standing = Қазір жоспарда былай тұр
plans-mark = Орындалды деп белгілеу

## Бағандар

plans-column-number = Р/с №
plans-column-content = Іс-шараның мазмұны
plans-column-goal = Мақсаты
plans-column-with-whom = Кімдермен
plans-column-form = Өткізу түрі, әдістемесі
plans-column-term = Мерзімі
plans-column-responsible = Жауапты, бірлесіп орындаушылар
plans-column-expected = Күтілетін нәтиже, аяқталу түрі
plans-column-done = Орындалуы
plans-column-day = Күні, аптасы
plans-column-direction = Бағыты
plans-column-activity = Іс-шара
plans-column-place = Орны

## Іс-шараның беті

plans-item-title = Іс-шара
plans-item-new = Жаңа іс-шара
plans-item-direction = Бағыты
plans-item-audience = Тобы
plans-item-area = Мәселесі
plans-item-area-none = белгілі бір мәселеге байланысты емес
plans-item-stage = Кезеңі
plans-item-aspect = Аспектісі
plans-item-aspect-hint = Ғылыми: шағын зерттеу. Қолданбалы: ұстаздармен бірлескен бағдарлама. Тәжірибелік: қалған жұмыс.
plans-item-first = Басталатын айы
plans-item-last = Аяқталатын айы
plans-item-frame = Қызмет жүйесіндегі орны
plans-item-closed = Жоспар бекітілген, сондықтан тек көруге болады.
plans-save = Сақтау
plans-acts = Іс-шараға қатысты әрекеттер
plans-act-up = Жоғары
plans-act-down = Төмен
plans-act-copy = Көшірме жасау
plans-act-drop = Өткізілмейді деп белгілеу
plans-act-drop-hint = Жоспардан жоғалмайды: сызылып, себебімен бірге тұрады.
plans-act-reason = Себебі
plans-act-restore = Жоспарға қайтару
plans-act-remove = Алып тастау
plans-act-remove-ask = Іс-шара мен оның айлық жоспардағы жолдары жоспардан жоғалады. Алып тастайсыз ба?
plans-act-used = Осы іс-шара бойынша жұмыс жазылған, сондықтан оны алып тастауға болмайды, тек өткізілмейді деп белгілеуге болады.
plans-act-done-on = Орындалған күні
plans-act-done = Орындалды
plans-act-undone = Белгіні алып тастау
plans-act-done-hint = Ұйымдастыру жұмысы журналға түспейді, сондықтан оны өзіңіз белгілейсіз.

## Дайын тізім

plans-library-title = Дайын іс-шаралар
plans-library-words = Керегін белгілеп, бірден қосыңыз. Қосқан соң сөзін өзіңізше өзгертесіз. Мәтіндерді психолог пен редактор әлі тексеріп шықпаған.
plans-library-taken = жоспарда бар
plans-library-take = Таңдалғанын қосу
plans-library-all = Осы бағыттың бәрін таңдау

## Бекіту

plans-approval-title = Келісу және бекіту
plans-approval-words = Басшылық қол қойған соң аты-жөні мен күнін осында жазыңыз. Содан кейін жоспар жабылады: оны өзгерту үшін қайта ашасыз.
plans-approval-agreed = Келісілді: директордың орынбасары
plans-approval-approved = Бекітемін: мектеп директоры
plans-approval-name = Аты-жөні
plans-approval-day = Күні
plans-approval-day-hint = Әлі қол қойылмаса, күнін бос қалдырыңыз.

## Айлық жоспар

plans-month-title = { $month }: айлық жоспар
plans-month-before = Алдыңғы ай
plans-month-after = Келесі ай
plans-month-empty = Бұл айда әзірге ештеңе жоқ
plans-month-empty-words = Жылдық жоспардағы осы айға келетін іс-шараларды бір рет басып жинаңыз немесе өз жолыңызды қосыңыз.
plans-month-offered = Жылдық жоспарда осы айға келетін, бірақ әлі қосылмаған { $count } іс-шара бар.
plans-month-fill = Жылдық жоспардан жинау
plans-month-no-plan = Жылдық жоспар әлі жоқ
plans-month-lead = Ұяшыққа жазыңыз, соңында бір рет сақтаңыз. Tab келесі ұяшыққа өткізеді.
plans-month-save = Айды сақтау
plans-month-own = Өз жолын қосу
plans-month-more = Тағы не істеуге болады: { $content }
plans-month-line = { $number }-жол, { $column }
plans-month-from = бұрынғы айы: { $month }

## Айдың бір жолы

plans-task-title = Айлық жоспардың жолы
plans-task-move = Басқа айға ауыстыру
plans-task-move-to = Қай айға
plans-task-move-go = Ауыстыру
plans-task-drop = Өткізілмеді деп белгілеу
plans-task-remove-ask = Жол осы айдың жоспарынан жоғалады. Алып тастайсыз ба?
plans-task-used = Осы жол бойынша жұмыс жазылған, сондықтан ол өз айында қалады.

## Апта

plans-week-title = { $first } – { $last }
plans-week-before = Алдыңғы апта
plans-week-after = Келесі апта
plans-week-now = Осы апта
plans-week-count = Жоспардан орындалғаны: { $done } / { $planned } · жазылған жұмыс: { $total }
plans-week-today = бүгін
plans-week-off = демалыс
plans-week-plan = Жоспар
plans-week-cyclogram = Циклограмма
plans-week-works = Жазылған жұмыс
plans-week-empty = Жоспарда ештеңе жоқ
plans-week-loose = Осы аптада, күні белгіленбеген
plans-week-booked = осы сағаттарға жазылуға болады
plans-week-open-hours = Қабылдау сағаттарын өзгерту
plans-week-whose = Циклограмма: { $name }

## Құжат

plans-paper-annual = Мектеп психологының жылдық жұмыс жоспары, { $years }
plans-paper-monthly = Психологтың айлық жұмыс жоспары. { $month }
plans-paper-weekly = Психологтың апталық жұмыс жоспары. { $first } – { $last }
plans-sign-psychologist = Педагог-психолог
plans-sign-deputy = Директордың орынбасары
plans-sign-principal = Мектеп директоры
plans-stamp-agreed = КЕЛІСІЛДІ
plans-stamp-approved = БЕКІТЕМІН
plans-stamp-name = ____________ / { $name } /
plans-stamp-day-blank = «___» ______________ 20___ ж.

## Не болды

plans-done-made = Жоспар дайын. Енді өзіңізше өзгертіңіз.
plans-done-head = Тақырып, мақсат пен міндеттер сақталды.
plans-done-scheme = Бағыттардың атауы ауыстырылды.
plans-done-approved = Бекіту белгіленді.
plans-done-reopened = Жоспар өзгертуге ашылды, бекіту белгісі алынды.
plans-done-taken = Таңдалғаны жоспарға қосылды.
plans-done-added = Іс-шара қосылды.
plans-done-changed = Өзгеріс сақталды.
plans-done-moved = Орны ауыстырылды.
plans-done-copied = Көшірмесі бағыттың соңында тұр.
plans-done-dropped = Өткізілмейді деп белгіленді.
plans-done-restored = Жоспарға қайтарылды.
plans-done-removed = Алып тасталды.
plans-done-marked = Орындалды деп белгіленді.
plans-done-unmarked = Белгі алынды.
plans-done-month = Айлық жоспар сақталды.
plans-done-filled = Жылдық жоспардан жиналды.
plans-done-task = Жол қосылды.

## Неге болмады

plans-refused-empty = Бір өріс толтырылмаған немесе қате толтырылған. Тексеріп, қайта жіберіңіз.
plans-refused-exists = Бұл жылдың жоспары бар екен. Ештеңе өзгерген жоқ.
plans-refused-approved = Жоспар бекітілген. Өзгерту үшін алдымен оны ашыңыз.
plans-refused-changed = Сіз қарап отырғанда мұны басқа адам өзгертті. Жазғаныңыз төменде тұр. Қайта сақтасаңыз, Сіздікі қалады.
plans-refused-before = Өткен жылдың жоспары табылмады.
plans-refused-used = Бұл іс-шара бойынша жұмыс жазылған, сондықтан оны алып тастауға болмайды. Өткізілмейді деп белгілеуге болады.
plans-refused-by-work = Бұл іс-шараның орындалғанын журнал жазбасы көрсетеді, қолмен белгіленбейді.
plans-refused-future = Ол күн әлі келген жоқ.
plans-refused-line = Белгіленген жолды тексеріңіз. { $why }
plans-refused-line-changed = Белгіленген жолды Сіз қарап отырғанда басқа адам өзгертті. Қазір онда: «{ $words }». Қайта сақтасаңыз, Сіздікі қалады.
plans-refused-outside = Бұл күн осы айға кірмейді.
plans-refused-used-line = Бұл жол бойынша жұмыс жазылған: ол өз айында қалады. Өткізілмеді деп белгілеуге болады.
plans-refused-month = Сол оқу жылының басқа айын таңдаңыз.
plans-refused-term = Ондай ай жоқ.
plans-refused-backwards = Аяқталатын айы басталатын айынан бұрын тұр. Оқу жылы тамыздан басталады.
plans-refused-words = Не істелетінін жазыңыз.
plans-refused-long = Мәтін тым ұзын. Қысқартып жазыңыз.
plans-refused-reason = Себебін жазыңыз: тексерушіге керек болады.
plans-refused-nothing = Бос жоспарды бекітуге болмайды.
plans-refused-name = Қол қойған адамның аты-жөнін жазыңыз.
plans-refused-signed = Күндерді тексеріңіз: кемінде бір қолдың күні жазылуы керек, ол бүгіннен кейін болмауы, ал бекіту күні келісу күнінен бұрын болмауы керек.
plans-refused-open = Жоспар онсыз да ашық.
