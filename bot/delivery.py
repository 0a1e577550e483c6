"""Delivery: a courier and a broadcaster for each channel; one that reached a wrong chat stops all of them for good."""

import asyncio
from collections.abc import Callable, Mapping, Sequence
from datetime import datetime

import structlog

from bot.broadcasting import Broadcaster
from bot.courier import Courier, WrongChat
from bot.lane import WriterLane
from bot.pace import Timer
from core.crypto import Vault
from core.messages import Sender
from db.engine import Database

log = structlog.get_logger()
POLL_SECONDS = 0.5


class Delivery:
    """Sends what turns, the panel and the clock have decided to say."""

    def __init__(
        self,
        lane: WriterLane,
        database: Database,
        keys: Vault,
        senders: Mapping[str, Sender],
        *,
        clock: Callable[[], datetime],
        timer: Timer | None = None,
    ) -> None:
        self._database = database
        self._timer = timer or Timer()
        self._couriers = [
            Courier(name, sender, lane, keys, clock=clock, timer=self._timer) for name, sender in senders.items()
        ]
        broadcasters = [
            Broadcaster(name, sender, lane, clock=clock, timer=self._timer) for name, sender in senders.items()
        ]
        self._carriers: Sequence[Courier | Broadcaster] = (*self._couriers, *broadcasters)
        self.has_misdelivered = False

    def wake(self) -> None:
        """Something was committed that may have to be sent; a broadcast is in no such hurry."""
        for courier in self._couriers:
            courier.news.set()

    async def run(self) -> None:
        """Deliver until cancelled, or until a wrong chat stops everything."""
        if self.has_misdelivered:
            return
        try:
            async with asyncio.TaskGroup() as tasks:
                for carrier in self._carriers:
                    tasks.create_task(self._carry(carrier))
        except* WrongChat:
            self.has_misdelivered = True
            log.critical("wrong_chat_delivery_stopped")

    async def finish(self) -> None:
        """Before the process ends: what is on its way arrives and is written down."""
        await asyncio.gather(*(carrier.finish() for carrier in self._carriers))

    async def _carry(self, carrier: Courier | Broadcaster) -> None:
        async with asyncio.TaskGroup() as flights:
            while True:
                carrier.news.clear()  # before looking: news that comes meanwhile must not be slept over
                try:
                    if await carrier.round(flights) == 0:
                        await self._rest(carrier)
                except Exception as error:  # noqa: BLE001  delivery must outlive a bad moment of the database
                    log.error("delivery_failed", problem=type(error).__name__)
                    await self._timer.sleep(POLL_SECONDS)

    async def _rest(self, carrier: Courier | Broadcaster) -> None:
        """Wait for news of this process; look now and then for what the panel wrote."""
        while True:
            try:
                async with asyncio.timeout(POLL_SECONDS):  # wait_for would swallow a cancel that meets the news
                    await carrier.news.wait()
            except TimeoutError:
                if await self._database.read(carrier.has_due):
                    return
            else:
                return
