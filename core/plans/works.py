"""What was done of a plan: the work records tied to it, and under which numbers the books show them."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import ColumnElement, select
from sqlalchemy.orm import Session

from core import calendar, schools
from db.models.journals import EntryState, Journal, JournalEntry, WorkRecord
from db.models.plans import PlanItem, PlanTask

Place = tuple[Journal, int | None]


@dataclass(frozen=True, slots=True)
class Work:
    """One piece of work: its day on the school's clock, what it belongs to, its lines (no number: still a draft)."""

    day: date
    item_id: int | None
    task_id: int | None
    places: tuple[Place, ...]

    @property
    def month(self) -> str:
        """The month it was done in, "2026-10"."""
        return f"{self.day:%Y-%m}"


def of_items(session: Session, school_id: int, item_ids: Sequence[int]) -> Mapping[int, Sequence[Work]]:
    """The work of each of these items, also that of the months' lines that came from it, oldest first."""
    from_item = dict(session.execute(select(PlanTask.id, PlanTask.item_id).where(PlanTask.item_id.in_(item_ids))).all())
    tied = WorkRecord.plan_item_id.in_(item_ids) | WorkRecord.plan_task_id.in_(from_item)
    found: defaultdict[int, list[Work]] = defaultdict(list)
    for work in _works(session, school_id, tied):
        item_id = work.item_id if work.item_id is not None else from_item.get(work.task_id or 0)
        if item_id is not None:
            found[item_id].append(work)
    return found


def of_tasks(session: Session, school_id: int, tasks: Sequence[PlanTask]) -> Mapping[int, Sequence[Work]]:
    """The work of each line of a month: tied to it, or to its item alone and done in that month."""
    items = {task.item_id for task in tasks if task.item_id is not None}
    tied = WorkRecord.plan_task_id.in_([task.id for task in tasks]) | WorkRecord.plan_item_id.in_(items)
    works = _works(session, school_id, tied)
    return {task.id: mine for task in tasks if (mine := [work for work in works if _is_of(work, task)])}


def _is_of(work: Work, task: PlanTask) -> bool:
    if work.task_id is not None:
        return work.task_id == task.id
    return work.item_id is not None and work.item_id == task.item_id and work.month == task.month


def _works(session: Session, school_id: int, tied: ColumnElement[bool]) -> Sequence[Work]:
    rows = session.execute(
        select(WorkRecord.id, WorkRecord.happened_at, WorkRecord.plan_item_id, WorkRecord.plan_task_id)
        .where(WorkRecord.school_id == school_id, tied)
        .order_by(WorkRecord.happened_at, WorkRecord.id)
    ).all()
    places = _places(session, [row.id for row in rows])
    school = schools.school(session, school_id)
    return [
        Work(calendar.local(school, row.happened_at).date(), row.plan_item_id, row.plan_task_id, places.get(row.id, ()))
        for row in rows
    ]


def _places(session: Session, work_ids: Iterable[int]) -> Mapping[int, tuple[Place, ...]]:
    """The lines of each piece of work as they stand: a corrected one has given its place to another."""
    standing = select(JournalEntry.work_id, JournalEntry.journal, JournalEntry.number).where(
        JournalEntry.work_id.in_(list(work_ids)), JournalEntry.state != EntryState.CORRECTED
    )
    found: defaultdict[int, list[Place]] = defaultdict(list)
    for work_id, journal, number in session.execute(standing.order_by(JournalEntry.journal)).all():
        if work_id is not None:
            found[work_id].append((journal, number))
    return {work_id: tuple(places) for work_id, places in found.items()}


def items_of_plan(session: Session, plan_id: int) -> Sequence[PlanItem]:
    """The items of a plan in their order."""
    own = select(PlanItem).where(PlanItem.plan_id == plan_id)
    return session.scalars(own.order_by(PlanItem.position, PlanItem.id)).all()
