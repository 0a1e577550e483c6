"""Ruling a book: a school's own columns from a school year on; the books of the years before keep theirs."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from core import audit, calendar, chain, public_codes, schools
from core.actors import Specialist, require_psychologist
from core.journals import columns, entries, marks
from core.journals.books import REQUIRED
from core.journals.facts import OWN
from db.models.journals import Journal, JournalColumn, JournalEntry

CHANGED: Final = "journal:columns:changed"
NUMBER: Final = "number"
MOST: Final = 20
LONGEST_TITLE: Final = 200
YEARS_AHEAD: Final = 1
AT_ONCE: Final = 500


class YearIsOver(Exception):
    """A book of a year that is over keeps its columns; one of a far year is not ruled yet."""


class TitleMissing(Exception):
    """A column has a heading, in Kazakh at least."""

    def __init__(self, position: int) -> None:
        super().__init__(position)
        self.position = position


class ColumnRequired(Exception):
    """The law, or the book itself, cannot be without this column."""

    def __init__(self, key: str) -> None:
        super().__init__(key)
        self.key = key


class ColumnUnknown(Exception):
    """The book knows no such fact, or shows it already."""


class TooManyColumns(Exception):
    """More would not fit on paper."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """A column as it shall be: its fact (:data:`core.journals.facts.OWN` alone: a new one) and titles by language."""

    key: str
    titles: Mapping[str, str]


def kept(journal: Journal) -> tuple[str, ...]:
    """The facts that a book may not be without: its number, and what the law asks for."""
    return (NUMBER, *REQUIRED.get(journal, ()))


def latest_year(session: Session, *, school_id: int, now: datetime) -> int:
    """The school year that runs now: from this one on a book can be ruled."""
    return calendar.school_year(schools.school(session, school_id), now)


def known(session: Session, journal: Journal, *, school_id: int) -> Mapping[str, JournalColumn]:
    """Every column this book can have: shipped for it or for a book that tells of work as it does, or the school's own.

    The book of needs has facts of its own.
    """
    return {column.key: column for column in _possible(session, journal, school_id=school_id)}


def change(
    session: Session, journal: Journal, *, since_year: int, wanted: Sequence[Wanted], by: Specialist, now: datetime
) -> None:
    """Rule a book anew from a school year on; lines of that year are found by what they show from now on.

    Raises:
        NotAllowed: only a psychologist keeps the books.
        YearIsOver, TitleMissing, ColumnRequired, ColumnUnknown, TooManyColumns: nothing is changed.
    """
    require_psychologist(by)
    _refuse_year(session, since_year, by=by, now=now)
    rows = _rows(session, journal, since_year, wanted, by=by)
    _replace(session, journal, since_year, rows, by=by, now=now)


def reset(session: Session, journal: Journal, *, since_year: int, by: Specialist, now: datetime) -> None:
    """Give a book the shipped columns again, from a school year on.

    Raises:
        NotAllowed: only a psychologist keeps the books.
        YearIsOver: nothing is changed.
    """
    require_psychologist(by)
    _refuse_year(session, since_year, by=by, now=now)
    shipped = select(JournalColumn).where(JournalColumn.journal == journal, JournalColumn.school_id.is_(None))
    rows = [
        _row(journal, since_year, column.position, column.key, column.also, column.titles, by=by)
        for column in session.scalars(shipped.order_by(JournalColumn.position))
    ]
    _replace(session, journal, since_year, rows, by=by, now=now)


def _possible(session: Session, journal: Journal, *, school_id: int) -> Sequence[JournalColumn]:
    """What can stand in a book, the likeliest words for it last."""
    alike = {Journal.NEEDS} if journal is Journal.NEEDS else set(Journal) - {Journal.NEEDS}
    is_own = (JournalColumn.school_id == school_id) & (JournalColumn.journal == journal)
    shipped = JournalColumn.school_id.is_(None) & JournalColumn.journal.in_(alike)
    rows = session.scalars(select(JournalColumn).where(shipped | is_own).order_by(JournalColumn.id)).all()
    # what is shipped for this very book goes before what another one says, the school's latest words before both
    return sorted(rows, key=lambda row: (row.school_id is not None, row.journal is journal, row.since_year))


def _refuse_year(session: Session, since_year: int, *, by: Specialist, now: datetime) -> None:
    running = latest_year(session, school_id=by.school_id, now=now)
    if not running <= since_year <= running + YEARS_AHEAD:
        raise YearIsOver


def _rows(
    session: Session, journal: Journal, since_year: int, wanted: Sequence[Wanted], *, by: Specialist
) -> list[JournalColumn]:
    if len(wanted) > MOST:
        raise TooManyColumns
    possible = _possible(session, journal, school_id=by.school_id)
    there = {column.key for column in possible}
    beside = {column.key: column.also for column in possible if column.school_id is None}
    alone = {column.key for column in wanted}
    rows: list[JournalColumn] = []
    for position, column in enumerate(wanted, start=1):
        titles = {locale: " ".join(words.split())[:LONGEST_TITLE] for locale, words in column.titles.items()}
        if not titles.get("kk"):
            raise TitleMissing(position)
        is_new = column.key == OWN
        if not is_new and (column.key not in there or column.key in {row.key for row in rows}):
            raise ColumnUnknown
        key = OWN + public_codes.new_ref()[:16] if is_new else column.key
        # the second fact of a cell leaves it when it has a column of its own
        also = None if beside.get(key) in alone else beside.get(key)
        said = {locale: words for locale, words in titles.items() if words}
        rows.append(_row(journal, since_year, position, key, also, said, by=by))
    for key in kept(journal):
        if key not in {row.key for row in rows}:
            raise ColumnRequired(key)
    return rows


def _row(
    journal: Journal,
    since_year: int,
    position: int,
    key: str,
    also: str | None,
    titles: Mapping[str, str],
    *,
    by: Specialist,
) -> JournalColumn:
    return JournalColumn(
        school_id=by.school_id,
        since_year=since_year,
        journal=journal,
        position=position,
        key=key,
        also=also,
        titles=dict(titles),
    )


def _replace(
    session: Session, journal: Journal, since_year: int, rows: Sequence[JournalColumn], *, by: Specialist, now: datetime
) -> None:
    chain.hold(session, by.school_id)  # nothing is numbered under the old columns meanwhile
    years = _years(session, journal, since_year, school_id=by.school_id)
    before = {year: _keys(session, journal, year, by=by) for year in years}
    is_version = (JournalColumn.school_id == by.school_id) & (JournalColumn.since_year == since_year)
    session.execute(delete(JournalColumn).where(JournalColumn.journal == journal, is_version))
    session.add_all(rows)
    session.flush()
    for year, shown in before.items():
        after = _keys(session, journal, year, by=by)
        if set(after) != set(shown):
            _mark_anew(session, journal, year, shown, after, by=by)
    said = {"journal": journal.value, "since_year": since_year, "columns": [row.key for row in rows]}
    audit.record(session, CHANGED, subject="school", subject_id=by.school_id, staff_id=by.id, now=now, **said)


def _years(session: Session, journal: Journal, since_year: int, *, school_id: int) -> Sequence[int]:
    """The years from this one on whose book has numbered lines: one, or two."""
    of_book = select(JournalEntry.school_year).where(
        JournalEntry.school_id == school_id, JournalEntry.journal == journal, JournalEntry.number.is_not(None)
    )
    return session.scalars(of_book.where(JournalEntry.school_year >= since_year).distinct()).all()


def _keys(session: Session, journal: Journal, year: int, *, by: Specialist) -> tuple[str, ...]:
    return columns.keys(columns.of_book(session, journal, school_id=by.school_id, school_year=year))


def _mark_anew(
    session: Session, journal: Journal, year: int, before: Sequence[str], after: Sequence[str], *, by: Specialist
) -> None:
    """Lines are found by the words of the columns they show."""
    last = 0
    of_book = select(JournalEntry).where(
        JournalEntry.school_id == by.school_id, JournalEntry.journal == journal, JournalEntry.school_year == year
    )
    of_book = of_book.order_by(JournalEntry.number).limit(AT_ONCE)
    while found := session.scalars(of_book.where(JournalEntry.number > last)).all():
        for entry in found:
            said = entries.facts_of(session, entry)
            marks.follow(session, entry, marks.of_line(entry, said, before), marks.of_line(entry, said, after))
        last = found[-1].number or last
