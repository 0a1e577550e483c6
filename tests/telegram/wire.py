"""A raw JSON client of the Bot API, and a webhook that writes down what is posted to it."""

import asyncio
import json
from collections.abc import Callable
from typing import Any, Self

import aiohttp
from aiohttp import web

from tests.telegram.door import Door
from tests.telegram.server import TOKEN

Json = dict[str, Any]


class Api:
    """One bot's client."""

    def __init__(self, url: str, http: aiohttp.ClientSession, token: str = TOKEN) -> None:
        self.url = url
        self.http = http
        self.token = token

    async def answer(self, method: str, **fields: Any) -> tuple[int, Json]:
        """The status and the whole answer."""
        async with self.http.post(f"{self.url}/bot{self.token}/{method}", json=fields) as answer:
            return answer.status, await answer.json()

    async def __call__(self, method: str, **fields: Any) -> Any:
        """The result of a call that works."""
        status, answer = await self.answer(method, **fields)
        assert status == 200, answer
        return answer["result"]

    async def refused(self, method: str, **fields: Any) -> str:
        """The description of a call that does not work."""
        status, answer = await self.answer(method, **fields)
        assert not answer["ok"], answer
        assert answer["error_code"] == status
        return str(answer["description"])


class Hook:
    """A webhook. ``answers`` decides the status of each post by its number and its update."""

    def __init__(self, answers: Callable[[int, Json], int] = lambda number, update: 200) -> None:
        self.answers = answers
        self.updates: list[Json] = []
        self.secrets: list[str | None] = []
        self.at_once = 0
        self.most_at_once = 0
        self.gate = asyncio.Event()
        self.gate.set()
        self._door = Door(self._serve)

    async def __aenter__(self) -> Self:
        await self._door.open(0)
        return self

    async def __aexit__(self, *_: object) -> None:
        self.gate.set()
        await self._door.shut()

    @property
    def url(self) -> str:
        """Where to post."""
        return f"http://127.0.0.1:{self._door.port}/hook"

    @property
    def texts(self) -> list[str]:
        """The texts of the posted messages, in order."""
        return [update["message"]["text"] for update in self.updates]

    async def has(self, count: int) -> None:
        """Wait until so many posts came."""
        async with asyncio.timeout(20):
            while len(self.updates) < count:
                await asyncio.sleep(0.01)

    async def _serve(self, request: web.BaseRequest) -> web.StreamResponse:
        update = json.loads(await request.read())
        self.updates.append(update)
        self.secrets.append(request.headers.get("X-Telegram-Bot-Api-Secret-Token"))
        number, self.at_once = len(self.updates), self.at_once + 1
        self.most_at_once = max(self.most_at_once, self.at_once)
        await self.gate.wait()
        self.at_once -= 1
        status = self.answers(number, update)
        if not status and request.transport is not None:
            request.transport.close()
        return web.Response(status=status or 200)
