"""What PostgreSQL must be told, because it does not hold one write lock for everybody as SQLite does."""

from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from datetime import datetime
from typing import Any

import pytest
from sqlalchemy import func, select, text
from sqlalchemy.exc import DBAPIError
from sqlalchemy.orm import Session

from core import crypto, inbox
from core.help_requests import HelpRequest, RequestState, answers, closing, drafts, threads
from core.settings import Settings
from db.engine import Database
from db.models.inbox import InboundReceipt
from tests.factories.contacts import inbound
from tests.factories.help_requests import MILD, help_request
from tests.factories.staff import psychologist
from tests.postgres import Postgres

pytestmark = pytest.mark.postgres


@pytest.fixture
def database(postgres: Postgres, seeded_postgres: tuple[str, str], settings: Settings) -> Iterator[Database]:
    """The tables on PostgreSQL; the thread keys stay in a file of their own."""
    name = postgres.new(like=seeded_postgres[0])
    keys = crypto.bot_vault(settings.secrets_folder, settings.keys_url)
    database = Database(postgres.url(name), info={"vault": keys})
    yield database
    database.dispose_sync()
    keys.thread_keys.database.dispose_sync()
    postgres.drop(name)


@pytest.fixture
def beside() -> Iterator[Callable[..., Future[Any]]]:
    """Carry something out in another thread, beside an open transaction."""
    with ThreadPoolExecutor(1) as pool:
        yield pool.submit


class TestTheServerOfTheTests:
    def test_listens_on_no_network(self, postgres: Postgres) -> None:
        assert postgres.listens_on() == ""


class TestReading:
    def test_sees_one_snapshot_while_a_writer_commits(self, database: Database, now: datetime) -> None:
        count = select(func.count()).select_from(HelpRequest)

        with database.reading() as session:
            before = session.scalar(count)
            with database.writing() as other:
                help_request(other, now=now)
            after = session.scalar(count)

        assert (before, after) == (0, 0)

    def test_cannot_write(self, database: Database) -> None:
        with pytest.raises(DBAPIError, match="read-only"), database.reading() as session:
            session.execute(text("DELETE FROM schools"))

    def test_leaves_the_connection_fit_for_writing(self, database: Database, now: datetime) -> None:
        with database.reading() as session:
            session.scalar(select(1))

        with database.writing() as session:
            found = help_request(session, now=now)

        assert found.id == 1

    async def test_cannot_write_from_an_event_loop_either(self, database: Database) -> None:
        with pytest.raises(DBAPIError, match="read-only"):
            await database.read(lambda session: session.execute(text("DELETE FROM schools")))

        await database.dispose()


class TestTwoAtOnce:
    def test_one_request_is_taken_by_one_psychologist(
        self, database: Database, beside: Callable[..., Future[Any]], now: datetime
    ) -> None:
        with database.writing() as session:
            found = help_request(session, now=now)
            first, second = psychologist(session), psychologist(session)

        with database.writing() as session:
            answers.accept(session, found.id, by=first, now=now)
            late = beside(in_own_transaction, database, lambda s: answers.accept(s, found.id, by=second, now=now))

        with pytest.raises(answers.AlreadyTaken):
            late.result()

    def test_words_written_while_the_talk_is_being_closed_open_it_again(
        self, database: Database, beside: Callable[..., Future[Any]], now: datetime
    ) -> None:
        with database.writing() as session:
            found = help_request(session, now=now)
            by = psychologist(session)
            answers.answer(session, found.id, text="Сәлем", by=by, now=now)

        with database.writing() as session:
            filled = closing.proposal(session.get_one(HelpRequest, found.id))
            closing.close(session, found.id, closing=filled, by=by, now=now)
            written = beside(in_own_transaction, database, lambda s: write_into(s, found.ref, now))
        written.result()

        with database.reading() as session:
            talk = session.get_one(HelpRequest, found.id)
            assert (talk.state, talk.closed_at) == (RequestState.IN_WORK, None)

    def test_one_message_counts_once(
        self, database: Database, beside: Callable[..., Future[Any]], now: datetime
    ) -> None:
        with database.writing() as session:
            first = inbox.first_time(session, inbound(), now=now)
            again = beside(in_own_transaction, database, lambda s: inbox.first_time(s, inbound(), now=now))

        assert (first, again.result()) == (True, False)
        with database.reading() as session:
            assert session.scalar(select(func.count()).select_from(InboundReceipt)) == 1


def in_own_transaction(database: Database, rule: Callable[[Session], Any]) -> Any:
    with database.writing() as session:
        return rule(session)


def write_into(session: Session, ref: str, now: datetime) -> None:
    talk = threads.own(session, [ref], ref)
    drafts.write(session, talk, text="Тағы бір нәрсе", finding=MILD, sends_itself=True, now=now)
