"""A very small Bot API, to be a process of its own: ``python -m bench.telegram_api PORT LATENCY_MS A_SECOND``.

It answers every method as Telegram would, after its latency. With A_SECOND it refuses what is more than that in any
second that ends now, as strictly as can be; what it took and refused is told at ``GET /stats``.
"""

import asyncio
import json
import re
import sys
import time
import urllib.request
from collections import deque
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import count
from typing import Any

from bench.load import TEXTS
from bench.processes import free_port, serving

BOT = "123456"
TOKEN = f"{BOT}:TEST-token-for-loopback-only-aaaaaaa"
LIFE = 1800.0
CUT, HANGS = -1, -2  # instead of a status: the connection is closed, or no answer ever comes
FIRST_CHAT = 100_000
_CHAT = re.compile(rb'chat_id"?[=:] ?(\d+)')
_LENGTH = re.compile(rb"\r\ncontent-length: ?(\d+)", re.IGNORECASE)
_MESSAGE = json.dumps(
    {
        "ok": True,
        "result": {
            "message_id": 111111,
            "from": {"id": int(BOT), "is_bot": True, "first_name": "Senim", "username": "senim_bot"},
            "chat": {"id": 222222, "first_name": "Aigerim", "username": "aika", "type": "private"},
            "date": 1_760_000_000,
            "text": TEXTS[0],
        },
    }
)
MESSAGE = _MESSAGE.replace("111111", "%d").replace("222222", "%d").encode()
NO_WEBHOOK = b'{"ok":true,"result":{"url":"","has_custom_certificate":false,"pending_update_count":0}}'
ME = b'{"ok":true,"result":{"id":123456,"is_bot":true,"first_name":"Senim","username":"senim_bot"}}'
DONE = b'{"ok":true,"result":true}'
TOO_MANY = (
    b'{"ok":false,"error_code":429,"description":"Too Many Requests: retry after 1","parameters":{"retry_after":1}}'
)


class Ledger:
    """What was taken when, and how much was refused."""

    def __init__(self, a_second: int) -> None:
        self._a_second = a_second
        self._window: deque[float] = deque()
        self._numbers = count(1)
        self._taken: list[float] = []
        self._refused = 0

    def answer(self, head: bytes, body: bytes) -> tuple[int, bytes]:
        """Status and body for one request."""
        path = head.partition(b" HTTP")[0]
        if path.endswith(b"/sendMessage"):
            return self._send(body)
        if path.endswith(b"/stats"):
            return 200, json.dumps({"taken": self._taken, "refused": self._refused}).encode()
        return 200, NO_WEBHOOK if path.endswith(b"/getWebhookInfo") else ME if path.endswith(b"/getMe") else DONE

    def _send(self, body: bytes) -> tuple[int, bytes]:
        now = time.monotonic()
        if self._a_second:
            while self._window and self._window[0] <= now - 1:
                self._window.popleft()
            if len(self._window) >= self._a_second:
                self._refused += 1
                return 429, TOO_MANY
            self._window.append(now)
        self._taken.append(now)
        chat = _CHAT.search(body)
        return 200, MESSAGE % (next(self._numbers), int(chat[1]) if chat else 0)


class Connection(asyncio.Protocol):
    """One keep-alive connection."""

    def __init__(self, ledger: Ledger, latency: float) -> None:
        self._ledger = ledger
        self._latency = latency
        self._read = b""
        self._transport: Any = None

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Remember where to answer."""
        self._transport = transport

    def data_received(self, data: bytes) -> None:
        """Answer every request that is complete."""
        self._read += data
        while (end := self._read.find(b"\r\n\r\n")) >= 0:
            head = self._read[:end]
            length = _LENGTH.search(head)
            whole = end + 4 + (int(length[1]) if length else 0)
            if len(self._read) < whole:
                return
            status, body = self._ledger.answer(head, self._read[end + 4 : whole])
            self._read = self._read[whole:]
            if status == CUT:
                self._transport.abort()
                return
            if status == HANGS:
                continue
            answer = b"HTTP/1.1 %d X\r\nContent-Type: application/json\r\nContent-Length: %d\r\n\r\n%b"
            self._say(answer % (status, len(body), body))

    def _say(self, answer: bytes) -> None:
        if self._latency:
            asyncio.get_running_loop().call_later(self._latency, self._transport.write, answer)
        else:
            self._transport.write(answer)


@dataclass(frozen=True, slots=True)
class Api:
    """A running one."""

    base: str

    def stats(self) -> tuple[list[float], int]:
        """When it took messages, and how many it refused."""
        with urllib.request.urlopen(f"{self.base}/stats", timeout=30) as answer:
            told = json.loads(answer.read())
        return told["taken"], told["refused"]


@contextmanager
def answering(*, latency_ms: int = 0, a_second: int = 0) -> Iterator[Api]:
    """One in a process of its own, ended at the end."""
    port = free_port()
    with serving("bench.telegram_api", str(port), str(latency_ms), str(a_second), port=port):
        yield Api(f"http://127.0.0.1:{port}")


async def main(port: int, latency_ms: int, a_second: int) -> None:
    """Answer until ended, and not for ever."""
    ledger = Ledger(a_second)
    await asyncio.get_running_loop().create_server(lambda: Connection(ledger, latency_ms / 1e3), "127.0.0.1", port)
    await asyncio.sleep(LIFE)


if __name__ == "__main__":
    asyncio.run(main(*map(int, sys.argv[1:])))
