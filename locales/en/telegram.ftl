# What the bot looks like from outside: neutral, so that a stranger's eye notices nothing. And what it says on leaving a group.
telegram-name = School helper
telegram-short = Tips and answers about school life.
telegram-description = Tips about school life and answers to questions. To begin, tap the button below.
telegram-command-start = Begin
telegram-command-menu = Menu
telegram-command-hide = Clear the chat
telegram-command-privacy = Privacy
telegram-group = I do not talk in groups: everybody sees what is said here. Write to me privately.
