"""Diagnosis: silent when all is well, and plain about each thing that is not."""

import shutil
from datetime import datetime
from pathlib import Path
from typing import NamedTuple

import pytest

from core import diagnosis
from core.clock import jobs
from core.settings import Settings
from db import schema
from db.engine import Database


class Disk(NamedTuple):
    total: int
    used: int
    free: int


@pytest.fixture(autouse=True)
def _enough_disk(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shutil, "disk_usage", lambda _path: Disk(9**12, 0, 9**12))


class TestAHealthyInstallation:
    def test_has_nothing_wrong(self, settings: Settings) -> None:
        assert diagnosis.diagnose(settings) == []


class TestAnUnhealthyOne:
    def test_is_told_of_a_key_others_can_read(self, settings: Settings) -> None:
        key = settings.secrets_folder / "text.key"
        key.chmod(0o644)

        assert diagnosis.diagnose(settings) == [f"{key} can be read by others"]

    def test_is_told_of_old_tables(self, settings: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(schema.ScriptDirectory, "get_current_head", lambda _self: "next")

        assert diagnosis.diagnose(settings) == ["the tables are not at the newest schema: run senim db upgrade"]

    def test_is_told_of_a_full_disk(self, settings: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(shutil, "disk_usage", lambda _path: Disk(9**12, 0, 5))

        assert diagnosis.diagnose(settings) == ["less than 1 GB of disk is free"]

    def test_is_told_of_a_missing_folder(self, tmp_path: Path) -> None:
        found = diagnosis.diagnose(Settings(home=tmp_path / "nowhere", _env_file=None))

        assert found == [f"SENIM_HOME: {tmp_path / 'nowhere'} is not there or cannot be written"]

    def test_is_told_of_a_file_that_is_no_database(self, settings: Settings) -> None:
        broken = Settings(home=settings.home, _env_file=None)
        (settings.home / "senim.db").write_bytes(b"not a database" * 100)

        assert diagnosis.diagnose(broken) == ["the database cannot be opened: DatabaseError"]

    def test_is_told_of_a_phrase_of_danger_that_is_missed(
        self, settings: Settings, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(diagnosis.markers, "self_test", lambda: ("өлгім келеді",))

        found = diagnosis.diagnose(settings)

        assert found == ["the screening misses a core phrase of danger (number 1)"]

    def test_is_told_of_a_job_of_the_clock_that_fails_again_and_again(
        self, settings: Settings, database: Database, now: datetime
    ) -> None:
        with database.writing() as session:
            for _ in range(3):
                jobs.note(session, "purge", every=3600, now=now, did=0, took_ms=0, problem="OperationalError")

        assert diagnosis.diagnose(settings) == ["purge of the clock failed 3 times in a row: OperationalError"]
