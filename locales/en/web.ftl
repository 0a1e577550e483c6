# The child's web chat page. No variables: the page shows these texts as they are.
web-title = School helper
web-language = Language
web-menu = Menu
web-exit = Exit
    .label = Exit: the page closes at once
web-help-now = I need help right now
web-write =
    .label = Your message
    .placeholder = Write here…
    .send = Send message
web-empty = Your message is still empty. Even one word is enough.
web-notice = There is no notification: come back to this page to see the answer.
web-log = Talk
web-below = There is a new message below

web-side =
    .child = You
    .service = Helper
web-status =
    .sending = Sending…
    .waiting = Not sent yet, it will go by itself
    .kept = Delivered
    .refused = Not sent
    .back = Write it again
web-file =
    .calendar = Calendar file
    .other = File
    .size = KB
    .keep = Save

web-offline = There is no connection right now. Your words are kept here and will go by themselves when it is back.
web-trouble = The message is not going through yet. Your words are kept here and the page will send them by itself.
web-urgent = Your call for help is on its way. You do not have to wait for it: you can phone right now.
web-danger = If your life is in danger, call 112.
web-line =
    .rescue = Rescue service, day and night
    .child = Child helpline, free, day and night

web-key = Who can open this talk?
    .button = Key to the talk
    .tab = The key to this talk is only in this tab. If the tab is closed, you may not be able to come back to the talk.
    .device = The key to this talk is kept on this device. Even if the page is closed, the talk can be opened here again.
    .exit = The Exit button, or pressing Esc twice, closes the page at once. If the key is not kept on the device, it is erased too.
web-keep = Keep on this device
    .hint = If you switch it on, the talk stays after the page is closed, but anyone who has this phone in their hands can open it.
web-forget = Erase from this device
    .hint = The key, the text you have begun and unsent messages are erased from here. You cannot come back to this talk from here.
    .confirm = Yes, erase
    .cancel = No, keep it
web-close = Close
web-gone = The talk has been erased from here. You can begin anew if you like.

web-waking = The page is opening…
web-noscript = This page works with JavaScript. Please switch JavaScript on in your browser and open the page again.

web-refused-key = This talk could not be opened. Reload the page and begin again.
web-refused-unreadable = This message could not be read. Please send it again.
web-refused-empty = The message is empty. Even one word is fine.
web-refused-long = The message is too long. Split it into parts; nothing will be lost.
web-refused-storage = Your message cannot be kept at this moment; the page will send it again. Do not wait: 111 – day and night, free; 112 – if life is in danger.
