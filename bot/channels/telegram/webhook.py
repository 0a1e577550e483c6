"""The webhook: 200 only after the commit; updates of one chat that arrive together are played by their numbers."""

import asyncio
import hmac
import re
from collections.abc import Callable, Mapping
from typing import Any

import structlog
from aiohttp import web

from bot.channels.telegram.api import BotApi
from bot.channels.telegram.intake import Intake
from bot.channels.telegram.updates import ALLOWED
from bot.conversation import StorageUnavailable
from bot.pace import Timer
from core.messages import SendError

log = structlog.get_logger()
SECRET_HEADER = "X-Telegram-Bot-Api-Secret-Token"  # noqa: S105  a header's name
CONNECTIONS = 40
MOST_BYTES = 4 * 1024 * 1024
LOOK_AGAIN = 600.0
FIRST_PAUSE, LONGEST_PAUSE = 1.0, 60.0
PATIENCE = 0.25
FARTHEST = 100  # a larger gap is no disorder: the numbers began anew
_BOT = re.compile(r"\d{1,16}")


class Webhook:
    """Takes updates that Telegram brings, for every bot on a path of its own."""

    def __init__(self, intake: Intake, secret: str, bots: Mapping[str, BotApi]) -> None:
        self._intake = intake
        self._secret = secret.encode()
        self._lines = {bot: Line(bot, intake) for bot in bots}

    def mount(self, app: web.Application) -> None:
        """Add the route."""
        app.router.add_post("/telegram/{bot}", self.take)

    async def take(self, request: web.Request) -> web.Response:
        """One update. What is not from Telegram learns nothing but that."""
        given = request.headers.get(SECRET_HEADER, "").encode(errors="replace")
        line = self._lines.get(request.match_info["bot"])
        if not hmac.compare_digest(given, self._secret) or line is None:
            return web.Response(status=403)
        try:
            # the page's limit is for what a hand can type; an update that is refused for its size would come for ever
            update = await request.clone(client_max_size=MOST_BYTES).json()
            number = update["update_id"]
        except (ValueError, TypeError, KeyError):
            return web.Response(status=400)
        if not isinstance(number, int) or isinstance(number, bool):
            return web.Response(status=400)
        try:
            await line.take(number, update)
        except StorageUnavailable:
            return web.Response(status=503, headers={"Retry-After": "2"})
        return web.Response(status=200)


class Line:
    """Puts updates that overtook each other on the way back in order, as far as they arrive close together."""

    def __init__(self, bot: str, intake: Intake) -> None:
        self._bot = bot
        self._intake = intake
        self._last = 0
        self._missing: set[int] = set()  # below the last one, not here yet, and not given up
        self._awaited: list[set[int]] = []
        self._moved = asyncio.Condition()
        self._going: dict[object, list[int]] = {}

    async def take(self, number: int, update: Mapping[str, Any]) -> None:
        """Play one update when those before it, in the same chat, are through."""
        chat = _chat(update)
        waiting = self._going.setdefault(chat, [])
        waiting.append(number)
        try:
            await self._await_earlier(number)
            async with self._moved:
                await self._moved.wait_for(lambda: min(waiting) == number)
            await self._intake.take(self._bot, [update])
        finally:
            waiting.remove(number)
            if not waiting:
                self._going.pop(chat, None)
            async with self._moved:
                self._moved.notify_all()

    async def _await_earlier(self, number: int) -> None:
        """A gap in the numbers means that an earlier one is on its way; a moment is given to it, no more.

        Each waits for its own earlier ones: that the patience of one has ended lets no other go.
        """
        async with self._moved:
            earlier = self._arrive(number)
            self._awaited.append(earlier)
            try:
                async with asyncio.timeout(PATIENCE):
                    await self._moved.wait_for(lambda: not earlier)
            except TimeoutError:
                self._missing -= earlier
            finally:
                self._awaited = [others for others in self._awaited if others is not earlier]

    def _arrive(self, number: int) -> set[int]:
        """Note that this one is here; the earlier ones that are not."""
        if self._last:
            self._missing.update(range(max(self._last + 1, number - FARTHEST), number))
        self._last = max(self._last, number)
        self._missing.discard(number)
        for earlier in self._awaited:
            earlier.discard(number)
        self._moved.notify_all()
        return {missing for missing in self._missing if missing < number}


class Registration:
    """Tells Telegram where to bring updates, and looks now and then whether that still holds."""

    def __init__(
        self,
        api: BotApi,
        url: str,
        secret: str,
        timer: Timer,
        *,
        told: Callable[[str, SendError | None], None],
    ) -> None:
        self._api = api
        self._url = f"{url}/telegram/{api.bot}"
        self._secret = secret
        self._timer = timer
        self._told = told

    async def run(self) -> None:
        """Keep it registered until cancelled."""
        pause = FIRST_PAUSE
        while True:
            try:
                await self.once()
            except SendError as problem:
                self._told(self._api.bot, problem)
                await self._timer.sleep(pause)
                pause = min(pause * 2, LONGEST_PAUSE)
            else:
                self._told(self._api.bot, None)
                pause = FIRST_PAUSE
                await self._timer.sleep(LOOK_AGAIN)

    async def once(self) -> None:
        """Register, unless it is registered already; what waits at Telegram is kept."""
        found = await self._api.call("getWebhookInfo")
        elsewhere = found.get("url", "")
        if elsewhere and elsewhere != self._url:
            log.warning("webhook_was_elsewhere")  # somebody else holds this token
        await self._api.call(
            "setWebhook",
            url=self._url,
            secret_token=self._secret,
            allowed_updates=list(ALLOWED),
            max_connections=CONNECTIONS,
            drop_pending_updates=False,
        )


def _chat(update: Mapping[str, Any]) -> object:
    """Whose order it belongs to; an update without a chat has no order to keep."""
    for kind in ALLOWED:
        part = update.get(kind)
        if isinstance(part, dict):
            chat = (part.get("message") or part).get("chat") if kind == "callback_query" else part.get("chat")
            if isinstance(chat, dict):
                return chat.get("id")
    return object()
