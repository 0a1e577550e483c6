"""What a webhook brings becomes messages and news by an allow-list: what is not named here is never looked at or kept.

A message's own id holds the sender's phone, written otherwise: it is known to the channel alone (``source``), and what
is kept against repetition is its hash. A phone is read only where nothing else says who writes.
"""

import hashlib
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, Literal, get_args

from bot.channels.whatsapp.addresses import address_of
from bot.channels.whatsapp.contents import parts_of
from bot.channels.whatsapp.people import People, digits_of, made_for_us
from bot.channels.whatsapp.refusals import of_status
from core.messages import InboundMessage, SendError

CHANNEL = "whatsapp"
Status = Literal["sent", "delivered", "read", "failed"]
_STATUSES = get_args(Status)
# a heart on our words says nothing new, and an opened chat says nothing at all
_WORDLESS = ("reaction", "request_welcome")
# somebody has another id from now on: "user_changed_number", "user_changed_user_id", "customer_changed_number"
_MOVED = ("changed_number", "changed_user_id")
_LEFT: Mapping[str, Any] = {"payload": "start:left", "source": None}
_NEW_IDS = ("user_id", "wa_id", "new_wa_id")
_NUMBER = re.compile(r"[\w-]{1,32}", re.ASCII)
_ODD = (AttributeError, KeyError, TypeError, ValueError)  # of a shape no webhook has shown yet


@dataclass(frozen=True, slots=True)
class Arrived:
    """A message, and the moment it was written at as WhatsApp says."""

    inbound: InboundMessage
    at: datetime | None


@dataclass(frozen=True, slots=True)
class News:
    """What became of a message of ours; ``source`` is what WhatsApp calls it, ``address`` whom it was for."""

    source: str
    status: Status
    problem: SendError | None
    address: str | None
    at: datetime | None


@dataclass(frozen=True, slots=True)
class Brought:
    """All that one value brings to one of our numbers; ``skipped`` counts what could not be read."""

    number: str | None
    messages: tuple[Arrived, ...] = ()
    news: tuple[News, ...] = ()
    skipped: int = 0


def read_value(value: Mapping[str, Any], *, voice: bool = False) -> Brought:
    """Read one value of the field ``messages``; one broken item never costs the others."""
    messages, statuses = _items(value, "messages"), _items(value, "statuses")
    number = _number(value)
    if number is None:
        return Brought(None, skipped=len(messages) + len(statuses))
    people = People(number, _items(value, "contacts"))
    arrived: list[Arrived] = []
    news: list[News] = []
    skipped = 0
    for message in messages:
        try:
            arrived += _message(message, people, voice=voice)
        except _ODD:
            skipped += 1
    for status in statuses:
        try:
            news += _news(status, people)
        except _ODD:
            skipped += 1
    return Brought(number, tuple(arrived), tuple(news), skipped)


def _message(message: Mapping[str, Any], people: People, *, voice: bool) -> list[Arrived]:
    kind = str(message["type"])
    if kind in _WORDLESS or "group_id" in message:  # in a group everybody would read the answer
        return []
    user = people.user(message.get("from_user_id"), message.get("from"))
    if kind == "system":
        user = _left(message, user)
    parts = _LEFT if kind == "system" else parts_of(kind, message, people.number, voice=voice)
    if parts is None or (kind == "system" and user is None):
        return []
    wamid = message["id"]
    if user is None or not isinstance(wamid, str) or not wamid:
        raise ValueError("a message of nobody, or without an id")
    inbound = InboundMessage(
        channel=CHANNEL,
        bot=people.number,
        external_id=hashlib.sha256(wamid.encode()).hexdigest(),
        address=address_of(people.number, user),
        is_forwarded=_is_forwarded(message),
        can_fold=False,
        tells_reading=True,
        **{"source": wamid, **parts},
    )
    return [Arrived(inbound, _moment(message.get("timestamp")))]


def _left(message: Mapping[str, Any], user: str | None) -> str | None:
    """Who is not to be reached under this id any more; None when that is nobody."""
    system = message["system"]
    if not str(system.get("type")).endswith(_MOVED):
        return None
    old = made_for_us(system.get("previous_user_id")) or user
    new = {digits_of(system.get(name)) or system.get(name) for name in _NEW_IDS}
    return None if old in new else old


def _news(status: Mapping[str, Any], people: People) -> list[News]:
    happened = status["status"]
    if happened not in _STATUSES:
        return []
    problem: SendError | None = None
    if happened == "failed":
        errors = [error for error in _items(status, "errors") if isinstance(error, dict)]
        problem = of_status(errors[0] if errors else {})
    wamid = status["id"]
    if not isinstance(wamid, str) or not wamid:
        raise ValueError("a status of nothing")
    user = people.user(status.get("recipient_user_id"), status.get("recipient_id"))
    return [News(wamid, happened, problem, people.address(user), _moment(status.get("timestamp")))]


def _is_forwarded(message: Mapping[str, Any]) -> bool:
    context = message.get("context")
    marks = [context.get(name) for name in ("forwarded", "frequently_forwarded")] if isinstance(context, dict) else []
    return True in marks


def _moment(seconds: object) -> datetime | None:
    try:
        return datetime.fromtimestamp(int(str(seconds)), UTC)
    except (ValueError, OverflowError, OSError):
        return None


def _number(value: Mapping[str, Any]) -> str | None:
    metadata = value.get("metadata")
    found = metadata.get("phone_number_id") if isinstance(metadata, dict) else None
    return found if isinstance(found, str) and _NUMBER.fullmatch(found) else None


def _items(value: Mapping[str, Any], name: str) -> list[Any]:
    found = value.get(name)
    return found if isinstance(found, list) else []
