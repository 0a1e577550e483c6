"""Statistics: the tables of a period, counted from work records and needs, and what changed since the one before."""

from dataclasses import dataclass

from sqlalchemy.orm import Session

from core import suppression
from core.reports import naming, tallies
from core.reports.periods import Period, parse
from core.reports.report import Table
from core.reports.tables import assessment, awareness, change, counselling, directions, needs, problems
from core.reports.tables.directions import SERVICE
from core.reports.tallies import Tally


@dataclass(frozen=True, slots=True, kw_only=True)
class Statistics:
    """A period's tables by code, and the tallies they were made of."""

    tables: tuple[Table, ...]
    works: tuple[Tally, ...]

    def __getitem__(self, code: str) -> Table:
        return next(table for table in self.tables if table.code == code)


def tables(
    session: Session, school_id: int, period: Period, *, scheme: str = SERVICE, k: int = suppression.INSIDE
) -> Statistics:
    """Tables A-G, the aspects and the change since the period before. Counts below ``k`` are hidden where they could
    name a child.
    """
    now = _of(session, school_id, period, scheme=scheme, k=k)
    earlier = parse(session, period.previous)
    before = _of(session, school_id, earlier, scheme=scheme, k=k)
    changed = change.table(
        {table.code: table for table in now.tables},
        {table.code: table for table in before.tables},
        names=(naming.name(period), naming.name(earlier)),
    )
    return Statistics(tables=(*now.tables, changed), works=now.works)


def _of(session: Session, school_id: int, period: Period, *, scheme: str, k: int) -> Statistics:
    works = tallies.of_period(session, school_id, period)
    found = (
        directions.table(works, scheme=scheme),
        counselling.table(session, school_id, period, works),
        problems.problems(works, k=k),
        problems.grades(works, k=k),
        needs.table(session, school_id, period, works, k=k),
        awareness.table(session, school_id, period, works),
        assessment.table(session, school_id, period, k=k),
        directions.aspects(works),
    )
    return Statistics(tables=found, works=works)
