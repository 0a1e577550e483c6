"""Broadcasting: the broadcasts of one channel, beside its courier and never in its way.

A courier may hand over twice and never loses; here nobody is written to twice, and what is not known is written down.
So nothing is tried again from memory: each is claimed, handed over once and settled, and waits in its table otherwise.
"""

import asyncio
import math
import secrets
from collections import deque
from collections.abc import Callable, Sequence
from datetime import datetime

import structlog
from sqlalchemy.exc import InterfaceError, OperationalError
from sqlalchemy.orm import Session

from bot.courier import FIRST_PAUSE, LAST_SECONDS, LONGEST_PAUSE, WrongChat
from bot.lane import WriterLane
from bot.pace import Timer
from core.broadcasts import carrying, opening, running
from core.broadcasts.carrying import Claimed, Reader
from core.messages import ChannelAway, Delivered, Parcel, Sender, SendError, Uncertain

log = structlog.get_logger()
FEW = 24  # on their way when nothing is known yet: enough for thirty a second, a quarter of one away
TOGETHER = 0.15  # seconds in which more may land, to be settled in the same transaction
AHEAD = 0.4  # seconds: as many are claimed as landed in such a time; a crash makes each of them uncertain
LATE = 1.0  # seconds: who is not answered by then keeps a place, but nobody else from going
_ANY_ORDER = secrets.SystemRandom()
Outcome = tuple[Claimed, Delivered | SendError]


class Broadcaster:
    """Carries what is said to many over one channel; as many on their way as the sender takes at once."""

    def __init__(
        self, channel: str, sender: Sender, lane: WriterLane, *, clock: Callable[[], datetime], timer: Timer
    ) -> None:
        self._channel = channel
        self._sender = sender
        self._lane = lane
        self._clock = clock
        self._timer = timer
        self._reader = Reader(channel, sender.is_open)
        self._most = 2 * sender.at_once * sender.batch  # half of them wait for what was said to be settled
        self._carried: dict[carrying.Key, float] = {}  # since when
        self._outcomes: list[Outcome] = []
        self._landings: deque[float] = deque()
        self._landed = asyncio.Event()
        self._landed.set()
        self._pause = self._closed_until = 0.0
        self._has_begun = self._is_stopping = False
        self._is_unsure = True
        self.news = asyncio.Event()

    def has_due(self, session: Session) -> bool:
        """Whether anybody may be written to."""
        return carrying.has_due(session, channel=self._channel)

    async def round(self, flights: asyncio.TaskGroup) -> int:
        """Settle what the channel has said and claim whom there is room for, in one transaction.

        Returns:
            How many rows moved.
        """
        if len(self._outcomes) * 2 < len(self._carried):
            await asyncio.sleep(TOGETHER)
        outcomes, now, room = list(self._outcomes), self._clock(), self._room()
        if not outcomes and not room:
            return 0
        claimed = list(await self._write(outcomes, room, now))
        _ANY_ORDER.shuffle(claimed)  # the order of bubbles must not say whose box is whose subscription
        del self._outcomes[: len(outcomes)]
        for one, _ in outcomes:
            del self._carried[one.key]
        self._carried.update((one.key, self._timer.now()) for one in claimed)
        for start in range(0, len(claimed), self._sender.batch):
            self._landed.clear()
            flights.create_task(self._fly(claimed[start : start + self._sender.batch]))
        return len(outcomes) + len(claimed)

    async def finish(self) -> None:
        """Begin nothing new, wait a little for what is on its way, and write down what became of it."""
        self._is_stopping = True
        try:
            async with asyncio.timeout(LAST_SECONDS):
                await self._landed.wait()
        except TimeoutError:
            log.error("stopped_while_broadcasting", count=len(self._carried) - len(self._outcomes))
        if outcomes := list(self._outcomes):
            self._outcomes = []
            await self._write(outcomes, 0, self._clock())

    async def _write(self, outcomes: Sequence[Outcome], room: int, now: datetime) -> Sequence[Claimed]:
        carried, was_unsure = frozenset(self._carried), self._is_unsure  # copied: the rule runs in the lane's thread

        def rule(session: Session) -> Sequence[Claimed]:
            if not self._has_begun and not self._sender.can_repeat:
                carrying.park_interrupted(session, channel=self._channel)
            elif was_unsure:  # what nobody carries was not handed over
                carrying.take_back(session, channel=self._channel, carried=carried)
            carrying.settle(session, outcomes, now=now)
            opening.take(session, self._channel, outcomes)
            if not room or not running.hours_are_known(session, now=now):
                return []
            return carrying.claim(session, self._reader, limit=room)

        self._is_unsure = True  # until this transaction is known to be committed
        claimed = await self._lane.run(rule)
        self._has_begun, self._is_unsure = True, False
        return claimed

    def _room(self) -> int:
        """How many may be claimed; while the channel is away one tries, and the others wait in the table."""
        if self._is_stopping or self._timer.now() < self._closed_until:
            return 0
        if self._pause:
            return max(0, 1 - len(self._carried))
        awaited = sum(since > self._timer.now() - LATE for since in self._carried.values())
        return max(0, min(self._width() - awaited, self._most - len(self._carried)))

    def _width(self) -> int:
        """How many may be on their way: a fast channel earns more, a slow machine claims no more than it can send."""
        while self._landings and self._landings[0] < self._timer.now() - 1:
            self._landings.popleft()
        return min(self._most, max(FEW, self._sender.batch, math.ceil(AHEAD * len(self._landings))))

    async def _fly(self, together: Sequence[Claimed]) -> None:
        results = await self._ask([one.parcel for one in together])
        outcomes = list(zip(together, results, strict=True))
        if any(isinstance(result, Delivered) and result.address != one.parcel.address for one, result in outcomes):
            raise WrongChat
        self._outcomes += outcomes
        self._landings += [self._timer.now()] * len(outcomes)
        self._learn(results)
        if len(self._outcomes) == len(self._carried):
            self._landed.set()
        self.news.set()

    async def _ask(self, parcels: Sequence[Parcel]) -> Sequence[Delivered | SendError]:
        if self._is_stopping or self._timer.now() < self._closed_until:
            return [ChannelAway() for _ in parcels]
        try:
            return await self._sender.send(parcels)
        except (InterfaceError, OperationalError):
            return [ChannelAway() for _ in parcels]
        except Exception as error:  # noqa: BLE001  it may have arrived before something broke
            log.error("broadcast_failed", problem=type(error).__name__)
            return [Uncertain() for _ in parcels]

    def _learn(self, results: Sequence[Delivered | SendError]) -> None:
        """Each that meets no answer is one more person nobody knows about: then they go one by one, and rarely."""
        if not all(isinstance(result, ChannelAway | Uncertain) for result in results):
            self._pause = self._closed_until = 0.0
        elif self._timer.now() >= self._closed_until:
            self._pause = min(max(self._pause * 2, FIRST_PAUSE), LONGEST_PAUSE)
            self._closed_until = self._timer.now() + self._pause
