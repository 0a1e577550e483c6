"""A child at the web chat, through the real wire: says, taps, sees."""

import asyncio
import secrets
import uuid
from datetime import datetime, timedelta
from typing import Any, Self

from aiohttp import web
from aiohttp.test_utils import TestClient, TestServer

from bot.app import Bot

WAIT_SECONDS = 10.0


class Clock:
    """A clock that stands still until the test moves it."""

    def __init__(self, now: datetime) -> None:
        self.now = now

    def __call__(self) -> datetime:
        return self.now

    def moves(self, **by: float) -> None:
        """Let time pass, as in ``moves(minutes=2)``."""
        self.now += timedelta(**by)


class WebChat:
    """One browser with one talk key."""

    def __init__(self, client: "TestClient[web.Request, web.Application]", *, locale: str = "kk") -> None:
        self.client = client
        self.locale = locale
        self.talk_key = secrets.token_urlsafe(32)[:43]
        self.cursor = 0
        self.bubbles: dict[int, dict[str, Any]] = {}
        self.was_erased = False

    @property
    def headers(self) -> dict[str, str]:
        """What every request of this browser carries."""
        return {"Authorization": f"Bearer {self.talk_key}"}

    async def post(self, **body: Any) -> tuple[int, dict[str, Any]]:
        """Post one turn as the page does; the status and the answer."""
        turn = {"id": str(uuid.uuid4()), "locale": self.locale, **body}
        async with self.client.post("/chat/turns", json=turn, headers=self.headers) as answer:
            return answer.status, await answer.json()

    async def says(self, text: str, **body: Any) -> None:
        """Write a message and wait until it is kept and answered."""
        await self._turn(text=text, **body)

    async def taps(self, title: str) -> None:
        """Press the latest button with this title."""
        bubble, payload = self._button(title)
        await self._turn(payload=payload, bubble=bubble)

    async def sends(self, payload: str) -> None:
        """Send a payload that no visible button carries."""
        await self._turn(payload=payload)

    async def looks(self, *, wait: int = 0) -> None:
        """Fetch what is new."""
        url = f"/chat/bubbles?after={self.cursor}&wait={wait}"
        async with self.client.get(url, headers=self.headers) as answer:
            news = await answer.json()
        if news["erased"]:
            self.bubbles, self.was_erased = {}, True
        self.cursor = news["cursor"]
        self.bubbles.update({bubble["seq"]: bubble for bubble in news["bubbles"]})

    async def sees(self, *fragments: str) -> str:
        """Wait until one service bubble shows every fragment; its text."""
        for _ in range(int(WAIT_SECONDS / 0.5)):
            for bubble in sorted(self.bubbles.values(), key=lambda shown: -shown["seq"]):
                if bubble["side"] == "service" and all(part in bubble["text"] for part in fragments):
                    return str(bubble["text"])
            await self.looks(wait=1)
        raise AssertionError(f"nothing shows {fragments!r}; shown: {self.texts()}")

    def texts(self, side: str = "service") -> list[str]:
        """The texts of one side, in order."""
        return [bubble["text"] for _, bubble in sorted(self.bubbles.items()) if bubble["side"] == side]

    def titles(self) -> list[str]:
        """The titles of the last bubble's buttons."""
        return [reply["title"] for reply in self.bubbles[max(self.bubbles)]["replies"]]

    async def begins(self) -> None:
        """Open the page, choose the language, read and agree."""
        await self.sends("start:begin")
        await self.sends(f"start:locale:{self.locale}")
        await self.sends("start:agree")

    async def _turn(self, **body: Any) -> None:
        before = self.cursor
        status, answer = await self.post(**body)
        assert status == 200, answer
        for _ in range(int(WAIT_SECONDS)):
            await self.looks(wait=1)
            if any(seq > before and shown["side"] == "service" for seq, shown in self.bubbles.items()) or (
                self.cursor > before and "payload" in body
            ):
                return

    def _button(self, title: str) -> tuple[int, str]:
        for seq, bubble in sorted(self.bubbles.items(), reverse=True):
            for reply in bubble["replies"]:
                if reply["title"] == title:
                    return seq, reply["payload"]
        raise AssertionError(f"no button {title!r}")


class LiveBot:
    """A bot with its lane, its delivery and its web server, in this process."""

    def __init__(self, bot: Bot, clock: Clock) -> None:
        self.bot = bot
        self.clock = clock

    async def __aenter__(self) -> Self:
        self.bot.lane.start()
        self._delivery = asyncio.ensure_future(self.bot.delivery.run())
        self.client = TestClient(TestServer(self.bot.web_app()))
        await self.client.start_server()
        return self

    async def __aexit__(self, *_: object) -> None:
        await self.client.close()
        self._delivery.cancel()
        await asyncio.gather(self._delivery, return_exceptions=True)
        await self.bot.lane.stop()
        await self.bot.database.dispose()
        self.bot.keys.thread_keys.database.dispose_sync()

    def chat(self, *, locale: str = "kk") -> WebChat:
        """A new browser."""
        return WebChat(self.client, locale=locale)
