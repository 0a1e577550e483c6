"""One panel over one living school, put back to its first state after whatever changed it."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any

import sqlcipher3
from flask import Flask

from admin.app import create_app
from core import crypto
from core.settings import Settings
from db.engine import Database
from db.models.base import Base
from tests.admin.hands import Clock, close
from tests.admin.walls import living, people
from tests.admin.walls.living import Living
from tests.admin.walls.people import SWITCHED_OFF, VISITOR

# what a mere request may write: that it was made, and when
FOOTPRINTS = frozenset({"staff_sessions.seen_at"})
KEPT = [
    (table.name, "SELECT {} FROM {}".format(
        ", ".join(f'"{column.name}"' for column in table.columns if str(column) not in FOOTPRINTS), table.name
    ))
    for table in Base.metadata.sorted_tables
    if table.name != "audit_records"
]  # fmt: skip


@dataclass(slots=True, repr=False)
class World:
    """The panel, who may stand before it, and what stands in its tables."""

    app: Flask
    clock: Clock
    database: Database
    home: Path
    living: Living
    cookies: Mapping[str, str]
    before: Mapping[str, list[Any]] = field(default_factory=dict)
    tours: dict[str, list[str]] = field(default_factory=dict)
    watcher: Any = None
    version: int = 0

    def changed(self) -> list[str]:
        """The tables that a request changed, put back at once; a mere footprint is no change."""
        seen = self._version()
        if seen == self.version:  # nobody has committed anything
            return []
        after = self.rows()
        self.version = seen
        found = [name for name in after if after[name] != self.before[name]]
        if found:
            self.put_back()
        return found

    def rows(self) -> Mapping[str, list[Any]]:
        """What stands in every table that a refused request may not touch."""
        return {name: self.watcher.execute(kept).fetchall() for name, kept in KEPT}

    def keep(self) -> None:
        """Remember the tables as they stand."""
        for name in self._files():
            _copy(self.home / name, self.home / f"{name}.first")
        self.watcher = sqlcipher3.connect(str(self.home / "senim.db"))
        self.before, self.version = self.rows(), self._version()

    def put_back(self) -> None:
        """The tables as they were remembered."""
        for name in self._files():
            _copy(self.home / f"{name}.first", self.home / name)
        self.version = self._version()

    def _version(self) -> int:
        return int(self.watcher.execute("PRAGMA data_version").fetchone()[0])

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
            found.sign_ins.update(people.sign_ins(session, found.people))
        made = World(app, clock, database, home, found, {**cookies, VISITOR: ""})
        made.keep()
        yield made
        made.watcher.close()
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
