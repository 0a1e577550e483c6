"""What was done in a school year, by the service's own frame: problem area x group x direction, aspects, time.

Events are counted, never people, and each fact of work once, however many books show it.
"""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Final

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from core import calendar, schools
from db.models.journals import Aspect, Audience, Direction, WorkRecord
from db.models.schools import School

FEW: Final = 5  # fewer events than this are shown as few to whoever does not work with children

Cell = tuple[int | None, Audience, Direction]


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """Events by cell (area 1-4, None: another matter), by aspect; minutes by direction, of those that have any.

    A cell nothing was done in is not there.
    """

    cells: Mapping[Cell, int]
    aspects: Mapping[Aspect, int]
    minutes: Mapping[Direction, int]

    def events(self, area: int | None, audience: Audience, direction: Direction) -> int:
        """How many events a cell has."""
        return self.cells.get((area, audience, direction), 0)

    def share(self, direction: Direction) -> int:
        """What a direction took of the time, in per cent, nought when no minutes were written at all."""
        whole = sum(self.minutes.values())
        return round(100 * self.minutes.get(direction, 0) / whole) if whole else 0


def frame(session: Session, school_year: int, *, school_id: int) -> Frame:
    """The frame of a school year of one school."""
    begins, ends = bounds(schools.school(session, school_id), school_year)
    work = WorkRecord
    statement = (
        select(work.area, work.audience, work.direction, work.aspect, func.count(), func.sum(work.minutes))
        .where(work.school_id == school_id, work.happened_at >= begins, work.happened_at < ends)
        .group_by(work.area, work.audience, work.direction, work.aspect)
    )
    cells: Counter[Cell] = Counter()
    aspects: Counter[Aspect] = Counter()
    minutes: Counter[Direction] = Counter()
    for area, audience, direction, aspect, events, spent in session.execute(statement):
        cells[area, audience, direction] += events
        aspects[aspect] += events
        minutes[direction] += int(spent or 0)
    return Frame(cells=cells, aspects=aspects, minutes=minutes)


def bounds(school: School, school_year: int) -> tuple[datetime, datetime]:
    """The first moment of a school year on the school's clock, and the first of the next."""
    first, following = (
        calendar.at(school, date(year, calendar.FIRST_MONTH_OF_SCHOOL_YEAR, 1), time())
        for year in (school_year, school_year + 1)
    )
    return first, following
