"""Books: one journal of one school year as it is read on the screen and printed, for whoever may read it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ColumnElement, Select, func, select
from sqlalchemy.orm import Session, joinedload

from core import calendar, schools
from core.actors import NotAllowed, Role, Specialist
from core.journals import columns, entries, lines, marks
from core.journals.lines import Line
from core.texts import Texts
from db.models.journals import Journal, JournalEntry, JournalMark, JournalTitle

# A deputy head checks what was done for groups; of the other books only the number of lines is shown.
OPEN_TO_DEPUTY = frozenset({Journal.PREVENTION, Journal.AWARENESS, Journal.GROUPS})
# Order No. 92 of 29.04.2025, p. 12: no psychological assessment without the parents' written consent.
REQUIRED: Mapping[Journal, tuple[str, ...]] = {Journal.ASSESSMENT: ("consent",)}


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


def read(
    session: Session,
    journal: Journal,
    *,
    school_year: int,
    by: Specialist,
    text: Texts,
    numbers: range | None = None,
) -> Book:
    """A book as people read it: all of it, or only the lines with these numbers, as they are printed.

    Raises:
        NotAllowed: of this book the actor may only know how many lines it has.
    """
    require_reader(by, journal)
    shown = columns.of_book(session, journal, school_id=by.school_id, school_year=school_year)
    statement = of_year(journal, school_id=by.school_id, school_year=school_year).order_by(JournalEntry.number)
    within = JournalEntry.number.is_not(None) if numbers is None else _within(numbers)
    found = session.scalars(statement.where(within)).all()
    return Book(
        journal=journal,
        title=title(session, journal, text.locale),
        school_year=school_year,
        keys=tuple(column.key for column in shown),
        headings=tuple(columns.heading(column, text.locale) for column in shown),
        drafts=drafts(session, journal, school_year=school_year, by=by, text=text) if numbers is None else (),
        lines=lines.shown(session, lines.opened(session, found), shown, by=by, text=text),
    )


def require_reader(by: Specialist, journal: Journal) -> None:
    """Refuse whoever may only know how many lines a book has.

    Raises:
        NotAllowed: the lines of this book are not for the actor.
    """
    if not may_read(by, journal):
        raise NotAllowed("only a psychologist reads this book")


def drafts(
    session: Session,
    journal: Journal,
    *,
    school_year: int,
    by: Specialist,
    text: Texts,
    skip: int = 0,
    most: int | None = None,
) -> tuple[Line, ...]:
    """The drafts of a book in the order of the work, none for a deputy head: a draft is the psychologist's own."""
    if not by.may_read_talks:
        return ()
    statement = (
        of_year(journal, school_id=by.school_id, school_year=school_year)
        .where(JournalEntry.number.is_(None))
        .order_by(JournalEntry.happened_on, JournalEntry.id)
        .offset(skip)
        .limit(most)
    )
    found = lines.opened(session, session.scalars(statement).all())
    required = REQUIRED.get(journal, ())
    shown = columns.of_book(session, journal, school_id=by.school_id, school_year=school_year)
    return lines.shown(session, found, shown, by=by, text=text, required=required)


def of_year(journal: Journal, *, school_id: int, school_year: int) -> Select[JournalEntry]:
    """The lines of one book of one school year, with the work they are about."""
    return (
        select(JournalEntry)
        .where(
            JournalEntry.school_id == school_id,
            JournalEntry.journal == journal,
            JournalEntry.school_year == school_year,
        )
        .options(joinedload(JournalEntry.work))
    )


def title(session: Session, journal: Journal, locale: str) -> str:
    """A book's name."""
    titles = session.get_one(JournalTitle, journal).titles
    return titles.get(locale) or titles["kk"]


def years(session: Session, journal: Journal, *, school_id: int, now: datetime) -> Sequence[int]:
    """The school years this book has lines of, and the one that runs now, latest first."""
    found = {calendar.school_year(schools.school(session, school_id), now)}
    # One step of the index for each year, however many lines a year has.
    latest = select(func.max(JournalEntry.school_year)).where(
        JournalEntry.school_id == school_id, JournalEntry.journal == journal
    )
    year = session.scalar(latest)
    while year is not None:
        found.add(year)
        year = session.scalar(latest.where(JournalEntry.school_year < year))
    return sorted(found, reverse=True)


def years_with_drafts(session: Session, journal: Journal, *, school_id: int) -> Mapping[int, int]:
    """How many drafts of this book wait in each school year, latest first."""
    statement = (
        select(JournalEntry.school_year, func.count())
        .where(JournalEntry.school_id == school_id, JournalEntry.journal == journal, JournalEntry.number.is_(None))
        .group_by(JournalEntry.school_year)
        .order_by(JournalEntry.school_year.desc())
    )
    return {row[0]: row[1] for row in session.execute(statement)}


def draft_counts(session: Session, *, school_id: int) -> Mapping[Journal, int]:
    """How many drafts wait in each book, of whatever school year."""
    statement = (
        select(JournalEntry.journal, func.count())
        .where(JournalEntry.school_id == school_id, JournalEntry.number.is_(None))
        .group_by(JournalEntry.journal)
    )
    return {row[0]: row[1] for row in session.execute(statement)}


def line_counts(session: Session, *, school_id: int, school_year: int) -> Mapping[Journal, int]:
    """How many standing lines each book has: all that a deputy head sees of most of them. Empty books are left out."""
    found = {journal: standing(session, journal, school_id=school_id, school_year=school_year) for journal in Journal}
    return {journal: count for journal, count in found.items() if count}


def standing(session: Session, journal: Journal, *, school_id: int, school_year: int) -> int:
    """How many standing lines one book has: its last number without the struck lines, which are few."""
    last = entries.last_number(session, journal, school_id=school_id, school_year=school_year)
    hashed = marks.blind(session, journal, school_id=school_id, school_year=school_year)
    struck = select(func.count()).where(JournalMark.mark == hashed("state:struck"))
    return last - (session.scalar(struck) or 0)


def _within(numbers: range) -> ColumnElement[bool]:
    return JournalEntry.number.between(numbers.start, numbers.stop - 1)
