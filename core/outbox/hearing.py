"""Hearing: a messenger that takes a message over says later what became of it, in any order and more than once."""

from datetime import datetime, timedelta

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from core.crypto import SealBroken, vault
from core.messages import ContactUnreachable, SendError, Throttled, WindowClosed
from core.outbox.carrying import emptied, mark_failed
from core.outbox.holding import URGENT, announced_at
from db.models.outbox import DeliveryState, Lane, OutboxMessage

SAID_BY = timedelta(hours=24)  # what is not spoken of for so long has arrived, as far as anybody will ever know
INVITED_AGAIN = timedelta(hours=1)
LONGEST = timedelta(minutes=10)
TRIES = 150  # as many as a day holds


def mark_taken(session: Session, ref: str, *, channel: str, source: str) -> None:
    """The channel took this row over and calls it so; what is known of it already stands."""
    is_open = (OutboxMessage.ref == ref, OutboxMessage.state == DeliveryState.SENDING)
    named = {"state": DeliveryState.TAKEN, "problem": None, "taken_as": mark(session, channel, source)}
    session.execute(update(OutboxMessage).where(*is_open).values(**named))


def mark(session: Session, channel: str, source: str) -> bytes:
    """What is kept of a messenger's own name of a message: enough to know it again, nothing to learn from it."""
    return vault(session).lookup("taken", channel, source)


def taken(session: Session, *, channel: str, source: str) -> OutboxMessage | None:
    """The row that a messenger calls so."""
    named = OutboxMessage.taken_as == mark(session, channel, source)
    return session.scalars(select(OutboxMessage).where(named)).one_or_none()


def tried_at(session: Session, ref: str) -> datetime | None:
    """The moment from which on this row may have been handed over; None for one that is gone."""
    return session.scalar(select(OutboxMessage.next_attempt_at).where(OutboxMessage.ref == ref))


def confirm(session: Session, row: OutboxMessage, *, now: datetime) -> None:
    """It stands on the phone; of an invitation that is nothing new."""
    is_open = (OutboxMessage.id == row.id, OutboxMessage.state == DeliveryState.TAKEN)
    session.execute(update(OutboxMessage).where(*is_open).values(**emptied(now)))


def address_of(session: Session, row: OutboxMessage) -> str:
    """Whom it is for, as long as that is not settled; the sender alone may know.

    Raises:
        SealBroken: the installation got another key.
    """
    return vault(session).open_address(row.sealed_address, row.address_info)


def refuse(session: Session, row: OutboxMessage, *, problem: SendError, now: datetime) -> None:
    """It did not arrive after all: it is tried again, for a day at the least, or given up.

    What has arrived once is not taken back. Nothing passing counts, nor what the operator has to mend.
    """
    if row.state is DeliveryState.HELD:
        _refuse_invitation(session, row, problem, now)
    elif row.state is not DeliveryState.TAKEN:
        return
    elif isinstance(problem, WindowClosed):
        row.state, row.next_attempt_at = DeliveryState.QUEUED, now
    elif problem.is_retryable and row.attempts < TRIES:
        row.state, row.next_attempt_at = DeliveryState.QUEUED, now + _pause(row, problem)
    else:
        mark_failed(session, row.ref, problem=problem, now=now)


def _pause(row: OutboxMessage, problem: SendError) -> timedelta:
    asked = problem.retry_after if isinstance(problem, Throttled) else 2.0 ** min(row.attempts, 10)
    longest = URGENT if row.lane == Lane.CRISIS else LONGEST
    return min(timedelta(seconds=asked), longest)


def _refuse_invitation(session: Session, row: OutboxMessage, problem: SendError, now: datetime) -> None:
    """What waits is announced again in a while, unless nobody is there."""
    if isinstance(problem, ContactUnreachable):
        mark_failed(session, row.ref, problem=problem, now=now)
    else:
        row.state, row.next_attempt_at = DeliveryState.QUEUED, announced_at(row, now=now, after=INVITED_AGAIN)


def forget_taken(session: Session, *, channel: str, address: str) -> None:
    """Whoever deletes what was said wants no word of it left here, not even while its arrival is awaited."""
    awaited = (OutboxMessage.state == DeliveryState.TAKEN, OutboxMessage.channel == channel)
    for row in session.scalars(select(OutboxMessage).where(*awaited)).all():
        if _is_for(session, row, address):
            session.delete(row)
    session.flush()


def _is_for(session: Session, row: OutboxMessage, address: str) -> bool:
    try:
        return address_of(session, row) == address
    except SealBroken:
        return False


def settle_silent(session: Session, *, now: datetime) -> None:
    """No word came of these: their words and addresses must not stay here for it."""
    is_silent = (OutboxMessage.state == DeliveryState.TAKEN, OutboxMessage.next_attempt_at < now - SAID_BY)
    session.execute(update(OutboxMessage).where(*is_silent).values(**emptied(now)))
