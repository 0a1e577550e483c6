"""Crisis first: words of danger are kept, sent and answered before consent, throttle and any dialog."""

from collections.abc import Awaitable, Callable
from typing import Any

from aiogram import BaseMiddleware

from bot.dialogs import emergency, help_requests
from bot.turn import Turn


class CrisisMiddleware(BaseMiddleware):
    """Takes over a turn whose words say that a life may be in danger."""

    async def __call__(  # type: ignore[override]
        self, handler: Callable[[Turn, dict[str, Any]], Awaitable[Any]], event: Turn, data: dict[str, Any]
    ) -> Any:
        """Open the request in this very turn, and let the card leave first."""
        if event.inbound.text is None or not event.finding.is_crisis:
            return await handler(event, data)
        await help_requests.keep(event, data["state"], sends_itself=False)
        await emergency.show_card(event)
        return None
