"""Sending to the web chat: into the mailbox, in one transaction; a repeated hand-over changes nothing."""

import asyncio
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import datetime

import structlog
from sqlalchemy.exc import OperationalError
from sqlalchemy.orm import Session

from bot.channels.web.talk_key import box_of
from bot.lane import WriterLane
from core import mailbox
from core.messages import Delivered, Parcel, SendError

log = structlog.get_logger()
LARGEST = 256 * 1024  # letters of a file that is kept in a box


class Bell:
    """Wakes the pages that wait for a bubble."""

    def __init__(self) -> None:
        self._waiting: dict[bytes, set[asyncio.Event]] = {}

    def ring(self, lookup: bytes) -> None:
        """Something changed in this box."""
        for event in self._waiting.get(lookup, ()):
            event.set()

    def ring_all(self) -> None:
        """The service stops: nobody may be kept waiting."""
        for lookup in list(self._waiting):
            self.ring(lookup)

    async def wait(self, lookup: bytes, event: asyncio.Event, seconds: float) -> None:
        """Wait until ``event`` rings, or long enough."""
        try:
            await asyncio.wait_for(event.wait(), seconds)
        except TimeoutError:
            pass
        finally:
            self.leave(lookup, event)

    def listen(self, lookup: bytes) -> asyncio.Event:
        """Begin to listen, before looking into the box, so that nothing falls between."""
        event = asyncio.Event()
        self._waiting.setdefault(lookup, set()).add(event)
        return event

    def leave(self, lookup: bytes, event: asyncio.Event) -> None:
        """Stop listening."""
        listeners = self._waiting.get(lookup, set())
        listeners.discard(event)
        if not listeners:
            self._waiting.pop(lookup, None)


class WebSender:
    """Puts bubbles into boxes, as many as one commit may carry."""

    batch = 100
    at_once = 1
    leaves_traces = False
    can_repeat = True

    def __init__(self, lane: WriterLane, bell: Bell, *, clock: Callable[[], datetime]) -> None:
        self._lane = lane
        self._bell = bell
        self._clock = clock

    async def send(self, parcels: Sequence[Parcel]) -> Sequence[Delivered | SendError]:
        """Hand over parcels in order."""
        delivered: Sequence[Delivered | SendError]
        try:
            delivered = await self._put(parcels)
        except Exception as error:  # noqa: BLE001  one that cannot be put must not hold back all the others
            log.error("parcels_put_one_by_one", problem=type(error).__name__)
            delivered = [await self._put_alone(parcel) for parcel in parcels]
        for parcel in parcels:
            self._bell.ring(box_of(parcel.address).lookup)
        return delivered

    async def ready(self, address: str) -> None:
        """A box is always ready."""

    def is_open(self, address: str) -> bool:
        """A box is always open."""
        return True

    async def _put(self, parcels: Sequence[Parcel]) -> Sequence[Delivered]:
        now = self._clock()

        def put(session: Session) -> list[Delivered]:
            return [_put(session, parcel, now) for parcel in parcels]

        # many boxes of a broadcast before a crisis in the lane would be felt
        return await self._lane.run(put, is_urgent=not any(parcel.is_broadcast for parcel in parcels))

    async def _put_alone(self, parcel: Parcel) -> Delivered | SendError:
        try:
            return (await self._put([parcel]))[0]
        except OperationalError:  # the storage is away, not this parcel wrong: delivery begins again
            raise
        except Exception as error:  # noqa: BLE001
            log.error("parcel_failed", problem=type(error).__name__)
            return SendError()


def _put(session: Session, parcel: Parcel, now: datetime) -> Delivered:
    box, message = box_of(parcel.address), parcel.message
    if message.attachment is not None and len(message.attachment.content) > LARGEST:
        message = replace(message, attachment=None)  # a box keeps a copy for each: of many, the disk would be full
    seq = mailbox.put(session, box, side="service", source=box.mark(parcel.ref), message=message, now=now)
    return Delivered(address=parcel.address, shown=str(seq))
