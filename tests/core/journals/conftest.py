"""A school with a psychologist, and requests that travel from the first message to the journals."""

from dataclasses import dataclass
from datetime import datetime

import pytest
from sqlalchemy.orm import Session

from core.actors import Role, Specialist
from core.crisis.levels import Finding
from core.help_requests import answers, closing, drafts, threads
from core.help_requests.closing import Closing
from core.journals import entries, routing, work
from db.models.help_requests import About, HelpRequest
from db.models.journals import Audience, Direction, Journal, JournalEntry
from db.models.schools import School
from db.models.staff import Staff, StaffRole


@pytest.fixture
def by(session: Session) -> Specialist:
    """The psychologist of the seeded school."""
    return _employ(session, "psychologist", "Айгүл Сәрсенова", Role.PSYCHOLOGIST)


@pytest.fixture
def deputy(session: Session) -> Specialist:
    """The deputy head of the same school."""
    return _employ(session, "deputy", "Болат Омаров", Role.DEPUTY_HEAD)


@pytest.fixture
def colleague(session: Session, by: Specialist) -> Staff:
    """A second psychologist of the school."""
    member = Staff(
        school_id=by.school_id,
        username="colleague",
        full_name="Сәуле Ибраева",
        fs_uniquifier="colleague",
        active=True,
        locale="kk",
        roles=[StaffRole(name=Role.PSYCHOLOGIST.value)],
    )
    session.add(member)
    session.flush()
    return member


@pytest.fixture
def elsewhere(session: Session) -> Specialist:
    """The psychologist of another school."""
    first = session.query(School).first()
    assert first is not None
    other = School(
        code="other",
        names={"kk": "Басқа мектеп"},
        timezone=first.timezone,
        opens=first.opens,
        closes=first.closes,
        working_days=first.working_days,
    )
    session.add(other)
    session.flush()
    return _employ(session, "other", "Дина Ахметова", Role.PSYCHOLOGIST, school_id=other.id)


@dataclass(frozen=True, slots=True)
class Desk:
    """The psychologist's hands: what one does with a request."""

    session: Session
    by: Specialist

    def ask(self, now: datetime, text: str = "Сыныпта мені мазақтайды") -> HelpRequest:
        """A child writes and sends."""
        request = threads.begin(
            self.session,
            school_id=self.by.school_id,
            channel="web",
            address="somebody",
            locale="kk",
            about=About.SELF,
            now=now,
        )
        request.class_name, request.category = "8А", "bullying"
        drafts.write(self.session, request, text=text, finding=Finding(), sends_itself=True, now=now)
        drafts.send(self.session, request, now=now)
        return request

    def accept(self, now: datetime) -> HelpRequest:
        """A request taken: its need has a number."""
        request = self.ask(now)
        answers.accept(self.session, request.id, by=self.by, now=now)
        return request

    def close(self, request: HelpRequest, now: datetime, **written: object) -> None:
        """Closed after an answer, with what the journals need."""
        answers.answer(self.session, request.id, text="Жазғаныңа рақмет.", by=self.by, now=now)
        given = {
            "direction": Direction.COUNSELLING,
            "format": "bot_dialogue",
            "category": "bullying",
            "topic": "сыныптастарымен қарым-қатынас",
            "class_name": "8А",
            "minutes": 40,
            "result": "тыңдалды",
            "recommendation": "тыныс жаттығуы",
            "next_step": "12.10.2026, кабинетте",
        }
        closing.close(self.session, request.id, closing=Closing(**{**given, **written}), by=self.by, now=now)  # type: ignore[arg-type]

    def drafts(self, now: datetime, **written: object) -> list[JournalEntry]:
        """The drafts of a request that came, was answered and closed."""
        request = self.ask(now)
        before = {entry.id for entry in self.session.query(JournalEntry)}
        self.close(request, now, **written)
        all_of_them = self.session.query(JournalEntry).order_by(JournalEntry.id)
        found = [entry for entry in all_of_them if entry.id not in before]
        return [entry for entry in found if entry.journal is not Journal.NEEDS]

    def group(self, now: datetime, direction: Direction, audience: Audience) -> list[JournalEntry]:
        """The drafts of work with a class or with adults."""
        record = work.record_work(
            self.session,
            school_id=self.by.school_id,
            staff_id=self.by.id,
            need_id=None,
            direction=direction,
            audience=audience,
            format="training",
            channel="offline",
            category="fear",
            class_name="6В",
            minutes=40,
            happened_at=now,
            words={
                "topic": "Бір-бірімізді қолдаймыз",
                "result": "белсенді қатысты",
                "recommendation": "жадынама",
                "next_step": "22.10.2026",
            },
            participants=26,
        )
        books = routing.books(record.direction, record.audience, is_group=record.is_group)
        return [entries.add_entry(self.session, self.by.school_id, book, happened=now, work=record) for book in books]


@pytest.fixture
def desk(session: Session, by: Specialist) -> Desk:
    """The psychologist at work."""
    return Desk(session, by)


def _employ(session: Session, username: str, name: str, role: Role, school_id: int | None = None) -> Specialist:
    school = session.query(School).first()
    assert school is not None
    member = Staff(
        school_id=school_id or school.id,
        username=username,
        full_name=name,
        fs_uniquifier=username,
        active=True,
        locale="kk",
    )
    session.add(member)
    session.flush()
    return Specialist(id=member.id, school_id=member.school_id, roles=frozenset({role}))
