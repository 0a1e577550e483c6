"""Hints: what may be lost without harm, such as the end of a button's little clock. Nothing waits for them."""

import asyncio
from collections.abc import Mapping
from typing import Any

import structlog

from bot.channels.telegram.api import BotApi
from bot.pace import Pace
from core.messages import SendError

log = structlog.get_logger()
WAITING = 1000
SECONDS = 5.0
UNLIMITED = ("answerCallbackQuery",)  # everything else counts as a message


class Hints:
    """A short queue of calls, carried out a few at a time; when it is full, new ones are dropped."""

    def __init__(self, bots: Mapping[str, BotApi], pace: Pace) -> None:
        self._bots = bots
        self._pace = pace
        self._queue: asyncio.Queue[tuple[str, str, dict[str, Any]]] = asyncio.Queue(WAITING)

    def give(self, bot: str, method: str, **fields: Any) -> None:
        """Ask for a call some time soon."""
        if not self._queue.full():
            self._queue.put_nowait((bot, method, fields))

    async def run(self) -> None:
        """Carry hints out until cancelled."""
        async with asyncio.TaskGroup() as hands:
            for _ in range(4):
                hands.create_task(self._work())

    async def _work(self) -> None:
        while True:
            bot, method, fields = await self._queue.get()
            if method not in UNLIMITED:
                await self._pace.step(bot)
            try:
                await self._bots[bot].call(method, seconds=SECONDS, **fields)
            except SendError as problem:
                log.info("hint_lost", problem=type(problem).__name__)
