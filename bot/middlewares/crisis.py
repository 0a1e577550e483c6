"""Crisis first: words of danger are kept, sent and answered before consent, throttle and any dialog."""

from collections.abc import Awaitable, Callable
from typing import Any

from aiogram import BaseMiddleware

from bot.dialogs import emergency, in_danger, subscriptions
from bot.turn import Turn


class CrisisMiddleware(BaseMiddleware):
    """Takes over a turn whose words say that a life may be in danger, and keeps a chat in danger close to help."""

    async def __call__(  # type: ignore[override]
        self, handler: Callable[[Turn, dict[str, Any]], Awaitable[Any]], event: Turn, data: dict[str, Any]
    ) -> Any:
        """Open the request in this very turn, and let the card leave first; a weak sign lets the flow go on."""
        await in_danger.look(event)
        await in_danger.lead(event, data["state"])
        emergency.hear_answer(event)
        if event.inbound.text is not None:
            await emergency.hear_together(event)
            if event.finding.is_crisis:
                return await emergency.hear(event, data["state"])
        elif event.danger is not None and event.inbound.payload and in_danger.is_stopped(event.inbound.payload):
            await subscriptions.obey(event)  # leaving is never harder than joining was
            return await in_danger.show_menu(event, data["state"])
        answer = await handler(event, data)
        if event.danger is not None:
            in_danger.calm(event)
        elif event.inbound.text is not None and event.finding.is_soft:
            await in_danger.soften(event)
        return answer
