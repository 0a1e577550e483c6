"""Sessions of staff: every sign-in is a row that can be seen and ended; the browser holds a mark, we hold its hash."""

import hashlib
import secrets
from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Final

from sqlalchemy import ColumnElement, and_, delete, func, select, update
from sqlalchemy.orm import Session

from db.models.staff import Staff, StaffSession

IDLE: Final = timedelta(minutes=15)
ABSOLUTE: Final = timedelta(hours=10)
NOTED_EVERY: Final = timedelta(minutes=1)


class SessionUnknown(Exception):
    """No such session, another person's, or one that has ended already."""


class Device(StrEnum):
    """What somebody signed in on, as coarsely as a person needs to recognise it."""

    COMPUTER = "computer"
    PHONE = "phone"
    TABLET = "tablet"
    OTHER = "other"


def begin(session: Session, staff_id: int, *, device: Device, now: datetime) -> str:
    """A new sign-in; returns the mark for the browser, which is kept nowhere else."""
    mark = secrets.token_urlsafe(24)
    session.add(
        StaffSession(staff_id=staff_id, mark_hash=_hash(mark), device=device.value, started_at=now, seen_at=now)
    )
    return mark


def alive(session: Session, mark: str, *, staff_id: int, now: datetime) -> StaffSession | None:
    """The person's session behind a mark, or None: ended, idle, too old, somebody else's, or never begun."""
    theirs = and_(StaffSession.mark_hash == _hash(mark), StaffSession.staff_id == staff_id)
    return session.scalars(select(StaffSession).where(theirs, *_is_open(now))).one_or_none()


def is_to_note(found: StaffSession, *, now: datetime) -> bool:
    """Whether the last sign of life is old enough to be written anew."""
    return now - found.seen_at >= NOTED_EVERY


def note(session: Session, session_id: int, *, now: datetime) -> None:
    """The person is at work in this session."""
    session.execute(update(StaffSession).where(StaffSession.id == session_id).values(seen_at=now))


def end(session: Session, session_id: int, *, staff_id: int, now: datetime) -> None:
    """End one session of a person.

    Raises:
        SessionUnknown: it is not there, not theirs, or over.
    """
    found = session.get(StaffSession, session_id)
    if found is None or found.staff_id != staff_id or found.ended_at is not None:
        raise SessionUnknown
    found.ended_at = now


def end_all(session: Session, staff_id: int, *, now: datetime, but: int | None = None) -> None:
    """End every session of a person; ``but`` is the one they sit in."""
    theirs = and_(StaffSession.staff_id == staff_id, StaffSession.ended_at.is_(None), StaffSession.id != (but or 0))
    session.execute(update(StaffSession).where(theirs).values(ended_at=now))


def open_of(session: Session, staff_id: int, *, now: datetime) -> Sequence[StaffSession]:
    """The sessions a person can still work in, the latest first."""
    statement = select(StaffSession).where(StaffSession.staff_id == staff_id, *_is_open(now))
    return session.scalars(statement.order_by(StaffSession.seen_at.desc(), StaffSession.id.desc())).all()


def open_counts(session: Session, *, school_id: int, now: datetime) -> Mapping[int, int]:
    """How many open sessions each member of a school's staff has."""
    statement = (
        select(StaffSession.staff_id, func.count())
        .join(Staff, Staff.id == StaffSession.staff_id)
        .where(Staff.school_id == school_id, *_is_open(now))
        .group_by(StaffSession.staff_id)
    )
    return dict(session.execute(statement).all())


def purge(session: Session, *, before: datetime) -> None:
    """Forget sessions that nobody has used since then."""
    session.execute(delete(StaffSession).where(StaffSession.seen_at < before))


def _is_open(now: datetime) -> tuple[ColumnElement[bool], ...]:
    """A sign of life is written once a minute, so a row may look that much idler than its person is."""
    return (
        StaffSession.ended_at.is_(None),
        StaffSession.seen_at >= now - IDLE - NOTED_EVERY,
        StaffSession.started_at >= now - ABSOLUTE,
    )


def _hash(mark: str) -> bytes:
    return hashlib.sha256(mark.encode()).digest()
