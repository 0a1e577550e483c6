"""Measuring: how the chain of people did in a week. Counts and seconds; drills are left out."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from math import ceil
from typing import Final

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from core.alerts.paging import Step
from db.models.alerts import Alert, AlertStep

BY_HAND: Final = "by-hand"  # the rule of an alert that a person raised, reading what screening had missed


@dataclass(frozen=True, slots=True, kw_only=True)
class Week:
    """The alerts raised in some days, what people said of them, and how long a child waited for a person (seconds).

    Of the times, ``median`` is the middle one and ``p90`` what nine of ten did not exceed; None when nothing happened.
    Alerts still waiting are in ``unacknowledged`` and in no time; nor are those that a person raised who was there.
    """

    alerts: int
    confirmed: int
    false: int
    too_high: int
    unacknowledged: int
    view_median: int | None
    view_p90: int | None
    acknowledged_median: int | None
    acknowledged_p90: int | None


def week(session: Session, *, school_id: int, starts: datetime, ends: datetime, level: str | None = None) -> Week:
    """The alerts of a school raised from ``starts`` until just before ``ends``; of one level where asked."""
    of_days = (Alert.school_id == school_id, Alert.raised_at >= starts, Alert.raised_at < ends)
    of_level = () if level is None else (Alert.level == level,)
    alerts = session.scalars(select(Alert).where(*of_days, *of_level, Alert.is_drill.is_(False))).all()
    waited = [alert for alert in alerts if alert.rules[:1] != [BY_HAND]]
    first_taps = _first_taps(session, [alert.id for alert in waited])
    outcomes = Counter(alert.outcome for alert in alerts)
    viewed = [_seconds(alert.raised_at, alert.viewed_at) for alert in waited if alert.viewed_at is not None]
    taken = [_seconds(alert.raised_at, first_taps[alert.id]) for alert in waited if alert.id in first_taps]
    return Week(
        alerts=len(alerts),
        confirmed=outcomes["confirmed"],
        false=outcomes["false"],
        too_high=outcomes["too_high"],
        unacknowledged=sum(alert.seen_at is None for alert in alerts),
        view_median=centile(viewed, 50),
        view_p90=centile(viewed, 90),
        acknowledged_median=centile(taken, 50),
        acknowledged_p90=centile(taken, 90),
    )


def centile(values: Sequence[int], percent: int) -> int | None:
    """The smallest value that so many percent of all do not exceed: one that really happened, never in between."""
    ordered = sorted(values)
    return ordered[ceil(len(ordered) * percent / 100) - 1] if ordered else None


def _first_taps(session: Session, alert_ids: Sequence[int]) -> dict[int, datetime]:
    """When somebody first acknowledged each; a tap that nobody followed up counts, the view tells of the rest."""
    statement = (
        select(AlertStep.alert_id, func.min(AlertStep.at))
        .where(AlertStep.alert_id.in_(alert_ids), AlertStep.kind == Step.ACKNOWLEDGED.value)
        .group_by(AlertStep.alert_id)
    )
    return dict(session.execute(statement).all())


def _seconds(start: datetime, end: datetime) -> int:
    return int((end - start).total_seconds())
