"""Confirming and correcting: the only ways a line gets its number, and the only way it changes afterwards."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from core import chain, public_codes
from core.actors import Specialist, require_psychologist
from core.journals import entries, needs
from core.journals.books import REQUIRED
from core.journals.entries import NotADraft
from core.journals.facts import Facts
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
    """What confirming a whole book did: lines numbered, and lines left because a required fact is missing."""

    numbered: int
    left: int


def confirm(session: Session, entry_id: int, *, by: Specialist, now: datetime) -> JournalEntry:
    """A person confirms a draft: it gets its running number and can only be corrected from now on.

    Raises:
        NotADraft: it already has one.
        FactMissing: the law asks for a fact that is not there.
    """
    entry = _held(session, entry_id, by=by)
    if entry.state is not EntryState.DRAFT:
        raise NotADraft
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
    left = 0
    for entry_id in drafts:
        try:
            confirm(session, entry_id, by=by, now=now)
        except FactMissing:
            left += 1
    return Confirmed(numbered=len(drafts) - left, left=left)


def correct(
    session: Session, entry_id: int, *, changes: Mapping[str, str], reason: str, by: Specialist, now: datetime
) -> JournalEntry:
    """Append a corrected line with its reason to the same book; the wrong one stays, struck through.

    Raises:
        ReasonMissing: why is part of the record.
        NothingChanged: the lines would say the same.
        NotADraft: only a confirmed line can be corrected.
    """
    if not reason.strip():
        raise ReasonMissing
    wrong = _held(session, entry_id, by=by)
    if wrong.state is not EntryState.CONFIRMED:
        raise NotADraft
    if not changes:
        raise NothingChanged
    known = {**entries.facts_of(session, wrong), "correction": reason.strip(), "corrects": wrong.number}
    right = _copy(session, wrong, entries.by_hand(known, changes))
    entries.strike(session, wrong)
    _finish(session, right, by=by, now=now)
    entries.record(
        session, "journal:entry:corrected", right, by=by, now=now, corrects=wrong.number, fields=sorted(changes)
    )
    return right


def _copy(session: Session, wrong: JournalEntry, known: Facts) -> JournalEntry:
    """A line of the same work or need in the same book, whatever school year it is corrected in."""
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
    return right


def _held(session: Session, entry_id: int, *, by: Specialist) -> JournalEntry:
    """A line as it stands while nobody else can number one: two taps at once confirm it once."""
    chain.hold(session, by.school_id)
    entry = entries.find(session, entry_id, by=by)
    session.refresh(entry)
    return entry


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
