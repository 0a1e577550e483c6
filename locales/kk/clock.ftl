### Жүйе сағаты: жүйе өздігінен не істейді, соңғы рет қашан істеді.

clock-menu = Жүйе сағаты
clock-lead = Жүйе өздігінен істейтін жұмыстар: соңғы рет қашан істелді, келесісі қашан.
clock-ticks = Сағат жүріп тұр.
clock-silent = Сағат тоқтап тұр. Соңғы белгі: { $moment }.
clock-never = Сағат әлі бір рет те жүрмеген.
clock-silent-words = Жауаптар, дабылдар мен хабарламалар өз уақытында кетпейді. Жүйе маманына бірден айтыңыз.
clock-schedules = Кестеде тұрған хабарламалар
clock-schedules-none = Кестеде тұрған хабарлама жоқ.
clock-jobs = Жүйенің жұмысы
clock-ticked = Соңғы рет
clock-next = Келесі рет
clock-next-soon = бір минут ішінде
clock-did = орындалғаны: { $count } ({ $moment })
clock-every-seconds = { $count } секунд сайын
clock-every-minutes = { $count } минут сайын
clock-every-hours = { $count ->
        [one] сағат сайын
       *[other] { $count } сағат сайын
    }
clock-state-fails = Орындалмай жатыр
clock-state-late = Кешігіп тұр
clock-state-new = Әлі басталмаған
clock-problem = Соңғы ақау: { $moment }, { $kind ->
        [OperationalError] дерекқор уақытында жауап бермеді.
        [OSError] файлдарға қол жетпеді.
       *[other] бағдарламаның қатесі.
    } Толығы жүйенің журналында.

## Жұмыстар

clock-job-make-exports = Сұралған құжаттарды дайындайды
clock-job-expand-broadcasts = Жіберілетін хабарламаны алушыларға бөледі
clock-job-run-broadcasts = Хабарламаны бастайды, тыныш сағатта кідіртеді, соңында аяқтайды
clock-job-make-broadcasts-due = Кестедегі хабарламаның уақыты келді ме, соны қарайды
clock-job-send-silent-drafts = Бала екі минут жазбай қалса, жазғанын психологқа жеткізеді
clock-job-send-due-answers = Жауаптарды белгіленген уақытта жібереді
clock-job-climb-alerts = Дабылға ешкім жауап бермесе, келесі адамды шақырады
clock-job-check-in = Қауіп төнген баланың хал-жағдайын қайта сұрайды
clock-job-remind-of-appointments = Кездесулерді еске салады
clock-job-offer-earlier-times = Босаған уақытты кезекте тұрғандарға ұсынады
clock-job-ask-missed = Кездесуге келмегендерден жылы сөзбен сұрайды
clock-job-tidy-appointments = Ешкім растамаған уақытты босатады
clock-job-tidy-chats = Қалағандардың чатындағы ескі хабарламаларды өшіреді
clock-job-keep-heads = Қол қойылған жазбалардың өзгермегенін күн сайын бекітеді
clock-job-hold-drills = Ай сайынғы оқу дабылын бастайды
clock-job-draw-samples = Кездейсоқ тексеруге хабарламалар іріктейді
clock-job-draft-tip-weeks = Апта ішінде оқылған кеңестерді журналдың жобасына жазады
clock-job-purge = Сақтау мерзімі өткен деректерді өшіреді
