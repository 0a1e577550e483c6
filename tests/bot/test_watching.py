"""Watching: what needs a person is told at once, what mends itself only when it lasts, and both are taken back."""

import asyncio
from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

import pytest
from sqlalchemy.orm import Session
from structlog.testing import capture_logs

from bot.lane import WriterLane
from bot.watching import LOOK_AGAIN, Watching
from core import outages
from db.engine import Database
from tests.chat import WAIT_SECONDS, Clock

MINUTE = timedelta(minutes=1)


@dataclass
class Messenger:
    """A channel of which only its troubles are looked at: a trouble for each bot."""

    name: str = "telegram"
    troubles: dict[str, str] = field(default_factory=dict)


class Lane:
    """The writer lane, counting what it is asked for; it may be told to fail first."""

    def __init__(self, lane: WriterLane) -> None:
        self._lane = lane
        self.asked = 0
        self.failures = 0

    async def run(self, rule: Callable[[Session], Any]) -> Any:
        self.asked += 1
        if self.asked <= self.failures:
            raise OSError("disk is full of canaries")
        return await self._lane.run(rule)


@pytest.fixture
async def lane(database: Database) -> AsyncIterator[Lane]:
    lane = WriterLane(database)
    lane.start()
    yield Lane(lane)
    await lane.stop()


@pytest.fixture
def messenger() -> Messenger:
    return Messenger()


@pytest.fixture
def watching(messenger: Messenger, lane: Lane, clock: Clock) -> Watching:
    channels: Any = [messenger, Messenger("web")]
    given: Any = lane
    return Watching(channels, given, clock=clock, timer=clock.timer)


def written(database: Database) -> list[tuple[str, str, datetime]]:
    with database.reading() as session:
        return [(outage.channel, outage.problem, outage.since) for outage in outages.current(session)]


class TestWhatNeedsAPerson:
    @pytest.mark.parametrize("problem", ["conflict", "token"])
    async def test_is_told_at_the_first_look(
        self, watching: Watching, messenger: Messenger, database: Database, now: datetime, problem: str
    ) -> None:
        messenger.troubles["8801"] = problem

        await watching.once()

        assert written(database) == [("telegram", problem, now)]

    async def test_keeps_its_first_moment_while_it_lasts(
        self, watching: Watching, messenger: Messenger, database: Database, clock: Clock, now: datetime
    ) -> None:
        messenger.troubles["8801"] = "conflict"

        for _ in range(3):
            await watching.once()
            clock.moves(hours=1)

        assert written(database) == [("telegram", "conflict", now)]

    async def test_is_taken_back_when_it_is_over(
        self, watching: Watching, messenger: Messenger, database: Database
    ) -> None:
        messenger.troubles["8801"] = "conflict"
        await watching.once()

        messenger.troubles.clear()
        await watching.once()

        assert written(database) == []

    async def test_goes_before_what_mends_itself(
        self, watching: Watching, messenger: Messenger, database: Database, clock: Clock, now: datetime
    ) -> None:
        messenger.troubles["8801"] = "away"
        await watching.once()
        clock.moves(minutes=1)
        await watching.once()

        messenger.troubles["8801"] = "token"
        await watching.once()

        assert written(database) == [("telegram", "token", now + MINUTE)]


class TestWhatMendsItself:
    async def test_is_told_after_a_minute_and_not_before(
        self, watching: Watching, messenger: Messenger, database: Database, clock: Clock, now: datetime
    ) -> None:
        messenger.troubles["8801"] = "away"
        told = []

        for seconds in (0, 59, 1):
            clock.moves(seconds=seconds)
            await watching.once()
            told.append([problem for _, problem, _ in written(database)])

        assert told == [[], [], ["away"]]

    async def test_begins_anew_when_it_was_over_in_between(
        self, watching: Watching, messenger: Messenger, database: Database, clock: Clock
    ) -> None:
        for trouble in ({"8801": "away"}, {}, {"8801": "away"}):
            messenger.troubles = trouble
            await watching.once()
            clock.moves(seconds=40)
        await watching.once()

        assert written(database) == []

    async def test_is_taken_back_when_it_is_over(
        self, watching: Watching, messenger: Messenger, database: Database, clock: Clock
    ) -> None:
        messenger.troubles["8801"] = "away"
        await watching.once()
        clock.moves(minutes=2)
        await watching.once()
        assert len(written(database)) == 1

        messenger.troubles.clear()
        await watching.once()

        assert written(database) == []


class TestTwoBotsOfOneChannel:
    async def test_are_told_of_by_the_one_that_needs_a_person(
        self, watching: Watching, messenger: Messenger, database: Database, now: datetime
    ) -> None:
        messenger.troubles.update({"8801": "away", "8802": "token"})

        await watching.once()

        assert written(database) == [("telegram", "token", now)]

    async def test_are_in_trouble_until_both_are_out_of_it(
        self, watching: Watching, messenger: Messenger, database: Database, clock: Clock, now: datetime
    ) -> None:
        messenger.troubles.update({"8801": "conflict", "8802": "conflict"})
        await watching.once()
        clock.moves(hours=1)

        del messenger.troubles["8801"]
        await watching.once()
        one_left = written(database)
        del messenger.troubles["8802"]
        await watching.once()

        assert (one_left, written(database)) == ([("telegram", "conflict", now)], [])


class TestLooking:
    async def test_takes_back_what_an_earlier_run_has_left(
        self, watching: Watching, database: Database, now: datetime
    ) -> None:
        with database.writing() as session:
            outages.tell(session, {"telegram": "token"}, now=now - MINUTE)

        await watching.once()

        assert written(database) == []

    async def test_writes_only_when_something_has_changed(
        self, watching: Watching, messenger: Messenger, lane: Lane, clock: Clock
    ) -> None:
        asked = []
        for trouble in ({}, {}, {"8801": "token"}, {"8801": "token"}, {}):
            messenger.troubles = trouble
            await watching.once()
            asked.append(lane.asked)

        assert asked == [1, 1, 2, 2, 3]

    async def test_goes_on_when_nothing_can_be_written_and_tells_it_the_next_time(
        self, watching: Watching, messenger: Messenger, lane: Lane, database: Database, clock: Clock, now: datetime
    ) -> None:
        messenger.troubles["8801"] = "conflict"
        lane.failures = 2
        work = asyncio.ensure_future(watching.run())

        with capture_logs() as logs:
            for _ in range(3):
                await _falls_asleep(clock)
                clock.moves(seconds=LOOK_AGAIN)
            await _falls_asleep(clock)
        work.cancel()
        await asyncio.gather(work, return_exceptions=True)

        assert written(database) == [("telegram", "conflict", now + 2 * timedelta(seconds=LOOK_AGAIN))]
        assert logs == [{"event": "watching_failed", "problem": "OSError", "log_level": "error"}] * 2


async def _falls_asleep(clock: Clock) -> None:
    """Wait until the watcher has looked and sleeps again."""
    async with asyncio.timeout(WAIT_SECONDS):
        while clock.next_waking is None:
            await asyncio.sleep(0.001)
