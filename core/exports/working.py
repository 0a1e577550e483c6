"""Working: a process of its own takes the jobs in line one after the other, and ends when the line is empty.

While it makes a file, a thread beats for it: setting a long PDF says nothing for minutes, and yet the worker lives.
"""

import threading
from collections.abc import Callable
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from typing import Final, Self

import structlog
from sqlalchemy.exc import DBAPIError

from core import staff
from core.actors import NotAllowed
from core.crypto import vault
from core.documents.docx import TemplateBroken
from core.documents.writing import Cancelled
from core.exports import jobs, making, storing
from core.exports.catalogue import NothingThere
from core.exports.jobs import JobLost
from core.exports.making import Maker
from core.exports.wish import Wish
from db.engine import Database
from db.models.exports import ExportJob
from db.models.staff import Staff

log = structlog.get_logger()
BEAT: Final = 1.0
BROKEN: Final = "broken"
# what a person is told, by a word of ours
PROBLEMS: Final[dict[type[Exception], str]] = {
    NotAllowed: "not_allowed",
    NothingThere: "nothing",
    TemplateBroken: "template",
}

Clock = Callable[[], datetime]


class Beating:
    """The thread that says the worker lives; it learns, too, that nobody wants the file any more."""

    def __init__(self, database: Database, job: ExportJob, *, clock: Clock, goes_on: Callable[[], bool]) -> None:
        self.is_lost = False
        self._database, self._job, self._clock, self._goes_on = database, job, clock, goes_on
        self._done = self._total = 0
        self._over = threading.Event()
        self._thread = threading.Thread(target=self._beat, daemon=True)

    def __enter__(self) -> Self:
        """Begin to beat."""
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        """The worker speaks for itself again."""
        self._over.set()
        self._thread.join()

    def told(self, done: int, total: int) -> None:
        """So much of so much is done.

        Raises:
            Cancelled: stop.
        """
        self._done, self._total = done, total
        self._job.total = total
        if self.is_lost or not self._goes_on():
            raise Cancelled

    def _beat(self) -> None:
        while not self._over.wait(BEAT) and self._goes_on():
            try:
                with self._database.writing() as session:
                    jobs.beat(session, self._job, done=self._done, total=self._total, now=self._clock())
            except JobLost:
                self.is_lost = True
                return
            except DBAPIError as error:  # the database is away for a moment: the next beat is as good
                log.error("export_beat_failed", problem=type(error).__name__)


def work(database: Database, home: Path, *, clock: Clock, goes_on: Callable[[], bool] = lambda: True) -> int:
    """Clear away what is too old, then make what is in line, until nothing is or ``goes_on`` says no.

    ``goes_on`` is asked every second, too, while a file is made. A KeyboardInterrupt puts the job back and passes on.

    Returns:
        How many jobs were taken.
    """
    with database.writing() as session:
        kept = jobs.expire(session, now=clock())
    storing.sweep(home, now=clock(), keep=kept)
    taken = 0
    while goes_on() and (job := _next(database, clock)) is not None:
        _carry_out(database, home, job, clock=clock, goes_on=goes_on)
        taken += 1
    return taken


def _next(database: Database, clock: Clock) -> ExportJob | None:
    with database.writing() as session:
        return jobs.claim(session, now=clock())


def _carry_out(database: Database, home: Path, job: ExportJob, *, clock: Clock, goes_on: Callable[[], bool]) -> None:
    """One job to its end, whatever that is; a job that is lost leaves nothing."""
    try:
        problem = _make(database, home, job, clock=clock, goes_on=goes_on)
        if problem:
            with database.writing() as session:
                jobs.fail(session, job, problem=problem, now=clock())
    except (Cancelled, KeyboardInterrupt) as stopped:
        if isinstance(stopped, KeyboardInterrupt) or not goes_on():
            _put_back(database, job)
        if isinstance(stopped, KeyboardInterrupt):
            raise
    except JobLost:
        storing.erase(home, job.ref)  # cancelled between the last line and this moment


def _put_back(database: Database, job: ExportJob) -> None:
    with suppress(JobLost), database.writing() as session:
        jobs.release(session, job)


def _make(database: Database, home: Path, job: ExportJob, *, clock: Clock, goes_on: Callable[[], bool]) -> str:
    """Make the file and keep it; empty, or what a person is told about why it cannot be made."""
    try:
        with storing.aside(home) as room:
            target = room / "made"
            with Beating(database, job, clock=clock, goes_on=goes_on) as beating, database.reading() as session:
                wish, maker = Wish.from_dict(job.wish), _maker(session.get_one(Staff, job.staff_id), clock())
                lines = making.make(session, wish, target, maker=maker, told=beating.told)
                size = storing.seal(target, home, job.ref, vault=vault(session))
            with database.writing() as session:
                jobs.finish(session, job, size=size, lines=lines, now=clock())
    except (Cancelled, JobLost):
        raise
    except Exception as error:  # noqa: BLE001  whatever it is: the person is told, the next job is made
        log.error("export_failed", problem=type(error).__name__)
        return PROBLEMS.get(type(error), BROKEN)
    return ""


def _maker(member: Staff, now: datetime) -> Maker:
    """Who asked, as they are now: somebody whose access was closed meanwhile gets nothing more.

    Raises:
        NotAllowed: they may not sign in any more.
    """
    if not member.active:
        raise NotAllowed("this person's access is closed")
    return Maker(by=staff.specialist(member), name=member.full_name, now=now)
