"""What a journal's pages show, read in one snapshot and turned into plain values."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from sqlalchemy.orm import Session

from admin.views.journals import chosen
from admin.views.journals.chosen import Chip
from core import calendar, saved_views, schools, spelling
from core.actors import Specialist
from core.journals import books, columns, entries, facts, paging, rerouting
from core.journals.lines import Line
from core.journals.paging import Page, Wanted
from core.texts import Texts
from db.models.journals import EntryState, Journal, JournalColumn, JournalEntry
from db.models.staff import SavedView

DRAFTS: Final = 20
# Lines of the paper view on one screen: enough for a month of a busy school, few enough to be drawn at once.
SPREAD: Final = 200
# What a phone shows of a line before it is unfolded.
MAIN: Final = frozenset(
    {
        *("number", "happened_on", "happened_at", "received_at", "client", "group", "target", "topic", "reason"),
        *("category", "urgency", "status", "result", "feedback", "summary"),
    }
)
WIDE: Final = frozenset({"content", "feedback", "measures", "reason", "recommendation", "result", "summary", "topic"})
SHORT = frozenset({"class_name", "delivered", "minutes", "offline_participants", "participants", "reach"})


class OtherBook(Exception):
    """The line stands in another book than the address says."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Shelf:
    """What stands around a book: its years, where drafts wait, whose book it is; ``last``: the number given last."""

    journal: Journal
    title: str
    school: str
    year: int
    years: tuple[int, ...]
    years_with_drafts: tuple[int, ...]
    lines: int
    last: int
    drafts: int
    columns: tuple["Column", ...]
    may_read: bool


@dataclass(frozen=True, slots=True)
class Column:
    """A column of the book as it is drawn; ``short``: its heading without the hint in brackets, for cards."""

    key: str
    heading: str
    short: str
    css: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Listing:
    """A page of a book: drafts, chips, lines, and what was looked for."""

    page: Page
    drafts: tuple[Line, ...]
    skipped: int
    chips: tuple[Chip, ...]
    views: Sequence[SavedView]
    wanted: Wanted
    needles: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Field:
    """One editable fact of a line."""

    key: str
    label: str
    value: str
    is_short: bool


@dataclass(frozen=True, slots=True)
class Route:
    """What sends a draft's work into its books, while it can still be put right."""

    direction: str
    audience: str
    is_group: bool
    participants: int


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
    route: "Route | None" = None


def shelf(session: Session, journal: Journal, *, year: int | None, by: Specialist, text: Texts, now: datetime) -> Shelf:
    """What stands around a book of one school year: nothing of its lines but how many there are."""
    school = schools.school(session, by.school_id)
    wanted = calendar.school_year(school, now) if year is None else year
    years = books.years(session, journal, school_id=by.school_id, now=now)
    may_read = books.may_read(by, journal)
    found = columns.of_book(session, journal, school_id=by.school_id, school_year=wanted) if may_read else ()
    waiting = books.years_with_drafts(session, journal, school_id=by.school_id) if by.may_read_talks else {}
    return Shelf(
        journal=journal,
        title=books.title(session, journal, text.locale),
        school=school.names.get(text.locale) or school.names["kk"],
        year=wanted,
        years=tuple(sorted({*years, wanted}, reverse=True)),
        years_with_drafts=tuple(found for found in waiting if found != wanted),
        lines=books.standing(session, journal, school_id=by.school_id, school_year=wanted),
        last=entries.last_number(session, journal, school_id=by.school_id, school_year=wanted),
        drafts=waiting.get(wanted, 0),
        columns=tuple(_drawn(column, text) for column in found),
        may_read=may_read,
    )


def listing(
    session: Session, around: Shelf, wanted: Wanted, *, skip: int, by: Specialist, text: Texts, now: datetime
) -> Listing:
    """A page of a book. Drafts stand above the newest lines, as the next ones; they are not searched or filtered.

    Raises:
        NotAllowed: of this book the actor may only know how many lines it has.
    """
    journal, year = around.journal, around.year
    is_top = wanted == Wanted()
    return Listing(
        page=paging.page(session, journal, school_year=year, wanted=wanted, by=by, text=text),
        drafts=books.drafts(session, journal, school_year=year, by=by, text=text, skip=skip, most=DRAFTS)
        if is_top
        else (),
        skipped=skip,
        chips=chosen.chips(session, journal, wanted.chosen, year=year, by=by, text=text, now=now),
        views=saved_views.views(session, place=journal.value, by=by),
        wanted=wanted,
        needles=paging.needles(wanted.words),
    )


def lit(words: str, needles: Sequence[str]) -> list[tuple[str, bool]]:
    """The words of a cell in parts, each with whether it is what was looked for."""
    parts, done = [], 0
    for word in spelling.spelled(words):
        if any(paging.says(needle, word.folded) for needle in needles):
            parts += [(words[done : word.start], False), (words[word.start : word.end], True)]
            done = word.end
    return [*parts, (words[done:], False)]


def entry_form(session: Session, journal: Journal, entry_id: int, *, by: Specialist, text: Texts) -> EntryForm:
    """A line's form.

    Raises:
        EntryUnknown: another school's, or not there.
        OtherBook: another journal's.
    """
    entry = own(session, journal, entry_id, by=by)
    known = entries.facts_of(session, entry)
    found = columns.of_book(session, journal, school_id=by.school_id, school_year=entry.school_year)
    return EntryForm(
        entry_id=entry.id,
        number=entry.number,
        is_draft=entry.state is EntryState.DRAFT,
        title=books.title(session, journal, text.locale),
        year=entry.school_year,
        known=tuple(
            (columns.heading(column, text.locale), facts.cell(known, column, text))
            for column in found
            if not any(facts.is_editable(key) for key in facts.keys(column)) and facts.cell(known, column, text)
        ),
        fields=tuple(
            Field(key, _label(column, key, text), facts.render(known.get(key), text), key in SHORT)
            for column in found
            for key in facts.keys(column)
            if facts.is_editable(key)
        ),
        route=_route(session, entry),
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


def _route(session: Session, entry: JournalEntry) -> Route | None:
    work = entry.work
    if work is None or not rerouting.may(session, entry):
        return None
    return Route(work.direction, work.audience, work.is_group, work.participants)


def _drawn(column: JournalColumn, text: Texts) -> Column:
    heading = columns.heading(column, text.locale)
    looks = ("is-wide" if column.key in WIDE else "", "" if column.key in MAIN else "is-rest")
    return Column(column.key, heading, heading.split(" (")[0], " ".join(filter(None, looks)))


def _label(column: JournalColumn, key: str, text: Texts) -> str:
    """The column's own heading; where a cell holds two facts each has a name of its own."""
    return text(f"books-key-{key}") if column.also else columns.heading(column, text.locale)
