"""A week: what the month's plan wants of it, the cyclogram's pieces, and what was done on its days."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from core import calendar, schools
from core.actors import Specialist
from core.cyclogram import days as cyclogram_days
from core.cyclogram.hours import by_weekday
from core.plans import making, months, terms, works
from core.plans.works import Work
from db.models.cyclogram import CyclogramCell
from db.models.journals import Direction, WorkRecord
from db.models.plans import PlanTask
from db.models.schools import CalendarPeriod, School


@dataclass(frozen=True, slots=True)
class Day:
    """A day of a week: its lines of the plan, the pieces of the cyclogram, how much work of each direction was done."""

    day: date
    is_working: bool
    tasks: Sequence[PlanTask]
    cells: Sequence[CyclogramCell]
    done: Mapping[Direction, int]


@dataclass(frozen=True, slots=True)
class Week:
    """A week from its Monday on. ``loose``: lines of the week without a day; ``works``: the work of each line."""

    monday: date
    days: Sequence[Day]
    loose: Sequence[PlanTask]
    works: Mapping[int, Sequence[Work]]

    @property
    def tasks(self) -> Sequence[PlanTask]:
        """Every line of the week."""
        return [*(task for day in self.days for task in day.tasks), *self.loose]


def week(session: Session, day: date, *, staff_id: int | None, by: Specialist) -> Week:
    """The week of a day, with the cyclogram of one psychologist of the school (none: without a cyclogram).

    Raises:
        NotAllowed: plans are not for this person.
    """
    making.require_reader(by)
    monday = terms.monday(day)
    sunday = monday + timedelta(days=6)
    lines = [
        task
        for month in dict.fromkeys((terms.of_day(monday), terms.of_day(sunday)))
        for task in months.tasks(session, month, by=by)
    ]
    own = select(CyclogramCell).where(CyclogramCell.school_id == by.school_id, CyclogramCell.staff_id == staff_id)
    cells = by_weekday(session.scalars(own.order_by(CyclogramCell.opens, CyclogramCell.id)))
    school = schools.school(session, by.school_id)
    periods = session.scalars(select(CalendarPeriod)).all()
    done = _done(session, school, monday)
    return Week(
        monday=monday,
        days=[
            Day(
                day=one,
                is_working=calendar.is_working_day(school, periods, one),
                tasks=[task for task in lines if task.day == one],
                cells=[cell for cell in cells.get(one.weekday(), ()) if cyclogram_days.stands_in(cell.weeks, one)],
                done=done.get(one, {}),
            )
            for one in (monday + timedelta(days=ahead) for ahead in range(7))
        ],
        loose=[task for task in lines if task.day is None and _is_of(task, monday, sunday)],
        works=works.of_tasks(session, by.school_id, lines),
    )


def _is_of(task: PlanTask, monday: date, sunday: date) -> bool:
    its = next((week for week in terms.weeks(task.month) if week.number == task.week), None)
    return its is not None and its.first_day <= sunday and its.last_day >= monday


def _done(session: Session, school: School, monday: date) -> Mapping[date, Mapping[Direction, int]]:
    """How much work of each direction was done on each day of the week."""
    begins, ends = (_midnight(school, monday + timedelta(days=ahead)) for ahead in (0, 7))
    found = session.execute(
        select(WorkRecord.happened_at, WorkRecord.direction).where(
            WorkRecord.school_id == school.id, WorkRecord.happened_at >= begins, WorkRecord.happened_at < ends
        )
    )
    counts: dict[date, Counter[Direction]] = {}
    for happened_at, direction in found:
        counts.setdefault(calendar.local(school, happened_at).date(), Counter())[direction] += 1
    return counts


def _midnight(school: School, day: date) -> datetime:
    return calendar.at(school, day, time())
