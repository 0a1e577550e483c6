"""Books: one journal of one school year as it is read on the screen and printed, for whoever may read it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from core import calendar, schools
from core.actors import NotAllowed, Role, Specialist
from core.journals import entries, facts, needs
from core.journals.facts import Facts
from core.texts import Texts
from db.models.journals import Audience, EntryState, Journal, JournalColumn, JournalEntry, JournalTitle

# A deputy head checks what was done for groups; of the other books only the number of lines is shown.
OPEN_TO_DEPUTY = frozenset({Journal.PREVENTION, Journal.AWARENESS, Journal.GROUPS})


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One line with its cells as text; ``is_masked`` when its cells are about one child and the reader is a deputy."""

    id: int
    number: int | None
    state: EntryState
    cells: tuple[str, ...]
    is_red: bool = False
    is_masked: bool = False
    reason: str = ""
    corrects: int | None = None
    corrected_by: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Book:
    """A book of one school year: drafts in the order of the work, lines by rising number."""

    journal: Journal
    title: str
    school_year: int
    keys: tuple[str, ...]
    headings: tuple[str, ...]
    drafts: tuple[Line, ...]
    lines: tuple[Line, ...]


def may_read(by: Specialist, journal: Journal) -> bool:
    """Whether this person sees the lines of a book, not only how many there are."""
    return by.may_read_talks or (Role.DEPUTY_HEAD in by.roles and journal in OPEN_TO_DEPUTY)


def read(session: Session, journal: Journal, *, school_year: int, by: Specialist, text: Texts) -> Book:
    """A book as people read it.

    Raises:
        NotAllowed: of this book the actor may only know how many lines it has.
    """
    if not may_read(by, journal):
        raise NotAllowed("only a psychologist reads this book")
    shown = columns(session, journal)
    found = book(session, journal, school_id=by.school_id, school_year=school_year)
    known = _known(session, found)
    numbers = {entry.corrects_id: entry.number for entry in found if entry.corrects_id}
    lines = [_line(entry, known[entry.id], shown, numbers.get(entry.id), by, text) for entry in found]
    return Book(
        journal=journal,
        title=title(session, journal, text.locale),
        school_year=school_year,
        keys=tuple(column.key for column in shown),
        headings=tuple(heading(column, text.locale) for column in shown),
        # A deputy head checks confirmed lines; a draft is still the psychologist's own.
        drafts=tuple(line for line in lines if line.number is None) if by.may_read_talks else (),
        lines=tuple(line for line in lines if line.number is not None),
    )


def book(session: Session, journal: Journal, *, school_id: int, school_year: int) -> Sequence[JournalEntry]:
    """A book's lines of one school year: drafts first in the order of the work, then by rising number."""
    statement = (
        select(JournalEntry)
        .where(
            JournalEntry.journal == journal,
            JournalEntry.school_id == school_id,
            JournalEntry.school_year == school_year,
        )
        .order_by(JournalEntry.number.is_not(None), JournalEntry.number, JournalEntry.happened_on, JournalEntry.id)
    )
    return session.scalars(statement).all()


def columns(session: Session, journal: Journal) -> Sequence[JournalColumn]:
    """A book's columns in order."""
    statement = select(JournalColumn).where(JournalColumn.journal == journal).order_by(JournalColumn.position)
    return session.scalars(statement).all()


def heading(column: JournalColumn, locale: str) -> str:
    """A column's title."""
    return column.titles.get(locale) or column.titles["kk"]


def title(session: Session, journal: Journal, locale: str) -> str:
    """A book's name."""
    titles = session.get_one(JournalTitle, journal).titles
    return titles.get(locale) or titles["kk"]


def years(session: Session, journal: Journal, *, school_id: int, now: datetime) -> Sequence[int]:
    """The school years this book has lines of, and the one that runs now, latest first."""
    statement = select(JournalEntry.school_year).where(
        JournalEntry.school_id == school_id, JournalEntry.journal == journal
    )
    current = calendar.school_year(schools.school(session, school_id), now)
    return sorted({current, *session.scalars(statement.distinct())}, reverse=True)


def years_with_drafts(session: Session, journal: Journal, *, school_id: int) -> Sequence[int]:
    """The school years in which drafts of this book wait, latest first."""
    statement = select(JournalEntry.school_year).where(
        JournalEntry.school_id == school_id,
        JournalEntry.journal == journal,
        JournalEntry.state == EntryState.DRAFT,
    )
    return sorted(session.scalars(statement.distinct()), reverse=True)


def draft_counts(session: Session, *, school_id: int) -> Mapping[Journal, int]:
    """How many drafts wait in each book, of whatever school year."""
    statement = (
        select(JournalEntry.journal, func.count())
        .where(JournalEntry.school_id == school_id, JournalEntry.state == EntryState.DRAFT)
        .group_by(JournalEntry.journal)
    )
    return {row[0]: row[1] for row in session.execute(statement)}


def line_counts(session: Session, *, school_id: int, school_year: int) -> Mapping[Journal, int]:
    """How many standing lines each book has: all that a deputy head sees of most of them."""
    statement = (
        select(JournalEntry.journal, func.count())
        .where(
            JournalEntry.school_id == school_id,
            JournalEntry.school_year == school_year,
            JournalEntry.state == EntryState.CONFIRMED,
        )
        .group_by(JournalEntry.journal)
    )
    return {row[0]: row[1] for row in session.execute(statement)}


def _known(session: Session, found: Sequence[JournalEntry]) -> Mapping[int, Facts]:
    """The facts of lines; a standing line of J6 shows its need as it stands now."""
    wanted = [entry.need_id for entry in found if entry.need_id and entry.state is EntryState.CONFIRMED]
    standing = needs.standing(session, wanted) if wanted else {}
    return {
        entry.id: {
            **entries.facts_of(session, entry),
            **(standing.get(entry.need_id or 0, {}) if entry.state is EntryState.CONFIRMED else {}),
        }
        for entry in found
    }


def _line(
    entry: JournalEntry,
    known: Facts,
    shown: Sequence[JournalColumn],
    corrected_by: int | None,
    by: Specialist,
    text: Texts,
) -> Line:
    is_masked = not by.may_read_talks and _is_about_one_child(entry)
    open_to_all = {"number", "happened_on", "happened_at"}
    return Line(
        id=entry.id,
        number=entry.number,
        state=entry.state,
        cells=tuple(
            facts.cell(known, column, text) if column.key in open_to_all or not is_masked else "" for column in shown
        ),
        is_red=known.get("urgency") == facts.word("journals-urgency-red"),
        is_masked=is_masked,
        reason="" if is_masked else known.get("correction", ""),
        corrects=known.get("corrects"),
        corrected_by=corrected_by,
    )


def _is_about_one_child(entry: JournalEntry) -> bool:
    record = entry.work
    return record is not None and record.audience is Audience.STUDENT and not record.is_group
