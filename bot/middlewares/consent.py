"""Consent: before «I understand» words are kept as a draft that waits, and only help and tips are open."""

from collections.abc import Awaitable, Callable
from typing import Any

from aiogram import BaseMiddleware

from bot.dialogs import help_requests, media, start, subscriptions
from bot.turn import Turn
from core.help_requests import RequestState, receipts

OPEN_TO_ALL = ("start", "crisis", "tips", "menu", "privacy", "duty")
# leaving must never be harder than joining was; an answer to a poll tells nobody anything
OPEN_TAPS = subscriptions.IN_PASSING


class ConsentMiddleware(BaseMiddleware):
    """Asks for the language and the consent first, and loses nothing meanwhile."""

    async def __call__(  # type: ignore[override]
        self, handler: Callable[[Turn, dict[str, Any]], Awaitable[Any]], event: Turn, data: dict[str, Any]
    ) -> Any:
        """Let through what needs no consent; keep the rest and ask."""
        payload = event.inbound.payload or ""
        is_open = payload.partition(":")[0] in OPEN_TO_ALL or payload.startswith(OPEN_TAPS)
        if event.person.has_consented or is_open or await _is_in_red_talk(event, data):
            return await handler(event, data)
        await subscriptions.invite(event, data["state"])
        media.hush_album(event)
        if event.inbound.is_spoken and not start.is_greeting(event.inbound):
            help_request = await help_requests.keep(event, data["state"], sends_itself=False)
            if help_request.state is RequestState.DRAFT:
                event.reply(event.said("help-kept-before-consent"))
            else:  # a talk that danger had opened: it is with the psychologist already
                event.send(await event.run(receipts.added, help_request, now=event.now))
        elif event.inbound.media is not None:  # said before anything is asked: it was not heard
            event.reply(event.said(f"media-{event.inbound.media}"))
        if event.person.locale is None:
            await start.ask_language(event)
        else:
            start.ask_consent(event)
        return None


async def _is_in_red_talk(turn: Turn, data: dict[str, Any]) -> bool:
    """In danger nobody is asked to agree to anything."""
    help_request = await help_requests.current(turn, data["state"])
    return help_request is not None and help_request.is_red
