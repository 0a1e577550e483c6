"""The one writer lane: grouped commits, one failure harms nobody else, danger goes first."""

import asyncio
import threading

import pytest
from sqlalchemy import select
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
