"""The Telegram channel, put together."""

import asyncio
from collections.abc import Callable
from datetime import datetime
from typing import Self

import structlog
from aiohttp import web

from bot.channels.telegram.api import BotApi, Conflict, TokenRefused
from bot.channels.telegram.files import TelegramFiles
from bot.channels.telegram.hints import Hints
from bot.channels.telegram.intake import Intake
from bot.channels.telegram.naming import Naming
from bot.channels.telegram.polling import Poller
from bot.channels.telegram.sender import TelegramSender
from bot.channels.telegram.sweeping import Sweeper
from bot.channels.telegram.updates import CHANNEL
from bot.channels.telegram.webhook import Registration, Webhook
from bot.connecting import Http
from bot.conversation import Conversation
from bot.lane import WriterLane
from bot.pace import Pace, Timer
from core.messages import FileSource, Sender, SendError
from core.settings import Settings
from db.engine import Database

log = structlog.get_logger()
CHAT_SECONDS, CHAT_BURST = 1.0, 3
TROUBLES = {Conflict: "conflict", TokenRefused: "token"}


class TelegramChannel:
    """Every bot whose token the settings give."""

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
        self._settings = settings
        self._timer = timer
        self._http = Http()
        self._bots = {
            bot: BotApi(self._http, token, settings.telegram.api_base)
            for bot, token in settings.telegram.tokens.items()
        }
        rate = settings.telegram.per_second
        pace = Pace(timer, allowed=rate, chat_seconds=CHAT_SECONDS, chat_burst=CHAT_BURST)
        self._hints = Hints(self._bots, pace)
        self._sweeper = Sweeper(self._bots, pace, lane, database, clock=clock, timer=timer)
        self._naming = Naming(self._bots.values(), lane, timer, clock=clock)
        self._intake: Intake | None = None
        self.troubles: dict[str, str] = {}
        self.sender: Sender = TelegramSender(
            self._bots, pace, self._hints, per_second=rate, is_paid=settings.telegram.paid
        )
        self.files: FileSource | None = TelegramFiles(self._bots)

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
        return cls(settings, lane, database, clock=clock, timer=timer) if settings.telegram.tokens else None

    def mount(self, app: web.Application, conversation: Conversation) -> None:
        """Learn who hears the updates, and open the door they come through, where Telegram is to bring them."""
        telegram = self._settings.telegram
        self._intake = Intake(conversation, self._hints, voice=telegram.voice)
        if telegram.mode == "webhook":
            Webhook(self._intake, telegram.webhook_secret.get_secret_value(), self._bots).mount(app)

    async def run(self) -> None:
        """Read updates, or see to it that they are brought; give hints; take away what is to be gone; learn a name."""
        async with asyncio.TaskGroup() as tasks:
            for api in self._bots.values():
                tasks.create_task(self._reader(api).run())
            tasks.create_task(self._hints.run())
            tasks.create_task(self._sweeper.run())
            tasks.create_task(self._naming.run())

    async def close(self) -> None:
        """Let the connections go."""
        await self._http.close()

    def _reader(self, api: BotApi) -> "Poller | Registration":
        telegram, chat = self._settings.telegram, self._settings.chat
        if telegram.mode == "webhook":
            secret = telegram.webhook_secret.get_secret_value()
            return Registration(api, chat.url, secret, self._timer, told=self._hear)
        if self._intake is None:
            raise RuntimeError("the channel is mounted before it runs")
        return Poller(api, self._intake, self._timer, told=self._hear)

    def _hear(self, bot: str, problem: SendError | None) -> None:
        """What stands between Telegram and a bot, as far as it is known."""
        trouble = None if problem is None else TROUBLES.get(type(problem), "away")
        if trouble is None:
            self.troubles.pop(bot, None)
        elif self.troubles.get(bot) != trouble:
            self.troubles[bot] = trouble
            log.error("telegram_trouble", problem=trouble)
