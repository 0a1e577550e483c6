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


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """PostgreSQL judges the statements of a test by its first case; what the cases tell apart is shown on SQLite.

    A database for every case of every table would be half of the suite's time.
    """
    seen: set[tuple[object, ...]] = set()
    left_out = []
    for item in items:
        if not isinstance(item, pytest.Function) or not hasattr(item, "callspec"):
            continue
        if item.callspec.params.get("settings") != "postgresql":
            continue
        test = (item.path, item.cls, item.originalname)
        if test in seen:
            left_out.append(item)
        seen.add(test)
    if left_out:
        config.hook.pytest_deselected(items=left_out)
        numbers = {id(item) for item in left_out}
        items[:] = [item for item in items if id(item) not in numbers]
