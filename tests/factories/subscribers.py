"""Subscribers: rows by group, class, language and channel, with an address that the bot's vault can open."""

import secrets
from collections.abc import Sequence
from datetime import date
from typing import Any

from sqlalchemy.orm import Session

from core import public_codes, schools
from core.crypto import vault
from core.subscriptions import topics
from db.models.journals import Audience
from db.models.subscriptions import Subscription, SubscriptionClass, SubscriptionState

JOINED = date(2026, 9, 10)


def subscriber(session: Session, *, classes: Sequence[str] = (), address: str = "", **overrides: Any) -> Subscription:
    """One subscription: a parent on Telegram in Kazakh, for every topic, unless told otherwise.

    ``address``: where the channel finds the person; a random one when none is given.
    """
    ref, address = public_codes.new_ref(), address or secrets.token_hex(8)
    values: dict[str, Any] = {
        "ref": ref,
        "channel": "telegram",
        "lookup": secrets.token_bytes(32),
        "sealed_address": vault(session).seal_address(address, f"subscription:{ref}"),
        "audience": Audience.PARENT,
        "locale": "kk",
        "topics": topics.ALL,
        "state": SubscriptionState.ACTIVE,
        "came_by": "poster",
        "joined_on": JOINED,
        **overrides,
    }
    if "school_id" not in values:
        values["school_id"] = schools.first_school(session).id
    row = Subscription(**values)
    session.add(row)
    session.flush()
    session.add_all(
        SubscriptionClass(subscription_id=row.id, class_name=name, grade=int(name.rstrip("АӘБВГҒДЕЖЗИКҚ")))
        for name in classes
    )
    session.flush()
    return row


def subscribers(session: Session, number: int, **overrides: Any) -> list[Subscription]:
    """Several alike."""
    return [subscriber(session, **overrides) for _ in range(number)]


def a_school_of_subscribers(session: Session, *, classes: Sequence[str], of_each: int = 10, **overrides: Any) -> int:
    """A mixed school: of each class pupils, parents and a teacher, two channels, two languages. How many there are."""
    made = 0
    for at, name in enumerate(classes):
        for number in range(of_each):
            audience = Audience.TEACHER if number == 0 else (Audience.STUDENT, Audience.PARENT)[number % 2]
            mixed: dict[str, Any] = {
                "audience": audience,
                "channel": "web" if number % 5 == 4 else "telegram",
                "locale": "ru" if (number + at) % 3 == 2 else "kk",
            }
            subscriber(session, classes=(name,), **{**mixed, **overrides})
            made += 1
    return made
