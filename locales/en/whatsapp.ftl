# WhatsApp: words that open the menu when they stand alone (separated by commas), and the button that opens a list (20 letters at most).
whatsapp-words-menu = menu
whatsapp-list = Choose
# The invitations: Meta approves them. They are seen on a locked screen, so they tell nothing.
whatsapp-template-invite = There is a new message for you. To read it, press the button below.
    .open = Open
whatsapp-template-duty = There is an urgent message for the specialist on duty. To read it, press the button below or open the panel.
    .open = Open
whatsapp-template-appointment = A reminder of the meeting at school: { $when }. To see the details, press the button below.
    .open = Open
    .when-example = Tue 8.12, 15:00
whatsapp-template-news = You subscribed to the school's messages: a new one has come. To read it, press the button below.
    .open = Read
# Said when a chat is cleared: nothing can be taken out of WhatsApp.
whatsapp-clears = But what was written before still stands in this chat: I cannot take it out of WhatsApp, only you can. Tap “⋮” or the chat's name and choose “Clear chat”.
