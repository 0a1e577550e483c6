"""Standing: how far an alert has come, for whoever looks at it in the panel: who was called, who is next and when."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from core.alerts import finding, upcoming
from core.alerts.paging import CALLS, Step
from db.models.alerts import Alert, AlertStep
from db.models.staff import Staff

TRIED = (*CALLS, Step.UNREACHED)


@dataclass(frozen=True, slots=True)
class Called:
    """One call: whom, when, first or again or in vain (``kind``), and over what (``way``; a channel or the panel)."""

    staff_id: int
    name: str
    at: datetime
    kind: str
    way: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """Where an alert stands. ``next_at`` is None while the ladder rests; ``is_everybody``: all are called again."""

    level: str
    raised_at: datetime
    called: Sequence[Called]
    next_name: str | None
    next_at: datetime | None
    is_everybody: bool
    acknowledged_by: str | None
    acknowledged_at: datetime | None
    viewed_at: datetime | None


def standing(session: Session, alert: Alert, *, now: datetime) -> Standing:
    """How far this alert has come by now."""
    steps = finding.steps(session, alert)
    people = session.execute(select(Staff.id, Staff.full_name).where(Staff.school_id == alert.school_id)).all()
    names = dict(people)
    following = None if alert.climbs_at is None else _next(session, alert, steps, now)
    return Standing(
        level=alert.level,
        raised_at=alert.raised_at,
        called=[_called(step, names) for step in steps if step.kind in TRIED and step.staff_id is not None],
        next_name=None if following is None else names.get(following),
        next_at=None if alert.climbs_at is None else max(alert.climbs_at, now),
        is_everybody=alert.climbs_at is not None and following is None,
        acknowledged_by=None if alert.seen_by is None else names.get(alert.seen_by),
        acknowledged_at=alert.seen_at,
        viewed_at=alert.viewed_at,
    )


def _called(step: AlertStep, names: Mapping[int, str]) -> Called:
    staff_id = step.staff_id or 0
    return Called(staff_id, names.get(staff_id, ""), step.at, step.kind, step.way)


def _next(session: Session, alert: Alert, steps: Sequence[AlertStep], now: datetime) -> int | None:
    """Whom the next step calls; None: everybody."""
    if alert.seen_at is not None:
        return alert.seen_by
    again = upcoming.repeated(session, steps)
    return again if again is not None else next(iter(upcoming.fresh(session, alert, steps, now=now)), None)
