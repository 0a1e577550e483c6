"""Sifting: which rows of a sheet are lines of a book, and which are headings, empty, struck through or signatures."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Final

from core.journals.importing import dates
from core.journals.importing.keeping import Brought
from core.journals.importing.mapping import day_key
from core.journals.importing.vocabulary import folded
from core.texts import LOCALES, texts

# what stands below a book: who signs, how many pages were laced
_TAIL: Final = 2
_NUMBER = re.compile(r"\d+")


@dataclass(frozen=True, slots=True)
class Sifted:
    """The lines of a sheet, each the words of its cells by column, by its number in the file; how many were struck."""

    lines: Mapping[int, Mapping[str, str]]
    struck: int


def sift(brought: Brought, keys: Mapping[int, str], *, school_year: int) -> Sifted:
    """The rows below the heading that say something of their own, with what was mended."""
    day = day_key(keys)
    found = {number: _cells(row, keys) for number, row in _below(brought) if not _is_between(row)}
    lines = _without_tail(found, brought, day, school_year)
    struck = {number for number, cells in lines.items() if number in brought.chosen.struck or _is_corrected(cells)}
    return Sifted(
        {
            number: {**{key: _without_remark(said) for key, said in cells.items()}, **brought.mended.get(number, {})}
            for number, cells in lines.items()
            if number not in struck
        },
        len(struck),
    )


def _is_corrected(cells: Mapping[str, str]) -> bool:
    """Whether the service itself wrote beside the line that another one is right (a CSV knows no other way)."""
    return any(_remark(line) == "documents-corrected" for cell in cells.values() for line in cell.split("\n"))


def _without_remark(written: str) -> str:
    """A cell without the remark which line it put right, and why: both have other numbers now."""
    lines = written.split("\n")
    kept = next((place for place, line in enumerate(lines) if _remark(line) == "documents-corrects"), len(lines))
    return "\n".join(lines[:kept])


def _remark(line: str) -> str | None:
    """Which remark of the service a line begins with, whatever number stands in it."""
    said = folded(_NUMBER.sub("", line, count=1))
    return next((name for words, name in _remarks().items() if said.startswith(words)), None) if said else None


@cache
def _remarks() -> Mapping[str, str]:
    names = ("documents-corrected", "documents-corrects")
    return {folded(texts(locale)(name, number="")): name for name in names for locale in LOCALES}


def _below(brought: Brought) -> Iterator[tuple[int, tuple[str, ...]]]:
    heading = brought.chosen.rows[brought.head]
    for number, row in enumerate(brought.chosen.rows[brought.head + 1 :], start=brought.head + 2):
        if row != heading:  # it is repeated where a page of paper began
            yield number, row


def _is_between(row: tuple[str, ...]) -> bool:
    """An empty row, a heading across the table, or the row of column numbers that paper forms have."""
    said = [cell for cell in row if cell]
    return len(said) < 2 or said == [str(place) for place in range(1, len(said) + 1)]


def _cells(row: tuple[str, ...], keys: Mapping[int, str]) -> Mapping[str, str]:
    return {key: row[place] if place < len(row) else "" for place, key in keys.items()}


def _without_tail(
    found: Mapping[int, Mapping[str, str]], brought: Brought, day: str | None, school_year: int
) -> Mapping[int, Mapping[str, str]]:
    def is_below(number: int) -> bool:
        row = brought.chosen.rows[number - 1]
        has_day = day is not None and dates.read(found[number][day], school_year=school_year) is not None
        return sum(map(bool, row)) <= _TAIL and not has_day

    last = next((number for number in sorted(found, reverse=True) if not is_below(number)), 0)
    return {number: cells for number, cells in found.items() if number <= last}
