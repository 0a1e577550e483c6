"""Thread keys, kept apart from the tables: destroying a key makes its talk unreadable everywhere."""

from collections.abc import Iterable, Mapping

from sqlalchemy import Column, LargeBinary, MetaData, String, Table, bindparam, delete, insert, select

from db.engine import Database

METADATA = MetaData()
THREAD_KEYS = Table(
    "thread_keys",
    METADATA,
    Column("thread_ref", String(32), primary_key=True),
    Column("wrapped", LargeBinary, nullable=False),
)


class ThreadKeyStore:
    """Wrapped keys by thread reference. Every call is a transaction of its own."""

    def __init__(self, url: str) -> None:
        self.database = Database(url)

    def create_tables(self) -> None:
        """Make the one table, once."""
        METADATA.create_all(self.database.write_engine)

    def find(self, thread_ref: str) -> bytes | None:
        """The wrapped key, or None when it was destroyed."""
        with self.database.reading() as session:
            return session.execute(
                select(THREAD_KEYS.c.wrapped).where(THREAD_KEYS.c.thread_ref == thread_ref)
            ).scalar_one_or_none()

    def add(self, wrapped: Mapping[str, bytes]) -> None:
        """Keep new keys, durably, before anything sealed with them is committed."""
        rows = [{"thread_ref": ref, "wrapped": blob} for ref, blob in wrapped.items()]
        with self.database.writing() as session:
            session.execute(insert(THREAD_KEYS), rows)

    def destroy(self, thread_refs: Iterable[str]) -> None:
        """Forget keys for ever."""
        rows = [{"ref": ref} for ref in thread_refs]
        with self.database.writing() as session:
            session.connection().execute(delete(THREAD_KEYS).where(THREAD_KEYS.c.thread_ref == bindparam("ref")), rows)
        self.database.empty_log()
