# What is said of a meeting when its moment has come: on a lock screen it gives nothing away.
appointments-clock-reminder = School meeting: { $when }
    .come = I'll come
    .move = Move
    .cancel = Cancel
appointments-clock-offer =
    { $has_time ->
        [yes] An earlier time is free
       *[no] A time for the meeting is free
    }: { $day }, { $time }.
    { $who ->
       *[other] It is kept for you for { $minutes } { $minutes ->
            [one] minute
           *[other] minutes
        }.
    }
    .take = I'll take it
    .decline = No, thank you
appointments-clock-lapsed =
    That time is now open to others. That's all right{ $has_time ->
        [yes] : your own meeting stands
       *[no] {""}
    }.
    { $who ->
       *[other] Waiting is paused: if you would like to go on, tap the button below.
    }
appointments-clock-waited-long =
    We are sorry: in two months no time for the meeting has come free.
    { $who ->
       *[other] If you like, go on waiting, or write here.
    }
appointments-clock-wait-on = Keep waiting
appointments-clock-missed =
    { $who ->
       *[other] Couldn't make it to the meeting? That's all right, it happens. If you like, choose another time.
    }
    .again = Book again
    .fine = All is well now
appointments-clock-unanswered =
    School meeting, not confirmed in time: { $when }. We are sorry.
    { $who ->
        [student] Choose another time or write here.
       *[other] Choose another time or write here.
    }
