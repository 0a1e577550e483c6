"""The web channel, put together."""

from collections.abc import Callable
from datetime import datetime
from typing import Self

from aiohttp import web

from bot.channels.web.intake import Intake
from bot.channels.web.page import Page
from bot.channels.web.pictures import mount as mount_pictures
from bot.channels.web.sender import Bell, WebSender
from bot.conversation import Conversation
from bot.lane import WriterLane
from bot.pace import Timer
from core.messages import FileSource, Sender
from core.settings import Settings
from core.subscriptions import doors
from db.engine import Database


class WebChannel:
    """The chat page, its wire, and its mailbox."""

    name = "web"

    files: FileSource | None = None

    def __init__(
        self, settings: Settings, lane: WriterLane, database: Database, *, clock: Callable[[], datetime]
    ) -> None:
        self.troubles: dict[str, str] = {}
        self._clock = clock
        self._lane = lane
        self._settings = settings
        self._database = database
        self._bell = Bell()
        self.sender: Sender = WebSender(lane, self._bell, clock=clock)

    @classmethod
    def build(
        cls,
        settings: Settings,
        lane: WriterLane,
        database: Database,
        *,
        clock: Callable[[], datetime],
        timer: Timer,  # noqa: ARG003  a page sets its own pace
    ) -> Self:
        """The web chat is always there: it needs no account."""
        return cls(settings, lane, database, clock=clock)

    def mount(self, app: web.Application, conversation: Conversation) -> None:
        """Add the page and its wire."""
        Page(self._settings.chat, self._database).mount(app)
        mount_pictures(app)
        Intake(conversation, self._database, self._bell, clock=self._clock).mount(app)

    async def run(self) -> None:
        """Say where the page is entered, so that a messenger can lead to it; pages ask by themselves."""
        url, now = self._settings.chat.public_url, self._clock()
        if url:
            await self._lane.run(lambda session: doors.tell(session, self.name, self.name, url.rstrip("/"), now=now))
        else:
            await self._lane.run(lambda session: doors.close(session, self.name, []))

    async def close(self) -> None:
        """Nothing is held open."""
