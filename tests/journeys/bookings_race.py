"""A race for appointments: two hundred parents, twenty times, processes killed at random, and what must be true after.

Every round is a day of its own on which nothing but its twenty times is offered. Whoever was killed is started again
three minutes later by the round's clock, so that what was only held has run out and may be another's by then.
"""

import json
import os
import random
import select as waiting
import subprocess
import time as clock
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime, time, timedelta
from itertools import pairwise

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from core import crypto, outbox, schools
from core.appointments import Appointment, AppointmentState, Audience, listing, slots
from core.crypto import Vault
from core.cyclogram import BookingRules, DayException
from core.settings import Settings
from db.engine import Database
from db.models.appointments import AppointmentCell, AppointmentHold
from db.models.journals import Journal, JournalEntry
from db.models.outbox import OutboxMessage
from tests.factories.appointments import EVERYBODY, room
from tests.factories.staff import psychologist
from tests.journeys.bookings_parents import command
from tests.journeys.running import ROOT

FIRST = datetime(2026, 11, 22, 19, 0, tzinfo=UTC)  # midnight in Almaty
AFTER_A_KILL = timedelta(minutes=3)


@dataclass(frozen=True, slots=True)
class Size:
    """How large a race is: ``kinds`` are the processes that write at once; half of the ``times`` for each of two."""

    rounds: int
    kinds: Sequence[str]
    parents: int = 200
    times: int = 20


@dataclass
class Outcome:
    """What a race came to. ``refused`` counts transactions that the database undid and that were done again."""

    kills: Counter[str] = field(default_factory=Counter)
    spared: int = 0
    refused: int = 0
    booked: int = 0
    told_no: int = 0
    seconds: float = 0.0
    problems: list[str] = field(default_factory=list)


class Process:
    """Some of the parents, in a process of their own."""

    def __init__(self, kind: str, home: str, url: str) -> None:
        self.kind = kind
        self._command = command(kind, home, url)
        self.start()

    def start(self) -> None:
        """Begin, and wait until it can be told what to do."""
        pipe = subprocess.PIPE
        self._process = subprocess.Popen(self._command, cwd=ROOT, env=os.environ, stdin=pipe, stdout=pipe, text=True)
        self.answer()

    def call(self, number: int, now: datetime, wishes: dict[int, str]) -> None:
        """Call out a round."""
        assert self._process.stdin is not None
        self._process.stdin.write(json.dumps({"round": number, "now": now.isoformat(), "wishes": wishes}) + "\n")
        self._process.stdin.flush()

    def answer(self) -> dict[str, int]:
        """What it says when it is done."""
        assert self._process.stdout is not None
        said: dict[str, int] = json.loads(self._process.stdout.readline())
        return said

    def kill(self, *, after: float) -> bool:
        """SIGKILL so many seconds later; False when it was done by then."""
        done, _, _ = waiting.select([self._process.stdout], [], [], after)
        if not done:
            self.end()
        return not done

    def end(self) -> None:
        """Be no more."""
        self._process.kill()
        for pipe in (self._process.stdin, self._process.stdout):
            with suppress(BrokenPipeError):
                pipe.close()  # type: ignore[union-attr]
        self._process.wait()


def race(settings: Settings, size: Size, *, seed: int = 20261123) -> Outcome:
    """Run every round, killing in most of them, and look at the tables after each."""
    outcome, chance, began = Outcome(), random.Random(seed), clock.monotonic()
    keys = crypto.bot_vault(settings.secrets_folder, settings.keys_url)
    database = Database(settings.database_url, info={"vault": keys})
    with database.writing() as session:
        people = _furnish(session)
    with ExitStack() as stack:
        processes = [stack.enter_context(_running(kind, settings)) for kind in size.kinds]
        lasts = 1.0
        for number in range(size.rounds):
            with database.writing() as session:
                offered, now = _open(session, people, number, size.times)
            started = clock.monotonic()
            _play(processes, _shares(offered, size, chance), number, now, lasts, chance, outcome)
            lasts = 0.5 * lasts + 0.5 * (clock.monotonic() - started)
            with database.reading() as session:
                _judge(session, keys, number, size, outcome)
    database.dispose_sync()
    keys.thread_keys.database.dispose_sync()
    outcome.seconds = clock.monotonic() - began
    return outcome


@contextmanager
def _running(kind: str, settings: Settings) -> Iterator[Process]:
    process = Process(kind, str(settings.home), settings.database_url)
    yield process
    process.end()


def _furnish(session: Session) -> list[tuple[int, int]]:
    """Two psychologists with a room each, in a school that agrees by hand and books until the last minute."""
    school_id = schools.first_school(session).id
    rules = {"meeting_minutes": 30, "pause_minutes": 10, "notice_minutes": 0, "horizon_days": 0}
    session.add(BookingRules(school_id=school_id, is_automatic=False, pauses=[], **rules))
    return [(psychologist(session).id, room(session).id) for _ in range(2)]


def _open(session: Session, people: list[tuple[int, int]], number: int, times: int) -> tuple[list[str], datetime]:
    """One more day on which people are received; gives its times and its first moment."""
    school, now = schools.first_school(session), FIRST + timedelta(days=number)
    last = timedelta(minutes=(times // len(people)) * 40 - 10)
    closes = (datetime.combine(now, time(8)) + last).time()
    for staff_id, room_id in people:
        day = {"day": (now + timedelta(hours=5)).date(), "opens": time(8), "closes": closes}
        where = {"school_id": school.id, "staff_id": staff_id, "room_id": room_id}
        session.add(DayException(is_open=True, audiences=EVERYBODY, **day, **where))
    session.flush()
    offered = [slot.key for slot in listing.free_slots(session, school, audience=Audience.PARENT, now=now)]
    assert len(offered) == times
    return offered, now


def _shares(offered: list[str], size: Size, chance: random.Random) -> list[dict[int, str]]:
    """Every time is the first wish of equally many parents; who comes by which process is left to chance."""
    parents = list(range(size.parents))
    chance.shuffle(parents)
    count = len(size.kinds)
    return [{one: offered[one % len(offered)] for one in parents[share::count]} for share in range(count)]


def _play(
    processes: list[Process],
    shares: list[dict[int, str]],
    number: int,
    now: datetime,
    lasts: float,
    chance: random.Random,
    outcome: Outcome,
) -> None:
    """One round to its end, with no, one or two deaths on the way."""
    for process, share in zip(processes, shares, strict=True):
        process.call(number, now, share)
    for _ in range(chance.choice((0, 1, 1, 2)) or number == 0):
        struck = chance.randrange(len(processes))
        if processes[struck].kill(after=chance.uniform(0.0, lasts)):
            outcome.kills[processes[struck].kind] += 1
            processes[struck].start()
            now += AFTER_A_KILL
            processes[struck].call(number, now, shares[struck])
        else:
            outcome.spared += 1
    outcome.refused += sum(process.answer()["refused"] for process in processes)


def _judge(session: Session, keys: Vault, number: int, size: Size, outcome: Outcome) -> None:
    """Everything that must be true of a day that is over."""
    first = FIRST + timedelta(days=number)
    created = (Appointment.created_at >= first, Appointment.created_at < first + timedelta(days=1))
    found = session.scalars(select(Appointment).where(*created).order_by(Appointment.id)).all()
    sold = [one for one in found if one.starts_at is not None]
    told = _last_words(session, keys, found)
    wrong = [*_shared(sold), *_half_booked(session, found)]
    if (len(found), len(sold)) != (size.parents, size.times):
        wrong.append(f"{len(found)} parents came, {len(sold)} times were sold")
    for one in found:
        words = told.get(one.ref, "nothing")
        if words != ("booked" if one in sold else "refused"):
            wrong.append(f"{one.state} was told {words}")
    numbers = select(JournalEntry.number).where(JournalEntry.journal == Journal.NEEDS, JournalEntry.number.is_not(None))
    if sorted(session.scalars(numbers)) != list(range(1, (session.scalar(_counted(numbers)) or 0) + 1)):
        wrong.append("the numbers of J6 have a gap")
    outcome.booked += len(sold)
    outcome.told_no += sum(words == "refused" for words in told.values())
    outcome.problems += [f"round {number}: {words}" for words in wrong]


def _counted(statement: object) -> object:
    return select(func.count()).select_from(statement.subquery())  # type: ignore[attr-defined]


def _shared(sold: Sequence[Appointment]) -> Iterator[str]:
    """Meetings of one person or one room that have a minute in common, whatever the cells say."""
    busy: dict[tuple[str, int], list[tuple[datetime, datetime]]] = defaultdict(list)
    for one in sold:
        for owner in slots.owners(one.staff_id or 0, one.room_id):
            busy[owner].append((one.starts_at, one.free_at))  # type: ignore[arg-type]
    for owner, times in busy.items():
        for before, after in pairwise(sorted(times)):
            if before[1] > after[0]:
                yield f"sold twice: {owner} {before} {after}"


def _half_booked(session: Session, found: Sequence[Appointment]) -> Iterator[str]:
    """Whose state, time, need, holds and cells do not say the same."""
    own: dict[int, set[tuple[str, int, int]]] = defaultdict(set)
    for cell in session.scalars(select(AppointmentCell).where(AppointmentCell.hold_id.is_(None))):
        own[cell.appointment_id].add((cell.resource, cell.resource_id, cell.cell))
    for one in found:
        is_sold = one.state in (AppointmentState.REQUESTED, AppointmentState.BOOKED)
        wanted: set[tuple[str, int, int]] = set()
        if one.staff_id is not None and one.starts_at is not None and one.free_at is not None:
            owners = slots.owners(one.staff_id, one.room_id)
            wanted = {(*owner, cell) for owner in owners for cell in slots.cells(one.starts_at, one.free_at)}
        if {is_sold, bool(wanted), one.need_id is not None} != {is_sold} or own[one.id] != wanted:
            yield f"half booked: {one.state} {one.starts_at} need {one.need_id}, {len(own[one.id])} cells"
    for hold in session.scalars(select(AppointmentHold)):
        yield f"held for ever: until {hold.until}"


def _last_words(session: Session, keys: Vault, found: Sequence[Appointment]) -> dict[str, str]:
    """What each parent was told last, by the reference of its appointment: as the outbox has it."""
    about = {outbox.appointment_address(one.ref): one.ref for one in found}
    rows = session.scalars(select(OutboxMessage).order_by(OutboxMessage.id)).all()
    mine = [row for row in rows if row.address_info in about]
    return {about[row.address_info]: json.loads(outbox.open_message(keys, row).text)["end"] for row in mine}
