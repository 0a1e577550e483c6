"""Throttle: a flood is kept to the last word, only our replies to it grow rare."""

from collections import OrderedDict
from collections.abc import Awaitable, Callable
from datetime import datetime, timedelta
from typing import Any

from aiogram import BaseMiddleware

from bot.turn import Turn

WINDOW = timedelta(minutes=1)
REPLIES_A_WINDOW = 30
REMEMBERED = 10_000


class ThrottleMiddleware(BaseMiddleware):
    """Hushes replies to whoever writes more than thirty messages a minute. Nothing is dropped, nobody is blocked."""

    def __init__(self) -> None:
        self._windows: OrderedDict[int, tuple[datetime, int]] = OrderedDict()

    async def __call__(  # type: ignore[override]
        self, handler: Callable[[Turn, dict[str, Any]], Awaitable[Any]], event: Turn, data: dict[str, Any]
    ) -> Any:
        """Count the turn, then play it."""
        if event.inbound.is_spoken or event.inbound.media is not None:
            event.is_hushed = self._count(event) > REPLIES_A_WINDOW
        return await handler(event, data)

    def _count(self, turn: Turn) -> int:
        began, count = self._windows.pop(turn.person.id, (turn.now, 0))
        if turn.now - began > WINDOW:
            began, count = turn.now, 0
        self._windows[turn.person.id] = (began, count + 1)
        if len(self._windows) > REMEMBERED:
            self._windows.popitem(last=False)
        return count + 1
