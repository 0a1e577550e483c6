"""The WhatsApp channel, put together."""

import asyncio
from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Self

import structlog
from aiohttp import web

from bot.channels.whatsapp.checking import Checking
from bot.channels.whatsapp.enclosures import Enclosures
from bot.channels.whatsapp.files import WhatsAppFiles
from bot.channels.whatsapp.graph import Graph
from bot.channels.whatsapp.intake import Intake
from bot.channels.whatsapp.inviting import Inviting
from bot.channels.whatsapp.lately import Lately
from bot.channels.whatsapp.parts import Parts
from bot.channels.whatsapp.reading import Reading
from bot.channels.whatsapp.sender import WhatsAppSender
from bot.channels.whatsapp.updates import CHANNEL
from bot.channels.whatsapp.webhook import Webhook
from bot.connecting import Http
from bot.conversation import Conversation
from bot.lane import WriterLane
from bot.pace import Pace, Timer
from core.broadcasts.limits import OUTWARD
from core.messages import FileSource, Sender
from core.settings import Settings
from db.engine import Database

log = structlog.get_logger()
CHAT_SECONDS, CHAT_BURST = 6.0, 20  # WhatsApp takes more at once, and then nothing for as long


class WhatsAppChannel:
    """Every number the settings give."""

    name = CHANNEL

    def __init__(
        self,
        settings: Settings,
        lane: WriterLane,
        database: Database,
        *,
        clock: Callable[[], datetime],
        timer: Timer,
    ) -> None:
        self._settings = settings.whatsapp
        self._lane = lane
        self._clock = clock
        self._timer = timer
        self._http = Http()
        self._webhook: Webhook | None = None
        self.troubles: dict[str, str] = {}
        token, base = self._settings.token.get_secret_value(), self._settings.api_base
        graphs = {number: Graph(self._http, token, number, base) for number in self._settings.numbers}
        self._parts = Parts()
        self._lately = Lately()
        self.sender: Sender = self._sender(graphs, database)
        self.files: FileSource | None = WhatsAppFiles(graphs)
        self._numbers = tuple(graphs)
        self._reading = Reading(graphs, lane, database, timer)
        self._checking = Checking(
            graphs,
            self._settings,
            lane,
            timer,
            clock=clock,
            heard_at=self._heard_at,
            told=self._told_by("checking"),
        )

    def _sender(self, graphs: Mapping[str, Graph], database: Database) -> WhatsAppSender:
        settings, clock, timer = self._settings, self._clock, self._timer
        rate = settings.per_second * OUTWARD
        inviting = Inviting(
            database, self._lane, settings.per_day, clock=clock, timer=timer, told=self._told_by("inviting")
        )
        return WhatsAppSender(
            graphs,
            Pace(timer, allowed=rate, chat_seconds=CHAT_SECONDS, chat_burst=CHAT_BURST),
            database,
            Enclosures(self._parts, timer),
            self._parts,
            self._lately,
            inviting,
            per_second=rate,
            clock=clock,
            told=self._told_by("sending"),
        )

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
        """The channel, when there is a token."""
        return cls(settings, lane, database, clock=clock, timer=timer) if settings.whatsapp.numbers else None

    def mount(self, app: web.Application, conversation: Conversation) -> None:
        """Open the door webhooks come through."""
        settings = self._settings
        intake = Intake(
            conversation,
            self._lane,
            self._numbers,
            self._parts,
            self._lately,
            voice=settings.voice,
            clock=self._clock,
            timer=self._timer,
            told=self._told_by("intake"),
            told_sending=self._told_by("sending"),
        )
        secret, verify_token = settings.app_secret.get_secret_value(), settings.verify_token.get_secret_value()
        self._webhook = Webhook(intake, secret, verify_token, clock=self._clock)
        self._webhook.mount(app)

    async def run(self) -> None:
        """Tell what was read, and look now and then how everything stands."""
        async with asyncio.TaskGroup() as tasks:
            tasks.create_task(self._reading.run())
            tasks.create_task(self._checking.run())

    async def close(self) -> None:
        """Let the connections go."""
        await self._http.close()

    def _heard_at(self) -> datetime | None:
        return None if self._webhook is None else self._webhook.last_at

    def _told_by(self, part: str) -> Callable[[str, str | None], None]:
        """What one part has found out about a number; each takes back only what it said itself."""

        def hear(number: str, trouble: str | None) -> None:
            place = f"{number} {part}"
            if trouble is None:
                self.troubles.pop(place, None)
            elif self.troubles.get(place) != trouble:
                self.troubles[place] = trouble
                log.error("whatsapp_trouble", problem=trouble)

        return hear
