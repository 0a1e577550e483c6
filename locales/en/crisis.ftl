# Crisis: sees the person, gives the numbers, tells the truth, asks one question.
crisis-opening = { $kind ->
        [violence] It is not your fault. Thank you for telling me.
        [sexual] I believe you. It is not your fault.
        [blackmail] It is not your fault. It is good that you are telling me.
        [friend] It is right that you care about your friend. Thank you for writing.
        [overdose] Thank you for writing. A doctor's help is needed right now.
        [calm] Thank you for writing. It sounds very unsettling right now.
        [call] It is good that you ask for help. It sounds hard right now.
       *[self] Thank you for writing about this. It sounds very hard right now.
    }
crisis-advice = { $kind ->
        [violence]
            If you can, go to a safe place, to an adult you trust.
            Do not argue with that person, keep away from them.
        [sexual]
            Go to a safe place, to an adult you trust.
            Tell them what is happening. You decide how much to tell.
        [blackmail]
            Do not pay, send nothing more, do not answer.
            Keep the messages: they are evidence. Tell an adult you trust.
        [friend]
            Do not leave your friend alone, and tell an adult nearby right now.
            Keeping such a secret is not your duty.
        [overdose]
            Do not wait, even if you still feel all right.
            Tell an adult near you at once and stay with them.
        [calm]
            Do not stay alone: call an adult you trust, or go to them.
            Decide nothing now, sit where it is quieter.
       *[other]
            It is not your fault, and you need not carry this alone.
            If an adult you trust is near, go to them right now.
    }
crisis-bot = I am a bot and cannot send help. Call right now:
crisis-line = 📞 { $number } – { $name }
crisis-hours-open = These are the psychologist's working hours, and your words can be seen. Write here.
crisis-hours-closed = { $moment ->
        [night] It is night.
       *[day] The psychologist is away now.
    } The psychologist's working hours: { $day ->
        [today] today
        [tomorrow] tomorrow
       *[later] { $date }
    }, { $time }. Do not wait: 111 is open now.
crisis-hours-unknown = School is on holiday, and I cannot say when the psychologist will read this. Do not wait: 111 is open day and night.
crisis-question = Are you in a safe place right now?
    .yes = Yes
    .no = No
    .unsure = I don't know
crisis-question-friend = Is anybody with your friend right now?
crisis-safe-calm =
    Good. { $hours }
    If it gets harder, call here:
    { $lines }
    If you like, write here; I pass everything on to the psychologist.
crisis-safe-danger =
    Then please call right now:
    { $lines }
    We do not know who you are, so we cannot send help ourselves.
    If you like, write here where you are, or the number of an adult you trust.
    { $hours }
crisis-friend-calm =
    Good. Whoever is there should not leave their side.
    Tell an adult together, or call:
    { $lines }
    { $hours }
crisis-friend-danger =
    Then please call right now and say where your friend is:
    { $lines }
    Tell an adult nearby as well, and go to your friend together.
    We do not know where your friend is: if you do, write it here too.
    { $hours }
crisis-soft =
    I may be worrying for nothing.
    If you are not safe right now, or it is very hard, here are numbers:
    { $lines }
    If not, just go on writing.
crisis-present =
    I see that you are writing, and I pass everything on to the psychologist.
    Do not wait, you can talk to a real person now:
    { $lines }
crisis-heard = Your message has arrived. Go on writing.
crisis-menu =
    What matters most now is that you are safe. These numbers are open:
    { $lines }
    Write here, the psychologist will get everything.
crisis-check-in = There is a message for you.
    .open = Open
crisis-check = How are you? We have not forgotten you. If it is hard, these numbers are open:
crisis-check-over = How are you? If you like, write here.
