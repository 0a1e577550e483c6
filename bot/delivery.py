"""Delivery: takes the outbox row by row, most urgent first, and stops for good if one reached the wrong chat.

Its own writes never queue behind the turns that wait: there is one at a time, and a crisis card hangs on it.
"""

import asyncio
from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from itertools import groupby
from typing import TypeVar

import structlog
from sqlalchemy.orm import Session

from bot.lane import WriterLane
from core import outbox
from core.crypto import SealBroken, Vault
from core.messages import Delivered, Parcel, Sender, SendError
from db.engine import Database
from db.models.outbox import OutboxMessage

log = structlog.get_logger()
T = TypeVar("T")
POLL_SECONDS = 0.5
CLAIMED = 100


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
    ) -> None:
        self._lane = lane
        self._database = database
        self._keys = keys
        self._senders = senders
        self._clock = clock
        self._news = asyncio.Event()
        self._is_interrupted = True
        self.has_misdelivered = False

    def wake(self) -> None:
        """Something was committed that may have to be sent."""
        self._news.set()

    async def run(self) -> None:
        """Deliver until cancelled, or until a wrong chat stops everything."""
        while not self.has_misdelivered:
            try:
                self._news.clear()  # before looking: news that comes meanwhile must not be slept over
                await self._take_up()
                if await self.deliver_due() == 0:
                    await self._rest()
            except Exception as error:  # noqa: BLE001  delivery must outlive a bad moment of the database
                self._is_interrupted = True
                log.error("delivery_failed", problem=type(error).__name__)
                await asyncio.sleep(POLL_SECONDS)

    async def _take_up(self) -> None:
        """After a start or a failure: what was claimed and not settled is claimed again, not left lying."""
        if self._is_interrupted:
            await self._lane.run(outbox.requeue_interrupted, is_urgent=True)
            self._is_interrupted = False

    async def deliver_due(self) -> int:
        """Send one claim of rows.

        Returns:
            How many rows were claimed.
        """
        now = self._clock()
        rows = await self._lane.run(
            lambda session: outbox.claim(session, channels=self._senders, limit=CLAIMED, now=now), is_urgent=True
        )
        parcels = [parcel for row in rows if (parcel := await self._opened(row))]
        channels = {row.ref: row.channel for row in rows}
        for channel, group in groupby(parcels, key=lambda parcel: channels[parcel.ref]):
            await self._hand_over(self._senders[channel], list(group))
        return len(rows)

    async def _rest(self) -> None:
        """Wait for news of this process; look now and then for what the panel wrote."""
        while True:
            try:
                await asyncio.wait_for(self._news.wait(), POLL_SECONDS)
            except TimeoutError:
                if await self._database.read(outbox.has_due, now=self._clock()):
                    return
            else:
                return

    async def _opened(self, row: OutboxMessage) -> Parcel | None:
        try:
            return outbox.open_parcel(self._keys, row)
        except SealBroken:
            log.error("parcel_broken")
            await self._settle(row.ref, "SealBroken", is_retryable=False)
            return None

    async def _hand_over(self, sender: Sender, parcels: Sequence[Parcel]) -> None:
        results = await sender.send(parcels)
        arrived: list[str] = []
        for parcel, result in zip(parcels, results, strict=True):
            if isinstance(result, SendError):
                await self._settle(parcel.ref, type(result).__name__, is_retryable=result.is_retryable)
            elif _is_wrong_chat(parcel, result):
                self.has_misdelivered = True
                log.critical("wrong_chat_delivery_stopped")
                return
            else:
                arrived.append(parcel.ref)
        if arrived:
            now = self._clock()
            await self._lane.run(lambda session: outbox.mark_sent(session, arrived, now=now), is_urgent=True)

    async def _settle(self, ref: str, problem: str, *, is_retryable: bool) -> None:
        now = self._clock()

        def settle(session: Session) -> None:
            outbox.mark_failed(session, ref, problem=problem, is_retryable=is_retryable, now=now)

        await self._lane.run(settle, is_urgent=True)


def _is_wrong_chat(parcel: Parcel, result: Delivered) -> bool:
    return result.address != parcel.address
