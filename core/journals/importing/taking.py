"""Taking: the rows that were checked become drafts of the book, all at once, and can be taken back while untouched."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from core import audit, chain, schools
from core.actors import Specialist, require_psychologist
from core.journals import books, entries, work
from core.journals.facts import CAME_WITH
from core.journals.importing import counting, keeping
from core.journals.importing.checking import Row, check
from core.journals.importing.keeping import ImportUnknown
from core.journals.importing.mapping import day_key
from db.models.audit import AuditRecord
from db.models.journals import Journal, JournalEntry, JournalImport, WorkRecord

TAKEN: Final = "journal:import:taken"
UNDONE: Final = "journal:import:undone"
UNDO_WITHIN: Final = timedelta(days=1)


class RowsWrong(Exception):
    """Some rows cannot be taken as they are, and nobody said that they are left out."""


class NothingToTake(Exception):
    """No row is left to be taken."""


class ColumnsUnsettled(Exception):
    """Nobody said yet which column holds the day."""


class TooLate(Exception):
    """It stands in the book by now: a line was numbered or rewritten, or a day has passed."""


@dataclass(frozen=True, slots=True)
class Taken:
    """What was taken in: how many drafts, how many rows were left out; ``ref`` takes it back."""

    ref: str
    journal: Journal
    school_year: int
    lines: int
    left: int


def take(session: Session, ref: str, *, leave_wrong: bool, again: bool = False, by: Specialist, now: datetime) -> Taken:
    """Draft a line from every row without a fault; what was brought is thrown away.

    ``leave_wrong``: rows with a fault are left out; ``again``: rows that stand in the book are taken once more.

    Raises:
        ImportUnknown: it was taken or thrown away.
        ColumnsUnsettled: no column holds the day.
        RowsWrong, NothingToTake: nothing is taken.
    """
    school = schools.school(session, by.school_id)  # kept in hand: each of thousands of drafts asks for it
    chain.hold(session, school.id)  # two taps at once take it once
    kept = keeping.find(session, ref, by=by)
    if day_key(keeping.keys(kept)) is None:
        raise ColumnsUnsettled
    found = check(session, kept, by=by, now=now)
    if found.wrong and not leave_wrong:
        raise RowsWrong
    rows = found.ready + tuple(row for row in found.there if again and not row.problems)
    if not rows:
        raise NothingToTake
    for row in sorted(rows, key=lambda row: (row.happened or now, row.number)):
        _draft(session, kept, row, happened=row.happened or now, by=by)
    done = Taken(kept.ref, kept.journal, kept.school_year, len(rows), len(found.rows) - len(rows))
    keeping.note(session, TAKEN, kept, by=by, now=now, ref=done.ref, lines=done.lines, left=done.left)
    session.delete(kept)
    session.flush()
    return done


def undo(session: Session, ref: str, *, by: Specialist, now: datetime) -> int:
    """Take back what the same person took in within a day, while none of its lines was numbered or rewritten.

    Returns how many drafts went.

    Raises:
        ImportUnknown: this person took in nothing under that reference.
        TooLate: it stands in the book by now.
    """
    require_psychologist(by)
    chain.hold(session, by.school_id)
    act = next((act for act in recent(session, by=by, now=now) if act.detail["ref"] == ref), None)
    if act is None:
        raise ImportUnknown
    drafts = _drafts(session, ref, Journal(act.detail["journal"]), act.detail["school_year"], by=by)
    if len(drafts) != act.detail["lines"]:
        raise TooLate
    works = [entry.work_id for entry in drafts if entry.work_id is not None]
    for entry in drafts:
        session.delete(entry)
    session.flush()
    session.execute(delete(WorkRecord).where(WorkRecord.id.in_(works)))
    about = {name: act.detail[name] for name in ("journal", "school_year", "ref", "lines")}
    audit.record(session, UNDONE, subject="journal_import", subject_id=None, staff_id=by.id, now=now, **about)
    return len(drafts)


def recent(session: Session, *, by: Specialist, now: datetime) -> Sequence[AuditRecord]:
    """What this person took in within the last day and did not take back, latest first."""
    statement = select(AuditRecord).where(
        AuditRecord.tag.in_((TAKEN, UNDONE)),
        AuditRecord.staff_id == by.id,
        AuditRecord.happened_at > now - UNDO_WITHIN,
    )
    found = session.scalars(statement.order_by(AuditRecord.id.desc())).all()
    gone = {act.detail["ref"] for act in found if act.tag == UNDONE}
    return [act for act in found if act.tag == TAKEN and act.detail["ref"] not in gone]


def _draft(session: Session, kept: JournalImport, row: Row, *, happened: datetime, by: Specialist) -> None:
    record = _work(session, kept, row, happened, by=by) if kept.is_counted else None
    known = {**row.known, CAME_WITH: kept.ref}
    entries.add_entry(session, by.school_id, kept.journal, happened=happened, work=record, known=known)


def _work(session: Session, kept: JournalImport, row: Row, happened: datetime, *, by: Specialist) -> WorkRecord:
    record = work.record_work(
        session,
        school_id=by.school_id,
        staff_id=row.signer or by.id,
        need_id=None,
        happened_at=happened,
        **counting.work_of(row.known, kept.journal),
    )
    record.is_repeat = counting.is_repeat(row.known)
    record.entered_by = by.id if row.signer not in (None, by.id) else None
    return record


def _drafts(
    session: Session, ref: str, journal: Journal, school_year: int, *, by: Specialist
) -> Sequence[JournalEntry]:
    """The untouched drafts that came with a file."""
    of_book = books.of_year(journal, school_id=by.school_id, school_year=school_year)
    waiting = session.scalars(of_book.where(JournalEntry.number.is_(None)).with_for_update(of=JournalEntry)).all()
    known = ((entry, entries.facts_of(session, entry)) for entry in waiting)
    return [entry for entry, found in known if found.get(CAME_WITH) == ref and not found.get("by_hand")]
