"""Opening an installation for a command: its settings, its tables brought up to date, and plain words for a stop."""

from __future__ import annotations

import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING, NoReturn

import typer

if TYPE_CHECKING:
    from collections.abc import Iterator

    from core.settings import Settings
    from db.engine import Database


def settings_of() -> Settings:
    """What the environment says; what is wrong there ends the command in one line."""
    from core.settings import SettingsInvalid, load_settings

    try:
        return load_settings()
    except SettingsInvalid as problem:
        stop(str(problem))


def stop(reason: str) -> NoReturn:
    """End the command with a line that says why."""
    print(f"senim: {reason}", file=sys.stderr)
    raise typer.Exit(2)


def prepare(settings: Settings) -> None:
    """Make the data folder, the keys and the newest tables."""
    from sqlalchemy.exc import OperationalError

    from core import crypto
    from core.journals import remarking, signing
    from core.tips import search
    from db import schema
    from db.engine import Database

    try:
        settings.home.mkdir(mode=0o700, parents=True, exist_ok=True)
        keys = crypto.panel_vault(settings.secrets_folder, settings.keys_url)
        database = Database(settings.database_url, info={"vault": keys})
        schema.upgrade(database, keys.thread_keys)
        with database.writing() as session:
            remarking.fill(session)
            signing.fill(session)
            search.fold_new(session)
        database.dispose_sync()
    except OSError as problem:
        stop(f"SENIM_HOME: {settings.home} cannot be used ({problem.strerror})")
    except OperationalError as problem:
        stop(f"SENIM_DATABASE__URL: the database cannot be opened ({problem.orig})")


@contextmanager
def panel_database(settings: Settings) -> Iterator[Database]:
    """The tables with what the panel may do, closed in the end."""
    from core import crypto
    from db.engine import Database

    database = Database(
        settings.database_url, info={"vault": crypto.panel_vault(settings.secrets_folder, settings.keys_url)}
    )
    try:
        yield database
    finally:
        database.dispose_sync()
