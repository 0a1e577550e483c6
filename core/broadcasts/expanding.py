"""Expanding: a wave of a run becomes a small row for each of its people, by one statement for each batch."""

from datetime import datetime
from typing import Final, cast

from sqlalchemy import ColumnElement, and_, exists, func, insert, literal, select
from sqlalchemy.engine import CursorResult
from sqlalchemy.orm import Session

from core.broadcasts import caps, recipients
from core.broadcasts.recipients import Recipients
from db.models.broadcasts import BroadcastDelivery, BroadcastRun, BroadcastWave, RunState
from db.models.outbox import DeliveryState
from db.models.subscriptions import Subscription

BATCH: Final = 5_000  # people of one transaction: the writer is held for no more than a tenth of a second
WAVES: Final = 50
LEFT_OUT: Final = "left_out"
_COLUMNS: Final = ("run_id", "subscription_id", "channel", "audience", "state", "attempts", "receipt")
_STATE: Final = BroadcastDelivery.__table__.c.state.type


def expand_due(session: Session, *, now: datetime) -> int:
    """Lay down the next batch of the waves that have come; how many people were added."""
    added, room = 0, BATCH
    for wave in _come(session, now):
        found, laid = _batch(session, wave, room, now)
        added, room = added + laid, room - found
        if room <= 0:
            break
    return added


def leave_out(run: BroadcastRun, number: int) -> None:
    """Remember that so many people a run is for are not written to."""
    if number:
        kept = run.totals or {}
        run.totals = {**kept, LEFT_OUT: kept.get(LEFT_OUT, 0) + number}


def _come(session: Session, now: datetime) -> list[BroadcastWave]:
    come = (
        select(BroadcastWave)
        .join(BroadcastWave.run)
        .where(~BroadcastWave.is_expanded, BroadcastWave.due_at <= now, BroadcastRun.state == RunState.SENDING)
        .order_by(BroadcastWave.due_at, BroadcastWave.id)
        .limit(WAVES)
        .with_for_update(skip_locked=True, of=BroadcastWave)
    )
    return list(session.scalars(come))


def _batch(session: Session, wave: BroadcastWave, room: int, now: datetime) -> tuple[int, int]:
    """How many people were looked at, and how many of them get a row."""
    run = wave.run
    wanted = _wanted(wave)
    next_ids = select(Subscription.id).where(wanted, Subscription.id > wave.cursor).order_by(Subscription.id)
    ahead = next_ids.limit(room).subquery()
    last, found = session.execute(select(func.max(ahead.c.id), func.count())).one()
    laid = 0
    if found:
        asked = [wanted, Subscription.id > wave.cursor, Subscription.id <= last]
        if (has_room := caps.has_room(session, run, now=now)) is not None:
            asked.append(has_room)
        laid = _lay(session, run, and_(*asked))
        wave.cursor = last
        if wave.class_name is None:  # who has no room with a class is asked for again by the last wave
            leave_out(run, found - laid)
    wave.is_expanded = found < room
    return found, laid


def _wanted(wave: BroadcastWave) -> ColumnElement[bool]:
    """Who is to get it and has no row yet: somebody of two classes is in the waves of both."""
    said = wave.run.said
    chosen = recipients.condition(
        Recipients.from_dict(said["recipients"]),
        school_id=wave.run.school_id,
        topic=said["topic"],
        class_name=wave.class_name,
    )
    stands = exists().where(
        BroadcastDelivery.run_id == wave.run_id, BroadcastDelivery.subscription_id == Subscription.id
    )
    return and_(chosen, ~stands)


def _lay(session: Session, run: BroadcastRun, asked: ColumnElement[bool]) -> int:
    rows = select(
        literal(run.id),
        Subscription.id,
        Subscription.channel,
        Subscription.audience,
        literal(DeliveryState.QUEUED, _STATE),
        literal(0),
        literal(0),
    ).where(asked)
    statement = insert(BroadcastDelivery).from_select(list(_COLUMNS), rows)
    # the count of an INSERT is not kept on every engine unless it is asked for
    laid = session.execute(statement, execution_options={"preserve_rowcount": True})
    return cast("CursorResult[object]", laid).rowcount
