"""Bad weather between WhatsApp and the bot: one kind of trouble after another, each of them counted."""

import asyncio
import random
from collections import Counter
from collections.abc import Callable, Mapping

from tests.whatsapp.faults import Fault, Kind
from tests.whatsapp.refusals import Refusal
from tests.whatsapp.server import Away, CloudServer

OUTAGES: tuple[Away, ...] = ("refused", "bad gateway", "bad gateway page")
BETWEEN = (1, 4)  # messages from one trouble to the next
OUTAGE = 0.06
UNKNOWN = 999_999  # a number no error of Meta's has: what counts is the status
Act = Callable[[], None]


class Weather:
    """What goes wrong at Meta and on the way. ``blows`` are the moments at which an outage began.

    ``hangs`` adds what costs a chat twelve seconds or more, and answers that come after so many seconds or never.
    """

    def __init__(self, server: CloudServer, chance: random.Random, *, hangs: float | None = None) -> None:
        self.server = server
        self.blows: list[float] = []
        self.met: Counter[str] = Counter()
        self._chance = chance
        self._acts = {**self._calls(), **self._brought(), **(self._slow(hangs) if hangs else {})}

    async def rage(self) -> None:
        """One trouble after another, each after some messages, until cancelled; then the sky is clear."""
        try:
            while True:
                await self._pass(self._chance.randint(*BETWEEN))
                if self._chance.random() < OUTAGE:
                    await self._go_away()
                    continue
                name = self._chance.choice(list(self._acts))
                self.met[name] += 1
                self._acts[name]()
        finally:
            self.clear()

    def clear(self) -> None:
        """Nothing goes wrong any more."""
        self.server.faults.planned.clear()
        knobs = self.server.webhooks
        knobs.duplicates, knobs.batch, knobs.disorder, knobs.hasty = 1, 1, False, False
        self.server.away = None

    def _calls(self) -> Mapping[str, Act]:
        server, chance = self.server, self._chance
        broken = Fault(Kind.REFUSED, "messages", None, 1, refusal=Refusal(UNKNOWN, status=500))
        return {
            "130429": lambda: server.fail(130429, status=429),
            "131016": lambda: server.fail(131016, status=503),
            "131000": lambda: server.fail(131000),
            "131000 later": lambda: server.fail(131000, sync=False),
            "500": lambda: server.faults.plan(Fault(broken.kind, "messages", None, 1, refusal=broken.refusal)),
            "cut": lambda: server.cut("messages"),
            "late answer": lambda: server.stall("messages", chance.uniform(0.3, 1.5)),
            "hung up": lambda: server.hang_up("messages"),
            "file hung up": lambda: server.hang_up("media_url"),
            "file cut": lambda: server.cut("download"),
        }

    def _slow(self, seconds: float) -> Mapping[str, Act]:
        server = self.server
        return {
            "131056": lambda: server.fail(131056, status=429),
            "131056 again": lambda: server.fail(131056, status=429, times=3),
            "80007": lambda: server.fail(80007, status=429),
            "hangs": lambda: server.stall("messages", seconds),
        }

    def _brought(self) -> Mapping[str, Act]:
        knobs, chance = self.server.webhooks, self._chance

        def turn(name: str, value: object) -> Act:
            return lambda: setattr(knobs, name, value)

        return {
            "copies": lambda: setattr(knobs, "duplicates", chance.randint(2, 3)),
            "one at a time": turn("duplicates", 1),
            "batches": turn("batch", 4),
            "disorder": turn("disorder", True),
            "order": turn("disorder", False),
            "haste": turn("hasty", True),
            "no haste": turn("hasty", False),
        }

    async def _pass(self, messages: int) -> None:
        """Let some messages through: who waits for a better moment must not find every moment spoilt."""
        until = self.server.limits.sent + messages
        while self.server.limits.sent < until:
            await asyncio.sleep(0.02)

    async def _go_away(self) -> None:
        self.met["away"] += 1
        self.blows.append(self.server.clock())
        self.server.away = self._chance.choice(OUTAGES)
        await asyncio.sleep(self._chance.uniform(0.2, 0.8))
        self.server.away = None
