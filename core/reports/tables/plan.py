"""The plan in a report: what was planned in some directions, when, and whether it was done. No name stands in it."""

from collections.abc import Sequence

from sqlalchemy.orm import Session

from core.journals.facts import word
from core.plans import making, works, year
from core.reports.report import Column, Line, Table
from db.models.plans import PlanDirection, PlanItem


def table(session: Session, school_id: int, school_year: int, *, directions: Sequence[PlanDirection]) -> Table:
    """The activities of a school year's plan; without a plan the table is empty."""
    plan = making.of_school(session, school_year, school_id=school_id)
    items = works.items_of_plan(session, plan.id) if plan else ()
    mine = [item for item in items if item.direction in directions and not item.words.get("dropped")]
    found = works.of_items(session, school_id, [item.id for item in mine])
    lines: list[Line] = []
    for direction in directions:
        here = [item for item in mine if item.direction is direction]
        if here:
            lines.append(Line(label=word(f"frame-direction-{direction}"), cells=("", "", ""), is_total=True))
        lines += [_line(item, is_done=year.is_done(item, found.get(item.id, ()))) for item in here]
    return Table(
        code="plan",
        caption=word("reports-table-plan"),
        stub=word("reports-activity"),
        columns=tuple(Column(heading=word(f"reports-{name}")) for name in ("who", "term-of", "is-done")),
        lines=tuple(lines),
    )


def _line(item: PlanItem, *, is_done: bool) -> Line:
    first, last = (word(f"reports-month-of-{month}") for month in (item.first_month, item.last_month))
    term = first if first == last else {"from": first, "to": last}
    return Line(
        label=item.words.get("content") or "",
        cells=(word(f"frame-group-{item.audience}"), term, word("reports-done" if is_done else "reports-not-done")),
    )
