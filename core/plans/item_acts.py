"""What is done with an item as a whole: moved, copied, marked; removed while no work hangs on it, else dropped."""

from datetime import date, datetime

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from core.actors import Specialist, require_psychologist
from core.journals.facts import Facts
from core.plans import items, making, wording
from db.models.journals import WorkRecord
from db.models.plans import PlanDirection, PlanItem, PlanTask


class DoneInFuture(Exception):
    """It has not been done yet."""


class DoneByWork(Exception):
    """Only organisational work, which no journal shows, is marked as done by hand."""


class ItemInUse(Exception):
    """Work that was done hangs on it: it may be dropped, never removed."""


def move(session: Session, item_id: int, *, up: bool, by: Specialist, now: datetime) -> PlanItem:
    """Change places with the item before or after it in the same direction; the first and the last stay.

    Raises:
        ItemUnknown, PlanApproved: it cannot be moved.
    """
    item, plan = items.opened(session, item_id, by=by)
    beside = [other for other in items.ordered(plan) if other.direction is item.direction]
    at = beside.index(item)
    to = at - 1 if up else at + 1
    if 0 <= to < len(beside):
        item.position, beside[to].position = beside[to].position, item.position
        making.note(session, "plan:item:moved", plan, by=by, now=now, item=item.id)
        session.flush()
    return item


def copy(session: Session, item_id: int, *, by: Specialist, now: datetime) -> PlanItem:
    """The same item once more, at the end of the plan: for another class, another term.

    Raises:
        ItemUnknown, PlanApproved: it cannot be copied.
    """
    item, plan = items.opened(session, item_id, by=by)
    made = items.placed(making.copy_of(item, items.next_position(session, plan)), plan)
    made.template_code = None
    session.add(made)
    session.flush()
    making.note(session, "plan:item:added", plan, by=by, now=now, item=made.id, like=item.id)
    return made


def remove(session: Session, item_id: int, *, by: Specialist, now: datetime) -> int:
    """Take an item out, with the lines that months took from it; gives the plan's year.

    Raises:
        ItemUnknown, PlanApproved: it cannot be taken out.
        ItemInUse: work hangs on it.
    """
    item, plan = items.opened(session, item_id, by=by)
    if is_used(session, item.id):
        raise ItemInUse
    session.execute(delete(PlanTask).where(PlanTask.item_id == item.id))
    session.delete(item)
    making.note(session, "plan:item:removed", plan, by=by, now=now, item=item_id)
    session.flush()
    return plan.school_year


def drop(session: Session, item_id: int, why: str, *, by: Specialist, now: datetime) -> PlanItem:
    """Say that an item will not be done, and why: it stays in the plan, struck through.

    Raises:
        ItemUnknown, PlanApproved: it cannot be dropped.
        ReasonMissing, WordsTooLong: an inspector will ask why.
    """
    item, plan = items.opened(session, item_id, by=by)
    item.words = {**item.words, "dropped": wording.reason(why)}
    making.note(session, "plan:item:dropped", plan, by=by, now=now, item=item.id)
    return item


def restore(session: Session, item_id: int, *, by: Specialist, now: datetime) -> PlanItem:
    """It will be done after all.

    Raises:
        ItemUnknown, PlanApproved: it cannot be changed.
    """
    item, plan = items.opened(session, item_id, by=by)
    item.words = _without(item.words, "dropped")
    making.note(session, "plan:item:restored", plan, by=by, now=now, item=item.id)
    return item


def mark_done(
    session: Session, item_id: int, day: date | None, *, today: date, by: Specialist, now: datetime
) -> PlanItem:
    """Mark organisational work as done on a day, or not done; an approved plan is kept up to date so as well.

    Raises:
        ItemUnknown: it cannot be marked.
        DoneByWork: its journals say by themselves whether it was done.
        DoneInFuture: that day is still to come.
    """
    require_psychologist(by)
    item = items.find(session, item_id, by=by)
    if item.direction is not PlanDirection.ORGANISATION:
        raise DoneByWork
    if day is not None and day > today:
        raise DoneInFuture
    rest = _without(item.words, "done_on")
    item.words = {**rest, "done_on": day.isoformat()} if day else rest
    making.note(session, "plan:item:done" if day else "plan:item:undone", item.plan, by=by, now=now, item=item.id)
    return item


def is_used(session: Session, item_id: int) -> bool:
    """Whether work that was done hangs on an item, or on a month's line that came from it."""
    of_item = select(PlanTask.id).where(PlanTask.item_id == item_id)
    tied = (WorkRecord.plan_item_id == item_id) | WorkRecord.plan_task_id.in_(of_item)
    return session.scalar(select(WorkRecord.id).where(tied).limit(1)) is not None


def _without(words: Facts, key: str) -> Facts:
    return {name: said for name, said in words.items() if name != key}
