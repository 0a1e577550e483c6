# Психологтың хат кезегі. Қызметкерге «Сіз» деп сөйлейді.
desk-title = Хаттар
desk-queue = Кезек
desk-talk = Әңгіме
desk-context = Хат туралы мәлімет
desk-promise = Бұл хаттарды мектеп психологы ғана оқиды. Әр ашқаныңыз әрекеттер тарихына жазылады.
desk-none-open = Кезектен хат таңдаңыз
desk-none-open-hint = Шұғыл хаттар кезектің басында тұрады. J мен K пернелері келесі және алдыңғы хатты ашады.
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
desk-span-now = бір минуттан аз
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
desk-alert = Қауіп белгісі: { $code }. Әлі ешкім алған жоқ ({ $span })
desk-alert-short = Қауіп белгісі: { $code }
desk-alert-mine = Қауіп белгісі: { $code }. Хат өзіңізде, бала жауабыңызды күтіп тұр ({ $span })
desk-alert-colleague = Қауіп белгісі: { $code } ({ $span }). Хат әріптесіңізде: оған дереу хабарласыңыз немесе хатты өзіңізге алыңыз.

## Күн мен уақыт

desk-day-today = бүгін
desk-day-yesterday = кеше
desk-day-tomorrow = ертең
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
desk-fate-held = баланың тікелей байланыс уақыты біткен соң кетті: шақыру барады, жауапты бала ашқанда оқиды
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
desk-mark-crisis-friend-yes = «Досыңның қасында біреу бар ма?» деген сұраққа бала «Иә» деді
desk-mark-crisis-friend-no = «Досыңның қасында біреу бар ма?» деген сұраққа бала «Жоқ» деді
desk-mark-crisis-friend-unsure = «Досыңның қасында біреу бар ма?» деген сұраққа бала «Білмеймін» деді
desk-mark-crisis-ended = Психолог қауіптің өткенін растады
desk-mark-crisis-ended-too-high = Психолог шешті: себебі болды, бірақ белгі тым жоғары қойылды
desk-mark-crisis-ended-false = Психолог шешті: жалған дабыл, қауіп болмаған
desk-mark-closed-thanks = Хат жабылды: бала рақмет айтты
desk-mark-closed-test = Хат жабылды: сынақ хат
desk-mark-closed-empty = Хат жабылды: мазмұны жоқ
desk-mark-message-corrected = Бала хабарламасын түзетіп жазды
desk-mark-message-forwarded = Бала басқа чаттағы хабарламаны жіберді, кімдікі екені сақталмайды
desk-mark-snoozed = Хат кейінге қалдырылды
desk-mark-handed-over = Хат әріптеске берілді
desk-mark-taken-over-away = Хат басқа психологқа ауысты: әріптесі орнында жоқ
desk-mark-taken-over-urgent = Хат басқа психологқа ауысты: күтуге болмайды
desk-mark-taken-over-agreed = Хат басқа психологқа ауысты: екеуі келісті
desk-mark-joined = Бұл хат басқа хаттың жалғасы деп белгіленді
desk-mark-split = Хат біріктірілген хаттардан бөлінді
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
desk-window-hours = { $channel }: тікелей жауап беруге кемінде { $hours } сағ { $minutes } мин бар.
desk-window-minutes = { $channel }: тікелей жауап беруге кемінде { $minutes } мин бар.
desk-window-closed = { $channel }: бала мұнда соңғы рет жазғалы 24 сағат өтті. Алдымен бейтарап шақыру барады, жауабыңыз бала шақыруды ашқанша күтіп тұрады.
desk-window-mark-hours = тікелей жауапқа { $hours } сағ { $minutes } мин бар
desk-window-mark-minutes = тікелей жауапқа { $minutes } мин бар
desk-window-mark-closed = алдымен шақыру барады
desk-send = Балаға жіберу
desk-send-later = Жоспарлау
desk-later = Кейін жіберу
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
desk-done-withdraw = Жауап қайтарылды. Мәтіні жазу өрісінде тұр.

## Бас тарту себептері

desk-refused-empty = Алдымен бірдеңе жазыңыз: бос мәтін сақталмайды.
desk-refused-long = Мәтін тым ұзын. Оны екіге бөліп жіберіңіз.
desk-refused-brackets = Үлгінің тік жақшасы толтырылмаған. Жауап әлі жіберілген жоқ.
desk-refused-past = Бұл уақыт өтіп кеткен. Алдағы уақытты таңдаңыз немесе қазір жіберіңіз. Мәтініңіз сақталды.
desk-refused-moment = Уақытты түсіне алмадық. Күні мен сағатын қайта таңдаңыз. Мәтініңіз сақталды.
desk-refused-red = Хат шұғыл болып тұр. Алдымен баланың қауіпсіз екеніне көз жеткізіп, «Қауіп жоқ» батырмасын басыңыз, содан кейін жаба аласыз.
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
desk-dismiss-hoax = Әзіл хат
desk-hoax = Әзіл хат
desk-hoax-hint = Ешкім жазаланбайды. Хаттың нөмірі журналда қалады, қасына түзетілген жазба өздігінен қосылды.
desk-hoax-left = Осы хат бойынша жазылған жұмыс журналда тұр. Қарап шығып, қажет болса түзетіңіз:
desk-hoax-draft = жоба

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
desk-danger-bullying = Қорқыту, қудалау туралы айтты
desk-danger-psychosis = Жоқ дауыс не көрініс туралы айтты
desk-danger-threat = Басқаға зиян келтіргісі келетінін айтты
desk-danger-eating = Тамақтан бас тарту, тамақпен қиналу туралы айтты
desk-danger-addiction = Тәуелділік туралы айтты
desk-danger-hopelessness = Үміті үзілгенін айтты
desk-danger-other = Дәл қазір көмек керек екенін айтты
desk-danger-raised = Белгі берілді: { $moment }
desk-danger-ended = Қауіп өтті: { $moment }
desk-danger-over = Қауіп өтті
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
desk-key-templates = Дайын жауаптар (жауап ішінде :: белгісі)
desk-key-take = Хатты өзіме алу
desk-key-close = Хатты жабу
desk-key-close-next = Жауып, келесісін ашу
desk-key-send = Жазғанды жіберу
desk-key-escape = Терезені жабу, жазу өрісінен шығу

## Тізім

desk-places = Хат бөлімдері
desk-team = Әріптестер
desk-closed = Жабылған
desk-next = Ең шұғылына өту
desk-none-waits = Жауабыңызды күтіп тұрған басқа хат жоқ.
desk-sections = Кезек бөліктері
desk-tab-red = Шұғыл
desk-tab-today = Бүгін
desk-tab-other = Қалғаны
desk-tab-later = Кейін
desk-section-later = Кейінге қалдырылған
desk-filter = Сүзгі
desk-filter-mine = Өзімдегі
desk-filter-free = Бос
desk-filter-all = Бәрін көрсету
desk-filter-hint = Шұғыл хаттар әрқашан көрінеді, сүзгі оларды жасырмайды.
desk-hidden = Сүзгі { $count } хатты жасырып тұр.
desk-views = Сақталған сүзгілер
desk-view-name = Осы сүзгінің атауы
desk-view-keep = Сақтау
desk-view-forget = «{ $name }» сүзгісін жою
desk-done-view = Сүзгі сақталды.
desk-woken = Қайта оралды
desk-wakes = оралады: { $moment }
desk-wakes-reply = бала жазғанда
desk-joined = біріктірілген { $count } хат

## Әріптестер

desk-team-hint = Бұл тізімде хаттың мазмұны көрінбейді. Хатты өзіңізге алсаңыз, себебі әңгімеге және әрекеттер тарихына жазылады.
desk-team-wrote = Соңғы хабарлама: { $moment }
desk-team-none = Әріптестеріңізде ашық хат жоқ
desk-team-none-hint = Әріптесіңіз алған хаттар осы жерде тұрады. Ол орнында болмаса, хатын өзіңізге ала аласыз.
desk-take-over-why = Неге аласыз?
desk-take-over-away = Әріптесім орнында жоқ
desk-take-over-urgent = Күтуге болмайды
desk-take-over-agreed = Келістік
desk-done-take-over = Хат енді өзіңізде.
desk-present-reading = { $name } қазір осы хатты оқып отыр
desk-present-writing = { $name } қазір осы хатқа жауап жазып отыр
desk-more = Тағы
desk-hand-over = Әріптеске беру
desk-hand-over-title = Хатты әріптеске беру
desk-hand-over-to = Кімге бересіз?
desk-open-talks = Ашық хаты: { $count }
desk-hand-over-hint = Хат әріптесіңізге өтеді, содан кейін оны тек сол кісі ашады. Қауіп белгісі болса, ол кісіге қайтадан хабар барады.
desk-hand-over-send = Хатты беру
desk-hand-over-none = Мектепте басқа психолог әзірге жоқ. Жаңа қызметкерді «Қызметкерлер» бетінен шақыруға болады.
desk-done-hand-over = Хат әріптесіңізге берілді.

## Кейінге қалдыру

desk-snooze = Кейінге қалдыру
desk-snooze-title = Хатты кейінге қалдыру
desk-snooze-tomorrow = Келесі жұмыс күні
desk-snooze-in-three-days = Үш күннен кейін
desk-snooze-next-week = Келесі аптада
desk-snooze-reply = Бала жазғанша
desk-snooze-reply-hint = бала жазса, хат бірден оралады
desk-snooze-moment = Басқа күн мен уақыт (мектеп уақыты)
desk-snooze-send = Осы уақытқа
desk-snooze-hint = Бала жаңа хабарлама жазса немесе қауіп белгісі шықса, хат сол сәтте кезекке оралады.
desk-why = Себебі (міндетті емес)
desk-why-hint = Ескертпе болып сақталады, бала көрмейді.
desk-asleep = Кейінге қалдырылған, оралады: { $moment }
desk-wake = Қазір қайтару
desk-done-snooze = Хат кейінге қалдырылды, оралады: { $moment }
desk-done-wake = Хат кезекке оралды.

## Біріктіру

desk-join = Басқа хаттың жалғасы
desk-join-title = Бұл хат басқа хаттың жалғасы ма?
desk-join-which = Қай хаттың жалғасы?
desk-join-hint = Екі хат Сізге бірге көрінеді, бірге жабылады, журналға бір рет жазылады. Бала тек өз хатын көреді, сөздер ешқашан араласпайды. Қателессеңіз, қайта бөле аласыз.
desk-join-send = Біріктіру
desk-join-none = Біріктіретін хат жоқ: алдымен екінші хатты өзіңізге алыңыз.
desk-done-join = Хаттар біріктірілді.
desk-case = Біріктірілген хаттар
desk-case-hint = Жауап қай хатқа баратынын жауап өрісінің үстінен таңдайсыз.
desk-split = Бөлу
desk-split-one = Хатты бөлу: { $code }
desk-done-split = Хат бөлінді, енді жеке тұр.
desk-reply-to = Қай хатқа

## Жазылып жатқан жауап

desk-picker = Дайын жауаптар
desk-picker-none = Мұндай үлгі жоқ. Esc басып, жаза беріңіз.
desk-picker-keys = ↑ ↓ таңдау · Enter қою · Esc жабу
desk-draft-kept = Сақталды: { $time }
desk-draft-unsaved = Байланыс жоқ: мәтін әзірге осы браузерде сақтаулы.
desk-fate-leaving = бірнеше секундтан кейін жіберіледі
desk-fate-stuck = әлі жіберілген жоқ: жіберу қызметі жұмыс істемей тұр, жүйе әкімшісіне айтыңыз
desk-done-leaving = Жауап 10 секундтан кейін жіберіледі.
desk-done-undo-close = Жабу қайтарылды: хат қайта ашық, журнал жобалары өшірілді.
desk-resend = Қайта жіберу
desk-done-resend = Жауап қайта жіберіліп жатыр.
desk-openings = Бұл хатты кім ашты
desk-opening = { $name }: { $moment }{ $times ->
        [1] {""}
       *[other] , { $times } рет
    }
desk-refused-awake = Хат шұғыл: баланың өміріне қауіп болуы мүмкін, сондықтан оны кейінге қалдыруға болмайды.
desk-refused-join = Бұл хаттарды біріктіруге болмайды: біреуі жабылған.
desk-refused-resend = Бұл жауапты қайта жіберудің керегі жоқ немесе мүмкіндігі жоқ: ол жолда, бала оны ашқан немесе чатын өшірген.
desk-refused-late = Жабуды енді қайтаруға болмайды: 10 минут өтті немесе журнал жобасы өзгертілді. Хатты «Қайта ашу» батырмасымен аша аласыз.
desk-refused-name = Сүзгінің атауын жазыңыз.
desk-refused-views = Сақталған сүзгі тым көп. Алдымен керек емесін жойыңыз.
desk-refused-shut = Бұл хат жабық. Алдымен оны қайта ашыңыз.
desk-refused-colleague = Хатты бұл адамға беруге болмайды. Басқа әріптесті таңдаңыз.
desk-refused-to = Жауап қай хатқа баратынын қайта таңдаңыз. Мәтініңіз сақталды.
desk-refused-choose = Алдымен тізімнен таңдаңыз.
desk-key-next = Ең шұғыл хатты ашу
desk-key-snooze = Хатты кейінге қалдыру
desk-key-undo = Соңғы әрекетті болдырмау
