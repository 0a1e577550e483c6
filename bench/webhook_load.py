"""Telegram's side of a webhook: many chats' updates over 32 keep-alive connections, each waiting for its 200."""

import asyncio
import json
import re
import time
from dataclasses import asdict, dataclass
from itertools import count
from typing import Any

import psutil

from bench.load import TEXTS, percentile
from bench.telegram_api import BOT, FIRST_CHAT

SECRET = "a-secret-for-the-loopback-only"
PATH = f"/telegram/{BOT}"
CONNECTIONS = 32
CHATS = 200  # so many that nobody's thirty messages a minute are reached and every answer is written
SECONDS = 4.0
BEGINNING = ("start:begin", "start:locale:kk", "start:agree", "help:start")
_LENGTH = re.compile(rb"\r\ncontent-length: ?(\d+)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class WebhookCost:
    """What a run of updates cost the server."""

    rate: float
    cpu_ms: float
    p50_ms: float
    p99_ms: float
    confirmed: int

    def shown(self) -> str:
        """For the process that asked."""
        return json.dumps(asdict(self))


def _person(chat: int) -> dict[str, Any]:
    return {"id": FIRST_CHAT + chat, "first_name": "Aigerim", "username": f"aika{chat}"}


def _message(number: int, chat: int, text: str) -> dict[str, Any]:
    return {
        "message_id": number,
        "from": {**_person(chat), "is_bot": False, "language_code": "kk"},
        "chat": {**_person(chat), "type": "private"},
        "date": 1_760_000_000,
        "text": text,
    }


def words(number: int, chat: int) -> dict[str, Any]:
    """An update with an ordinary message."""
    return {"update_id": number, "message": _message(number, chat, TEXTS[number % len(TEXTS)])}


def tap(number: int, chat: int, payload: str) -> dict[str, Any]:
    """An update with a tap on a button."""
    query = {
        "id": str(number),
        "from": {**_person(chat), "is_bot": False},
        "message": _message(number, chat, "…"),
        "chat_instance": "1",
        "data": payload,
    }
    return {"update_id": number, "callback_query": query}


class Connection(asyncio.Protocol):
    """One keep-alive connection, one request at a time."""

    def __init__(self) -> None:
        self._read = b""
        self._transport: Any = None
        self._answered: asyncio.Future[int] | None = None

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Remember where to ask."""
        self._transport = transport

    def data_received(self, data: bytes) -> None:
        """Note the status when the answer is complete."""
        self._read += data
        end = self._read.find(b"\r\n\r\n")
        length = _LENGTH.search(self._read, 0, end) if end >= 0 else None
        if end < 0 or len(self._read) < end + 4 + (int(length[1]) if length else 0):
            return
        status, self._read = int(self._read[9:12]), b""
        if self._answered is not None:
            self._answered.set_result(status)

    def connection_lost(self, exc: Exception | None) -> None:
        """Nobody may wait for ever."""
        if self._answered is not None and not self._answered.done():
            self._answered.set_exception(exc or ConnectionResetError())

    async def bring(self, update: dict[str, Any]) -> None:
        """One update, until it is confirmed."""
        body = json.dumps(update, ensure_ascii=False).encode()
        self._answered = asyncio.get_running_loop().create_future()
        self._transport.write(
            f"POST {PATH} HTTP/1.1\r\nHost: 127.0.0.1\r\nX-Telegram-Bot-Api-Secret-Token: {SECRET}\r\n"
            f"Content-Type: application/json\r\nContent-Length: {len(body)}\r\n\r\n".encode()
            + body
        )
        if (status := await self._answered) != 200:
            raise SystemExit(f"an update was answered with {status}")


class Telegram:
    """Brings updates, numbered as Telegram numbers them."""

    def __init__(self, port: int) -> None:
        self._port = port
        self._numbers = count(900_000_000)
        self._connections: list[Connection] = []
        self.messages = 0

    async def connect(self) -> None:
        """Open every connection."""
        loop = asyncio.get_running_loop()
        for _ in range(CONNECTIONS):
            _transport, connection = await loop.create_connection(Connection, "127.0.0.1", self._port)
            self._connections.append(connection)

    async def begin(self) -> None:
        """Bring every chat to where a child writes."""
        for payload in BEGINNING:
            await self._from_every_chat(payload)

    async def greet(self) -> None:
        """One message from every chat, before any clock starts."""
        await self._from_every_chat(None)

    async def _from_every_chat(self, payload: str | None) -> None:
        chats = iter(range(CHATS))

        async def bring(connection: Connection) -> None:
            for chat in chats:
                number = next(self._numbers)
                self.messages += payload is None
                await connection.bring(words(number, chat) if payload is None else tap(number, chat, payload))

        await asyncio.gather(*map(bring, self._connections))

    async def measure(self, server: psutil.Process) -> WebhookCost:
        """As many messages as are confirmed in a few seconds."""
        waited: list[float] = []
        until = time.perf_counter() + SECONDS

        async def bring(connection: Connection) -> None:
            while (began := time.perf_counter()) < until:
                number = next(self._numbers)
                await connection.bring(words(number, number % CHATS))
                waited.append(time.perf_counter() - began)

        before, began = server.cpu_times(), time.perf_counter()
        await asyncio.gather(*map(bring, self._connections))
        after, wall = server.cpu_times(), time.perf_counter() - began
        cpu = after.user + after.system - before.user - before.system
        self.messages += len(waited)
        return WebhookCost(
            rate=len(waited) / wall,
            cpu_ms=cpu / len(waited) * 1e3,
            p50_ms=percentile(waited, 0.5) * 1e3,
            p99_ms=percentile(waited, 0.99) * 1e3,
            confirmed=self.messages,
        )
