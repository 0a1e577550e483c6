# Duty: whom an alert reaches. It never holds a word of the child, only the letter's code and how urgent it is.

duty-alert-page = { $level ->
        [emergency] 🔴 *{ $code }*: very urgent. Open the panel now.
       *[high] 🔴 *{ $code }*: urgent. Open the panel.
    }
    .mine = I'm on it
duty-alert-deputy = 🔴 *{ $code }*: { $level ->
        [emergency] very urgent
       *[high] urgent
    }. { $names ->
        [none] No psychologist of the school may read this letter, so say nothing of it to any of them. Invite a new psychologist now: they can read it.
       *[other] A psychologist has to open the letter. Reach one of them and ask them to do it now: { $names }.
    } You do not see its words.
duty-alert-drill = Drill. This is a test alert, nobody is in danger. Press «I'm on it» to show that it arrived.
duty-alert-unopened = 🔴 *{ $code }*: you said you are on it, but the letter has not been opened. Open the panel, or the alert goes to the next person.
duty-alert-taken = { $code ->
        [none] The drill is over. { $name } answered it.
       *[other] *{ $code }*: { $name } is on it. There is nothing you need to do.
    }
duty-alert-colleague = a colleague
duty-alert-unreadable = *{ $code }*: the school has no psychologist who may read this letter. If you invite a new psychologist, they can. You do not see its words.
duty-alert-buried = 🔴 A child wrote that a life may be in danger, but because of a fault the letter is not in the panel. The child was shown 112 and 111; the words are kept sealed. Tell whoever looks after the system now: this alert comes once.
duty-alert-mine = { $person ->
        [asks] Thank you. *{ $code }*: do now what the alert asks of you. If nobody opens the letter within ten minutes, the alert goes on.
       *[reads] Thank you. *{ $code }*: open the panel and read the letter. If nobody opens it within ten minutes, the alert goes on.
    }
duty-alert-already = *{ $code }*: { $name } is on it. There is nothing you need to do.
duty-alert-over = This alert is over. There is nothing you need to do.
duty-alert-drilled = Thank you, the drill is over. It took { $seconds } seconds until an answer.

duty-link-made =
    Done. If a child is in danger, the alert comes to this chat: only the letter's code and how urgent it is. Not a word of the child will ever stand here.
    When an alert comes, press «I'm on it» and open the panel. Keep the phone's sound on at night too.
    Do not answer in this chat: what is written here is kept as a child's letter.
    .off = Stop alerts here
duty-link-spent = This link is too old or was used already. Take a new one from the panel, it works for 15 minutes.
duty-link-off = Alerts do not come here any more. To turn them on again, take a new link from the panel.

## When a child says that the letter is about the psychologist

duty-about-ask = Whom is the letter about? Whoever you choose will not see it and will not hear of it.
    .title = About a psychologist
    .other = Another adult
duty-about-kept = All right. The person you chose will not see this letter, another psychologist will read it. Write what happened.
duty-about-other = All right. Only the school psychologist reads letters, teachers and other staff do not see your words. Write what happened.
duty-about-nobody =
    It is good that you say so. The school has no other psychologist who may read this letter, so for now nobody will read it. The school's leaders see only that there is such a letter, not your words.
    Talk to somebody outside the school:
    📞 111 – day and night, free
    📞 112 – if a life is in danger
    If you like, write here: what you write is kept.

## The duty page of the panel

duty-page-menu = Duty
duty-page-people = Whom an alert reaches now
duty-page-people-words = When a child is in danger, the alert goes in this order: to the first person at once, again after 3 minutes without an answer, 5 minutes later to the next. It does not stop until somebody says “I'm on it”.
duty-page-now = On duty now
duty-page-away = Away, last day: { $until }.
duty-page-stand-in-is = Standing in: { $name }
duty-page-stand-in-none = Nobody stands in: the alert goes to the next person in order
duty-page-way-panel = Panel
duty-page-way-linked = Messenger linked
duty-page-way-none = No messenger linked
duty-page-way-broken = The messenger does not deliver
duty-page-nobody = There is nobody an alert could reach. Invite a psychologist to the school.
duty-page-week = The week
duty-page-weekday = { $day ->
        [0] Monday
        [1] Tuesday
        [2] Wednesday
        [3] Thursday
        [4] Friday
        [5] Saturday
       *[other] Sunday
    }
duty-page-today = today
duty-page-all-day = Day and night
duty-page-overnight = until morning
duty-page-place = { $place ->
        [0] Woken first
        [1] Woken second
       *[other] Woken third
    }
duty-page-day-free = Nobody on duty
duty-page-gaps = When nobody is on the rota, an alert goes to everybody in turn: first the child's own psychologist, then the other psychologists, in the end the deputy head.
duty-page-no-rota = There is no rota yet
duty-page-no-rota-words = No alert is lost all the same: it goes to every psychologist in the order above, then to the deputy head. Make a rota, so that everybody knows who answers in the evening, at night and at weekends.
duty-page-add = Add a turn
duty-page-who = Who
duty-page-choose = Choose
duty-page-days = On which days
duty-page-from = From
duty-page-to = Until
duty-page-order = Order
duty-page-add-hint = When it ends earlier than it begins, the turn lasts until the next morning. When both are the same, it lasts day and night.
duty-page-save = Save
duty-page-remove = Remove the turn
duty-page-remove-which = Remove the turn: { $which }
duty-page-remove-ask = { $which }: remove this turn from the rota?
duty-page-absences = Leave and illness
duty-page-absences-none = Everybody is here in the days to come.
duty-page-absence-add = Enter days of absence
duty-page-absent = Who is away
duty-page-stand-in = Who stands in
duty-page-stand-in-nobody = Nobody
duty-page-first-day = First day
duty-page-last-day = Last day
duty-page-back = Back
duty-page-back-ask = { $name }: back from today on?
duty-page-cancel = Cancel
duty-page-cancel-ask = { $name }: cancel these days of absence?
duty-page-own = Alerts on my phone
duty-page-own-words = Only the code of a letter and how urgent it is come to the phone. A child's words are never sent to a messenger.
duty-page-own-none = Now you see an alert only while the panel is open. To hear it at night too, link a messenger.
duty-page-link = Link a messenger
duty-page-link-again = Get a new code
duty-page-start = Open the school's bot in your messenger and send it this line:
duty-page-start-label = Line for the bot
duty-page-start-words = The code works for 15 minutes, once, and is not shown here again. Give it to nobody. When the bot has confirmed it, reload this page.
duty-page-own-linked = { $channel } linked
duty-page-own-broken = { $channel } does not deliver
duty-page-start-scan = Or open the link on your phone and send the message that stands there.
duty-page-start-camera = Its camera opens the same link from the QR code.
duty-page-start-code = { $channel }: QR code
duty-page-start-link = { $channel }: link
duty-page-greeting = Hello! { $code }
duty-page-since = Linked: { $moment }
duty-page-unlink = Unlink
duty-page-unlink-ask = Alerts will not come to this chat any more. Unlink it?
duty-page-test = Send myself a test message
duty-page-test-message = A test message. An alert comes to this very chat with this very sound. There is nothing to do.
duty-page-drill = Drill
duty-page-drill-words = A drill goes the same way as a real alert: to whoever is on duty now and, without an answer, to the next person. The message begins with the words “A drill”. It ends when somebody says “I'm on it”. When nobody answers within 30 minutes, that is written down. Children see nothing of it.
duty-page-drill-ask = A drill will ring the phone of whoever is on duty now. Start it?
duty-page-drill-start = Start a drill
duty-page-drill-monthly = Every month, on the first working day, a drill starts by itself. There is none while a real alert is open.
duty-page-running = A drill is under way. Started: { $since }
duty-page-called-panel = shown in the panel
duty-page-called-messenger = sent to the messenger
duty-page-called-unreached = no message reaches the phone
duty-page-next = Without an answer, the next message: { $name }, { $time }
duty-page-next-last = Without an answer, the drill ends: { $time }
duty-page-register = Past drills
duty-page-register-none = There has been no drill yet.
duty-page-median = In half of the drills the answer came within { $seconds } seconds.
duty-page-asker = Started by: { $name }
duty-page-asker-calendar = Monthly drill
duty-page-result-answered = Answered in { $seconds } s
duty-page-result-unanswered = Nobody answered
duty-page-result-interrupted = Interrupted by a real alert
duty-page-done-turns = The rota is saved.
duty-page-done-turn-removed = The turn is removed.
duty-page-done-absence = The days of absence are entered.
duty-page-done-back = The change is saved.
duty-page-done-test = The test message is sent. If it does not come within a minute, check the phone.
duty-page-done-unlinked = The chat is unlinked.
duty-page-done-drill = The drill has started.
duty-page-done-answered = The drill is over.
duty-page-refused-turn = Tick at least one day. One person cannot have two turns at the same time.
duty-page-refused-absence = The last day cannot be before the first, and nobody can stand in for themself.
duty-page-refused-staff = This person cannot be on duty: they are of another school or cannot sign in. Choose from the list.
duty-page-refused-gone = This turn is not in the rota any more.
duty-page-refused-empty = Fill in every field: who, when, which hours.
duty-page-refused-running = The last drill is not over yet.
duty-page-refused-danger = There is a real alert nobody has looked at. Open that letter first.
duty-page-refused-nobody = There is nobody an alert could reach.
duty-page-refused-unlinked = No messenger is linked, or it does not deliver.
duty-page-badge = A drill: this is a test, nobody is in danger. Answer on the duty page
duty-page-badge-short = A drill
duty-page-now-nobody = Nobody is on the rota at this moment, so an alert goes to everybody in turn.
