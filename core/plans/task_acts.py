"""What is done with a month's line as a whole: dropped with its reason, moved to another month, taken out."""

from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from core.actors import Specialist, require_psychologist
from core.plans import months, terms, wording
from db.models.journals import WorkRecord
from db.models.plans import PlanTask


class MonthOutside(Exception):
    """It can move only within the year of its plan, and not to where it is."""


class TaskInUse(Exception):
    """Work that was done hangs on it: it may be dropped, never removed or moved."""


def drop(session: Session, task_id: int, why: str, *, by: Specialist, now: datetime) -> PlanTask:
    """It was not done, and why; an empty reason takes the dropping back.

    Raises:
        TaskUnknown: it cannot be dropped.
        WordsTooLong: more than a note.
    """
    require_psychologist(by)
    task = months.held(session, task_id, by)
    task.dropped = wording.reason(why) if why.strip() else ""
    months.note(session, "plan:task:dropped" if task.dropped else "plan:task:restored", task, by, now, month=task.month)
    return task


def move(session: Session, task_id: int, month: str, *, by: Specialist, now: datetime) -> PlanTask:
    """Put a line into another month of the same year; the month it came from does not offer it again.

    Raises:
        TaskUnknown: it cannot be moved.
        MonthUnknown, MonthOutside: not there.
        TaskInUse: it was done in its month.
    """
    require_psychologist(by)
    task = months.held(session, task_id, by)
    to, its = terms.first_day(month), terms.first_day(task.month)
    if month == task.month or terms.year_of(to) != terms.year_of(its):
        raise MonthOutside
    if is_used(session, task):
        raise TaskInUse
    was, task.month, task.day, task.week = task.month, month, None, None
    task.position, task.words = months.next_position(session, month, by), {**task.words, "from_month": was}
    months.note(session, "plan:task:moved", task, by, now, month=month, was=was)
    session.flush()
    return task


def remove(session: Session, task_id: int, *, by: Specialist, now: datetime) -> str:
    """Take a line out; gives its month. An item of the year is offered to the month again.

    Raises:
        TaskUnknown: it cannot be taken out.
        TaskInUse: work hangs on it.
    """
    require_psychologist(by)
    task = months.held(session, task_id, by)
    if is_used(session, task):
        raise TaskInUse
    session.delete(task)
    months.note(session, "plan:task:removed", task, by, now, month=task.month)
    session.flush()
    return task.month


def is_used(session: Session, task: PlanTask) -> bool:
    """Whether work that was done hangs on a line."""
    return session.scalar(select(WorkRecord.id).where(WorkRecord.plan_task_id == task.id).limit(1)) is not None
