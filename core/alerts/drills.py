"""Drills: an alarm rehearsed through the very same ladder, and a register of how it went."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from core import audit, calendar, staff
from core.alerts import finding, raising
from core.alerts.ending import Result
from core.duty.ladder import ladder
from db.models.alerts import Alert
from db.models.duty import Drill
from db.models.schools import CalendarPeriod, School

__all__ = ["DangerOpen", "DrillRunning", "NobodyToWake", "Result", "drills", "hold_monthly", "running", "start"]


class DrillRunning(Exception):
    """The last drill is not over."""


class DangerOpen(Exception):
    """A real alert is not acknowledged yet, or nobody has looked after the tap: nothing may cry beside it."""


class NobodyToWake(Exception):
    """There is nobody in the school whom an alert could call."""


def start(session: Session, *, school_id: int, asked_by: int | None, now: datetime) -> Drill:
    """Raise a test alert; whoever taps first ends it. ``asked_by`` is None when the calendar asked.

    Raises:
        DrillRunning: there is one already.
        DangerOpen: somebody may really be in danger.
        NobodyToWake: the ladder is empty.
    """
    if running(session, school_id=school_id) is not None:
        raise DrillRunning
    if finding.is_ringing(session, school_id=school_id):
        raise DangerOpen
    if not ladder(session, school_id=school_id, now=now):
        raise NobodyToWake
    alert = Alert(school_id=school_id, level="high", rules=[], is_drill=True, raised_at=now)
    drill = Drill(school_id=school_id, asked_by=asked_by, started_at=now)
    raising.raise_alert(session, alert, drill=drill)
    audit.record(session, "duty:drill:started", subject="duty", subject_id=drill.id, staff_id=asked_by, now=now)
    return drill


def running(session: Session, *, school_id: int) -> Drill | None:
    """The drill that is not over, if there is one."""
    statement = select(Drill).where(Drill.school_id == school_id, Drill.ended_at.is_(None))
    return session.scalars(statement.order_by(Drill.id).limit(1)).one_or_none()


def drills(session: Session, *, school_id: int) -> Sequence[Drill]:
    """The register: every drill of a school, newest first."""
    return session.scalars(select(Drill).where(Drill.school_id == school_id).order_by(Drill.id.desc())).all()


def hold_monthly(session: Session, *, now: datetime) -> int:
    """Start the drill of the month in every school whose first working day of it this is; how many began.

    A school without a psychologist, or with an alert or a drill open at this moment, is asked again in an hour.
    """
    periods = session.scalars(select(CalendarPeriod)).all()
    held = 0
    for school in session.scalars(select(School).where(School.is_demo.is_(False)).order_by(School.id)).all():
        if _is_due(session, school, periods, now):
            try:
                start(session, school_id=school.id, asked_by=None, now=now)
            except (DrillRunning, DangerOpen, NobodyToWake):
                continue
            held += 1
    return held


def _is_due(session: Session, school: School, periods: Sequence[CalendarPeriod], now: datetime) -> bool:
    here = calendar.local(school, now)
    month = here.date().replace(day=1)
    if not calendar.reading_hours(session, school, now=now).is_open or not _is_first(school, periods, here.date()):
        return False
    last = next(iter(drills(session, school_id=school.id)), None)
    is_held = last is not None and calendar.local(school, last.started_at).date() >= month
    return not is_held and bool(session.scalars(staff.psychologists(school.id)).all())


def _is_first(school: School, periods: Sequence[CalendarPeriod], day: date) -> bool:
    earlier = (day - timedelta(days=number) for number in range(1, day.day))
    return not any(calendar.is_working_day(school, periods, one) for one in earlier)
