"""The web channel, put together."""

from collections.abc import Callable
from datetime import datetime
from typing import Self

from aiohttp import web

from bot.channels.web.intake import Intake
from bot.channels.web.page import Page
from bot.channels.web.sender import Bell, WebSender
from bot.conversation import Conversation
from bot.lane import WriterLane
from core.messages import Sender
from core.settings import Settings
from db.engine import Database


class WebChannel:
    """The chat page, its wire, and its mailbox."""

    name = "web"

    def __init__(
        self, settings: Settings, lane: WriterLane, database: Database, *, clock: Callable[[], datetime]
    ) -> None:
        self._clock = clock
        self._settings = settings
        self._database = database
        self._bell = Bell()
        self.sender: Sender = WebSender(lane, self._bell, clock=clock)

    @classmethod
    def build(cls, settings: Settings, lane: WriterLane, database: Database, *, clock: Callable[[], datetime]) -> Self:
        """The web chat is always there: it needs no account."""
        return cls(settings, lane, database, clock=clock)

    def mount(self, app: web.Application, conversation: Conversation) -> None:
        """Add the page and its wire."""
        Page(self._settings.chat, self._database).mount(app)
        Intake(conversation, self._database, self._bell, clock=self._clock).mount(app)
