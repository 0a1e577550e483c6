"""Pace: steps so even that a messenger has nothing to refuse, and one chat's haste is nobody else's wait."""

import asyncio
import heapq
import random
from collections.abc import Callable, Coroutine
from itertools import count, pairwise
from typing import Any

import pytest

from bot.pace import BRISK, CATCH_UP, REMEMBERED, SLOW, Pace, Timer
from core.messages import Throttled

ALLOWED = 30
STEP = 1 / (ALLOWED * BRISK.share)
TEN_MINUTES = 600.0


class Time:
    """Time that passes only while somebody sleeps; ``late`` says by how much a sleeper wakes too late."""

    def __init__(self, late: Callable[[], float] = lambda: 0.0) -> None:
        self.now = 1000.0
        self._late = late
        self._numbers = count()
        self._sleepers: list[tuple[float, int, asyncio.Future[None]]] = []

    def pace(self, allowed: float = ALLOWED) -> Pace:
        """A pace by this time: thirty a second are allowed; three at once for a chat and then one a second."""
        timer = Timer(now=lambda: self.now, sleep=self._sleep)
        return Pace(timer, allowed=allowed, chat_seconds=1.0, chat_burst=3)

    async def passes(self, *work: Coroutine[Any, Any, Any], until: float = float("inf")) -> None:
        """Let everybody work; whenever all of them sleep, the first one's moment comes."""
        tasks = [asyncio.ensure_future(one) for one in work]
        while True:
            for _ in range(4):
                await asyncio.sleep(0)
            if all(task.done() for task in tasks) or self._sleepers[0][0] > until:
                break
            at, _, sleeper = heapq.heappop(self._sleepers)
            self.now = max(self.now, at + self._late())
            sleeper.set_result(None)
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)

    async def _sleep(self, seconds: float) -> None:
        sleeper = asyncio.get_running_loop().create_future()
        heapq.heappush(self._sleepers, (self.now + seconds, next(self._numbers), sleeper))
        await sleeper


async def steps(pace: Pace, time: Time, moments: list[float], *, bot: str = "8801", most: int = 10**9) -> None:
    """Step as fast as the pace lets one, writing down when."""
    for _ in range(most):
        await pace.step(bot)
        moments.append(time.now)


async def writes(pace: Pace, time: Time, moments: list[float], *, most: int, address: str = "8801:1") -> None:
    """Write to one chat as fast as the pace lets one."""
    for _ in range(most):
        await pace.chat(address)
        moments.append(time.now)
        pace.wrote(address)


def most_in_a_second(moments: list[float]) -> int:
    """The largest number of moments that lie less than a second apart."""
    most = first = 0
    for last, moment in enumerate(moments):
        while moment - moments[first] >= 1:
            first += 1
        most = max(most, last - first + 1)
    return most


async def ten_minutes(late: Callable[[random.Random], float]) -> list[float]:
    """The seconds from the start at which one who never rests has stepped."""
    chance = random.Random(7)
    time = Time(lambda: late(chance))
    moments: list[float] = []
    await time.passes(steps(time.pace(), time, moments), until=time.now + TEN_MINUTES + 2)
    return [moment - 1000 for moment in moments]


def gaps(moments: list[float]) -> list[float]:
    return [later - earlier for earlier, later in pairwise(moments)]


class TestAWholeBot:
    @pytest.mark.parametrize(
        "late",
        [
            lambda _chance: 0.0,
            lambda chance: chance.uniform(0, STEP / 2),
            lambda chance: chance.uniform(0, 4 * STEP),
            lambda chance: chance.choice([0.0] * 99 + [1.5]),
        ],
        ids=["on time", "a little late", "very late", "with stalls"],
    )
    async def test_never_takes_more_than_thirty_steps_in_any_second(
        self, late: Callable[[random.Random], float]
    ) -> None:
        moments = await ten_minutes(late)

        assert most_in_a_second(moments) <= ALLOWED
        assert moments[-1] > TEN_MINUTES

    @pytest.mark.parametrize(
        "late", [lambda _chance: 0.0, lambda chance: chance.uniform(0, STEP / 2)], ids=["on time", "a little late"]
    )
    async def test_takes_nearly_all_that_is_allowed(self, late: Callable[[random.Random], float]) -> None:
        moments = await ten_minutes(late)

        assert len(moments) >= 0.98 * ALLOWED * TEN_MINUTES

    async def test_is_no_faster_when_twelve_ask_at_once(self) -> None:
        time = Time()
        pace, moments = time.pace(), list[float]()

        await time.passes(*(steps(pace, time, moments) for _ in range(12)), until=time.now + 60)

        assert most_in_a_second(moments) <= ALLOWED
        assert len(moments) >= 0.98 * ALLOWED * 60
        assert min(gaps(moments)) == pytest.approx(STEP)

    @pytest.mark.parametrize("late", [STEP / 4, STEP * 20])
    async def test_that_woke_late_catches_up_by_a_tenth_of_a_second_at_most(self, late: float) -> None:
        delays = iter([late])
        time = Time(lambda: next(delays, 0.0))
        moments: list[float] = []

        pace = time.pace()
        await time.passes(*(steps(pace, time, moments, most=1) for _ in range(9)))

        assert moments[-1] - 1000 == pytest.approx(8 * STEP + max(0.0, late - CATCH_UP))

    async def test_that_was_quiet_has_saved_nothing_up(self) -> None:
        time = Time()
        pace, moments = time.pace(), list[float]()
        await pace.step("8801")
        time.now += 3600

        await time.passes(steps(pace, time, moments, most=4))

        assert gaps(moments) == pytest.approx([STEP] * 3)

    async def test_keeps_a_paid_rate_on_a_clock_that_ticks_in_milliseconds(self) -> None:
        time = Time(lambda: 0.001)
        pace, moments = time.pace(allowed=1000), list[float]()

        await time.passes(*(steps(pace, time, moments) for _ in range(3)), until=time.now + 5)

        assert most_in_a_second(moments) <= 1000
        assert len(moments) >= 0.97 * 1000 * 5

    async def test_does_not_wait_for_another_bot(self) -> None:
        time = Time()
        pace, first, second = time.pace(), list[float](), list[float]()

        await time.passes(steps(pace, time, first, most=5), steps(pace, time, second, bot="8802", most=5))

        assert first == second


class TestARequestToWait:
    async def test_holds_everybody_whoever_slept_already(self) -> None:
        time = Time()
        pace, moments = time.pace(), list[float]()

        async def asks_to_wait() -> None:
            pace.pause("8801", 40)

        await time.passes(*(steps(pace, time, moments, most=3) for _ in range(12)), asks_to_wait())

        assert (moments[0], moments[1]) == (1000.0, 1040.0)
        assert len(moments) == 36
        assert most_in_a_second(moments) <= ALLOWED

    async def test_is_not_shortened_by_a_shorter_one(self) -> None:
        time = Time()
        pace, moments = time.pace(), list[float]()
        pace.pause("8801", 40)
        pace.pause("8801", 3)

        await time.passes(steps(pace, time, moments, most=1))

        assert moments == [1040.0]

    async def test_is_lengthened_by_a_longer_one_that_comes_meanwhile(self) -> None:
        time = Time()
        pace, moments = time.pace(), list[float]()
        pace.pause("8801", 3)

        async def asks_again() -> None:
            pace.pause("8801", 40)

        await time.passes(steps(pace, time, moments, most=1), asks_again())

        assert moments == [1040.0]

    async def test_holds_no_other_bot(self) -> None:
        time = Time()
        pace, moments = time.pace(), list[float]()
        pace.pause("8801", 40)

        await time.passes(steps(pace, time, moments, bot="8802", most=1))

        assert moments == [1000.0]

    async def test_makes_the_bot_careful_for_a_while(self) -> None:
        time = Time()
        pace, moments = time.pace(), list[float]()
        pace.pause("8801", 1)

        await time.passes(steps(pace, time, moments), until=1001 + 60)

        assert len(moments) == pytest.approx(60 * ALLOWED * SLOW.share, abs=5)


class TestABroadcast:
    async def test_lets_everything_else_go_first(self) -> None:
        time = Time()
        pace, broadcasts, answers = time.pace(), list[float](), list[float]()

        async def to_many() -> None:
            await pace.step("8801", yields=True)
            broadcasts.append(time.now)

        many = (to_many() for _ in range(10))
        await time.passes(*many, steps(pace, time, answers, most=3))

        assert answers[-1] < broadcasts[1]
        assert len(broadcasts) == 10

    async def test_does_not_stay_while_the_messenger_asks_to_wait(self) -> None:
        time = Time()
        pace = time.pace()
        pace.pause("8801", 40)

        with pytest.raises(Throttled):
            await pace.step("8801", yields=True)

        assert (pace.is_open("8801"), pace.is_open("8802")) == (False, True)

    async def test_is_held_without_holding_anything_else(self) -> None:
        time = Time()
        pace, moments = time.pace(), list[float]()
        pace.hold_broadcasts("8801", 60)

        await time.passes(steps(pace, time, moments, most=1))

        assert moments == [1000.0]
        assert not pace.is_open("8801")


class TestOneChat:
    async def test_gets_three_at_once_and_then_one_a_second(self) -> None:
        time = Time()
        moments: list[float] = []

        await time.passes(writes(time.pace(), time, moments, most=7))

        assert [moment - 1000 for moment in moments] == pytest.approx([0, 0, 0, 1, 2, 3, 4])

    async def test_that_was_quiet_gets_three_at_once_again_and_no_more(self) -> None:
        time = Time()
        pace, moments = time.pace(), list[float]()
        await time.passes(writes(pace, time, [], most=5))
        time.now = 5000.0

        await time.passes(writes(pace, time, moments, most=5))

        assert [moment - 5000 for moment in moments] == pytest.approx([0, 0, 0, 1, 2])

    async def test_holds_up_no_other(self) -> None:
        time = Time()
        pace, busy, other = time.pace(), list[float](), list[float]()

        await time.passes(writes(pace, time, busy, most=9), writes(pace, time, other, most=3, address="8801:2"))

        assert other == [1000.0] * 3
        assert busy[-1] > 1000

    async def test_is_forgotten_when_too_many_others_came_after_it(self) -> None:
        time = Time()
        pace, moments = time.pace(), dict[str, float]()
        for address in ("first", "again", *map(str, range(REMEMBERED - 2)), "again", "one more", "and one"):
            for _ in range(5):
                pace.wrote(address)

        async def waits(address: str) -> None:
            await pace.chat(address)
            moments[address] = time.now

        await time.passes(*map(waits, ("first", "0", "1", "again", "and one")))

        assert moments == {"first": 1000.0, "0": 1000.0, "1": 1003.0, "again": 1008.0, "and one": 1003.0}
