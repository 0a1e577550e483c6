"""Erasing: who got a message long ago is nobody's business any more; how many did stays."""

from datetime import datetime
from typing import Final

from sqlalchemy import Select, delete, exists, func, or_, select
from sqlalchemy.orm import Session

from core.broadcasts import progress
from db.models.broadcasts import BroadcastDelivery, BroadcastRun, BroadcastVote, RunState

OVER: Final = (RunState.DONE, RunState.CANCELLED, RunState.SKIPPED)
AT_ONCE: Final = 20_000  # rows of one transaction; what is left goes with the next


def purge(session: Session, *, before: datetime) -> None:
    """Erase the people and the votes of one run that ended before this moment, and keep what they add up to."""
    run = session.scalars(_over(before).order_by(BroadcastRun.id).limit(1)).one_or_none()
    if run is None:
        return
    kept = run.totals or {}
    if progress.ERASED not in kept:
        whole = kept if progress.ALL in kept else progress.totals(session, run)
        run.totals = {**whole, progress.VOTES: progress.votes(session, run), progress.ERASED: True}
        session.flush()
    for table, key in ((BroadcastDelivery, BroadcastDelivery.subscription_id), (BroadcastVote, BroadcastVote.voter)):
        some = select(key).where(table.run_id == run.id).limit(AT_ONCE)
        gone = delete(table).where(table.run_id == run.id, key.in_(some))
        session.execute(gone, execution_options={"synchronize_session": False})


def _over(before: datetime) -> Select[BroadcastRun]:
    people = exists().where(BroadcastDelivery.run_id == BroadcastRun.id)
    votes = exists().where(BroadcastVote.run_id == BroadcastRun.id)
    ended = func.coalesce(BroadcastRun.finished_at, BroadcastRun.due_at) < before
    return select(BroadcastRun).where(BroadcastRun.state.in_(OVER), ended, or_(people, votes))
