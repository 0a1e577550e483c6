"""Confirming and correcting: the only ways a line gets its number, and the only way it changes afterwards."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from core import public_codes
from core.actors import Specialist, require_psychologist
from core.journals import entries, months, needs
from core.journals.books import REQUIRED
from core.journals.entries import NotADraft
from core.journals.facts import Facts
from core.journals.months import MonthLocked
from db.models.journals import EntryState, Journal, JournalEntry
from db.models.staff import Staff


class ReasonMissing(Exception):
    """A correction without a reason is not made."""


class NothingChanged(Exception):
    """A correction that changes nothing would only spoil the book."""


class FactMissing(Exception):
    """The line may not be confirmed before this fact is written."""

    def __init__(self, key: str) -> None:
        super().__init__(key)
        self.key = key


@dataclass(frozen=True, slots=True)
class Confirmed:
    """What confirming a whole book did: lines numbered, left for a required fact, left in months that are locked."""

    numbered: int
    left: int
    locked: int


def confirm(session: Session, entry_id: int, *, by: Specialist, now: datetime) -> JournalEntry:
    """A person confirms a draft: it gets its running number and can only be corrected from now on.

    Raises:
        NotADraft: it already has one.
        FactMissing: the law asks for a fact that is not there.
        MonthLocked: its month is done.
    """
    entry = entries.held(session, entry_id, by=by)
    if entry.state is not EntryState.DRAFT:
        raise NotADraft
    months.require_open(session, entry.school_id, entry.happened_on)
    _refuse_gaps(session, entry)
    _finish(session, entry, by=by, now=now)
    entries.record(session, "journal:entry:confirmed", entry, by=by, now=now)
    return entry


def confirm_all(
    session: Session,
    journal: Journal,
    *,
    school_year: int,
    by: Specialist,
    now: datetime,
    only: Collection[int] | None = None,
) -> Confirmed:
    """Confirm the drafts of a book in the order the work was done: all, or only those with these ids."""
    require_psychologist(by)
    statement = (
        select(JournalEntry.id)
        .where(
            JournalEntry.school_id == by.school_id,
            JournalEntry.journal == journal,
            JournalEntry.school_year == school_year,
            JournalEntry.number.is_(None),
        )
        .order_by(JournalEntry.happened_on, JournalEntry.id)
    )
    if only is not None:
        statement = statement.where(JournalEntry.id.in_(only))
    drafts = session.scalars(statement).all()
    left = locked = 0
    for entry_id in drafts:
        try:
            confirm(session, entry_id, by=by, now=now)
        except FactMissing:
            left += 1
        except MonthLocked:
            locked += 1
    return Confirmed(numbered=len(drafts) - left - locked, left=left, locked=locked)


def correct(
    session: Session, entry_id: int, *, changes: Mapping[str, str], reason: str, by: Specialist, now: datetime
) -> JournalEntry:
    """Append a corrected line with its reason to the same book; the wrong one stays, struck through.

    Raises:
        ReasonMissing: why is part of the record.
        NothingChanged: the lines would say the same.
        NotADraft: only a confirmed line can be corrected.
        MonthLocked: its month is done.
    """
    if not reason.strip():
        raise ReasonMissing
    wrong = entries.held(session, entry_id, by=by)
    if wrong.state is not EntryState.CONFIRMED:
        raise NotADraft
    if not changes:
        raise NothingChanged
    months.require_open(session, wrong.school_id, wrong.happened_on)
    right = _append(session, wrong, entries.by_hand(_with_reason(session, wrong, reason.strip()), changes))
    _finish(session, right, by=by, now=now)
    entries.record(
        session, "journal:entry:corrected", right, by=by, now=now, corrects=wrong.number, fields=sorted(changes)
    )
    return right


def follow(
    session: Session, wrong: JournalEntry, *, changes: Facts, reason: Any, by_id: int, now: datetime
) -> JournalEntry:
    """The service itself appends a line that says what is right, ``reason`` being a fact of its own words.

    It follows what happened, like a need's line that says how the need stands: a locked month does not stop it.
    """
    right = _append(session, wrong, {**_with_reason(session, wrong, reason), **changes})
    entries.number(session, right, by_id=by_id, now=now)
    session.flush()
    return right


def _with_reason(session: Session, wrong: JournalEntry, reason: Any) -> Facts:
    return {**entries.facts_of(session, wrong), "correction": reason, "corrects": wrong.number}


def _append(session: Session, wrong: JournalEntry, known: Facts) -> JournalEntry:
    """A line of the same work or need in the same book and school year; the wrong one is struck."""
    right = JournalEntry(
        ref=public_codes.new_ref(),
        school_id=wrong.school_id,
        journal=wrong.journal,
        school_year=wrong.school_year,
        state=EntryState.DRAFT,
        work=wrong.work,
        need_id=wrong.need_id,
        corrects_id=wrong.id,
        happened_on=wrong.happened_on,
    )
    entries.write_facts(session, right, known)
    session.add(right)
    session.flush()
    entries.strike(session, wrong)
    return right


def _refuse_gaps(session: Session, entry: JournalEntry) -> None:
    found = entries.facts_of(session, entry)
    for key in REQUIRED.get(entry.journal, ()):
        if not found.get(key):
            raise FactMissing(key)


def _finish(session: Session, entry: JournalEntry, *, by: Specialist, now: datetime) -> None:
    signature = session.get_one(Staff, by.id).full_name
    entries.write_facts(session, entry, {**entries.facts_of(session, entry), "signature": signature})
    entries.number(session, entry, by_id=by.id, now=now)
    session.flush()
    if entry.work is not None and entry.work.need_id is not None:
        needs.rewrite(session, entry.work.need_id)
