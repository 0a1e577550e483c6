"""In and out again: ``python -m bench.whatsapp_ours whatsapp|telegram``.

``python -m bot`` as a school runs it, but with the pace as high as settings let it be. Both messengers bring the same
words to the same turn. WhatsApp brings them one by one, ten in a webhook, and one by one with the two webhooks that
follow each message of ours; Telegram only one by one.
"""

import asyncio
import json
import sqlite3
import sys
import tempfile
import time
from collections.abc import Mapping, Sequence
from contextlib import closing
from dataclasses import asdict, dataclass
from pathlib import Path

import psutil

from bench.load import percentile
from bench.processes import free_port, serving
from bench.telegram_api import TOKEN
from bench.webhook_load import SECRET as TELEGRAM_SECRET
from bench.whatsapp import ONE, STATUSES, TEN
from bench.whatsapp_api import Api, answering
from bench.whatsapp_load import NUMBER, PEOPLE, SECRET, Door, Load, TelegramDoor, WhatsAppDoor, connected, user

SECONDS = 4.0
FASTEST = "1000"
PATIENCE = 120.0
LOOK_AGAIN = 0.05
UNDONE = "SELECT count(*) FROM outbox WHERE state IN ('queued', 'sending')"
UNTOLD = "SELECT count(*) FROM outbox WHERE state = 'taken'"
KEPT = "SELECT count(*) FROM help_messages WHERE side = 'child'"


@dataclass(frozen=True, slots=True)
class Taken:
    """What a run of webhooks cost the server; ``rate`` and the milliseconds are those of messages and their 200."""

    rate: float
    cpu_ms: float
    p50_ms: float
    p99_ms: float
    memory_mb: float


@dataclass(frozen=True, slots=True)
class InAndOut(Taken):
    """The same with its answers: ``both`` is messages in and answers out a second, until the last answer has left."""

    both: float
    answer_p50_ms: float
    answer_p99_ms: float


def cpu_seconds(server: psutil.Process) -> float:
    """What the process has worked."""
    times = server.cpu_times()
    return float(times.user + times.system)


def memory_mb(server: psutil.Process) -> float:
    """Its proportional memory."""
    return float(server.memory_full_info().pss / 2**20)


class Installation:
    """One bot with its tables and the API it writes to."""

    def __init__(self, server: psutil.Process, home: Path, api: Api) -> None:
        self.server = server
        self.api = api
        self._tables = home / "senim.db"

    async def settle(self, *, untold: int | None = None) -> None:
        """Wait until everything is answered; with ``untold`` until no more than so many answers await their status."""
        async with asyncio.timeout(PATIENCE):
            while not self._is_settled(untold):  # noqa: ASYNC110  another process settles it
                await asyncio.sleep(LOOK_AGAIN)

    def _is_settled(self, untold: int | None) -> bool:
        return not self.count(UNDONE) and (untold is None or self.count(UNTOLD) <= untold)

    def count(self, question: str) -> int:
        """Ask the tables, without touching them."""
        with closing(sqlite3.connect(f"file:{self._tables}?mode=ro", uri=True)) as tables:
            return int(tables.execute(question).fetchone()[0])


async def measure(senim: Installation, load: Load, *, is_told: bool = False) -> InAndOut:
    """From the first message until the last answer is out, and told of if it will be."""
    before, kept, untold = senim.api.taken(), senim.count(KEPT), senim.count(UNTOLD)
    worked, began = cpu_seconds(senim.server), time.monotonic()
    await load.bring(SECONDS)
    wall = time.monotonic() - began
    await senim.settle(untold=untold if is_told else None)
    worked = cpu_seconds(senim.server) - worked
    answers = answered(load, before, senim.api.taken())
    messages = len(answers)
    if (found := senim.count(KEPT) - kept) != messages:
        raise SystemExit(f"{messages} were confirmed, {found} were kept")
    waits = [answer - wrote for wrote, answer in answers]
    return InAndOut(
        rate=messages / wall,
        cpu_ms=worked / messages * 1e3,
        p50_ms=percentile(load.waited, 0.5) * 1e3,
        p99_ms=percentile(load.waited, 0.99) * 1e3,
        memory_mb=memory_mb(senim.server),
        both=2 * messages / (max(answer for _, answer in answers) - began),
        answer_p50_ms=percentile(waits, 0.5) * 1e3,
        answer_p99_ms=percentile(waits, 0.99) * 1e3,
    )


def answered(
    load: Load, before: dict[str, list[float]], after: dict[str, list[float]]
) -> Sequence[tuple[float, float]]:
    """When each message was brought, and when its answer was taken; none may be without one."""
    found: list[tuple[float, float]] = []
    for person in range(PEOPLE):
        wrote, got = load.written[person], after.get(user(person), [])[len(before.get(user(person), [])) :]
        if len(wrote) != len(got):
            raise SystemExit(f"{len(wrote)} messages of one person were answered {len(got)} times")
        found += zip(wrote, got, strict=True)
    return found


def environment(kind: str, home: str, port: int, api: Api) -> dict[str, str]:
    """The settings of a school with one messenger."""
    telegram = {
        "SENIM_TELEGRAM__TOKEN": TOKEN,
        "SENIM_TELEGRAM__API_BASE": api.base,
        "SENIM_TELEGRAM__MODE": "webhook",
        "SENIM_TELEGRAM__WEBHOOK_SECRET": TELEGRAM_SECRET,
        "SENIM_TELEGRAM__PAID": "true",
        "SENIM_TELEGRAM__PER_SECOND": FASTEST,
    }
    whatsapp = {
        "SENIM_WHATSAPP__TOKEN": "a-token-for-the-loopback-only",
        "SENIM_WHATSAPP__PHONE_NUMBER_ID": NUMBER,
        "SENIM_WHATSAPP__APP_SECRET": SECRET,
        "SENIM_WHATSAPP__VERIFY_TOKEN": "a-word-for-the-loopback-only",
        "SENIM_WHATSAPP__API_BASE": f"{api.base}/v24.0",
        "SENIM_WHATSAPP__PER_SECOND": FASTEST,
    }
    return {
        "SENIM_HOME": home,
        "SENIM_CHAT__PORT": str(port),
        "SENIM_CHAT__PUBLIC_URL": "https://senim.example",
        **(telegram if kind == "telegram" else whatsapp),
    }


async def whole(senim: Installation, door: Door, port: int) -> dict[str, InAndOut]:
    """Bring everybody to where they write, then measure each way of bringing."""
    load = Load(door, await connected(port))
    await load.begin()
    await senim.settle()
    found = {ONE: await measure(senim, load.anew(1))}
    if isinstance(door, WhatsAppDoor):
        found[TEN] = await measure(senim, load.anew(10))
        senim.api.tell()
        found[STATUSES] = await measure(senim, load.anew(1), is_told=True)
    return found


def main(kind: str) -> None:
    """Measure in a home of its own."""
    port = free_port()
    door = TelegramDoor() if kind == "telegram" else WhatsAppDoor()
    with (
        tempfile.TemporaryDirectory() as home,
        answering(port) as api,
        serving("bot", port=port, **environment(kind, home, port, api)) as server,
    ):
        costs = asyncio.run(whole(Installation(server, Path(home), api), door, port))
    print(shown(costs))


def shown(costs: Mapping[str, Taken]) -> str:
    """For the process that asked."""
    return json.dumps({name: asdict(cost) for name, cost in costs.items()})


if __name__ == "__main__":
    main(sys.argv[1])
