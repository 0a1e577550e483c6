"""What a channel is to the composition root."""

from collections.abc import Callable
from datetime import datetime
from typing import Protocol, Self

from aiohttp import web

from bot.conversation import Conversation
from bot.lane import WriterLane
from bot.pace import Timer
from core.messages import FileSource, Sender
from core.settings import Settings
from db.engine import Database


class Channel(Protocol):
    """A messenger: a sender, and routes or loops that bring messages in.

    ``files`` fetches what people sent, where the channel carries files; ``troubles`` names, for each bot, what stands
    between it and its messenger just now.
    """

    name: str
    sender: Sender
    files: FileSource | None
    troubles: dict[str, str]

    @classmethod
    def build(
        cls,
        settings: Settings,
        lane: WriterLane,
        database: Database,
        *,
        clock: Callable[[], datetime],
        timer: Timer,
    ) -> "Self | None":
        """The channel, or None when the settings do not ask for it."""

    def mount(self, app: web.Application, conversation: Conversation) -> None:
        """Add the channel's routes to the bot's web server."""

    async def run(self) -> None:
        """Whatever the channel does by itself, until cancelled; mounted before."""

    async def close(self) -> None:
        """Let go of what it holds open; nothing is sent after this."""
