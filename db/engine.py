"""Both engines and the SQLite rule: reads are deferred and read-only, writes begin IMMEDIATE."""

import asyncio
import time
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import asynccontextmanager, contextmanager
from functools import cached_property
from typing import Any, Concatenate, ParamSpec, TypeVar

from sqlalchemy import Connection, Engine, create_engine, event, make_url
from sqlalchemy.engine.interfaces import DBAPIConnection, DBAPICursor
from sqlalchemy.ext.asyncio import AsyncEngine, AsyncSession, create_async_engine
from sqlalchemy.orm import Session

import db as _bundled_sqlite  # the newer SQLite takes the module's name first

P = ParamSpec("P")
T = TypeVar("T")

OLDEST_SAFE_SQLITE = (3, 51, 3)
LOCK_PATIENCE = 10.0
LOCK_RETRY = 0.0015
LAST_SECONDS = 5.0  # a server that hangs must not keep a process from its end
# PostgreSQL shows every statement the newest state unless it is told to keep to one
_SNAPSHOT = {"postgresql_readonly": True, "isolation_level": "REPEATABLE READ"}


class DatabaseUnsafe(Exception):
    """This SQLite could corrupt or lose what was confirmed; the service refuses to start on it."""


class Database:
    """The tables behind one URL, with separate doors for reading and for writing.

    ``info`` is handed to every session: capabilities such as the vault travel in it.
    """

    def __init__(self, url: str, *, info: dict[str, Any] | None = None) -> None:
        self.url = make_url(url)
        self.info = info or {}
        self._running: set[asyncio.Future[Any]] = set()
        if self.is_sqlite:
            _refuse_unsafe_sqlite()

    @property
    def is_sqlite(self) -> bool:
        """Whether this is the embedded engine."""
        return self.url.get_backend_name() == "sqlite"

    @cached_property
    def write_engine(self) -> Engine:
        """The engine whose every transaction holds the write lock from its first instant."""
        engine = create_engine(self.url, hide_parameters=True)
        if self.is_sqlite:
            event.listen(engine, "connect", _prepare_for_writing)
            event.listen(engine, "begin", _begin_immediate)
        return engine

    @cached_property
    def read_engine(self) -> Engine:
        """The engine that sees one snapshot, blocks nobody and cannot write."""
        if not self.is_sqlite:
            return self.write_engine.execution_options(**_SNAPSHOT)
        engine = create_engine(self.url, hide_parameters=True)
        event.listen(engine, "connect", _prepare_for_reading)
        event.listen(engine, "begin", _begin_deferred)
        return engine

    @cached_property
    def async_read_engine(self) -> AsyncEngine:
        """The same read door for an event loop."""
        if not self.is_sqlite:
            return create_async_engine(self.url, hide_parameters=True).execution_options(**_SNAPSHOT)
        engine = create_async_engine(self.url.set(drivername="sqlite+aiosqlite"), hide_parameters=True)
        event.listen(engine.sync_engine, "connect", _prepare_for_reading)
        event.listen(engine.sync_engine, "begin", _begin_deferred)
        return engine

    def session(self, engine: Engine) -> Session:
        """A session on one of the doors, carrying the capabilities."""
        return Session(engine, expire_on_commit=False, info=dict(self.info))

    @contextmanager
    def writing(self) -> Iterator[Session]:
        """One writing transaction: commit on return, roll back on raise."""
        with self.session(self.write_engine) as session, session.begin():
            yield session

    @contextmanager
    def migrating(self) -> Iterator[Connection]:
        """One transaction that may rebuild a table; if a row then points at nothing, all of it is undone.

        SQLite rebuilds a table by dropping it, which it refuses while other rows point at its rows; whether they are
        watched is settled before a transaction begins.
        """
        if not self.is_sqlite:
            with self.write_engine.begin() as connection:
                yield connection
            return
        engine = create_engine(self.url, hide_parameters=True)
        event.listen(engine, "connect", _prepare_for_migrating)
        event.listen(engine, "begin", _begin_immediate)
        try:
            with engine.begin() as connection:
                yield connection
                if connection.exec_driver_sql("PRAGMA foreign_key_check").first() is not None:
                    raise DatabaseUnsafe("a migration would leave rows that point at nothing; nothing was changed")
        finally:
            engine.dispose()

    @contextmanager
    def reading(self) -> Iterator[Session]:
        """One consistent snapshot."""
        with self.session(self.read_engine) as session:
            yield session

    async def read(self, query: Callable[Concatenate[Session, P], T], /, *args: P.args, **kwargs: P.kwargs) -> T:
        """Run a query from an event loop.

        A caller who goes away in the middle leaves the query to end by itself: a connection given up half-way is
        thrown away with its thread, which then speaks to a loop that may be closed.
        """
        running = asyncio.ensure_future(self._read(query, *args, **kwargs))
        self._running.add(running)
        running.add_done_callback(self._running.discard)
        return await asyncio.shield(running)

    async def _read(self, query: Callable[Concatenate[Session, P], T], /, *args: P.args, **kwargs: P.kwargs) -> T:
        async with self._async_session() as session:
            return await session.run_sync(query, *args, **kwargs)

    @asynccontextmanager
    async def _async_session(self) -> AsyncIterator[AsyncSession]:
        async with AsyncSession(self.async_read_engine, expire_on_commit=False, info=dict(self.info)) as session:
            yield session

    def empty_log(self) -> None:
        """Write SQLite's log into its file and cut it to nothing: until then it still holds what was deleted.

        While somebody reads, the log stays as it is, and is emptied the next time.
        """
        if not self.is_sqlite:
            return
        connection = self.write_engine.raw_connection()
        try:
            connection.cursor().execute("PRAGMA wal_checkpoint(TRUNCATE)").close()
        finally:
            connection.close()

    async def dispose(self) -> None:
        """Close every connection; aiosqlite keeps the process alive otherwise."""
        if self._running:
            await asyncio.wait(self._running, timeout=LAST_SECONDS)
        if "async_read_engine" in self.__dict__:
            await self.async_read_engine.dispose()
        self.dispose_sync()

    def dispose_sync(self) -> None:
        """Close the connections of the two plain engines."""
        for name in ("write_engine", "read_engine"):
            if name in self.__dict__:
                self.__dict__[name].dispose()


def _refuse_unsafe_sqlite() -> None:
    import sqlite3

    version = tuple(int(part) for part in sqlite3.sqlite_version.split("."))
    if version < OLDEST_SAFE_SQLITE:
        raise DatabaseUnsafe(f"SQLite {sqlite3.sqlite_version} can corrupt a shared WAL file; 3.51.3 is needed")


def _prepare(connection: DBAPIConnection, *pragmas: str) -> None:
    connection.isolation_level = None  # we say BEGIN ourselves
    cursor = connection.cursor()
    for pragma in (
        "busy_timeout=5000",
        "journal_mode=WAL",
        "synchronous=FULL",
        "foreign_keys=ON",
        "trusted_schema=OFF",
    ):
        cursor.execute(f"PRAGMA {pragma}")
    for pragma in pragmas:
        cursor.execute(f"PRAGMA {pragma}")
    cursor.close()


def _prepare_for_writing(connection: DBAPIConnection, _record: object) -> None:
    _prepare(connection, "secure_delete=ON", "journal_size_limit=67108864", "busy_timeout=0")


def _prepare_for_migrating(connection: DBAPIConnection, _record: object) -> None:
    _prepare(connection, "secure_delete=ON", "foreign_keys=OFF", "busy_timeout=0")


def _prepare_for_reading(connection: DBAPIConnection, _record: object) -> None:
    _prepare(connection, "query_only=ON")


def _begin_deferred(connection: Connection) -> None:
    connection.exec_driver_sql("BEGIN")


def _begin_immediate(connection: Connection) -> None:
    """Take the write lock, asking every 1.5 ms: SQLite keeps no queue, its own timer asks ever more rarely.

    It is asked through one cursor that is closed at the end. An attempt that failed and is still remembered by its
    error's traceback would keep the snapshot it looked at, and from then on the lock is refused for good.
    """
    deadline = time.monotonic() + LOCK_PATIENCE
    cursor = connection.connection.cursor()
    try:
        while not _is_begun(cursor):
            if time.monotonic() > deadline:
                connection.exec_driver_sql("BEGIN IMMEDIATE")  # once more, so that SQLAlchemy tells its kind of error
                return
            time.sleep(LOCK_RETRY)
    finally:
        cursor.close()


def _is_begun(cursor: DBAPICursor) -> bool:
    try:
        cursor.execute("BEGIN IMMEDIATE")
    except _bundled_sqlite.OperationalError as error:
        if "locked" not in str(error):
            raise
        return False
    return True
