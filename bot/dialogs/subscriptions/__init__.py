"""Subscriptions in the chat: the school's messages in a few taps, by poster or menu, and the way out in one."""

from bot.dialogs.subscriptions import asking, joining, opening, standing, stopping
from bot.dialogs.subscriptions.asking import MARK, correct
from bot.dialogs.subscriptions.opening import go_on, invite
from bot.dialogs.subscriptions.place import leave, read_typed
from bot.dialogs.subscriptions.stopping import IN_PASSING, hear, obey, offer_beside
from bot.dialogs.subscriptions.voice import come_back

ROUTERS = (opening.router, asking.router, joining.router, standing.router, stopping.router)
CORRECTED = {MARK: correct}

__all__ = [
    "CORRECTED",
    "IN_PASSING",
    "ROUTERS",
    "come_back",
    "go_on",
    "hear",
    "invite",
    "leave",
    "obey",
    "offer_beside",
    "read_typed",
]
