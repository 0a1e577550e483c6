"""Pace: how fast a messenger may be written to. Even steps draw no refusal, and a refusal makes everybody wait."""

import asyncio
import time
from collections import OrderedDict
from collections.abc import Awaitable, Callable
from dataclasses import dataclass

REMEMBERED = 10_000


@dataclass(frozen=True, slots=True)
class Timer:
    """Seconds that only grow, and a way to let some of them pass; a test brings its own."""

    now: Callable[[], float] = time.monotonic
    sleep: Callable[[float], Awaitable[None]] = asyncio.sleep


class Pace:
    """Even steps for a whole bot; for a single chat a few messages at once, then one for each ``chat_seconds``."""

    def __init__(self, timer: Timer, *, a_second: float, chat_seconds: float, chat_burst: int) -> None:
        self._timer = timer
        self._step = 1 / a_second
        self._chat_step = chat_seconds
        self._chat_burst = chat_burst
        self._free_at: dict[str, float] = {}
        self._paused_until: dict[str, float] = {}
        self._chats: OrderedDict[str, float] = OrderedDict()

    async def step(self, bot: str) -> None:
        """Wait for this bot's next step, and take it."""
        while (wait := self._free_at.get(bot, 0.0) - self._timer.now()) > 0:
            await self._timer.sleep(wait)
        # a sleep that ended late may be caught up with, by half a step and no more
        now = self._timer.now()
        self._free_at[bot] = max(self._free_at.get(bot, now), now - self._step / 2) + self._step

    def pause(self, bot: str, seconds: float) -> None:
        """The messenger has asked this bot to wait."""
        self._paused_until[bot] = max(self._paused_until.get(bot, 0.0), self._timer.now() + seconds)
        self._free_at[bot] = max(self._free_at.get(bot, 0.0), self._paused_until[bot])

    async def open(self, bot: str) -> None:
        """Wait until a pause that the messenger asked for is over, without taking a step."""
        while (wait := self._paused_until.get(bot, 0.0) - self._timer.now()) > 0:
            await self._timer.sleep(wait)

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
