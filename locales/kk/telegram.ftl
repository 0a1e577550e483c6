# Telegram-да боттың сырты: бөтен көз ештеңе аңғармайтындай бейтарап. Топтан шығарда айтатыны да осында.
telegram-name = Мектеп көмекшісі
telegram-short = Мектеп өмірі туралы кеңестер мен жауаптар.
telegram-description = Мектеп өмірі туралы кеңестер мен сұрақтарға жауаптар. Бастау үшін төмендегі батырманы бас.
telegram-command-start = Бастау
telegram-command-menu = Мәзір
telegram-command-hide = Чатты тазалау
telegram-command-privacy = Құпиялылық
telegram-group = Мен топта сөйлеспеймін: мұнда айтылғанды бәрі көреді. Маған жеке жаз.
