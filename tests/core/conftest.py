"""The rules are tried on both engines: every test here that asks for the tables runs twice."""

from collections.abc import Iterator

import pytest

from core.settings import DatabaseSettings, Settings
from tests.postgres import Postgres


@pytest.fixture(params=["sqlite", pytest.param("postgresql", marks=pytest.mark.postgres)])
def settings(request: pytest.FixtureRequest, settings: Settings) -> Iterator[Settings]:
    """An installation of its own, on SQLite or with its tables in PostgreSQL (making a database is the dear part)."""
    if request.param == "sqlite":
        yield settings
        return
    server: Postgres = request.getfixturevalue("postgres")
    name = server.new(like=request.getfixturevalue("seeded_postgres")[0])
    tables = DatabaseSettings(url=server.url(name), keys_url=settings.keys_url)
    yield Settings(home=settings.home, database=tables, _env_file=None)
    server.drop(name)
