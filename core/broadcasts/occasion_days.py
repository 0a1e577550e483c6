"""The days of an occasion: a rule of the library laid over a stretch of the calendar.

Rules as the seed writes them, by ``kind``: ``day`` with ``month`` and ``day``, a season when ``to`` = [month, day]
follows; ``weekday`` with ``month``, ``nth`` and ``weekday`` (0 = Monday); ``term`` with ``edge`` (start or end),
``days`` from it and how many it ``lasts``; ``quarter``, any time of each term; ``mourning``, which no calendar knows.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, Final

from db.models.schools import CalendarPeriod

MOURNING: Final = "mourning"
_DAY: Final = timedelta(days=1)


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """The first and the last day of an occasion, both included; of most it is one day."""

    first: date
    last: date

    def meets(self, since: date, until: date) -> bool:
        """Whether a day of it lies between two days, both included."""
        return self.first <= until and self.last >= since


def spans(rule: Mapping[str, Any], terms: Sequence[CalendarPeriod], *, since: date, until: date) -> list[Span]:
    """Every time an occasion comes between two days, both included, in their order."""
    found = _by_term(rule, terms) if rule["kind"] in ("term", "quarter") else _by_year(rule, since, until)
    return sorted(span for span in found if span.meets(since, until))


def _by_year(rule: Mapping[str, Any], since: date, until: date) -> Iterator[Span]:
    for year in range(since.year, until.year + 1):
        if rule["kind"] == "day":
            first = date(year, rule["month"], rule["day"])
            yield Span(first, date(year, *rule["to"]) if "to" in rule else first)
        elif rule["kind"] == "weekday":
            day = _nth(year, rule["month"], rule["nth"], rule["weekday"])
            yield Span(day, day)


def _nth(year: int, month: int, nth: int, weekday: int) -> date:
    first = date(year, month, 1)
    return first + timedelta(days=(weekday - first.weekday()) % 7 + 7 * (nth - 1))


def _by_term(rule: Mapping[str, Any], terms: Iterable[CalendarPeriod]) -> Iterator[Span]:
    for term in terms:
        if rule["kind"] == "quarter":
            yield Span(term.starts, term.ends)
            continue
        first = (term.starts if rule["edge"] == "start" else term.ends) + timedelta(days=rule["days"])
        yield Span(first, first + (rule.get("lasts", 1) - 1) * _DAY)
