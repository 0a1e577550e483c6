"""What the pages of plans show, read in one snapshot and turned into plain values."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy.orm import Session

from core.actors import Specialist
from core.plans import approving, items, library, making, months, saying, terms, wording, works, year
from core.plans.library import Offer
from core.plans.works import Work
from core.plans.year import YearState
from core.texts import Texts
from db.models.plans import AnnualPlan, PlanDirection, PlanItem, PlanTask


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A line of a plan as it is shown; ``done``: how it was done, empty while it was not."""

    id: int
    words: Mapping[str, str]
    when: str
    audience: str
    direction: str
    done: str
    dropped: str
    is_organisation: bool
    is_awareness: bool = False
    item_id: int | None = None
    area: int | None = None
    aspect: str = ""
    moved_from: str = ""
    kept: Mapping[str, str] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """The items of one direction: those that are shown, and how many of all were done."""

    direction: str
    title: str
    lines: Sequence[Line]
    planned: int
    done: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Year:
    """A year's plan: ``closed``: it carries a signature."""

    plan: AnnualPlan
    state: YearState
    head: Mapping[str, str]
    sections: Sequence[Section]
    closed: bool
    agreed: str
    approved: str


def year_page(
    session: Session, plan: AnnualPlan, *, text: Texts, audience: str = "", area: str = "", is_open: bool = False
) -> Year:
    """A year's plan; ``audience``, ``area`` ("none": without one) and ``is_open`` leave out what they do not mean."""
    found = works.of_items(session, plan.school_id, [item.id for item in plan.items])
    state = year.state(session, plan.school_year, school_id=plan.school_id)
    shown = [
        line
        for item in items.ordered(plan)
        if (not audience or item.audience == audience) and (not area or str(item.area or "none") == area)
        for line in (item_line(item, found.get(item.id, ()), text),)
        if not is_open or not (line.done or line.dropped)
    ]
    return Year(
        plan=plan,
        state=state,
        head=making.head_of(plan, text),
        sections=[_section(plan, direction, shown, state, text) for direction in saying.directions(plan)],
        closed=approving.is_closed(plan),
        agreed=saying.dated(plan.agreed_on, text) if plan.agreed_on else "",
        approved=saying.dated(plan.approved_on, text) if plan.approved_on else "",
    )


def item_line(item: PlanItem, found: Sequence[Work], text: Texts) -> Line:
    """An item of the year as it is shown."""
    return Line(
        id=item.id,
        words=wording.shown(item.words, wording.ITEM_WORDS, text),
        when=saying.term(item, text),
        audience=item.audience.value,
        direction=item.direction.value,
        done=saying.done(found, text, by_hand=str(item.words.get("done_on", ""))),
        dropped=str(item.words.get("dropped", "")),
        is_organisation=item.direction is PlanDirection.ORGANISATION,
        is_awareness=item.direction is PlanDirection.AWARENESS,
        item_id=item.id,
        area=item.area,
        aspect=item.aspect.value,
    )


def task_line(task: PlanTask, found: Sequence[Work], text: Texts, *, uses_order_377: bool = False) -> Line:
    """A month's line as it is shown; ``kept``: what its fields of the grid hold."""
    words = wording.shown(task.words, wording.TASK_WORDS, text)
    when = task.day.isoformat() if task.day else f"w{task.week}" if task.week else ""
    return Line(
        id=task.id,
        words=words,
        when=saying.when(task, text),
        audience=task.audience.value,
        direction=saying.direction(task.direction, text, uses_order_377=uses_order_377),
        done=saying.done(found, text),
        dropped=task.dropped,
        is_organisation=task.direction is PlanDirection.ORGANISATION,
        is_awareness=task.direction is PlanDirection.AWARENESS,
        item_id=task.item_id,
        moved_from=saying.month(was, text) if (was := task.words.get("from_month")) else "",
        kept={**words, "when": when, "seen": months.mark(task)},
    )


def month_lines(session: Session, month: str, *, by: Specialist, text: Texts) -> Sequence[Line]:
    """The lines of a month in their order."""
    tasks = months.tasks(session, month, by=by)
    found = works.of_tasks(session, by.school_id, tasks)
    plan = making.find(session, terms.year_of(terms.first_day(month)), by=by)
    uses = plan is not None and plan.uses_order_377
    return [task_line(task, found.get(task.id, ()), text, uses_order_377=uses) for task in tasks]


def choices_of_when(month: str, text: Texts) -> Sequence[tuple[str, Sequence[tuple[str, str]]]]:
    """The weeks of a month with their days, as the groups of a select."""
    found = []
    for week in terms.weeks(month):
        days = range(week.first_day.day, week.last_day.day + 1)
        name = saying.week(week, text)
        options = [(f"w{week.number}", text("plans-when-week", week=name))]
        options += [(f"{month}-{day:02}", _day(week.first_day.replace(day=day), text)) for day in days]
        found.append((name, options))
    return found


def shelf(session: Session, plan: AnnualPlan, *, by: Specialist, text: Texts) -> Mapping[str, Sequence[Offer]]:
    """The library by direction, in the order of the plan's scheme."""
    taken = frozenset(item.template_code for item in plan.items)
    offers = library.offers(session, by=by, text=text, taken=taken)
    return {
        direction.value: mine
        for direction in saying.directions(plan)
        if (mine := [offer for offer in offers if offer.direction is direction])
    }


def years(session: Session, *, by: Specialist, shown: int, running: int) -> Sequence[int]:
    """The years that can be looked at: those with a plan, the one that runs, the next, and the one shown."""
    return sorted({*making.years(session, by=by), running, running + 1, shown}, reverse=True)


def term_words(offer: Offer, text: Texts) -> str:
    """The months of an activity of the library."""
    first, last = (text("plans-month", month=number) for number in (offer.first_month, offer.last_month))
    return first if first == last else text("plans-term", first=first, last=last)


def _section(
    plan: AnnualPlan, direction: PlanDirection, shown: Sequence[Line], state: YearState, text: Texts
) -> Section:
    count = state.by_direction[direction]
    return Section(
        direction=direction.value,
        title=saying.direction(direction, text, uses_order_377=plan.uses_order_377),
        lines=[line for line in shown if line.direction == direction.value],
        planned=count.planned,
        done=count.done,
    )


def _day(day: Any, text: Texts) -> str:
    return f"{text('plans-weekday', day=day.weekday())} {day:%d.%m}"
