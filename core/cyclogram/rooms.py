"""Rooms: where people meet, what they are called and how to find them; one with meetings to come does not vanish."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Final

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from core import audit
from core.actors import Specialist
from core.cyclogram import arrangers
from core.texts import LOCALES
from db.models.appointments import Appointment, AppointmentHold, AppointmentState
from db.models.cyclogram import CyclogramCell, DayException, Room

LONGEST_NAME: Final = 60
LONGEST_WAY: Final = 200
TO_COME: Final = (AppointmentState.REQUESTED, AppointmentState.BOOKED, AppointmentState.ARRIVED)


class RoomUnknown(Exception):
    """The school has no such room, or it is not used any more."""


class RoomInvalid(Exception):
    """It has no name, or a name or a description that is too long."""


class RoomInUse(Exception):
    """People are still to meet there; ``beginnings`` says when (UTC, soonest first)."""

    def __init__(self, beginnings: Sequence[datetime]) -> None:
        super().__init__("people are still to meet there")
        self.beginnings = beginnings


def rooms(session: Session, school_id: int, *, in_use_only: bool = False) -> Sequence[Room]:
    """The rooms of a school; those that are used first."""
    own = select(Room).where(Room.school_id == school_id)
    if in_use_only:
        own = own.where(Room.is_active)
    return session.scalars(own.order_by(Room.is_active.desc(), Room.id)).all()


def require_room(session: Session, room_id: int | None, *, by: Specialist) -> None:
    """Refuse a room that nobody can be sent to; none at all is fine.

    Raises:
        RoomUnknown: another school's, not used any more, or not there.
    """
    if room_id is not None and not room(session, room_id, by=by).is_active:
        raise RoomUnknown


def room(session: Session, room_id: int, *, by: Specialist) -> Room:
    """A room of the actor's school.

    Raises:
        RoomUnknown: another school's, or not there.
    """
    found = session.get(Room, room_id)
    if found is None or found.school_id != by.school_id:
        raise RoomUnknown
    return found


def add_room(
    session: Session, *, names: Mapping[str, str], directions: Mapping[str, str], by: Specialist, now: datetime
) -> Room:
    """One more room.

    Raises:
        RoomInvalid: it has no name, or too long a one.
        NotAllowed: see :func:`core.cyclogram.arrangers.require_school`.
    """
    arrangers.require_school(session, by)
    found = Room(school_id=by.school_id, **_words(names, directions))
    session.add(found)
    session.flush()
    _record(session, "cyclogram:room:added", found, by, now)
    return found


def change_room(
    session: Session,
    room_id: int,
    *,
    names: Mapping[str, str],
    directions: Mapping[str, str],
    by: Specialist,
    now: datetime,
) -> None:
    """Other words for a room.

    Raises:
        RoomUnknown, RoomInvalid, NotAllowed: see above.
    """
    arrangers.require_school(session, by)
    found = room(session, room_id, by=by)
    for name, value in _words(names, directions).items():
        setattr(found, name, value)
    _record(session, "cyclogram:room:changed", found, by, now)
    session.flush()


def switch_off_room(session: Session, room_id: int, *, by: Specialist, now: datetime) -> None:
    """Nobody is sent there any more: weeks and days to come lose it.

    Raises:
        RoomInUse: people are still to meet there; they are given another room first.
        RoomUnknown, NotAllowed: see above.
    """
    arrangers.require_school(session, by)
    arrangers.hold_school(session, by)
    found = room(session, room_id, by=by)
    if beginnings := _to_come(session, room_id, now=now):
        raise RoomInUse(beginnings)
    for model in (CyclogramCell, DayException):
        of_room = update(model).where(model.room_id == room_id)
        session.execute(of_room.values(room_id=None), execution_options={"synchronize_session": "fetch"})
    found.is_active = False
    _record(session, "cyclogram:room:switched_off", found, by, now)
    session.flush()


def switch_on_room(session: Session, room_id: int, *, by: Specialist, now: datetime) -> None:
    """It can be chosen again.

    Raises:
        RoomUnknown, NotAllowed: see above.
    """
    arrangers.require_school(session, by)
    found = room(session, room_id, by=by)
    found.is_active = True
    _record(session, "cyclogram:room:switched_on", found, by, now)
    session.flush()


def _to_come(session: Session, room_id: int, *, now: datetime) -> Sequence[datetime]:
    meetings = select(Appointment.starts_at).where(
        Appointment.room_id == room_id, Appointment.state.in_(TO_COME), Appointment.free_at > now
    )
    held = select(AppointmentHold.starts_at).where(AppointmentHold.room_id == room_id, AppointmentHold.until > now)
    return sorted(moment for moment in [*session.scalars(meetings), *session.scalars(held)] if moment is not None)


def _words(names: Mapping[str, str], directions: Mapping[str, str]) -> dict[str, dict[str, str]]:
    """What is kept of the words: by language, those that say something; a name in Kazakh is needed."""
    found = {"names": _filled(names, LONGEST_NAME), "directions": _filled(directions, LONGEST_WAY)}
    if "kk" not in found["names"]:
        raise RoomInvalid
    return found


def _filled(words: Mapping[str, str], longest: int) -> dict[str, str]:
    found = {locale: " ".join(words.get(locale, "").split()) for locale in LOCALES}
    if any(len(said) > longest for said in found.values()):
        raise RoomInvalid
    return {locale: said for locale, said in found.items() if said}


def _record(session: Session, tag: str, found: Room, by: Specialist, now: datetime) -> None:
    audit.record(session, tag, subject="room", subject_id=found.id, staff_id=by.id, now=now)
