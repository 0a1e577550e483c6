# Қауіп кезінде: кім көрді, не істелді, неге белгіленді, белгі дұрыс па еді. Қызметкерге «Сіз» деп сөйлейді.
protocol-title = Хаттама
protocol-open = Хаттама: { $done }/{ $needed }
protocol-needed = қажет
protocol-hint = Істегеніңізді бір басып белгілеңіз: уақыты мен атыңыз өзі жазылады.
protocol-done = { $name }, { $moment }
protocol-own = өзі белгіленеді
protocol-undo = Белгіні алып тастау: { $step }
protocol-undo-ask = Белгіні алып тастайсыз ба? Бұл да әрекеттер тарихына жазылады.
protocol-finished = Қажеттінің бәрі істелді.
protocol-look = Мен қараймын
protocol-called = { $name }, { $time } ({ $kind ->
        [unreached] хабар жетпеді
       *[paged] { $way ->
            [telegram] Telegram
            [whatsapp] WhatsApp
           *[panel] панель
        }
    })
protocol-called-head = Хабарланды:
protocol-next = Келесі хабар: { $name }, { $time }
protocol-next-everybody = Келесі хабар: бәріне қайтадан, { $time }
protocol-seen = Қарап отыр: { $name } ({ $moment })
protocol-colleague = әріптесіңіз
protocol-raised = Белгі: { $moment }
protocol-watched = Бақылауда, аяқталады: { $moment }. Жаңа белгі шықса, хат қайтадан шұғыл болады.
protocol-mark-watched = Бақылауда
protocol-mark-unscreened = Тексерілмеген
protocol-unscreened = Бұл хабарлама тексерілмеді: қауіп бар-жоғын өзіңіз оқып бағалаңыз.
protocol-end = Қауіп жоқ
protocol-end-title = Қауіп жоқ па?
protocol-end-ask = Баланың қазір қауіпсіз екеніне көзіңіз жетті ме? Шешім Сіздің атыңыздан жазылады.
protocol-end-how = Қалай болды?
protocol-end-confirmed = Қауіп болды, қазір өтті
protocol-end-too-high = Себебі болды, бірақ белгі тым жоғары қойылды
protocol-end-false = Жалған дабыл: қауіп болмаған
protocol-end-why = Неге осылай шештіңіз?
protocol-end-why-hint = Ескертпе болып сақталады, бала көрмейді.
protocol-end-why-free = Хаттама аяқталды, сондықтан расталған қауіптің себебін жазбасаңыз да болады.
protocol-end-watch = Хат бір тәулік бақылауда тұрады: жаңа белгі шықса, қайтадан шұғыл болады.
protocol-end-send = Шешімді жазу
protocol-done-seen = Қарап отырғаныңыз жазылды, басқаларды шақыру тоқтады.
protocol-done-tick = Хаттамаға жазылды.
protocol-done-untick = Белгі алынды.
protocol-done-ended = Шешіміңіз жазылды. Хат бір тәулік бақылауда тұрады.
protocol-refused-outcome = Алдымен қалай болғанын таңдаңыз.
protocol-refused-reason = Себебін жазыңыз: қауіп себепсіз немесе аяқталмаған хаттамамен жабылмайды.
protocol-refused-rest = Бұл хатта қазір қауіп те, бақылау да жоқ, хаттама өзгермейді.
protocol-refused-step = Хаттамада мұндай жол қазір жоқ. Бетті қайта ашып көріңіз.

## Неге белгіленді

protocol-why = Неге белгіленді
protocol-why-more = Толығырақ
protocol-why-none = Белгіні алдыңғы хабарламалар немесе сөздіктің бұрынғы нұсқасы берген.
protocol-why-eased = Жеңілдеткені
protocol-why-reading = Басқа әріппен оқылуы
protocol-why-telling = Ең көп салмақ берген сөздер
protocol-why-likeness = Қауіпті хабарламаларға ұқсастығы
protocol-why-likeness-low = төмен
protocol-why-likeness-middle = орташа
protocol-why-likeness-high = жоғары
protocol-evidence-start = белгіленген сөз:
protocol-evidence-end = (белгі соңы)

## Белгіні бағалау

verdict-ask = Белгі дұрыс па?
verdict-right = Дұрыс
verdict-too-high = Тым жоғары
verdict-false = Жалған
verdict-missed = Дабыл болуы керек еді
verdict-missed-back = «Дабыл болуы керек еді» белгісін алып тастау
verdict-missed-title = Бұл хабарламада дабыл болуы керек пе еді?
verdict-missed-ask = Бала қазір қауіпте ме?
verdict-missed-hint = Бағаңыз сөздікті түзетуге көмектеседі. Баланың сөзі мектептен ешқайда шықпайды.
verdict-missed-danger = Иә, қазір қауіпті: хат шұғыл болсын
verdict-missed-only = Жоқ, тек белгілеймін
verdict-done = Бағаңыз сақталды.
verdict-refused = Бұл хабарламаны олай бағалауға болмайды.
