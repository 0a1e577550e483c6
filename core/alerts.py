"""Alerts: who on duty hears of a crisis. Only a crisis pages; an alert carries code and level, never the text."""

from collections.abc import Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session

from core.events import CrisisEnded, CrisisRaised, HelpRequestAccepted
from db.models.alerts import Alert
from db.models.help_requests import HelpRequest


def page_duty(session: Session, event: CrisisRaised) -> None:
    """Raise an alert, one for each rise of a talk's danger until somebody has seen it."""
    if _unseen(session, event.help_request_id):
        return
    help_request = session.get_one(HelpRequest, event.help_request_id)
    session.add(
        Alert(
            school_id=help_request.school_id,
            help_request_id=help_request.id,
            level=event.level,
            raised_at=event.now,
        )
    )


def mark_seen(session: Session, event: HelpRequestAccepted) -> None:
    """Whoever takes the request has seen its alert."""
    _see(session, event.help_request_id, event.staff_id, event)


def stand_down(session: Session, event: CrisisEnded) -> None:
    """The danger was ended by a person: nothing is left to see."""
    _see(session, event.help_request_id, event.staff_id, event)


def unseen(session: Session, *, school_id: int) -> Sequence[Alert]:
    """Alerts nobody has acknowledged yet, oldest first."""
    statement = select(Alert).where(Alert.school_id == school_id, Alert.seen_at.is_(None)).order_by(Alert.raised_at)
    return session.scalars(statement).all()


def _unseen(session: Session, help_request_id: int) -> Sequence[Alert]:
    statement = select(Alert).where(Alert.help_request_id == help_request_id, Alert.seen_at.is_(None))
    return session.scalars(statement).all()


def _see(session: Session, help_request_id: int, staff_id: int, event: CrisisEnded | HelpRequestAccepted) -> None:
    for alert in _unseen(session, help_request_id):
        alert.seen_at, alert.seen_by = event.now, staff_id
