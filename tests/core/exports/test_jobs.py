"""Jobs: asked for once, made by one worker at a time, taken again once, had for an hour, and nobody else's."""

import threading
from datetime import datetime, timedelta

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from core.actors import Specialist
from core.exports import jobs
from core.exports.jobs import JobLost, JobUnknown, TooManyWait
from core.exports.wish import What, Wish
from db.engine import Database
from db.models.audit import AuditRecord
from db.models.exports import ExportJob, ExportState
from db.models.journals import Journal
from tests.factories.staff import psychologist

BOOK = Wish(what=What.JOURNAL, format="pdf", locale="kk", journal=Journal.COUNSELLING, school_year=2026)
FUND = Wish(what=What.MATERIALS, format="pdf", locale="kk")


@pytest.fixture
def by(session: Session) -> Specialist:
    """A psychologist."""
    return psychologist(session)


def test_two_taps_are_one_job_while_it_is_in_line(session: Session, by: Specialist, now: datetime) -> None:
    first = jobs.ask(session, BOOK, by=by, now=now)
    second = jobs.ask(session, BOOK, by=by, now=now)
    other = jobs.ask(session, FUND, by=by, now=now)
    jobs.cancel(session, first.ref, by=by)
    after = jobs.ask(session, BOOK, by=by, now=now)

    assert first.id == second.id
    assert len({first.id, other.id, after.id}) == 3


def test_nobody_fills_the_line(session: Session, by: Specialist, now: datetime) -> None:
    for year in range(2020, 2030):
        jobs.ask(session, Wish(what=What.ANNUAL_PLAN, format="pdf", locale="kk", school_year=year), by=by, now=now)

    with pytest.raises(TooManyWait):
        jobs.ask(session, BOOK, by=by, now=now)


def test_a_job_is_its_askers_alone(session: Session, by: Specialist, now: datetime) -> None:
    ref, colleague = jobs.ask(session, BOOK, by=by, now=now).ref, psychologist(session)

    assert jobs.listed(session, by=colleague, now=now) == []
    for try_it in (jobs.find, jobs.cancel):
        with pytest.raises(JobUnknown):
            try_it(session, ref, by=colleague)


def test_one_job_is_made_at_a_time_the_first_that_was_asked_for_first(
    session: Session, by: Specialist, now: datetime
) -> None:
    first, second = (jobs.ask(session, wish, by=by, now=now) for wish in (BOOK, FUND))
    taken = jobs.claim(session, now=now)

    assert taken == first
    assert jobs.claim(session, now=now) is None
    assert not jobs.is_due(session, now=now)
    jobs.finish(session, first, size=7, lines=3, now=now)
    session.refresh(first)
    assert jobs.claim(session, now=now) == second


def test_a_job_whose_worker_is_gone_is_taken_once_more_and_then_it_failed(
    session: Session, by: Specialist, now: datetime
) -> None:
    job = jobs.ask(session, BOOK, by=by, now=now)
    jobs.claim(session, now=now)
    later = now + jobs.SILENT_FOR + timedelta(seconds=1)

    assert jobs.is_due(session, now=later)
    assert jobs.claim(session, now=later) == job
    assert jobs.claim(session, now=later + jobs.SILENT_FOR) is None
    assert (job.state, job.problem) == (ExportState.FAILED, jobs.WORKER_GONE)
    assert not jobs.is_due(session, now=later + jobs.SILENT_FOR)


def test_who_was_thought_dead_finds_that_the_job_is_not_theirs(session: Session, by: Specialist, now: datetime) -> None:
    job = jobs.ask(session, BOOK, by=by, now=now)
    jobs.claim(session, now=now)
    beats = job.beat_at
    jobs.claim(session, now=now + jobs.SILENT_FOR)
    job.beat_at = beats  # what the first worker holds

    with pytest.raises(JobLost), session.no_autoflush:
        jobs.beat(session, job, done=1, total=2, now=now + jobs.SILENT_FOR)
    session.refresh(job)


def test_a_cancelled_job_is_lost_to_its_worker(session: Session, by: Specialist, now: datetime) -> None:
    job = jobs.ask(session, BOOK, by=by, now=now)
    jobs.claim(session, now=now)
    jobs.beat(session, job, done=1, total=2, now=now)
    jobs.cancel(session, job.ref, by=by)

    for say in (
        lambda: jobs.beat(session, job, done=2, total=2, now=now),
        lambda: jobs.finish(session, job, size=1, lines=1, now=now),
        lambda: jobs.release(session, job),
    ):
        with pytest.raises(JobLost):
            say()


def test_a_file_can_be_had_for_an_hour_and_then_it_is_to_go(session: Session, by: Specialist, now: datetime) -> None:
    job = jobs.ask(session, BOOK, by=by, now=now)
    jobs.claim(session, now=now)
    jobs.finish(session, job, size=7, lines=3, now=now)
    session.refresh(job)
    hour = now + timedelta(hours=1)

    assert jobs.is_ready(job, now=hour - timedelta(seconds=1))
    assert jobs.expire(session, now=hour - timedelta(seconds=1)) == {job.ref}
    assert not jobs.is_ready(job, now=hour)
    assert jobs.is_due(session, now=hour)
    assert jobs.expire(session, now=hour) == set()
    assert not jobs.is_due(session, now=hour)


def test_jobs_that_are_long_over_are_forgotten(session: Session, by: Specialist, now: datetime) -> None:
    jobs.cancel(session, jobs.ask(session, BOOK, by=by, now=now).ref, by=by)
    jobs.ask(session, FUND, by=by, now=now)

    jobs.expire(session, now=now + jobs.ROWS_LIVE + timedelta(seconds=1))

    assert session.scalars(select(ExportJob.state)).all() == [ExportState.QUEUED]


def test_what_was_taken_is_written_down_without_a_class(session: Session, by: Specialist, now: datetime) -> None:
    jobs.note(session, Wish.from_dict({**BOOK.as_dict(), "class_name": "7А"}), lines=12, staff_id=by.id, now=now)

    act = session.scalars(select(AuditRecord).where(AuditRecord.tag == "export:made")).one()
    assert act.staff_id == by.id
    assert act.detail == {**BOOK.as_dict(), "lines": 12}


def test_of_two_workers_at_one_moment_one_gets_the_job(database: Database, now: datetime) -> None:
    with database.writing() as session:
        person = psychologist(session)
        for wish in (BOOK, FUND):
            jobs.ask(session, wish, by=person, now=now)
    taken: list[ExportJob | None] = []

    def take() -> None:
        with database.writing() as session:
            taken.append(jobs.claim(session, now=now))

    workers = [threading.Thread(target=take) for _ in range(4)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()

    assert [job is None for job in sorted(taken, key=lambda job: job is None)] == [False, True, True, True]
