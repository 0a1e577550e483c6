"""Finding lines: a page at a time, newest first, by chosen filters and by words, flat however long the book is.

Filters and words become blind marks; the rarest leads through the numbers, the others are asked of each. Every line
that is proposed is opened and read before it is shown. Nothing is counted, and no page walks past a fixed bound.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final

from sqlalchemy import ColumnElement, exists, func, select
from sqlalchemy.orm import InstrumentedAttribute, Session, aliased

from core import spelling
from core.actors import Specialist
from core.journals import books, columns, lines, marks
from core.journals.lines import Line, Opened
from core.texts import Texts
from db.models.journals import Journal, JournalColumn, JournalEntry, JournalMark

PAGE: Final = 50
# How many lines are opened, and how many marks are walked past, for one page at most.
OPENED: Final = 400
WALKED: Final = 20_000
RARE: Final = 2_000
MOST_WORDS: Final = 6
FILTERS: Final = ("month", "class", "audience", "category", "by", "state")
# What a deputy head may choose by without learning what a masked line is about.
OPEN_FILTERS: Final = frozenset({"month", "state"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """What is looked for: chosen filters by name, typed words, and lines before or after a number."""

    chosen: Mapping[str, str] = field(default_factory=dict)
    words: str = ""
    before: int | None = None
    after: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """One page, the highest number first. ``older`` and ``newer`` are the numbers to go on from, None at an end.

    ``is_cut``: the bound was reached before the page was full; going on from ``older`` looks further.
    """

    lines: tuple[Line, ...]
    older: int | None
    newer: int | None
    is_cut: bool = False


def needles(words: str) -> tuple[str, ...]:
    """The folded words of a search, the first six."""
    return tuple(dict.fromkeys(word.folded for word in spelling.spelled(words)))[:MOST_WORDS]


def says(needle: str, folded: str) -> bool:
    """Whether a word of a line is the word that was typed, or begins with it when three letters or more were typed."""
    return folded.startswith(needle) if len(needle) >= marks.SHORTEST else folded == needle


def page(session: Session, journal: Journal, *, school_year: int, wanted: Wanted, by: Specialist, text: Texts) -> Page:
    """A page of a book.

    Raises:
        NotAllowed: of this book the actor may only know how many lines it has.
    """
    books.require_reader(by, journal)
    walk = _Walk(session, journal, school_year, by, wanted)
    before = wanted.before
    if wanted.after is not None:
        found, onward, is_cut = walk.gather(wanted.after, upward=True)
        if onward is not None:
            older = found[0].entry.number if found else wanted.after + 1
            return Page(lines=walk.shown(found[::-1], text), older=older, newer=onward, is_cut=is_cut)
        before = None  # fewer than a page above: show the newest page whole
    found, older, is_cut = walk.gather(before, upward=False)
    newest = (found[0].entry.number if found else before - 1) if before is not None else None
    newer = newest if newest is not None and walk.goes_on_above(newest) else None
    return Page(lines=walk.shown(found, text), older=older, newer=newer, is_cut=is_cut)


class _Walk:
    """One search through one book of one school year."""

    def __init__(self, session: Session, journal: Journal, year: int, by: Specialist, wanted: Wanted) -> None:
        self.session, self.by, self.wanted = session, by, wanted
        self.columns: Sequence[JournalColumn] = columns.of_book(
            session, journal, school_id=by.school_id, school_year=year
        )
        self.keys = columns.keys(self.columns)
        self.of_year = books.of_year(journal, school_id=by.school_id, school_year=year)
        self.needles = needles(wanted.words)
        self.tokens = self._tokens()
        hashed = marks.blind(session, journal, school_id=by.school_id, school_year=year)
        asked = self.tokens | {marks.of_word(needle) for needle in self.needles}
        self.marks = self._rarest_first([hashed(token) for token in sorted(asked)])

    def gather(self, edge: int | None, *, upward: bool) -> tuple[list[Opened], int | None, bool]:
        """A page of lines past a number, the number to go on from, and whether looking stopped too early."""
        found: list[Opened] = []
        looked = 0
        while looked < OPENED:
            proposed, stop = self._propose(edge, upward=upward)
            looked += len(proposed)
            found += [line for line in lines.opened(self.session, proposed) if self._says(line)]
            if len(found) > PAGE:
                return found[:PAGE], found[PAGE - 1].entry.number, False
            if len(proposed) <= PAGE:
                return found, stop, stop is not None
            edge = proposed[-1].number
        return found, edge, True

    def goes_on_above(self, number: int) -> bool:
        """Whether a line past this number is proposed."""
        return bool(self._propose(number, upward=True, most=1)[0])

    def shown(self, found: Sequence[Opened], text: Texts) -> tuple[Line, ...]:
        """Lines as text."""
        return lines.shown(self.session, found, self.columns, by=self.by, text=text)

    def _tokens(self) -> frozenset[str]:
        asked = frozenset(f"{name}:{value}" for name, value in self.wanted.chosen.items() if name in FILTERS and value)
        is_revealing = self.needles or not OPEN_FILTERS.issuperset(self.wanted.chosen)
        return asked | {"open:yes"} if is_revealing and not self.by.may_read_talks else asked

    def _says(self, line: Opened) -> bool:
        if not self.tokens <= marks.filters(line.entry, line.known, self.keys):
            return False
        if not self.needles:
            return True
        shown = marks.open_keys(self.keys, is_masked=lines.is_masked(line.entry, line.known, self.by))
        said = marks.spellings(line.known, shown)
        return all(any(says(needle, folded) for folded in said) for needle in self.needles)

    def _rarest_first(self, asked: list[int]) -> list[int]:
        def weight(mark: int) -> int:
            some = select(JournalMark.number).where(JournalMark.mark == mark).limit(RARE).subquery()
            return self.session.scalar(select(func.count()).select_from(some)) or 0

        return sorted(asked, key=weight) if len(asked) > 1 else asked

    def _propose(
        self, edge: int | None, *, upward: bool, most: int = PAGE + 1
    ) -> tuple[Sequence[JournalEntry], int | None]:
        """The next lines that carry every mark, and the number where looking stopped although there are more."""
        if not self.marks:
            number = JournalEntry.number
            statement = self.of_year.where(number.is_not(None), *_past(number, edge, upward=upward))
            order = number.asc() if upward else number.desc()
            return self.session.scalars(statement.order_by(order).limit(most)).all(), None
        numbers, stop = self._numbers(edge, upward=upward, most=most)
        found = self.session.scalars(self.of_year.where(JournalEntry.number.in_(numbers))).all() if numbers else ()
        return sorted(found, key=lambda entry: entry.number or 0, reverse=not upward), stop

    def _numbers(self, edge: int | None, *, upward: bool, most: int) -> tuple[Sequence[int], int | None]:
        first, *others = self.marks
        number = JournalMark.number
        order = number.asc() if upward else number.desc()
        leading = select(number).where(JournalMark.mark == first, *_past(number, edge, upward=upward))
        stop = self.session.scalar(leading.order_by(order).offset(WALKED).limit(1)) if others else None
        if stop is not None:
            leading = leading.where(number <= stop if upward else number >= stop)
        for mark in others:
            other = aliased(JournalMark)
            leading = leading.where(exists().where(other.mark == mark, other.number == number))
        return self.session.scalars(leading.order_by(order).limit(most)).all(), stop


def _past(number: InstrumentedAttribute[Any], edge: int | None, *, upward: bool) -> tuple[ColumnElement[bool], ...]:
    if edge is None:
        return ()
    return (number > edge if upward else number < edge,)
