"""The items of a year's plan: found, added, taken from the library, edited."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from core import frame
from core.actors import Specialist, require_psychologist
from core.plans import library, making, terms, wording
from core.texts import Texts
from db.models.journals import Aspect, Audience
from db.models.plans import AnnualPlan, PlanDirection, PlanItem


class ItemUnknown(Exception):
    """No such item in a plan of this school."""


class ItemChanged(Exception):
    """Somebody else has changed it since it was shown."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Framed:
    """Where an item stands in the service's frame, and its term: months 1-12, both included."""

    direction: PlanDirection
    audience: Audience
    area: int | None
    stage: int
    aspect: Aspect
    first_month: int
    last_month: int

    def columns(self) -> dict[str, Any]:
        """The same by the names of the columns."""
        return {name: getattr(self, name) for name in self.__slots__}


class FrameUnknown(Exception):
    """A problem area or a stage that the service does not have."""


def find(session: Session, item_id: int, *, by: Specialist) -> PlanItem:
    """An item of a plan of the actor's school.

    Raises:
        ItemUnknown: another school's, or not there.
        NotAllowed: plans are not for this person.
    """
    making.require_reader(by)
    found = session.get(PlanItem, item_id)
    if found is None or found.plan.school_id != by.school_id:
        raise ItemUnknown
    return found


def mark(item: PlanItem) -> str:
    """The mark of an item as its form shows it."""
    framed = {name: getattr(item, name) for name in Framed.__slots__}
    return wording.mark({**framed, "words": {key: item.words.get(key) for key in wording.ITEM_WORDS}})


def add(
    session: Session,
    school_year: int,
    framed: Framed,
    written: Mapping[str, str],
    *,
    by: Specialist,
    text: Texts,
    now: datetime,
) -> PlanItem:
    """One more item, at the end of the plan.

    Raises:
        PlanUnknown, PlanApproved: there is no plan to add to.
        TermOutside, TermBackwards, FrameUnknown, WordsMissing, WordsTooLong: it cannot stand so.
    """
    plan = making.opened(session, school_year, by=by)
    _require_valid(framed)
    words = wording.rewritten({}, written, wording.ITEM_WORDS, text)
    made = PlanItem(plan_id=plan.id, position=next_position(session, plan), words=words, **framed.columns())
    session.add(made)
    session.flush()
    making.note(session, "plan:item:added", plan, by=by, now=now, item=made.id)
    return made


def take(session: Session, school_year: int, codes: Collection[str], *, by: Specialist, now: datetime) -> int:
    """Take activities out of the library, those that are not in the plan yet; how many it were.

    Raises:
        PlanUnknown, PlanApproved: there is no plan to add to.
    """
    plan = making.opened(session, school_year, by=by)
    taken = {item.template_code for item in plan.items}
    wanted = [one for one in library.shelf(session, by=by) if one.code in codes and one.code not in taken]
    first = next_position(session, plan)
    session.add_all(placed(library.item_of(one, first + number), plan) for number, one in enumerate(wanted))
    session.flush()
    if wanted:
        making.note(session, "plan:items:taken", plan, by=by, now=now, items=len(wanted))
    return len(wanted)


def edit(
    session: Session,
    item_id: int,
    framed: Framed,
    written: Mapping[str, str],
    *,
    seen: str,
    by: Specialist,
    text: Texts,
    now: datetime,
) -> PlanItem:
    """Make an item what is said here.

    Raises:
        ItemUnknown, PlanApproved: it cannot be changed.
        ItemChanged: somebody else changed it since it was shown.
        TermOutside, TermBackwards, FrameUnknown, WordsMissing, WordsTooLong: it cannot stand so.
    """
    item, plan = opened(session, item_id, by=by)
    _require_valid(framed)
    if mark(item) != seen:
        raise ItemChanged
    item.words = wording.rewritten(item.words, written, wording.ITEM_WORDS, text)
    for name, value in framed.columns().items():
        setattr(item, name, value)
    making.note(session, "plan:item:changed", plan, by=by, now=now, item=item.id)
    session.flush()
    return item


def ordered(plan: AnnualPlan) -> list[PlanItem]:
    """The items in the order of the plan."""
    return sorted(plan.items, key=lambda item: (item.position, item.id))


def opened(session: Session, item_id: int, *, by: Specialist) -> tuple[PlanItem, AnnualPlan]:
    """An item of an open plan as it stands now: whoever holds the plan is waited for.

    Raises:
        NotAllowed, ItemUnknown, PlanApproved: it cannot be changed, or was taken out meanwhile.
    """
    require_psychologist(by)
    plan = making.opened(session, find(session, item_id, by=by).plan.school_year, by=by)
    found = session.get(PlanItem, item_id, populate_existing=True)
    if found is None:
        raise ItemUnknown
    return found, plan


def _require_valid(framed: Framed) -> None:
    terms.months(framed.first_month, framed.last_month)
    if framed.stage not in frame.STAGES or framed.area not in (None, *frame.AREAS):
        raise FrameUnknown


def next_position(session: Session, plan: AnnualPlan) -> int:
    """The place after the last item of a plan."""
    highest = session.scalar(select(func.max(PlanItem.position)).where(PlanItem.plan_id == plan.id))
    return (highest or 0) + 1


def placed(item: PlanItem, plan: AnnualPlan) -> PlanItem:
    """An item that was just made, as one of this plan."""
    item.plan_id = plan.id
    return item
