"""How a year's plan stands: of what was planned, what was done, by direction and by month."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy.orm import Session

from core.plans import making, terms, works
from core.plans.works import Work
from db.models.plans import PlanDirection, PlanItem


@dataclass(frozen=True, slots=True)
class Count:
    """How many items were planned, and how many of them were done."""

    planned: int = 0
    done: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class YearState:
    """A year's plan in figures: ``total`` without what was dropped; ``by_month`` by month number (1-12).

    An item is done when a work record hangs on it, or when organisational work was marked as done. In a month it is
    planned when its term covers the month, and done when work of it was done in that month.
    """

    exists: bool = False
    is_approved: bool = False
    total: int = 0
    done: int = 0
    dropped: int = 0
    by_direction: Mapping[PlanDirection, Count]
    by_month: Mapping[int, Count]
    by_area: Mapping[int | None, Count]
    by_stage: Mapping[int, Count]


def state(session: Session, school_year: int, *, school_id: int) -> YearState:
    """The figures of a school's plan; without a plan everything is nought."""
    plan = making.of_school(session, school_year, school_id=school_id)
    items = works.items_of_plan(session, plan.id) if plan else ()
    found = works.of_items(session, school_id, [item.id for item in items])
    standing = [item for item in items if not item.words.get("dropped")]
    done = {item.id for item in standing if is_done(item, found.get(item.id, ()))}
    return YearState(
        exists=plan is not None,
        is_approved=plan is not None and plan.approved_on is not None,
        total=len(standing),
        done=len(done),
        dropped=len(items) - len(standing),
        by_direction={one: _count([i for i in standing if i.direction is one], done) for one in PlanDirection},
        by_month={month: _of_month(month, standing, found) for month in terms.MONTHS},
        by_area={area: _count([i for i in standing if i.area == area], done) for area in (1, 2, 3, 4, None)},
        by_stage={stage: _count([i for i in standing if i.stage == stage], done) for stage in (1, 2, 3, 4)},
    )


def is_done(item: PlanItem, found: Sequence[Work]) -> bool:
    """Whether an item was done, given the work that hangs on it."""
    return bool(found) or bool(item.words.get("done_on"))


def _count(items: Sequence[PlanItem], done: set[int]) -> Count:
    return Count(len(items), sum(item.id in done for item in items))


def _of_month(month: int, items: Sequence[PlanItem], found: Mapping[int, Sequence[Work]]) -> Count:
    planned = [item for item in items if month in terms.months(item.first_month, item.last_month)]
    return Count(len(planned), sum(_was_in(month, item, found.get(item.id, ())) for item in planned))


def _was_in(month: int, item: PlanItem, found: Sequence[Work]) -> bool:
    by_hand = str(item.words.get("done_on", ""))
    return any(work.day.month == month for work in found) or by_hand[5:7] == f"{month:02}"
