"""Hearing: a messenger that takes a message over says later what became of it, in any order and more than once."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from core.messages import ContactUnreachable, SendError, Throttled, WindowClosed
from core.outbox.carrying import ATTEMPTS, emptied, mark_failed
from db.models.outbox import DeliveryState, OutboxMessage

SAID_BY = timedelta(hours=24)  # what is not spoken of for so long has arrived, as far as anybody will ever know
INVITED_AGAIN = timedelta(hours=1)
_OPEN = (DeliveryState.SENDING, DeliveryState.TAKEN)


def mark_taken(session: Session, refs: Sequence[str]) -> None:
    """The channel took these rows over; what it said of them before this was written down stands."""
    if refs:
        is_open = (OutboxMessage.ref.in_(refs), OutboxMessage.state == DeliveryState.SENDING)
        session.execute(update(OutboxMessage).where(*is_open).values(state=DeliveryState.TAKEN, problem=None))


def confirm(session: Session, ref: str, *, now: datetime) -> None:
    """It stands on the phone."""
    is_open = (OutboxMessage.ref == ref, OutboxMessage.state.in_(_OPEN))
    session.execute(update(OutboxMessage).where(*is_open).values(**emptied(now)))


def refuse(session: Session, ref: str, *, problem: SendError, now: datetime) -> None:
    """It did not arrive after all: it is tried again, or given up. What has arrived once is not taken back."""
    row = session.scalars(select(OutboxMessage).where(OutboxMessage.ref == ref)).one_or_none()
    if row is None or row.state not in _OPEN:
        return
    if isinstance(problem, WindowClosed):
        row.state, row.next_attempt_at = DeliveryState.QUEUED, now
    elif problem.is_retryable and row.attempts < ATTEMPTS:
        pause = problem.retry_after if isinstance(problem, Throttled) else 2.0**row.attempts
        row.state, row.next_attempt_at = DeliveryState.QUEUED, now + timedelta(seconds=pause)
    else:
        mark_failed(session, ref, problem=problem, now=now)


def refuse_held(session: Session, ref: str, *, problem: SendError, now: datetime) -> None:
    """The invitation to what waits did not arrive: it is sent again in a while, unless nobody is there."""
    row = session.scalars(select(OutboxMessage).where(OutboxMessage.ref == ref)).one_or_none()
    if row is None or row.state not in (DeliveryState.HELD, *_OPEN):
        return
    if isinstance(problem, ContactUnreachable):
        mark_failed(session, ref, problem=problem, now=now)
    elif row.state is DeliveryState.HELD:
        row.state, row.next_attempt_at = DeliveryState.QUEUED, now + INVITED_AGAIN


def settle_silent(session: Session, *, now: datetime) -> None:
    """No word came of these: their words and addresses must not stay here for it."""
    is_silent = (OutboxMessage.state == DeliveryState.TAKEN, OutboxMessage.next_attempt_at < now - SAID_BY)
    session.execute(update(OutboxMessage).where(*is_silent).values(**emptied(now)))
