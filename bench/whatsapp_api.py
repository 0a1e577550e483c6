"""A very small Cloud API, and Bot API, in a process of its own: ``python -m bench.whatsapp_api PORT BOT_PORT``.

It takes every message at once and remembers when each person got one; ``GET /taken`` says so. After ``GET /tell`` it
brings what Meta brings behind each of them, that it was sent and that it arrived, in a webhook each, a moment later
and again until it is confirmed.
"""

import asyncio
import json
import sys
import time
import urllib.request
from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from itertools import count
from typing import Any

from bench import telegram_api, whatsapp_load
from bench.processes import free_port, serving
from bench.telegram_api import FIRST_CHAT, LIFE

CONNECTIONS = 8
STATUSES = ("sent", "delivered")
MOMENT = 0.3  # seconds
ANYTHING = b'{"id":"100000000000001","data":[]}'
DONE = b'{"success":true}'


class Ledger(telegram_api.Ledger):
    """Whom a message was taken for, and when."""

    def __init__(self) -> None:
        super().__init__(0)
        self.told: asyncio.Queue[dict[str, Any]] = asyncio.Queue()
        self._is_telling = False
        self._wamids = count(1)
        self._by_person: defaultdict[str, list[float]] = defaultdict(list)

    def answer(self, head: bytes, body: bytes) -> tuple[int, bytes]:
        """Status and body for one request."""
        path = head.partition(b" HTTP")[0]
        if path.endswith(b"/taken"):
            return 200, json.dumps(self._by_person).encode()
        if path.endswith(b"/tell"):
            self._is_telling = True
        if path.endswith(b"/messages"):
            return 200, self._take(json.loads(body))
        if path.endswith(b"/sendMessage") and (chat := telegram_api._CHAT.search(body)) is not None:
            self._by_person[whatsapp_load.user(int(chat[1]) - FIRST_CHAT)].append(time.monotonic())
        return (200, ANYTHING) if b"/v24.0/" in path else super().answer(head, body)

    def _take(self, body: dict[str, Any]) -> bytes:
        if "status" in body:
            return DONE
        person, wamid = body["recipient"], f"wamid.{next(self._wamids):040d}"
        self._by_person[person].append(time.monotonic())
        for status in STATUSES if self._is_telling else ():
            told = {"id": wamid, "status": status, "recipient_user_id": person, "timestamp": str(int(time.time()))}
            told["pricing"] = {"billable": True, "pricing_model": "PMP", "type": "regular", "category": "service"}
            asyncio.get_running_loop().call_later(MOMENT, self.told.put_nowait, told)
        contact = {"input": person, "user_id": person}
        return json.dumps(
            {"messaging_product": "whatsapp", "contacts": [contact], "messages": [{"id": wamid}]}
        ).encode()


async def tell(ledger: Ledger, port: int) -> None:
    """Bring one status after the other, once there is one and so somebody who takes it."""
    status = await ledger.told.get()
    (connection,) = await whatsapp_load.connected(port, 1)
    while True:
        contact = {"profile": {"name": "Aigerim"}, "user_id": status["recipient_user_id"]}
        request = whatsapp_load.signed(contacts=[contact], statuses=[status])
        while await connection.post(whatsapp_load.PATH, *request) != 200:  # noqa: ASYNC110  so does Meta
            await asyncio.sleep(MOMENT)
        status = await ledger.told.get()


class Api(telegram_api.Api):
    """A running one."""

    def taken(self) -> dict[str, list[float]]:
        """When each person was written to."""
        with urllib.request.urlopen(f"{self.base}/taken", timeout=30) as answer:
            taken: dict[str, list[float]] = json.loads(answer.read())
        return taken

    def tell(self) -> None:
        """From now on every message is told of."""
        urllib.request.urlopen(f"{self.base}/tell", timeout=30).close()


@contextmanager
def answering(bot_port: int) -> Iterator[Api]:
    """One in a process of its own, ended at the end."""
    port = free_port()
    with serving("bench.whatsapp_api", str(port), str(bot_port), port=port):
        yield Api(f"http://127.0.0.1:{port}")


async def main(port: int, bot_port: int) -> None:
    """Answer until ended, and not for ever."""
    ledger = Ledger()
    loop = asyncio.get_running_loop()
    await loop.create_server(lambda: telegram_api.Connection(ledger, 0.0), "127.0.0.1", port)
    with suppress(TimeoutError):
        async with asyncio.timeout(LIFE):
            await asyncio.gather(*(tell(ledger, bot_port) for _ in range(CONNECTIONS)))


if __name__ == "__main__":
    asyncio.run(main(*map(int, sys.argv[1:])))
