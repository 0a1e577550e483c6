"""Whom the tips are chosen for, how they are spoken to, and the buttons that stand on several screens."""

from typing import Any

from bot.turn import Turn
from core.messages import QuickReply
from core.tips import areas
from core.tips.areas import Audience


def audience(turn: Turn) -> Audience:
    """For whom tips are chosen: as this person has said, or the softer wording."""
    return areas.of(turn.person.audience)


def said(turn: Turn, name: str, **args: Any) -> str:
    """A text ``tips-…`` as it is said to a pupil, or as it is said to an adult."""
    if not audience(turn).is_pupils:
        name = "tips-adult-" + name.removeprefix("tips-")
    return turn.text(name, **args)


def to_topics(turn: Turn) -> QuickReply:
    """[Tips]: back to what children ask."""
    return turn.button("tips-open.title", "tips:open")


def to_area(turn: Turn, area: str) -> QuickReply:
    """[Back to the topic]."""
    return turn.button("tips-card.back", f"tips:area:{area}")


def to_person(turn: Turn) -> QuickReply:
    """[Talk to a person]."""
    return turn.button("tips-card.person", "help:start")


def to_menu(turn: Turn) -> QuickReply:
    """[Menu]."""
    return turn.button("menu-open.title", "menu:open")


def to_search(turn: Turn) -> QuickReply:
    """[Search by word]."""
    return turn.button("tips-open.search", "tips:search")


def doors(turn: Turn) -> tuple[QuickReply, QuickReply]:
    """After words about life itself: help for oneself, help for somebody else."""
    other = "menu-open.friend" if audience(turn).is_pupils else "tips-card.child"
    return turn.button("menu-open.self", "help:start"), turn.button(other, "help:friend")
