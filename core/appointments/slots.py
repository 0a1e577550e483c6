"""Free times, purely: one function lists what is offered, and booking asks the very same function."""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Final, Self

from core.cyclogram.hours import Window
from db.models.appointments import AppointmentHold
from db.models.journals import Audience

CELL: Final = 5  # minutes
_EPOCH: Final = datetime(1970, 1, 1, tzinfo=UTC)
_MINUTE: Final = timedelta(minutes=1)


class KeyInvalid(Exception):
    """A button that names no time."""


@dataclass(frozen=True, slots=True)
class Slot:
    """A time that can be given: who, where, from when, until when people part, and until when the pause lasts."""

    staff_id: int
    room_id: int | None
    starts_at: datetime
    ends_at: datetime
    free_at: datetime

    @property
    def key(self) -> str:
        """What a button carries: the person and the minute."""
        return key_of(self)


@dataclass(frozen=True, slots=True)
class Taken:
    """What is taken: stretches of whole cells, by person and by room, in order and none within another."""

    stretches: Mapping[tuple[str, int], Sequence[tuple[int, int]]] = field(default_factory=dict)

    @classmethod
    def of(cls, times: Iterable[tuple[int, int | None, datetime, datetime]]) -> Self:
        """From rows of person, room, beginning and the end of the pause."""
        found: dict[tuple[str, int], list[tuple[int, int]]] = defaultdict(list)
        for staff_id, room_id, starts_at, free_at in times:
            stretch = cells(starts_at, free_at)
            for owner in owners(staff_id, room_id):
                found[owner].append((stretch.start, stretch.stop))
        return cls({owner: _joined(stretches) for owner, stretches in found.items()})

    def meets(self, slot: Slot) -> bool:
        """Whether the person or the room of a slot is taken at any of its minutes."""
        wanted = cells(slot.starts_at, slot.free_at)
        return any(_meet(self.stretches.get(owner, ()), wanted) for owner in owners(slot.staff_id, slot.room_id))

    def within(self, window: Window) -> Sequence[Sequence[tuple[int, int]]]:
        """The stretches of the person and of the room of a window, where there are any."""
        found = (self.stretches.get(owner) for owner in owners(window.staff_id, window.room_id))
        return [stretches for stretches in found if stretches]


def free(
    windows: Iterable[Window], taken: Taken, *, audience: Audience, meeting: int, pause: int, after: datetime
) -> Iterator[Slot]:
    """The free times for an audience that begin at ``after`` or later, in the order of the windows.

    ``meeting`` and ``pause`` are minutes; the pause belongs to the time, so nobody is met without a breath between,
    but it may last beyond the window.
    """
    lasts, breathes = timedelta(minutes=meeting), timedelta(minutes=pause)
    for window in windows:
        if audience in window.audiences and window.closes > after:
            busy = taken.within(window)
            for starts_at in beginnings(window, meeting=meeting, pause=pause):
                free_at = starts_at + lasts + breathes
                wanted = cells(starts_at, free_at)
                if starts_at >= after and not any(_meet(stretches, wanted) for stretches in busy):
                    yield Slot(window.staff_id, window.room_id, starts_at, starts_at + lasts, free_at)


def beginnings(window: Window, *, meeting: int, pause: int) -> Iterator[datetime]:
    """When meetings may begin in a window: at its bells, or one after another; each ends within the window."""
    last = window.closes - timedelta(minutes=meeting)
    if window.bells:
        yield from (bell for bell in window.bells if bell <= last)
        return
    starts_at = window.opens
    while starts_at <= last:
        yield starts_at
        starts_at += timedelta(minutes=meeting + pause)


def cells(starts_at: datetime, free_at: datetime) -> range:
    """The cells of a time, rounded outward to whole ones."""
    return range(minute(starts_at) // CELL, -(-minute(free_at) // CELL))


def owners(staff_id: int, room_id: int | None) -> tuple[tuple[str, int], ...]:
    """Whose cells a time takes, always in one order, so that two who book at once never wait for each other."""
    staff = ("staff", staff_id)
    return (staff,) if room_id is None else (("room", room_id), staff)


def _meet(stretches: Sequence[tuple[int, int]], wanted: range) -> bool:
    after = bisect_left(stretches, (wanted.stop, 0))
    return after > 0 and stretches[after - 1][1] > wanted.start


def _joined(stretches: Iterable[tuple[int, int]]) -> Sequence[tuple[int, int]]:
    """Stretches that share cells as one: a meeting that moves a little holds a part of its own time."""
    joined: list[tuple[int, int]] = []
    for begins, ends in sorted(stretches):
        if joined and begins < joined[-1][1]:
            joined[-1] = (joined[-1][0], max(joined[-1][1], ends))
        else:
            joined.append((begins, ends))
    return joined


def minute(moment: datetime) -> int:
    """Whole minutes since 1970 in UTC."""
    return (moment - _EPOCH) // _MINUTE


def key_of(kept: "Slot | AppointmentHold") -> str:
    """The key of a time that is free or kept."""
    return f"{kept.staff_id}.{minute(kept.starts_at)}"


def read_key(key: str) -> tuple[int, datetime]:
    """The person and the beginning that a button names.

    Raises:
        KeyInvalid: it names none.
    """
    staff_id, _, since = key.partition(".")
    if not (staff_id.isascii() and staff_id.isdigit() and since.isascii() and since.isdigit()):
        raise KeyInvalid
    if len(staff_id) > 9 or len(since) > 9:
        raise KeyInvalid
    return int(staff_id), _EPOCH + timedelta(minutes=int(since))
