### Қауіп сөздері: мектептің өз сөздері, олардың нұсқалары, дайын ережелер.

lexicon-menu = Қауіп сөздері
lexicon-rules = Дайын ережелер
lexicon-lead = Бағдарлама әр хаттан қауіп белгісін іздейді. Мектебіңіздегі балалар өзгеше айтатын сөздерді осында қосыңыз: бұл сөздер дайын ережелерге қосылады, олардың орнын баспайды.
lexicon-lead-deputy = Мұнда қай ереженің өшірілгенін көріп, әріптестің өтінішіне келісе аласыз. Мектептің өз сөздерін педагог-психолог қана көреді: оларда баланың айтқаны болуы мүмкін.
lexicon-rules-open = Дайын ережелерді көру
lexicon-add = Сөз қосу
lexicon-broken = Мектептің қосқанының бір бөлігі іске қосылмай тұр: ол ашылмады немесе негізгі сөздердің біреуін көрсетпей қояр еді. Балалардың хаты дайын ережелермен тексеріліп жатыр. Соңғы өзгерісті қарап шығыңыз немесе бұрынғы нұсқаны қайта қосыңыз.
lexicon-unreadable = Бұл нұсқа ашылмады. Бұрынғы нұсқаны қайта қосыңыз немесе жобаны жойыңыз.

## Жоба

lexicon-draft = Жоба: { $number }-нұсқа
lexicon-draft-words = Бұл өзгерістер әлі іске қосылған жоқ. Алдымен не өзгеретінін қараңыз.
lexicon-preview = Не өзгеретінін қарау
lexicon-preview-ask = Өзіңізге ашық хаттардағы балалар жазғаны (ең жаңа 500 хабарға дейін) бір рет тексеріледі. Нәтижесі еш жерде сақталмайды, бірақ қарағаныңыз әрекеттер тарихына жазылады.
lexicon-activate = Іске қосу
lexicon-activate-ask = Осы нұсқа іске қосылсын ба? Бот бірнеше секундтан кейін балалардың хатын осы сөздермен тексереді.
lexicon-discard = Жобаны жою
lexicon-discard-ask = Жоба жойылсын ба? Іске қосылып тұрған сөздер өзгермейді.
lexicon-change-new = Жаңа
lexicon-change-changed = Өзгертілді
lexicon-gone = Алып тасталады

## Сөздер

lexicon-own = Мектептің өз сөздері
lexicon-own-active = Іске қосылған нұсқа: { $number }
lexicon-own-none = Өз сөздеріңіз әлі жоқ
lexicon-own-none-words = Балалардың хатында дабыл көтермей қалған сөз көрсеңіз, оны баланың жазғанындай етіп қосыңыз.
lexicon-edit = Өзгерту
lexicon-edit-which = Өзгерту: { $text }
lexicon-remove = Алып тастау
lexicon-remove-ask = «{ $text }» тізімнен алынсын ба? Жоба іске қосылғанша бұл сөз тексеріле береді.
lexicon-found-as = Былай жазса да табылады:
lexicon-not-found-as = Былай жазса, табылмайды:
lexicon-kind-plain = қазақ әріптерінсіз
lexicon-kind-latin = латынша
lexicon-kind-cyrillic = кирилше
lexicon-note = Ескертпе

## Сөз жазу

lexicon-new = Жаңа сөз
lexicon-text = Сөз немесе сөз тіркесі
lexicon-text-hint = Баланың жазғанындай етіп жазыңыз, 120 таңбаға дейін. Сөздің басы ғана маңызды болса, соңына жұлдызша қойыңыз: ұр*. Бірнеше сөз қатар тұрса ғана табылады. Қазақ әріптерінсіз де, латынша да өзі табылады.
lexicon-level = Қаншалықты қауіпті
lexicon-level-words-elevated = Хат кезекте жоғары тұрады, дабыл көтерілмейді.
lexicon-level-words-high = Дабыл көтеріледі, балаға көмек нөмірлері көрсетіледі.
lexicon-level-words-emergency = Дабыл көтеріледі, хат ең шұғыл деп саналады.
lexicon-category = Не туралы
lexicon-category-choose = Таңдаңыз
lexicon-category-ideation = Өмір сүргісі келмеу
lexicon-category-plan = Өзіне қол жұмсау жоспары
lexicon-category-overdose = Дәрі ішу, улану
lexicon-category-selfharm = Өзіне зиян келтіру
lexicon-category-farewell = Қоштасу
lexicon-category-violence = Зорлық-зомбылық
lexicon-category-sexual = Жыныстық зорлық-зомбылық
lexicon-category-friend = Басқа баланың қаупі
lexicon-category-bullying = Қорқыту, қысым көрсету
lexicon-category-psychosis = Жоқ дауысты есту, жоқты көру
lexicon-category-threat = Басқаларға қауіп төндіру
lexicon-category-eating = Тамақтан бас тарту
lexicon-category-addiction = Тәуелділік
lexicon-category-hopelessness = Үмітсіздік
lexicon-category-other = Басқа қауіп
lexicon-note-hint = Бұл сөз мектебіңізде нені білдіреді. Баланың атын жазбаңыз.
lexicon-yes = Дабыл көтеруі керек сөйлемдер
lexicon-yes-hint = Әр жолға бір сөйлем. Бос қалдыруға болады.
lexicon-no = Ұқсас, бірақ қауіпсіз сөйлемдер
lexicon-no-hint = Әр жолға бір сөйлем. Тексеру кезінде олардың дабыл көтермейтіні қаралады.
lexicon-save = Жобаға сақтау
lexicon-done-saved = Жобаға сақталды
lexicon-done-removed = Жобадан алынды
lexicon-done-activated = Іске қосылды. Бот бірнеше секундтан кейін осы сөздермен тексереді.
lexicon-done-discarded = Жоба жойылды
lexicon-refused-long = Сөз де, мысалдар да 120 таңбадан аспауы керек.
lexicon-refused-short = Кемінде төрт әріп жазыңыз: қысқа сөз кез келген хаттан табыла береді.
lexicon-refused-stem = Жұлдызшаның алдында кемінде үш әріп болуы керек.
lexicon-refused-everyday = Бұл сөздер әр хатта кездеседі, дабыл тоқтамас еді. Қауіпті білдіретін сөзді қосып жазыңыз.
lexicon-refused-not-found = Жазған сөйлемдеріңіздің бірінде бұл сөз табылмады. Сөйлемде сөздің дәл өзі тұрғанын тексеріңіз.
lexicon-refused-there = Бұл сөз тізімде бар.
lexicon-refused-many = Мектеп 300 сөзге дейін қоса алады. Керексізін алып тастаңыз.
lexicon-refused-examples = Әр түрінен 10 сөйлемнен артық жазбаңыз.
lexicon-refused-level = Қаншалықты қауіпті екенін таңдаңыз.
lexicon-refused-category = Не туралы екенін таңдаңыз.
lexicon-refused-note = Ескертпе 400 таңбадан аспауы керек.
lexicon-refused-unreadable = Бұл нұсқа ашылмады. Бұрынғы нұсқаны қайта қосыңыз.
lexicon-refused-no-draft = Жоба жоқ: әуелі сөз қосыңыз.
lexicon-refused-lost = Бұл нұсқа іске қосылмады: онымен бұрын табылатын { $count } мысал табылмай қалар еді. Қайсысы екенін «Не өзгеретінін қарау» көрсетеді.

## Не өзгереді

lexicon-preview-title = Жоба не өзгертеді
lexicon-preview-lead = Ашық хаттардағы { $count } хабар тексерілді. Бұл бет жабылғанда нәтиже де жойылады.
lexicon-preview-alerts = Жаңадан дабыл көтеретін хаттар
lexicon-preview-alerts-none = Ашық хаттардың бірде-бірі жаңадан дабыл көтермейді.
lexicon-preview-words = Табылған сөз:
lexicon-preview-times = { $count } хабарда
lexicon-preview-open = Хатты ашу
lexicon-preview-broken = Қауіпсіз болса да дабыл көтеретін мысалдар
lexicon-preview-broken-words = Бұл сөйлемдерде қауіп жоқ, бірақ жаңа сөз оларда да табылады. Сөзді нақтылап көріңіз.
lexicon-preview-broken-none = Қауіпсіз мысалдардың бірде-бірі дабыл көтермейді.
lexicon-preview-by = Табылған сөз: { $text }
lexicon-preview-lost = Табылмай қалатын мысалдар
lexicon-preview-lost-words = Осылар табылмай тұрғанда жобаны іске қосуға болмайды.
lexicon-preview-back = Сөздерге оралу

## Нұсқалар

lexicon-versions = Нұсқалар
lexicon-versions-hint = Бұрынғы нұсқаны кез келген уақытта қайта қосуға болады.
lexicon-versions-older = Одан бұрынғылары
lexicon-version = { $number }-нұсқа
lexicon-version-active = Іске қосулы
lexicon-version-draft = Жоба
lexicon-version-old = Бұрынғы
lexicon-version-made = { $name }, { $moment }
lexicon-version-show = Көру
lexicon-version-show-which = { $number }-нұсқаны көру
lexicon-version-back = Қайта қосу
lexicon-version-back-ask = { $number }-нұсқа қайта қосылсын ба? Қазіргі сөздердің орнына осы нұсқаның сөздері тексеріледі.
lexicon-version-empty = Бұл нұсқада сөз жоқ: хаттар дайын ережелермен ғана тексеріледі.

## Дайын ережелер

lexicon-rules-lead = Бағдарламамен бірге келген ережелер. Оларды өзгертуге болмайды. Ереже мектебіңізде бос дабыл көтере берсе, себебін жазып, оны өшіруге болады.
lexicon-rules-search = Сөз бойынша іздеу
lexicon-rules-all-categories = Барлық түрі
lexicon-rules-all-levels = Барлық деңгей
lexicon-rules-show = Көрсету
lexicon-rules-count = { $count } ереже (барлығы { $whole })
lexicon-rules-none = Мұндай ереже жоқ
lexicon-rules-none-words = Басқа сөзді немесе басқа түрді таңдап көріңіз.
lexicon-rules-clear = Бәрін көрсету
lexicon-rule = Ереже
lexicon-rule-open = Толығырақ
lexicon-rule-open-which = Толығырақ: { $text }
lexicon-rule-yes = Дабыл көтереді
lexicon-rule-no = Дабыл көтермейді
lexicon-rule-watches = Кезекте жоғары қояды
lexicon-rule-lift = Жағдайға қарай ең шұғыл деңгейге көтеріледі.
lexicon-rule-id = Ереженің белгісі:

## Өшіру

lexicon-mutes = Өшірілген ережелер
lexicon-mutes-none = Барлық ереже жұмыс істеп тұр.
lexicon-mute-on = Өшірілген
lexicon-mute-waits = Екінші адамның келісімін күтіп тұр
lexicon-mute-works = Жұмыс істеп тұр
lexicon-mute-asked = Сұраған: { $name }, { $moment }
lexicon-mute-approved = Келіскен: { $name }
lexicon-mute-reason = Себебі:
lexicon-mute-title = Осы ережені өшіру
lexicon-mute-two = Бұл ереже өмірге қауіпті табады, сондықтан бір адамның шешімі жеткіліксіз: басқа психолог немесе директордың орынбасары келіскенде ғана өшеді.
lexicon-mute-one = Бірден күшіне енеді. Кез келген уақытта қайта қосуға болады.
lexicon-mute-no-second = Қазір мектепте келісе алатын екінші адам жоқ.
lexicon-mute-why = Неге өшіресіз
lexicon-mute-why-hint = 400 таңбаға дейін. Баланың атын да, жазғанын да жазбаңыз.
lexicon-mute-ask = Өшіру
lexicon-mute-ask-two = Келісім сұрау
lexicon-mute-approve = Келісемін
lexicon-mute-approve-ask = Бұл ереже өшірілсін бе? Төмендегі мысалдар бұдан былай табылмайды.
lexicon-mute-decline = Келіспеймін
lexicon-mute-withdraw = Өтінішті қайтарып алу
lexicon-unmute = Қайта қосу
lexicon-mute-own = Өтінішті өзіңіз жаздыңыз, келісімді басқа адам береді.
lexicon-mute-never = Бұл ережені өшіруге болмайды: онсыз негізгі сөздер табылмай қалады (саны: { $count }).
lexicon-impact = Онсыз не табылмай қалады
lexicon-impact-leaning = Осы ереже табатын негізгі сөздер
lexicon-impact-core = Онсыз табылмайтын негізгі сөздер
lexicon-impact-missed = Онсыз табылмайтын басқа мысалдар
lexicon-impact-none = Бұл мысалдарды басқа ережелер де табады.
lexicon-done-muted = Ереже өшірілді
lexicon-done-asked = Өтініш жазылды: екінші адам келіскенше ереже жұмыс істей береді
lexicon-done-unmuted = Ереже жұмыс істеп тұр
lexicon-refused-reason = Себебін жазыңыз (400 таңбаға дейін).
lexicon-refused-asked = Бұл ереже өшірілген немесе келісім күтіп тұр.
lexicon-refused-nothing-asked = Бұл ереже бойынша өтініш қалмаған.
lexicon-refused-second = Өз өтінішіңізге өзіңіз келісе алмайсыз: басқа адам керек.
lexicon-refused-core = Бұл ереже өшсе, негізгі сөздердің бірі табылмайды. Ол жұмыс істей береді.
lexicon-why = Мектеп қосқан сөз бар
lexicon-why-noted = Мектеп қосқан сөз бар: { $note }
