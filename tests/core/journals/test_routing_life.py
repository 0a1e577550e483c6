"""Any life of requests, meetings and work by hand: each fact stands once in each book routing names, in no other."""

from collections import Counter
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import select
from sqlalchemy.orm import Session

from core.actors import Role, Specialist
from core.appointments import meeting
from core.appointments.walking_in import WalkIn, walk_in
from core.help_requests import closing, undoing
from core.help_requests.closing import Dismissal
from core.journals import confirming, entries, needs, offline
from core.journals.confirming import FactMissing
from core.journals.done import Done, What, Who
from db.models.appointments import Appointment
from db.models.help_requests import HelpRequest
from db.models.journals import Audience, Direction, EntryState, Journal, JournalEntry, WorkRecord
from tests.core.journals.conftest import Desk
from tests.core.journals.test_offline import BY_WHAT, BY_WHO
from tests.factories.staff import psychologist

# the service's routing table once more, in words of its own: direction -> book, who -> book
BY_DIRECTION = {"assessment": "J1", "prevention": "J2", "correction": "J3", "counselling": "J4", "awareness": "J5"}
BY_AUDIENCE = {Audience.PARENT: "J9", Audience.TEACHER: "J9", Audience.ADMINISTRATION: "J9"}
STEP = timedelta(minutes=61)
ACTS = ("ask", "close", "close_undone", "dismiss", "reopen", "meet", "meet_undone", "miss", "write", "write_undone",
        "confirm", "correct")  # fmt: skip
LIVES = st.lists(st.tuples(st.sampled_from(ACTS), st.integers(0, 59)), min_size=4, max_size=12)


@pytest.fixture
def engine() -> str:
    """A life is the same on both engines: their statements are tried one by one elsewhere."""
    return "sqlite"


@pytest.fixture
def by(session: Session) -> Specialist:
    """A psychologist people can be sent to."""
    member = psychologist(session)
    return Specialist(member.id, member.school_id, frozenset({Role.PSYCHOLOGIST}))


@dataclass
class Life:
    """One life, and what the books have to say of it."""

    session: Session
    desk: Desk
    by: Specialist
    now: datetime
    open: list[HelpRequest] = field(default_factory=list)
    closed: list[HelpRequest] = field(default_factory=list)
    works: dict[int, tuple[str, str]] = field(default_factory=dict)
    needs: set[int] = field(default_factory=set)
    numbers: dict[int, int] = field(default_factory=dict)

    def live(self, act: str, choice: int) -> None:
        """One act; where there is nothing to do it to, nothing happens."""
        self.now += STEP
        getattr(self, act)(choice)
        self.session.flush()
        self.session.expire_all()
        self.look()

    def ask(self, choice: int) -> None:
        self.open.append(self.desk.accept(self.now) if choice % 2 else self.desk.ask(self.now))
        if choice % 2:
            self.need_of(self.open[-1])

    def close(self, choice: int, *, undone: bool = False) -> None:
        if not self.open:
            return
        request = self.open.pop(choice % len(self.open))
        direction = list(Direction)[choice % 5]
        before = self.all_works()
        self.desk.close(request, self.now, direction=direction)
        self.need_of(request)
        if undone:
            undoing.undo(self.session, request.id, by=self.by, now=self.now)
            self.open.append(request)
            return
        self.closed.append(request)
        (work,) = self.all_works() - before
        self.works[work] = (BY_DIRECTION[direction.value], "J7")

    def close_undone(self, choice: int) -> None:
        self.close(choice, undone=True)

    def dismiss(self, choice: int) -> None:
        if self.open:
            request = self.open.pop(choice % len(self.open))
            reason = (Dismissal.THANKS, Dismissal.HOAX)[choice % 2]
            closing.dismiss(self.session, request.id, reason=reason, by=self.by, now=self.now)
            self.closed.append(request)

    def reopen(self, choice: int) -> None:
        if self.closed:
            request = self.closed.pop(choice % len(self.closed))
            closing.reopen(self.session, request.id, by=self.by, now=self.now)
            self.open.append(request)

    def meet(self, choice: int, *, undone: bool = False) -> None:
        found, audience, people = self.came(choice)
        before = self.all_works()
        meeting.met(self.session, found.ref, by=self.by, now=self.now)
        if undone:
            meeting.undo(self.session, found.ref, by=self.by, now=self.now)
            return
        (work,) = self.all_works() - before
        self.works[work] = ("J4", BY_AUDIENCE.get(audience, "J8" if people > 1 else "J7"))

    def meet_undone(self, choice: int) -> None:
        self.meet(choice, undone=True)

    def miss(self, choice: int) -> None:
        found, _, _ = self.came(choice)
        meeting.missed(self.session, found.ref, by=self.by, now=self.now)

    def write(self, choice: int, *, undone: bool = False) -> None:
        who, what = list(Who)[choice % 5], list(What)[choice % 6]
        done = Done(who=who, what=what, participants=12, was_asked=choice % 3 == 0)
        found = offline.record(self.session, done, by=self.by, now=self.now)
        if undone:
            offline.undo(self.session, found.ref, by=self.by, now=self.now)
            return
        self.works[found.id] = (BY_WHAT[what], BY_WHO[who])
        if found.need_id is not None:
            self.needs.add(found.need_id)

    def write_undone(self, choice: int) -> None:
        self.write(choice, undone=True)

    def confirm(self, choice: int) -> None:
        drafts = [line for line in self.lines() if line.state is EntryState.DRAFT]
        if drafts:
            line = drafts[choice % len(drafts)]
            try:
                confirming.confirm(self.session, line.id, by=self.by, now=self.now)
            except FactMissing:
                entries.edit_draft(self.session, line.id, changes={"consent": "бар"}, by=self.by, now=self.now)

    def correct(self, choice: int) -> None:
        standing = [line for line in self.lines() if line.state is EntryState.CONFIRMED]
        if standing:
            line = standing[choice % len(standing)]
            changes = {"note": f"түзету {choice} {self.now}"}
            confirming.correct(self.session, line.id, changes=changes, reason="қате жазылған", by=self.by, now=self.now)

    def came(self, choice: int) -> tuple[Appointment, Audience, int]:
        """Somebody came without booking."""
        audience, people = list(Audience)[choice % 4], 1 + choice % 2
        guest = WalkIn(audience=audience, staff_id=self.by.id, participants=people)
        found = walk_in(self.session, guest, by=self.by, now=self.now)
        assert found.need_id is not None
        self.needs.add(found.need_id)
        return found, audience, people

    def need_of(self, request: HelpRequest) -> None:
        need = needs.need_of(self.session, request.id)
        assert need is not None
        self.needs.add(need)

    def all_works(self) -> set[int]:
        return set(self.session.scalars(select(WorkRecord.id)))

    def lines(self) -> list[JournalEntry]:
        return list(self.session.scalars(select(JournalEntry).order_by(JournalEntry.id)))

    def look(self) -> None:
        """What has to hold after every act."""
        lines = self.lines()
        standing = [line for line in lines if line.state is not EntryState.CORRECTED]
        of_work = Counter((line.work_id, line.journal.value) for line in standing if line.work_id is not None)
        assert of_work == Counter((work, book) for work, books in self.works.items() for book in books)
        assert self.all_works() == set(self.works)
        of_need = Counter((line.need_id, line.journal) for line in standing if line.work_id is None)
        assert of_need == Counter((need, Journal.NEEDS) for need in self.needs)
        self.look_at_numbers(lines)

    def look_at_numbers(self, lines: list[JournalEntry]) -> None:
        now = {line.id: line.number for line in lines if line.number is not None}
        assert {line: now.get(line) for line in self.numbers} == self.numbers
        self.numbers = now
        books: dict[Any, list[int]] = {}
        for line in lines:
            if line.number is not None:
                books.setdefault((line.journal, line.school_year), []).append(line.number)
        assert all(sorted(found) == list(range(1, len(found) + 1)) for found in books.values())


@settings(max_examples=10)
@given(acts=LIVES)
def test_every_fact_stands_once_in_each_of_its_books_and_numbers_have_no_gaps(
    session: Session, desk: Desk, by: Specialist, now: datetime, acts: list[tuple[str, int]]
) -> None:
    savepoint = session.begin_nested()
    try:
        life = Life(session, desk, by, now)
        for act, choice in acts:
            life.live(act, choice)
    finally:
        savepoint.rollback()
        session.expunge_all()
