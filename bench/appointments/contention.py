"""Many who want the same times at once: by our rule, checked beforehand, or under a lock. All else is the same.

An attempt is what a person does: ask for a time, and confirm it when it is held; who is refused is told the two
nearest. Each way plays in a process of its own, with the same people, rules, tables and durability. The peers are our
own rule without the cells (whose keys are the constraint): ``check`` looks first and writes then, as is usual, in
SQLite's case as Python's driver does it by itself (a SELECT begins no transaction); ``lock`` lets one in at a time
(SQLite: BEGIN IMMEDIATE before the look; PostgreSQL: an advisory lock on the psychologist).
``ours`` gives every act a transaction of its own, as the panel does, and as the peers do; ``lane`` is how the bot runs
the same: one writer, whose acts share a commit.
"""

import asyncio
import random
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Final
from unittest import mock

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from bench.appointments import school
from bench.load import percentile
from bot.lane import WriterLane
from core import schools
from core.appointments import (
    Appointment,
    AppointmentState,
    Audience,
    HoldPurpose,
    booking,
    cells,
    listing,
    owning,
    slots,
)
from core.appointments.listing import NotOffered
from core.appointments.slots import Slot
from db.engine import Database
from tests.factories.appointments import begun

TOGETHER: Final = 12  # fewer than the connections that an engine keeps
OURS: Final = ("ours", "lane")
WAYS: Final = (*OURS, "check", "lock")
Act = Callable[[Session], str | None]  # gives the reference of what is held, or None


@dataclass
class Told:
    """What came of the attempts: seconds each took, how many were refused, and what failed otherwise."""

    waits: list[float] = field(default_factory=list)
    refused: int = 0
    failed: Counter[str] = field(default_factory=Counter)


def measure(url: str, way: str, attempts: int, times: int) -> dict[str, float]:
    """Let so many attempts loose on so many times; rate, waits, and what the tables then say."""
    with school.opened(url) as database:
        with database.writing() as session:
            school.furnish(session)
            wanted = _apart(session)[:times]
        if len(wanted) < times:
            raise SystemExit(f"the school has only {len(wanted)} times")
        keys = [wanted[number % times].key for number in range(attempts)]
        random.Random(7).shuffle(keys)
        told, began, cpu = Told(), time.perf_counter(), time.process_time()
        if way == "lane":
            asyncio.run(_through_the_lane(database, keys, told))
        else:
            _by_threads(database, way, keys, told)
        seconds, cpu = time.perf_counter() - began, time.process_time() - cpu
        with database.reading() as session:
            sold = _sold(session)
    return {
        "rate": attempts / seconds,
        "cpu_ms": cpu / attempts * 1e3,
        "p50_ms": percentile(told.waits, 0.5) * 1e3,
        "p99_ms": percentile(told.waits, 0.99) * 1e3,
        "sold": len(sold),
        "double": sum(sold.values()) - len(sold),
        "unsold": times - len(sold),
        "failed": sum(told.failed.values()),
        "unanswered": attempts - sum(sold.values()) - told.refused - sum(told.failed.values()),
    }


def _apart(session: Session) -> list[Slot]:
    """Free times of which none needs what another needs: each can be sold once, whatever became of the others."""
    found, taken = [], set[tuple[str, int, int]]()
    for slot in listing.free_slots(session, schools.first_school(session), audience=Audience.PARENT, now=school.NOW):
        owners = slots.owners(slot.staff_id, slot.room_id)
        needs = {(*owner, cell) for owner in owners for cell in slots.cells(slot.starts_at, slot.free_at)}
        if taken.isdisjoint(needs):
            taken |= needs
            found.append(slot)
    return found


def _sold(session: Session) -> Counter[tuple[int | None, object]]:
    stands = Appointment.state == AppointmentState.BOOKED
    counted = select(Appointment.staff_id, Appointment.starts_at, func.count()).where(stands)
    rows = session.execute(counted.group_by(Appointment.staff_id, Appointment.starts_at))
    return Counter({(staff_id, starts_at): count for staff_id, starts_at, count in rows})


def _hold(key: str) -> Act:
    def act(session: Session) -> str | None:
        person = begun(session, now=school.NOW)
        try:
            booking.hold(session, person, key, now=school.NOW)
        except NotOffered:
            return None
        return person.ref

    return act


def _confirm(ref: str) -> Act:
    def act(session: Session) -> str | None:
        return booking.confirm(session, owning.own(session, [ref], ref), now=school.NOW).ref

    return act


async def _through_the_lane(database: Database, keys: Sequence[str], told: Told) -> None:
    lane, line = WriterLane(database), iter(keys)
    lane.start()

    async def person() -> None:
        for key in line:
            began = time.perf_counter()
            ref = await lane.run(_hold(key))
            if ref is None:
                told.refused += 1
            else:
                await lane.run(_confirm(ref))
            told.waits.append(time.perf_counter() - began)

    await asyncio.gather(*(person() for _ in range(TOGETHER)))
    await lane.stop()


def _by_threads(database: Database, way: str, keys: Sequence[str], told: Told) -> None:
    line, turn = iter(keys), threading.Lock()

    def person() -> None:
        for key in _next(line, turn):
            began = time.perf_counter()
            try:
                is_booked = _attempt(database, way, key)
            except Exception as problem:
                told.failed[type(problem).__name__] += 1
            else:
                told.refused += not is_booked
            told.waits.append(time.perf_counter() - began)

    people = [threading.Thread(target=person) for _ in range(TOGETHER)]
    with nullcontext() if way in OURS else _without_cells():
        for one in people:
            one.start()
        for one in people:
            one.join()


def _next(line: Iterator[str], turn: threading.Lock) -> Iterator[str]:
    while True:
        with turn:
            key = next(line, None)
        if key is None:
            return
        yield key


def _without_cells() -> AbstractContextManager[object]:
    """Our rule as it would be without the constraint: what is not seen to be taken is written."""
    return mock.patch.multiple(cells, occupy=lambda *_, **__: True, settle=lambda *_, **__: None)


def _attempt(database: Database, way: str, key: str) -> bool:
    hold = _hold(key)
    if way == "check" and database.is_sqlite:
        hold = _looked(database, key)
    elif way == "lock" and not database.is_sqlite:
        hold = _locked(key)
    with database.writing() as session:
        ref = hold(session)
    if ref is None:
        return False
    with database.writing() as session:
        _confirm(ref)(session)
    return True


def _looked(database: Database, key: str) -> Act:
    """Looked before the transaction begins, written in it."""
    try:
        with database.reading() as session:
            found = schools.first_school(session)
            slot = listing.find(session, found, key, audience=Audience.PARENT, now=school.NOW)
    except NotOffered:
        return lambda _session: None

    def act(session: Session) -> str:
        person, until = begun(session, now=school.NOW), school.NOW + timedelta(minutes=2)
        booking.keep(session, person, slot, purpose=HoldPurpose.CHOICE, until=until, now=school.NOW)
        return person.ref

    return act


def _locked(key: str) -> Act:
    def act(session: Session) -> str | None:
        session.execute(select(func.pg_advisory_xact_lock(slots.read_key(key)[0])))
        return _hold(key)(session)

    return act
