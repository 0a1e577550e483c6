"""The one writer lane: intake, delivery and ticks share commits, a crisis goes first, the panel gets its gaps."""

import asyncio
import queue
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, TypeVar

from sqlalchemy.orm import Session

from db.engine import Database

T = TypeVar("T")

BATCH_SECONDS = 0.020
BATCH_JOBS = 64
GAP_SECONDS = 0.005
URGENT, ORDINARY, LAST = 0, 1, 2


@dataclass(order=True, slots=True)
class _Job:
    priority: int
    number: int
    rule: Callable[[Session], Any] = field(compare=False)
    loop: asyncio.AbstractEventLoop | None = field(compare=False)
    future: "asyncio.Future[Any] | None" = field(compare=False)


class WriterLane:
    """A thread that carries out rules, several to a commit.

    A rule may be run twice: when one of a batch fails, the batch is rolled back and each is replayed alone.
    """

    def __init__(self, database: Database) -> None:
        self._database = database
        self._queue: queue.PriorityQueue[_Job] = queue.PriorityQueue()
        self._numbers = iter(range(2**62))
        self._worked = self._rested = 0.0
        self._thread = threading.Thread(target=self._work, name="writer-lane", daemon=True)

    def start(self) -> None:
        """Begin to work."""
        self._thread.start()

    async def stop(self) -> None:
        """Finish what is queued, then end."""
        self._queue.put(_Job(LAST, next(self._numbers), _stop, None, None))
        await asyncio.to_thread(self._thread.join)

    @property
    def is_alive(self) -> bool:
        """Whether the thread still works."""
        return self._thread.is_alive()

    @property
    def queued(self) -> int:
        """How many rules wait for the thread."""
        return self._queue.qsize()

    async def run(self, rule: Callable[[Session], T], *, is_urgent: bool = False) -> T:
        """Carry out one rule and wait until its transaction is committed."""
        loop = asyncio.get_running_loop()
        future: asyncio.Future[T] = loop.create_future()
        priority = URGENT if is_urgent else ORDINARY
        self._queue.put(_Job(priority, next(self._numbers), rule, loop, future))
        # a caller who goes away must not tear the transaction
        return await asyncio.shield(future)

    def _work(self) -> None:
        while True:
            batch = self._collect()
            work = [job for job in batch if job.future is not None]
            if work:
                began = time.monotonic()
                self._carry_out(work)
                self._worked += time.monotonic() - began
            if len(work) < len(batch):
                if self._queue.empty():
                    return
                self._queue.put(batch[-1])  # the batch ran out of time: what it left is finished first
            self._stand_aside()

    def _collect(self) -> list[_Job]:
        waited_from = time.monotonic()
        batch = [self._queue.get()]
        self._rested += time.monotonic() - waited_from
        while len(batch) < BATCH_JOBS and batch[-1].future is not None:
            try:
                batch.append(self._queue.get_nowait())
            except queue.Empty:
                break
        return batch

    def _carry_out(self, batch: list[_Job]) -> None:
        deadline = time.monotonic() + BATCH_SECONDS
        done: list[tuple[_Job, Any]] = []
        has_begun = False
        try:
            with self._database.writing() as session:
                session.connection()  # takes the write lock
                has_begun = True
                for job in batch:
                    if done and time.monotonic() > deadline:
                        break
                    done.append((job, job.rule(session)))
        except Exception as error:  # noqa: BLE001  whatever a rule raises belongs to its caller
            if has_begun:
                self._replay(batch, error)
            else:  # each alone would wait just as long for a lock that is not to be had
                _tell([(job, None, error) for job in batch])
            return
        for job in batch[len(done) :]:
            self._queue.put(job)
        _tell([(job, result, None) for job, result in done])

    def _replay(self, batch: list[_Job], error: Exception) -> None:
        if len(batch) == 1:
            _tell([(batch[0], None, error)])
            return
        for job in batch:
            self._carry_out([job])

    def _stand_aside(self) -> None:
        """SQLite keeps no queue for its lock: to 20 ms of work belong 5 ms in which the panel can take it.

        What the lane waited for work counts: a lone chat leaves gaps enough and need not be slowed.
        """
        if self._worked < BATCH_SECONDS:
            return
        if self._rested < GAP_SECONDS:
            time.sleep(GAP_SECONDS - self._rested)
        self._worked = self._rested = 0.0


def _stop(_session: Session) -> None:
    return None


def _tell(results: list[tuple[_Job, Any, Exception | None]]) -> None:
    loop = results[0][0].loop
    if loop is not None and not loop.is_closed():
        loop.call_soon_threadsafe(_resolve, results)


def _resolve(results: list[tuple[_Job, Any, Exception | None]]) -> None:
    for job, result, error in results:
        if job.future is None or job.future.done():
            continue
        if error is None:
            job.future.set_result(result)
        else:
            job.future.set_exception(error)
