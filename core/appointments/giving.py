"""A time that a psychologist gives: whom, where and how long is theirs to choose, the hours warn, the cells decide."""

from datetime import datetime, timedelta
from typing import Any, Final

from sqlalchemy.orm import Session

from core import schools, staff
from core.actors import Specialist
from core.appointments import booking, listing
from core.appointments.conflicts import warnings
from core.appointments.listing import SlotPast
from core.appointments.slots import Slot
from core.cyclogram import hours, rooms
from db.models.appointments import Appointment, AppointmentHold, HoldPurpose
from db.models.cyclogram import MeetingLink

ASKED_FOR: Final = timedelta(days=1)
_AT_ONCE: Final = timedelta(minutes=1)


class ColleagueUnknown(Exception):
    """No such psychologist works in this school."""


def slot(
    session: Session,
    *,
    staff_id: int,
    starts_at: datetime,
    room_id: int | None,
    by: Specialist,
    length: timedelta | None = None,
) -> Slot:
    """A time of this psychologist in this room: so long, or as long as the rules say, with the pause after it.

    Raises:
        ColleagueUnknown, RoomUnknown: there is nobody, or no such place.
    """
    require_psychologist(session, staff_id, by=by)
    rooms.require_room(session, room_id, by=by)
    rules = hours.rules_of(session, by.school_id)
    ends_at = starts_at + (length or timedelta(minutes=rules.meeting_minutes))
    return Slot(staff_id, room_id, starts_at, ends_at, ends_at + timedelta(minutes=rules.pause_minutes))


def slot_of(
    session: Session,
    appointment: Appointment,
    *,
    staff_id: int,
    starts_at: datetime,
    room_id: int | None,
    by: Specialist,
    minutes: int | None = None,
) -> Slot:
    """The time a meeting would take: so many minutes, else as long as it is, else as long as the rules say.

    Raises:
        ColleagueUnknown, RoomUnknown: there is nobody, or no such place.
    """
    length = timedelta(minutes=minutes) if minutes is not None else None
    if length is None and appointment.starts_at is not None and appointment.ends_at is not None:
        length = appointment.ends_at - appointment.starts_at
    return slot(session, staff_id=staff_id, starts_at=starts_at, room_id=room_id, by=by, length=length)


def keep(
    session: Session, appointment: Appointment, wanted: Slot, *, now: datetime, until: datetime | None = None
) -> AppointmentHold:
    """Keep a time until then, or for this instant.

    Raises:
        SlotTaken: somebody has it.
    """
    return booking.keep(
        session, appointment, wanted, purpose=HoldPurpose.PROPOSAL, until=until or now + _AT_ONCE, now=now
    )


def give(session: Session, appointment: Appointment, wanted: Slot, *, now: datetime) -> None:
    """The time is the meeting's own from now on.

    Raises:
        SlotTaken: somebody has it.
    """
    booking.take_time(session, appointment, keep(session, appointment, wanted, now=now), now=now)
    if appointment.is_online:
        appointment.is_online = session.get(MeetingLink, wanted.staff_id) is not None


def asked_until(session: Session, appointment: Appointment, wanted: Slot, *, now: datetime) -> datetime:
    """How long a proposal is kept: a day, but not past the notice before it; for the next hours as long as an offer."""
    rules = hours.rules_of(session, appointment.school_id)
    at_least = min(now + timedelta(minutes=rules.claim_minutes), wanted.starts_at)
    return max(at_least, min(now + ASKED_FOR, wanted.starts_at - timedelta(minutes=rules.notice_minutes)))


def refuse_past(session: Session, appointment: Appointment, wanted: Slot, *, now: datetime) -> None:
    """Nobody can come to a time that is over.

    Raises:
        SlotPast: the nearest free times are told.
    """
    if wanted.starts_at < now:
        school = schools.school(session, appointment.school_id)
        audience, own = appointment.audience, appointment.id
        raise SlotPast(listing.nearest(session, school, to=wanted.starts_at, audience=audience, now=now, ignoring=own))


def chosen(session: Session, appointment: Appointment, wanted: Slot, *, now: datetime) -> dict[str, Any]:
    """What the audit keeps of a time that was given in spite of warnings: it is no conflict afterwards."""
    school = schools.school(session, appointment.school_id)
    found = warnings(
        session, school, staff_id=wanted.staff_id, starts_at=wanted.starts_at, ends_at=wanted.ends_at, now=now
    )
    return {"time": wanted.key, "cautions": [caution.value for caution in found]}


def require_psychologist(session: Session, staff_id: int, *, by: Specialist) -> None:
    """Only psychologists of the actor's school meet people.

    Raises:
        ColleagueUnknown: this is none.
    """
    if staff_id not in {member.id for member in session.scalars(staff.psychologists(by.school_id))}:
        raise ColleagueUnknown
