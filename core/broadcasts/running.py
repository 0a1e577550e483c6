"""Running: what has come is started, waits while it may not be sent, and ends when nobody is left to be written to."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Final

import structlog
from sqlalchemy import and_, delete, or_, select, update
from sqlalchemy.orm import Session, joinedload

from core import schools
from core.broadcasts import draft, expanding, progress, queue, recipients, recording, waves, windows
from core.broadcasts.occurrences import MISSED
from core.broadcasts.recipients import Recipients
from core.clock import jobs
from db.models.broadcasts import (
    Broadcast,
    BroadcastDelivery,
    BroadcastRun,
    BroadcastSchedule,
    BroadcastState,
    BroadcastWave,
    RunState,
)
from db.models.outbox import DeliveryState

WEEK: Final = timedelta(days=7)
UNDER_WAY: Final = (RunState.SENDING, RunState.PAUSED)
MOURNING: Final = "mourning"
FAULT: Final = "fault"
AT_ONCE: Final = 20_000  # rows of one transaction: the writer is held for no more than a tenth of a second
JOB: Final = "run_broadcasts"  # what the clock calls :func:`tick`
log = structlog.get_logger()


def tick(session: Session, *, now: datetime) -> int:
    """Start what is due, renew what stands against what is being sent, end what is done; how many runs changed.

    A run that cannot be carried on holds up no other, whose hours may just be over; it is tried again.
    """
    changed = 0
    for run in _unfinished(session, now):
        try:
            with session.begin_nested():
                changed += _step(session, run, now)
        except Exception as problem:  # noqa: BLE001  whatever it is, others may not be sent at night for it
            log.error("run_not_carried_on", run=run.id, problem=type(problem).__name__)
            run.open_to, run.reason = 0, FAULT  # nobody knows whether its own hours are over
    _close(session)
    return changed


def hours_are_known(session: Session, *, now: datetime) -> bool:
    """Whether the clock has looked lately to whom may be written: it may have slept as long as the machine."""
    return jobs.is_kept(session, JOB, now=now)


def _unfinished(session: Session, now: datetime) -> Iterator[BroadcastRun]:
    """Runs that are due or under way, and those that were stopped under way: whom they reached is still to be told."""
    is_due = and_(BroadcastRun.state == RunState.WAITING, BroadcastRun.due_at <= now)
    was_stopped = and_(BroadcastRun.state == RunState.CANCELLED, BroadcastRun.finished_at.is_(None))
    asked = (
        select(BroadcastRun)
        .where(or_(is_due, BroadcastRun.state.in_(UNDER_WAY), was_stopped))
        .options(joinedload(BroadcastRun.broadcast))
        .order_by(BroadcastRun.due_at, BroadcastRun.id)
        .with_for_update(of=BroadcastRun, skip_locked=True)
        .execution_options(populate_existing=True)
    )
    return iter(session.scalars(asked).all())


def _step(session: Session, run: BroadcastRun, now: datetime) -> bool:
    if run.state is RunState.WAITING:
        return _begin(session, run, now)
    if run.state is RunState.CANCELLED or now > ends_by(session, run):
        return _stop(session, run, now)
    if run.state is RunState.PAUSED:
        return False
    return _finish(session, run, now) if _is_done(session, run) else _renew(session, run, now)


def _begin(session: Session, run: BroadcastRun, now: datetime) -> bool:
    """Start a run unless its hour has passed or the school mourns: from now on its words are what they are."""
    is_held = run.broadcast.is_cheerful and schools.school(session, run.school_id).mourns_since is not None
    if now > run.latest_at:
        run.state, run.finished_at = RunState.SKIPPED, now
        run.reason = MOURNING if is_held or run.reason == MOURNING else MISSED
        return True
    if is_held:
        run.reason = MOURNING
        return False
    run.state, run.reason, run.started_at = RunState.SENDING, "", now
    run.said = draft.said_of(run.broadcast)
    run.expected = waves.plan(session, run, now=now)
    session.flush()
    _renew(session, run, now)
    return True


def _renew(session: Session, run: BroadcastRun, now: datetime) -> bool:
    """Which groups may be written to just now, and why none of them may."""
    school = schools.school(session, run.school_id)
    groups = recipients.audiences(Recipients.from_dict(run.said["recipients"]))
    found = windows.standing(session, school, run.said, groups, now=now, occasion=run.broadcast.occasion)
    was = (run.open_to, run.reason)
    run.open_to, run.reason = found.open_to, found.reason
    return was != (found.open_to, found.reason)


def _is_done(session: Session, run: BroadcastRun) -> bool:
    ahead = select(BroadcastWave.id).where(BroadcastWave.run_id == run.id, ~BroadcastWave.is_expanded)
    if session.scalars(ahead.limit(1)).first() is not None:
        return False
    return not any(queue.has(session, run, state) for state in (DeliveryState.QUEUED, DeliveryState.SENDING))


def ends_by(session: Session, run: BroadcastRun) -> datetime:
    """A week after its last wave a message is none of these days' any more."""
    last = select(BroadcastWave.due_at).where(BroadcastWave.run_id == run.id).order_by(BroadcastWave.due_at.desc())
    return max(session.scalars(last.limit(1)).first() or run.due_at, run.started_at or run.due_at) + WEEK


def _stop(session: Session, run: BroadcastRun, now: datetime) -> bool:
    """Nobody who still waits is written to; what is just being sent is awaited.

    Of very many who wait some are dropped now, and the others by the next ticks.
    """
    run.open_to = 0
    waiting = (BroadcastDelivery.run_id == run.id, queue.IS_QUEUED)
    some = select(BroadcastDelivery.subscription_id).where(*waiting).limit(AT_ONCE)
    dropped = session.connection().execute(
        delete(BroadcastDelivery).where(*waiting, BroadcastDelivery.subscription_id.in_(some)),
        execution_options={"preserve_rowcount": True},
    )
    expanding.leave_out(run, dropped.rowcount)
    is_awaited = dropped.rowcount == AT_ONCE or queue.has(session, run, DeliveryState.SENDING)
    return not is_awaited and _finish(session, run, now)


def _finish(session: Session, run: BroadcastRun, now: datetime) -> bool:
    """Write down how it ended, and the work it was."""
    if run.state is not RunState.CANCELLED:
        run.state = RunState.DONE
    run.open_to, run.reason, run.finished_at = 0, "", now
    run.totals = progress.totals(session, run)
    session.flush()
    recording.record(session, run, now=now)
    return True


def _close(session: Session) -> None:
    """A broadcast that never comes again and has no run under way is finished."""
    comes_again = select(BroadcastSchedule.id).where(
        BroadcastSchedule.broadcast_id == Broadcast.id, BroadcastSchedule.is_active
    )
    runs = select(BroadcastRun.id).where(BroadcastRun.broadcast_id == Broadcast.id)
    under_way = runs.where(BroadcastRun.state.in_((RunState.WAITING, *UNDER_WAY)))
    over = (
        Broadcast.state == BroadcastState.SCHEDULED,
        ~comes_again.exists(),
        runs.exists(),
        ~under_way.exists(),
    )
    session.execute(update(Broadcast).where(*over).values(state=BroadcastState.FINISHED))
