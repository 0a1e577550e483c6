"""The migrations lead to the models, on both engines, and every one of them can be walked back."""

from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, func, inspect, select
from sqlalchemy.orm import Session

from db import schema
from db.engine import Database
from db.keys import ThreadKeyStore
from db.models import Base
from db.models.help_requests import HelpMessage, HelpRequest
from db.models.journals import JournalEntry, WorkRecord
from db.models.schools import School
from db.models.staff import Staff

REVISIONS = [script.revision for script in ScriptDirectory.from_config(schema.alembic_config()).walk_revisions()][::-1]
WRITTEN = ("help_requests", "help_messages", "work_records", "journal_entries", "staff")


def on(connection: Connection) -> Config:
    config = schema.alembic_config()
    config.attributes["connection"] = connection
    return config


def tables(database: Database) -> set[str]:
    with database.read_engine.connect() as connection:
        return set(inspect(connection).get_table_names())


@pytest.fixture
def keys(tmp_path: Path) -> ThreadKeyStore:
    return ThreadKeyStore(f"sqlite:///{tmp_path / 'keys.db'}")


class TestEveryRevision:
    def test_goes_up_and_down_and_up_again(self, empty: Database) -> None:
        for revision in REVISIONS:
            for step in (lambda c, r=revision: command.upgrade(c, r), lambda c: command.downgrade(c, "-1")) * 2:
                with empty.write_engine.begin() as connection:
                    step(on(connection))
            with empty.write_engine.begin() as connection:
                command.upgrade(on(connection), revision)

        assert schema.is_current(empty)

    def test_takes_everything_away_on_the_way_down(self, empty: Database) -> None:
        with empty.write_engine.begin() as connection:
            command.upgrade(on(connection), "head")
        with empty.write_engine.begin() as connection:
            command.downgrade(on(connection), "base")

        assert tables(empty) == {"alembic_version"}


class TestTheNewestRevision:
    def test_is_what_the_models_say(self, empty: Database) -> None:
        with empty.write_engine.begin() as connection:
            command.upgrade(on(connection), "head")

        with empty.read_engine.connect() as connection:
            context = MigrationContext.configure(connection, opts={"compare_type": True})
            differences: list[Any] = compare_metadata(context, Base.metadata)

        assert differences == []

    def test_goes_over_what_is_written_already_and_back(
        self, empty: Database, keys: ThreadKeyStore, now: datetime
    ) -> None:
        schema.upgrade(empty, keys)
        with empty.writing() as session:
            write(session, now)
        before = counts(empty, *WRITTEN)

        for step in (lambda c: command.downgrade(c, "-1"), lambda c: command.upgrade(c, "head")):
            with empty.migrating() as connection:
                step(on(connection))

        assert counts(empty, *WRITTEN) == before == dict.fromkeys(WRITTEN, 1)

    def test_is_missing_in_an_empty_database(self, empty: Database) -> None:
        assert not schema.is_current(empty)

    def test_is_one(self) -> None:
        assert len(ScriptDirectory.from_config(schema.alembic_config()).get_heads()) == 1


class TestAFailedMigration:
    def test_leaves_the_database_as_it_was(self, empty: Database) -> None:
        def migrate_until_the_power_goes() -> None:
            with empty.write_engine.begin() as connection:
                command.upgrade(on(connection), "head")
                raise RuntimeError

        with pytest.raises(RuntimeError):
            migrate_until_the_power_goes()

        assert tables(empty) == set()


class TestUpgrading:
    def test_makes_the_tables_and_fills_them(self, empty: Database, keys: ThreadKeyStore) -> None:
        schema.upgrade(empty, keys)

        assert schema.is_current(empty)
        assert 0 not in counts(empty, "schools", "tips", "help_lines", "calendar_periods", "journal_columns").values()

    def test_twice_changes_nothing(self, empty: Database, keys: ThreadKeyStore) -> None:
        schema.upgrade(empty, keys)
        before = counts(empty)

        schema.upgrade(empty, keys)

        assert counts(empty) == before

    def test_keeps_what_the_school_has_edited(self, empty: Database, keys: ThreadKeyStore) -> None:
        schema.upgrade(empty, keys)
        with empty.writing() as session:
            session.scalars(select(School)).one().names = {"kk": "№7 мектеп", "ru": "Школа №7", "en": "School 7"}

        schema.upgrade(empty, keys)

        with empty.reading() as session:
            assert session.scalars(select(School)).one().names["kk"] == "№7 мектеп"


def write(session: Session, now: datetime) -> None:
    """A talk with a word in it, and work with a line about it; nothing here is opened, so nothing is sealed."""
    own: dict[str, Any] = {"school_id": session.scalars(select(School.id)).one()}
    staff = Staff(username="aigerim", full_name="Айгерім", fs_uniquifier="mark", **own)
    talk = HelpRequest(
        ref="talk", code="talk", state="new", about="self", channel="web", locale="kk", started_at=now, **own
    )
    talk.messages = [HelpMessage(ref="word", side="child", sealed=b"word", created_at=now)]
    session.add_all([staff, talk])
    session.flush()
    work = WorkRecord(
        ref="work",
        staff_id=staff.id,
        direction="counselling",
        audience="student",
        is_group=False,
        is_repeat=False,
        format="talk",
        participants=1,
        happened_at=now,
        sealed_words=b"work",
        **own,
    )
    line = {"journal": "J4", "school_year": 2026, "state": "draft", "happened_on": now.date(), "sealed_facts": b"line"}
    work.entries = [JournalEntry(ref="line", **line, **own)]
    session.add(work)


def counts(database: Database, *names: str) -> dict[str, int]:
    with database.reading() as session:
        return {
            name: session.scalar(select(func.count()).select_from(Base.metadata.tables[name])) or 0
            for name in names or sorted(Base.metadata.tables)
        }
