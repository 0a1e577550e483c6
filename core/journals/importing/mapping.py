"""Mapping: which row of a sheet is its heading, and which column of the sheet is which column of the book."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from core.journals.importing.vocabulary import folded, school_words
from db.models.journals import JournalColumn

LOOKED_AT: Final = 60
# how surely a heading names a column: its whole title, its title without the hint in brackets, how schools call it
_WHOLE, _SHORT, _CALLED = 3, 2, 1
DAYS: Final = ("happened_on", "happened_at", "received_at")


@dataclass(frozen=True, slots=True)
class Proposal:
    """The heading's place (from 0), and the book's columns by the place of the sheet's."""

    head: int
    keys: Mapping[int, str]


def propose(rows: Sequence[Sequence[str]], columns: Sequence[JournalColumn]) -> Proposal:
    """The row that names the most columns of the book; with none, the first that has two words."""
    titles = [(column.key, _names(column)) for column in columns]
    best, surest = Proposal(_first(rows), {}), 0
    for place, row in enumerate(rows[:LOOKED_AT]):
        keys, sure = _named(row, titles)
        if len(keys) > 1 and sure > surest:
            best, surest = Proposal(place, keys), sure
    return best


def day_key(keys: Mapping[int, str]) -> str | None:
    """The column that says when it was."""
    return next((key for key in DAYS if key in keys.values()), None)


def _named(row: Sequence[str], titles: Sequence[tuple[str, Mapping[str, int]]]) -> tuple[dict[int, str], int]:
    """Each column of the book at most once, the surest first, then from left to right."""
    fitting = sorted(
        (
            (-surety, place, order, key)
            for place, cell in enumerate(row)
            if cell
            for order, (key, names) in enumerate(titles)
            if (surety := max(names.get(folded(cell), 0), names.get(_without_hint(cell), 0)))
        ),
    )
    keys: dict[int, str] = {}
    total = 0
    for surety, place, _, key in fitting:
        if place not in keys and key not in keys.values():
            keys[place] = key
            total -= surety
    return dict(sorted(keys.items())), total


def _names(column: JournalColumn) -> Mapping[str, int]:
    found: dict[str, int] = dict.fromkeys(school_words()["titles"].get(column.key, ()), _CALLED)
    found |= {short: _SHORT for title in column.titles.values() for short in _parts(title)}
    found |= {folded(title): _WHOLE for title in column.titles.values()}
    found.pop("", None)
    return found


def _parts(title: str) -> Iterator[str]:
    yield _without_hint(title)
    yield folded(title.partition(",")[0].partition("(")[0])


def _without_hint(title: str) -> str:
    return folded(title.partition("(")[0])


def _first(rows: Sequence[Sequence[str]]) -> int:
    return next((place for place, row in enumerate(rows) if sum(map(bool, row)) > 1), 0)
