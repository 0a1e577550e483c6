"""What a script would do: ``python -m bench.whatsapp_peer bare|kept`` measures it, with a port it serves.

``bare`` checks the signature, reads the JSON and answers 200: nothing is kept. ``kept`` puts the messages of a webhook
down in one commit before its 200, through a writer in a thread of its own: WAL, FULL, and the SQLite that Senim
carries. Neither plays a turn, screens, seals or answers.
"""

import asyncio
import hashlib
import hmac
import json
import sys
import tempfile
import time
from collections.abc import Awaitable, Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import psutil
import sqlcipher3
from aiohttp import web

from bench.load import percentile
from bench.processes import free_port, serving
from bench.whatsapp import ONE, TEN
from bench.whatsapp_load import PATH, SECRET, SIGNATURE, Load, WhatsAppDoor, connected
from bench.whatsapp_ours import SECONDS, Taken, cpu_seconds, memory_mb, shown

LIFE = 120.0
TABLE = "CREATE TABLE messages (id TEXT PRIMARY KEY, sender TEXT NOT NULL, body TEXT NOT NULL, at INTEGER NOT NULL)"
INSERT = "INSERT OR IGNORE INTO messages VALUES (?, ?, ?, ?)"
Keep = Callable[[Any], Awaitable[None]]


async def forget(_payload: Any) -> None:
    """Keep nothing."""


class Keeper:
    """Keeps the messages of one webhook in one commit."""

    def __init__(self, home: Path) -> None:
        self._writer = ThreadPoolExecutor(1)
        self._tables = sqlcipher3.connect(str(home / "peer.db"), check_same_thread=False, isolation_level=None)
        for statement in ("PRAGMA journal_mode=WAL", "PRAGMA synchronous=FULL", TABLE):
            self._tables.execute(statement)

    async def keep(self, payload: Any) -> None:
        """Return once it is committed."""
        await asyncio.get_running_loop().run_in_executor(self._writer, self._write, payload)

    def _write(self, payload: Any) -> None:
        values = [change["value"] for entry in payload["entry"] for change in entry["changes"]]
        rows = [_row(message) for value in values for message in value.get("messages", ())]
        self._tables.execute("BEGIN IMMEDIATE")
        self._tables.executemany(INSERT, rows)
        self._tables.execute("COMMIT")


def _row(message: dict[str, Any]) -> tuple[str, str, str, int]:
    return message["id"], message["from_user_id"], message.get("text", {}).get("body", ""), int(message["timestamp"])


def app_of(keep: Keep) -> web.Application:
    """The web server of one kind of peer."""

    async def take(request: web.Request) -> web.Response:
        raw = await request.read()
        digest = hmac.new(SECRET.encode(), raw, hashlib.sha256).hexdigest()
        if not hmac.compare_digest(request.headers.get(SIGNATURE, ""), f"sha256={digest}"):
            return web.Response(status=403)
        await keep(json.loads(raw))
        return web.Response()

    app = web.Application()
    app.router.add_post(PATH, take)
    return app


async def serve(kind: str, port: int) -> None:
    """Serve until ended, and not for ever."""
    with tempfile.TemporaryDirectory() as home:
        runner = web.AppRunner(app_of(forget if kind == "bare" else Keeper(Path(home)).keep), access_log=None)
        await runner.setup()
        await web.TCPSite(runner, "127.0.0.1", port).start()
        await asyncio.sleep(LIFE)


async def measure(server: psutil.Process, load: Load) -> Taken:
    """As many messages as are confirmed in a few seconds."""
    worked, began = cpu_seconds(server), time.monotonic()
    await load.bring(SECONDS)
    wall, worked = time.monotonic() - began, cpu_seconds(server) - worked
    messages = sum(map(len, load.written.values()))
    return Taken(
        rate=messages / wall,
        cpu_ms=worked / messages * 1e3,
        p50_ms=percentile(load.waited, 0.5) * 1e3,
        p99_ms=percentile(load.waited, 0.99) * 1e3,
        memory_mb=memory_mb(server),
    )


async def whole(server: psutil.Process, port: int) -> dict[str, Taken]:
    """The load ours carries; the peers have no states to be brought to."""
    load = Load(WhatsAppDoor(), await connected(port))
    await load.begin()
    return {way: await measure(server, load.anew(batch)) for way, batch in ((ONE, 1), (TEN, 10))}


def main(kind: str) -> None:
    """Measure one kind."""
    port = free_port()
    with serving("bench.whatsapp_peer", kind, str(port), port=port) as server:
        print(shown(asyncio.run(whole(server, port))))


if __name__ == "__main__":
    if len(sys.argv) == 3:
        asyncio.run(serve(sys.argv[1], int(sys.argv[2])))
    else:
        main(sys.argv[1])
