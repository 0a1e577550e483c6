privacy-forget = All your letters, the answers to them, your mood marks, the meetings to come, your subscription to the school's messages and this talk itself will be deleted for good. Only lines without your name and lines about meetings that took place stay in the journal. Delete everything?
    .ask = Delete everything
    .yes = Yes, delete it all
    .no = No, keep
privacy-forgotten = Everything is deleted. It is gone from backups within seven days at the latest. You can begin again whenever you need.
    .again = Begin again
privacy-forgotten-held =
    Everything is gone from the screen. Only the letter that made us worry about your life stays: once the psychologist is sure the danger is over, you can delete it.
    📞 111 – day and night, free
    📞 112 – if life is in danger
privacy-hidden =
    Done. If a message older than two days is still here, only you can delete it: hold it and choose to delete.
    .hide = Clear the chat
privacy-tidy =
    All right. From now on messages in this chat disappear by themselves before two days have passed. Answers are kept with us; you can open them from the menu.
    .on = Clear by itself
    .off = Stop clearing
privacy-untidy = All right. Messages stay in the chat now. To clear it, write /hide.
privacy-stays = I cannot take messages out of this chat, only you can: tap “⋮” or the chat's name and choose “Clear chat”.
