"""Two hundred parents, twenty times, processes killed on the way: each time is sold once, and everybody knows.

Fifty rounds on each engine are run by ``python -m bench.appointments race``; here are two.
"""

import shutil
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest

from core.settings import DatabaseSettings, Settings
from tests.journeys.bookings_race import Size, race
from tests.postgres import Postgres

ROUNDS = 2


@pytest.fixture(params=["sqlite", pytest.param("postgresql", marks=pytest.mark.postgres)])
def raced(request: pytest.FixtureRequest, seeded_home: Path, tmp_path: Path) -> Iterator[Settings]:
    """An installation of its own on each engine."""
    home = shutil.copytree(seeded_home, tmp_path / "home")
    if request.param == "sqlite":
        yield Settings(home=home, _env_file=None)
        return
    server: Postgres = request.getfixturevalue("postgres")
    name = server.new(like=request.getfixturevalue("seeded_postgres")[0])
    yield Settings(home=home, database=DatabaseSettings(url=server.url(name)), _env_file=None)
    server.drop(name)


def writers(settings: Settings) -> Sequence[str]:
    """The bot and the panel; on PostgreSQL a second panel, for transactions that really run at once."""
    return ("lane", "desk") if settings.database.url is None else ("lane", "desk", "desk")


@pytest.mark.journey
@pytest.mark.timeout(300)
def test_every_time_is_sold_once_and_every_parent_knows(raced: Settings) -> None:
    outcome = race(raced, Size(ROUNDS, writers(raced)))

    assert outcome.problems == []
    assert (outcome.booked, outcome.told_no) == (20 * ROUNDS, 180 * ROUNDS)
    assert sum(outcome.kills.values()) > 0
