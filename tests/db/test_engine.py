"""The SQLite rule: a writer holds the lock from its first instant, a reader blocks nobody and cannot write."""

import asyncio
import sqlite3
import subprocess
import sys
import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from sqlalchemy import Engine, event, text
from sqlalchemy.exc import DBAPIError, OperationalError

from db import engine as engines
from db.engine import Database, DatabaseUnsafe

ROOT = Path(__file__).parents[2]
READ = text("SELECT number FROM counter WHERE id = 1")
WRITE = text("UPDATE counter SET number = :number WHERE id = 1")
COUNTING = """
import sys
from sqlalchemy import text
from db.engine import Database

database = Database(sys.argv[1])
for _ in range(int(sys.argv[2])):
    with database.writing() as session:
        number = session.scalar(text("SELECT number FROM counter"))
        session.execute(text("UPDATE counter SET number = :number"), {"number": number + 1})
database.dispose_sync()
"""


def count_up(database: Database) -> None:
    """Read, then write what was read and one more: lost whenever two do it at once."""
    with database.writing() as session:
        number = session.scalar(READ)
        assert number is not None
        session.execute(WRITE, {"number": number + 1})


def number_in(database: Database) -> int | None:
    with database.reading() as session:
        return session.scalar(READ)


@pytest.fixture
def empty_url(tmp_path: Path) -> str:
    """These rules are SQLite's."""
    return f"sqlite:///{tmp_path / 'empty.db'}"


@pytest.fixture
def file(counter: Database) -> Path:
    return Path(str(counter.url.database))


@pytest.fixture
def stranger(file: Path) -> Iterator[sqlite3.Connection]:
    """Somebody else's connection to the same file: a backup tool, a curious person."""
    connection = sqlite3.connect(file, isolation_level=None, check_same_thread=False)
    yield connection
    connection.close()


class TestWriting:
    def test_counts_every_increment_of_many_threads(self, counter: Database) -> None:
        with ThreadPoolExecutor(8) as threads:
            list(threads.map(lambda _: count_up(counter), range(300)))

        assert number_in(counter) == 300

    def test_counts_every_increment_of_two_processes(self, counter: Database) -> None:
        command = [sys.executable, "-c", COUNTING, str(counter.url), "150"]

        processes = [subprocess.Popen(command, cwd=ROOT, stderr=subprocess.PIPE, text=True) for _ in range(2)]
        complaints = [process.communicate()[1] for process in processes]

        assert complaints == ["", ""]
        assert number_in(counter) == 300

    def test_leaves_nothing_behind_when_the_rule_raises(self, counter: Database) -> None:
        def stumble() -> None:
            with counter.writing() as session:
                session.execute(WRITE, {"number": 7})
                raise KeyError

        with pytest.raises(KeyError):
            stumble()

        assert number_in(counter) == 0

    def test_waits_for_a_lock_somebody_else_holds(self, counter: Database, stranger: sqlite3.Connection) -> None:
        stranger.execute("BEGIN IMMEDIATE")
        release = threading.Timer(0.3, stranger.execute, ("ROLLBACK",))
        release.start()

        count_up(counter)

        release.join()
        assert number_in(counter) == 1

    def test_says_so_when_the_lock_is_never_given_up(
        self, counter: Database, stranger: sqlite3.Connection, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(engines, "LOCK_PATIENCE", 0.0)
        stranger.execute("BEGIN IMMEDIATE")

        with pytest.raises(OperationalError, match="locked"):
            count_up(counter)

        stranger.execute("ROLLBACK")
        count_up(counter)
        assert number_in(counter) == 1


class TestReading:
    def test_cannot_write(self, counter: Database) -> None:
        with pytest.raises(DBAPIError, match="readonly"), counter.reading() as session:
            session.execute(WRITE, {"number": 7})

        assert number_in(counter) == 0

    def test_sees_one_snapshot_while_a_writer_commits(self, counter: Database) -> None:
        with counter.reading() as session:
            before = session.scalar(READ)
            count_up(counter)
            after = session.scalar(READ)

        assert (before, after) == (0, 0)
        assert number_in(counter) == 1

    def test_is_not_held_up_by_a_writer(self, counter: Database) -> None:
        with counter.writing() as session:
            session.execute(WRITE, {"number": 7})

            seen = number_in(counter)

        assert seen == 0

    async def test_cannot_write_from_an_event_loop_either(self, counter: Database) -> None:
        with pytest.raises(DBAPIError, match="readonly"):
            await counter.read(lambda session: session.execute(WRITE, {"number": 7}))

        await counter.dispose()
        assert number_in(counter) == 0


async def test_a_reader_who_goes_away_leaves_the_connection_whole(counter: Database) -> None:
    begun, may_end, thrown_away = threading.Event(), threading.Event(), []

    def slow() -> int:
        begun.set()
        return may_end.wait(10)

    engine = counter.async_read_engine.sync_engine
    event.listen(engine, "connect", lambda connection, _: connection.create_function("slow", 0, slow))
    event.listen(engine.pool, "invalidate", lambda *_: thrown_away.append(1))
    reader = asyncio.ensure_future(counter.read(lambda session: session.scalar(text("SELECT slow()"))))
    await asyncio.to_thread(begun.wait, 10)
    reader.cancel()
    with pytest.raises(asyncio.CancelledError):
        await reader
    may_end.set()

    await counter.dispose()  # waits for what was left to end by itself

    assert begun.is_set()
    assert thrown_away == []


class TestEveryConnection:
    @pytest.mark.parametrize(
        ("pragma", "value"),
        [("journal_mode", "wal"), ("synchronous", 2), ("foreign_keys", 1), ("trusted_schema", 0)],
    )
    @pytest.mark.parametrize("door", ["write_engine", "read_engine"])
    def test_keeps_the_promises_of_durability(self, counter: Database, door: str, pragma: str, value: object) -> None:
        assert _pragmas(getattr(counter, door), pragma) == [value, value]

    def test_overwrites_what_is_deleted(self, counter: Database) -> None:
        assert _pragmas(counter.write_engine, "secure_delete") == [1, 1]

    @pytest.mark.parametrize(("door", "value"), [("write_engine", 0), ("read_engine", 1)])
    def test_is_for_queries_alone_on_the_reading_door(self, counter: Database, door: str, value: int) -> None:
        assert _pragmas(getattr(counter, door), "query_only") == [value, value]

    async def test_of_an_event_loop_keeps_them_too(self, counter: Database) -> None:
        found = [
            await counter.read(lambda session, name=name: session.scalar(text(f"PRAGMA {name}")))
            for name in ("journal_mode", "synchronous", "foreign_keys", "query_only")
        ]

        await counter.dispose()
        assert found == ["wal", 2, 1, 1]


class TestAnOldSqlite:
    @pytest.mark.parametrize("version", ["3.40.1", "3.51.2"])
    def test_is_refused(self, version: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
        monkeypatch.setattr(sys.modules["sqlite3"], "sqlite_version", version)

        with pytest.raises(DatabaseUnsafe, match=version):
            Database(f"sqlite:///{tmp_path / 'old.db'}")

    def test_does_not_matter_to_postgresql(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(sys.modules["sqlite3"], "sqlite_version", "3.40.1")

        assert not Database("postgresql+psycopg://nobody@/nothing").is_sqlite


class TestABadDisk:
    def test_that_is_full_confirms_nothing_and_recovers(self, counter: Database) -> None:
        fill = text(
            "WITH RECURSIVE ids (id) AS (SELECT 2 UNION ALL SELECT id + 1 FROM ids WHERE id < 5000)"
            " INSERT INTO counter SELECT id, 0 FROM ids"
        )
        with counter.write_engine.connect() as connection:
            pages = connection.exec_driver_sql("PRAGMA page_count").scalar_one()
            connection.exec_driver_sql(f"PRAGMA max_page_count = {pages}")

        def write_much() -> None:
            with counter.writing() as session:
                session.execute(WRITE, {"number": 7})
                session.execute(fill)

        with pytest.raises(OperationalError, match="full"):
            write_much()

        assert number_in(counter) == 0
        with counter.write_engine.connect() as connection:
            connection.exec_driver_sql("PRAGMA max_page_count = 100000")
        write_much()
        assert number_in(counter) == 7

    def test_that_is_read_only_refuses_the_writer_and_serves_the_reader(self, counter: Database, file: Path) -> None:
        frozen = Database(f"sqlite:///file:{file}?mode=ro&uri=true")

        with pytest.raises(OperationalError, match="readonly"):
            count_up(frozen)

        assert number_in(frozen) == 0
        frozen.dispose_sync()


def _pragmas(engine: Engine, name: str) -> list[object]:
    """The pragma on two connections of the pool that are open at once."""
    connections = [engine.raw_connection(), engine.raw_connection()]
    found = [connection.cursor().execute(f"PRAGMA {name}").fetchone()[0] for connection in connections]
    for connection in connections:
        connection.close()
    return found
