"""Visitors: adults who book say their name and telephone once; apart from every anonymous talk, and sealed."""

import json
import unicodedata
from dataclasses import asdict, dataclass, replace
from datetime import datetime
from typing import Final

import phonenumbers
from sqlalchemy import select, update
from sqlalchemy.orm import Session

from core import public_codes
from core.crypto import vault
from db.models.appointments import Appointment, Visitor
from db.models.journals import Audience

REGION: Final = "KZ"
LONGEST_NAME: Final = 80  # letters
_SIGNS: Final = frozenset({"Cc", "Cf", "Cn", "Co", "Cs", "Sk", "So"})  # emoji and what nobody can see
_SELECTORS: Final = {"\N{VARIATION SELECTOR-15}", "\N{VARIATION SELECTOR-16}", "\N{COMBINING ENCLOSING KEYCAP}"}


class NameTooLong(Exception):
    """More than a name has letters."""


class NameEmpty(Exception):
    """Nothing of it can be read as a name."""


class PhoneUnknown(Exception):
    """There is no such telephone number."""


@dataclass(frozen=True, slots=True)
class VisitorCard:
    """What an adult said of themselves; empty where they said nothing."""

    name: str = ""
    phone: str = ""


def of(session: Session, *, channel: str, bot: str, address: str) -> Visitor | None:
    """The card of whoever speaks from this address: a look-up of its own domain, unrelated to their talks."""
    lookup = vault(session).lookup("appointments", channel, bot, address)
    return session.scalars(select(Visitor).where(Visitor.lookup == lookup)).one_or_none()


def keep(
    session: Session,
    *,
    school_id: int,
    channel: str,
    bot: str,
    address: str,
    now: datetime,
    name: str | None = None,
    phone: str | None = None,
) -> Visitor:
    """Write what was said on the card of this address; None leaves what stands there."""
    visitor = of(session, channel=channel, bot=bot, address=address)
    if visitor is None:
        lookup = vault(session).lookup("appointments", channel, bot, address)
        visitor = Visitor(ref=public_codes.new_ref(), school_id=school_id, lookup=lookup, seen_at=seen_on(now))
        session.add(visitor)
    said = {key: value for key, value in {"name": name, "phone": phone}.items() if value is not None}
    written = replace(card(session, visitor), **said)
    body = json.dumps(asdict(written), ensure_ascii=False).encode()
    visitor.sealed = vault(session).purpose("visitors").seal(body, _about(visitor))
    visitor.seen_at = seen_on(now)
    session.flush()
    return visitor


def attend(session: Session, appointment: Appointment, *, bot: str, address: str, now: datetime) -> bool:
    """Put the card of this address on an adult's meeting; False when there is no card yet, or it is a pupil's.

    A mother and her child may share a telephone: nothing may show that the child's meeting came from there.
    """
    if appointment.audience is Audience.STUDENT:
        return False
    visitor = of(session, channel=appointment.channel or "", bot=bot, address=address)
    if visitor is None:
        return False
    appointment.visitor_id, visitor.seen_at = visitor.id, seen_on(now)
    return True


def card(session: Session, visitor: Visitor) -> VisitorCard:
    """What stands on a card."""
    if visitor.sealed is None:
        return VisitorCard()
    return VisitorCard(**json.loads(vault(session).purpose("visitors").open(visitor.sealed, _about(visitor))))


def forget(session: Session, *, channel: str, bot: str, address: str) -> None:
    """Erase the card of this address; its meetings know nobody any more."""
    visitor = of(session, channel=channel, bot=bot, address=address)
    if visitor is not None:
        session.execute(update(Appointment).where(Appointment.visitor_id == visitor.id).values(visitor_id=None))
        session.delete(visitor)
        session.flush()


def seen_on(moment: datetime) -> datetime:
    """No finer than the day: an exact moment would tell which bubbles of a chat are this adult's, or their child's."""
    return moment.replace(hour=0, minute=0, second=0, microsecond=0)


def name(written: str) -> str:
    """A name as it can be kept: one line without emoji and signs nobody sees.

    Raises:
        NameTooLong, NameEmpty: it is none.
    """
    seen = "".join(letter if letter.isspace() or _is_shown(letter) else "" for letter in written)
    found = " ".join(unicodedata.normalize("NFC", seen).split())
    if not any(letter.isalpha() for letter in found):
        raise NameEmpty
    if len(found) > LONGEST_NAME:
        raise NameTooLong
    return found


def phone(written: str) -> str:
    """A telephone number however it is written, as ``+77011234567``; without a country it is of Kazakhstan.

    Raises:
        PhoneUnknown: there is no such number.
    """
    try:
        number = phonenumbers.parse(written, REGION)
    except phonenumbers.NumberParseException:
        raise PhoneUnknown from None
    if not phonenumbers.is_valid_number(number) or number.extension:
        raise PhoneUnknown
    return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)


def spaced(number: str) -> str:
    """A kept number as people read it: «+7 701 123 4567»."""
    return phonenumbers.format_number(phonenumbers.parse(number), phonenumbers.PhoneNumberFormat.INTERNATIONAL)


def _is_shown(letter: str) -> bool:
    return unicodedata.category(letter) not in _SIGNS and letter not in _SELECTORS


def _about(visitor: Visitor) -> str:
    return f"visitor:{visitor.ref}"
