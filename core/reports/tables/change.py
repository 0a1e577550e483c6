"""What changed since the period before: figures that both reports show, never one that either hides."""

from collections.abc import Iterator, Mapping
from typing import Any

from core.frame import AREAS
from core.journals.facts import word
from core.reports.report import Column, Line, Table, Value

Tables = Mapping[str, Table]


def table(now: Tables, before: Tables, *, names: tuple[Any, Any]) -> Table:
    """Events, people, contacts, needs and the problem areas; ``names`` are those of this period and the one before."""
    lines = tuple(
        Line(label=label, cells=(value, earlier, _difference(value, earlier)))
        for (label, value), (_, earlier) in zip(_figures(now), _figures(before), strict=True)
    )
    return Table(
        code="change",
        caption=word("reports-table-change"),
        stub=word("reports-figure"),
        columns=(*(Column(heading=name) for name in names), Column(heading=word("reports-difference"))),
        lines=lines,
        is_guarded=True,
    )


def _figures(found: Tables) -> Iterator[tuple[Any, Value]]:
    whole = found["A"].lines[-1].cells
    yield word("reports-all-events"), whole[2]
    reached = [count for count in whole[3:] if isinstance(count, int)]
    yield word("reports-people"), sum(reached)
    yield word("reports-contacts-counselling"), found["B"].lines[-1].cells[2]
    yield word("reports-needs-received"), found["E"].lines[0].cells[-1]
    for place, area in enumerate(AREAS):
        yield word(f"frame-area-{area}"), found["C"].lines[place].cells[-1]


def _difference(value: Value, earlier: Value) -> Value:
    if not isinstance(value, int) or not isinstance(earlier, int):
        return None
    return f"+{value - earlier}" if value > earlier else str(value - earlier).replace("-", "−")
