"""What the pages of an import show, read in one snapshot and turned into plain values."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from sqlalchemy.orm import Session

from core import calendar, schools
from core.actors import Specialist
from core.journals import books, columns, facts
from core.journals.importing import checking, keeping, leaving, mapping, taking
from core.journals.importing.checking import Checked, Row
from core.texts import Texts
from db.models.journals import Journal, JournalImport

YEARS_BACK: Final = 6
PREVIEW: Final = 5
SHOWN_WRONG: Final = 20
LONGEST_SAMPLE: Final = 80


@dataclass(frozen=True, slots=True)
class Waiting:
    """A file that was read and not taken in, or one that was taken in lately (``lines``)."""

    ref: str
    book: str
    year: int
    lines: int = 0


@dataclass(frozen=True, slots=True)
class Start:
    """What the first page offers."""

    books: Mapping[str, str]
    years: Sequence[int]
    waiting: Sequence[Waiting]
    recent: Sequence[Waiting]


@dataclass(frozen=True, slots=True)
class FileColumn:
    """A column of the file: its heading, what stands in it, and which column of the book it is."""

    place: int
    heading: str
    sample: str
    key: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Settling:
    """The page that says which column is which."""

    ref: str
    title: str
    year: int
    journal: Journal
    sheets: Sequence[tuple[str, int]]
    sheet: int
    head: int
    columns: Sequence[FileColumn]
    headings: Mapping[str, str]
    is_counted: bool
    may_count: bool


@dataclass(frozen=True, slots=True)
class WrongRow:
    """A row with its faults: each a column's key, its heading, kind words, and what was written."""

    number: int
    faults: Sequence[tuple[str, str, str, str]]
    beside: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Checking:
    """The page that shows what would be taken in."""

    ref: str
    title: str
    year: int
    journal: Journal
    headings: Sequence[str]
    preview: Sequence[Sequence[str]]
    wrong: Sequence[WrongRow]
    ready: int
    faulty: int
    there: int
    struck: int


def start(session: Session, *, by: Specialist, text: Texts, now: datetime) -> Start:
    """The books and years to choose from, and what waits."""
    titles = {journal: books.title(session, journal, text.locale) for journal in Journal}
    this = calendar.school_year(schools.school(session, by.school_id), now)
    return Start(
        books={journal.value: title for journal, title in titles.items()},
        years=range(this, this - YEARS_BACK, -1),
        waiting=[Waiting(kept.ref, titles[kept.journal], kept.school_year) for kept in keeping.waiting(session, by=by)],
        recent=[
            Waiting(act.detail["ref"], titles[act.detail["journal"]], act.detail["school_year"], act.detail["lines"])
            for act in taking.recent(session, by=by, now=now)
        ],
    )


def settling(session: Session, ref: str, *, by: Specialist, text: Texts) -> Settling:
    """The columns of the file beside those of the book.

    Raises:
        ImportUnknown: there is nothing to settle.
    """
    kept = keeping.find(session, ref, by=by)
    brought, keys = keeping.opened(session, kept), keeping.keys(kept)
    rows = brought.chosen.rows
    below = rows[brought.head + 1 :]
    return Settling(
        ref=ref,
        title=books.title(session, kept.journal, text.locale),
        year=kept.school_year,
        journal=kept.journal,
        sheets=[(sheet.name, len(sheet.rows)) for sheet in brought.sheets],
        sheet=brought.sheet,
        head=brought.head + 1 if keys else 0,
        columns=[
            FileColumn(place, heading.replace("\n", " "), _sample(below, place), keys.get(place, ""))
            for place, heading in enumerate(rows[brought.head])
            if heading or _sample(below, place)
        ],
        headings=headings(session, kept, text),
        is_counted=kept.is_counted,
        may_count=kept.journal in keeping.COUNTED,
    )


def headings(session: Session, kept: JournalImport, text: Texts) -> dict[str, str]:
    """The headings of the book by key."""
    shown = columns.of_book(session, kept.journal, school_id=kept.school_id, school_year=kept.school_year)
    return {column.key: columns.heading(column, text.locale) for column in shown}


def is_settled(kept: JournalImport) -> bool:
    """Whether the columns need no person: the day and two more were recognised."""
    keys = keeping.keys(kept)
    return mapping.day_key(keys) is not None and len(keys) > 2


def checking_page(session: Session, ref: str, *, by: Specialist, text: Texts, now: datetime) -> Checking:
    """What would be taken in, what is wrong, and what stands in the book already.

    Raises:
        ImportUnknown: there is nothing to check.
    """
    kept = keeping.find(session, ref, by=by)
    found = checking.check(session, kept, by=by, now=now)
    return Checking(
        ref=ref,
        title=books.title(session, kept.journal, text.locale),
        year=kept.school_year,
        journal=kept.journal,
        headings=[columns.heading(column, text.locale) for column in found.shown],
        preview=[
            [facts.cell(row.known, column, text) for column in found.shown]
            for row in (*found.ready, *found.there)[:PREVIEW]
        ],
        wrong=[_wrong(row, found, text) for row in found.wrong[:SHOWN_WRONG]],
        ready=len(found.ready),
        faulty=len(found.wrong),
        there=len(found.there),
        struck=found.struck,
    )


def _wrong(row: Row, found: Checked, text: Texts) -> WrongRow:
    faults = [(key, heading, said, row.written.get(key, "")) for key, heading, said in leaving.told(row, found, text)]
    faulty = {key for key, *_ in faults}
    beside = (written for key, written in row.written.items() if written and key not in faulty and key != "number")
    return WrongRow(row.number, faults, " · ".join(written[:LONGEST_SAMPLE] for written in beside))


def _sample(rows: Sequence[Sequence[str]], place: int) -> str:
    said = (row[place] for row in rows if len([cell for cell in row if cell]) > 1 and row[place])
    numbered = str(place + 1)
    return next((cell.replace("\n", " ")[:LONGEST_SAMPLE] for cell in said if cell != numbered), "")
