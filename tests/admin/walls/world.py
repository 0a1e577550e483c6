"""One panel over one living school, put back to its first state after whatever changed it."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from pathlib import Path

import sqlcipher3
from flask import Flask
from sqlalchemy import select

from admin.app import create_app
from core import crypto
from core.settings import Settings
from db.engine import Database
from db.models.base import Base
from tests.admin.hands import Clock, close
from tests.admin.walls import living, people
from tests.admin.walls.living import Living
from tests.admin.walls.people import SWITCHED_OFF, VISITOR

# what a mere request may write: that it was made
FOOTPRINTS = frozenset({"audit_records", "staff_sessions"})


@dataclass(slots=True)
class World:
    """The panel, who may stand before it, and what stands in its tables."""

    app: Flask
    clock: Clock
    database: Database
    home: Path
    living: Living
    cookies: Mapping[str, str]

    def rows(self) -> Mapping[str, str]:
        """A fingerprint of every table that a refused request may not touch."""
        with self.database.reading() as session:
            return {
                table.name: sha256(repr([tuple(row) for row in session.execute(select(table))]).encode()).hexdigest()
                for table in Base.metadata.sorted_tables
                if table.name not in FOOTPRINTS
            }

    def keep(self) -> None:
        """Remember the tables as they stand."""
        for name in self._files():
            _copy(self.home / name, self.home / f"{name}.first")

    def put_back(self) -> None:
        """The tables as they were remembered."""
        for name in self._files():
            _copy(self.home / f"{name}.first", self.home / name)

    def _files(self) -> list[str]:
        return [path.name for path in self.home.glob("*.db")]


@contextmanager
def world(home: Path, now: datetime, *, say: Callable[[str], str], is_demo: bool = False) -> Iterator[World]:
    """The panel on this folder, its school filled with words by ``say``, everybody signed in once."""
    plain = Settings(home=home, _env_file=None)
    settings = plain.model_copy(update={"panel": plain.panel.model_copy(update={"demo": is_demo})})
    keys = crypto.bot_vault(settings.secrets_folder, settings.keys_url)
    database = Database(settings.database_url, info={"vault": keys})
    clock = Clock(now)
    app = create_app(settings, clock=clock)
    try:
        with database.writing() as session:
            found = living.build(session, say=say, now=now)
        cookies = {called: people.entered(app, person) for called, person in found.people.items()}
        with database.writing() as session:
            people.switch_off(session, found.people[SWITCHED_OFF])
        made = World(app, clock, database, home, found, {**cookies, VISITOR: ""})
        made.keep()
        yield made
    finally:
        close(app)
        database.dispose_sync()
        keys.thread_keys.database.dispose_sync()


def _copy(source: Path, target: Path) -> None:
    origin, copy = sqlcipher3.connect(str(source)), sqlcipher3.connect(str(target), timeout=20)
    try:
        origin.backup(copy)
    finally:
        origin.close()
        copy.close()
