# What a person is told when a psychologist changes a meeting. The first line shows on a locked screen: "School meeting".
appointments-news-accepted = School meeting: the time is confirmed. { $who ->
        [pupil] See you then.
       *[adult] We look forward to seeing you.
    }
appointments-news-next = School meeting: the time of the next meeting is set.
appointments-news-found = School meeting: { $who ->
        [pupil] there is a time for you. If it does not suit you, you can choose another.
       *[adult] a time has been found for you. If it does not suit you, you can choose another.
    }
appointments-news-moved =
    School meeting: it has been moved to another time.
    The time before: { $day }, { $time }. { $who ->
        [pupil] If you can't come at the new time, choose another.
       *[adult] If you cannot come at the new time, you can choose another.
    }
    .come = I'll come
appointments-news-placed = School meeting: another place, the same time.
appointments-news-online = School meeting: it will be online, at the same time.
appointments-news-proposed =
    School meeting: another time is suggested.
    { $day }, { $time }
    .yes = This time suits me
    .no = It does not suit me
appointments-news-room = Place: { $name }
appointments-news-proposed-until = { $who ->
        [pupil] Answer before this time: { $until }.
       *[adult] Please answer before this time: { $until }.
    }
appointments-news-proposed-else = { $stands ->
        [yes] { $who ->
            [pupil] If you don't answer, the earlier time stands.
           *[adult] If you do not answer, the earlier time stands.
        }
       *[no] { $who ->
            [pupil] If you don't answer, you keep your place in line.
           *[adult] If you do not answer, you keep your place in line.
        }
    }
appointments-news-withdrawn = { $stands ->
        [yes] School meeting: the suggested time is no longer offered. The earlier time stands.
       *[no] { $who ->
            [pupil] School meeting: the suggested time is no longer offered. You keep your place in line.
           *[adult] School meeting: the suggested time is no longer offered. You keep your place in line.
        }
    }
appointments-news-cancelled = School meeting: it will not take place on { $day }, { $time }. { $who ->
        [pupil] Sorry, it is not your fault.
       *[adult] We are sorry.
    }
    .new = Another time
appointments-news-ended = School meeting: the waiting has been ended. { $who ->
        [pupil] Sorry, it is not your fault.
       *[adult] We are sorry.
    }
appointments-news-words = Note: { $words }
appointments-news-times = { $who ->
        [pupil] The nearest free times are below. If it is hard to wait, write in this chat: “Help for me” is in the menu.
       *[adult] The nearest free times are below.
    }
appointments-news-no-times = { $who ->
        [pupil] There is no free time for now, but you can wait in line. If it is hard to wait, write in this chat: “Help for me” is in the menu.
       *[adult] There is no free time for now, but you can wait in line.
    }
