"""Suppression: counts below k are hidden, and enough others with them that no hidden one can be worked out.

A table is read with its margins. Hidden counts can be shifted against each other along closed paths of rows and columns
without any shown sum changing; how far each can be shifted is how much stays unknown about it (a maximum flow).
"""

from collections import deque
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import product
from typing import Final

INSIDE: Final = 5
OUTSIDE: Final = 10
_ENDLESS: Final = 10**9

Place = tuple[int, int]
Node = tuple[str, int]
Edge = tuple[Node, Node]
Counts = Sequence[Sequence[int]]
Shown = tuple[tuple[int | None, ...], ...]


@dataclass(frozen=True, slots=True)
class _Grid:
    """A table with the sums of its lines as the last column and the sums of its columns as the last line."""

    cells: tuple[tuple[int, ...], ...]
    k: int

    @property
    def places(self) -> tuple[Place, ...]:
        """What may be hidden: everything but the sums of columns, and nothing in a column without a count."""
        foot, columns = self.cells[-1], range(len(self.cells[0]))
        return tuple(place for place in product(range(len(self.cells) - 1), columns) if foot[place[1]])

    def at(self, place: Place) -> int:
        """The count of a place."""
        return self.cells[place[0]][place[1]]

    def room(self, place: Place) -> tuple[int, int]:
        """How far a cell can grow and shrink while sums stay: the sum of a line stands on the other side of it."""
        is_sum = place[1] == len(self.cells[0]) - 1
        return (self.at(place), _ENDLESS) if is_sum else (_ENDLESS, self.at(place))

    def is_small(self, place: Place) -> bool:
        """Whether a count says too much of too few."""
        return 0 < self.at(place) < self.k

    def needed(self, place: Place) -> int:
        """How wide the range must be in which a hidden count can lie; its column's sum is known and bounds it."""
        return min(self.k, self.cells[-1][place[1]]) if self.is_small(place) else 1


def table(counts: Counts, *, k: int) -> Shown:
    """A table with margins, None where a count is hidden: what is given, then the sums of lines and of columns.

    Sums of columns (and with them the sum of everything) are always shown: other tables tell them too.
    """
    sums = [[*line, sum(line)] for line in counts]
    grid = _Grid((*(tuple(line) for line in sums), tuple(map(sum, zip(*sums, strict=True)))), k)
    hidden = {place for place in grid.places if grid.is_small(place)}
    while open_place := next((place for place in sorted(hidden) if not _is_safe(grid, hidden, place)), None):
        more = _companions(grid, hidden, open_place) or set(grid.places) - hidden
        if not more:
            break
        hidden |= more
    return tuple(
        tuple(None if (row, column) in hidden else count for column, count in enumerate(line))
        for row, line in enumerate(grid.cells)
    )


def parts(counts: Sequence[int], *, k: int) -> tuple[int | None, ...]:
    """The parts of one whole whose sum is known: small ones are hidden, and then at least two of them, k together."""
    hidden = {place for place, count in enumerate(counts) if 0 < count < k}
    others = sorted((count, place) for place, count in enumerate(counts) if place not in hidden and count)
    while hidden and (len(hidden) < 2 or sum(counts[place] for place in hidden) < k):
        if not others:
            hidden = set(range(len(counts)))
            break
        hidden.add(others.pop(0)[1])
    return tuple(None if place in hidden else count for place, count in enumerate(counts))


def _is_safe(grid: _Grid, hidden: set[Place], place: Place) -> bool:
    """Whether the range that shown sums leave for a hidden count is wide enough."""
    needed = grid.needed(place)
    up, down = grid.room(place)
    row, column = ("row", place[0]), ("column", place[1])
    grown = min(up, _flow(grid, hidden, place, (column, row), most=needed))
    return grown >= needed or grown + min(down, _flow(grid, hidden, place, (row, column), most=needed)) >= needed


def _flow(grid: _Grid, hidden: set[Place], without: Place, ends: Edge, *, most: int) -> int:
    """How much other hidden cells can take over: the largest flow between a cell's line and its column, up to most."""
    left: dict[Edge, int] = {}
    for place in hidden - {without}:
        row, column = ("row", place[0]), ("column", place[1])
        left[row, column], left[column, row] = grid.room(place)
    found = 0
    while found < most and (path := _path(left, ends)):
        step = min(left[edge] for edge in path)
        for start, end in path:
            left[start, end] -= step
            left[end, start] += step
        found += step
    return found


def _path(left: Mapping[Edge, int], ends: Edge) -> list[Edge]:
    """A shortest way that has room left, empty when there is none."""
    source, sink = ends
    ways: dict[Node, list[Node]] = {}
    for (start, end), room in left.items():
        if room > 0:
            ways.setdefault(start, []).append(end)
    came: dict[Node, Node] = {}
    queue = deque([source])
    while queue and sink not in came:
        here = queue.popleft()
        for there in ways.get(here, ()):
            if there not in came and there != source:
                came[there] = here
                queue.append(there)
    if sink not in came:
        return []
    path = [(came[sink], sink)]
    while path[0][0] != source:
        path.insert(0, (came[path[0][0]], path[0][0]))
    return path


def _companions(grid: _Grid, hidden: set[Place], place: Place) -> set[Place]:
    """What to hide beside a cell, at the least loss, so that the four corners of a rectangle shift far enough."""
    found = []
    for far in grid.places:
        if far[0] == place[0] or far[1] == place[1]:
            continue
        one, two = (place[0], far[1]), (far[0], place[1])
        new = {one, two, far} - hidden
        rooms = [grid.room(corner) for corner in (place, one, two, far)]
        grown = min(rooms[0][0], rooms[1][1], rooms[2][1], rooms[3][0])
        shrunk = min(rooms[0][1], rooms[1][0], rooms[2][0], rooms[3][1])
        if new and grown + shrunk >= grid.needed(place):
            sums = sum(corner[1] == len(grid.cells[0]) - 1 for corner in new)
            found.append((sums, sum(map(grid.at, new)), sorted(new)))
    return set(min(found)[2]) if found else set()
