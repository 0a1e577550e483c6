"""A courier: carries the outbox of one channel, several parcels at once, those to one address in their order.

A parcel that was claimed stays with its courier until the channel has said something final about it. An outage or a
request to wait costs it nothing but time; only its own refusals are counted.
"""

import asyncio
from collections.abc import Callable, Sequence
from datetime import datetime

import structlog
from sqlalchemy.exc import InterfaceError, OperationalError
from sqlalchemy.orm import Session

from bot.jobs import URGENT, Job, queue_of, settle
from bot.lane import WriterLane
from bot.pace import Timer
from core import outbox
from core.crypto import SealBroken, Vault
from core.messages import ChannelAway, Delivered, Sender, SendError, Throttled, Uncertain
from db.models.outbox import Lane, OutboxMessage

log = structlog.get_logger()
FIRST_PAUSE, LONGEST_PAUSE, LONGEST_REST = 0.5, 30.0, 1800.0
CARRIED = 80  # rows a hand-over that may lie with one courier, most of them waiting for the second of their own chat
RESERVED = 4  # hand-overs that danger may add to those that are on their way
TOGETHER = ""  # the queue of a channel that takes many addresses in one hand-over
LAST_SECONDS = 5.0


class WrongChat(Exception):
    """A channel reached another address than the one meant: nothing may be sent any more."""


class Courier:
    """Sends what turns, the panel and the clock have decided to say over one channel."""

    def __init__(
        self,
        channel: str,
        sender: Sender,
        lane: WriterLane,
        keys: Vault,
        *,
        clock: Callable[[], datetime],
        timer: Timer,
    ) -> None:
        self._channel = channel
        self._sender = sender
        self._lane = lane
        self._keys = keys
        self._clock = clock
        self._timer = timer
        self._slots = asyncio.Semaphore(sender.at_once)
        self._reserved = asyncio.Semaphore(RESERVED)
        self._probe = asyncio.Lock()
        self._pause = 0.0
        self._flying = 0
        self._landed = asyncio.Event()
        self._landed.set()
        self._queues: dict[str, list[Job]] = {}
        self._resting: set[str] = set()
        self._settled: list[Job] = []
        self._is_unsure = True
        self._is_stopping = False
        self.news = asyncio.Event()

    def has_due(self, session: Session) -> bool:
        """Whether anything waits to be sent."""
        return outbox.has_due(session, channel=self._channel, now=self._clock())

    async def round(self, chains: asyncio.TaskGroup) -> int:
        """Settle what is done and claim what there is room for, in one transaction.

        Returns:
            How many rows moved.
        """
        settled, now, is_unsure = list(self._settled), self._clock(), self._is_unsure
        room, lanes = self._room()
        if not settled and not room:
            return 0
        carried = self._carried()  # asked here: the rule runs in the lane's thread

        def rule(session: Session) -> Sequence[OutboxMessage]:
            if is_unsure:
                outbox.requeue_interrupted(session, channel=self._channel, carried=carried)
            self._settle(session, settled, now)
            return outbox.claim(session, channels=[self._channel], limit=room, now=now, lanes=lanes) if room else []

        self._is_unsure = True  # until this transaction is known to be committed
        rows = await self._lane.run(rule, is_urgent=True)
        self._is_unsure = False
        del self._settled[: len(settled)]
        for row in rows:
            self._take(row, chains)
        return len(settled) + len(rows)

    async def finish(self) -> None:
        """Begin nothing new, wait a little for what is on its way, and write down what became of it."""
        self._is_stopping = True
        try:
            async with asyncio.timeout(LAST_SECONDS):
                await self._landed.wait()
        except TimeoutError:
            log.error("stopped_while_sending", count=self._flying)
        settled, now = self._settled, self._clock()
        if settled:
            self._settled = []
            await self._lane.run(lambda session: self._settle(session, settled, now), is_urgent=True)

    def _settle(self, session: Session, jobs: Sequence[Job], now: datetime) -> None:
        settle(session, jobs, channel=self._channel, is_traced=self._sender.leaves_traces, now=now)

    def _carried(self) -> Sequence[str]:
        queued = [job.ref for queue in self._queues.values() for job in queue]
        return [*queued, *(job.ref for job in self._settled)]

    def _room(self) -> tuple[int, Sequence[Lane]]:
        """How many rows may be claimed, of which lanes: danger finds room when everything else is on its way."""
        if self._is_stopping:
            return 0, ()
        carried = sum(len(queue) for queue in self._queues.values())
        if self._sender.batch > 1:
            return max(0, self._sender.batch - carried), tuple(Lane)
        busy = self._queues.keys() - self._resting
        urgent = sum(1 for key in busy if key.endswith(URGENT))
        going = len(busy) - urgent
        free = min(self._sender.at_once - going, CARRIED * self._sender.at_once - carried)
        return (free, tuple(Lane)) if free > 0 else (max(0, RESERVED - urgent), (Lane.CRISIS,))

    def _take(self, row: OutboxMessage, chains: asyncio.TaskGroup) -> None:
        job = Job(row.ref, None, Lane(row.lane), row.attempts)
        try:
            job.parcel = outbox.open_parcel(self._keys, row)
        except (SealBroken, KeyError, TypeError, ValueError):
            log.error("parcel_broken")
            self._settled.append(job)
            return
        self._enqueue(TOGETHER if self._sender.batch > 1 else queue_of(job), [job], chains)

    def _enqueue(self, key: str, jobs: Sequence[Job], chains: asyncio.TaskGroup) -> None:
        if key in self._queues:
            self._queues[key].extend(jobs)
        else:
            self._queues[key] = list(jobs)
            chains.create_task(self._chain(key, chains))

    async def _chain(self, key: str, chains: asyncio.TaskGroup) -> None:
        """Carry one queue to its end. Its jobs stay in it until something final is known, so that none is forgotten."""
        queue = self._queues[key]
        while queue and not self._is_stopping:
            await self._rest(key, queue[0])
            async with self._reserved if key.endswith(URGENT) else self._slots:
                jobs = queue[: self._sender.batch]
                await self._hand_over(jobs)
            done = [job for job in jobs if job.is_final]
            failed = [job for job in jobs if not job.is_final]
            del queue[: len(jobs)]
            if key != TOGETHER:
                queue[:0] = failed
            self._settled += done
            for job in failed if key == TOGETHER else ():  # it must not hold back the others
                self._enqueue(queue_of(job), [job], chains)
            self.news.set()
        if not queue:
            del self._queues[key]

    async def _rest(self, key: str, job: Job) -> None:
        """Let a chat's own second pass, or the pause after a refusal; nobody else waits for it."""
        self._resting.add(key)
        try:
            if (wait := job.rests_until - self._timer.now()) > 0:
                await self._timer.sleep(wait)
            if key != TOGETHER and job.lane is not Lane.CRISIS:
                await self._sender.ready(job.opened.address)
        finally:
            self._resting.discard(key)

    async def _hand_over(self, jobs: Sequence[Job]) -> None:
        """Hand over now; while the channel is away, one tries and the others wait for what it finds."""
        async with self._probe:
            if pause := self._pause:
                await self._timer.sleep(pause)
                if await self._send(jobs):
                    self._pause = min(pause * 2, LONGEST_PAUSE)
                return
        if await self._send(jobs):  # all who have waited, at once: danger may be the last of them
            self._pause = max(self._pause, FIRST_PAUSE)

    async def _send(self, jobs: Sequence[Job]) -> bool:
        """Send, and note what was said; whether the channel seems to be away."""
        if self._is_stopping:
            results: Sequence[Delivered | SendError] = [ChannelAway() for _ in jobs]
        else:
            results = await self._ask(jobs)
        for job, result in zip(jobs, results, strict=True):
            self._note(job, result)
        is_away = all(isinstance(result, ChannelAway | Uncertain) for result in results)
        self._pause = self._pause if is_away else 0.0
        return is_away

    async def _ask(self, jobs: Sequence[Job]) -> Sequence[Delivered | SendError]:
        self._flying += 1
        self._landed.clear()
        try:
            return await self._sender.send([job.opened for job in jobs])
        except (InterfaceError, OperationalError):
            return [ChannelAway() for _ in jobs]
        except Exception as error:  # noqa: BLE001  it is tried again, and given up in the end: behind it others wait
            log.error("sender_failed", problem=type(error).__name__)
            return [SendError() for _ in jobs]
        finally:
            self._flying -= 1
            if not self._flying:
                self._landed.set()

    def _note(self, job: Job, result: Delivered | SendError) -> None:
        job.result, job.is_final = result, job.is_settled_by(result)
        if isinstance(result, Delivered) and result.address != job.opened.address:
            raise WrongChat
        if isinstance(result, Throttled):
            # no longer: what the whole channel has to wait for, its sender waits for; behind this job others stand
            job.rests_until = self._timer.now() + min(result.retry_after, LONGEST_PAUSE)
        elif not job.is_final and not isinstance(result, ChannelAway):
            longest = LONGEST_PAUSE if job.lane is Lane.CRISIS else LONGEST_REST
            job.rests_until = self._timer.now() + min(2**job.attempts, longest)
            job.attempts += 1
