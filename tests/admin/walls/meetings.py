"""The meetings of one school: one that has begun, with a name and a reason, one somebody is only choosing, a room."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy.orm import Session

from core.appointments import booking, visitors, words
from core.appointments.slots import Slot
from core.appointments.words import LONGEST_REASON
from core.cyclogram import Room
from db.models.appointments import Appointment, HoldPurpose
from db.models.journals import Audience
from tests.admin.walls.people import Person


@dataclass(frozen=True, slots=True)
class Meetings:
    """Their references, and the room."""

    begun: str
    choosing: str
    room: int


def fill(session: Session, where: str, person: Person, *, say: Callable[[str], str], now: datetime) -> Meetings:
    """A parent at this very hour; another one who has not decided yet."""
    room = Room(school_id=person.school_id, names=dict.fromkeys(("kk", "ru", "en"), "12"), directions={})
    session.add(room)
    session.flush()
    begun, choosing = (_begin(session, f"{where}.{number}", person, now=now) for number in range(2))
    visitor = visitors.keep(
        session, school_id=person.school_id, channel="web", bot="", address=where, now=now, name=say(f"{where}.visitor")
    )
    begun.visitor_id = visitor.id
    words.write(session, begun, reason=say(f"{where}.reason")[:LONGEST_REASON])
    slot = Slot(
        person.id, room.id, now - timedelta(minutes=20), now + timedelta(minutes=10), now + timedelta(minutes=20)
    )
    booking.keep(session, begun, slot, purpose=HoldPurpose.CHOICE, until=now, now=now)
    booking.confirm(session, begun, now=now - timedelta(days=1))
    return Meetings(begun.ref, choosing.ref, room.id)


def _begin(session: Session, address: str, person: Person, *, now: datetime) -> Appointment:
    return booking.begin(
        session,
        school_id=person.school_id,
        channel="web",
        address=address,
        locale="kk",
        audience=Audience.PARENT,
        now=now - timedelta(days=1),
    )
