### Бұрынғы журналды Excel-ден енгізу: қызметкерге арналған, «Сіз» деп сөйлейді.

importing-button = Excel-ден енгізу
importing-title = Журналды Excel-ден енгізу
importing-lead = Бұрын Excel-де жүргізген журналыңызды осында енгізе аласыз. Ештеңе бірден жазылмайды: алдымен тексересіз, кейін жазбалар жоба болып қосылады.
importing-file = Excel файлы (XLSX) немесе CSV
importing-file-choose = Файл таңдау
importing-file-hint = 10 МБ-қа дейін. Оқушының аты-жөні жазылған болса, алдымен оны кодқа ауыстырыңыз.
importing-book = Қай журналға
importing-year = Қай оқу жылына
importing-send = Файлды оқу
importing-waiting = Аяқталмаған енгізулер
importing-waiting-hint = Файлдың мазмұны шифрланып сақталады және бір күннен кейін өзі өшеді.
importing-go-on = Жалғастыру
importing-go-on-which = Жалғастыру: { $book }
importing-recent = Жақында енгізілгендер
importing-recent-lines = Жоба саны: { $count }
importing-undo = Кері қайтару
importing-undo-which = Кері қайтару: { $book }
importing-undo-ask = Осы файлмен келген жобалардың бәрі өшіріледі. Кері қайтарасыз ба?
importing-undone = Кері қайтарылды. Өшірілген жоба саны: { $count }.
importing-drop = Бас тарту
importing-drop-which = Бас тарту: { $book }
importing-drop-ask = Файлдан оқылған жолдар өшіріледі, журналға ештеңе қосылмайды. Бас тартасыз ба?
importing-dropped = Енгізу тоқтатылды, журналға ештеңе қосылған жоқ.

## Бағандар

importing-columns-title = Бағандарды сәйкестендіру
importing-columns-lead = Файлдағы әр баған журналдың қай бағаны екенін тексеріңіз. Таңдалмаған баған енгізілмейді.
importing-head = Тақырып ретінде { $number }-жол алынды.
importing-no-head = Бағандар танылмады: әрқайсысын өзіңіз таңдаңыз.
importing-sheet = Файл парағы
importing-sheet-rows = { $name } (жол саны: { $count })
importing-sheet-choose = Осы парақты алу
importing-column-sample = Мысалы
importing-column-book = Журналдағы баған
importing-column-none = Енгізілмейді
importing-column-unnamed = { $number }-баған
importing-number-hint = Реттік нөмір файлдан алынбайды: жазба расталғанда жаңа нөмір беріледі.
importing-count = Статистикада атқарылған жұмыс ретінде есептелсін
importing-count-hint = Әр жол бір рет есептеледі. Дәл осы жұмыс жүйеге бұрын жазылған болса, белгіні алып тастаңыз.
importing-count-never = Бұл журнал атқарылған жұмысты екінші қырынан көрсетеді, сондықтан жолдар статистикада қайта есептелмейді.
importing-settle = Жолдарды тексеру

## Тексеру

importing-check-title = Жолдарды тексеру
importing-check-columns = Бағандарды өзгерту
importing-ready = Енгізуге дайын: { $count }
importing-wrong = Қатесі бар: { $count }
importing-there = Журналда бұрыннан бар: { $count }
importing-struck = Сызылған, алынбайды: { $count }
importing-preview = Журналда былай көрінеді
importing-preview-table = Енгізуге дайын алғашқы жолдар
importing-wrong-title = Қатесі бар жолдар
importing-wrong-lead = Осы жерде түзетіңіз немесе төменде оларды қалдырып кетуді белгілеңіз.
importing-row = { $number }-жол
importing-wrong-more = Тағы { $count } жолда қате бар: алдымен осыларды түзетіңіз немесе тізімін жүктеп алыңыз.
importing-mend = Түзетілгенін тексеру
importing-mended = Түзетулер сақталды.
importing-left = Қатесі бар жолдарды жүктеп алу (XLSX)
importing-left-title = Енгізілмеген жолдар
importing-what-is-wrong = Неге енгізілмеді
importing-leave = Қатесі бар жолдарды қалдырып, қалғанын енгізу
importing-again = Журналда бар жолдарды да тағы бір рет енгізу
importing-take-hint = Жазбалар журналға жоба болып қосылады: әр бетін қарап, өзіңіз растайсыз.
importing-take = Жоба етіп қосу
importing-nothing = Енгізуге дайын жол жоқ.
importing-taken = { $book }: қосылған жоба саны – { $count }.
importing-taken-left = Енгізілмей қалған жол саны: { $count }.

## Жолда не дұрыс емес

importing-wrong-day-missing = күні жазылмаған
importing-wrong-day-unreadable = күні түсініксіз, 12.10.2026 түрінде жазыңыз
importing-wrong-day-outside = күні таңдалған оқу жылына жатпайды
importing-wrong-day-ahead = бұл күн әлі келген жоқ
importing-wrong-month-locked = бұл ай жабылған
importing-wrong-class-unknown = мектептің тізімінде мұндай сынып жоқ
importing-wrong-number-unreadable = мұнда сан болуы керек
importing-wrong-number-missing = неше адам қатысқанын жазыңыз
importing-wrong-nothing-said = күнінен басқа ештеңе жазылмаған
importing-wrong-too-long = мәтін тым ұзын, 2000 таңбаға дейін қысқартыңыз

## Неге болмады

importing-refused-none = Файлды таңдаңыз.
importing-refused-large = Файл 10 МБ-тан үлкен. Тек бір оқу жылының журналын қалдырып, қайта сақтаңыз.
importing-refused-old = Бұл ескі Excel файлы (XLS) немесе құпиясөзбен жабылған файл. Excel-де ашып, «XLSX» түрінде құпиясөзсіз сақтаңыз.
importing-refused-macros = Файлда макрос бар. Оны макроссыз «XLSX» түрінде сақтаңыз.
importing-refused-long = Файлда тым көп жол немесе мәтін бар. Бір рет 1000 жолға дейін енгізуге болады: журналды бөліп енгізіңіз.
importing-refused-broken = Файл оқылмады: бүлінген немесе Excel кестесі емес. Excel-де ашып көріп, «XLSX» түрінде қайта сақтаңыз.
importing-refused-empty = Файлда ештеңе жазылмаған.
importing-refused-day = Қай бағанда күні жазылғанын таңдаңыз.
importing-refused-twice = «{ $column }» бағаны екі рет таңдалған. Біреуін ғана қалдырыңыз.
importing-refused-wrong = Қатесі бар жолдар қалды. Оларды түзетіңіз немесе қалдырып кетуді белгілеңіз.
importing-refused-late = Енді кері қайтаруға болмайды: жазбалардың бірі расталған немесе өзгертілген.
