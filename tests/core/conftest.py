"""The rules are tried on both engines: every test here that asks for the tables runs twice."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy.orm import Session

from core import crypto
from core.settings import DatabaseSettings, Settings
from db.engine import Database
from tests.postgres import Postgres

OF_ITS_OWN = frozenset({"database", "settings", "server"})


@pytest.fixture(params=["sqlite", pytest.param("postgresql", marks=pytest.mark.postgres)])
def engine(request: pytest.FixtureRequest) -> str:
    """Which engine keeps the tables of this test."""
    found: str = request.param
    return found


@pytest.fixture
def settings(request: pytest.FixtureRequest, engine: str, settings: Settings) -> Iterator[Settings]:
    """An installation of its own, on SQLite or with its tables in PostgreSQL (making a database is the dear part)."""
    if engine == "sqlite":
        yield settings
        return
    server: Postgres = request.getfixturevalue("postgres")
    name = server.new(like=request.getfixturevalue("seeded_postgres")[0])
    tables = DatabaseSettings(url=server.url(name), keys_url=settings.keys_url)
    yield Settings(home=settings.home, database=tables, _env_file=None)
    server.drop(name)


@pytest.fixture(scope="session")
def common_postgres(
    postgres: Postgres, seeded_postgres: tuple[str, str], seeded_home: Path, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Database]:
    """One database for every test that needs a single transaction: what it writes is undone, nothing has to be made."""
    home = Settings(home=seeded_home, _env_file=None)
    keys_url = f"sqlite:///{tmp_path_factory.mktemp('keys') / 'keys.db'}"
    keys = crypto.bot_vault(home.secrets_folder, keys_url)
    keys.thread_keys.create_tables()
    found = Database(postgres.url(postgres.new(like=seeded_postgres[0])), info={"vault": keys})
    yield found
    found.dispose_sync()
    keys.thread_keys.database.dispose_sync()


@pytest.fixture
def session(request: pytest.FixtureRequest, engine: str) -> Iterator[Session]:
    """One writing transaction, committed at the end of the test.

    On PostgreSQL, where nothing else in the test looks at the tables, it is a savepoint that is undone afterwards.
    """
    if engine == "sqlite" or not OF_ITS_OWN.isdisjoint(request.fixturenames):
        database: Database = request.getfixturevalue("database")
        with database.writing() as session:
            yield session
        return
    common: Database = request.getfixturevalue("common_postgres")
    with common.write_engine.connect() as connection, connection.begin() as whole:
        how = {"expire_on_commit": False, "join_transaction_mode": "create_savepoint"}
        with Session(connection, info=dict(common.info), **how) as session, session.begin():
            yield session
        whole.rollback()


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """PostgreSQL judges the statements of a test by its first case; what the cases tell apart is shown on SQLite.

    A database for every case of every table would be half of the suite's time.
    """
    seen: set[tuple[object, ...]] = set()
    left_out = []
    for item in items:
        if not isinstance(item, pytest.Function) or not hasattr(item, "callspec"):
            continue
        if item.callspec.params.get("engine") != "postgresql":
            continue
        test = (item.path, item.cls, item.originalname)
        if test in seen:
            left_out.append(item)
        seen.add(test)
    if left_out:
        config.hook.pytest_deselected(items=left_out)
        numbers = {id(item) for item in left_out}
        items[:] = [item for item in items if id(item) not in numbers]
