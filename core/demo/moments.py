"""When invented things happened: moments written relative to now, laid on the school's own days and hours.

``now 25``: so many minutes before now. ``desk 40``: so many minutes before the psychologists' latest working moment.
``3 21:40``: that time, three school days before the day of that moment. ``y 21:40``: on the school day before today.
``<7 22:30``: on the day before that school day, a Sunday maybe. ``next``: when somebody reads again, after two hours.
"""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from sqlalchemy import select
from sqlalchemy.orm import Session

from core import calendar
from db.models.schools import CalendarPeriod, School

DAYS_BACK = 20
LOOKED_BACK = 200
DAYS_AHEAD = 25
SETTLED = timedelta(hours=3)  # before that a working day has nothing to show yet
AHEAD = timedelta(hours=2)
NUMBERED_AT = time(17, 25)
STILL_WAITS = 2  # the work of the latest days has no numbers yet


@dataclass(frozen=True, slots=True)
class Days:
    """The latest school days of a school, the newest first, and the moment its psychologists worked last.

    ``coming``: the school days from today on, as far ahead as meetings are booked.
    """

    zone: ZoneInfo
    now: datetime
    desk: datetime
    days: tuple[date, ...]
    yesterday: date
    next: datetime
    coming: tuple[date, ...] = ()

    def moment(self, written: str) -> datetime:
        """A written moment as an aware one."""
        if written == "next":
            return self.next
        place, _, rest = written.partition(" ")
        if place in {"now", "desk"}:
            return (self.now if place == "now" else self.desk) - timedelta(minutes=int(rest))
        return datetime.combine(self._day(place), time.fromisoformat(rest), tzinfo=self.zone)

    def evening(self, moment: datetime) -> datetime | None:
        """The end of the day, when a psychologist numbers its work; None while that is still to come."""
        if moment.date() not in self.days[STILL_WAITS:]:
            return None
        return max(datetime.combine(moment.date(), NUMBERED_AT, tzinfo=self.zone), moment)

    def _day(self, place: str) -> date:
        if place == "y":
            return self.yesterday
        if place.startswith("<"):
            return self.days[int(place[1:])] - timedelta(days=1)
        return self.days[int(place)]


def days_of(session: Session, school: School, *, now: datetime) -> Days:
    """The school days up to now, by the school's calendar."""
    here = calendar.local(school, now)
    days = _school_days(session, school, here.date())
    settled = datetime.combine(here.date(), school.opens, tzinfo=here.tzinfo) + SETTLED
    worked = days[1:] if days[0] == here.date() and here < settled else days
    closing = datetime.combine(worked[0], school.closes, tzinfo=here.tzinfo)
    opens_at = calendar.reading_hours(session, school, now=now + AHEAD).opens_at
    return Days(
        zone=ZoneInfo(school.timezone),
        now=here,
        desk=min(here, closing),
        days=worked[: DAYS_BACK + 1],
        yesterday=next(day for day in days if day < here.date()),
        next=opens_at or here + AHEAD,
        coming=_coming(session, school, here.date()),
    )


def _school_days(session: Session, school: School, today: date) -> tuple[date, ...]:
    """The school days up to today, newest first; long holidays are stepped over."""
    periods = session.scalars(select(CalendarPeriod)).all()
    past = (today - timedelta(days=ago) for ago in range(LOOKED_BACK))
    return tuple(day for day in past if calendar.is_working_day(school, periods, day))


def _coming(session: Session, school: School, today: date) -> tuple[date, ...]:
    periods = session.scalars(select(CalendarPeriod)).all()
    ahead = (today + timedelta(days=days) for days in range(DAYS_AHEAD))
    return tuple(day for day in ahead if calendar.is_working_day(school, periods, day))
