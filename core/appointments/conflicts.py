"""Conflicts: meetings that the hours of today no longer allow, and what is odd about a time before it is given."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Final

from sqlalchemy import select
from sqlalchemy.orm import Session

from core import calendar, schools
from core.appointments import listing, slots
from core.appointments.slots import Slot, Taken
from core.cyclogram import hours
from core.cyclogram.hours import Timetable, Window
from core.duty import rota
from db.models.appointments import Appointment, AppointmentState
from db.models.audit import AuditRecord
from db.models.journals import Audience
from db.models.schools import School

STAFF_GAVE: Final = ("appointment:moved", "appointment:proposed", "appointment:walked_in")
_AGREED: Final = (AppointmentState.REQUESTED, AppointmentState.BOOKED)


class Caution(StrEnum):
    """What is odd about a time: whoever was to meet has left, is away, nobody works that day, or not at that hour.

    A psychologist may choose such a time all the same, but for a past one and for one of somebody who has left.
    """

    PAST = "past"
    LEFT = "left"
    AWAY = "away"
    DAY_OFF = "day_off"
    OUTSIDE_HOURS = "outside_hours"


@dataclass(frozen=True, slots=True)
class Conflict:
    """An open meeting that the hours no longer allow, and who is free to stand in at that very time."""

    appointment: Appointment
    why: Caution
    stand_in_id: int | None


def warnings(
    session: Session, school: School, *, staff_id: int, starts_at: datetime, ends_at: datetime, now: datetime
) -> Sequence[Caution]:
    """What is odd about a time, gravest first; shown before it is given."""
    day = calendar.local(school, starts_at).date()
    odd = _Hours(hours.timetable(session, school, first=day, last=day)).oddity(staff_id, starts_at, ends_at)
    found = (Caution.PAST if starts_at < now else None, odd)
    return [caution for caution in found if caution]


def conflicts(session: Session, school_id: int, *, now: datetime) -> Sequence[Conflict]:
    """Meetings to come that cannot be as they stand, soonest first. What a psychologist chose knowingly is none."""
    coming = select(Appointment).where(
        Appointment.school_id == school_id, Appointment.state.in_(_AGREED), Appointment.starts_at >= now
    )
    meetings = session.scalars(coming.order_by(Appointment.starts_at, Appointment.id)).all()
    if not meetings:
        return []
    school = schools.school(session, school_id)
    first, last = (calendar.local(school, one.starts_at or now).date() for one in (meetings[0], meetings[-1]))
    open_hours = _Hours(hours.timetable(session, school, first=first, last=last))
    found = [(one, why) for one in meetings if (why := open_hours.oddity_of(one))]
    chosen = _chosen(session, [one.id for one, _ in found])
    left = [(one, why) for one, why in found if (one.id, _key(one), why.value) not in chosen]
    if not left:
        return []
    until = max(one.free_at or now for one, _ in left)
    busy = listing.taken(session, school_id, since=now, until=until, now=now)
    return [Conflict(one, why, open_hours.stand_in(one, busy)) for one, why in left]


def room_of(session: Session, school: School, *, staff_id: int, starts_at: datetime) -> int | None:
    """The room where a person receives at a moment; None where they do not, or nowhere in particular."""
    day = calendar.local(school, starts_at).date()
    for window in hours.windows(session, school, first=day, days=1):
        if window.staff_id == staff_id and window.opens <= starts_at < window.closes:
            return window.room_id
    return None


class _Hours:
    """The hours of some days, each worked out once."""

    def __init__(self, timetable: Timetable) -> None:
        self.timetable = timetable
        self.days: dict[date, Sequence[Window]] = {}

    def oddity_of(self, meeting: Appointment) -> Caution | None:
        """Why a meeting cannot be as it stands."""
        if meeting.staff_id is None or meeting.starts_at is None or meeting.ends_at is None:
            return None
        return self.oddity(meeting.staff_id, meeting.starts_at, meeting.ends_at, meeting.audience)

    def oddity(
        self, staff_id: int, starts_at: datetime, ends_at: datetime, audience: Audience | None = None
    ) -> Caution | None:
        """Why a person receives nobody then; None when they do."""
        day = calendar.local(self.timetable.school, starts_at).date()
        if staff_id not in self.timetable.able:
            return Caution.LEFT
        if staff_id in self.gone(day):
            return Caution.AWAY
        if self.receives(staff_id, starts_at, ends_at, audience):
            return None
        is_shut = any(
            not one.is_open and one.opens is None and one.staff_id in (None, staff_id)
            for one in self.timetable.exceptions.get(day, ())
        )
        is_working_day = calendar.is_working_day(self.timetable.school, self.timetable.periods, day)
        return Caution.DAY_OFF if is_shut or not is_working_day else Caution.OUTSIDE_HOURS

    def receives(self, staff_id: int, starts_at: datetime, ends_at: datetime, audience: Audience | None) -> bool:
        """Whether a person's windows cover a time without a gap."""
        reached = starts_at
        for window in self.windows(calendar.local(self.timetable.school, starts_at).date()):
            is_for_them = audience is None or audience in window.audiences
            if window.staff_id == staff_id and is_for_them and window.opens <= reached < window.closes:
                reached = window.closes
        return reached >= ends_at

    def stand_in(self, meeting: Appointment, busy: Taken) -> int | None:
        """Who can meet in this person's place: whoever stands in for them, else a colleague who receives then."""
        if meeting.staff_id is None or meeting.starts_at is None or meeting.ends_at is None or meeting.free_at is None:
            return None
        named = rota.present(
            meeting.staff_id, self.gone(calendar.local(self.timetable.school, meeting.starts_at).date())
        )
        receiving = (
            one
            for one in sorted(self.timetable.able)
            if self.receives(one, meeting.starts_at, meeting.ends_at, meeting.audience)
        )
        for staff_id in (named, *receiving):
            if staff_id is None or staff_id == meeting.staff_id or staff_id not in self.timetable.able:
                continue
            if not busy.meets(Slot(staff_id, None, meeting.starts_at, meeting.ends_at, meeting.free_at)):
                return staff_id
        return None

    def windows(self, day: date) -> Sequence[Window]:
        """The windows of one day, by their beginnings."""
        if day not in self.days:
            self.days[day] = list(self.timetable.windows(day))
        return self.days[day]

    def gone(self, day: date) -> dict[int, int | None]:
        """Who is away on a day, and who stands in for each."""
        return {one.staff_id: one.stand_in_id for one in self.timetable.absences if one.starts <= day <= one.ends}


def _chosen(session: Session, meetings: Sequence[int]) -> set[tuple[int, str, str]]:
    """Which times psychologists gave these meetings although they were warned, and of what."""
    acts = select(AuditRecord.subject_id, AuditRecord.detail).where(
        AuditRecord.subject == "appointment", AuditRecord.subject_id.in_(meetings), AuditRecord.tag.in_(STAFF_GAVE)
    )
    return {
        (number or 0, detail.get("time", ""), caution)
        for number, detail in session.execute(acts)
        for caution in detail.get("cautions", ())
    }


def _key(meeting: Appointment) -> str:
    return "" if meeting.starts_at is None else f"{meeting.staff_id}.{slots.minute(meeting.starts_at)}"
