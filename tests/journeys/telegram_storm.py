"""A whole installation over Telegram in bad weather, its processes killed at random, and people who go on writing."""

import asyncio
import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path

import aiohttp
import psutil

from core.settings import Settings
from db.models.help_requests import Side
from tests.journeys import telegram_history
from tests.journeys.running import ROOT, free_port
from tests.journeys.telegram_history import History
from tests.journeys.telegram_people import Desk, Habit, Talker
from tests.journeys.telegram_weather import Mode, Weather
from tests.telegram.limits import Limits
from tests.telegram.server import TOKEN, TelegramServer

SECRET = "storm-secret-of-the-webhook"


@dataclass(frozen=True, slots=True)
class Size:
    """How large a storm is; ``longest_life`` is how many seconds a process may live that is ready again."""

    kills: int
    longest_life: float
    people: int
    habit: Habit


@dataclass(frozen=True, slots=True)
class Kill:
    """One process killed, and the seconds until it was ready again."""

    name: str
    seconds: float


@dataclass(frozen=True, slots=True)
class Outcome:
    """A storm that is over."""

    history: History
    kills: Sequence[Kill]
    troubles: Mapping[str, int]
    seconds: float


@dataclass
class Killer:
    """Kills the processes of one installation."""

    supervisor: psutil.Process
    ports: Mapping[str, int]
    http: aiohttp.ClientSession
    peace: asyncio.Lock
    chance: random.Random
    longest_life: float
    kills: list[Kill] = field(default_factory=list)
    moments: list[float] = field(default_factory=list)

    async def ready(self, name: str) -> None:
        """Wait until a process says that it is ready."""
        while True:
            with suppress(aiohttp.ClientError, TimeoutError):
                async with self.http.get(f"http://127.0.0.1:{self.ports[name]}/health/ready") as answer:
                    if answer.status == 200:
                        return
            await asyncio.sleep(0.05)

    async def kill(self, name: str, times: int) -> None:
        """Kill one process at random moments, each time it has come back."""
        for _ in range(times):
            await self.ready(name)
            await asyncio.sleep(self.chance.uniform(0.0, self.longest_life))
            async with self.peace:
                await self._kill(name)

    async def _kill(self, name: str) -> None:
        [victim] = [child for child in self.supervisor.children() if child.cmdline()[-1] == name]
        began = time.monotonic()
        victim.send_signal(signal.SIGKILL)
        if name == "bot":
            self.moments.append(time.time())
        await self.ready(name)
        self.kills.append(Kill(name, time.monotonic() - began))


async def storm(home: Path, mode: Mode, size: Size) -> Outcome:
    """Let people talk while everything goes wrong, wait until all is quiet, and tell what has become of it."""
    began, chance = time.monotonic(), random.Random(20261123)
    ports = {"bot": free_port(), "admin": free_port()}
    patience = aiohttp.ClientTimeout(total=10)
    async with TelegramServer(limits=Limits()) as server, aiohttp.ClientSession(timeout=patience) as http:
        with _installation(home, ports, server.url, mode) as supervisor:
            weather = Weather(server, mode, chance)
            killer = Killer(supervisor, ports, http, weather.peace, chance, size.longest_life)
            settings = Settings(home=home, _env_file=None)
            people = [Talker(number, server, size.habit) for number in range(size.people)]
            await killer.ready("bot")
            await killer.ready("admin")
            await _live(people, Desk(settings), weather, killer, size.kills)
            await _settle(settings, server, size.habit.patience)
            await _pry(settings, people)
            await _settle(settings, server, size.habit.patience)
        tables = telegram_history.read(settings)
        blows = sorted(weather.blows + killer.moments)
        history = History(people, server.account(), list(server.calls), blows, tables)
    return Outcome(history, killer.kills, weather.met, time.monotonic() - began)


@contextmanager
def _installation(home: Path, ports: Mapping[str, int], telegram: str, mode: Mode) -> Iterator[psutil.Process]:
    """``senim run`` beside a Telegram of our own; what it says on its error output lies beside its home."""
    environment = {
        **os.environ,
        "SENIM_HOME": str(home),
        "SENIM_CHAT__PORT": str(ports["bot"]),
        "SENIM_CHAT__PUBLIC_URL": f"http://127.0.0.1:{ports['bot']}",
        "SENIM_PANEL__PORT": str(ports["admin"]),
        "SENIM_TELEGRAM__TOKEN": TOKEN,
        "SENIM_TELEGRAM__API_BASE": telegram,
        "SENIM_TELEGRAM__MODE": mode,
        "SENIM_TELEGRAM__WEBHOOK_SECRET": SECRET,
    }
    command = [sys.executable, str(ROOT / "senim.py"), "run"]
    with home.with_suffix(".log").open("wb") as log:
        process = subprocess.Popen(command, env=environment, cwd=ROOT, stdout=log, stderr=log)
        try:
            yield psutil.Process(process.pid)
        finally:
            process.terminate()
            process.wait(40)


async def _live(people: Sequence[Talker], desk: Desk, weather: Weather, killer: Killer, kills: int) -> None:
    """Everybody talks until done; half of the kills meet the bot, the other half the panel."""
    is_over = asyncio.Event()
    raging, working = asyncio.ensure_future(weather.rage()), asyncio.ensure_future(desk.work(is_over))
    killing = [killer.kill("bot", kills - kills // 2), killer.kill("admin", kills // 2)]
    try:
        await asyncio.gather(*killing, *(talker.talk() for talker in people))
    finally:
        is_over.set()
        raging.cancel()
        await asyncio.gather(raging, working, return_exceptions=True)
        desk.close()


async def _settle(settings: Settings, server: TelegramServer, seconds: float) -> None:
    """Wait until all is quiet; whether it ever was is for the invariants to say."""
    with suppress(TimeoutError):
        async with asyncio.timeout(seconds):
            while not await asyncio.to_thread(telegram_history.is_settled, settings, server.account()):
                await asyncio.sleep(0.2)


async def _pry(settings: Settings, people: Sequence[Talker]) -> None:
    """Each person tries to open an answer that is a neighbour's."""
    talks = await asyncio.to_thread(lambda: telegram_history.read(settings).talks)
    refs = {talk.speaker: talk.of(Side.STAFF)[-1].ref for talk in talks if talk.of(Side.STAFF)}
    neighbours = {person: refs.get((person.number + 1) % len(people)) for person in people}
    await asyncio.gather(*(person.pries(ref) for person, ref in neighbours.items() if ref is not None))
