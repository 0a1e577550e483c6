# The main menu. A button has at most 20 characters.
menu-open = How can I help you?
    .title = Menu
    .self = Help for me
    .friend = Worried about friend
    .now = I need help now
    .tips = Tips
    .mine = My letters
    .appointment = Book a meeting
    .messages = School messages
    .privacy = Privacy
    .language = Тіл · Язык
    .draft = Unsent letter
menu-unsent = You have an unsent letter; it is kept. How can I help you?
menu-stale = That button no longer works. What you wrote is still here, nothing is lost. Please choose from the menu.
menu-turn-failed =
    Your message is kept, but something broke on our side. The psychologist will still read it. Come back a little later; if it is hard, do not wait:
    📞 111 – day and night, free
    📞 112 – if life is in danger
menu-turn-lost =
    Your message is kept, but something broke on our side and we cannot say exactly when it will be read. Please write again a little later; if it is hard, do not wait:
    📞 111 – day and night, free
    📞 112 – if life is in danger
