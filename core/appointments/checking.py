"""What a change of hours would do: meetings of the future that the new hours would no longer allow, shown before it.

The change is made, the conflicts before and after it are compared, and unless whoever makes it has seen what is left
outside, all of it is taken back by the exception that tells so. No meeting is ever cancelled by a change of hours.
"""

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from core import calendar, schools
from core.appointments import slots
from core.appointments.conflicts import Conflict, conflicts
from core.appointments.day_plan import MOVABLE
from db.models.appointments import Appointment
from db.models.journals import Audience
from db.models.staff import Staff


@dataclass(frozen=True, slots=True)
class Outside:
    """A meeting that would be left outside the hours. ``key`` names its time, and tells nobody whose it is."""

    key: str
    code: str
    audience: Audience
    staff_id: int
    starts_at: datetime
    ends_at: datetime


class MeetingsOutside(Exception):
    """The change would leave open meetings outside the hours, and nobody has looked at them yet: it was not made."""

    def __init__(self, meetings: Sequence[Outside]) -> None:
        super().__init__("meetings outside the hours")
        self.meetings = meetings


def change(
    session: Session, make: Callable[[], object], *, school_id: int, seen: Collection[str] = (), now: datetime
) -> None:
    """Make a change of the hours; ``seen``: keys of meetings that whoever makes it knows to be left outside.

    Raises:
        MeetingsOutside: others would be left outside too; let it end the transaction.
    """
    before = {conflict.appointment.id for conflict in conflicts(session, school_id, now=now)}
    make()
    session.flush()
    after = conflicts(session, school_id, now=now)
    left = [_named(conflict) for conflict in after if conflict.appointment.id not in before]
    if not {one.key for one in left} <= set(seen):
        raise MeetingsOutside(left)


def open_meetings(
    session: Session, *, staff_id: int, now: datetime, first: date | None = None, last: date | None = None
) -> int:
    """How many agreed meetings to come a person has: on these days (both included), or ever."""
    school = schools.school(session, session.get_one(Staff, staff_id).school_id)
    coming = select(func.count()).where(
        Appointment.staff_id == staff_id, Appointment.state.in_(MOVABLE), Appointment.starts_at > now
    )
    if first is not None:
        coming = coming.where(Appointment.starts_at >= calendar.at(school, first, time.min))
    if last is not None:
        coming = coming.where(Appointment.starts_at < calendar.at(school, last + timedelta(days=1), time.min))
    return session.scalar(coming) or 0


def _named(conflict: Conflict) -> Outside:
    meeting = conflict.appointment
    if meeting.staff_id is None or meeting.starts_at is None or meeting.ends_at is None:
        raise LookupError("a meeting outside the hours has no time")
    key = f"{meeting.staff_id}.{slots.minute(meeting.starts_at)}"
    return Outside(key, meeting.code, meeting.audience, meeting.staff_id, meeting.starts_at, meeting.ends_at)
