"""Leading: of two clocks started by mistake one ticks, and the other takes over when the first has fallen silent.

The lock on the data folder (core/leadership.py) refuses a second clock of one machine. This lease stands in the tables,
so it also holds between machines that share a database.
"""

from datetime import datetime, timedelta
from functools import cache
from typing import Any, Final

from sqlalchemy import update
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.orm import Session

from db.models.clock import ClockLease

NAME: Final = "clock"
LASTS: Final = timedelta(seconds=30)
# written again when half of it is over: a tick comes every two seconds
RENEWED: Final = LASTS / 2
# longer than two clocks differ by: a lease until then was written by a clock that ran ahead
TOO_FAR: Final = timedelta(minutes=5)
# nobody has ticked for so long: somebody has to look
SILENT: Final = timedelta(minutes=2)


def hold(session: Session, *, holder: str, now: datetime) -> bool:
    """Whether this process ticks now: it does already, or nobody does. A tick asks in its own transaction."""
    found = session.get(ClockLease, NAME, populate_existing=True)
    if found is None:
        return _first(session, holder, now)
    if found.holder == holder:
        if RENEWED < found.held_until - now <= LASTS:
            return True
        since = found.since
    elif now < found.held_until <= now + TOO_FAR:
        return False
    else:
        since = now
    return _take(session, found, holder, since, now)


def silent_since(session: Session, *, now: datetime) -> datetime | None:
    """Since when nobody ticks, once that has lasted for minutes; None while somebody does and before anybody did."""
    found = session.get(ClockLease, NAME)
    return found.held_until if found is not None and now - found.held_until > SILENT else None


def has_ever_ticked(session: Session) -> bool:
    """Whether a clock was ever started here."""
    return session.get(ClockLease, NAME) is not None


def _first(session: Session, holder: str, now: datetime) -> bool:
    row = {"name": NAME, "holder": holder, "held_until": now + LASTS, "since": now}
    connection = session.connection()
    insert = _insert(connection.dialect.name).values(row)
    return connection.execute(insert, execution_options={"preserve_rowcount": True}).rowcount == 1


def _take(session: Session, found: ClockLease, holder: str, since: datetime, now: datetime) -> bool:
    """Write the lease unless it has changed hands since it was read."""
    unchanged = (ClockLease.name == NAME, ClockLease.holder == found.holder, ClockLease.held_until == found.held_until)
    taken = update(ClockLease).where(*unchanged).values(holder=holder, held_until=now + LASTS, since=since)
    result: Any = session.execute(taken, execution_options={"synchronize_session": False})
    session.expire(found)
    return bool(result.rowcount == 1)


@cache
def _insert(dialect: str) -> Any:
    if dialect == "sqlite":
        return sqlite.insert(ClockLease).on_conflict_do_nothing()
    return postgresql.insert(ClockLease).on_conflict_do_nothing()
