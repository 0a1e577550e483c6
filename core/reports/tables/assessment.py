"""Table G: assessment. Which methods, how many were reached, how the results lie. Small counts are hidden."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from core import schools, suppression
from core.journals.facts import word
from core.reports.periods import Period, moments
from core.reports.report import Column, Line, Table
from db.models.journals import Direction, WorkRecord

LEVELS = ("low", "middle", "high")


def table(session: Session, school_id: int, period: Period, *, k: int) -> Table:
    """Each method of the period; levels are counts of people, without anybody's name."""
    starts, ends = moments(schools.school(session, school_id), period)
    statement = select(WorkRecord.method, WorkRecord.participants, WorkRecord.levels).where(
        WorkRecord.school_id == school_id,
        WorkRecord.direction == Direction.ASSESSMENT,
        WorkRecord.happened_at >= starts,
        WorkRecord.happened_at < ends,
    )
    counts: dict[str, list[int]] = {}
    for method, participants, levels in session.execute(statement):
        mine = counts.setdefault(method or "", [0, 0, 0, 0, 0])
        found = [int((levels or {}).get(level) or 0) for level in LEVELS]
        for place, count in enumerate((1, participants, *found)):
            mine[place] += count
    return Table(
        code="G",
        caption=word("reports-table-g"),
        stub=word("reports-method"),
        columns=tuple(
            Column(heading=word(f"reports-{name}"))
            for name in ("events", "reached", "level-low", "level-middle", "level-high")
        ),
        lines=tuple(
            Line(label=method or word("reports-method-unsaid"), cells=(*mine[:2], *suppression.parts(mine[2:], k=k)))
            for method, mine in sorted(counts.items())
        ),
        notes=(word("reports-note-hidden", k=str(k)),),
        is_guarded=True,
    )
