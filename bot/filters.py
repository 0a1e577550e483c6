"""Filters on turns. They are coroutines: aiogram sends every other callable through a thread."""

from typing import Any

from aiogram.filters import Filter

from bot.turn import Turn


class Tap(Filter):
    """A quick reply was tapped: ``Tap("help:send")`` matches ``help:send`` and ``help:send:<target>``."""

    def __init__(self, verb: str) -> None:
        self.verb = verb

    async def __call__(self, turn: Turn) -> bool | dict[str, Any]:
        """Hand the handler its ``target``: what stands after the verb, or an empty string."""
        payload = turn.inbound.payload
        if payload is None or not (payload == self.verb or payload.startswith(self.verb + ":")):
            return False
        return {"target": payload[len(self.verb) + 1 :]}


class Written(Filter):
    """Free text."""

    async def __call__(self, turn: Turn) -> bool:
        """Whether the person wrote words."""
        return turn.inbound.text is not None


class InState(Filter):
    """The dialog is in this state."""

    def __init__(self, state: Any) -> None:
        self.state = state.state

    async def __call__(self, turn: Turn) -> bool:
        """Whether the person's dialog stands there."""
        return bool(turn.person.state == self.state)
