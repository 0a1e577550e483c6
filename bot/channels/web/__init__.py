"""The web chat: a page that needs no account, a mailbox that only its talk key opens."""
