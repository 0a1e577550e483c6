"""What everybody changes about themselves: their name, and where they are signed in."""

from datetime import datetime

from sqlalchemy.orm import Session

from core import audit, staff_sessions
from core.actors import Specialist
from db.models.staff import Staff


def end_session(session: Session, session_id: int, *, by: Specialist, now: datetime) -> None:
    """End a session of one's own on another device.

    Raises:
        SessionUnknown: it is over, or somebody else's.
    """
    staff_sessions.end(session, session_id, staff_id=by.id, now=now)
    _record(session, "staff:session:ended", by=by, now=now)


def end_other_sessions(session: Session, *, here: int | None, by: Specialist, now: datetime) -> None:
    """End every session of one's own but the one ``here``."""
    staff_sessions.end_all(session, by.id, now=now, but=here)
    _record(session, "staff:sessions:ended", by=by, now=now)


def rename(session: Session, full_name: str, *, by: Specialist, now: datetime) -> None:
    """One's own name as colleagues and journals show it."""
    member = session.get_one(Staff, by.id)
    if member.full_name != full_name:
        member.full_name = full_name
        _record(session, "staff:renamed", by=by, now=now)


def _record(session: Session, tag: str, *, by: Specialist, now: datetime) -> None:
    audit.record(session, tag, subject="staff", subject_id=by.id, staff_id=by.id, now=now)
