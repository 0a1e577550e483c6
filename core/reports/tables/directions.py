"""Table A: what was done in each direction, in the service's own scheme or in that of order № 377; and by aspect."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from core.journals.facts import word
from core.reports.report import NOTHING, Column, Line, Table
from core.reports.tallies import Tally, events, people
from db.models.journals import Aspect, Audience, Direction
from db.models.plans import PlanDirection

SERVICE: Final = "service"
ORDER: Final = "order_377"
# order № 377 has no heading of its own for prevention: it is reported with awareness, or with development if so chosen
ORDER_DEVELOPING: Final = "order_377_developing"
SCHEMES: Final = (SERVICE, ORDER, ORDER_DEVELOPING)
_ORDER: Final[Mapping[str, tuple[Direction, ...]]] = {
    PlanDirection.ASSESSMENT: (Direction.ASSESSMENT,),
    PlanDirection.COUNSELLING: (Direction.COUNSELLING,),
    PlanDirection.CORRECTION: (Direction.CORRECTION,),
    PlanDirection.AWARENESS: (Direction.AWARENESS, Direction.PREVENTION),
    PlanDirection.ORGANISATION: (),
}
_DEVELOPING: Final = {
    **_ORDER,
    PlanDirection.CORRECTION: (Direction.CORRECTION, Direction.PREVENTION),
    PlanDirection.AWARENESS: (Direction.AWARENESS,),
}
_SERVICE: Final[Mapping[str, tuple[Direction, ...]]] = {one.value: (one,) for one in Direction}


def headings(scheme: str) -> Mapping[str, tuple[Direction, ...]]:
    """The directions a scheme reports, and the service's own that each takes in."""
    return {ORDER: _ORDER, ORDER_DEVELOPING: _DEVELOPING}.get(scheme, _SERVICE)


def heading(scheme: str, direction: str) -> dict[str, object]:
    """How a scheme calls a direction."""
    return word(f"frame-direction-{direction}" if scheme == SERVICE else f"frame-order-{direction}")


def table(found: Sequence[Tally], *, scheme: str) -> Table:
    """Events alone and with groups, and how many people of each group were reached."""
    lines = []
    for direction, taken in headings(scheme).items():
        mine = [tally for tally in found if tally.direction in taken]
        label = heading(scheme, direction)
        if not taken:
            lines.append(Line(label=label, cells=(NOTHING,) * 7))
            continue
        lines.append(Line(label=label, cells=_cells(mine), where={"direction": ",".join(taken)}))
    notes = [word("reports-note-people")]
    if scheme != SERVICE:
        notes += [word(f"reports-note-{scheme}"), word("reports-note-organisation")]
    return Table(
        code="A",
        caption=word("reports-table-a"),
        stub=word("reports-direction"),
        columns=_columns(),
        lines=(*lines, Line(label=word("reports-total"), cells=_cells(found), where={}, is_total=True)),
        notes=tuple(notes),
    )


def aspects(found: Sequence[Tally]) -> Table:
    """Daily practice, programmes with teachers, research."""
    lines = []
    for aspect in Aspect:
        mine = [tally for tally in found if tally.aspect is aspect]
        label = word(f"reports-aspect-{aspect}")
        lines.append(Line(label=label, cells=(events(mine), people(mine)), where={"aspect": aspect.value}))
    return Table(
        code="aspects",
        caption=word("reports-table-aspects"),
        stub=word("reports-aspect"),
        columns=(Column(heading=word("reports-events"), where={}), Column(heading=word("reports-people"))),
        lines=tuple(lines),
    )


def _columns() -> tuple[Column, ...]:
    reached = [Column(heading=word(f"reports-reached-{group}"), where={"audience": group.value}) for group in Audience]
    return (
        Column(heading=word("reports-individual"), where={"is_group": "0"}),
        Column(heading=word("reports-group"), where={"is_group": "1"}),
        Column(heading=word("reports-all-events"), where={}),
        *reached,
    )


def _cells(found: Iterable[Tally]) -> tuple[int, ...]:
    mine = list(found)
    alone = events(mine, lambda tally: not tally.is_group)
    together = events(mine, lambda tally: tally.is_group)
    reached = [sum(tally.people for tally in mine if tally.audience is group) for group in Audience]
    return (alone, together, alone + together, *reached)
