"""What was done with groups to prevent: by problem area, bullying apart. One child's matter is in no line of it."""

from collections.abc import Callable, Sequence
from typing import Final

from core.frame import AREAS
from core.journals.facts import word
from core.reports.report import Column, Line, Table
from core.reports.tallies import Tally, events
from db.models.journals import Audience, Direction

_DIRECTIONS: Final = frozenset({Direction.PREVENTION, Direction.AWARENESS})
_BULLYING: Final = frozenset({"bullying", "cyber"})


def table(found: Sequence[Tally]) -> Table:
    """Events with groups, and how many people of each group they reached."""
    mine = [tally for tally in found if tally.is_group and tally.direction in _DIRECTIONS]
    rows: list[tuple[str, Callable[[Tally], bool]]] = [
        *((f"frame-area-{area}", _of_area(area)) for area in AREAS),
        ("reports-area-bullying", lambda tally: tally.category in _BULLYING),
        ("frame-area-other", lambda tally: tally.area is None and tally.category not in _BULLYING),
    ]
    lines = [Line(label=word(name), cells=_cells([tally for tally in mine if which(tally)])) for name, which in rows]
    return Table(
        code="prevention",
        caption=word("reports-table-prevention"),
        stub=word("reports-problem"),
        columns=(
            Column(heading=word("reports-events")),
            *(Column(heading=word(f"reports-reached-{group}")) for group in Audience),
        ),
        lines=(*lines, Line(label=word("reports-total"), cells=_cells(mine), is_total=True)),
        notes=(word("reports-note-groups"),),
    )


def _of_area(area: int) -> Callable[[Tally], bool]:
    return lambda tally: tally.area == area and tally.category not in _BULLYING


def _cells(mine: Sequence[Tally]) -> tuple[int, ...]:
    return (
        events(mine),
        *(sum(tally.people for tally in mine if tally.audience is group) for group in Audience),
    )
