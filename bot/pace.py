"""Pace: how fast a messenger may be written to. Even steps draw no refusal, and a refusal makes everybody wait."""

import asyncio
import time
from collections import OrderedDict, defaultdict, deque
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field

from core.broadcasts.limits import HELD
from core.messages import Throttled

REMEMBERED = 10_000
CATCH_UP = 0.1  # seconds: who woke late may hurry by so much, and no more than is allowed
CAREFUL = 600.0  # seconds


@dataclass(frozen=True, slots=True)
class Gait:
    """The share of what is allowed that is used; ``apart``: the seconds that hold no more than one second may hold.

    On the wire messages come closer by some milliseconds; how many is learnt from a refusal alone.
    """

    share: float
    apart: float


BRISK, SLOW = Gait(HELD, 1.010), Gait(0.96, 1.024)  # the second one for a while after a refusal


@dataclass(frozen=True, slots=True)
class Timer:
    """Seconds that only grow, and a way to let some of them pass; a test brings its own."""

    now: Callable[[], float] = time.monotonic
    sleep: Callable[[float], Awaitable[None]] = asyncio.sleep


@dataclass(slots=True)
class _Gate:
    """One bot: when it is free, until when it was asked to wait, its last steps, and who goes before broadcasts."""

    taken: deque[float]
    free_at: float = 0.0
    paused_until: float = 0.0
    careful_until: float = 0.0
    held_until: float = 0.0
    before: int = 0
    last_in_line: asyncio.Lock = field(default_factory=asyncio.Lock)


class Pace:
    """Even steps for a whole bot; for a single chat a few messages at once, then one for each ``chat_seconds``.

    ``allowed`` is what the messenger takes of one bot in any second.
    """

    def __init__(self, timer: Timer, *, allowed: float, chat_seconds: float, chat_burst: int) -> None:
        self._timer = timer
        self._allowed = allowed
        self._chat_step = chat_seconds
        self._chat_burst = chat_burst
        self._gates: defaultdict[str, _Gate] = defaultdict(lambda: _Gate(deque(maxlen=max(1, int(allowed)))))
        self._chats: OrderedDict[str, float] = OrderedDict()

    async def step(self, bot: str, *, yields: bool = False) -> None:
        """Wait for this bot's next step, and take it. One that ``yields`` lets every other message go first.

        Raises:
            Throttled: the messenger asked to wait, and one that yields is not to wait here for so long.
        """
        gate, came = self._gates[bot], self._timer.now()
        if yields:
            async with gate.last_in_line:  # one of them looks, the others sleep
                await self._take(gate, came, yields=True)
            return
        gate.before += 1
        try:
            await self._take(gate, came, yields=False)
        finally:
            gate.before -= 1

    def pause(self, bot: str, seconds: float) -> None:
        """The messenger has asked this bot to wait."""
        gate = self._gates[bot]
        gate.paused_until = max(gate.paused_until, self._timer.now() + seconds)
        gate.careful_until = gate.paused_until + CAREFUL

    def hold_broadcasts(self, bot: str, seconds: float) -> None:
        """What yields waits: something is wrong with this bot that a person has to mend."""
        gate = self._gates[bot]
        gate.held_until = max(gate.held_until, self._timer.now() + seconds)

    async def open(self, bot: str) -> None:
        """Wait until a pause that the messenger asked for is over, without taking a step."""
        while (wait := self._gates[bot].paused_until - self._timer.now()) > 0:
            await self._timer.sleep(wait)

    def is_open(self, bot: str) -> bool:
        """Whether what yields may be sent by this bot: nobody has asked it to wait."""
        gate = self._gates[bot]
        return max(gate.paused_until, gate.held_until) <= self._timer.now()

    def chat_waits(self, address: str) -> float:
        """Seconds until this chat may be written to again; none or fewer when it may be now."""
        return self._chats.get(address, 0.0) - self._chat_step * self._chat_burst - self._timer.now()

    async def chat(self, address: str) -> None:
        """Wait until this chat may be written to again."""
        while (wait := self.chat_waits(address)) > 0:
            await self._timer.sleep(wait)

    def wrote(self, address: str) -> None:
        """This chat was written to."""
        now = self._timer.now()
        # counted to the moment of the next message, so that «chat» may compare without adding
        self._chats[address] = max(self._chats.pop(address, 0.0), now + self._chat_step) + self._chat_step
        if len(self._chats) > REMEMBERED:
            self._chats.popitem(last=False)

    async def _take(self, gate: _Gate, came: float, *, yields: bool) -> None:
        while (wait := self._wait(gate, yields=yields)) > 0:
            await self._timer.sleep(wait)
        now = self._timer.now()
        # the moment it could have been taken at: who comes after a silence has saved nothing up
        meant = max(gate.free_at, gate.paused_until, came, now - CATCH_UP)
        gate.free_at = meant + self._length(_gait(gate, now))
        gate.taken.append(now)

    def _wait(self, gate: _Gate, *, yields: bool) -> float:
        """Seconds until it is worth looking again; none when the step may be taken."""
        now = self._timer.now()
        if yields and (wait := max(gate.paused_until, gate.held_until) - now) > 0:
            raise Throttled(wait)
        gait, opens = _gait(gate, now), max(gate.free_at, gate.paused_until)
        if len(gate.taken) == gate.taken.maxlen:
            opens = max(opens, gate.taken[0] + gait.apart)
        return max(opens - now, self._length(gait) if yields and gate.before else 0.0)

    def _length(self, gait: Gait) -> float:
        return 1 / (self._allowed * gait.share)


def _gait(gate: _Gate, now: float) -> Gait:
    return SLOW if now < gate.careful_until else BRISK
