# Writing to the psychologist. Nothing typed is lost.
help-write-self =
    Write what is happening in your own words. Several messages are fine.
    Take your time: after two minutes of silence I send it myself. If it is too early, press “Not yet”.
help-write-friend =
    It is right to care about your friend. Write what you notice; you need not give a name.
    Try not to leave your friend alone, do not promise to keep it secret, tell an adult you both trust.
    After two minutes of silence I send it myself. If it is too early, press “Not yet”.
help-kept-first = Kept. Go on writing. After two minutes of silence I send it myself; if it is too early, press “Not yet”.
help-kept = Kept. Write more or send it.
help-kept-held = Kept. It waits until you press “Send”.
help-kept-before-consent = What you wrote is kept; nobody has seen it yet. Please read this first, then you can send it.
help-held = All right, it waits until you press “Send”. Go on writing.
help-draft-waits = Your unsent letter is kept. Go on writing, or send it.
help-draft =
    .send = Send
    .hold = Not yet
    .discard = Delete
help-discarded = The unsent letter is deleted; nobody has read it.
help-receipt =
    Your letter has arrived. Its code: *{ $code }*
    { $when }
    { $channel ->
        [web] There is no notification here: come back to see whether there is an answer.
       *[other] The answer comes to this chat without a sound, and its words show only when you tap “Open”.
    } If something else comes to mind, just write it.
help-added =
    Added to *{ $code }*.
    { $when }
help-when-open =
    The school psychologist works until { $time } today and will try to read it by then; if not, on the next working day. If it is hard, do not wait:
    📞 111 – day and night, free
help-when-closed =
    The psychologist is not there now. The next working hours begin on { $date } at { $time }; your letter is read after that. If it is hard, do not wait:
    📞 111 – day and night, free
help-when-unknown =
    The school is on holiday now and I cannot say exactly when it will be read. If it is hard, do not wait:
    📞 111 – day and night, free
help-when-nobody =
    The school has no other psychologist who may read this letter, so for now nobody will read it. Do not wait, talk to somebody outside the school:
    📞 111 – day and night, free
help-actions =
    .add = Write more
    .mine = My letters
    .class = Tell my class
    .secret = Way-back word
    .delete = Delete my letter
help-add = Write what you want to add to *{ $code }*.
help-class = If you like, write your class, for example 7А. You need not: it only helps the psychologist give advice that suits you.
    .skip = I'd rather not
help-class-kept = Noted: { $name }. You need not give your name.
help-list = Your letters:
help-list-empty = You have no letters yet. If you began on another device, type your way-back word.
help-list-line = *{ $code }*: { $state ->
        [draft] not sent yet
        [new] arrived, not read yet
        [in_work] the psychologist has taken it up
        [waiting] answered; you can go on if you like
       *[closed] finished; write and it opens again
    }
help-envelope = There is news for you.
    .open = Open
    .hide = Hide
    .next = Next
    .reply = Reply
help-secret =
    Your way-back word: *{ $secret }*
    Only you can see it. On another device open “My letters” and type it, and the talk goes on. It works once; show it to nobody.
help-resume = Type your way-back word.
help-secret-unknown = Nothing was found with that word. Check the letters and try again. You can try only five times a day.
help-list-secret = Way-back word
help-gone = That letter is no longer here. How can I help you?
help-delete = All your words in this letter will be deleted for good. Only a line without your name stays in the journal. Delete them?
    .yes = Yes, delete
    .no = No, keep
help-deleted = Your words are deleted. I am here if you need me.
help-delete-held =
    It is gone from this screen. But we are worried about your life, so your words stay until the psychologist is sure that the danger is over. After that you can delete them.
    📞 111 – day and night, free
    📞 112 – if life is in danger
help-corrected = The corrected words are kept too. The psychologist sees both the earlier ones and the new ones.
help-forwarded = This message is forwarded from another chat. I keep it, but not whom it came from.
help-envelope-stays = _I cannot take this message away. If you need to, delete it yourself: hold it and tap the bin or “Delete”._
help-secret-places =
    Where you can go on:
    { $places }
help-secret-stays = This word stays visible in the chat: write it down elsewhere and delete the message.
