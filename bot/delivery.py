"""Delivery: one courier for each channel; if one of them reached the wrong chat, all of them stop for good."""

import asyncio
from collections.abc import Callable, Mapping
from datetime import datetime

import structlog

from bot.courier import Courier, WrongChat
from bot.lane import WriterLane
from bot.pace import Timer
from core import outbox
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
        self._clock = clock
        self._timer = timer or Timer()
        self._couriers = {
            channel: Courier(channel, sender, lane, keys, clock=clock, timer=self._timer)
            for channel, sender in senders.items()
        }
        self.has_misdelivered = False

    def wake(self) -> None:
        """Something was committed that may have to be sent."""
        for courier in self._couriers.values():
            courier.news.set()

    async def run(self) -> None:
        """Deliver until cancelled, or until a wrong chat stops everything."""
        if self.has_misdelivered:
            return
        try:
            async with asyncio.TaskGroup() as tasks:
                for channel, courier in self._couriers.items():
                    tasks.create_task(self._carry(channel, courier))
        except* WrongChat:
            self.has_misdelivered = True
            log.critical("wrong_chat_delivery_stopped")

    async def finish(self) -> None:
        """Before the process ends: what is on its way arrives and is written down."""
        await asyncio.gather(*(courier.finish() for courier in self._couriers.values()))

    async def _carry(self, channel: str, courier: Courier) -> None:
        async with asyncio.TaskGroup() as chains:
            while True:
                courier.news.clear()  # before looking: news that comes meanwhile must not be slept over
                try:
                    if await courier.round(chains) == 0:
                        await self._rest(channel, courier)
                except Exception as error:  # noqa: BLE001  delivery must outlive a bad moment of the database
                    log.error("delivery_failed", problem=type(error).__name__)
                    await self._timer.sleep(POLL_SECONDS)

    async def _rest(self, channel: str, courier: Courier) -> None:
        """Wait for news of this process; look now and then for what the panel wrote."""
        while True:
            try:
                async with asyncio.timeout(POLL_SECONDS):  # wait_for would swallow a cancel that meets the news
                    await courier.news.wait()
            except TimeoutError:
                if await self._database.read(outbox.has_due, channel=channel, now=self._clock()):
                    return
            else:
                return
