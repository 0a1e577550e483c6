"""The two processes as a school runs them: seconds until ready, memory when idle, latency on the wire, and a flood."""

import asyncio
import os
import socket
import subprocess
import sys
import tempfile
import time
import uuid
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

import aiohttp
import psutil

from bench.load import TEXTS, percentile

ROOT = Path(__file__).resolve().parent.parent
PATIENCE = 120.0


@dataclass(frozen=True, slots=True)
class Running:
    """A started installation."""

    process: psutil.Process
    home: Path
    chat: str
    panel: str
    seconds_to_ready: float

    def memory_mb(self) -> float:
        """Proportional memory of the bot and the panel together."""
        return float(sum(child.memory_full_info().pss for child in self.process.children()) / 2**20)


def free_port() -> int:
    """A port nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextmanager
def running(log: Path | None = None) -> Iterator[Running]:
    """``senim run`` on an empty data folder, stopped at the end."""
    chat, panel = free_port(), free_port()
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder) / "home"
        environment = {
            **os.environ,
            "SENIM_HOME": str(home),
            "SENIM_CHAT__PORT": str(chat),
            "SENIM_PANEL__PORT": str(panel),
        }
        began = time.monotonic()
        with (log or Path(folder) / "log").open("wb") as errors:
            process = subprocess.Popen(
                [sys.executable, str(ROOT / "senim.py"), "run"],
                env=environment,
                stdout=subprocess.PIPE,
                stderr=errors,
                text=True,
            )
            try:
                _wait_until_ready(process)
                yield Running(
                    psutil.Process(process.pid),
                    home,
                    f"http://127.0.0.1:{chat}",
                    f"http://127.0.0.1:{panel}",
                    time.monotonic() - began,
                )
            finally:
                process.terminate()
                process.wait(PATIENCE)


@contextmanager
def serving(module: str, *arguments: str, port: int, **environment: str) -> Iterator[psutil.Process]:
    """A module that listens on ``port`` in a process of its own, ended at the end."""
    process = subprocess.Popen(
        [sys.executable, "-m", module, *arguments],
        cwd=ROOT,
        env={**os.environ, **environment},
        stdout=subprocess.DEVNULL,
    )
    try:
        _wait_until_open(process, port)
        yield psutil.Process(process.pid)
    finally:
        process.terminate()
        process.wait(PATIENCE)


def _wait_until_open(process: "subprocess.Popen[bytes]", port: int) -> None:
    until = time.monotonic() + PATIENCE
    while process.poll() is None and time.monotonic() < until:
        with suppress(OSError), socket.create_connection(("127.0.0.1", port), timeout=1):
            return
        time.sleep(0.02)
    raise SystemExit("a server ended, or never listened")


def _wait_until_ready(process: "subprocess.Popen[str]") -> None:
    assert process.stdout is not None
    for line in process.stdout:
        if "ready" in line:
            return
    raise SystemExit("senim ended before it was ready")


class Browser:
    """One chat on the wire."""

    def __init__(self, http: aiohttp.ClientSession, door: str) -> None:
        self._http = http
        self._url = f"{door}/chat/turns"
        self._headers = {"Authorization": f"Bearer {os.urandom(32).hex()[:43]}"}
        self.kept: list[str] = []
        self.refused = 0

    async def post(self, **body: str) -> float:
        """Post one turn; the seconds until it was kept, or 0 when it was not."""
        began = time.perf_counter()
        turn = {"id": str(uuid.uuid4()), "locale": "kk", **body}
        with suppress(aiohttp.ClientError, TimeoutError):
            async with self._http.post(self._url, json=turn, headers=self._headers) as answer:
                if answer.status == 200:
                    return time.perf_counter() - began
        self.refused += 1
        return 0.0

    async def begin(self) -> None:
        """To where a child writes."""
        for payload in ("start:begin", "start:locale:kk", "start:agree", "help:start"):
            await self.post(payload=payload)

    async def say(self, words: str) -> float:
        """One message; noted when it was kept."""
        seconds = await self.post(text=words)
        if seconds:
            self.kept.append(words)
        return seconds


async def latency(door: str, *, rate: int, seconds: int, chats: int) -> tuple[float, float]:
    """p50 and p99 in milliseconds of turns that arrive at ``rate`` a second whatever came of the ones before."""
    async with aiohttp.ClientSession(timeout=aiohttp.ClientTimeout(total=30)) as http:
        browsers = [Browser(http, door) for _ in range(chats)]
        await asyncio.gather(*(browser.begin() for browser in browsers))
        clock, started = asyncio.get_running_loop().time, asyncio.get_running_loop().time()
        turns: list[asyncio.Task[float]] = []
        async with asyncio.TaskGroup() as tasks:
            for number in range(rate * seconds):
                await asyncio.sleep(max(0.0, started + number / rate - clock()))
                browser = browsers[number % chats]
                turns.append(tasks.create_task(browser.say(TEXTS[number % len(TEXTS)])))
        waited = [turn.result() * 1e3 for turn in turns]
    if min(waited) == 0:
        raise SystemExit("a turn was refused")
    return percentile(waited, 0.5), percentile(waited, 0.99)
