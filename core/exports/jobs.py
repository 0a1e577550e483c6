"""Jobs: a wish waits in line, one worker at a time makes it, and its file goes after an hour.

A worker beats while it lives. A job whose worker fell silent is taken once more; when that falls silent too, it failed.
Who works holds the job by its last beat: whoever was thought dead and wakes up finds that it is not theirs any more.
"""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any, Final

from sqlalchemy import CursorResult, delete, select, update
from sqlalchemy.orm import Session

from core import audit, public_codes
from core.actors import Specialist
from core.exports import storing
from core.exports.wish import Wish
from db.models.exports import ExportJob, ExportState

SILENT_FOR: Final = timedelta(minutes=2)
MOST_OPEN: Final = 10
SHOWN: Final = 20
ROWS_LIVE: Final = timedelta(days=7)
OPEN: Final = (ExportState.QUEUED, ExportState.WORKING)
# what ``problem`` says of a job that is made for the second time
AGAIN: Final = "again"
WORKER_GONE: Final = "worker"


class TooManyWait(Exception):
    """The person has as many jobs in line as anybody may have."""


class JobUnknown(Exception):
    """No such job of this person."""


class JobLost(Exception):
    """The job is not this worker's any more: it was cancelled, or taken by another."""


def ask(session: Session, wish: Wish, *, by: Specialist, now: datetime) -> ExportJob:
    """Put a wish in line; the same one that is in line already is the one that is meant.

    Raises:
        TooManyWait: first let some of them be made.
    """
    waiting = [job for job in listed(session, by=by, now=now) if job.state in OPEN]
    same = next((job for job in waiting if job.wish == wish.as_dict()), None)
    if same is not None:
        return same
    if len(waiting) >= MOST_OPEN:
        raise TooManyWait
    job = ExportJob(
        ref=public_codes.new_ref(),
        school_id=by.school_id,
        staff_id=by.id,
        wish=wish.as_dict(),
        state=ExportState.QUEUED,
        made_at=now,
    )
    session.add(job)
    session.flush()
    return job


def listed(session: Session, *, by: Specialist, now: datetime) -> Sequence[ExportJob]:
    """The person's own jobs of the last days, latest first."""
    own = select(ExportJob).where(ExportJob.staff_id == by.id, ExportJob.made_at > now - ROWS_LIVE)
    return session.scalars(own.order_by(ExportJob.id.desc()).limit(SHOWN)).all()


def find(session: Session, ref: str, *, by: Specialist) -> ExportJob:
    """One of the person's own jobs.

    Raises:
        JobUnknown: somebody else's, or none.
    """
    found = session.scalars(select(ExportJob).where(ExportJob.ref == ref)).one_or_none()
    if found is None or found.staff_id != by.id:
        raise JobUnknown
    return found


def is_ready(job: ExportJob, *, now: datetime) -> bool:
    """Whether its file can be had."""
    return job.state is ExportState.DONE and job.expires_at is not None and now < job.expires_at


def cancel(session: Session, ref: str, *, by: Specialist) -> None:
    """Nobody wants it any more; its file, if there is one, is erased by whoever calls. One that ended stays so.

    Raises:
        JobUnknown: somebody else's, or none.
    """
    job = find(session, ref, by=by)
    if job.state in (*OPEN, ExportState.DONE):
        job.state = ExportState.CANCELLED
        job.expires_at = None


def is_due(session: Session, *, now: datetime) -> bool:
    """Whether a worker has something to do: a job in line, one whose worker is gone, or a file that is too old."""
    if session.scalar(_fresh(now)) is not None:
        return False
    is_open = ExportJob.state.in_(OPEN)
    is_old = (ExportJob.state == ExportState.DONE) & (ExportJob.expires_at <= now)
    return session.scalar(select(ExportJob.id).where(is_open | is_old).limit(1)) is not None


def claim(session: Session, *, now: datetime) -> ExportJob | None:
    """The next job, from now on this worker's; None while another worker lives or nothing is in line."""
    # held in one order, so that of two workers on two machines the second sees what the first has taken
    waiting = session.scalars(
        select(ExportJob).where(ExportJob.state.in_(OPEN)).order_by(ExportJob.id).with_for_update()
    ).all()
    if any(_is_alive(job, now) for job in waiting):
        return None
    for job in waiting:
        if job.state is ExportState.WORKING:
            if job.problem == AGAIN:
                _end(job, ExportState.FAILED, now, problem=WORKER_GONE)
                continue
            job.problem = AGAIN
        job.state, job.beat_at, job.done = ExportState.WORKING, now, 0
        session.flush()
        return job
    return None


def beat(session: Session, job: ExportJob, *, done: int, total: int, now: datetime) -> None:
    """The worker lives and is so far.

    Raises:
        JobLost: stop, nobody waits for it.
    """
    _change(session, job, beat_at=now, done=done, total=total)
    job.beat_at = now


def release(session: Session, job: ExportJob) -> None:
    """The worker was told to stop: the job is in line again, as if it had never been taken.

    Raises:
        JobLost: it is in line no more.
    """
    _change(session, job, state=ExportState.QUEUED, beat_at=None, done=0)


def finish(session: Session, job: ExportJob, *, size: int, lines: int, now: datetime) -> None:
    """The file is there: an hour long it can be had. That it was made is written down, not what it says.

    Raises:
        JobLost: somebody cancelled it meanwhile; the file is to be erased.
    """
    _change(session, job, state=ExportState.DONE, size=size, done=job.total, total=job.total, problem="",
            finished_at=now, expires_at=now + storing.LIVES)  # fmt: skip
    note(session, Wish.from_dict(job.wish), lines=lines, staff_id=job.staff_id, now=now)


def fail(session: Session, job: ExportJob, *, problem: str, now: datetime) -> None:
    """It cannot be made; ``problem`` says by a word of ours why.

    Raises:
        JobLost: somebody cancelled it meanwhile.
    """
    _change(session, job, state=ExportState.FAILED, problem=problem, finished_at=now)


def expire(session: Session, *, now: datetime) -> set[str]:
    """Forget jobs that are long over, mark files that are too old; the references of the files to be kept."""
    session.execute(delete(ExportJob).where(ExportJob.made_at < now - ROWS_LIVE, ExportJob.state.not_in(OPEN)))
    is_old = (ExportJob.state == ExportState.DONE) & (ExportJob.expires_at <= now)
    session.execute(update(ExportJob).where(is_old).values(expires_at=None))
    kept = (ExportJob.state == ExportState.DONE) & ExportJob.expires_at.is_not(None)
    return set(session.scalars(select(ExportJob.ref).where(kept)))


def note(session: Session, wish: Wish, *, lines: int, staff_id: int | None, now: datetime) -> None:
    """Write down who took what out of the service and how many lines; None: whoever runs the machine."""
    detail = {name: value for name, value in wish.as_dict().items() if name != "class_name"}
    audit.record(session, "export:made", subject="export", subject_id=None, staff_id=staff_id, now=now, lines=lines,
                 **detail)  # fmt: skip


def _fresh(now: datetime) -> Any:
    alive = (ExportJob.state == ExportState.WORKING) & (ExportJob.beat_at > now - SILENT_FOR)
    return select(ExportJob.id).where(alive).limit(1)


def _is_alive(job: ExportJob, now: datetime) -> bool:
    return job.state is ExportState.WORKING and job.beat_at is not None and job.beat_at > now - SILENT_FOR


def _end(job: ExportJob, state: ExportState, now: datetime, *, problem: str) -> None:
    job.state, job.problem, job.finished_at = state, problem, now


def _change(session: Session, job: ExportJob, **values: Any) -> None:
    """Change a job that is still this worker's."""
    mine = (ExportJob.id == job.id) & (ExportJob.state == ExportState.WORKING) & (ExportJob.beat_at == job.beat_at)
    changed = session.execute(update(ExportJob).where(mine).values(**values))
    if not isinstance(changed, CursorResult) or changed.rowcount != 1:
        raise JobLost
