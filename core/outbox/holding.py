"""Holding: what a messenger takes only when the person has written again waits here, in its order."""

import secrets
from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta
from typing import cast

from sqlalchemy import and_, delete, func, or_, select, update
from sqlalchemy.engine import CursorResult
from sqlalchemy.orm import Session

from core.messages import WindowClosed
from core.outbox.carrying import mark_failed
from db.models.outbox import DeliveryState, Lane, OutboxMessage

HELD_FOR = timedelta(days=30)
AT_ONCE = timedelta()
MARK = 32
SPREAD = 30_000_000  # microseconds: what seconds alone keep apart, their fraction would join again
URGENT, RAREST = timedelta(seconds=30), timedelta(hours=12)


def hold(session: Session, ref: str, *, invitation: bytes | None) -> bool:
    """It waits and nobody carries it; False for what was deleted. ``invitation``: the mark of what announced it.

    One that needed none, because an earlier one lies there, gets a mark as well: its lack would join the two.
    """
    is_open = (OutboxMessage.ref == ref, OutboxMessage.state == DeliveryState.SENDING)
    taken_as = invitation or secrets.token_bytes(MARK)
    waits = {"state": DeliveryState.HELD, "problem": WindowClosed.__name__, "taken_as": taken_as}
    held = session.execute(update(OutboxMessage).where(*is_open).values(**waits))
    return cast("CursorResult[object]", held).rowcount == 1


def release(session: Session, refs: Sequence[str], *, now: datetime, after: timedelta = AT_ONCE) -> int:
    """The person is there again: these leave, with what was to be announced again later; how many did."""
    is_later = and_(OutboxMessage.state == DeliveryState.QUEUED, OutboxMessage.next_attempt_at > now)
    is_waiting = (OutboxMessage.ref.in_(refs), or_(OutboxMessage.state == DeliveryState.HELD, is_later))
    rows = session.scalars(select(OutboxMessage).where(*is_waiting)).all()
    for row in rows:
        row.state, row.problem, row.attempts, row.taken_as = DeliveryState.QUEUED, None, 0, None
        row.next_attempt_at = announced_at(row, now=now, after=after) if after else row.created_at
    session.flush()
    return len(rows)


def announced_at(row: OutboxMessage, *, now: datetime, after: timedelta) -> datetime:
    """When it is tried again: at a moment of its own, since equal ones would say that several are one person's.

    A call to the one on duty does not rest for long; what nobody could be told of for days is tried ever more rarely.
    """
    if row.lane == Lane.CRISIS:
        return now + min(after, URGENT)
    return now + max(after, min((now - row.created_at) / 2, RAREST)) + timedelta(microseconds=secrets.randbelow(SPREAD))


def held(session: Session, *, channel: str) -> int:
    """How many messages of a channel wait for their people."""
    is_held = (OutboxMessage.state == DeliveryState.HELD, OutboxMessage.channel == channel)
    return session.scalar(select(func.count()).where(*is_held)) or 0


def drop(session: Session, refs: Sequence[str]) -> None:
    """Nobody waits for these any more."""
    is_here = (OutboxMessage.ref.in_(refs), OutboxMessage.state.in_((DeliveryState.HELD, DeliveryState.QUEUED)))
    session.execute(delete(OutboxMessage).where(*is_here))


def drop_unsent(session: Session, about: str) -> None:
    """What waits at a place that was left must not call anybody back there; the talk shows it where it went on."""
    waits = OutboxMessage.state.in_((DeliveryState.HELD, DeliveryState.QUEUED))
    session.execute(delete(OutboxMessage).where(OutboxMessage.address_info == about, waits))


def give_up_held(session: Session, *, channels: Iterable[str], now: datetime) -> None:
    """Who has not come back for a month is not waited for: the panel says that the child cannot be reached."""
    waits = OutboxMessage.state.in_((DeliveryState.HELD, DeliveryState.QUEUED))
    is_old = (waits, OutboxMessage.channel.in_(list(channels)), OutboxMessage.created_at < now - HELD_FOR)
    for ref in session.scalars(select(OutboxMessage.ref).where(*is_old)).all():
        mark_failed(session, ref, problem=WindowClosed(), now=now)
