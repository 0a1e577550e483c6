"""Sessions of the panel: a reading and a writing door for views, and the one the libraries use."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any, cast

from flask import Flask, current_app, request
from flask.globals import app_ctx
from sqlalchemy import Connection, Engine
from sqlalchemy.orm import Session, scoped_session, sessionmaker

from core.settings import Settings
from db.engine import Database

READ_METHODS = frozenset({"GET", "HEAD", "OPTIONS"})


@dataclass(frozen=True, slots=True)
class Senim:
    """What the panel's application carries: ``current_app.extensions["senim"]``."""

    settings: Settings
    database: Database
    secret: bytes
    rows: "PanelSession"


def senim() -> Senim:
    """The running panel's settings, database and sessions."""
    return cast("Senim", current_app.extensions["senim"])


@contextmanager
def reading() -> Iterator[Session]:
    """One consistent snapshot that cannot write; the panel's vault travels in it."""
    with senim().database.reading() as session:
        yield session


@contextmanager
def writing() -> Iterator[Session]:
    """One writing transaction: commit on return, roll back on raise."""
    with senim().database.writing() as session:
        yield session


class PanelRows(Session):
    """The session of Flask-Security and of list views: reads by the reading door, takes the write lock only to flush.

    Checking a password takes half a second; holding the only write lock meanwhile would stop the bot.
    """

    def __init__(self, *, database: Database, **options: Any) -> None:
        super().__init__(**{**options, "expire_on_commit": False})
        self.database = database

    def get_bind(self, *args: Any, **kwargs: Any) -> Engine | Connection:
        """The writing engine while a POST flushes, else the reading one: a GET cannot write at all."""
        if self._flushing and request.method not in READ_METHODS:
            return self.database.write_engine
        return self.database.read_engine


class PanelSession(scoped_session[PanelRows]):
    """One session for each application context, in the shape Flask-Security and Flask-Admin accept."""

    @property
    def session(self) -> "PanelSession":
        """Flask-Admin unwraps ``.session``; handing back the registry itself silences its deprecation."""
        return self


def panel_session(app: Flask, database: Database) -> PanelSession:
    """The registry, emptied when a request ends."""
    registry = PanelSession(sessionmaker(class_=PanelRows, database=database), scopefunc=_context)
    app.teardown_appcontext(lambda _problem: registry.remove())
    return registry


def _context() -> int:
    return id(app_ctx._get_current_object())  # type: ignore[attr-defined]
