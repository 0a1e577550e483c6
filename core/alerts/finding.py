"""Finding alerts: those nobody has acknowledged, those of a talk, and what the chain of people did with one."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from core.duty import conflicts
from db.models.alerts import Alert, AlertStep


def unseen(session: Session, *, school_id: int, hidden_from: int | None = None) -> Sequence[Alert]:
    """Alerts nobody has acknowledged yet, oldest first; drills are none.

    ``hidden_from`` is a member of staff who must not hear of talks that are about them.
    """
    statement = select(Alert).where(Alert.school_id == school_id, Alert.seen_at.is_(None), Alert.is_drill.is_(False))
    if hidden_from is not None:
        statement = statement.where(Alert.help_request_id.not_in(conflicts.of_person(hidden_from)))
    return session.scalars(statement.order_by(Alert.raised_at)).all()


def is_ringing(session: Session, *, school_id: int) -> bool:
    """Whether a real alert of the school calls people, or may do so again because nobody has looked yet."""
    rings = or_(Alert.seen_at.is_(None), Alert.climbs_at.is_not(None))
    real = select(Alert.id).where(Alert.school_id == school_id, Alert.is_drill.is_(False), rings)
    return session.scalar(real.limit(1)) is not None


def of_talk(session: Session, help_request_id: int) -> Alert | None:
    """The latest alert of a talk."""
    statement = select(Alert).where(Alert.help_request_id == help_request_id).order_by(Alert.id.desc()).limit(1)
    return session.scalars(statement).one_or_none()


def unseen_in(session: Session, help_request_id: int) -> Sequence[Alert]:
    """The alerts of a talk that nobody has acknowledged, held: of two who acknowledge, the second comes too late."""
    statement = select(Alert).where(Alert.help_request_id == help_request_id, Alert.seen_at.is_(None))
    return session.scalars(statement.with_for_update().execution_options(populate_existing=True)).all()


def unresting_in(session: Session, help_request_id: int) -> Sequence[Alert]:
    """The alerts of a talk that nobody has looked at in the panel, or whose ladder does not rest, held."""
    does_not_rest = or_(Alert.viewed_at.is_(None), Alert.climbs_at.is_not(None))
    statement = select(Alert).where(Alert.help_request_id == help_request_id, does_not_rest)
    return session.scalars(statement.with_for_update().execution_options(populate_existing=True)).all()


def climbing(session: Session) -> Sequence[Alert]:
    """Every alert whose ladder does not rest; on PostgreSQL one that somebody has in hand waits for the next tick."""
    statement = select(Alert).where(Alert.climbs_at.is_not(None)).order_by(Alert.id)
    return session.scalars(statement.with_for_update(skip_locked=True).execution_options(populate_existing=True)).all()


def open_drill(session: Session, *, school_id: int) -> Alert | None:
    """The drill that runs in a school."""
    statement = select(Alert).where(Alert.school_id == school_id, Alert.is_drill, Alert.seen_at.is_(None))
    return session.scalars(statement.order_by(Alert.id).limit(1)).one_or_none()


def steps(session: Session, alert: Alert) -> Sequence[AlertStep]:
    """What was done with an alert, in order."""
    return session.scalars(select(AlertStep).where(AlertStep.alert_id == alert.id).order_by(AlertStep.id)).all()


def note(
    session: Session,
    alert: Alert,
    kind: str,
    *,
    now: datetime,
    staff_id: int | None = None,
    way: str | None = None,
) -> None:
    """Append a step; the order of steps is the order of their rows."""
    session.add(AlertStep(alert_id=alert.id, kind=kind, staff_id=staff_id, way=way, at=now))
    session.flush()
