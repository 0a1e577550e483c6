"""When: the months of a plan's year, a month by its code ("2026-10"), its weeks from Monday to Sunday.

A plan begins in August, before the journals' year does: the service's first stage is its help to teachers in August.
"""

import re
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

MONTHS: Final = (8, 9, 10, 11, 12, 1, 2, 3, 4, 5, 6, 7)
FIRST: Final = MONTHS[0]
_SHAPE: Final = re.compile(r"20\d\d-(?:0[1-9]|1[0-2])", re.ASCII)


class MonthUnknown(Exception):
    """No such month."""


class TermOutside(Exception):
    """A month that no year has."""


class TermBackwards(Exception):
    """The last month comes before the first one."""


@dataclass(frozen=True, slots=True)
class Week:
    """A week of a month: its number from 1 on, and those of its days that lie in the month, both included."""

    number: int
    first_day: date
    last_day: date


def of_day(day: date) -> str:
    """The code of a day's month."""
    return f"{day:%Y-%m}"


def year_of(day: date) -> int:
    """The year in which the plan that a day belongs to begins."""
    return day.year if day.month >= FIRST else day.year - 1


def first_day(month: str) -> date:
    """The first day of a month.

    Raises:
        MonthUnknown: the code names none.
    """
    if not _SHAPE.fullmatch(month):
        raise MonthUnknown
    return date(int(month[:4]), int(month[5:]), 1)


def code(school_year: int, number: int) -> str:
    """The code of a month (1-12) of a plan's year."""
    return f"{school_year if number >= FIRST else school_year + 1}-{number:02}"


def next_month(month: str, *, by: int = 1) -> str:
    """The month after this one; ``by=-1``: the one before."""
    first = first_day(month)
    count = first.year * 12 + first.month - 1 + by
    return f"{count // 12}-{count % 12 + 1:02}"


def last_day(month: str) -> date:
    """The last day of a month."""
    return (first_day(month) + timedelta(days=31)).replace(day=1) - timedelta(days=1)


def months(first: int, last: int) -> tuple[int, ...]:
    """The months of a term, both included.

    Raises:
        TermOutside, TermBackwards: it is no term of a school year.
    """
    if first not in MONTHS or last not in MONTHS:
        raise TermOutside
    begins, ends = MONTHS.index(first), MONTHS.index(last)
    if ends < begins:
        raise TermBackwards
    return MONTHS[begins : ends + 1]


def weeks(month: str) -> tuple[Week, ...]:
    """The weeks of a month; the first and the last may be cut short."""
    day, end = first_day(month), last_day(month)
    found: list[Week] = []
    while day <= end:
        sunday = day + timedelta(days=6 - day.weekday())
        found.append(Week(len(found) + 1, day, min(sunday, end)))
        day = sunday + timedelta(days=1)
    return tuple(found)


def monday(day: date) -> date:
    """The Monday of a day's week."""
    return day - timedelta(days=day.weekday())
