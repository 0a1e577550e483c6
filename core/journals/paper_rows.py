"""The rows of a book's paper: read by rising number, a page of lines at a time, so that a long book takes no memory."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from sqlalchemy import Select, or_, select
from sqlalchemy.orm import Session

from core.actors import Specialist
from core.documents.paper import Column, Row, Table
from core.journals import books, columns, lines, marks
from core.journals.lines import Line, Opened
from core.texts import Texts
from core.words import class_name as class_of
from db.models.journals import Audience, EntryState, Journal, JournalColumn, JournalEntry, JournalMark, WorkRecord

AT_ONCE: Final = 250
# The book of the adults is kept in three sections.
SECTIONS: Final = (Audience.PARENT, Audience.TEACHER, Audience.ADMINISTRATION)
_FIGURES: Final = frozenset({"number", "participants", "reach", "offline_participants"})
# What a column takes of the width beside others: a number little, a day no more than its figures, words the rest.
_SHARES: Final = {
    "number": 0.5, "class_name": 0.7, "minutes": 0.75, "participants": 0.8, "reach": 0.8, "offline_participants": 0.9,
    "happened_on": 0.85, "happened_at": 0.9, "received_at": 0.9, "kind": 1.05, "direction": 1.3, "first_or_repeat": 0.9,
    "delivered": 0.9, "signature": 1.15, "note": 1.15, "topic": 1.5, "reason": 1.5, "recommendation": 1.5,
    "result": 1.7, "feedback": 1.5, "summary": 1.7, "content": 1.7, "measures": 1.4,
}  # fmt: skip
_USUAL: Final = 1.1
_SHORT: Final = 8  # letters of a heading above a number that need no more room than the number


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """Which lines of a book are meant: a school year, or one month of it ("2026-10"), or one class."""

    journal: Journal
    school_year: int
    month: str | None = None
    class_name: str | None = None

    @property
    def is_whole(self) -> bool:
        """Whether it is the whole book."""
        return self.month is None and self.class_name is None


def chosen(session: Session, part: Part, *, by: Specialist) -> Select[JournalEntry]:
    """The numbered lines of a part; of a class, those of its grade."""
    of_year = books.of_year(part.journal, school_id=by.school_id, school_year=part.school_year)
    statement = of_year.where(JournalEntry.number.is_not(None))
    if part.month is not None:
        first = date.fromisoformat(f"{part.month}-01")
        after = date(first.year + first.month // 12, first.month % 12 + 1, 1)
        statement = statement.where(JournalEntry.happened_on >= first, JournalEntry.happened_on < after)
    if part.class_name is not None:
        grade = "".join(filter(str.isdigit, part.class_name))
        # a choice by class may not tell a deputy head what a masked line is about
        for token in (f"class:{grade}", *(() if by.may_read_talks else ("open:yes",))):
            hashed = marks.blind(session, part.journal, school_id=by.school_id, school_year=part.school_year)
            carrying = select(JournalMark.number).where(JournalMark.mark == hashed(token))
            statement = statement.where(JournalEntry.number.in_(carrying))
    return statement


class Stream:
    """The lines of a paper, a page of them at a time: what was written is forgotten."""

    def __init__(self, session: Session, part: Part, *, by: Specialist, text: Texts) -> None:
        self._session, self._part, self._by, self._text = session, part, by, text
        self._columns: Sequence[JournalColumn] = columns.of_book(
            session, part.journal, school_id=by.school_id, school_year=part.school_year
        )
        self._keys = columns.keys(self._columns)
        self._chosen = chosen(session, part, by=by)

    def table(self) -> Table:
        """The ruled table of the book."""
        heads = tuple(_column(columns.heading(column, self._text.locale), column.key) for column in self._columns)
        return Table(columns=heads, rows=self._sections(), is_ruled=True)

    def _sections(self) -> Iterator[Row]:
        if self._part.journal is not Journal.ADULTS:
            yield from self._rows(None)
            return
        for audience in SECTIONS:
            yield Row((self._text(f"documents-section-{audience}"),), is_group=True)
            yield from self._rows(audience)

    def _rows(self, audience: Audience | None) -> Iterator[Row]:
        edge, theirs = 0, self._chosen
        if audience is not None:
            is_theirs = or_(WorkRecord.audience == audience, JournalEntry.work_id.is_(None))
            theirs = theirs.outerjoin(WorkRecord, WorkRecord.id == JournalEntry.work_id).where(is_theirs)
        while found := self._page(theirs, edge):
            edge = found[-1].number or 0
            opened = [line for line in lines.opened(self._session, found) if self._belongs(line, audience)]
            for line in lines.shown(self._session, opened, self._columns, by=self._by, text=self._text):
                yield _row(line, self._text)

    def _page(self, theirs: Select[JournalEntry], edge: int) -> Sequence[JournalEntry]:
        statement = theirs.where(JournalEntry.number > edge).order_by(JournalEntry.number).limit(AT_ONCE)
        return self._session.scalars(statement).all()

    def _belongs(self, line: Opened, audience: Audience | None) -> bool:
        """Whether a proposed line is of the section and of the class."""
        if audience is not None and line.entry.work is None:
            said = marks.filters(line.entry, line.known, self._keys)
            theirs = next((one for one in SECTIONS if f"audience:{one}" in said), SECTIONS[0])
            if theirs is not audience:
                return False
        return self._part.class_name is None or class_of(self._part.class_name) in _classes(line)


def _column(heading: str, key: str) -> Column:
    share = _SHARES.get(key, _USUAL)
    if key == "number" and len(heading) > _SHORT:
        share *= 1.6
    return Column(heading, share, is_figure=key in _FIGURES)


def _classes(line: Opened) -> set[str]:
    """The classes a line names, as the school writes them."""
    named = [line.entry.work.class_name if line.entry.work else None]
    for key in ("class_name", "client", "group", "target"):
        fact = line.known.get(key)
        named += fact if isinstance(fact, list) else [fact]
    words = (part for name in named if isinstance(name, str) for part in name.split(","))
    return {found for part in words if (found := class_of(part))}


def _row(line: Line, text: Texts) -> Row:
    return Row(line.cells, is_struck=line.state is EntryState.CORRECTED, remark=_remark(line, text))


def _remark(line: Line, text: Texts) -> str:
    said = []
    if line.corrected_by:
        said.append(text("documents-corrected", number=str(line.corrected_by)))
    if line.corrects:
        said.append(text("documents-corrects", number=str(line.corrects)))
        said += [text("books-reason", reason=line.reason)] if line.reason else []
    if line.is_masked:
        said.append(text("books-masked"))
    return " ".join(said)
