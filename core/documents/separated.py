"""CSV: the tables of a paper for a spreadsheet or a program.

Excel splits by the list separator of its region, which is a semicolon in Kazakh and Russian, and believes UTF-8 only
after a byte order mark. A cell that would begin a formula begins with an apostrophe instead (OWASP, CSV injection).
"""

import csv
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Final

from core.documents.cancelling import Count
from core.documents.paper import Heading, Paper, Paragraph, Part, Row, Table
from core.documents.plain import plain

SEPARATOR: Final = ";"
# The signs that begin a formula, and their wide twins, which some spreadsheets read alike.
_FORMULA: Final = ("=", "+", "-", "@", "\uff1d", "\uff0b", "\uff0d", "\uff20")


def write(paper: Paper, target: Path, count: Count) -> None:
    """Write the tables of a paper; words between them are told only where one table must be told from another."""
    is_one_table = sum(isinstance(part, Table) for part in paper.parts) == 1
    with target.open("w", encoding="utf-8-sig", newline="") as file:
        lines = csv.writer(file, delimiter=SEPARATOR)
        for part in paper.parts:
            if isinstance(part, Table):
                lines.writerows(_table(part, count, is_alone=is_one_table))
            elif not is_one_table:
                lines.writerows(_words(part))


def harmless(words: str) -> str:
    """A cell that no spreadsheet takes for a formula."""
    said = plain(words)
    return f"'{said}" if said.lstrip().startswith(_FORMULA) else said


def _table(table: Table, count: Count, *, is_alone: bool) -> Iterator[Iterable[str]]:
    if table.caption and not is_alone:
        yield (harmless(table.caption),)
    yield (harmless(column.heading) for column in table.columns)
    for row in count.over(table.rows):
        yield (harmless(cell) for cell in _cells(row))
    if not is_alone:
        yield ()


def _cells(row: Row) -> tuple[str, ...]:
    if not row.remark:
        return row.cells
    *others, last = row.cells
    return (*others, f"{last}\n{row.remark}" if last else row.remark)


def _words(part: Part) -> Iterator[tuple[str, ...]]:
    if isinstance(part, Heading | Paragraph):
        yield (harmless(part.words),)
