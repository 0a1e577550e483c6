# The first minutes: language, limits of confidentiality, agreement.
start-choose-language = Which language is easier for you?
start-language-name = English
start-confidentiality =
    You can write here without giving your name.

    The school psychologist or the stand-in reads what you write and does not learn who wrote it.
    There is one exception: if someone's life is in danger, two specialists together may decide to call for help. We will try to talk to you first.
    If you write through Telegram or WhatsApp, the messenger's owner can technically see the chat. On the school's web page nothing passes through a messenger.
    You can delete your messages at any time. Only a line without your name stays in the psychologist's journal.
    .agree = I understand
start-shown-by-whatsapp = On WhatsApp this bot is shown the phone number, but nobody at school sees it. To write without a number: { $page ->
        [none] the school's web chat
       *[other] { $page }
    }
start-waiting = { $count ->
        [0] Nothing is waiting just now.
       *[other] All that was waiting is in this chat now.
    }
start-greetings = hi, hello, good morning, good evening
