"""Ending: nothing is left to do about an alert; what a drill has shown is written down."""

from datetime import datetime
from enum import StrEnum

from sqlalchemy import select
from sqlalchemy.orm import Session

from core import audit
from core.alerts import finding
from core.alerts.paging import Step
from db.models.alerts import Alert
from db.models.duty import Drill


class Result(StrEnum):
    """What became of a drill; real danger interrupts it."""

    ANSWERED = "answered"
    UNANSWERED = "unanswered"
    INTERRUPTED = "interrupted"


def end(session: Session, alert: Alert, *, staff_id: int | None, now: datetime) -> None:
    """The ladder rests for good."""
    alert.climbs_at = None
    alert.seen_at = alert.seen_at or now
    finding.note(session, alert, Step.ENDED, staff_id=staff_id, now=now)


def end_drill(session: Session, alert: Alert, result: Result, *, now: datetime, staff_id: int | None = None) -> Drill:
    """The drill is over; its row and the audit keep how long it took until somebody answered."""
    alert.seen_by = staff_id
    end(session, alert, staff_id=staff_id, now=now)
    drill = session.scalars(select(Drill).where(Drill.alert_id == alert.id)).one()
    drill.result = result.value
    drill.ended_at = now
    if result is Result.ANSWERED:
        drill.seconds = int((now - alert.raised_at).total_seconds())
    audit.record(
        session,
        "duty:drill:ended",
        subject="duty",
        subject_id=drill.id,
        staff_id=staff_id,
        now=now,
        result=result.value,
        seconds=drill.seconds,
    )
    return drill
