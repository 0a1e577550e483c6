"""What the weekly page shows: a week and its neighbours, figures, times in words, rules with their plain reasons."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import Final

from sqlalchemy.orm import Session

from admin.views.help_requests.moments import DAY, HOUR, MINUTE, Clock
from core.actors import Specialist
from core.alerts.measuring import Week
from core.crisis.levels import Level
from core.crisis.lexicon import built_in
from core.crisis.markers import LIKENESS
from core.crisis.overlay import OWN
from core.help_requests.verdicts import BY_HAND, Judgement
from core.help_requests.watching import WATCH_RULE
from core.screening import sampling, weekly
from core.screening.weekly import Estimate, Report
from core.texts import Texts

WEEK: Final = timedelta(days=7)
NAMED: Final = {BY_HAND: "screening-rule-by-hand", WATCH_RULE: "screening-rule-watch", LIKENESS: "why-likeness"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Times:
    """How long a child waited, in words: until a person looked, and until a person said that they look."""

    view_median: str
    view_p90: str
    acknowledged_median: str
    acknowledged_p90: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """A rule in plain words and how often people agreed with it."""

    id: str
    why: str
    counts: Mapping[Judgement, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Front:
    """The whole page; rules and what is to label are for a psychologist alone."""

    monday: date
    first: str
    last: str
    earlier: date
    later: date | None
    report: Report
    times: Mapping[str, Times]
    low: int
    high: int
    rules: Sequence[Rule]
    to_label: int

    @property
    def estimate(self) -> Estimate:
        """What the labelled samples say."""
        return self.report.estimate


def front(session: Session, *, by: Specialist, clock: Clock, week: date | None) -> Front:
    """The week that holds this day; without one, or in the future, the present week."""
    present = _monday(clock.here(clock.now).date())
    monday = min(_monday(week), present) if week else present
    starts, ends = (_midnight(day, clock) for day in (monday, monday + WEEK))
    report = weekly.report(session, school_id=by.school_id, starts=starts, ends=ends)
    weeks = {"all": report.everything, **{level.value: found for level, found in report.by_level.items()}}
    return Front(
        monday=monday,
        first=_named(monday, clock),
        last=_named(monday + WEEK - timedelta(days=1), clock),
        earlier=monday - WEEK,
        later=monday + WEEK if monday < present else None,
        report=report,
        times={name: _times(found, clock.text) for name, found in weeks.items()},
        low=int(report.estimate.low * 100),
        high=-int(-report.estimate.high * 100 // 1),
        rules=rules(session, by=by, text=clock.text) if by.may_read_talks else (),
        to_label=sampling.waiting(session, by=by, now=clock.now),
    )


def rules(session: Session, *, by: Specialist, text: Texts) -> Sequence[Rule]:
    """Every rule somebody has judged, the most judged first."""
    return [
        Rule(id=name, why=_why(name, text), counts=counts)
        for name, counts in weekly.rules(session, school_id=by.school_id)
    ]


def levels() -> Sequence[str]:
    """The rows of the table of times: all alerts, then each level."""
    return ("all", Level.EMERGENCY.value, Level.HIGH.value)


def _monday(day: date) -> date:
    return day - timedelta(days=day.weekday())


def _midnight(day: date, clock: Clock) -> datetime:
    return datetime.combine(day, time(), tzinfo=clock.here(clock.now).tzinfo).astimezone(UTC)


def _named(day: date, clock: Clock) -> str:
    words = clock.text("desk-day", day=day.day, month=day.month)
    return words if day.year == clock.here(clock.now).year else f"{words} {day.year}"


def _times(week: Week, text: Texts) -> Times:
    return Times(
        view_median=_span(week.view_median, text),
        view_p90=_span(week.view_p90, text),
        acknowledged_median=_span(week.acknowledged_median, text),
        acknowledged_p90=_span(week.acknowledged_p90, text),
    )


def _span(seconds: int | None, text: Texts) -> str:
    if seconds is None:
        return text("screening-none")
    if seconds < MINUTE:
        return text("screening-seconds", seconds=seconds)
    if seconds < HOUR:
        return text("desk-span-minutes", minutes=seconds // MINUTE)
    if seconds < DAY:
        return text("desk-span-hours", hours=seconds // HOUR, minutes=seconds % HOUR // MINUTE)
    return text("desk-span-days", days=seconds // DAY, hours=seconds % DAY // HOUR)


def _why(name: str, text: Texts) -> str:
    """What a rule means; a phrase of the school's own is named by its number, since it may quote a child."""
    if name in NAMED:
        return text(NAMED[name])
    if name.startswith(OWN):
        return text("screening-rule-own", number=name.removeprefix(OWN))
    rule = next((rule for rule in built_in().rules if rule.id == name), None)
    if rule is None:
        return text("screening-rule-gone")
    return rule.why.get(text.locale) or text("why-category", category=rule.category.value)
