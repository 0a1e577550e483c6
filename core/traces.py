"""Traces: which messages a messenger still shows, to whom they belong, and when they are to be taken away.

A trace's chat is looked up in a domain of its own, it knows no finer time than the hour, and what it says stands under
the bot's own key; only the order of rows betrays what was written together.
"""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cache

from sqlalchemy import Executable, delete, select, update
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.orm import Session

from core.crypto import vault
from db.models.traces import TidyChat, Trace

TIDY_AFTER = timedelta(hours=40)  # a messenger may refuse to delete what is older than two days
TRACES_LIVE = timedelta(days=60)


@dataclass(frozen=True, slots=True)
class Shown:
    """One message on somebody's phone, opened."""

    id: int
    address: str
    source: str
    side: str
    shown_at: datetime
    thread: str | None


@cache
def _insert(dialect: str) -> Executable:
    if dialect == "sqlite":
        return sqlite.insert(Trace).on_conflict_do_nothing()
    return postgresql.insert(Trace).on_conflict_do_nothing()


def note(
    session: Session,
    *,
    channel: str,
    address: str,
    source: str,
    side: str,
    now: datetime,
    thread: str | None = None,
    clean_at: datetime | None = None,
    is_cleanable: bool = True,
) -> None:
    """Remember that a message stands on a phone; the same one is remembered once.

    Of one that nobody can take away from here, only where its words went is kept: a correction is to find them.
    """
    mark = _mark(session, channel, address, source)
    where = {"address": address, "source": source} if is_cleanable else {"address": "", "source": ""}
    words = json.dumps({**where, "thread": thread})
    row = {
        "channel": channel,
        "chat": _chat(session, channel, address),
        "mark": mark,
        "side": side,
        "sealed": vault(session).contacts().seal(words.encode(), f"trace:{mark.hex()}"),
        "shown_at": now.replace(minute=0, second=0, microsecond=0),  # a finer time would join it with its message
        "clean_at": clean_at,
    }
    connection = session.connection()
    connection.execute(_insert(connection.dialect.name), row)


def thread_of(session: Session, *, channel: str, address: str, source: str) -> str | None:
    """The thread a message of this chat went to, as long as its trace is kept."""
    trace = session.scalars(select(Trace).where(Trace.mark == _mark(session, channel, address, source))).one_or_none()
    return None if trace is None else _open(session, trace).thread


def clean(session: Session, *, channel: str, address: str, now: datetime, side: str | None = None) -> None:
    """Everything this chat shows, or what one side said there, is to be taken away now."""
    is_meant = [Trace.chat == _chat(session, channel, address), *([Trace.side == side] if side else ())]
    session.execute(update(Trace).where(*is_meant).values(clean_at=now))


def forget(session: Session, *, channel: str, address: str) -> None:
    """Nothing that this chat shows is known any more; what stands there can be taken away by its owner alone."""
    session.execute(delete(Trace).where(Trace.chat == _chat(session, channel, address)))


def tidy(session: Session, *, channel: str, address: str, is_wanted: bool) -> None:
    """From now on this chat's messages are taken away by themselves, or no longer."""
    chat = _chat(session, channel, address)
    if not is_wanted:
        session.execute(delete(TidyChat).where(TidyChat.chat == chat))
    elif session.get(TidyChat, chat) is None:
        session.add(TidyChat(chat=chat))


def is_tidy(session: Session, *, channel: str, address: str) -> bool:
    """Whether this chat's messages are taken away by themselves."""
    return session.get(TidyChat, _chat(session, channel, address)) is not None


def mark_old(session: Session, *, now: datetime) -> int:
    """What is forty hours old in a tidy chat is to be taken away."""
    is_old = Trace.shown_at <= now - TIDY_AFTER
    wants = Trace.chat.in_(select(TidyChat.chat))
    session.execute(update(Trace).where(Trace.clean_at.is_(None), is_old, wants).values(clean_at=now))
    return 0


def due(session: Session, *, channel: str, now: datetime, limit: int) -> Sequence[Shown]:
    """What is to be taken away, oldest first."""
    statement = select(Trace).where(Trace.channel == channel, Trace.clean_at <= now).order_by(Trace.id).limit(limit)
    return [_open(session, trace) for trace in session.scalars(statement)]


def gone(session: Session, ids: Sequence[int]) -> None:
    """These stand on the phone no longer, or nothing can be done about them."""
    session.execute(delete(Trace).where(Trace.id.in_(list(ids))))


def purge(session: Session, *, now: datetime) -> None:
    """Forget what was shown long ago."""
    session.execute(delete(Trace).where(Trace.shown_at < now - TRACES_LIVE))


def _chat(session: Session, channel: str, address: str) -> bytes:
    return vault(session).lookup("traces", channel, address)


def _mark(session: Session, channel: str, address: str, source: str) -> bytes:
    return vault(session).lookup("trace", channel, address, source)


def _open(session: Session, trace: Trace) -> Shown:
    words = json.loads(vault(session).contacts().open(trace.sealed, f"trace:{trace.mark.hex()}"))
    return Shown(trace.id, words["address"], words["source"], trace.side, trace.shown_at, words["thread"])
