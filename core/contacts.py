"""Contacts: identify, remember the dialog, and the only door to a person's threads."""

import json
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from sqlalchemy import bindparam, select
from sqlalchemy.orm import Session

from core import schools
from core.crypto import vault
from core.messages import InboundMessage
from db.models.contacts import Contact


@dataclass(slots=True)
class Person:
    """What one turn may know of the person: no address, no channel id."""

    id: int
    school_id: int
    channel: str
    locale: str | None
    state: str | None
    has_consented: bool
    data: dict[str, Any] = field(default_factory=dict)
    threads: list[str] = field(default_factory=list)
    offered: list[list[str]] = field(default_factory=list)
    guesses: dict[str, int] = field(default_factory=dict)
    voices: list[str] = field(default_factory=list)
    album: str | None = None
    audience: str | None = None  # whom tips are chosen for (core/tips/areas.py), once the person has said
    reminders: dict[str, str] = field(default_factory=dict)  # a tip asked for tomorrow, and the row that will bring it
    role: str | None = None  # who books: a group of the journals (student, parent, teacher, administration), asked once
    appointments: list[str] = field(default_factory=list)  # references of the person's own meetings
    care: dict[str, Any] = field(default_factory=dict)  # what was said to this chat about danger, and when
    _contact: Contact | None = field(default=None, repr=False)
    _kept: str = ""


_KEPT = (
    "data",
    "threads",
    "offered",
    "guesses",
    "voices",
    "album",
    "care",
    "audience",
    "reminders",
    "role",
    "appointments",
)
CONSENT_VERSION = "2026-11"
# held for the turn: PostgreSQL keeps the turns of one contact in order by this lock
_FOUND = (
    select(Contact)
    .where(Contact.channel == bindparam("channel"), Contact.lookup == bindparam("lookup"))
    .with_for_update()
    .execution_options(autoflush=False)  # its key never changes: what the other turns of a commit wrote may wait
)


def identify(session: Session, message: InboundMessage, *, now: datetime) -> Person:
    """Find or make the contact of an inbound message, and hold it for this turn."""
    lookup = vault(session).lookup("anon", message.channel, message.bot, message.address)
    contact = session.scalars(_FOUND, {"channel": message.channel, "lookup": lookup}).one_or_none()
    if contact is None:
        contact = Contact(
            school_id=schools.first_school(session).id,
            channel=message.channel,
            lookup=lookup,
            last_seen_on=now.date(),
        )
        session.add(contact)
        session.flush()
    if contact.last_seen_on != now.date():
        contact.last_seen_on = now.date()
    return _person(session, contact)


def locale_of(session: Session, *, channel: str, bot: str, address: str) -> str | None:
    """The language somebody has chosen; None for who has not, or is not known."""
    lookup = vault(session).lookup("anon", channel, bot, address)
    return session.scalar(select(Contact.locale).where(Contact.channel == channel, Contact.lookup == lookup))


def remember(session: Session, person: Person, *, now: datetime) -> None:
    """Write back what the turn changed: language, dialog state, threads, consent."""
    contact = person._contact or session.get_one(Contact, person.id)
    contact.locale = person.locale
    contact.state = person.state
    kept = json.dumps({name: getattr(person, name) for name in _KEPT})
    if kept != person._kept:
        contact.sealed = vault(session).contacts().seal(kept.encode(), f"contact:{person.id}")
    if person.has_consented and contact.consented_at is None:
        contact.consented_at = now
        contact.consent_version = CONSENT_VERSION


def forget(session: Session, person: Person) -> None:
    """Delete the contact itself; its threads must have been erased before."""
    session.delete(session.get_one(Contact, person.id))
    session.flush()  # whoever writes again in this very commit is somebody new


def _person(session: Session, contact: Contact) -> Person:
    opened = ""
    if contact.sealed:
        opened = vault(session).contacts().open(contact.sealed, f"contact:{contact.id}").decode()
    kept = json.loads(opened or "{}")
    return Person(
        id=contact.id,
        school_id=contact.school_id,
        channel=contact.channel,
        locale=contact.locale,
        state=contact.state,
        has_consented=contact.consented_at is not None,
        **{name: kept[name] for name in _KEPT if name in kept},
        _contact=contact,
        _kept=opened,
    )
