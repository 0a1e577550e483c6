"""What a piece of work is tied to: an item of the year's plan, a line of the month's, a material of the fund."""

from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from core.actors import Specialist
from core.journals.done import Done
from db.models.materials import Material
from db.models.plans import AnnualPlan, PlanItem, PlanTask


class PlanUnknown(Exception):
    """The school has no such line in its plans."""


class MaterialUnknown(Exception):
    """The school's fund has no such material."""


def framed(session: Session, done: Done, *, by: Specialist) -> dict[str, Any]:
    """The frame of a piece of work, with what the plan says of it where a person said nothing.

    Raises:
        PlanUnknown: no such item or task in the plans of the actor's school.
        MaterialUnknown: no such material in its fund.
    """
    found = done.framed()
    task = plan_task(session, done.plan_task_id, school_id=by.school_id) if done.plan_task_id else None
    if task is not None and task.item_id is not None:
        found.setdefault("plan_item_id", task.item_id)
    if (item_id := found.get("plan_item_id")) is not None:
        item = plan_item(session, item_id, school_id=by.school_id)
        planned = {"area": item.area, "aspect": item.aspect}
        found = {**{name: value for name, value in planned.items() if value is not None}, **found}
    if done.material_id is not None:
        material(session, done.material_id, school_id=by.school_id)
    return found


def plan_item(session: Session, item_id: int, *, school_id: int) -> PlanItem:
    """An item of one of the school's annual plans.

    Raises:
        PlanUnknown: another school's, or not there.
    """
    own = select(PlanItem).join(AnnualPlan, AnnualPlan.id == PlanItem.plan_id).where(AnnualPlan.school_id == school_id)
    found = session.scalars(own.where(PlanItem.id == item_id)).one_or_none()
    if found is None:
        raise PlanUnknown
    return found


def plan_task(session: Session, task_id: int, *, school_id: int) -> PlanTask:
    """A line of one of the school's monthly plans.

    Raises:
        PlanUnknown: another school's, or not there.
    """
    found = session.get(PlanTask, task_id)
    if found is None or found.school_id != school_id:
        raise PlanUnknown
    return found


def material(session: Session, material_id: int, *, school_id: int) -> Material:
    """A material of the school's fund.

    Raises:
        MaterialUnknown: another school's, or not there.
    """
    found = session.get(Material, material_id)
    if found is None or found.school_id != school_id:
        raise MaterialUnknown
    return found
