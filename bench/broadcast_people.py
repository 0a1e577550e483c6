"""People to be written to: subscriptions by the hundred thousand, each with a sealed address of its own."""

import os
from collections.abc import Iterator
from datetime import date
from typing import Any

from sqlalchemy import insert
from sqlalchemy.orm import Session

from bench.telegram_api import BOT, FIRST_CHAT
from bot.channels.telegram.addresses import address_of
from bot.channels.telegram.updates import CHANNEL
from core import public_codes, schools
from core.crypto import Vault, vault
from core.subscriptions import topics
from core.subscriptions.joining import bound_to
from db.models.journals import Audience
from db.models.subscriptions import Subscription, SubscriptionState

AT_ONCE = 5000
JOINED = date(2026, 9, 10)


def fill(session: Session, count: int, *, with_addresses: bool = True) -> None:
    """``count`` pupils and parents on Telegram, in two languages."""
    school, keys = schools.first_school(session).id, vault(session)
    for start in range(0, count, AT_ONCE):
        rows = list(_rows(range(start, min(start + AT_ONCE, count)), school, keys if with_addresses else None))
        session.execute(insert(Subscription), rows)


def _rows(numbers: range, school_id: int, keys: Vault | None) -> Iterator[dict[str, Any]]:
    for number in numbers:
        ref = public_codes.new_ref()
        address = address_of(BOT, FIRST_CHAT + number)
        yield {
            "ref": ref,
            "school_id": school_id,
            "channel": CHANNEL,
            "lookup": os.urandom(32),
            "sealed_address": keys.seal_address(address, bound_to(ref)) if keys else b"sealed",
            "audience": Audience.STUDENT if number % 2 else Audience.PARENT,
            "locale": "ru" if number % 3 == 2 else "kk",
            "topics": topics.ALL,
            "state": SubscriptionState.ACTIVE,
            "came_by": "poster",
            "joined_on": JOINED,
        }
