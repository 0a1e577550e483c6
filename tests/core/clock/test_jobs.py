"""Jobs: what a tick did is written, what it did not is written once a minute, a fault is kept by its kind."""

from datetime import datetime, timedelta

from sqlalchemy.orm import Session

from core.clock import jobs
from db.models.clock import ClockJob

SECOND = timedelta(seconds=1)


def noted(session: Session, now: datetime, *, did: int = 0, problem: str = "") -> ClockJob:
    """The row after a tick of a job that ticks every two seconds."""
    jobs.note(session, "climb", every=2, now=now, did=did, took_ms=3, problem=problem)
    return session.get_one(ClockJob, "climb")


def test_ticks_that_did_nothing_are_written_once_a_minute(session: Session, now: datetime) -> None:
    written = [noted(session, now + ahead * SECOND).ticked_at for ahead in (0, 2, 58, 60, 62)]

    assert written == [now, now, now, now + 60 * SECOND, now + 60 * SECOND]


def test_one_that_did_something_is_written_at_once(session: Session, now: datetime) -> None:
    noted(session, now)

    row = noted(session, now + 2 * SECOND, did=4)

    assert (row.ticked_at, row.did, row.did_at) == (now + 2 * SECOND, 4, now + 2 * SECOND)


def test_a_fault_is_kept_and_the_next_good_tick_ends_the_row_of_them(session: Session, now: datetime) -> None:
    noted(session, now)
    for ahead in (2, 4, 6):
        noted(session, now + ahead * SECOND, problem="OperationalError")
    failing = [job.name for job in jobs.failing(session)]

    row = noted(session, now + 8 * SECOND)

    assert failing == ["climb"]
    assert (row.failures, row.problem, row.failed_at) == (0, "OperationalError", now + 6 * SECOND)
    assert jobs.failing(session) == []


def test_one_that_ticks_well_and_lately_is_kept_and_so_is_one_no_clock_knows(session: Session, now: datetime) -> None:
    unknown = jobs.is_kept(session, "climb", now=now)
    noted(session, now)
    known = [jobs.is_kept(session, "climb", now=now + ahead) for ahead in (SECOND, jobs.TOO_FAR)]
    noted(session, now + 2 * SECOND, problem="OperationalError")

    assert (unknown, known, jobs.is_kept(session, "climb", now=now + 3 * SECOND)) == (True, [True, False], False)


def test_a_clock_that_went_back_is_written_at_once(session: Session, now: datetime) -> None:
    noted(session, now)

    assert noted(session, now - timedelta(days=1)).ticked_at == now - timedelta(days=1)


def test_jobs_are_laid_down_before_their_first_tick_and_old_ones_forgotten(session: Session, now: datetime) -> None:
    jobs.announce(session, {"gone": 5})
    jobs.announce(session, {"climb": 2, "purge": 3600})
    jobs.announce(session, {"climb": 5, "purge": 3600})

    found = jobs.standing(session, now=now)

    assert [(one.job.name, one.job.every_seconds, one.next_at) for one in found] == [
        ("climb", 5, None),
        ("purge", 3600, None),
    ]


def test_a_job_nothing_is_heard_of_is_late(session: Session, now: datetime) -> None:
    noted(session, now)

    fresh, late = (jobs.standing(session, now=now + ahead)[0] for ahead in (timedelta(minutes=2), timedelta(minutes=3)))

    assert (fresh.is_late, fresh.next_at) == (False, now + timedelta(minutes=2))
    assert (late.is_late, late.next_at) == (True, None)
