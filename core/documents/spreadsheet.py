"""A spreadsheet written row by row: nothing of it stays in memory, and no cell is anything but text.

By hand, because the quick library knows every cell's look before the first row: it cannot strike a wrong line through
while rows stream, and two columns with one heading become one. Inline strings are the floor it is measured against.
"""

import math
import re
import textwrap
import zipfile
from collections.abc import Sequence
from html import escape
from pathlib import Path
from types import TracebackType
from typing import IO, Final, Self

from core.documents import sheet_pieces as pieces
from core.documents.plain import SEEN, plain
from core.documents.sheet_pieces import Look

LONGEST: Final = 32_767  # what a cell of Excel holds, in UTF-16 units
_LONGEST_NAME: Final = 31
_FORBIDDEN: Final = re.compile(r"[\[\]:*?/\\]")
_ESCAPE: Final = re.compile("_(?=x[0-9A-Fa-f]{4}_)")  # Excel reads _x0041_ as a letter
# A line of text in points, the highest row there may be, and how much larger a title is.
_LINE, _HIGHEST, _TITLE = 15.0, 400.0, 1.5
_OPEN: Final = [f'<c t="inlineStr" s="{look}"><is><t xml:space="preserve">' for look in Look]
_EMPTY: Final = [f'<c s="{look}"/>' for look in Look]
_SPECIAL: Final = re.compile(f"{SEEN.pattern}|[&<>]|_x")
_USUAL: Final = LONGEST // 2
_SLACK: Final = 1.15  # words do not fill a line
_BOLD: Final = 1.25  # a bold letter is wider than a column's own
_CHUNK: Final = 64 * 1024


class Spreadsheet:
    """An XLSX file being written, a sheet at a time. A context: what it holds is whole when the context is left."""

    def __init__(self, target: Path) -> None:
        self._zip = zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED, compresslevel=3)
        self._sheets: list[tuple[str, range | None]] = []

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, fault: object, trace: TracebackType | None) -> None:
        if kind is None:
            self._hold_together()
        self._zip.close()

    def sheet(self, name: str, widths: Sequence[float], *, is_landscape: bool, head: range | None) -> "Sheet":
        """Begin a sheet; ``head`` are the rows (1 is the first) that stay in sight and on every page."""
        self._sheets.append((self._free(name), head))
        file = self._zip.open(f"xl/worksheets/sheet{len(self._sheets)}.xml", "w", force_zip64=True)
        return Sheet(file, widths, is_landscape=is_landscape, head=head)

    def _free(self, name: str) -> str:
        """A name that Excel allows and no other sheet has."""
        wanted = _FORBIDDEN.sub(" ", plain(name)).replace("\n", " ").strip(" '")[:_LONGEST_NAME].strip(" '") or "1"
        taken = {taken.casefold() for taken, _ in self._sheets}
        free, number = wanted, 1
        while free.casefold() in taken:
            number += 1
            free = f"{wanted[: _LONGEST_NAME - 5]} ({number})"
        return free

    def _hold_together(self) -> None:
        for name, said in (
            ("[Content_Types].xml", pieces.content_types(len(self._sheets))),
            ("_rels/.rels", pieces.PACKAGE_RELATIONS),
            ("xl/styles.xml", pieces.STYLES),
            ("xl/_rels/workbook.xml.rels", pieces.book_relations(len(self._sheets))),
            ("xl/workbook.xml", pieces.workbook(self._sheets)),
        ):
            self._zip.writestr(name, said)


class Sheet:
    """One sheet being written. A context."""

    def __init__(self, file: IO[bytes], widths: Sequence[float], *, is_landscape: bool, head: range | None) -> None:
        self._file, self._widths, self._is_landscape = file, widths, is_landscape
        self._row, self._merged = 0, list[str]()
        self._waiting, self._size = list[str](), 0
        self._say(_beginning(widths, head))

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, fault: object, trace: TracebackType | None) -> None:
        if kind is None:
            self._say(_end(self._merged, is_landscape=self._is_landscape))
            self._flush()
        self._file.close()

    def words(self, said: str, look: Look) -> None:
        """Words across the whole sheet."""
        self._across()
        width = sum(self._widths) / (_TITLE if look is Look.TITLE else 1.0)
        lines = _lines(said, width) * (_TITLE if look is Look.TITLE else 1.0)
        self._add([cell(said, look)], lines)

    def group(self, said: str) -> None:
        """A heading across the table."""
        self._across()
        self._add([cell(said, Look.GROUP), *[cell("", Look.GROUP)] * (len(self._widths) - 1)], 1)

    def row(self, cells: Sequence[str], looks: Sequence[Look], remark: str = "") -> None:
        """A row of the table, as high as its longest cell; a remark stands in its last."""
        lines = max(map(_head_lines if looks[0] is Look.HEAD else _lines, cells, self._widths))
        made = [cell(words, look) for words, look in zip(cells, looks, strict=True)]
        if remark:
            made[-1] = cell(cells[-1], looks[-1], remark)
            lines = max(lines, _lines(f"{cells[-1]}\n{remark}", self._widths[-1]))
        self._add(made, lines)

    def _across(self) -> None:
        if len(self._widths) > 1:
            self._merged.append(f"A{self._row + 1}:{_letter(len(self._widths))}{self._row + 1}")

    def _add(self, cells: Sequence[str], lines: float) -> None:
        self._row += 1
        height = min(lines * _LINE, _HIGHEST)
        self._say(f'<row r="{self._row}" ht="{height:.0f}" customHeight="1">{"".join(cells)}</row>')

    def _say(self, said: str) -> None:
        self._waiting.append(said)
        self._size += len(said)
        if self._size > _CHUNK:
            self._flush()

    def _flush(self) -> None:
        self._file.write("".join(self._waiting).encode())
        self._waiting, self._size = [], 0


def cell(words: str, look: Look, remark: str = "") -> str:
    """A cell of text; a remark stands under its words and is never struck through."""
    if not remark:
        if not words:
            return _EMPTY[look]
        if len(words) < _USUAL and _SPECIAL.search(words) is None:  # nearly every cell
            return f"{_OPEN[look]}{words}</t></is></c>"
        said = _text(words)
    else:
        struck = "<rPr><strike/></rPr>" if look in {Look.STRUCK, Look.STRUCK_FIGURE} else ""
        before = f"<r>{struck}{_text(words)}</r>" if words else ""
        said = before + f"<r>{_text(chr(10) + remark if words else remark)}</r>"
        look = Look.CELL  # the words are struck, the cell is not
    return f'<c t="inlineStr" s="{look.value}"><is>{said}</is></c>'


def _text(words: str) -> str:
    said = plain(words)
    if len(said) * 2 > LONGEST:
        said = said.encode("utf-16-le")[: LONGEST * 2].decode("utf-16-le", "ignore")
    if "_x" in said:
        said = _ESCAPE.sub("_x005F_", said)
    return f'<t xml:space="preserve">{escape(said, quote=False)}</t>'


def _lines(words: str, width: float) -> int:
    """How many lines words take in a column of that many letters: programs do not always measure what they open."""
    if "\n" in words:
        return sum(_lines(line, width) for line in words.split("\n"))
    return max(1, math.ceil(len(words) * _SLACK / width))


def _head_lines(words: str, width: float) -> int:
    """The same of a heading: short, bold, its words never on one line with half of the next."""
    return max(1, len(textwrap.wrap(words, max(1, int(width / _BOLD)))))


def _letter(column: int) -> str:
    """The letters of a column from 1 on."""
    before, at = divmod(column - 1, 26)
    return (_letter(before) if before else "") + chr(ord("A") + at)


def _beginning(widths: Sequence[float], head: range | None) -> str:
    still = (
        f'<pane ySplit="{head.stop - 1}" topLeftCell="A{head.stop}" activePane="bottomLeft" state="frozen"/>'
        if head
        else ""
    )
    columns = "".join(
        f'<col min="{number}" max="{number}" width="{width:.1f}" customWidth="1"/>'
        for number, width in enumerate(widths, 1)
    )
    return (
        f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<worksheet xmlns="{pieces.MAIN}">'
        '<sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>'
        f'<sheetViews><sheetView workbookViewId="0">{still}</sheetView></sheetViews>'
        f'<sheetFormatPr defaultRowHeight="{_LINE:.0f}"/><cols>{columns}</cols><sheetData>'
    )


def _end(merged: Sequence[str], *, is_landscape: bool) -> str:
    cells = "".join(f'<mergeCell ref="{ref}"/>' for ref in merged)
    return (
        "</sheetData>"
        + (f'<mergeCells count="{len(merged)}">{cells}</mergeCells>' if merged else "")
        + '<pageMargins left="0.6" right="0.4" top="0.5" bottom="0.6" header="0.3" footer="0.3"/>'
        f'<pageSetup paperSize="9" orientation="{"landscape" if is_landscape else "portrait"}" fitToWidth="1"'
        ' fitToHeight="0"/><headerFooter><oddFooter>&amp;C&amp;P / &amp;N</oddFooter></headerFooter>'
        '<ignoredErrors><ignoredError sqref="A1:XFD1048576" numberStoredAsText="1"/></ignoredErrors></worksheet>'
    )
