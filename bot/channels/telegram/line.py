"""A line to one bot for one message: each call at the pace, and what goes to many marked as such."""

from typing import Any

from bot.channels.telegram.api import BotApi
from bot.pace import Pace
from core.messages import Throttled


class Line:
    """Calls of one message. ``done`` says how many Telegram has carried out: part of it may stand on the phone."""

    def __init__(self, api: BotApi, pace: Pace, *, is_broadcast: bool = False, is_paid: bool = False) -> None:
        self._api = api
        self._pace = pace
        self._is_paid = is_paid
        self.bot = api.bot
        self.is_broadcast = is_broadcast
        self.done = 0

    async def call(self, method: str, **fields: Any) -> Any:
        """Call a method at this bot's next step; see :meth:`BotApi.call`."""
        await self._pace.step(self.bot, yields=self.is_broadcast)
        if self.is_broadcast and self._is_paid:  # each above thirty a second costs a tenth of a Star
            fields["allow_paid_broadcast"] = True
        try:
            result = await self._api.call(method, **fields)
        except Throttled as asked:
            self._pace.pause(self.bot, asked.retry_after)
            raise
        self.done += 1
        return result
