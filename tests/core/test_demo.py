"""The demo school: alive, apart from every real one, and gone without a trace."""

import hashlib
import re
import shutil
from collections import Counter
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import func, select
from sqlalchemy.orm import Session

import db.models  # noqa: F401  every table is compared
from core import contacts, crypto, help_lines, schools, staff
from core.actors import Role, Specialist
from core.appointments import Appointment, AppointmentState, conflicts, desk
from core.crisis.markers import Level, screen
from core.demo import clearing, loading, moments, people, scripts
from core.demo.people import PersonUnknown
from core.help_lines import SharedWithRealSchools
from core.help_requests import answers, drafts, queue, threads
from core.help_requests.answers import RequestUnknown
from core.journals import entries, offline
from core.journals.done import Done
from core.leadership import AlreadyRunning, lead
from core.settings import Settings
from db.engine import Database
from db.keys import THREAD_KEYS
from db.models.alerts import Alert
from db.models.base import Base
from db.models.help_requests import HelpMessage, HelpRequest, ReplyDraft, RequestState
from db.models.journals import EntryState, Journal, JournalEntry
from db.models.outbox import OutboxMessage
from db.models.schools import HelpLine, School
from db.models.staff import Staff
from tests.db.test_seeds_wording import faults
from tests.factories.appointments import booked, hours, room
from tests.factories.contacts import inbound
from tests.factories.help_requests import WORDS, help_request
from tests.factories.staff import psychologist
from tests.postgres import Postgres

MOMENTS = (
    datetime(2026, 11, 25, 7, 0, tzinfo=UTC),  # a working noon
    datetime(2026, 11, 25, 2, 0, tzinfo=UTC),  # a working morning before the doors open
    datetime(2026, 11, 25, 3, 45, tzinfo=UTC),  # just opened
    datetime(2026, 11, 25, 20, 0, tzinfo=UTC),  # a night
    datetime(2026, 11, 29, 9, 0, tzinfo=UTC),  # a Sunday
    datetime(2027, 1, 5, 9, 0, tzinfo=UTC),  # winter holidays
    datetime(2027, 7, 10, 9, 0, tzinfo=UTC),  # summer
    datetime(2026, 9, 3, 7, 0, tzinfo=UTC),  # the first days of a school year
)


@pytest.fixture
def engine() -> str:
    """The demo school is made once, in a folder that is copied; PostgreSQL has a test of its own."""
    return "sqlite"


@pytest.fixture
def settings(demo_home: Path, tmp_path: Path) -> Settings:
    """An installation with a demo school."""
    shutil.copytree(demo_home, tmp_path / "home")
    return Settings(home=tmp_path / "home", _env_file=None)


@pytest.fixture
def aigul(session: Session) -> Specialist:
    """The demo school's first psychologist."""
    return staff.specialist(people.person(session, Role.PSYCHOLOGIST))


def checksums(database: Database) -> dict[str, str]:
    """What stands in each table, row by row, whatever the order."""
    found = {}
    with database.reading() as session:
        for table in Base.metadata.sorted_tables:
            rows = sorted(repr(tuple(row)) for row in session.execute(select(table)))
            found[table.name] = hashlib.sha256("\n".join(rows).encode()).hexdigest()
    return found


def keys_of(database: Database) -> set[str]:
    with database.info["vault"].thread_keys.database.reading() as session:
        return set(session.scalars(select(THREAD_KEYS.c.thread_ref)))


def a_real_school_at_work(database: Database, now: datetime) -> None:
    """A talk in danger, an answer, a line in the books: something of everything that could be touched."""
    with database.writing() as session:
        by = psychologist(session)
        request = help_request(session, now=now)
        answers.read(session, request.id, by=by, now=now)
        answers.answer(session, request.id, text="Рақмет", by=by, now=now)
        drafts.call_for_help(session, help_request(session, now=now), mark="crisis:button", now=now)
        offline.number(session, offline.record(session, Done(), by=by, now=now).ref, by=by, now=now)
        contacts.identify(session, inbound(), now=now)
        hours(session, by.id, room_id=room(session).id)
        booked(session, now=now)


class TestTheSchool:
    def test_has_a_talk_in_every_state(self, session: Session, aigul: Specialist, now: datetime) -> None:
        found = session.scalars(select(HelpRequest).where(HelpRequest.school_id == aigul.school_id)).all()

        states = Counter(request.state for request in found)
        assert len(found) >= 36
        assert {RequestState.NEW, RequestState.IN_WORK, RequestState.WAITING, RequestState.CLOSED} <= states.keys()
        assert sum(request.is_red for request in found) == 2
        assert any(request.risk_ended_at for request in found)
        assert any(request.is_unreachable for request in found)
        assert any(request.snoozed_until and request.snoozed_until > now for request in found)
        assert any(request.due_at and request.due_at < now for request in found)
        assert any(request.about == "friend" for request in found)
        assert {request.locale for request in found} == {"kk", "ru"}

    def test_has_one_danger_nobody_has_seen(self, session: Session, aigul: Specialist) -> None:
        of_school = select(Alert).where(Alert.school_id == aigul.school_id, Alert.is_drill.is_(False))
        alerts = session.scalars(of_school).all()

        assert [alert.seen_at is None for alert in alerts].count(True) == 1
        assert len(alerts) == 3

    def test_has_an_answer_somebody_is_writing(self, session: Session, aigul: Specialist) -> None:
        assert list(session.scalars(select(ReplyDraft.staff_id))) == [aigul.id]

    def test_opens_every_talk(self, session: Session, aigul: Specialist) -> None:
        for request in session.scalars(select(HelpRequest).where(HelpRequest.school_id == aigul.school_id)):
            assert all(line.words for line in answers.lines(session, request))

    def test_has_an_answer_that_waits_for_its_moment(self, session: Session, now: datetime) -> None:
        assert session.scalars(select(HelpMessage.send_at).where(HelpMessage.send_at.is_not(None))).one() > now

    def test_fills_nine_books_and_leaves_drafts(self, session: Session, aigul: Specialist) -> None:
        found = session.scalars(select(JournalEntry).where(JournalEntry.school_id == aigul.school_id)).all()

        numbered = Counter(entry.journal for entry in found if entry.number is not None)
        assert set(numbered) == set(Journal)
        assert all(15 <= lines <= 60 for lines in numbered.values()), numbered
        assert {entry.state for entry in found} == set(EntryState)
        assert sum(entry.state is EntryState.CORRECTED for entry in found) == 2
        assert all(entries.facts_of(session, entry) for entry in found)

    def test_has_a_week_of_meetings(self, session: Session, aigul: Specialist, now: datetime) -> None:
        found = session.scalars(select(Appointment).where(Appointment.school_id == aigul.school_id)).all()

        states = {meeting.state for meeting in found}
        assert states == set(AppointmentState) - {AppointmentState.DRAFT, AppointmentState.ARRIVED}
        assert len([meeting for meeting in found if meeting.starts_at and meeting.starts_at > now]) >= 6
        assert any(meeting.is_online for meeting in found)
        assert any(meeting.wants_earlier_at and meeting.starts_at for meeting in found)
        assert [meeting.state for meeting in found if meeting.is_walk_in] == [AppointmentState.DONE]
        assert all((meeting.work_id is not None) is (meeting.state is AppointmentState.DONE) for meeting in found)
        assert desk.unmarked(session, aigul.school_id, now=now) != []
        assert conflicts.conflicts(session, aigul.school_id, now=now) == []

    def test_happened_before_now(self, session: Session, now: datetime) -> None:
        for column in (HelpMessage.created_at, HelpMessage.sent_at, HelpRequest.closed_at, JournalEntry.confirmed_at):
            assert session.scalar(select(func.max(column))) <= now

    def test_writes_to_nobody(self, session: Session) -> None:
        assert session.scalar(select(func.count()).select_from(OutboxMessage)) == 0
        assert session.scalars(select(HelpRequest.sealed_address).distinct()).all() == [None]

    def test_has_nobody_with_a_password(self, session: Session) -> None:
        assert set(session.scalars(select(Staff.password))) == {None}

    def test_has_a_person_for_every_role(self, session: Session) -> None:
        for role in Role:
            assert role in staff.specialist(people.person(session, role)).roles


class TestApart:
    def test_a_childs_words_never_land_there(self, database: Database, now: datetime) -> None:
        with database.writing() as session:
            real = schools.first_school(session)
            # the other way round: the invented school stands first
            real.is_demo, invented = True, session.scalars(select(School).where(School.is_demo)).one()
            invented.is_demo = False
            session.flush()

            assert schools.first_school(session).id == invented.id
            assert contacts.identify(session, inbound(), now=now).school_id == invented.id

    def test_neither_school_sees_the_other(self, session: Session, aigul: Specialist, now: datetime) -> None:
        real = psychologist(session)
        ours = help_request(session, now=now)
        theirs = session.scalars(select(HelpRequest.id).where(HelpRequest.school_id == aigul.school_id)).first()

        assert ours.id not in {item.help_request.id for item in queue.waiting(session, by=aigul, now=now)}
        assert [item.help_request.id for item in queue.waiting(session, by=real, now=now)] == [ours.id]
        with pytest.raises(RequestUnknown):
            answers.find(session, ours.id, by=aigul)
        with pytest.raises(RequestUnknown):
            answers.find(session, theirs or 0, by=real)

    def test_the_first_login_is_still_offered(self, session: Session) -> None:
        assert staff.is_empty(session)

    def test_lines_shared_with_real_schools_are_not_changed_from_there(
        self, session: Session, aigul: Specialist, now: datetime
    ) -> None:
        shared = session.scalars(select(HelpLine).where(HelpLine.school_id.is_(None))).first()

        with pytest.raises(SharedWithRealSchools):
            help_lines.check(session, shared.id if shared else 0, by=aigul, now=now)


class TestComingAndGoing:
    def test_leaves_everything_else_byte_for_byte(self, settings: Settings, database: Database, now: datetime) -> None:
        clearing.clear(database)
        a_real_school_at_work(database, now)
        before, keys = checksums(database), keys_of(database)
        loading.load(database, now=now)
        assert checksums(database) != before

        assert clearing.clear(database)

        assert checksums(database) == before
        assert keys_of(database) == keys
        assert not clearing.clear(database)

    def test_is_made_once_a_day(self, settings: Settings, database: Database, now: datetime) -> None:
        assert not loading.prepare(database, settings.home, now=now + timedelta(hours=3))
        assert not loading.is_loaded(database, now=now + timedelta(days=1))

    def test_one_that_was_left_unfinished_counts_for_nothing(self, database: Database, now: datetime) -> None:
        with database.writing() as session:
            session.scalars(select(School).where(School.is_demo)).one().code = f"{people.MARK}unfinished"

        assert not loading.is_loaded(database, now=now)

    def test_is_made_anew_when_a_visitor_left_a_role_empty(self, database: Database, now: datetime) -> None:
        with database.writing() as session:
            people.person(session, Role.OBSERVER).active = False

        assert not loading.is_loaded(database, now=now)

    def test_two_do_not_make_it_at_once(self, settings: Settings, database: Database, now: datetime) -> None:
        with lead(settings.home, "demo"), pytest.raises(AlreadyRunning):
            loading.prepare(database, settings.home, now=now)

    def test_without_it_there_is_nobody_to_become(self, database: Database) -> None:
        clearing.clear(database)

        with database.reading() as session, pytest.raises(PersonUnknown):
            people.person(session, Role.OBSERVER)

    @pytest.mark.postgres
    def test_comes_and_goes_on_postgres(
        self, postgres: Postgres, seeded_postgres: tuple[str, str], seeded_home: Path, now: datetime
    ) -> None:
        tables, store = (postgres.new(like=name) for name in seeded_postgres)
        keys = crypto.bot_vault(seeded_home / "secrets", postgres.url(store))
        database = Database(postgres.url(tables), info={"vault": keys})
        a_real_school_at_work(database, now)
        before = checksums(database)

        loading.load(database, now=now)
        assert loading.is_loaded(database, now=now)
        clearing.clear(database)

        assert checksums(database) == before
        database.dispose_sync()
        keys.thread_keys.database.dispose_sync()
        postgres.drop(tables)
        postgres.drop(store)


class TestTheScript:
    @pytest.mark.parametrize("moment", MOMENTS, ids=lambda moment: f"{moment:%m-%d-%H%M}")
    def test_every_talk_runs_forwards_whenever_it_is_loaded(self, session: Session, moment: datetime) -> None:
        days = moments.days_of(session, schools.first_school(session), now=moment)

        for talk in scripts.talks():
            happened = [days.moment(line["at"]) for line in talk["acts"]]
            assert happened == sorted(happened), talk["key"]
            assert happened[-1] <= moment, talk["key"]
        assert days.moment("next") >= moment + timedelta(hours=2)

    @pytest.mark.parametrize("moment", MOMENTS, ids=lambda moment: f"{moment:%m-%d-%H%M}")
    def test_staff_work_on_school_days_alone(self, session: Session, moment: datetime) -> None:
        school = schools.first_school(session)
        days = moments.days_of(session, school, now=moment)

        for work in scripts.works():
            for written in work["at"]:
                at = days.moment(written)
                assert at.date() in days.days
                assert at <= days.desk or written.split()[0] != "desk"

    @pytest.mark.parametrize("talk", scripts.talks(), ids=lambda talk: talk["key"])
    def test_screening_says_what_was_meant(self, talk: dict[str, Any]) -> None:
        levels = [screen(line["child"]).level for line in talk["acts"] if "child" in line]

        assert max(levels, key=lambda level: level.rank) is Level(talk.get("level", "none"))

    @pytest.mark.parametrize("locale", ["kk", "ru"])
    def test_answers_follow_safe_messaging(self, locale: str) -> None:
        assert (
            faults([text for talk in scripts.talks() if talk["locale"] == locale for text in said(talk)], locale) == []
        )

    def test_names_no_number_but_the_free_lines(self) -> None:
        everything = str([scripts.talks(), scripts.works()])

        assert re.findall(r"\+?\d(?:[ ()-]*\d){5,}", re.sub(r"\d\d:\d\d", "", everything)) == []

    def test_every_file_says_where_it_comes_from(self) -> None:
        for path in scripts.FOLDER.glob("*.toml"):
            assert scripts.read(path.stem)["provenance"]
            assert scripts.read(path.stem)["review"] == "needed"


def said(talk: dict[str, Any]) -> Iterator[str]:
    """What a psychologist says to the child."""
    yield from (line[key] for line in talk["acts"] for key in ("answer", "later") if key in line)


def test_a_talk_without_an_address_is_answered_into_nowhere(session: Session, now: datetime) -> None:
    by = psychologist(session)
    request = help_request(session, now=now, address=None, text=WORDS)

    answers.answer(session, request.id, text="Рақмет", by=by, now=now)

    assert session.scalar(select(func.count()).select_from(OutboxMessage)) == 0
    assert threads.claim_of(request) == request.ref
