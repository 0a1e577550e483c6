"""XLSX: a sheet for the cover and one for each table, with the words that stand around it. Rows stream."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from core.documents.blanks import filled_by_hand
from core.documents.cancelling import Count
from core.documents.paper import Heading, PageBreak, Paper, Paragraph, Part, Signatures, Stamp, Table
from core.documents.sheet_pieces import Look
from core.documents.spreadsheet import Sheet, Spreadsheet
from core.texts import texts

# The width of a page in letters, and the narrowest column.
_WIDTHS: Final = {True: 150.0, False: 95.0}
_NARROWEST: Final = 6.0
Words = tuple[str, Look]


@dataclass(slots=True)
class Leaf:
    """What one sheet holds: words, a table or none, and the words after it."""

    before: list[Words] = field(default_factory=list)
    table: Table | None = None
    after: list[Words] = field(default_factory=list)


def write(paper: Paper, target: Path, count: Count) -> None:
    """Write a paper as sheets. Charts are left out: a table beside each says the same."""
    width = _WIDTHS[paper.is_landscape]
    with Spreadsheet(target) as book:
        for leaf in _leaves(paper):
            _write(book, leaf, paper, width, count)


def _leaves(paper: Paper) -> Iterator[Leaf]:
    """The sheets in order; words lead the table that follows, what follows the last table stays with it."""
    front = [*_stamp(paper.stamp), *_cover(paper)]
    leaf = Leaf(before=front)
    if paper.cover:
        yield leaf
        leaf = Leaf()
    for part in paper.parts:
        if isinstance(part, Table):
            if leaf.table:
                yield Leaf(leaf.before, leaf.table)
                leaf = Leaf(before=leaf.after)
            leaf.table = part
        else:
            (leaf.after if leaf.table else leaf.before).extend(_words(part))
    closing = [(filled_by_hand(line), Look.WORDS) for line in (*paper.closing, paper.foot) if line]
    (leaf.after if leaf.table else leaf.before).extend(closing)
    yield leaf


def _write(book: Spreadsheet, leaf: Leaf, paper: Paper, width: float, count: Count) -> None:
    table = leaf.table
    before = [*leaf.before, *([(table.caption, Look.HEADING)] if table and table.caption else [])]
    widths = _widths(table, width) if table else (width,)
    head = range(len(before) + 1, len(before) + (3 if table.is_ruled else 2)) if table else None
    with book.sheet(_name(leaf, paper), widths, is_landscape=paper.is_landscape, head=head) as sheet:
        for words, look in before:
            sheet.words(words, look)
        if table:
            _table(sheet, table, count)
        for words, look in leaf.after:
            sheet.words(words, look)


def _table(sheet: Sheet, table: Table, count: Count) -> None:
    heads = [Look.HEAD] * len(table.columns)
    sheet.row([column.heading for column in table.columns], heads)
    if table.is_ruled:
        sheet.row([str(number) for number, _ in enumerate(table.columns, 1)], heads)
    plain = [Look.FIGURE if column.is_figure else Look.CELL for column in table.columns]
    struck = [Look.STRUCK_FIGURE if column.is_figure else Look.STRUCK for column in table.columns]
    for row in count.over(table.rows):
        if row.is_group:
            sheet.group(" ".join(filter(None, row.cells)))
        else:
            sheet.row(row.cells, struck if row.is_struck else plain, row.remark)


def _widths(table: Table, width: float) -> tuple[float, ...]:
    whole = sum(column.share for column in table.columns)
    return tuple(max(_NARROWEST, width * column.share / whole) for column in table.columns)


def _name(leaf: Leaf, paper: Paper) -> str:
    if leaf.table is None and paper.cover is not None:
        return texts(paper.locale)("documents-cover")
    headings = [words for words, look in leaf.before if look is Look.HEADING and leaf.table]
    return (leaf.table.caption if leaf.table else "") or (headings[-1] if headings else paper.title)


def _stamp(stamp: Stamp | None) -> Iterator[Words]:
    if stamp:
        for line in (*stamp.left, "", *stamp.right, ""):
            yield line, Look.WORDS


def _cover(paper: Paper) -> Iterator[Words]:
    cover = paper.cover
    if cover is None:
        yield from (
            ((paper.school, Look.WORDS), (paper.title, Look.TITLE)) if paper.school else ((paper.title, Look.TITLE),)
        )
        return
    yield from ((line, Look.WORDS) for line in (*cover.above, ""))
    yield cover.title, Look.TITLE
    yield from ((line, Look.WORDS) for line in ("", *cover.middle, "", *cover.below))


def _words(part: Part) -> Iterator[Words]:
    match part:
        case Heading(words):
            yield words, Look.HEADING
        case Paragraph(words, is_small):
            yield words, Look.SMALL if is_small else Look.WORDS
        case Signatures(lines):
            yield "", Look.WORDS
            yield from ((f"{who} ____________________ {name}".rstrip(), Look.WORDS) for who, name in lines)
        case PageBreak():
            yield "", Look.WORDS
