"""What a journal's pages show, read in one snapshot and turned into plain values."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.orm import Session

from core import calendar, schools
from core.actors import Specialist
from core.journals import books, entries, facts
from core.journals.books import Book
from core.texts import Texts
from db.models.journals import EntryState, Journal, JournalColumn, JournalEntry

SHORT = frozenset({"class_name", "delivered", "minutes", "offline_participants", "participants", "reach"})


class OtherBook(Exception):
    """The line stands in another book than the address says."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Shelf:
    """What stands around a book: its years, where drafts wait, whose book it is."""

    title: str
    school: str
    year: int
    years: tuple[int, ...]
    years_with_drafts: tuple[int, ...]
    lines: int
    book: Book | None


@dataclass(frozen=True, slots=True)
class Field:
    """One editable fact of a line."""

    key: str
    label: str
    value: str
    is_short: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class EntryForm:
    """A line as a form: what writes itself, and what a person may write."""

    entry_id: int
    number: int | None
    is_draft: bool
    title: str
    year: int
    known: tuple[tuple[str, str], ...]
    fields: tuple[Field, ...]


def shelf(session: Session, journal: Journal, *, year: int | None, by: Specialist, text: Texts, now: datetime) -> Shelf:
    """A book of one school year; the lines themselves only for whoever may read them."""
    school = schools.school(session, by.school_id)
    wanted = calendar.school_year(school, now) if year is None else year
    years = books.years(session, journal, school_id=by.school_id, now=now)
    may_read = books.may_read(by, journal)
    waiting = books.years_with_drafts(session, journal, school_id=by.school_id) if by.may_read_talks else ()
    return Shelf(
        title=books.title(session, journal, text.locale),
        school=school.names.get(text.locale) or school.names["kk"],
        year=wanted,
        years=tuple(sorted({*years, wanted}, reverse=True)),
        years_with_drafts=tuple(found for found in waiting if found != wanted),
        lines=books.line_counts(session, school_id=by.school_id, school_year=wanted).get(journal, 0),
        book=books.read(session, journal, school_year=wanted, by=by, text=text) if may_read else None,
    )


def entry_form(session: Session, journal: Journal, entry_id: int, *, by: Specialist, text: Texts) -> EntryForm:
    """A line's form.

    Raises:
        EntryUnknown: another school's, or not there.
        OtherBook: another journal's.
    """
    entry = own(session, journal, entry_id, by=by)
    known = entries.facts_of(session, entry)
    columns = books.columns(session, journal)
    return EntryForm(
        entry_id=entry.id,
        number=entry.number,
        is_draft=entry.state is EntryState.DRAFT,
        title=books.title(session, journal, text.locale),
        year=entry.school_year,
        known=tuple(
            (books.heading(column, text.locale), facts.cell(known, column, text))
            for column in columns
            if facts.EDITABLE.isdisjoint(facts.keys(column)) and facts.cell(known, column, text)
        ),
        fields=tuple(
            Field(key, _label(column, key, text), facts.render(known.get(key), text), key in SHORT)
            for column in columns
            for key in facts.keys(column)
            if key in facts.EDITABLE
        ),
    )


def own(session: Session, journal: Journal, entry_id: int, *, by: Specialist) -> JournalEntry:
    """A line of this book.

    Raises:
        EntryUnknown: another school's, or not there.
        OtherBook: another journal's.
    """
    entry = entries.find(session, entry_id, by=by)
    if entry.journal is not journal:
        raise OtherBook
    return entry


def _label(column: JournalColumn, key: str, text: Texts) -> str:
    """The column's own heading; where a cell holds two facts each has a name of its own."""
    return text(f"books-key-{key}") if column.also else books.heading(column, text.locale)
