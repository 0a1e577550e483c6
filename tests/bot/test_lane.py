"""The one writer lane: grouped commits, one failure harms nobody else, danger goes first."""

import asyncio
import threading

import pytest
from sqlalchemy import event, select
from sqlalchemy.exc import OperationalError
from sqlalchemy.orm import Session

from bot.lane import WriterLane
from db.engine import Database
from db.models.audit import AuditRecord
from tests.chat import Clock


@pytest.fixture
async def lane(database: Database):  # type: ignore[no-untyped-def]
    lane = WriterLane(database)
    lane.start()
    yield lane
    await lane.stop()


def note(tag: str, clock: Clock):  # type: ignore[no-untyped-def]
    def rule(session: Session) -> str:
        session.add(AuditRecord(happened_at=clock(), tag=tag, subject="test", subject_id=None, detail={}))
        session.flush()
        return tag

    return rule


def tags(database: Database) -> list[str]:
    with database.reading() as session:
        return list(session.scalars(select(AuditRecord.tag).order_by(AuditRecord.id)))


async def test_answers_after_the_commit(lane: WriterLane, database: Database, now) -> None:  # type: ignore[no-untyped-def]
    assert await lane.run(note("one", Clock(now))) == "one"

    assert tags(database) == ["one"]


async def test_one_failing_rule_of_a_batch_leaves_the_others_done(lane: WriterLane, database: Database, now) -> None:  # type: ignore[no-untyped-def]
    def fails(session: Session) -> None:
        note("ghost", Clock(now))(session)
        raise LookupError

    gate = threading.Event()
    blocker = asyncio.ensure_future(lane.run(lambda _session: gate.wait(5)))
    await asyncio.sleep(0)
    jobs = [lane.run(note("a", Clock(now))), lane.run(fails), lane.run(note("b", Clock(now)))]
    waiting = [asyncio.ensure_future(job) for job in jobs]
    await asyncio.sleep(0)
    gate.set()
    await blocker

    results = await asyncio.gather(*waiting, return_exceptions=True)

    assert [type(result).__name__ for result in results] == ["str", "LookupError", "str"]
    assert tags(database) == ["a", "b"]


async def test_danger_overtakes_what_waits(lane: WriterLane, database: Database, now) -> None:  # type: ignore[no-untyped-def]
    gate = threading.Event()
    started = threading.Event()

    def block(_session: Session) -> None:
        started.set()
        gate.wait(5)

    blocker = asyncio.ensure_future(lane.run(block))
    await asyncio.to_thread(started.wait, 5)
    waiting = [asyncio.ensure_future(lane.run(note(f"ordinary {n}", Clock(now)))) for n in range(3)]
    await asyncio.sleep(0)
    waiting.append(asyncio.ensure_future(lane.run(note("danger", Clock(now)), is_urgent=True)))
    await asyncio.sleep(0)
    gate.set()
    await asyncio.gather(blocker, *waiting)

    assert tags(database) == ["danger", "ordinary 0", "ordinary 1", "ordinary 2"]


async def test_a_caller_who_goes_away_tears_no_transaction(lane: WriterLane, database: Database, now) -> None:  # type: ignore[no-untyped-def]
    gate = threading.Event()

    def slow(session: Session) -> None:
        gate.wait(5)
        note("kept", Clock(now))(session)

    caller = asyncio.ensure_future(lane.run(slow))
    await asyncio.sleep(0)
    caller.cancel()
    gate.set()
    await lane.run(note("after", Clock(now)))

    assert tags(database) == ["kept", "after"]


async def test_what_a_batch_left_for_want_of_time_is_finished_before_the_end(database: Database, now) -> None:  # type: ignore[no-untyped-def]
    lane = WriterLane(database)

    def slow(session: Session) -> None:
        threading.Event().wait(0.03)  # longer than a batch may take
        note("slow", Clock(now))(session)

    jobs = [asyncio.ensure_future(lane.run(rule)) for rule in (slow, note("left", Clock(now)))]
    await asyncio.sleep(0)
    ending = asyncio.ensure_future(lane.stop())
    lane.start()
    await asyncio.wait_for(asyncio.gather(*jobs, ending), 5)

    assert tags(database) == ["slow", "left"]


async def test_while_the_lock_is_not_to_be_had_a_batch_waits_for_it_once(database: Database, now) -> None:  # type: ignore[no-untyped-def]
    tries: list[float] = []

    def refuse(_connection: object) -> None:
        tries.append(0)
        raise OperationalError("BEGIN IMMEDIATE", None, Exception("database is locked"))

    event.listen(database.write_engine, "begin", refuse, insert=True)
    lane = WriterLane(database)
    jobs = [asyncio.ensure_future(lane.run(note(str(number), Clock(now)))) for number in range(5)]
    await asyncio.sleep(0)
    lane.start()
    results = await asyncio.gather(*jobs, return_exceptions=True)
    event.remove(database.write_engine, "begin", refuse)
    await lane.stop()

    assert [type(result) for result in results] == [OperationalError] * 5
    assert len(tries) == 1
