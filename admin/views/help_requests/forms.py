"""What was typed into the inbox's forms: read, checked, and kept when it is refused."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from admin.views.help_requests.moments import Clock, MomentUnreadable
from core import words
from core.help_requests.closing import Closing
from db.models.journals import Direction, Referral

FORMATS = ("bot_dialogue", "talk", "consultation", "lesson", "training")
CLOSING_FIELDS = (
    "direction",
    "format",
    "category",
    "topic",
    "class_name",
    "minutes",
    "result",
    "recommendation",
    "next_step",
    "referral",
)
MOST_MINUTES = 600
LONGEST_ANSWER = 4000


class NotFilled(Exception):
    """A form says too little or something impossible; the text's id says what."""


@dataclass(frozen=True, slots=True)
class Typed:
    """What to show in the forms: nothing yet, or what a refusal must not lose."""

    reply: str = ""
    send_at: str = ""
    to: str = ""
    note: str = ""
    why: str = ""
    moment: str = ""
    outcome: str = ""
    closing: Mapping[str, str] = field(default_factory=dict)
    is_note: bool = False
    asks_brackets: bool = False


def has_brackets(text: str) -> bool:
    """Whether a template's gap in square brackets was left."""
    return "[" in text or "]" in text


def check_answer(text: str) -> None:
    """Refuse what no messenger would carry whole.

    Raises:
        NotFilled: it is too long.
    """
    if len(text) > LONGEST_ANSWER:
        raise NotFilled("desk-refused-long")


def send_moment(clock: Clock, written: str) -> datetime | None:
    """The moment to send at; None means now.

    Raises:
        NotFilled: it is no moment, or it is over.
    """
    return chosen_moment(clock, written) if written else None


def chosen_moment(clock: Clock, written: str) -> datetime:
    """A moment ahead.

    Raises:
        NotFilled: it is no moment, or it is over.
    """
    try:
        moment = clock.parse(written)
    except MomentUnreadable:
        raise NotFilled("desk-refused-moment") from None
    if moment <= clock.now:
        raise NotFilled("desk-refused-past")
    return moment


def closing_of(typed: Mapping[str, str]) -> Closing:
    """The closing form as the rule wants it.

    Raises:
        NotFilled: the journals could not make a line of it.
    """
    is_referral = not typed["referral"] or typed["referral"] in set(Referral)
    if typed["direction"] not in set(Direction) or typed["format"] not in FORMATS or not is_referral:
        raise NotFilled("desk-refused-form")
    if not typed["category"] and not typed["topic"]:
        raise NotFilled("desk-refused-topic")
    return Closing(
        direction=Direction(typed["direction"]),
        format=typed["format"],
        category=typed["category"] or None,
        topic=typed["topic"],
        class_name=_class(typed["class_name"]),
        minutes=_minutes(typed["minutes"]),
        result=typed["result"],
        recommendation=typed["recommendation"],
        next_step=typed["next_step"],
        referral=Referral(typed["referral"]) if typed["referral"] else None,
    )


def written(closing: Closing) -> Mapping[str, str]:
    """A proposal as the form shows it."""
    found = {name: getattr(closing, name) for name in CLOSING_FIELDS}
    return {name: "" if value is None else str(value) for name, value in found.items()}


def _class(typed: str) -> str | None:
    if not typed:
        return None
    name = words.class_name(typed)
    if name is None:
        raise NotFilled("desk-refused-class")
    return name


def _minutes(typed: str) -> int | None:
    if not typed:
        return None
    if not typed.isascii() or not typed.isdecimal() or len(typed) > 3 or not 1 <= int(typed) <= MOST_MINUTES:
        raise NotFilled("desk-refused-minutes")
    return int(typed)
