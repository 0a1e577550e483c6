"""Where a block stands in a column of time: classes of the stylesheet, because a page carries no style of its own."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Final

MOST_LANES: Final = 6
FEWEST_HOURS: Final = 6
SHORTEST: Final = timedelta(minutes=15)


@dataclass(frozen=True, slots=True)
class Span:
    """From when to when something stands in a day, on the school's clock."""

    opens: datetime
    closes: datetime


def spot(span: Span) -> str:
    """The rows of a span: whole hours and steps of five minutes, rounded outward; what lasts overnight ends at 24."""
    is_over_midnight = span.closes.date() > span.opens.date()
    begins, ends = _steps(span.opens, up=False), 24 * 12 if is_over_midnight else _steps(span.closes, up=True)
    return f"at-h{begins // 12} at-m{begins % 12} to-h{ends // 12} to-m{ends % 12}"


def lanes(spans: Sequence[Span]) -> Sequence[str]:
    """Which part of the column's width each span has: those that meet stand side by side."""
    found, group = [""] * len(spans), list[int]()
    ends: list[datetime] = []
    until: datetime | None = None
    for index in sorted(range(len(spans)), key=lambda index: (spans[index].opens, spans[index].closes)):
        span = spans[index]
        if until is not None and span.opens >= until:
            _close(found, group, len(ends))
            group, ends, until = [], [], None
        lane = next((lane for lane, end in enumerate(ends) if end <= span.opens), len(ends))
        last = max(span.closes, span.opens + SHORTEST)
        ends[lane : lane + 1] = [last]
        found[index] = str(lane)
        group.append(index)
        until = last if until is None else max(until, last)
    _close(found, group, len(ends))
    return found


def frame(spans: Sequence[Span], *, opens: int, closes: int) -> tuple[int, int]:
    """The first and the last hour of the page: an hour around what stands there, within the school's hours if it can.

    ``opens`` and ``closes`` are the school's; where nothing stands they are all there is.
    """
    begins = [span.opens.hour for span in spans]
    ends = [_last_hour(span) for span in spans]
    if not begins:
        return opens, max(closes, opens + 1)
    first = min(*begins, max(opens, min(begins) - 1))
    last = max(*ends, min(closes, max(ends) + 1))
    if last - first < FEWEST_HOURS:
        first = max(min(first, opens), last - FEWEST_HOURS)
        last = min(24, max(last, first + FEWEST_HOURS))
    return first, last


def monday(day: date) -> date:
    """The first day of a day's week."""
    return day - timedelta(days=day.weekday())


def _close(found: list[str], group: Sequence[int], count: int) -> None:
    for index in group:
        lane = min(int(found[index]), MOST_LANES - 1)
        found[index] = f"lane-{lane} lanes-{min(count, MOST_LANES)}"


def _last_hour(span: Span) -> int:
    if span.closes.date() > span.opens.date():
        return 24
    return span.closes.hour + bool(span.closes.minute)


def _steps(moment: datetime, *, up: bool) -> int:
    minutes = moment.hour * 60 + moment.minute
    return -(-minutes // 5) if up else minutes // 5
