"""A bot's process over WhatsApp in bad weather, killed at random, and people who go on writing."""

import asyncio
import hashlib
import os
import random
import signal
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Self

import aiohttp
from sqlalchemy import select

from bot.app import Bot
from core.settings import Settings
from db.engine import Database
from db.models.help_requests import AttachmentState, HelpAttachment, Side
from db.models.inbox import InboundReceipt
from db.models.outbox import DeliveryState, OutboxMessage
from tests.chat import FAST, Clock, LiveBot
from tests.journeys import whatsapp_invariants
from tests.journeys.running import ROOT, free_port, on_whatsapp
from tests.journeys.telegram_people import Desk, Habit
from tests.journeys.whatsapp_invariants import CHANNEL, History
from tests.journeys.whatsapp_people import Talker
from tests.journeys.whatsapp_weather import Weather
from tests.whatsapp.approved import approve, settings_of
from tests.whatsapp.server import CloudServer

PACE = 50  # seconds of the bot's time in one of ours
OPEN = (DeliveryState.QUEUED, DeliveryState.SENDING, DeliveryState.TAKEN, DeliveryState.HELD)


@dataclass(frozen=True, slots=True)
class Size:
    """How large a storm is; ``longest_life`` is how many seconds a process may live that is ready again."""

    kills: int
    longest_life: float
    people: int
    habit: Habit
    hangs: float | None = None


@dataclass
class Process:
    """``senim bot``, which somebody kills and starts again; what it says lies beside its home."""

    home: Path
    server: CloudServer
    http: aiohttp.ClientSession
    port: int = field(default_factory=free_port)
    deaths: list[float] = field(default_factory=list)

    async def __aenter__(self) -> Self:
        self._log = self.home.with_suffix(".log").open("ab")
        self._start()
        await self.ready()
        assert await self.server.brings_to(f"http://127.0.0.1:{self.port}/whatsapp")
        return self

    async def __aexit__(self, *_: object) -> None:
        self._process.terminate()
        await asyncio.to_thread(self._process.wait, 40)
        self._log.close()

    async def ready(self) -> None:
        """Wait until it says that it is ready."""
        while True:
            with suppress(aiohttp.ClientError, TimeoutError):
                async with self.http.get(f"http://127.0.0.1:{self.port}/health/ready") as answer:
                    if answer.status == 200:
                        return
            await asyncio.sleep(0.05)

    async def dies(self, times: int, longest_life: float, chance: random.Random) -> None:
        """Be killed at random moments, each time it has come back."""
        for _ in range(times):
            await asyncio.sleep(chance.uniform(0.1, longest_life))
            self._process.send_signal(signal.SIGKILL)
            self.deaths.append(time.time())
            await asyncio.to_thread(self._process.wait, 40)
            self._start()
            await self.ready()

    def _start(self) -> None:
        environment = {
            **os.environ,
            "SENIM_HOME": str(self.home),
            "SENIM_CHAT__PORT": str(self.port),
            "SENIM_CHAT__PUBLIC_URL": f"http://127.0.0.1:{self.port}",
            **on_whatsapp(self.server),
        }
        command = [sys.executable, str(ROOT / "senim.py"), "bot"]
        self._process = subprocess.Popen(command, env=environment, cwd=ROOT, stdout=self._log, stderr=self._log)


@dataclass(frozen=True, slots=True)
class Outcome:
    """A storm that is over."""

    history: History
    deaths: Sequence[float]
    troubles: Counter[str]


async def storm(settings: Settings, size: Size) -> Outcome:
    """Let people talk while everything goes wrong, wait until all is quiet, and tell what has become of it."""
    chance = random.Random(20261126)
    async with CloudServer() as server, aiohttp.ClientSession(timeout=aiohttp.ClientTimeout(total=10)) as http:
        approve(server)
        people = [Talker(number, server, size.habit) for number in range(size.people)]
        weather = Weather(server, chance, hangs=size.hangs)
        async with Process(settings.home, server, http) as process:
            await live(people, settings, weather, process.dies(size.kills, size.longest_life, chance))
            await end(people, settings, size.habit.patience)
        blows = sorted([*weather.blows, *process.deaths])
        history = whatsapp_invariants.read(settings, people, list(server.calls), blows)
    assert server.broken == []
    return Outcome(history, process.deaths, weather.met)


async def calm_process(settings: Settings, size: Size) -> Outcome:
    """The same storm over a bot in this process that nobody kills, fifty times as fast."""
    chance, clock = random.Random(20261127), Clock(datetime.now(UTC).replace(microsecond=0))
    async with CloudServer(clock=lambda: clock.now.timestamp()) as server:
        approve(server)
        people = [Talker(number, server, size.habit) for number in range(size.people)]
        weather = Weather(server, chance, hangs=size.hangs)
        bot = Bot(settings.model_copy(update={"whatsapp": settings_of(server)}), clock=clock, timer=FAST)
        async with LiveBot(bot, clock, whatsapp=server):
            passing = asyncio.ensure_future(_time_passes(clock))
            await live(people, settings, weather)
            await end(people, settings, size.habit.patience)
            passing.cancel()
        history = whatsapp_invariants.read(settings, people, list(server.calls), weather.blows, pace=PACE)
    assert server.broken == []
    return Outcome(history, (), weather.met)


async def _time_passes(clock: Clock) -> None:
    while True:
        await asyncio.sleep(1 / PACE)
        clock.moves(seconds=1)


async def live(people: Sequence[Talker], settings: Settings, weather: Weather, *others: "asyncio.Future[None]") -> None:
    """Everybody talks until done, and is answered, in this weather."""
    is_over, desk = asyncio.Event(), Desk(settings)
    raging, working = asyncio.ensure_future(weather.rage()), asyncio.ensure_future(desk.work(is_over))
    try:
        await asyncio.gather(*others, *(talker.talk() for talker in people))
    finally:
        is_over.set()
        raging.cancel()
        await asyncio.gather(raging, working, return_exceptions=True)
        desk.close()


async def end(people: Sequence[Talker], settings: Settings, seconds: float) -> None:
    """Wait until all is quiet; each person tries to open a neighbour's answer; wait once more.

    Whether it ever was quiet is for the invariants to say.
    """
    await _settle(people, settings, seconds)
    talks = await asyncio.to_thread(lambda: whatsapp_invariants.telegram_history.read(settings, CHANNEL).talks)
    refs = {talk.speaker: talk.of(Side.STAFF)[-1].ref for talk in talks if talk.of(Side.STAFF)}
    neighbours = {person: refs.get((person.number + 1) % len(people)) for person in people}
    await asyncio.gather(*(person.pries(ref) for person, ref in neighbours.items() if ref is not None))
    await _settle(people, settings, seconds)


async def _settle(people: Sequence[Talker], settings: Settings, seconds: float) -> None:
    with suppress(TimeoutError):
        async with asyncio.timeout(seconds):
            while not await asyncio.to_thread(_is_settled, people, settings):
                await asyncio.sleep(0.2)


def _is_settled(people: Sequence[Talker], settings: Settings) -> bool:
    """Whether nothing is on its way any more; what WhatsApp still says of messages we never knew of is no matter."""
    database = Database(settings.database_url)
    with database.reading() as session:
        awaited = select(HelpAttachment.id).where(HelpAttachment.state == AttachmentState.AWAITED).limit(1)
        waiting = select(OutboxMessage.id).where(OutboxMessage.state.in_(OPEN)).limit(1)
        found = session.scalar(waiting) or session.scalar(awaited)
        taken = set(session.scalars(select(InboundReceipt.external_id).where(InboundReceipt.channel == CHANNEL)))
    database.dispose_sync()
    sent = {hashlib.sha256(wamid.encode()).hexdigest() for person in people for wamid in person.updates}
    return found is None and sent <= taken
