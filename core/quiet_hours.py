"""Quiet hours: when somebody may be written to of our own accord, on the school's clock.

What a person waits for at this moment (an answer to a tap, danger) is never held back by them. The windows follow the
sending windows of the service's domain notes (8.4): pupils may not use phones in lessons, and schools teach in two
shifts, so nothing reaches them from 08:00 to 18:30 on a day of lessons; nothing after 21:00; nothing on Sundays and
public holidays. Parents may be told of their own meetings from 09:00 to 20:30, who works at the school in its hours.
"""

from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime, time, timedelta
from enum import StrEnum
from types import MappingProxyType
from typing import Final

from sqlalchemy import select
from sqlalchemy.orm import Session

from core import calendar
from db.models.journals import Audience
from db.models.schools import CalendarPeriod, School

Span = tuple[time, time]


class DayKind(StrEnum):
    """What kind of day it is for the hours; the first that holds, in this order."""

    HOLIDAY = "holiday"
    SUNDAY = "sunday"
    LESSONS = "lessons"
    SATURDAY = "saturday"
    WEEKDAY = "weekday"


# from when to when each group may be written to; a kind of day that is not named is silent
Windows = Mapping[Audience, Mapping[DayKind, Span]]

_EVENING: Final = (time(18, 30), time(20))
_FREE_DAY: Final = (time(11), time(19))
_FAMILY: Final = (time(9), time(20, 30))
_OFFICE: Final = (time(8, 30), time(17, 30))
_OF_STAFF: Final = MappingProxyType({DayKind.LESSONS: _OFFICE, DayKind.WEEKDAY: _OFFICE})
OWN_MEETINGS: Final[Windows] = MappingProxyType(
    {
        Audience.STUDENT: MappingProxyType(
            {DayKind.LESSONS: _EVENING, DayKind.SATURDAY: _FREE_DAY, DayKind.WEEKDAY: _FREE_DAY}
        ),
        Audience.PARENT: MappingProxyType(
            dict.fromkeys((DayKind.LESSONS, DayKind.WEEKDAY, DayKind.SATURDAY, DayKind.SUNDAY), _FAMILY)
        ),
        Audience.TEACHER: _OF_STAFF,
        Audience.ADMINISTRATION: _OF_STAFF,
    }
)

LOOK_BACK: Final = 7  # days: what would be said longer before is not said at all
LOOK_AHEAD: Final = 14  # days
MARGIN: Final = timedelta(minutes=10)  # what is planned for the end of a window still leaves within it when it is late


def may_push(
    school: School,
    periods: Sequence[CalendarPeriod],
    audience: Audience,
    moment: datetime,
    *,
    windows: Windows = OWN_MEETINGS,
) -> bool:
    """Whether somebody of this group may be written to at this moment."""
    window = window_of(school, periods, audience, _day(school, moment), windows)
    return window is not None and window[0] <= moment < window[1]


def next_allowed(
    school: School,
    periods: Sequence[CalendarPeriod],
    audience: Audience,
    moment: datetime,
    *,
    windows: Windows = OWN_MEETINGS,
) -> datetime | None:
    """The first decent moment that is not before this one (UTC); None when there is none within two weeks."""
    for ahead in range(LOOK_AHEAD + 1):
        window = window_of(school, periods, audience, _day(school, moment) + timedelta(days=ahead), windows)
        if window is not None and moment < window[1]:
            return max(moment.astimezone(UTC), window[0])
    return None


def latest_allowed(
    school: School,
    periods: Sequence[CalendarPeriod],
    audience: Audience,
    wanted: datetime,
    *,
    windows: Windows = OWN_MEETINGS,
) -> datetime | None:
    """The last decent moment that is not after the wanted one (UTC); None when there is none within the last week."""
    for back in range(LOOK_BACK + 1):
        window = window_of(school, periods, audience, _day(school, wanted) - timedelta(days=back), windows)
        if window is not None and window[0] <= wanted:
            return min(wanted.astimezone(UTC), window[1] - MARGIN)
    return None


def window_of(
    school: School, periods: Sequence[CalendarPeriod], audience: Audience, day: date, windows: Windows = OWN_MEETINGS
) -> tuple[datetime, datetime] | None:
    """From when until when (UTC) a group may be written to on a day; None: not at all."""
    span = windows[audience].get(kind_of(school, periods, day))
    if span is None:
        return None
    opens, closes = (calendar.at(school, day, clock).astimezone(UTC) for clock in span)
    return opens, closes


def kind_of(school: School, periods: Sequence[CalendarPeriod], day: date) -> DayKind:
    """What kind of day it is in this school."""
    if any(period.kind == "holiday" and period.starts <= day <= period.ends for period in periods):
        return DayKind.HOLIDAY
    if day.isoweekday() == 7:
        return DayKind.SUNDAY
    if calendar.is_working_day(school, periods, day):
        return DayKind.LESSONS
    return DayKind.SATURDAY if day.isoweekday() == 6 else DayKind.WEEKDAY


def periods_of(session: Session) -> Sequence[CalendarPeriod]:
    """The calendar that all these questions are asked of, read once for many."""
    return session.scalars(select(CalendarPeriod)).all()


def _day(school: School, moment: datetime) -> date:
    return calendar.local(school, moment).date()
