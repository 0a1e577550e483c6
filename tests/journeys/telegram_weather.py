"""Bad weather between Telegram and the bot: one kind of trouble after another, each of them counted."""

import asyncio
import random
import time
from collections import Counter
from collections.abc import Awaitable, Callable, Mapping
from typing import Literal

from tests.telegram.faults import Fault, Kind
from tests.telegram.server import Away, TelegramServer

Mode = Literal["poll", "webhook"]
BETWEEN = (4, 20)  # messages from one trouble to the next
Act = Callable[[], Awaitable[None]]
CODES = (500, 502, 504)
MOST_COPIES = 4
DISORDER_SECONDS = 1.5
FEW = 2
OUTAGES: tuple[Away, ...] = ("refused", "bad gateway", "bad gateway page")


class Weather:
    """What goes wrong at Telegram and on the way. ``blows`` are the moments at which an outage began.

    ``peace`` is held by whoever needs that nobody dies: order within a chat is Telegram's own promise, and it is
    broken on purpose only then.
    """

    def __init__(self, server: TelegramServer, mode: Mode, chance: random.Random) -> None:
        self.server = server
        self.peace = asyncio.Lock()
        self.blows: list[float] = []
        self.met: Counter[str] = Counter()
        self._chance = chance
        self._acts = {**self._any(), **(self._polled() if mode == "poll" else self._brought())}

    async def rage(self) -> None:
        """One trouble after another, each after some messages, until cancelled; then the sky is clear."""
        try:
            while True:
                await self._pass(self._chance.randint(*BETWEEN))
                name = self._chance.choice(list(self._acts))
                self.met[name] += 1
                await self._acts[name]()
        finally:
            self.clear()

    def clear(self) -> None:
        """Nothing goes wrong any more."""
        self.server.faults.planned.clear()
        self.server.webhooks.duplicates, self.server.webhooks.disorder = 1, False
        self.server.away = None

    def _any(self) -> Mapping[str, Act]:
        server, chance = self.server, self._chance
        return {
            "429": self._once("sendMessage", lambda: server.fail("sendMessage", retry_after=1)),
            "429 for an edit": self._once("editMessageText", lambda: server.fail("editMessageText", retry_after=1)),
            "5xx": self._once("sendMessage", lambda: server.fail("sendMessage", code=chance.choice(CODES))),
            "cut": self._once("sendMessage", lambda: server.cut("sendMessage")),
            "cut edit": self._once("editMessageText", lambda: server.cut("editMessageText")),
            "late answer": self._once("sendMessage", lambda: server.stall("sendMessage", chance.uniform(0.3, 2.0))),
            "hung up": self._once("sendMessage", lambda: server.hang_up("sendMessage")),
            "file hung up": self._once("file", lambda: server.faults.plan(Fault(Kind.HUNG_UP, "file", None, 1))),
            "away": self._go_away,
        }

    def _polled(self) -> Mapping[str, Act]:
        server = self.server
        return {
            "poll 502": self._once("getUpdates", lambda: server.fail("getUpdates", code=502)),
            "poll cut": self._once("getUpdates", lambda: server.cut("getUpdates")),
            "poll hung up": self._once("getUpdates", lambda: server.hang_up("getUpdates")),
        }

    def _brought(self) -> Mapping[str, Act]:
        return {"copies": self._copy, "disorder": self._disorder}

    def _once(self, method: str, plan: Callable[[], None]) -> Act:
        """Spoil the next call of a method, unless it is to be spoilt already."""

        async def act() -> None:
            if all(fault.method != method for fault in self.server.faults.planned):
                plan()

        return act

    async def _pass(self, messages: int) -> None:
        """Let some messages through: who waits for a better moment must not find every moment spoilt."""
        until = len(self.server.limits.times) + messages
        while len(self.server.limits.times) < until:
            await asyncio.sleep(0.02)

    async def _go_away(self) -> None:
        self.blows.append(time.time())
        self.server.away = self._chance.choice(OUTAGES)
        await asyncio.sleep(self._chance.uniform(0.2, 1.2))
        self.server.away = None

    async def _copy(self) -> None:
        self.server.webhooks.duplicates = self._chance.randint(1, MOST_COPIES)

    async def _disorder(self) -> None:
        updates = self.server.account().updates
        async with self.peace:
            while len(updates.pending) > FEW:  # what a dead process has left behind comes in Telegram's own order
                await asyncio.sleep(0.01)
            self.server.webhooks.disorder = True
            await asyncio.sleep(DISORDER_SECONDS)
            self.server.webhooks.disorder = False
            strewn = set(updates.pending)
            while strewn & set(updates.pending):
                await asyncio.sleep(0.01)
