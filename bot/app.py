"""The bot, put together: channels → conversation → one writer lane → delivery. The only place that sees them all."""

import asyncio
from collections.abc import Awaitable, Callable, Collection, Coroutine, Sequence
from datetime import UTC, datetime
from typing import Any

import structlog
from aiohttp import web
from sqlalchemy.orm import Session

from bot.attachments.fetching import Fetching
from bot.channels.contract import Channel
from bot.channels.registry import CHANNELS
from bot.channels.web.page import guard
from bot.conversation import Conversation
from bot.delivery import Delivery
from bot.dialogs import root
from bot.lane import WriterLane
from bot.middlewares.consent import ConsentMiddleware
from bot.middlewares.crisis import CrisisMiddleware
from bot.middlewares.throttle import ThrottleMiddleware
from bot.pace import Timer
from bot.screening import Screening
from bot.turn import TurnRouter
from bot.watching import Watching
from core import connections, crypto, texts
from core.crisis import markers
from core.leadership import lead
from core.messages import MAX_INBOUND_TEXT
from core.settings import Settings, StartRefused
from core.subscriptions import doors
from core.tips import search
from db import schema
from db.engine import Database

log = structlog.get_logger()
MAX_REQUEST_BYTES = MAX_INBOUND_TEXT * 6 + 4096


class ScreeningBroken(StartRefused):
    """A core phrase of danger is not recognised: the service refuses to start."""


class Bot:
    """Everything that runs in the bot's process; ``clock`` gives aware moments in UTC."""

    def __init__(
        self,
        settings: Settings,
        *,
        clock: Callable[[], datetime] = lambda: datetime.now(UTC),
        timer: Timer | None = None,
    ) -> None:
        self.settings = settings
        self.clock = clock
        timer = timer or Timer()
        self.keys = crypto.bot_vault(settings.secrets_folder, settings.keys_url)
        self.database = Database(settings.database_url, info={"vault": self.keys})
        schema.upgrade(self.database, self.keys.thread_keys)
        with self.database.writing() as session:
            search.fold_new(session)
        _self_test()
        texts.read_all()
        self.lane = WriterLane(self.database)
        built = [channel.build(settings, self.lane, self.database, clock=clock, timer=timer) for channel in CHANNELS]
        self.channels: list[Channel] = [channel for channel in built if channel is not None]
        with self.database.writing() as session:
            _forget_absent(session, {channel.name for channel in self.channels})
        senders = {channel.name: channel.sender for channel in self.channels}
        self.delivery = Delivery(self.lane, self.database, self.keys, senders, clock=clock, timer=timer)
        sources = {channel.name: channel.files for channel in self.channels if channel.files is not None}
        self.fetching = Fetching(self.lane, self.database, sources, clock=clock) if sources else None
        self.watching = Watching(self.channels, self.lane, clock=clock, timer=timer)
        self.screening = Screening(self.database, timer=timer)
        self.screening.renew()
        self.conversation = Conversation(
            self.lane, routed(), committed=self.delivery.wake, clock=clock, lexicon=self.screening.lexicon
        )

    async def tick(self, rule: Callable[[Session], int]) -> None:
        """Carry out one tick of the clock in the lane, and send what it decided to say."""
        if await self.lane.run(rule):
            self.delivery.wake()

    def web_app(self) -> web.Application:
        """The bot's web server: every channel's routes and the two health answers."""
        app = web.Application(middlewares=[guard], client_max_size=MAX_REQUEST_BYTES)
        for channel in self.channels:
            channel.mount(app, self.conversation)
        app.router.add_get("/health/live", self._live)
        app.router.add_get("/health/ready", self._ready)
        return app

    async def serve(self, stop: asyncio.Event, *, alongside: Callable[[], Awaitable[None]] | None = None) -> None:
        """Run until ``stop`` is set, then finish what is queued."""
        leader = lead(self.settings.home, "bot")
        self.lane.start()
        runner = web.AppRunner(self.web_app(), access_log=None)
        await runner.setup()
        await web.TCPSite(runner, self.settings.chat.host, self.settings.chat.port).start()
        async with asyncio.TaskGroup() as tasks:
            work = [tasks.create_task(part) for part in self.work()]
            if alongside is not None:
                await alongside()
            await stop.wait()
            await runner.cleanup()
            await self.delivery.finish()
            for task in work:
                task.cancel()
        for channel in self.channels:
            await channel.close()
        await self.lane.stop()
        await self.database.dispose()
        leader.close()

    def work(self) -> Sequence[Coroutine[Any, Any, None]]:
        """What runs beside the web server until it is cancelled."""
        fetching = [] if self.fetching is None else [self.fetching.run()]
        of_channels = (channel.run() for channel in self.channels)
        return [self.delivery.run(), self.watching.run(), self.screening.run(), *fetching, *of_channels]

    async def _live(self, _request: web.Request) -> web.Response:
        return web.json_response({"status": "live"}, status=200 if self.lane.is_alive else 503)

    async def _ready(self, _request: web.Request) -> web.Response:
        checks = {
            "database": await asyncio.to_thread(_answers, lambda: schema.is_current(self.database)),
            "lane": self.lane.is_alive,
            "delivery": not self.delivery.has_misdelivered,
        }
        is_ready = all(checks.values())
        # a messenger that is away does not make this process unfit: it is told, and what is to be sent waits
        troubles = {channel.name: sorted(set(channel.troubles.values())) for channel in self.channels}
        body = {"status": "ready" if is_ready else "not ready", "checks": checks, "troubles": troubles}
        return web.json_response(body, status=200 if is_ready else 503)


def _answers(check: Callable[[], bool]) -> bool:
    try:
        return check()
    except Exception as error:  # noqa: BLE001  not ready is the answer, whatever the reason
        log.error("not_ready", problem=type(error).__name__)
        return False


def _forget_absent(session: Session, present: Collection[str]) -> None:
    """A messenger that was switched off: no poster leads there, and nothing is said of how it stands."""
    for channel in CHANNELS:
        if channel.name not in present:
            doors.close(session, channel.name, [])
            connections.keep(session, channel=channel.name, bots=[])


def _self_test() -> None:
    missed = markers.self_test()
    if missed:
        raise ScreeningBroken(f"{len(missed)} core phrases of danger are not recognised")


def routed() -> TurnRouter:
    """The root router with what stands before every dialog: crisis, consent, throttle, in this order."""
    router = TurnRouter(name="senim")
    router.turn.register(root.dispatch)
    for middleware in (CrisisMiddleware(), ConsentMiddleware(), ThrottleMiddleware()):
        router.turn.outer_middleware(middleware)
    return router
