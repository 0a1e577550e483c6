"""Jobs: what became of each one's last tick, for whoever wants to know whether the clock works."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from core.clock.leading import TOO_FAR
from db.models.clock import ClockJob

# a job that does nothing is written down this often: a row every two seconds would say no more
NOTED_EVERY: Final = timedelta(minutes=1)
# and one that nothing was heard of for so long beyond its turn is late
PATIENCE: Final = timedelta(minutes=2)
FAILS: Final = 3  # so many times in a row are no accident


@dataclass(frozen=True, slots=True)
class Standing:
    """A job just now: when it ticks next, whether that should have been long ago, whether it fails again and again."""

    job: ClockJob
    next_at: datetime | None
    is_late: bool
    fails: bool


def announce(session: Session, timetable: Mapping[str, int]) -> None:
    """Lay down the jobs there are with the seconds between their ticks, and forget those that are no more."""
    session.execute(delete(ClockJob).where(ClockJob.name.not_in(list(timetable))))
    known = {job.name: job for job in session.scalars(select(ClockJob))}
    for name, seconds in timetable.items():
        if name in known:
            known[name].every_seconds = seconds
        else:
            session.add(_new(name, seconds))
    session.flush()


def note(session: Session, name: str, *, every: int, now: datetime, did: int, took_ms: int, problem: str = "") -> None:
    """Keep what became of a tick: how many things it did, how long it took, the kind of fault («»: none).

    Of ticks that did nothing only one a minute is written.
    """
    job = session.get(ClockJob, name)
    if job is None:
        job = _new(name, every)
        session.add(job)
    is_known = job.ticked_at is not None and timedelta() <= now - job.ticked_at < NOTED_EVERY
    if is_known and not did and not problem and not job.failures:
        return
    job.every_seconds, job.ticked_at, job.took_ms = every, now, took_ms
    if did:
        job.did, job.did_at = did, now
    if problem:
        job.failed_at, job.problem = now, problem[:80]
    job.failures = job.failures + 1 if problem else 0
    session.flush()


def is_kept(session: Session, name: str, *, now: datetime) -> bool:
    """Whether a job has done its part in the last minutes; True where no clock was ever started."""
    job = session.get(ClockJob, name)
    if job is None:
        return True
    return job.ticked_at is not None and abs(now - job.ticked_at) < TOO_FAR and not job.failures


def standing(session: Session, *, now: datetime) -> Sequence[Standing]:
    """Every job, most frequent first."""
    found = session.scalars(select(ClockJob).order_by(ClockJob.every_seconds, ClockJob.name)).all()
    return [_standing(job, now) for job in found]


def failing(session: Session) -> Sequence[ClockJob]:
    """The jobs whose last ticks all failed."""
    return session.scalars(select(ClockJob).where(ClockJob.failures >= FAILS).order_by(ClockJob.name)).all()


def _standing(job: ClockJob, now: datetime) -> Standing:
    every = timedelta(seconds=job.every_seconds)
    if job.ticked_at is None:
        return Standing(job, None, is_late=False, fails=False)
    is_late = now - job.ticked_at > every + PATIENCE
    # a job that does nothing is noted once a minute: by its seconds alone the next tick would seem to be over
    following = None if is_late else max(job.ticked_at + every, now)
    return Standing(job, following, is_late=is_late, fails=job.failures >= FAILS)


def _new(name: str, seconds: int) -> ClockJob:
    return ClockJob(name=name, every_seconds=seconds, did=0, took_ms=0, problem="", failures=0)
