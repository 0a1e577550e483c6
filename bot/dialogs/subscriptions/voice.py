"""How subscribers are spoken to, what stands for this chat, and the buttons of several screens."""

from collections.abc import Sequence
from typing import Any

from bot.turn import Turn
from core import classes, schools
from core.messages import QuickReply
from core.subscriptions import Audience, Subscription, SubscriptionState, joining, topics


async def mine(turn: Turn) -> Subscription | None:
    """What this chat has asked for, if it has not left."""
    found = await turn.run(joining.find, **turn.where)
    return None if found is None or found.state is SubscriptionState.LEFT else found


async def come_back(turn: Turn) -> None:
    """Who speaks can be reached, whatever the channel said before."""
    await turn.run(joining.come_back, **turn.where)


def said(turn: Turn, audience: Audience, name: str, /, **args: Any) -> str:
    """A text ``subscriptions-…``: «сен» to pupils, «Сіз» to adults."""
    polite = "" if audience is Audience.STUDENT else "adult-"
    return turn.text(f"subscriptions-{polite}{name}", **args)


async def known_classes(turn: Turn, school_id: int | None) -> Sequence[str]:
    """The classes of the school that is asked for, none where nobody has listed them."""
    return await turn.run(classes.names, school_id or turn.person.school_id)


async def told(turn: Turn, audience: Audience, names: Sequence[str], school_id: int | None) -> str:
    """The school, who it is for and which classes, line by line."""
    school = await turn.run(schools.school, school_id or turn.person.school_id)
    lines = [
        school.names[turn.text.locale],
        turn.text("subscriptions-line.who", who=turn.text(f"subscriptions-who.{audience}")),
    ]
    if names:
        lines.append(turn.text("subscriptions-line.classes", classes=", ".join(names)))
    elif audience is not Audience.ADMINISTRATION:
        lines.append(turn.text("subscriptions-line.no-class"))
    return "\n".join(lines)


def act(turn: Turn, name: str, payload: str) -> QuickReply:
    """A button ``subscriptions-act.…``."""
    return QuickReply(turn.text(f"subscriptions-act.{name}"), payload)


def topic_of(written: str) -> int | None:
    """The topic a button names; None for all of them, or for none there is."""
    return int(written) if written in map(str, topics.TOPICS) else None


def tell_stopped(turn: Turn, topic: int | None) -> None:
    """Nothing comes any more; ``topic`` is the one that was stopped last, which the undo brings back."""
    turn.reply(
        turn.text("subscriptions-stopped"),
        act(turn, "again", "subscriptions:again" if topic is None else f"subscriptions:again:{topic}"),
        act(turn, "write", "help:start"),
        act(turn, "delete", "subscriptions:delete"),
        to_menu(turn),
    )


def to_open(turn: Turn) -> QuickReply:
    """[The school's messages]."""
    return turn.button("menu-open.messages", "subscriptions:open")


def to_menu(turn: Turn) -> QuickReply:
    """[Menu]."""
    return turn.button("menu-open.title", "menu:open")
