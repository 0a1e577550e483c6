# Crisis: sees the person, gives the numbers, tells the truth, asks one question.
crisis-opening = { $kind ->
        [violence] Thank you for telling me. It is not your fault. I am a bot, so please talk to a real person right now:
        [friend] It is right that you care. Adults' help is needed now:
        [overdose] Thank you for writing. A doctor's help is needed now. Even if you feel all right, do not wait, call at once:
       *[self] Thank you for writing about this. It sounds very hard right now. It is not your fault and you are not alone with it. I am a bot, so please talk to a real person now:
    }
crisis-line = 📞 { $number } – { $name }
crisis-beside = { $kind ->
        [violence] Go to a safe place, to an adult you trust.
        [friend] Do not leave your friend alone. Keeping such a secret is not your duty.
        [overdose] Tell an adult near you right now.
       *[self] If there is an adult you trust nearby, stay with them.
    }
crisis-hours-open = These are the psychologist's working hours and your words can be seen. Write here.
crisis-hours-closed = The psychologist is not there now. The next working hours begin on { $date } at { $time }. Do not wait for that: 111 works day and night.
crisis-hours-unknown = I cannot say exactly when the psychologist will read this. Do not wait for that: 111 works day and night.
crisis-question = Are you in a safe place right now?
    .yes = Yes
    .no = No
    .unsure = I don't know
crisis-safe =
    Good. { $hours }
    If it gets harder, reach out here:
    { $lines }
    If you like, write here; I pass everything on to the psychologist.
crisis-unsafe =
    Then please call right now:
    { $lines }
    We do not know who you are, so we cannot send help ourselves. If you like, write here where you are, or the number of an adult you trust.
    { $hours }
