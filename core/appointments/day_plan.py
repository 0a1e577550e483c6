"""A plan for a day that is moved or closed: for every meeting its new time, purely proposed; nothing is changed."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Final

from sqlalchemy import select
from sqlalchemy.orm import Session

from core import calendar
from core.appointments import listing
from core.appointments.slots import Slot, Taken
from core.calendar import HORIZON_DAYS
from db.models.appointments import Appointment, AppointmentState
from db.models.schools import School

CANCEL: Final = "cancel"
LEAVE: Final = "leave"
CHOICES: Final = 12  # other times that a row offers
MOVABLE: Final = (AppointmentState.REQUESTED, AppointmentState.BOOKED)


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One meeting of the day: what will be done (a slot's key, ``CANCEL`` or ``LEAVE``), and what the person is told.

    ``to`` is its new time; ``is_taken``: the chosen time cannot be had; ``message`` is empty when nobody is told.
    """

    appointment: Appointment
    was: datetime
    choice: str
    to: datetime | None = None
    choices: Sequence[Slot] = ()
    is_taken: bool = False
    message: str = ""


def meetings(session: Session, school: School, *, day: date, staff_id: int, now: datetime) -> Sequence[Appointment]:
    """The open meetings of one person on a day that are still to come, in the order of the clock."""
    since = max(now, calendar.at(school, day, time.min))
    until = calendar.at(school, day + timedelta(days=1), time.min)
    of_day = select(Appointment).where(
        Appointment.school_id == school.id,
        Appointment.staff_id == staff_id,
        Appointment.state.in_(MOVABLE),
        Appointment.starts_at > since - timedelta(microseconds=1),
        Appointment.starts_at < until,
    )
    return session.scalars(of_day.order_by(Appointment.starts_at)).all()


def planned(
    session: Session,
    school: School,
    day: date,
    staff_id: int,
    to_day: date | None,
    chosen: Mapping[str, str],
    now: datetime,
) -> list[Row]:
    """What would become of every open meeting of the day; two rows never share a time."""
    given: list[Slot] = []
    rows = []
    for meeting in meetings(session, school, day=day, staff_id=staff_id, now=now):
        found = _free(session, school, meeting, staff_id, to_day, now) if to_day else []
        row = _row(school, meeting, found, chosen.get(meeting.ref), given)
        given += [slot for slot in found if slot.key == row.choice]
        rows.append(row)
    return rows


def _free(
    session: Session, school: School, meeting: Appointment, staff_id: int, to_day: date, now: datetime
) -> list[Slot]:
    """The person's own free times from the other day on; those of the day that is left are no choice."""
    left = calendar.local(school, meeting.starts_at or now).date()
    found = listing.free_slots(session, school, audience=meeting.audience, now=now, first=to_day, days=HORIZON_DAYS)
    return [
        slot for slot in found if slot.staff_id == staff_id and calendar.local(school, slot.starts_at).date() != left
    ]


def _row(school: School, meeting: Appointment, found: Sequence[Slot], wish: str | None, given: Sequence[Slot]) -> Row:
    if meeting.starts_at is None:
        raise LookupError("a meeting of a day has no time")
    busy = Taken.of((slot.staff_id, None, slot.starts_at, slot.free_at) for slot in given)
    left = [slot for slot in found if not busy.meets(slot)]
    proposed = _proposed(school, meeting.starts_at, left)
    wanted = [slot for slot in left if slot.key == wish] if wish else proposed
    offered = {slot.key: slot for slot in (*proposed, *wanted, *left[:CHOICES])}
    usual = wanted[0].key if wanted else CANCEL
    return Row(
        appointment=meeting,
        was=meeting.starts_at,
        choice=wish or usual,
        to=wanted[0].starts_at if wanted else None,
        choices=sorted(offered.values(), key=lambda slot: slot.starts_at),
        is_taken=bool(wish) and not wanted and wish not in (CANCEL, LEAVE),
    )


def _proposed(school: School, was: datetime, left: Sequence[Slot]) -> Sequence[Slot]:
    """The same hour of the first day that has any free time, else the next free time."""
    if not left:
        return ()
    first = calendar.local(school, left[0].starts_at).date()
    wanted = calendar.at(school, first, calendar.local(school, was).time())
    same = [slot for slot in left if slot.starts_at == wanted]
    return same[:1] or left[:1]


def busy_days(session: Session, school: School, *, staff_id: int, now: datetime) -> Mapping[date, int]:
    """The days on which a person has open meetings to come, and how many, soonest first."""
    coming = select(Appointment.starts_at).where(
        Appointment.school_id == school.id,
        Appointment.staff_id == staff_id,
        Appointment.state.in_(MOVABLE),
        Appointment.starts_at > now,
    )
    found = session.scalars(coming.order_by(Appointment.starts_at)).all()
    return Counter(calendar.local(school, moment).date() for moment in found if moment is not None)
