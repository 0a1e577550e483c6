"""Alerts: who on duty hears of a crisis. Only a crisis pages; an alert carries code and level, never the text."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from core import public_codes
from core.events import CrisisEnded, CrisisRaised, HelpRequestAccepted, HelpRequestHandedOver
from db.models.alerts import Alert
from db.models.help_requests import HelpRequest


def page_duty(session: Session, event: CrisisRaised) -> None:
    """Raise an alert; while nobody has seen it, more danger in the same talk raises its level, not another alert."""
    waiting = _unseen(session, event.help_request_id)
    for alert in waiting:
        alert.level = event.level
    if waiting:
        return
    help_request = session.get_one(HelpRequest, event.help_request_id)
    session.add(
        Alert(
            ref=public_codes.new_ref(),
            school_id=help_request.school_id,
            help_request_id=help_request.id,
            level=event.level,
            raised_at=event.now,
        )
    )


def page_receiver(session: Session, event: HelpRequestHandedOver) -> None:
    """Whoever is given a talk in danger is paged anew: the one who gave it has seen the alert, they have not."""
    help_request = session.get_one(HelpRequest, event.help_request_id)
    if help_request.is_red:
        page_duty(session, CrisisRaised(help_request_id=help_request.id, level=help_request.risk, now=event.now))


def mark_seen(session: Session, event: HelpRequestAccepted) -> None:
    """Whoever takes the request has seen its alert."""
    acknowledge(session, event.help_request_id, staff_id=event.staff_id, now=event.now)


def stand_down(session: Session, event: CrisisEnded) -> None:
    """The danger was ended by a person: nothing is left to see."""
    acknowledge(session, event.help_request_id, staff_id=event.staff_id, now=event.now)


def acknowledge(session: Session, help_request_id: int, *, staff_id: int, now: datetime) -> None:
    """This person acts in the talk, so its alerts have been seen."""
    for alert in _unseen(session, help_request_id):
        alert.seen_at, alert.seen_by = now, staff_id


def unseen(session: Session, *, school_id: int) -> Sequence[Alert]:
    """Alerts nobody has acknowledged yet, oldest first."""
    statement = select(Alert).where(Alert.school_id == school_id, Alert.seen_at.is_(None)).order_by(Alert.raised_at)
    return session.scalars(statement).all()


def _unseen(session: Session, help_request_id: int) -> Sequence[Alert]:
    statement = select(Alert).where(Alert.help_request_id == help_request_id, Alert.seen_at.is_(None))
    return session.scalars(statement).all()
