"""Confirming and correcting: the only ways a line gets its number, and the only way it changes afterwards."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from core import audit
from core.actors import Specialist
from core.journals import entries, needs
from core.journals.entries import NotADraft
from db.models.journals import EntryState, Journal, JournalColumn, JournalEntry, JournalTitle


class ReasonMissing(Exception):
    """A correction without a reason is not made."""


def confirm(session: Session, entry_id: int, *, by: Specialist, now: datetime) -> JournalEntry:
    """A person confirms a draft: it gets its running number and can only be corrected from now on.

    Raises:
        NotADraft: it already has one.
    """
    entry = entries.find(session, entry_id, by=by)
    if entry.state is not EntryState.DRAFT:
        raise NotADraft
    entries.number(session, entry)
    entry.confirmed_at, entry.confirmed_by = now, by.id
    session.flush()
    _cross_reference(session, entry)
    _audit(session, "journal:entry:confirmed", entry, by=by, now=now)
    return entry


def correct(
    session: Session, entry_id: int, *, changes: Mapping[str, str], reason: str, by: Specialist, now: datetime
) -> JournalEntry:
    """Append a corrected line with its reason; the wrong one stays, struck through.

    Raises:
        ReasonMissing: why is part of the record.
        NotADraft: only a confirmed line can be corrected.
    """
    if not reason.strip():
        raise ReasonMissing
    wrong = entries.find(session, entry_id, by=by)
    if wrong.state is not EntryState.CONFIRMED:
        raise NotADraft
    known = {**entries.facts_of(session, wrong), **changes, "note": reason.strip(), "corrects": wrong.number}
    wrong.state = EntryState.CORRECTED
    right = entries.add_entry(session, wrong.school_id, wrong.journal, happened=now, need_id=wrong.need_id, known=known)
    right.work_id, right.corrects_id = wrong.work_id, wrong.id
    entries.number(session, right)
    right.confirmed_at, right.confirmed_by = now, by.id
    session.flush()
    _cross_reference(session, right)
    _audit(session, "journal:entry:corrected", right, by=by, now=now, corrects=wrong.number)
    return right


def book(session: Session, journal: Journal, *, school_id: int, school_year: int) -> Sequence[JournalEntry]:
    """A book's lines of one school year: drafts first, then by falling number."""
    statement = (
        select(JournalEntry)
        .where(
            JournalEntry.journal == journal,
            JournalEntry.school_id == school_id,
            JournalEntry.school_year == school_year,
        )
        .order_by(JournalEntry.number.is_not(None), JournalEntry.number.desc(), JournalEntry.id)
    )
    return session.scalars(statement).all()


def columns(session: Session, journal: Journal) -> Sequence[JournalColumn]:
    """A book's columns in order."""
    statement = select(JournalColumn).where(JournalColumn.journal == journal).order_by(JournalColumn.position)
    return session.scalars(statement).all()


def title(session: Session, journal: Journal, locale: str) -> str:
    """A book's name."""
    titles = session.get_one(JournalTitle, journal).titles
    return titles.get(locale) or titles["kk"]


def draft_counts(session: Session, *, school_id: int) -> Mapping[Journal, int]:
    """How many drafts wait in each book."""
    statement = (
        select(JournalEntry.journal, func.count())
        .where(JournalEntry.school_id == school_id, JournalEntry.state == EntryState.DRAFT)
        .group_by(JournalEntry.journal)
    )
    return {row[0]: row[1] for row in session.execute(statement)}


def _cross_reference(session: Session, entry: JournalEntry) -> None:
    if entry.work is not None and entry.work.need_id is not None:
        needs.rewrite(session, entry.work.need_id)


def _audit(session: Session, tag: str, entry: JournalEntry, *, by: Specialist, now: datetime, **detail: object) -> None:
    audit.record(
        session,
        tag,
        subject="journal_entry",
        subject_id=entry.id,
        staff_id=by.id,
        now=now,
        journal=entry.journal.value,
        number=entry.number,
        **detail,
    )
