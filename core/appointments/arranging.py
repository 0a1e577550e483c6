"""What staff may do with a meeting: agree, move, propose another time, cancel, give it to a colleague."""

from dataclasses import replace
from datetime import datetime
from typing import Any, Final

from sqlalchemy import select
from sqlalchemy.orm import Session

from core import audit, schools
from core.actors import Specialist, require_psychologist
from core.appointments import booking, cards, giving, owning, telling
from core.appointments.booking import AppointmentOver
from core.appointments.conflicts import room_of
from core.appointments.slots import Slot
from core.bus import publish
from core.cyclogram import rooms
from core.cyclogram.rooms import RoomUnknown
from core.events import AppointmentBooked, AppointmentMoved
from db.models.appointments import Appointment, AppointmentHold, AppointmentState, HoldPurpose
from db.models.cyclogram import MeetingLink

LONGEST_WORDS: Final = 300


class AppointmentUnknown(Exception):
    """No such meeting in this school, or it is only being chosen."""


class BeingChosen(Exception):
    """The person is choosing another time at this very minute: their tap must not mean what staff propose."""


class HasNoTime(Exception):
    """The meeting waits for a time: it has none that could be kept."""


class WordsTooLong(Exception):
    """More than ``LONGEST_WORDS`` characters."""


def find(session: Session, ref: str, *, by: Specialist) -> Appointment:
    """A meeting of the actor's school, held for this form.

    Raises:
        NotAllowed: only psychologists arrange meetings.
        AppointmentUnknown: another school's, only being chosen, or not there.
    """
    require_psychologist(by)
    session.flush()
    statement = select(Appointment).where(Appointment.ref == ref).with_for_update(key_share=True)
    found = session.scalars(statement.execution_options(populate_existing=True)).one_or_none()
    if found is None or found.school_id != by.school_id or found.state is AppointmentState.DRAFT:
        raise AppointmentUnknown
    return found


def accept(session: Session, ref: str, *, by: Specialist, now: datetime) -> Appointment:
    """Agree to a requested meeting; the person is told. A second tap finds it done.

    Raises:
        AppointmentUnknown, AppointmentOver: there is nothing to agree to.
    """
    appointment = find(session, ref, by=by)
    if appointment.state is not AppointmentState.BOOKED:
        booking.accept(session, appointment, staff_id=by.id, now=now)
        record(session, "appointment:accepted", appointment, by=by, now=now)
        telling.accepted(session, appointment, now=now)
    return appointment


def move(
    session: Session,
    ref: str,
    *,
    staff_id: int,
    starts_at: datetime,
    room_id: int | None,
    by: Specialist,
    now: datetime,
    minutes: int | None = None,
) -> Appointment:
    """Give a meeting another time, whatever the hours say; the person is told. ``minutes``: else as long as before.

    A meeting that waits gets its first time so; one that was only asked for is agreed to with it.

    Raises:
        SlotTaken: somebody has that time or room; ``nearest`` are the free times closest to it.
        SlotPast: it is over already.
        AppointmentUnknown, AppointmentOver, ColleagueUnknown, RoomUnknown: it cannot be.
    """
    appointment = _open(session, ref, by=by)
    was = cards.own_slot(appointment)
    wanted = giving.slot_of(
        session, appointment, staff_id=staff_id, starts_at=starts_at, room_id=room_id, by=by, minutes=minutes
    )
    giving.refuse_past(session, appointment, wanted, now=now)
    detail = giving.chosen(session, appointment, wanted, now=now)
    giving.give(session, appointment, wanted, now=now)
    if was is None:
        appointment.state = AppointmentState.REQUESTED
        publish(session, AppointmentBooked(appointment_id=appointment.id, now=now))
    if appointment.state is AppointmentState.REQUESTED:
        booking.accept(session, appointment, staff_id=by.id, now=now)
    if was is not None:
        publish(session, AppointmentMoved(appointment_id=appointment.id, staff_id=by.id, now=now))
    record(session, "appointment:moved", appointment, by=by, now=now, **detail)
    telling.moved(session, appointment, was=was, now=now)
    return appointment


def propose(
    session: Session,
    ref: str,
    *,
    staff_id: int,
    starts_at: datetime,
    room_id: int | None,
    by: Specialist,
    now: datetime,
    minutes: int | None = None,
) -> AppointmentHold:
    """Keep another time for a meeting and ask the person; until they answer the meeting stands as it does.

    The time is kept for a day, but not past the notice before it; a proposal for the next hours as long as an offer.

    Raises:
        BeingChosen: the person holds a time of their own choice just now; after two minutes it is theirs or free.
        SlotTaken, SlotPast, AppointmentUnknown, AppointmentOver, ColleagueUnknown, RoomUnknown: it cannot be.
    """
    appointment = _open(session, ref, by=by)
    held = booking.held(session, appointment)
    if held is not None and held.purpose is not HoldPurpose.PROPOSAL and held.until > now:
        raise BeingChosen
    wanted = giving.slot_of(
        session, appointment, staff_id=staff_id, starts_at=starts_at, room_id=room_id, by=by, minutes=minutes
    )
    giving.refuse_past(session, appointment, wanted, now=now)
    detail = giving.chosen(session, appointment, wanted, now=now)
    until = giving.asked_until(session, appointment, wanted, now=now)
    found = giving.keep(session, appointment, wanted, until=until, now=now)
    record(session, "appointment:proposed", appointment, by=by, now=now, **detail)
    telling.proposed(session, appointment, found, now=now)
    return found


def withdraw(session: Session, ref: str, *, by: Specialist, now: datetime) -> None:
    """Take a proposal back; the person is told. Without one nothing happens.

    Raises:
        AppointmentUnknown: there is no such meeting.
    """
    appointment = find(session, ref, by=by)
    held = booking.held(session, appointment)
    if held is not None and held.purpose is HoldPurpose.PROPOSAL:
        booking.let_go(session, appointment)
        record(session, "appointment:withdrawn", appointment, by=by, now=now)
        telling.withdrawn(session, appointment, now=now)


def cancel(session: Session, ref: str, *, by: Specialist, now: datetime, words: str = "") -> Appointment:
    """The meeting will not be; the person is told, with the psychologist's own words and the two nearest free times.

    Raises:
        AppointmentUnknown, AppointmentOver, WordsTooLong: it cannot be.
    """
    appointment = find(session, ref, by=by)
    said = words.strip()
    if len(said) > LONGEST_WORDS:
        raise WordsTooLong
    if appointment.state is not AppointmentState.CANCELLED:
        booking.cancel(session, appointment, now=now, staff_id=by.id)
        record(session, "appointment:cancelled", appointment, by=by, now=now)
        telling.cancelled(session, appointment, words=said, now=now)
    return appointment


def set_room(
    session: Session, ref: str, *, room_id: int | None, by: Specialist, now: datetime, is_online: bool = False
) -> Appointment:
    """The same time elsewhere: in another room, or over video; the person is told where.

    Raises:
        SlotTaken: the room is taken then.
        RoomUnknown: there is no such room, or the psychologist has set no address for meetings over video.
        AppointmentUnknown, AppointmentOver, HasNoTime: it cannot be.
    """
    appointment = _open(session, ref, by=by)
    before = (appointment.room_id, appointment.is_online)
    if is_online and session.get(MeetingLink, appointment.staff_id or 0) is None:
        raise RoomUnknown
    rooms.require_room(session, room_id, by=by)
    appointment.is_online = is_online
    if (room_id, is_online) != before:
        _put(session, appointment, replace(_standing(appointment), room_id=room_id), by=by, now=now)
        record(session, "appointment:placed", appointment, by=by, now=now)
        telling.placed(session, appointment, now=now)
    return appointment


def hand_over(session: Session, ref: str, *, to: int, by: Specialist, now: datetime) -> Appointment:
    """The same time with a colleague, where that one receives; the person is told only when the room is another.

    Raises:
        SlotTaken: the colleague is taken then.
        AppointmentUnknown, AppointmentOver, HasNoTime, ColleagueUnknown: it cannot be.
    """
    appointment = _open(session, ref, by=by)
    giving.require_psychologist(session, to, by=by)
    stands = _standing(appointment)
    school = schools.school(session, appointment.school_id)
    room_id = room_of(session, school, staff_id=to, starts_at=stands.starts_at) or stands.room_id
    was_online = appointment.is_online
    _put(session, appointment, replace(stands, staff_id=to, room_id=room_id), by=by, now=now)
    record(session, "appointment:handed_over", appointment, by=by, now=now)
    if appointment.room_id != stands.room_id or was_online:
        telling.placed(session, appointment, now=now)
    return appointment


def _open(session: Session, ref: str, *, by: Specialist) -> Appointment:
    found = find(session, ref, by=by)
    if found.state not in owning.OPEN:
        raise AppointmentOver
    return found


def _standing(appointment: Appointment) -> Slot:
    """The time a meeting has."""
    found = cards.own_slot(appointment)
    if found is None:
        raise HasNoTime
    return found


def _put(session: Session, appointment: Appointment, wanted: Slot, *, by: Specialist, now: datetime) -> None:
    """The same time with somebody else or elsewhere: what the person has said of coming still holds."""
    coming, waiting = appointment.will_come_at, appointment.wants_earlier_at
    giving.give(session, appointment, wanted, now=now)
    appointment.will_come_at, appointment.wants_earlier_at = coming, waiting
    publish(session, AppointmentMoved(appointment_id=appointment.id, staff_id=by.id, now=now))


def record(
    session: Session, tag: str, appointment: Appointment, *, by: Specialist, now: datetime, **detail: Any
) -> None:
    """Note in the audit what a person did to a meeting."""
    audit.record(session, tag, subject="appointment", subject_id=appointment.id, staff_id=by.id, now=now, **detail)
