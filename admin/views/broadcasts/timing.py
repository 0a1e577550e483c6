"""When it is to be said, as it was typed: at the next decent hour, on a day at an hour, again and again, or now."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Final

from werkzeug.datastructures import MultiDict

from admin.views.broadcasts.form import clock_of, day_of, number_of
from core import calendar
from core.clock.recurrence import DayDoesNotExist, Kind, Recurrence, RecurrenceUnclear
from db.models.broadcasts import BroadcastSchedule
from db.models.schools import School

SOON: Final = "soon"
AT: Final = "at"
NOW: Final = "now"
# what a person may choose, by what it is in core/clock/recurrence.py: kind, anchor
ANCHORS: Final[dict[str, tuple[Kind, str]]] = {
    "once": (Kind.ONCE, ""),
    "weekly": (Kind.WEEKLY, ""),
    "term_first": (Kind.TERM, "start"),
    "term_last": (Kind.TERM, "end"),
    "before_term_end": (Kind.RELATIVE, "term_end"),
    "before_exams": (Kind.RELATIVE, "exams"),
    "each_year": (Kind.RELATIVE, ""),
}


class TimeUnclear(Exception):
    """A day or an hour is missing, or is none: 31 February."""


@dataclass(frozen=True, slots=True, kw_only=True)
class When:
    """The fields of the time; days and hours as they were sent, so that a wrong one is shown again."""

    mode: str = SOON
    day: str = ""
    clock: str = ""
    again: str = "once"
    weekdays: Sequence[int] = ()
    offset: str = "0"
    until: str = ""

    @property
    def first(self) -> date:
        """The day.

        Raises:
            TimeUnclear: there is none.
        """
        if (found := day_of(self.day)) is None:
            raise TimeUnclear
        return found

    @property
    def hour(self) -> time:
        """The hour.

        Raises:
            TimeUnclear: there is none.
        """
        if (found := clock_of(self.clock)) is None:
            raise TimeUnclear
        return found

    @property
    def last(self) -> date | None:
        """The last day, None when none was typed.

        Raises:
            TimeUnclear: it is no day.
        """
        found = day_of(self.until)
        if found is None and self.until:
            raise TimeUnclear
        return found

    @property
    def recurrence(self) -> Recurrence:
        """How it comes again.

        Raises:
            TimeUnclear: it cannot come so.
        """
        kind, anchor = ANCHORS[self.again]
        days = number_of(self.offset) or 0
        try:
            if kind is Kind.RELATIVE:
                return Recurrence(kind, (), anchor or self.first.strftime("%m-%d"), -days if anchor else 0)
            if kind is Kind.TERM:
                return Recurrence(kind, (), anchor, days)
            return Recurrence(kind, tuple(self.weekdays) if kind is Kind.WEEKLY else ())
        except (RecurrenceUnclear, DayDoesNotExist):
            raise TimeUnclear from None


def typed(form: "MultiDict[str, str]") -> When:
    """The fields as they were sent."""
    again = form.get("again", "")
    return When(
        mode=form["when"] if form.get("when") in {AT, NOW} else SOON,
        day=form.get("day", "")[:10],
        clock=form.get("clock", "")[:8],
        again=again if again in ANCHORS else "once",
        weekdays=sorted({int(one) for one in form.getlist("weekdays") if one in tuple("0123456")}),
        offset=form.get("offset", "")[:3],
        until=form.get("until", "")[:10],
    )


def written(schedule: BroadcastSchedule) -> When:
    """The fields of a schedule that was kept."""
    kept = Recurrence.from_dict(schedule.recurrence)
    again = next((name for name, found in ANCHORS.items() if found == (kept.kind, kept.anchor)), "each_year")
    return When(
        mode=AT,
        day=schedule.day.isoformat(),
        clock=schedule.clock.strftime("%H:%M"),
        again=again,
        weekdays=kept.weekdays,
        offset=str(abs(kept.offset_days)),
        until=schedule.until.isoformat() if schedule.until else "",
    )


def proposed(school: School, moment: datetime | None) -> When:
    """A moment as the fields of a time; the next decent hour when there is none."""
    if moment is None:
        return When()
    here = calendar.local(school, moment)
    return When(mode=AT, day=here.date().isoformat(), clock=here.strftime("%H:%M"))


def wanted_at(when: When, school: School, now: datetime) -> datetime:
    """The moment that is meant, on the school's clock; now for what leaves as soon as it may.

    Raises:
        TimeUnclear: there is none.
    """
    if when.mode != AT:
        return now
    return calendar.at(school, when.first, when.hour)
