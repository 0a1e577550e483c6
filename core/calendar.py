"""The school's calendar: when somebody reads, and when that will be next, in the school's own time."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from sqlalchemy import select
from sqlalchemy.orm import Session

from db.models.schools import CalendarPeriod, School

FIRST_MONTH_OF_SCHOOL_YEAR = 9
HORIZON_DAYS = 120


@dataclass(frozen=True, slots=True)
class ReadingHours:
    """Whether somebody reads just now, until when, and from when next (school-local moments)."""

    is_open: bool
    closes_at: datetime | None
    opens_at: datetime | None


def local(school: School, moment: datetime) -> datetime:
    """A moment on the school's clock."""
    return moment.astimezone(ZoneInfo(school.timezone))


def school_year(school: School, moment: datetime) -> int:
    """The year in which the school year of that moment began (it runs from 1 September)."""
    return _school_year_of(local(school, moment).date())


def reading_hours(session: Session, school: School, *, now: datetime) -> ReadingHours:
    """Who writes at this moment is read now, or from when."""
    periods = session.scalars(select(CalendarPeriod)).all()
    here = local(school, now)
    if is_working_day(school, periods, here.date()) and school.opens <= here.time() < school.closes:
        return ReadingHours(is_open=True, closes_at=at(school, here.date(), school.closes), opens_at=None)
    return ReadingHours(is_open=False, closes_at=None, opens_at=_next_opening(school, periods, here))


def due_by(session: Session, school: School, *, now: datetime) -> datetime:
    """An ordinary request is answered by the end of the next working day."""
    periods = session.scalars(select(CalendarPeriod)).all()
    day = local(school, now).date()
    for ahead in range(1, HORIZON_DAYS):
        if is_working_day(school, periods, day + timedelta(days=ahead)):
            return at(school, day + timedelta(days=ahead), school.closes)
    return now + timedelta(days=1)


def is_working_day(school: School, periods: Sequence[CalendarPeriod], day: date) -> bool:
    """A working weekday inside a term and outside holidays; in a school year without terms, the weekday alone."""
    if day.weekday() not in school.working_days:
        return False
    if any(period.kind == "holiday" and period.starts <= day <= period.ends for period in periods):
        return False
    terms = [period for period in periods if period.kind == "term"]
    is_charted = any(_school_year_of(term.starts) == _school_year_of(day) for term in terms)
    return not is_charted or any(term.starts <= day <= term.ends for term in terms)


def at(school: School, day: date, clock: time) -> datetime:
    """A time of a day on the school's clock."""
    return datetime.combine(day, clock, tzinfo=ZoneInfo(school.timezone))


def _next_opening(school: School, periods: Sequence[CalendarPeriod], here: datetime) -> datetime | None:
    for ahead in range(HORIZON_DAYS):
        day = here.date() + timedelta(days=ahead)
        opening = at(school, day, school.opens)
        if opening > here and is_working_day(school, periods, day):
            return opening
    return None


def _school_year_of(day: date) -> int:
    return day.year if day.month >= FIRST_MONTH_OF_SCHOOL_YEAR else day.year - 1
