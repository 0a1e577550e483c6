"""Naming: each bot asks Telegram what it is called, so that a poster can lead to it."""

import asyncio
from collections.abc import Callable, Iterable
from datetime import datetime
from functools import partial

import structlog

from bot.channels.telegram.api import BotApi
from bot.channels.telegram.updates import CHANNEL
from bot.lane import WriterLane
from bot.pace import Timer
from core.messages import SendError
from core.subscriptions import doors

log = structlog.get_logger()
PAUSE_SECONDS = 300.0


class Naming:
    """Asks once at the start of each bot, and again after a pause while Telegram or the storage is away."""

    def __init__(
        self, bots: Iterable[BotApi], lane: WriterLane, timer: Timer, *, clock: Callable[[], datetime]
    ) -> None:
        self._bots = tuple(bots)
        self._lane = lane
        self._timer = timer
        self._clock = clock

    async def run(self) -> None:
        """Until every bot is known."""
        await asyncio.gather(*(self._learn(api) for api in self._bots))

    async def _learn(self, api: BotApi) -> None:
        while not await self._is_told(api):
            await self._timer.sleep(PAUSE_SECONDS)

    async def _is_told(self, api: BotApi) -> bool:
        try:
            name = (await api.call("getMe"))["username"]
            tell = partial(doors.tell, channel=CHANNEL, bot=api.bot, url=f"https://t.me/{name}", now=self._clock())
            await self._lane.run(tell)
        except SendError:  # the poller says what stands between us and Telegram
            return False
        except Exception as error:  # noqa: BLE001  a poster without an address must not end the channel
            log.error("naming_failed", problem=type(error).__name__)
            return False
        return True
