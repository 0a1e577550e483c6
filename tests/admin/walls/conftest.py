"""The world of the walls: built once for a file of tests, every word in it a canary."""

import shutil
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from tests.admin.walls.world import World, world

MORNING = datetime(2026, 11, 23, 5, 0, tzinfo=UTC)


def canary(spot: str) -> str:
    """A word that stands at one spot of the living school and nowhere else."""
    return f"zq7:{spot};"


@pytest.fixture(scope="module")
def canaries(seeded_home: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[World]:
    """Two schools full of canaries."""
    home = tmp_path_factory.mktemp("walls") / "home"
    shutil.copytree(seeded_home, home)
    with world(home, MORNING, say=canary) as made:
        yield made
