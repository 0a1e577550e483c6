"""Looking: what waits, what is late, what nobody carries."""

from datetime import datetime, timedelta

from sqlalchemy import and_, func, select
from sqlalchemy.orm import Session

from db.models.help_requests import HelpMessage
from db.models.outbox import DeliveryState, OutboxMessage

LATE_AFTER = timedelta(minutes=5)  # a person is told by then that an answer is still on its way


def late_answers(session: Session, help_request_id: int, *, now: datetime) -> frozenset[int]:
    """Ids of the answers in a talk that should have reached their messenger by now and have not."""
    statement = (
        select(OutboxMessage.help_message_id)
        .join(HelpMessage, HelpMessage.id == OutboxMessage.help_message_id)
        .where(
            HelpMessage.help_request_id == help_request_id,
            OutboxMessage.state.in_((DeliveryState.QUEUED, DeliveryState.SENDING)),
            OutboxMessage.created_at < now - LATE_AFTER,
        )
    )
    return frozenset(number for number in session.scalars(statement) if number is not None)


def standing(session: Session, *, since: datetime) -> int:
    """How many messages should have been tried before this moment and were not: nobody carries them."""
    statement = select(func.count()).where(
        OutboxMessage.state == DeliveryState.QUEUED, OutboxMessage.next_attempt_at < since
    )
    return session.scalar(statement) or 0


def has_due(session: Session, *, channel: str, now: datetime) -> bool:
    """Whether anything waits to be sent over this channel."""
    due = and_(OutboxMessage.channel == channel, OutboxMessage.next_attempt_at <= now)
    statement = select(OutboxMessage.id).where(OutboxMessage.state == DeliveryState.QUEUED, due).limit(1)
    return session.scalar(statement) is not None
