"""The small Bot API in bad weather, to be a process of its own: ``python -m bench.broadcast_api PORT A_SECOND``.

A chat's number decides what becomes of it, so that whoever asks afterwards knows: one in a hundred has blocked the bot,
seven in a thousand get no answer (most of them have the message). Every few thousand calls everybody has to wait.
"""

import asyncio
import json
import sys
import time
from collections import defaultdict

from bench.telegram_api import _CHAT, CUT, HANGS, MESSAGE, TOO_MANY, Connection, Ledger

LIFE = 7200.0
URGENT = 1_000_000_000  # from this chat on: answers, to which nothing happens
WAIT_EVERY = 4000
FORBIDDEN = b'{"ok":false,"error_code":403,"description":"Forbidden: bot was blocked by the user"}'
BLOCKED, CUT_AFTER, HANGS_AFTER, HANGS_BEFORE = 10, 13, 15, 17  # of a thousand


def fate(chat: int) -> int:
    """Where a chat stands among a thousand."""
    return 999 if chat >= URGENT else chat * 2_654_435_761 % 2**32 % 1000


class Weather(Ledger):
    """What each chat got and when, and who was refused."""

    def __init__(self, a_second: int) -> None:
        super().__init__(a_second)
        self._got: defaultdict[int, list[float]] = defaultdict(list)
        self._forbidden: defaultdict[int, int] = defaultdict(int)
        self._calls = 0
        self._waits: list[tuple[float, float]] = []

    def answer(self, head: bytes, body: bytes) -> tuple[int, bytes]:
        """Status and body for one request, or what happens instead."""
        if head.partition(b" HTTP")[0].endswith(b"/ledger"):
            got = {str(chat): times for chat, times in self._got.items()}
            told = {"got": got, "forbidden": self._forbidden, "refused": self._refused, "waits": self._waits}
            return 200, json.dumps(told).encode()
        return super().answer(head, body)

    def _send(self, body: bytes) -> tuple[int, bytes]:
        found = _CHAT.search(body)
        chat, now = int(found[1]) if found else 0, time.time()
        self._calls += 1
        if (self._waits and now < self._waits[-1][1]) or self._calls % WAIT_EVERY == 0:
            self._waits.append((now, now + 1))
            self._refused += 1
            return 429, TOO_MANY
        lot = fate(chat)
        if lot < BLOCKED:
            self._forbidden[chat] += 1
            return 403, FORBIDDEN
        if HANGS_AFTER <= lot < HANGS_BEFORE:
            return HANGS, b""
        if self._is_too_much():
            return 429, TOO_MANY
        self._got[chat].append(now)
        if lot < CUT_AFTER:
            return CUT, b""
        return (HANGS, b"") if lot < HANGS_AFTER else (200, MESSAGE % (next(self._numbers), chat))

    def _is_too_much(self) -> bool:
        now = time.monotonic()
        while self._window and self._window[0] <= now - 1:
            self._window.popleft()
        if len(self._window) >= self._a_second:
            self._refused += 1
            return True
        self._window.append(now)
        return False


async def main(port: int, a_second: int) -> None:
    """Answer until ended, and not for ever."""
    weather = Weather(a_second)
    await asyncio.get_running_loop().create_server(lambda: Connection(weather, 0.06), "127.0.0.1", port)
    await asyncio.sleep(LIFE)


if __name__ == "__main__":
    asyncio.run(main(*map(int, sys.argv[1:])))
