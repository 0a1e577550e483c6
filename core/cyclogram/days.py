"""One day of the cyclogram, purely: which stretches of it people can come in, to whom and where."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, time
from functools import cache

from core.duty.rota import present
from db.models.cyclogram import CyclogramCell, DayException, Weeks
from db.models.journals import Audience

Span = tuple[time, time]


@dataclass(frozen=True, slots=True)
class Stretch:
    """From when to when (school-local) somebody receives ``audiences``, and in which room."""

    staff_id: int
    opens: time
    closes: time
    audiences: frozenset[Audience]
    room_id: int | None = None


def stretches(
    day: date,
    *,
    cells: Sequence[CyclogramCell],
    exceptions: Sequence[DayException],
    pauses: Sequence[Span],
    gone: Mapping[int, int | None],
    able: Collection[int],
    is_working_day: bool,
) -> Sequence[Stretch]:
    """The stretches of a day.

    The week's cells stand on working days and leave the ``pauses`` out; an opening stands on any day; a closing takes
    away from both. Whoever is ``gone`` is represented by whoever stands in, if that one is ``able`` to receive.
    """
    weekly = _weekly(day, cells) if is_working_day else ()
    found = [
        *(piece for stretch in weekly for piece in cut(stretch, pauses)),
        *_openings(exceptions, able),
    ]
    for closing in exceptions:
        if not closing.is_open:
            found = [piece for stretch in found for piece in _closed(stretch, closing)]
    return sorted(
        (received for stretch in found for received in _received(stretch, gone, able)),
        key=lambda stretch: (stretch.opens, stretch.staff_id, stretch.closes),
    )


def cut(stretch: Stretch, spans: Iterable[Span]) -> Iterator[Stretch]:
    """What is left of a stretch without these spans."""
    opens = stretch.opens
    for begins, ends in sorted(spans):
        if ends <= opens or begins >= stretch.closes:
            continue
        if begins > opens:
            yield replace(stretch, opens=opens, closes=begins)
        opens = max(opens, ends)
    if opens == stretch.opens:
        yield stretch
    elif opens < stretch.closes:
        yield replace(stretch, opens=opens)


def stands_in(weeks: Weeks, day: date) -> bool:
    """Whether a cell of these weeks stands in the week of this day."""
    return weeks is Weeks.EVERY or (day.isocalendar().week % 2 == 1) is (weeks is Weeks.ODD)


def _weekly(day: date, cells: Sequence[CyclogramCell]) -> Iterator[Stretch]:
    for cell in cells:
        if cell.weekday == day.weekday() and cell.audiences and stands_in(cell.weeks, day):
            yield Stretch(cell.staff_id, cell.opens, cell.closes, _groups(cell.audiences), cell.room_id)


def _openings(exceptions: Sequence[DayException], able: Collection[int]) -> Iterator[Stretch]:
    for opening in exceptions:
        if opening.is_open and opening.opens is not None and opening.closes is not None:
            for staff_id in able if opening.staff_id is None else (opening.staff_id,):
                groups = _groups(opening.audiences)
                yield Stretch(staff_id, opening.opens, opening.closes, groups, opening.room_id)


def _closed(stretch: Stretch, closing: DayException) -> Iterable[Stretch]:
    if closing.staff_id not in (None, stretch.staff_id):
        return (stretch,)
    if closing.opens is None or closing.closes is None:
        return ()
    return cut(stretch, [(closing.opens, closing.closes)])


def _received(stretch: Stretch, gone: Mapping[int, int | None], able: Collection[int]) -> Iterable[Stretch]:
    """The stretch as it is received: by its owner, by a stand-in who can, or by nobody."""
    staff_id = present(stretch.staff_id, gone)
    if staff_id is None or staff_id not in able:
        return ()
    return (stretch if staff_id == stretch.staff_id else replace(stretch, staff_id=staff_id),)


def _groups(names: Sequence[str]) -> frozenset[Audience]:
    return _read(tuple(names))


@cache
def _read(names: tuple[str, ...]) -> frozenset[Audience]:
    return frozenset(Audience(name) for name in names)
