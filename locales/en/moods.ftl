# A mood mark: no test, seen by nobody but the child.
moods-open =
    How are you today?
    Only you see your mark. It is kept locked and disappears after 90 days. This is no test, no answer is right or wrong.
    .title = My mood
moods-face-5 = 😄 Great
moods-face-4 = 😊 Good
moods-face-3 = 😐 Okay
moods-face-2 = 😕 Not so good
moods-face-1 = 😞 Hard
moods-thanks-5 =
    How nice!
    What made you glad today? Write a few words: they will be good to read later.
moods-thanks-4 =
    That is good.
    Keep one warm moment of this day in mind.
moods-thanks-3 =
    Thank you, it is marked.
    Ordinary days are needed too: on such a day one can catch one's breath.
moods-thanks-2 =
    Thank you for saying so.
    There are days like this, and it is not your fault. Sharing it with somebody may make it lighter.
    📞 111 – day and night, free
moods-thanks-1 =
    Thank you for saying so. It sounds like a hard day.
    It is not your fault, and you need not carry it alone. You can talk to a person right now:
    📞 111 – day and night, free
    📞 112 – if life is in danger
moods-act =
    .talk = Talk to a person
    .exercise = Do an exercise
    .note = Write a few words
    .picture = My picture
    .send = Show psychologist
    .wipe = Delete my marks
moods-note =
    Write a few words, up to { $most } characters. Only you see them: they do not go to the psychologist.
    To write to the psychologist, press “Help for me”.
moods-noted = Written down. Only you see it.
moods-uncorrected = This note could not be changed: today has no mark, or it is longer than { $most } characters. The old words are in their place.
moods-note-long = So many words do not fit beside a mark, so they are kept as a letter to the psychologist. Until you send it, nobody sees it.
moods-none = There are no marks in the last four weeks. If you like, make today's.
moods-picture = The last four weeks. Each row is one week, Monday to Sunday.
    .alt = A picture of { $count } marks: four rows are four weeks. A day with a mark has a round face, a day without one a dot. The days are named in words below.
moods-week = { $since } – { $until }: { $days }
moods-day = { $weekday ->
        [0] Mon
        [1] Tue
        [2] Wed
        [3] Thu
        [4] Fri
        [5] Sat
       *[other] Sun
    } { $face ->
        [1] hard
        [2] not so good
        [3] okay
        [4] good
       *[other] great
    }
moods-notes = What you wrote:
moods-summary = My mood in the last four weeks:
moods-drafted = Your marks were added to your letter to the psychologist. It has not been sent: until you press “Send”, nobody sees it. Add something here if you like.
moods-wipe = All your marks and the words beside them will be gone and cannot be brought back. The messages shown in this chat disappear too. Delete?
    .yes = Yes, delete
    .no = No, keep
moods-wiped = Your marks are deleted.
