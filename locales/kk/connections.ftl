### Байланыс күйі: әр мессенджер хабарды жеткізіп тұр ма. Қызметкерге арналған.

connections-menu = Байланыс күйі
connections-lead = Бот әр мессенджермен байланысты өзі тексеріп тұрады. Мұнда соңғы тексерудің нәтижесі тұр.
connections-light-fine = Жұмыс істеп тұр
connections-light-warning = Назар аударыңыз
connections-light-bad = Ақау бар
connections-told = Тексерілген уақыты: { $moment }
connections-silent = Боттан { $span } бойы хабар жоқ. Төмендегі мәлімет ескірген болуы мүмкін. Жүйе маманына айтыңыз.
connections-never = Бот әлі бір рет те іске қосылмаған: хат та, жауап та жүрмейді.
connections-open = Байланыс күйін ашу
connections-door = Чатқа кіретін сілтеме
connections-outage = { $problem ->
        [conflict] { $channel }: боттың хабарларын тағы бір бағдарлама оқып тұр, балалардың хаты соған кетуі мүмкін. Жүйе маманына бірден айтыңыз.
        [token] { $channel } боттың кілтін (токенін) қабылдамай тұр: хат та, жауап та жүрмейді. Жүйе маманына бірден айтыңыз.
        [account] { $channel } мектептің аккаунтын шектеп қойған: жауап кетпейді, хат та келмеуі мүмкін. Жүйе маманына бірден айтыңыз.
        [templates] { $channel } шақыру мәтіндерін қабылдамай тұр: бір тәуліктен бері жазбаған адамға жауап бармайды. Жүйе маманына айтыңыз.
        [number] { $channel }: хаттар біздің баптауда жоқ нөмірге келіп тұр, оларды ешкім көрмейді. Жүйе маманына бірден айтыңыз.
       *[away] { $channel }: байланыс жоқ. Байланыс қалпына келгенде хаттар мен жауаптар өзі жетеді. Ұзаққа созылса, жүйе маманына айтыңыз.
    } (басталғаны: { $moment })

## Не белгілі

connections-fact-token = Боттың кілті (токен)
connections-said-token = { $light ->
        [fine] қабылданды
       *[other] қабылданбай тұр: хат та, жауап та жүрмейді. Жүйе маманы жаңа кілт енгізуі керек.
    }
connections-fact-away = Байланыс
connections-said-away = жоқ: соңғы тексергенде мессенджер жауап бермеді
connections-fact-account = Мектептің аккаунты
connections-said-account = { $light ->
        [fine] шектеу жоқ
       *[other] шектелген: жауап кетпейді, хат та келмеуі мүмкін. Жүйе маманына айтыңыз.
    }
connections-fact-webhook = Келетін хабарлар
connections-said-webhook = { $state ->
        [number] соңғысы { $count } мин бұрын келді
        [quiet] бот іске қосылғалы әлі келген жоқ
        [not-subscribed] келмей тұр: мессенджер бізге хабар беруге бапталмаған. Жүйе маманына бірден айтыңыз.
        [heard-by-others] бұл аккаунтты тағы бір қолданба тыңдап тұр: балалардың хаты соған да барады. Жүйе маманына бірден айтыңыз.
       *[other] { $value }
    }
connections-fact-quality = Нөмірге берілген баға
connections-said-quality = { $state ->
        [unknown] әзірге бағаланбаған
        [green] жақсы
        [yellow] орташа: адамдар нөмірді бұғаттап не шағымданып жатыр. Көпке хабарламаны сирегірек жіберіңіз.
        [red] нашар: мессенджер нөмірді шектеуі мүмкін. Көпке хабарлама жіберуді тоқтата тұрыңыз.
       *[other] { $value }
    }
connections-fact-template = Шақыру мәтіні ({ $language })
connections-said-template = { $state ->
        [approved] мақұлданған
        [pending] тексеріліп жатыр: әзірге жіберілмейді
        [in-appeal] қайта қаралып жатыр: әзірге жіберілмейді
        [rejected] мақұлданбады: жіберілмейді. Жүйе маманына айтыңыз.
        [paused] мессенджер тоқтатып қойған: жіберілмейді
        [disabled] мессенджер өшірген: жіберілмейді. Жүйе маманына айтыңыз.
        [missing] мессенджерде мұндай мәтін жоқ. Жүйе маманына айтыңыз.
       *[other] { $value }
    }
connections-fact-templates = Шақыру мәтіндері
connections-approved = { $count } мәтін мақұлданған
connections-fact-limit = Бір тәулікте шақыруға болатын адам саны
connections-said-limit = { $state ->
        [tier] { $count }
        [number] { $count }
        [tier-unlimited] шектеусіз
        [unlimited] шектеусіз
       *[other] { $value }
    }{ $light ->
        [fine] {""}
       *[other] : баптауда бұдан көп көрсетілген
    }
connections-fact-invited = Соңғы 24 сағатта хабарлама үшін шақырылған адам саны
connections-said-invited = { $state ->
        [share] күндік үлестің { $count } %-ына дейін (үлес: { $most } адам)
        [number] { $count }
       *[other] { $value }
    }
connections-fact-waiting = Адамның оралуын күтіп тұрған хабарлар
connections-said-waiting = { $state ->
        [none] жоқ
        [some] бар
       *[other] { $value }
    }
connections-fact-throughput = Жіберу жылдамдығы
connections-said-throughput = { $state ->
        [standard] қалыпты
        [high] жоғары
       *[other] { $value }
    }
