"""Reading a spreadsheet: its sheets as rows of plain words. A formula is the value it showed last, never worked out."""

import csv
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, time
from io import BytesIO, StringIO
from itertools import islice
from typing import Any, Final

from core import words
from core.journals.importing.opening import SheetBroken, SheetTooLarge, is_workbook

MOST_ROWS: Final = 1_000  # they are taken in one transaction, and the chat waits for it meanwhile
MOST_COLUMNS: Final = 60
MOST_SHEETS: Final = 20
LAST_ROW: Final = 100_000
MOST_CHARACTERS: Final = 8_000_000
LONGEST: Final = 32_767
_MARKS: Final = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))
_DELIMITERS: Final = ";\t,"
# before words that begin like a formula our own files set an apostrophe
_FORMULA: Final = ("=", "+", "-", "@")


class SheetEmpty(Exception):
    """No row says anything."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet: its name, its rows by their number in the file (from 1), and which of them are struck through."""

    name: str
    rows: tuple[tuple[str, ...], ...]
    struck: frozenset[int] = frozenset()


def sheets(content: bytes) -> tuple[Sheet, ...]:
    """The sheets of a file that say anything.

    Raises:
        SheetOld, SheetWithMacros, SheetTooLarge, SheetBroken: see :mod:`core.journals.importing.opening`.
        SheetEmpty: there is nothing in it.
    """
    found = _workbook(content) if is_workbook(content) else (_text(content),)
    said = tuple(sheet for sheet in found if any(any(row) for row in sheet.rows))
    if not said:
        raise SheetEmpty
    return said


def _workbook(content: bytes) -> tuple[Sheet, ...]:
    from openpyxl import load_workbook  # type: ignore[import-untyped]  # imported lazily: it takes a tenth of a second

    try:
        book = load_workbook(BytesIO(content), read_only=True, data_only=True, keep_links=False)
        try:
            return tuple(_sheet(sheet) for sheet in islice(book.worksheets, MOST_SHEETS))
        finally:
            book.close()
    except SheetTooLarge:
        raise
    except Exception as problem:  # whatever a broken file does to its reader, the answer is the same
        raise SheetBroken from problem


def _sheet(sheet: Any) -> Sheet:
    sheet.reset_dimensions()  # what a file says of its own size may be wrong
    found, struck, size = [], set(), 0
    for number, cells in enumerate(sheet.iter_rows(max_row=LAST_ROW, max_col=MOST_COLUMNS), start=1):
        filled = [cell for cell in cells if cell.value is not None]
        if not filled and number > MOST_ROWS:  # a sheet may have been drawn far below its last words
            continue
        if filled and filled[0].font is not None and filled[0].font.strike:  # a remark beside it is not struck
            struck.add(number)
        found.append(tuple(_plain(cell.value) for cell in cells))
        size += sum(map(len, found[-1]))
        if len(found) > MOST_ROWS or size > MOST_CHARACTERS:
            raise SheetTooLarge
    return Sheet(sheet.title, _trimmed(found), frozenset(struck))


def _text(content: bytes) -> Sheet:
    said = _decoded(content)
    first = next((line for line in said.splitlines() if line.strip()), "")
    delimiter = max(_DELIMITERS, key=first.count)
    try:
        lines = csv.reader(StringIO(said, newline=""), delimiter=delimiter)
        rows = [tuple(_bare(_plain(cell)) for cell in line[:MOST_COLUMNS]) for line in _few(lines)]
    except csv.Error as problem:
        raise SheetBroken from problem
    return Sheet("", _trimmed(rows))


def _few(lines: Iterator[list[str]]) -> Iterable[list[str]]:
    for number, line in enumerate(lines):
        if number >= MOST_ROWS:
            raise SheetTooLarge
        yield line


def _decoded(content: bytes) -> str:
    """Text as Excel, LibreOffice or an old programme wrote it."""
    if b"\0" in content[:1024] and not content.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise SheetBroken
    encodings = [name for mark, name in _MARKS if content.startswith(mark)] or ["utf-8", "kz1048"]
    for encoding in encodings:
        try:
            return content.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise SheetBroken


def _bare(cell: str) -> str:
    """A cell without the apostrophe that keeps a spreadsheet from reading it as a formula."""
    return cell[1:] if cell.startswith("'") and cell[1:].startswith(_FORMULA) else cell


def _plain(value: Any) -> str:
    """A cell as a person would have written it."""
    written: dict[type, Callable[[Any], str]] = {
        bool: lambda said: "1" if said else "0",
        float: lambda said: str(int(said)) if said.is_integer() else str(said),
        datetime: lambda said: said.strftime("%d.%m.%Y, %H:%M" if said.time() != time() else "%d.%m.%Y"),
        date: lambda said: said.strftime("%d.%m.%Y"),
        time: lambda said: said.strftime("%H:%M"),
    }
    if value is None:
        return ""
    said = written.get(type(value), str)(value)
    lines = (" ".join(line.split()) for line in words.readable(said).splitlines())
    return "\n".join(line for line in lines if line)[:LONGEST]


def _trimmed(rows: list[tuple[str, ...]]) -> tuple[tuple[str, ...], ...]:
    """Rows without the empty ones at the end, all as wide as the widest that says anything."""
    width = max((place for row in rows for place, cell in enumerate(row, start=1) if cell), default=0)
    height = max((place for place, row in enumerate(rows, start=1) if any(row)), default=0)
    return tuple((*row[:width], *[""] * (width - len(row))) for row in rows[:height])
