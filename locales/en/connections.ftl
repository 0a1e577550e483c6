### Connections: whether each messenger carries what is said. For staff.

connections-menu = Connections
connections-lead = The bot checks each messenger by itself. This is what it found out last.
connections-light-fine = Works
connections-light-warning = Needs a look
connections-light-bad = There is a fault
connections-told = Found out: { $moment }
connections-silent = Nothing heard from the bot for { $span }. What stands below may be out of date. Tell whoever looks after the system.
connections-never = The bot has never been started: neither letters nor answers go through.
connections-open = Open the connections
connections-door = Link to the chat
connections-outage = { $problem ->
        [conflict] { $channel }: another program reads the bot's messages, children's letters may go there. Tell whoever looks after the system at once.
        [token] { $channel } refuses the bot's key (token): neither letters nor answers go through. Tell whoever looks after the system at once.
        [account] { $channel } has restricted the school's account: answers do not leave, and letters may not come either. Tell whoever looks after the system at once.
        [templates] { $channel } does not take the texts of invitations: who has not written for a day gets no answer. Tell whoever looks after the system.
        [number] { $channel }: letters come to a number that is not in our settings, and nobody sees them. Tell whoever looks after the system at once.
       *[away] { $channel }: no connection. Once it is back, letters and answers arrive by themselves. If it lasts, tell whoever looks after the system.
    } (since { $moment })

## What is known

connections-fact-token = The bot's key (token)
connections-said-token = { $light ->
        [fine] accepted
       *[other] refused: neither letters nor answers go through. Whoever looks after the system has to enter a new key.
    }
connections-fact-away = Connection
connections-said-away = none: the messenger did not answer when it was asked last
connections-fact-account = The school's account
connections-said-account = { $light ->
        [fine] not restricted
       *[other] restricted: answers do not leave, and letters may not come either. Tell whoever looks after the system.
    }
connections-fact-webhook = Incoming messages
connections-said-webhook = { $state ->
        [number] the last one { $count } min ago
        [quiet] none yet since the bot was started
        [not-subscribed] do not arrive: the messenger is not set up to bring them to us. Tell whoever looks after the system at once.
        [heard-by-others] another app hears this account too: children's letters go there as well. Tell whoever looks after the system at once.
       *[other] { $value }
    }
connections-fact-quality = How the number is rated
connections-said-quality = { $state ->
        [unknown] not rated yet
        [green] well
        [yellow] middling: people block it or complain. Send fewer broadcasts.
        [red] badly: the messenger may restrict the number. Hold your broadcasts back.
       *[other] { $value }
    }
connections-fact-template = Text of an invitation ({ $language })
connections-said-template = { $state ->
        [approved] approved
        [pending] being reviewed: not sent yet
        [in-appeal] being reviewed again: not sent yet
        [rejected] rejected: it is not sent. Tell whoever looks after the system.
        [paused] paused by the messenger: it is not sent
        [disabled] disabled by the messenger: it is not sent. Tell whoever looks after the system.
        [missing] the messenger has no such text. Tell whoever looks after the system.
       *[other] { $value }
    }
connections-fact-templates = Texts of invitations
connections-approved = approved: { $count }
connections-fact-limit = People who may be invited in a day
connections-said-limit = { $state ->
        [tier] { $count }
        [number] { $count }
        [tier-unlimited] no limit
        [unlimited] no limit
       *[other] { $value }
    }{ $light ->
        [fine] {""}
       *[other] : the setting says more
    }
connections-fact-invited = Invited by broadcasts in the last 24 hours
connections-said-invited = { $state ->
        [share] up to { $count } % of the day's share ({ $most } people)
        [number] { $count }
       *[other] { $value }
    }
connections-fact-waiting = Messages waiting for somebody to come back
connections-said-waiting = { $state ->
        [none] none
        [some] some
       *[other] { $value }
    }
connections-fact-throughput = Speed of sending
connections-said-throughput = { $state ->
        [standard] normal
        [high] high
       *[other] { $value }
    }
