"""Holding: what a messenger takes only when the person has written again waits here, in its order."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import cast

from sqlalchemy import and_, delete, func, or_, select, update
from sqlalchemy.engine import CursorResult
from sqlalchemy.orm import Session

from core.messages import WindowClosed
from core.outbox.carrying import mark_failed
from db.models.help_requests import HelpMessage
from db.models.outbox import DeliveryState, OutboxMessage

HELD_FOR = timedelta(days=30)


def hold(session: Session, ref: str, *, invitation: bytes | None) -> bool:
    """It waits and nobody carries it; False for what was deleted. ``invitation``: the mark of what announced it."""
    is_open = (OutboxMessage.ref == ref, OutboxMessage.state == DeliveryState.SENDING)
    waits = {"state": DeliveryState.HELD, "problem": WindowClosed.__name__, "taken_as": invitation}
    held = session.execute(update(OutboxMessage).where(*is_open).values(**waits))
    return cast("CursorResult[object]", held).rowcount == 1


def release(session: Session, refs: Sequence[str], *, now: datetime) -> int:
    """The person is there again: these leave, with what was to be announced again later; how many did."""
    is_later = and_(OutboxMessage.state == DeliveryState.QUEUED, OutboxMessage.next_attempt_at > now)
    is_waiting = (OutboxMessage.ref.in_(refs), or_(OutboxMessage.state == DeliveryState.HELD, is_later))
    statement = update(OutboxMessage).where(*is_waiting)
    freed = statement.values(state=DeliveryState.QUEUED, problem=None, attempts=0, next_attempt_at=now)
    return cast("CursorResult[object]", session.execute(freed)).rowcount


def held(session: Session, *, channel: str) -> int:
    """How many messages of a channel wait for their people."""
    is_held = (OutboxMessage.state == DeliveryState.HELD, OutboxMessage.channel == channel)
    return session.scalar(select(func.count()).where(*is_held)) or 0


def drop(session: Session, refs: Sequence[str]) -> None:
    """Nobody waits for these any more."""
    is_here = (OutboxMessage.ref.in_(refs), OutboxMessage.state.in_((DeliveryState.HELD, DeliveryState.QUEUED)))
    session.execute(delete(OutboxMessage).where(*is_here))


def held_answers(session: Session, help_request_id: int) -> frozenset[int]:
    """Ids of the answers in a talk that wait for the child to come back."""
    statement = (
        select(OutboxMessage.help_message_id)
        .join(HelpMessage, HelpMessage.id == OutboxMessage.help_message_id)
        .where(HelpMessage.help_request_id == help_request_id, OutboxMessage.state == DeliveryState.HELD)
    )
    return frozenset(number for number in session.scalars(statement) if number is not None)


def give_up_held(session: Session, *, now: datetime) -> None:
    """Who has not come back for a month is not waited for: the panel says that the child cannot be reached."""
    is_old = (OutboxMessage.state == DeliveryState.HELD, OutboxMessage.created_at < now - HELD_FOR)
    for ref in session.scalars(select(OutboxMessage.ref).where(*is_old)).all():
        mark_failed(session, ref, problem=WindowClosed(), now=now)
