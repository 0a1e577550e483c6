"""Ticking: of two processes one carries the jobs out; a fault is written down and ends no clock."""

from datetime import timedelta

from sqlalchemy.orm import Session

from bot.app import Bot
from core.clock import leading
from core.settings import Settings
from db.engine import Database
from db.models.clock import ClockJob, ClockLease
from scheduler.ticking import Ticking
from tests.chat import Clock
from tests.conftest import MORNING


class Done:
    """A job that counts how often it was carried out."""

    __name__ = "climb_alerts"

    def __init__(self) -> None:
        self.times = 0
        self.problem: Exception | None = None

    def __call__(self, session: Session) -> int:
        """One tick."""
        if self.problem is not None:
            session.add(ClockLease(name="never kept", holder="", held_until=MORNING, since=MORNING))
            session.flush()
            raise self.problem
        self.times += 1
        return 1


async def test_of_two_bots_over_one_database_one_ticks_and_the_other_takes_over(settings: Settings) -> None:
    clock, jobs = Clock(MORNING), (Done(), Done())
    bots = [Bot(settings, clock=clock, timer=clock.timer) for _ in jobs]
    ticking = [Ticking(bot.tick, {job: 5}, now=clock) for bot, job in zip(bots, jobs, strict=True)]
    for bot in bots:
        bot.lane.start()

    async def both() -> tuple[int, int]:
        for one, job in zip(ticking, jobs, strict=True):
            await one.carry_out(job)
        return jobs[0].times, jobs[1].times

    first = await both()
    clock.moves(seconds=20)
    second = await both()
    clock.moves(seconds=20)
    await ticking[0].carry_out(jobs[0])
    clock.moves(hours=8)  # the first one's machine sleeps
    await ticking[1].carry_out(jobs[1])
    woken = await both()
    clock.moves(hours=-2)  # and somebody sets the clock right
    back = await both()
    for bot in bots:
        await bot.lane.stop()
        await bot.database.dispose()
        bot.keys.thread_keys.database.dispose_sync()

    assert (first, second) == ((1, 0), (2, 0))
    assert woken == (3, 2)
    assert sum(back) == 6  # whoever leads now, only one of them


async def test_a_fault_is_written_in_a_transaction_of_its_own(database: Database) -> None:
    job, clock = Done(), Clock(MORNING)

    async def tick(rule: object) -> None:
        with database.writing() as session:
            rule(session)  # type: ignore[operator]

    ticking = Ticking(tick, {job: 5}, now=clock)
    await ticking.carry_out(job)
    job.problem = ValueError("a child's words")
    clock.moves(seconds=5)
    await ticking.carry_out(job)

    with database.reading() as session:
        row = session.get_one(ClockJob, "climb_alerts")
        assert (row.problem, row.failures, row.failed_at) == ("ValueError", 1, MORNING + timedelta(seconds=5))
        assert session.get(ClockLease, "never kept") is None
        assert session.get_one(ClockLease, leading.NAME).holder == ticking.holder


async def test_tables_that_are_away_end_no_clock() -> None:
    async def tick(_rule: object) -> None:
        raise OSError

    await Ticking(tick, {(job := Done()): 5}).carry_out(job)

    assert job.times == 0
