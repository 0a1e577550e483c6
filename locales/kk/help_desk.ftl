# Психологтың хат кезегі. Қызметкерге «Сіз» деп сөйлейді.
desk-title = Хаттар
desk-queue = Кезек
desk-talk = Әңгіме
desk-context = Хат туралы мәлімет
desk-promise = Бұл хаттарды мектеп психологы ғана оқиды. Әр ашқаныңыз әрекеттер тарихына жазылады.
desk-none-open = Кезектен хат таңдаңыз
desk-none-open-hint = Шұғыл хаттар кезектің басында тұрады. J мен K пернелері келесі және алдыңғы хатты ашады.
desk-to-closed = Жабылғандар
desk-to-open = Кезекке қайту
desk-closed-title = Жабылған хаттар
desk-closed-none = Жабылған хат әзірге жоқ
desk-back-queue = Кезекке қайту
desk-back-talk = Әңгімеге қайту
desk-to-context = Хат туралы мәлімет

## Кезек

desk-section-red = Шұғыл
desk-section-today = Бүгін жауап керек
desk-section-other = Қалғандары
desk-section-closed = Соңғы жабылғандар
desk-section-none-red = Шұғыл хат жоқ.
desk-section-none-today = Бүгін жауап беретін хат қалмады.
desk-section-none-other = Басқа хат жоқ.
desk-clock-waits = { $span } күтіп тұр
desk-clock-wrote = жаңа ғана жазды
desk-clock-answered = { $span } бұрын
desk-clock-answered-now = жаңа ғана
desk-span-now = жаңа ғана
desk-span-minutes = { $minutes } мин
desk-span-hours = { $hours } сағ{ $minutes ->
        [0] {""}
       *[other] {" "}{ $minutes } мин
    }
desk-span-days = { $days } күн{ $hours ->
        [0] {""}
       *[other] {" "}{ $hours } сағ
    }
desk-due = мерзімі: { $moment }
desk-late = мерзімі өтті: { $moment }
desk-due-now = дәл қазір
desk-overdue = мерзімі өтті
desk-new-words = Жаңа хабарлама бар
desk-mine = Өзіңізде
desk-free = Бос
desk-about-self = Өзі туралы
desk-about-friend = Досы туралы
desk-state-new = Жаңа
desk-state-in-work = Жұмыста
desk-state-waiting = Баланың жауабын күтеміз
desk-state-closed = Жабылды
desk-alert = Қауіп белгісі: { $code }. Әлі ешкім алған жоқ ({ $span }). Ашу
desk-alert-mine = Қауіп белгісі: { $code }. Хат өзіңізде, бала жауабыңызды күтіп тұр ({ $span }). Ашу
desk-alert-colleague = Қауіп белгісі: { $code } ({ $span }). Хат әріптесіңізде, оған дереу хабарласыңыз.

## Күн мен уақыт

desk-day-today = Бүгін
desk-day-yesterday = Кеше
desk-day-tomorrow = Ертең
desk-day = { $day } { $month ->
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
       *[12] желтоқсан
    }
desk-moment = { $day }, { $time }

## Әңгіме

desk-you = Сіз
desk-note-head = Ескертпе: тек қызметкер көреді
desk-risk-red = Өмірге қауіп белгісі
desk-risk-amber = Назар аударыңыз
desk-heard = Бала жаңа хабарлама жазды
desk-fate-sent = жіберілді, бала әлі ашқан жоқ
desk-fate-opened = бала ашты: { $moment }
desk-fate-scheduled = жіберіледі: { $moment }
desk-fate-unreachable = балаға жеткізу мүмкін болмады
desk-fate-late = әлі жеткен жоқ: мессенджер жауап бермей тұр, кейін өздігінен жіберіледі
desk-unreachable = Бала чатты бұғаттаған немесе аккаунтын өшірген. Жауабыңыз сақталады: бала қайта оралса, оны оқи алады.
desk-file-picture-kept = Бала жіберген сурет
desk-file-picture-awaited = Бала сурет жіберді. Ол әлі жүктеліп жатыр, жүктелген соң осы жерде көрінеді.
desk-file-picture-lost = Бала сурет жіберді, бірақ оны алу мүмкін болмады. Қайта жіберуін сұрай аласыз.
desk-file-picture-expired = Сурет өшірілді: жабылған хаттың суреттері { $days } күн ғана сақталады.
desk-file-voice-kept = Бала жіберген дауыстық хабарлама
desk-file-voice-awaited = Бала дауыстық хабарлама жіберді. Ол әлі жүктеліп жатыр, жүктелген соң осы жерден тыңдай аласыз.
desk-file-voice-lost = Бала дауыстық хабарлама жіберді, бірақ оны алу мүмкін болмады. Жазып жіберуін сұрай аласыз.
desk-file-voice-expired = Дауыстық хабарлама өшірілді: жабылған хатта ол { $days } күн ғана сақталады.
desk-file-voice-care = Адамды дауысынан тануға болады. Бұл хабарламаны тек өзіңіз тыңдаңыз, басқаға тыңдатпаңыз.
desk-file-open = Толық көру (жаңа қойындыда)
desk-withdraw = Қайтарып алу
desk-mark-crisis-button = Бала «Маған қазір көмек керек» батырмасын басты
desk-mark-crisis-safe-yes = «Қауіпсіз жердесің бе?» деген сұраққа бала «Иә» деді
desk-mark-crisis-safe-no = «Қауіпсіз жердесің бе?» деген сұраққа бала «Жоқ» деді
desk-mark-crisis-safe-unsure = «Қауіпсіз жердесің бе?» деген сұраққа бала «Білмеймін» деді
desk-mark-crisis-ended = Психолог қауіптің өткенін растады
desk-mark-closed-thanks = Хат жабылды: бала рақмет айтты
desk-mark-closed-test = Хат жабылды: сынақ хат
desk-mark-closed-empty = Хат жабылды: мазмұны жоқ
desk-mark-message-corrected = Бала хабарламасын түзетіп жазды
desk-mark-message-forwarded = Бала басқа чаттағы хабарламаны жіберді, кімдікі екені сақталмайды
desk-mark-other = Жүйе белгісі

## Жауап

desk-mode-reply = Жауап
desk-mode-note = Ескертпе
desk-templates = Үлгілер
desk-templates-title = Дайын жауаптар: { $language }
desk-templates-hint = Таңдаған мәтін жазу өрісіне түседі, жібермес бұрын өзіңізше түзете аласыз.
desk-reply-label = Балаға жауап
desk-reply-placeholder = Балаға жауап жазыңыз…
desk-reply-takes = Жауап берсеңіз, хат Сізге тіркеледі.
desk-preview = Бала алдымен тек «{ $envelope }» дегенді көреді. Жауабыңызды өзі ашқанда оқиды.
desk-send = Балаға жіберу
desk-send-later = Жоспарлау
desk-later = Кейінірек
desk-later-label = Қашан жіберілсін (мектеп уақыты)
desk-later-off = Қазір жіберу
desk-brackets = Мәтінде тік жақша қалған. Оның ішін толтырыңыз немесе жақшаны өшіріңіз.
desk-brackets-anyway = Жақшамен осылай жіберілсін
desk-note-label = Ескертпе
desk-note-placeholder = Өзіңізге ескертпе жазыңыз…
desk-note-hint = Ескертпе балаға жіберілмейді.
desk-note-save = Ескертпені сақтау

## Әрекеттер

desk-take = Өзіме алу
desk-close = Жабу
desk-reopen = Қайта ашу
desk-done-reply = Жауап жіберілді.
desk-done-scheduled = Жауап жоспарланды. Жіберілгенше оны қайтарып ала аласыз.
desk-done-close = Хат жабылды. Екі журналға жоба жазба түсті, нөмірін растаған кезде алады.
desk-done-dismiss = Хат журналға жазылмай жабылды. Керек болса, қайта аша аласыз.
desk-done-calm = Қауіптің өткені жазылды.
desk-done-withdraw = Жауап қайтарылды. Мәтіні жазу өрісінде тұр.

## Бас тарту себептері

desk-refused-empty = Алдымен бірдеңе жазыңыз: бос мәтін сақталмайды.
desk-refused-long = Мәтін тым ұзын. Оны екіге бөліп жіберіңіз.
desk-refused-brackets = Үлгінің тік жақшасы толтырылмаған. Жауап әлі жіберілген жоқ.
desk-refused-past = Бұл уақыт өтіп кеткен. Алдағы уақытты таңдаңыз немесе қазір жіберіңіз. Мәтініңіз сақталды.
desk-refused-moment = Уақытты түсіне алмадық. Күні мен сағатын қайта таңдаңыз. Мәтініңіз сақталды.
desk-refused-red = Хат шұғыл болып тұр. Алдымен баланың қауіпсіз екеніне көз жеткізіп, «Қауіп өтті» деп белгілеңіз, содан кейін жаба аласыз.
desk-refused-closed = Бұл хат бұған дейін жабылған. Журналға екінші рет жазылған жоқ.
desk-refused-taken = Бұл хатты әріптесіңіз сәл бұрын алды. Бала жауапсыз қалмайды.
desk-refused-gone = Бұл хат енді ашылмайды: бала оны өшірген немесе оны әріптесіңіз алған болуы мүмкін.
desk-refused-left = Бұл жауап жіберіліп қойған, оны қайтарып алу мүмкін емес.
desk-refused-form = Форма толық келмеді. Қайта таңдап көріңіз.
desk-refused-topic = Мәселе санатын таңдаңыз немесе тақырыбын жазыңыз: журнал жолы онсыз толмайды.
desk-refused-class = Сыныпты «7А» түрінде жазыңыз немесе бос қалдырыңыз.
desk-refused-minutes = Минутты 1 мен 600 арасындағы санмен жазыңыз.
desk-gone = Хат ашылмады
desk-gone-typed = Жазғаныңыз жоғалған жоқ:

## Жабу

desk-closing-title = Хатты жабу
desk-closing-direction = Жұмыс бағыты
desk-closing-format = Жұмыс түрі
desk-closing-category = Мәселе санаты
desk-closing-choose = Таңдаңыз
desk-closing-topic = Тақырыбы (санаттан дәлірек болса)
desk-closing-class = Сыныбы (айтқан болса)
desk-closing-minutes = Неше минут кетті
desk-closing-result = Нәтижесі
desk-closing-recommendation = Ұсыныс
desk-closing-next = Келесі қадам
desk-closing-books = Екі журналға жоба жазба түседі:
desk-closing-books-rest = Журналда баланың сөзі де, аты да болмайды. Нөмірі өзіңіз растағанда беріледі.
desk-closing-send = Жабу
desk-closing-send-next = Жауып, келесісіне өту
desk-dismiss = Журналсыз жабу
desk-dismiss-hint = Кеңес берілмесе, бір басумен жабылады, журналға түспейді.
desk-dismiss-thanks = Рақмет айтты
desk-dismiss-test = Сынақ хат
desk-dismiss-empty = Мазмұны жоқ

## Мәлімет

desk-crisis = { $level ->
        [emergency] Өмірге тікелей қауіп
       *[high] Өмірге қауіп белгісі
    }
desk-level-emergency = Өмірге тікелей қауіп
desk-level-high = Өмірге қауіп белгісі
desk-level-elevated = Назар аудару керек
desk-level-none = Қауіп белгісі жоқ
desk-danger-ideation = Өмір сүргісі келмейтінін айтты
desk-danger-plan = Өз-өзіне қол жұмсау жоспары туралы айтты
desk-danger-overdose = Дәрі ішу, улану туралы айтты
desk-danger-selfharm = Өз-өзіне зиян келтіру туралы айтты
desk-danger-farewell = Қоштасу сөзі бар
desk-danger-violence = Зорлық-зомбылық туралы айтты
desk-danger-sexual = Жыныстық зорлық-зомбылық туралы айтты
desk-danger-friend = Басқа баланың өміріне қауіп бар
desk-danger-other = Дәл қазір көмек керек екенін айтты
desk-danger-raised = Белгі берілді: { $moment }
desk-danger-ended = Қауіп өтті: { $moment }
desk-danger-over = Қауіп өтті
desk-end-crisis = Қауіп өтті
desk-end-crisis-ask = Баланың қазір қауіпсіз екеніне көзіңіз жетті ме? Растасаңыз, хат шұғыл хаттар қатарынан шығады, бұл Сіздің атыңыздан жазылады.
desk-fact-about = Кім туралы
desk-fact-class = Сыныбы
desk-fact-language = Тілі
desk-fact-channel = Қайдан жазды
desk-fact-category = Санаты
desk-fact-opened = Келді
desk-fact-due = Жауап мерзімі
desk-fact-need = Қажеттіліктер журналы
desk-not-told = айтпады
desk-need-none = нөмір хатты алғанда беріледі
desk-works = Осы хат бойынша жұмыс
desk-work = { $day }: { $direction }, { $form }{ $minutes ->
        [0] {""}
       *[other] , { $minutes } мин
    }
desk-lines = Балаға айтуға болатын нөмірлер

## Пернелер

desk-key-walk = Келесі, алдыңғы хат
desk-key-reply = Жауап жазу
desk-key-note = Ескертпе жазу
desk-key-templates = Дайын жауаптар
desk-key-take = Хатты өзіме алу
desk-key-close = Хатты жабу
desk-key-close-next = Жауып, келесісін ашу
desk-key-send = Жазғанды жіберу
desk-key-escape = Терезені жабу, жазу өрісінен шығу
