"""Periods a report is about: a month, a term, a half-year, a school year. Terms follow one another without a gap.

What is done in a break belongs to the term before it: the four terms of a year are the year, and so are its halves.
"""

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from enum import StrEnum
from typing import Final

from sqlalchemy import select
from sqlalchemy.orm import Session

from core import calendar
from db.models.schools import CalendarPeriod, School

TERMS: Final = 4
_CODE: Final = re.compile(r"(?P<year>(?:19|20|21)\d\d)-(?:(?P<month>0[1-9]|1[0-2])|(?P<part>T[1-4]|H[12]|Y))")
# where a term begins in a year that has no calendar yet
_UNCHARTED: Final = ((9, 1), (11, 1), (1, 1), (4, 1))
_DAY: Final = timedelta(days=1)


class PeriodUnknown(Exception):
    """No such period: its code cannot be read."""


class PeriodKind(StrEnum):
    """How long a period is."""

    MONTH = "month"
    TERM = "term"
    HALF = "half"
    YEAR = "year"


@dataclass(frozen=True, slots=True, kw_only=True)
class Period:
    """A period, both days included. ``code`` as «2026-10», «2026-T1», «2026-H1», «2026-Y» (of the school year 2026/27).

    ``number``: the month, or which term or half; ``previous``: the code of the one before.
    """

    code: str
    kind: PeriodKind
    number: int
    school_year: int
    first_day: date
    last_day: date
    previous: str


def parse(session: Session, code: str) -> Period:
    """The period of a code.

    Raises:
        PeriodUnknown: it names none.
    """
    found = _CODE.fullmatch(code)
    if found is None:
        raise PeriodUnknown
    year = int(found["year"])
    if found["month"]:
        return _month(year, int(found["month"]))
    kind, number = found["part"][0], int(found["part"][1:] or 1)
    if kind == "Y":
        return _made(session, PeriodKind.YEAR, year, 1, previous=f"{year - 1}-Y")
    if kind == "H":
        return _made(session, PeriodKind.HALF, year, number, previous=_before(year, "H", number, most=2))
    return _made(session, PeriodKind.TERM, year, number, previous=_before(year, "T", number, most=TERMS))


def of_year(session: Session, school_year: int) -> tuple[Period, ...]:
    """Every period of a school year: its months, terms and halves, and the year."""
    months = [f"{school_year + (month < calendar.FIRST_MONTH_OF_SCHOOL_YEAR)}-{month:02}" for month in _months()]
    parts = [f"{school_year}-{part}" for part in ("T1", "T2", "T3", "T4", "H1", "H2", "Y")]
    return tuple(parse(session, code) for code in (*months, *parts))


def moments(school: School, period: Period) -> tuple[datetime, datetime]:
    """When the period begins and when the next one does, by the school's clock (UTC)."""
    ends = period.last_day + _DAY
    return calendar.at(school, period.first_day, time()).astimezone(UTC), calendar.at(school, ends, time()).astimezone(
        UTC
    )


def _months() -> tuple[int, ...]:
    return (9, 10, 11, 12, 1, 2, 3, 4, 5, 6, 7, 8)


def _month(year: int, month: int) -> Period:
    first = date(year, month, 1)
    last = (first + timedelta(days=31)).replace(day=1) - _DAY
    before = first - _DAY
    school_year = year if month >= calendar.FIRST_MONTH_OF_SCHOOL_YEAR else year - 1
    return Period(
        code=f"{year}-{month:02}",
        kind=PeriodKind.MONTH,
        number=month,
        school_year=school_year,
        first_day=first,
        last_day=last,
        previous=f"{before.year}-{before.month:02}",
    )


def _made(session: Session, kind: PeriodKind, year: int, number: int, *, previous: str) -> Period:
    """A part of a school year: of as many equal runs of terms as there are parts of its kind."""
    length = {PeriodKind.TERM: 1, PeriodKind.HALF: 2, PeriodKind.YEAR: TERMS}[kind]
    edges = _edges(session, year)
    first = (number - 1) * length
    part = {PeriodKind.TERM: f"T{number}", PeriodKind.HALF: f"H{number}", PeriodKind.YEAR: "Y"}[kind]
    return Period(
        code=f"{year}-{part}",
        kind=kind,
        number=number,
        school_year=year,
        first_day=edges[first],
        last_day=edges[first + length] - _DAY,
        previous=previous,
    )


def _edges(session: Session, year: int) -> tuple[date, ...]:
    """Where the four terms of a school year begin, and where the next year does."""
    opens, ends = date(year, calendar.FIRST_MONTH_OF_SCHOOL_YEAR, 1), date(year + 1, 9, 1)
    is_term = (CalendarPeriod.kind == "term") & (CalendarPeriod.starts >= opens) & (CalendarPeriod.starts < ends)
    starts = session.scalars(select(CalendarPeriod.starts).where(is_term).order_by(CalendarPeriod.starts)).all()
    if len(starts) != TERMS:
        starts = [date(year + (month < calendar.FIRST_MONTH_OF_SCHOOL_YEAR), month, day) for month, day in _UNCHARTED]
    return (opens, *starts[1:], ends)


def _before(year: int, kind: str, number: int, *, most: int) -> str:
    return f"{year}-{kind}{number - 1}" if number > 1 else f"{year - 1}-{kind}{most}"
