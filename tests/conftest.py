"""Fixtures shared by every room: a fresh, migrated and seeded database, and a moment that stands still."""

import fcntl
import gc
import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import closing, suppress
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import sqlcipher3 as sqlite3
from alembic.script import ScriptDirectory
from flask import Flask
from hypothesis import HealthCheck
from hypothesis import settings as trying
from jinja2 import FileSystemBytecodeCache
from sqlalchemy import URL, Engine, create_engine, event
from sqlalchemy.orm import Session
from sqlalchemy.pool import Pool
from werkzeug.routing import Rule

import db.engine
from core import crypto
from core.crisis import markers
from core.demo import loading
from core.settings import Settings
from core.tips import search
from db import schema, tips_seeding
from db.engine import Database
from db.keys import ThreadKeyStore
from tests.postgres import Postgres, running

MORNING = datetime(2026, 11, 23, 5, 0, tzinfo=UTC)
LEFT_OPEN: list[str] = []
MEMORY, ROOM = Path("/dev/shm"), 2 * 1024**3  # where a folder of a test needs no disk

# A gate that draws other examples each time says of a change what it would have said without it: here the same are
# tried, however slow the machine; `make explore` seeks new ones.
CALM = [HealthCheck.too_slow, HealthCheck.function_scoped_fixture]
trying.register_profile("gate", derandomize=True, deadline=None, suppress_health_check=CALM)
trying.register_profile("explore", deadline=None, suppress_health_check=CALM, print_blob=True)
trying.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "gate"))

# ten thousand databases are written to for a moment: a disk would be waited for, and what is killed loses nothing by it
if MEMORY.is_dir() and shutil.disk_usage(MEMORY).free > ROOM:
    os.environ.setdefault("PYTEST_DEBUG_TEMPROOT", str(MEMORY))


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """The longest first, and in two processes of three: a journey that begins last would leave the others idle.

    Each process is first given an equal piece of the list. A third one full of browsers would make the others late.
    """
    processes = int(os.environ.get("PYTEST_XDIST_WORKER_COUNT", "1"))
    long = [item for item in items if "journeys" in item.path.parts]
    others = [item for item in items if "journeys" not in item.path.parts]
    beginning_long = max(1, processes - 1)
    ordered: list[pytest.Item] = []
    for number in range(beginning_long):
        first = long[number::beginning_long]
        room = max(0, len(items) // processes - len(first))
        ordered += [*first, *others[:room]]
        del others[:room]
    items[:] = [*ordered, *others]


def pytest_collection_finish() -> None:
    """What was gathered stays to the end: the garbage collector need not look through a million objects each time."""
    gc.collect()
    gc.freeze()


@event.listens_for(Pool, "checkin")
def _look_for_open_statements(connection: Any, _record: object) -> None:
    """A result nobody read to its end holds its snapshot: the next to use the connection is refused the write lock."""
    if isinstance(connection, sqlite3.Connection):
        try:
            connection.execute("PRAGMA wal_checkpoint(PASSIVE)").close()
        except sqlite3.OperationalError as problem:
            if "table is locked" in str(problem):
                LEFT_OPEN.append("a connection came back with a statement that was not read to its end")


@pytest.fixture(autouse=True)
def _every_result_is_read() -> Iterator[None]:
    LEFT_OPEN.clear()
    yield
    assert not LEFT_OPEN


@pytest.fixture(scope="session", autouse=True)
def _read_once(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """A thousand installations are made of the same files: pages and addresses are compiled, tips parsed and the
    phrases of danger tried once."""
    tips = list(tips_seeding.shipped())
    compile_address, addresses = Rule._compile_builder, {}  # what it gives depends on the address alone

    def address(rule: Rule, append_unknown: bool = True) -> Any:
        kinds = tuple(type(one) for one in rule._converters.values())
        key = (tuple(rule._trace), kinds, repr(rule.defaults), append_unknown)
        if key not in addresses:
            addresses[key] = compile_address(rule, append_unknown)
        return addresses[key]

    pages = FileSystemBytecodeCache(str(tmp_path_factory.mktemp("pages")))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(tips_seeding, "shipped", lambda: iter(tips))
        patch.setattr(Flask, "jinja_options", {**Flask.jinja_options, "bytecode_cache": pages})
        patch.setattr(Rule, "_compile_builder", address)
        patch.setattr(db.engine, "create_engine", _of_one_dialect(create_engine))
        patch.setattr(schema, "upgrade", _unless_current(schema.upgrade))
        patch.setattr(markers, "self_test", cache(markers.self_test))
        yield


def _of_one_dialect(create: Callable[..., Engine]) -> Callable[..., Engine]:
    """Engines of one kind share what statements were compiled to: each test would compile hundreds of them anew."""
    first: dict[str, Engine] = {}

    def engine(url: URL, **options: Any) -> Engine:
        made = create(url, **options)
        known = first.setdefault(url.drivername, made)
        made.dialect, made._compiled_cache = known.dialect, known._compiled_cache
        return made

    return engine


def _unless_current(upgrade: Callable[[Database, ThreadKeyStore], None]) -> Callable[[Database, ThreadKeyStore], None]:
    """A copy of the seeded folder stands at the newest schema already: Alembic is not asked a thousand times."""
    head = ScriptDirectory.from_config(schema.alembic_config()).get_current_head()

    def unless_current(database: Database, keys: ThreadKeyStore) -> None:
        found = Path(database.url.database or "")
        if database.is_sqlite and found.exists():
            with closing(sqlite3.connect(found)) as tables, suppress(sqlite3.OperationalError):
                if tables.execute("SELECT version_num FROM alembic_version").fetchall() == [(head,)]:
                    return
        upgrade(database, keys)

    return unless_current


@pytest.fixture
def now() -> datetime:
    """Monday 23 November 2026, 10:00 in Almaty: a working morning."""
    return MORNING


def _made_once(factory: pytest.TempPathFactory, name: str, make: Callable[[Path], None]) -> Path:
    """A folder that the first process of this run makes and the others wait for."""
    is_alone = "PYTEST_XDIST_WORKER" not in os.environ
    folder = (factory.getbasetemp() if is_alone else factory.getbasetemp().parent) / name
    with folder.with_suffix(".lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not folder.exists():
            make(being_made := folder.with_suffix(".part"))
            being_made.rename(folder)
    return folder


@pytest.fixture(scope="session")
def seeded_home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data folder migrated and seeded once; tests work on copies."""
    return _made_once(tmp_path_factory, "seeded", _seed)


def _seed(home: Path) -> None:
    home.mkdir()
    settings = Settings(home=home, _env_file=None)
    keys = crypto.bot_vault(settings.secrets_folder, settings.keys_url)
    database = Database(settings.database_url)
    schema.upgrade(database, keys.thread_keys)
    with database.writing() as session:
        search.fold_new(session)
    database.dispose_sync()
    keys.thread_keys.database.dispose_sync()


@pytest.fixture(scope="session")
def demo_home(seeded_home: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data folder with the demo school of that morning, made once; tests work on copies."""
    return _made_once(tmp_path_factory, "demo", lambda home: _load_demo(shutil.copytree(seeded_home, home)))


def _load_demo(home: Path) -> None:
    settings = Settings(home=home, _env_file=None)
    keys = crypto.panel_vault(settings.secrets_folder, settings.keys_url)
    database = Database(settings.database_url, info={"vault": keys})
    loading.load(database, now=MORNING)
    database.dispose_sync()
    keys.thread_keys.database.dispose_sync()


@pytest.fixture(scope="session")
def postgres() -> Iterator[Postgres]:
    """The embedded PostgreSQL: it starts when the first test asks for it."""
    with running() as server:
        yield server


@pytest.fixture(scope="session")
def seeded_postgres(postgres: Postgres) -> tuple[str, str]:
    """Names of two databases to copy: the tables, migrated and seeded, and the thread keys."""
    tables, keys = postgres.new(), postgres.new()
    database, store = Database(postgres.url(tables)), ThreadKeyStore(postgres.url(keys))
    schema.upgrade(database, store)
    with database.writing() as session:
        search.fold_new(session)
    database.dispose_sync()
    store.database.dispose_sync()
    return tables, keys


@pytest.fixture
def settings(seeded_home: Path, tmp_path: Path) -> Settings:
    """Settings of an installation of its own."""
    home = tmp_path / "home"
    shutil.copytree(seeded_home, home)
    return Settings(home=home, _env_file=None)


@pytest.fixture
def database(settings: Settings) -> Iterator[Database]:
    """The tables, opened with everything the bot may do."""
    keys = crypto.bot_vault(settings.secrets_folder, settings.keys_url)
    database = Database(settings.database_url, info={"vault": keys})
    yield database
    database.dispose_sync()
    keys.thread_keys.database.dispose_sync()


@pytest.fixture
def session(database: Database) -> Iterator[Session]:
    """One writing transaction, committed at the end of the test."""
    with database.writing() as session:
        yield session
