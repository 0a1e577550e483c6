"""Ticking: a job is carried out by whoever leads, and what became of it is written down in the same transaction."""

import secrets
import time
from collections.abc import Awaitable, Callable, Mapping
from datetime import UTC, datetime
from functools import partial

import structlog
from sqlalchemy.orm import Session

from core.clock import jobs, leading

Job = Callable[[Session], int]
Tick = Callable[[Job], Awaitable[None]]
log = structlog.get_logger()


class Ticking:
    """The ticks of one process: ``tick`` carries out a rule in a transaction, ``now`` gives aware moments in UTC."""

    def __init__(
        self, tick: Tick, timetable: Mapping[Job, int], *, now: Callable[[], datetime] = lambda: datetime.now(UTC)
    ) -> None:
        self.holder = secrets.token_hex(16)
        self._tick, self._timetable, self._now = tick, timetable, now
        self._leads = self._is_announced = False

    async def carry_out(self, job: Job) -> None:
        """One tick of a job. A fault of its own ends no clock: the next tick comes, and a person is told of it."""
        try:
            await self._tick(partial(self._in_transaction, job))
            self._is_announced = self._is_announced or self._leads
        except Exception as problem:  # noqa: BLE001  whatever a job raises is its own fault
            await self._note_fault(job, type(problem).__name__)

    def _in_transaction(self, job: Job, session: Session) -> int:
        self._leads = leading.hold(session, holder=self.holder, now=self._now())
        if not self._leads:
            return 0
        if not self._is_announced:
            jobs.announce(session, {one.__name__: seconds for one, seconds in self._timetable.items()})
        began = time.monotonic()
        did = job(session)
        self._note(session, job, did=did, took_ms=round((time.monotonic() - began) * 1000))
        return did

    async def _note_fault(self, job: Job, kind: str) -> None:
        """What failed took its transaction along: the note has one of its own."""
        log.error("job_failed", job=job.__name__, problem=kind)
        try:
            await self._tick(partial(self._write_fault, job, kind))
        except Exception as problem:  # noqa: BLE001  the tables are away: the log alone says so
            log.error("job_failure_not_noted", job=job.__name__, problem=type(problem).__name__)

    def _write_fault(self, job: Job, kind: str, session: Session) -> int:
        self._note(session, job, did=0, took_ms=0, problem=kind)
        return 0

    def _note(self, session: Session, job: Job, *, did: int, took_ms: int, problem: str = "") -> None:
        every = self._timetable[job]
        jobs.note(session, job.__name__, every=every, now=self._now(), did=did, took_ms=took_ms, problem=problem)
