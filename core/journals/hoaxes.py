"""Hoaxes: a letter that turned out to be no need. Its number stays; a corrected line says what it was, and nobody is
punished for it.
"""

from collections.abc import Sequence
from datetime import datetime
from typing import Final

from sqlalchemy import select
from sqlalchemy.orm import Session

from core import chain
from core.actors import Specialist
from core.journals import confirming, entries, facts, needs
from db.models.journals import EntryState, JournalEntry, Need, WorkRecord

FOUND: Final = "books-reason-hoax"
TAKEN_BACK: Final = "books-reason-not-hoax"


def mark(session: Session, help_request_id: int, *, by: Specialist, now: datetime) -> None:
    """A request was a hoax: its numbered line is struck and the next one says so; without a number it gets none."""
    _set(session, help_request_id, is_hoax=True, reason=FOUND, by=by, now=now)


def unmark(session: Session, help_request_id: int, *, by: Specialist, now: datetime) -> None:
    """It was a need after all: the line that says otherwise is struck in its turn. Nothing when it was none."""
    _set(session, help_request_id, is_hoax=False, reason=TAKEN_BACK, by=by, now=now)


def is_hoax(session: Session, help_request_id: int) -> bool:
    """Whether this request was found to be a hoax."""
    return bool(session.scalar(select(Need.is_hoax).where(Need.help_request_id == help_request_id)))


def work_left(session: Session, help_request_id: int) -> Sequence[JournalEntry]:
    """The lines of work that stand in the books for a request: a person decides what becomes of them."""
    statement = (
        select(JournalEntry)
        .join(WorkRecord, JournalEntry.work_id == WorkRecord.id)
        .join(Need, WorkRecord.need_id == Need.id)
        .where(Need.help_request_id == help_request_id, JournalEntry.state != EntryState.CORRECTED)
        .order_by(JournalEntry.journal, JournalEntry.id)
    )
    return session.scalars(statement).all()


def _set(session: Session, help_request_id: int, *, is_hoax: bool, reason: str, by: Specialist, now: datetime) -> None:
    need_id = needs.need_of(session, help_request_id)
    need = session.get_one(Need, need_id) if need_id is not None else None
    if need is None or need.is_hoax is is_hoax:
        return
    need.is_hoax = is_hoax
    session.flush()
    chain.hold(session, need.school_id)
    wrong = needs.entry_of(session, need.id)
    if wrong is None:
        return
    right = confirming.follow(session, wrong, changes={}, reason=facts.word(reason), by_id=by.id, now=now)
    needs.rewrite(session, need.id)
    entries.record(session, "journal:entry:corrected", right, by=by, now=now, corrects=wrong.number, fields=["status"])
