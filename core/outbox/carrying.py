"""Carrying: rows are claimed, opened for the sender alone, and settled by what a channel said."""

import json
from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import cast

from sqlalchemy import and_, select, update
from sqlalchemy.engine import CursorResult
from sqlalchemy.orm import Session

from core.crypto import Vault
from core.messages import ContactUnreachable, OutboundMessage, Parcel, SendError
from core.outbox.addressing import LINK
from db.models.duty import StaffLink
from db.models.help_requests import HelpMessage
from db.models.outbox import DeliveryState, Lane, OutboxMessage

ATTEMPTS = 8


def claim(
    session: Session, *, channels: Iterable[str], limit: int, now: datetime, lanes: Sequence[Lane] = tuple(Lane)
) -> Sequence[OutboxMessage]:
    """Take the next due rows, most urgent lane first and in order, and mark them as being sent."""
    statement = (
        select(OutboxMessage)
        .where(
            OutboxMessage.state == DeliveryState.QUEUED,
            OutboxMessage.next_attempt_at <= now,
            OutboxMessage.channel.in_(list(channels)),
            OutboxMessage.lane.in_(lanes),
        )
        .order_by(OutboxMessage.lane, OutboxMessage.id)
        .limit(limit)
        .with_for_update(skip_locked=True)
    )
    rows = session.scalars(statement).all()
    for row in rows:
        row.state = DeliveryState.SENDING
        row.attempts += 1
    return rows


def open_parcel(keys: Vault, row: OutboxMessage) -> Parcel:
    """Open one claimed row. A body cannot be moved to another address: its seal names both."""
    address = keys.open_address(row.sealed_address, row.address_info)
    return Parcel(ref=row.ref, address=address, message=open_message(keys, row))


def open_message(keys: Vault, row: OutboxMessage) -> OutboundMessage:
    """What a row that has not left yet says; where to is not opened."""
    body = keys.purpose("outbox").open(row.sealed_body, f"{row.ref}:{row.address_info}")
    return OutboundMessage.from_dict(json.loads(body))


def mark_sent(session: Session, refs: Sequence[str], *, now: datetime) -> None:
    """The channel took these rows: their words and addresses have no reason to stay here."""
    if refs:
        session.execute(update(OutboxMessage).where(OutboxMessage.ref.in_(refs)).values(**emptied(now)))


def emptied(now: datetime) -> dict[str, object]:
    """What stands in a row that has arrived: no moment that rows of one person would have in common."""
    return {
        "state": DeliveryState.SENT,
        "finished_at": day_of(now),
        "next_attempt_at": OutboxMessage.created_at,
        "problem": None,
        "taken_as": None,
        "sealed_body": b"",
        "sealed_address": b"",
    }


def day_of(now: datetime) -> datetime:
    """The day alone: what left together in one tap would be known to be one person's."""
    return now.replace(hour=0, minute=0, second=0, microsecond=0)


def mark_failed(session: Session, ref: str, *, problem: SendError, now: datetime) -> None:
    """The channel has refused this row for good: the panel says that the child cannot be reached."""
    row = session.scalars(select(OutboxMessage).where(OutboxMessage.ref == ref)).one_or_none()
    if row is None:  # the child deleted the talk while the row was on its way
        return
    row.problem = type(problem).__name__
    row.finished_at, row.next_attempt_at, row.taken_as = day_of(now), row.created_at, None
    row.state = DeliveryState.BLOCKED if isinstance(problem, ContactUnreachable) else DeliveryState.DEAD
    if row.state is DeliveryState.BLOCKED and row.address_info.startswith(LINK):
        of_row = StaffLink.ref == row.address_info.removeprefix(LINK)
        session.execute(update(StaffLink).where(of_row).values(is_broken=True))
    _tell_panel(session, row)


def requeue_interrupted(session: Session, *, channel: str, carried: Sequence[str] = ()) -> int:
    """After a crash or a bad moment: what was being sent, and is not carried by anybody, is sent again.

    An envelope opened twice is the same envelope.
    """
    lost = and_(
        OutboxMessage.channel == channel,
        OutboxMessage.state == DeliveryState.SENDING,
        OutboxMessage.ref.not_in(list(carried)),
    )
    statement = update(OutboxMessage).where(lost).values(state=DeliveryState.QUEUED)
    return cast("CursorResult[object]", session.execute(statement)).rowcount


def _tell_panel(session: Session, row: OutboxMessage) -> None:
    answer = None if row.help_message_id is None else session.get(HelpMessage, row.help_message_id)
    if answer is not None:
        answer.help_request.is_unreachable = True
        answer.help_request.version += 1
