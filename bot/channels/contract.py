"""What a channel is to the composition root."""

from collections.abc import Callable
from datetime import datetime
from typing import Protocol, Self

from aiohttp import web

from bot.conversation import Conversation
from bot.lane import WriterLane
from core.messages import Sender
from core.settings import Settings
from db.engine import Database


class Channel(Protocol):
    """A messenger: a sender, and routes or loops that bring messages in."""

    name: str
    sender: Sender

    @classmethod
    def build(
        cls, settings: Settings, lane: WriterLane, database: Database, *, clock: Callable[[], datetime]
    ) -> "Self | None":
        """The channel, or None when the settings do not ask for it."""

    def mount(self, app: web.Application, conversation: Conversation) -> None:
        """Add the channel's routes to the bot's web server."""
