"""The rules are tried on both engines: every test here that asks for the tables runs twice."""

from collections.abc import Iterator

import pytest

from core.settings import DatabaseSettings, Settings
from tests.postgres import Postgres


@pytest.fixture(params=["sqlite", pytest.param("postgresql", marks=pytest.mark.postgres)])
def settings(request: pytest.FixtureRequest, settings: Settings) -> Iterator[Settings]:
    """An installation of its own, on SQLite or with tables and thread keys in two PostgreSQL databases."""
    if request.param == "sqlite":
        yield settings
        return
    server: Postgres = request.getfixturevalue("postgres")
    names = [server.new(like=seeded) for seeded in request.getfixturevalue("seeded_postgres")]
    url, keys_url = (server.url(name) for name in names)
    yield Settings(home=settings.home, database=DatabaseSettings(url=url, keys_url=keys_url), _env_file=None)
    for name in names:
        server.drop(name)
