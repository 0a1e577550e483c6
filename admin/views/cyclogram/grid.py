"""The week as a table of days and hours: pieces over the rows they last, empty hours between, purely."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import time
from typing import Final

from db.models.cyclogram import CyclogramCell

MORNING: Final = 9
EVENING: Final = 17


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece of the week as it is shown."""

    id: int
    weekday: int
    opens: str
    closes: str
    work: str
    audiences: Sequence[str]
    weeks: str
    room: str


@dataclass(frozen=True, slots=True)
class Place:
    """A cell of the table: what stands there over so many rows, or nothing yet."""

    opens: str
    closes: str
    rows: int = 1
    pieces: Sequence[Piece] = ()


@dataclass(slots=True)
class Line:
    """A row of the table; a day whose place began above has none here."""

    clock: str
    places: list[tuple[int, Place]] = field(default_factory=list)


def pieces(cells: Iterable[CyclogramCell], rooms: Mapping[int, str]) -> Sequence[Piece]:
    """The pieces of a week in the order of the clock."""
    return [
        Piece(
            cell.id,
            cell.weekday,
            _said(cell.opens),
            _said(cell.closes),
            cell.work.value,
            cell.audiences,
            cell.weeks.value,
            rooms.get(cell.room_id or 0, ""),
        )
        for cell in cells
    ]


def lines(found: Sequence[Piece], days: Sequence[int]) -> Sequence[Line]:
    """The rows of the table: every whole hour, and every minute at which something begins or ends."""
    marks = sorted({f"{hour:02}:00" for hour in _hours(found)} | {mark for piece in found for mark in _edges(piece)})
    table = [Line(mark) for mark in marks[:-1]]
    for day in days:
        of_day = [piece for piece in found if piece.weekday == day]
        row = 0
        while row < len(table):
            place = _place(of_day, marks, row)
            table[row].places.append((day, place))
            row += place.rows
    for line in table:
        line.places.sort(key=lambda placed: placed[0])
    return table


def days_of(found: Sequence[Piece], working_days: Iterable[int]) -> Sequence[int]:
    """The weekdays that have a column."""
    return sorted({*working_days, *(piece.weekday for piece in found)})


def _place(of_day: Sequence[Piece], marks: Sequence[str], row: int) -> Place:
    """What begins at a row: pieces that share minutes (odd and even weeks) stand in one place."""
    opens, ends = marks[row], ""
    inside = [piece for piece in of_day if piece.opens == opens]
    if not inside:
        return Place(opens, marks[row + 1])
    while ends != (ends := max(piece.closes for piece in inside)):
        inside = [piece for piece in of_day if opens <= piece.opens < ends]
    return Place(opens, ends, marks.index(ends) - row, inside)


def _hours(found: Sequence[Piece]) -> range:
    first = min([MORNING, *(int(piece.opens[:2]) for piece in found)])
    last = max([EVENING, *(int(piece.closes[:2]) for piece in found)])
    return range(first, last + 1)


def _edges(piece: Piece) -> tuple[str, str]:
    return piece.opens, piece.closes


def _said(clock: time) -> str:
    return f"{clock:%H:%M}"
