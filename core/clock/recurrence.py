"""Recurrence: when what is said again is said again, purely. Wall time and its zone decide, never a count of hours."""

import re
from calendar import monthrange
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from enum import StrEnum
from types import MappingProxyType
from typing import Any, Final, Self
from zoneinfo import ZoneInfo

from core.calendar import FIRST_MONTH_OF_SCHOOL_YEAR
from db.models.schools import CalendarPeriod

NAME: Final = "%Y-%m-%dT%H:%M"
MOST_OFFSET: Final = 180  # days before or after an anchor
LAST_OF_MONTH: Final = -1
# 2024 is a leap year: 29 February exists, in the years that have one
_LEAP_YEAR: Final = 2024
_FIXED: Final = re.compile(r"(\d\d)-(\d\d)")
_NTH: Final = re.compile(r"(\d\d):(-1|[1-4]):([0-6])")
_DAY: Final = timedelta(days=1)


class RecurrenceUnclear(Exception):
    """What was written does not say when."""


class DayDoesNotExist(RecurrenceUnclear):
    """No year has this day, as 31 February."""


class Kind(StrEnum):
    """How something comes again: once, on days of the week, with each term, or with a day of each year."""

    ONCE = "once"
    WEEKLY = "weekly"
    TERM = "term"
    RELATIVE = "relative"


@dataclass(frozen=True, slots=True)
class Occurrence:
    """One time: its name is the wall time that was meant («2026-11-30T18:30»), ``at`` the moment in UTC."""

    name: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Recurrence:
    """How something comes again.

    ``weekdays`` (weekly; 0 is Monday, none: the weekday of the first day). ``anchor`` of a term: «start» or «end», with
    ``offset_days`` days after its first day or before its last. ``anchor`` of what is relative: «term_start»,
    «term_end», «exams» (the first day of each season), «06-26» (that day of each year) or «11:3:3» (month, which one,
    weekday: the third Thursday of November; -1 is the last one), with ``offset_days`` before (negative) or after it.

    Raises:
        DayDoesNotExist: no year has the day.
        RecurrenceUnclear: it says nothing that can be carried out.
    """

    kind: Kind = Kind.ONCE
    weekdays: tuple[int, ...] = ()
    anchor: str = ""
    offset_days: int = 0

    def __post_init__(self) -> None:
        """Refuse at once what never happens."""
        if any(day not in range(7) for day in self.weekdays) or abs(self.offset_days) > MOST_OFFSET:
            raise RecurrenceUnclear(f"{self.weekdays} {self.offset_days}")
        if self.kind is Kind.TERM and (self.anchor not in ("start", "end") or self.offset_days < 0):
            raise RecurrenceUnclear(self.anchor)
        if self.kind is Kind.RELATIVE:
            _anchored(self.anchor)

    def as_dict(self) -> dict[str, Any]:
        """As a table keeps it."""
        return {
            "kind": self.kind.value,
            "weekdays": list(self.weekdays),
            "anchor": self.anchor,
            "offset_days": self.offset_days,
        }

    @classmethod
    def from_dict(cls, kept: Mapping[str, Any]) -> Self:
        """From what a table keeps.

        Raises:
            RecurrenceUnclear: it says nothing that can be carried out.
        """
        try:
            return cls(
                kind=Kind(kept.get("kind", Kind.ONCE)),
                weekdays=tuple(sorted({int(day) for day in kept.get("weekdays", ())})),
                anchor=str(kept.get("anchor", "")),
                offset_days=int(kept.get("offset_days", 0)),
            )
        except (TypeError, ValueError) as problem:
            raise RecurrenceUnclear(type(problem).__name__) from None


def fixed(month: int, day: int) -> str:
    """The anchor of a day of each year.

    Raises:
        DayDoesNotExist: no year has it.
    """
    anchor = f"{month:02}-{day:02}"
    _anchored(anchor)
    return anchor


def nth_weekday(month: int, which: int, weekday: int) -> str:
    """The anchor of the first to fourth weekday of a month, or of its last one (-1); 0 is Monday.

    Raises:
        RecurrenceUnclear: there is no such month, weekday or count.
    """
    anchor = f"{month:02}:{which}:{weekday}"
    _anchored(anchor)
    return anchor


def occurrences(
    *,
    day: date,
    clock: time,
    zone: str,
    recurrence: Recurrence,
    until: date | None,
    periods: Sequence[CalendarPeriod],
    after: datetime,
    before: datetime,
) -> list[Occurrence]:
    """Every time between two moments, both included, soonest first.

    ``day`` is the first possible day, ``until`` the last one. What never ends, ends with the school year after the
    next one; so the list is bounded whatever is asked.
    """
    place, last = ZoneInfo(zone), last_day(day, until)
    first = max(day, after.astimezone(place).date() - _DAY)
    final = min(last, before.astimezone(place).date() + _DAY)
    named = (
        Occurrence(datetime.combine(found, clock).strftime(NAME), moment(found, clock, place))
        for found in sorted(set(_days(day, recurrence, periods, first, final)))
    )
    return [one for one in named if after <= one.at <= before]


def last_day(day: date, until: date | None) -> date:
    """The last day of what begins on a day: ``until``, at most the end of the school year after the next one."""
    begun = day.year if day.month >= FIRST_MONTH_OF_SCHOOL_YEAR else day.year - 1
    bound = date(begun + 3, FIRST_MONTH_OF_SCHOOL_YEAR, 1) - _DAY
    return bound if until is None else min(until, bound)


def moment(day: date, clock: time, zone: ZoneInfo) -> datetime:
    """The moment (UTC) of a time on the wall.

    A time that exists twice is the first of both; one that a change of the clock swallows is the moment of the change.
    """
    wall = datetime.combine(day, clock)
    found = wall.replace(tzinfo=zone).astimezone(UTC)
    if found.astimezone(zone).replace(tzinfo=None) == wall:
        return found
    earliest = wall.replace(tzinfo=zone, fold=1).astimezone(UTC)
    return _change(earliest, found, zone)


def _change(since: datetime, until: datetime, zone: ZoneInfo) -> datetime:
    """The moment between two others at which the zone's clock jumps, to the second."""
    before = since.astimezone(zone).utcoffset()
    while until - since > timedelta(seconds=1):
        middle = (since + (until - since) / 2).replace(microsecond=0)
        if middle.astimezone(zone).utcoffset() == before:
            since = middle
        else:
            until = middle
    return until


def _days(
    day: date, recurrence: Recurrence, periods: Sequence[CalendarPeriod], first: date, final: date
) -> Iterator[date]:
    """The days of a recurrence within two others, in any order, perhaps more than once."""
    match recurrence.kind:
        case Kind.ONCE:
            found: Iterator[date] = iter([day])
        case Kind.WEEKLY:
            on = recurrence.weekdays or (day.weekday(),)
            span = (first + timedelta(days=ahead) for ahead in range((final - first).days + 1))
            found = (one for one in span if one.weekday() in on)
        case Kind.TERM:
            found = _of_terms(recurrence, periods)
        case Kind.RELATIVE:
            found = _relative(recurrence, periods, first, final)
    return (one for one in found if first <= one <= final)


def _of_terms(recurrence: Recurrence, periods: Sequence[CalendarPeriod]) -> Iterator[date]:
    """A day of each term; a term too short for it has none."""
    inward = timedelta(days=recurrence.offset_days)
    for term in periods:
        if term.kind == "term":
            found = term.starts + inward if recurrence.anchor == "start" else term.ends - inward
            if term.starts <= found <= term.ends:
                yield found


def _relative(recurrence: Recurrence, periods: Sequence[CalendarPeriod], first: date, final: date) -> Iterator[date]:
    offset = timedelta(days=recurrence.offset_days)
    years = range(first.year - 1, final.year + 2)
    return (found + offset for found in _anchored(recurrence.anchor)(periods, years))


def _anchored(anchor: str) -> Callable[[Sequence[CalendarPeriod], range], Iterator[date]]:
    """What gives the days of an anchor."""
    if anchor in _OF_PERIODS:
        kind, edge = _OF_PERIODS[anchor]
        return lambda periods, _years: (getattr(one, edge) for one in periods if one.kind == kind)
    if found := _FIXED.fullmatch(anchor):
        month, day = int(found[1]), int(found[2])
        if not _exists(_LEAP_YEAR, month, day):
            raise DayDoesNotExist(anchor)
        return lambda _periods, years: (date(year, month, day) for year in years if _exists(year, month, day))
    if (found := _NTH.fullmatch(anchor)) and 1 <= int(found[1]) <= 12:
        month, which, weekday = (int(part) for part in found.groups())
        return lambda _periods, years: (_nth(year, month, which, weekday) for year in years)
    raise RecurrenceUnclear(anchor)


_OF_PERIODS: Final = MappingProxyType(
    {"term_start": ("term", "starts"), "term_end": ("term", "ends"), "exams": ("exams", "starts")}
)


def _exists(year: int, month: int, day: int) -> bool:
    return 1 <= month <= 12 and 1 <= day <= monthrange(year, month)[1]


def _nth(year: int, month: int, which: int, weekday: int) -> date:
    if which == LAST_OF_MONTH:
        last = date(year, month, monthrange(year, month)[1])
        return last - timedelta(days=(last.weekday() - weekday) % 7)
    opening = date(year, month, 1)
    return opening + timedelta(days=(weekday - opening.weekday()) % 7 + 7 * (which - 1))
