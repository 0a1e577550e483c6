# WhatsApp: words that open the menu when they stand alone (separated by commas), and the button that opens a list (20 letters at most).
whatsapp-words-menu = menu
whatsapp-list = Choose
# The invitations: Meta approves them. They are seen on a locked screen, so they tell nothing.
whatsapp-template-invite = There is a new message for you. To read it, press the button below.
    .open = Open
whatsapp-template-duty = There is an urgent message for the specialist on duty. To read it, press the button below or open the panel.
    .open = Open
whatsapp-template-appointment = A reminder: your meeting is on { $when }. To see the details, press the button below.
    .open = Open
    .when-example = 8 December, 15:00
whatsapp-template-news = A new message from the school that you subscribed to has come. To read it, press the button below.
    .open = Read
# Said when a chat is cleared: nothing can be taken out of WhatsApp.
whatsapp-clears = What was written here before still stands in the chat: I cannot take it out of WhatsApp. Open the chat's name and choose “Clear chat”.
