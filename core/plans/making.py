"""A year's plan: found, made from the library, from last year's, or empty; its theme, goals and tasks."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from enum import StrEnum
from typing import Any, Final

from sqlalchemy import select
from sqlalchemy.orm import Session

from core import audit, calendar, chain, schools
from core.actors import NotAllowed, Role, Specialist, require_psychologist
from core.journals import facts
from core.plans import library, terms, wording
from core.texts import Texts
from db.models.plans import AnnualPlan, PlanItem

READERS: Final = frozenset({Role.PSYCHOLOGIST, Role.DEPUTY_HEAD, Role.ADMINISTRATOR})
OWN_TASKS: Final = tuple(f"frame-task-{number}" for number in range(1, 6))
LONGEST_THEME: Final = 300


class PlanUnknown(Exception):
    """This school has no plan of that year."""


class PlanExists(Exception):
    """The plan of that year is there already: nothing that stands is overwritten."""


class PlanApproved(Exception):
    """An approved plan is opened again before anything in it is changed."""


class PlanChanged(Exception):
    """Somebody else has changed it since it was shown."""


class NothingBefore(Exception):
    """There is no plan of the year before to begin from."""


class YearOutOfReach(Exception):
    """A plan is made for the year that runs, the one before or the next."""


class Start(StrEnum):
    """What a new plan begins from."""

    LAST_YEAR = "last_year"
    LIBRARY = "library"
    EMPTY = "empty"


def require_reader(by: Specialist) -> None:
    """Refuse whoever plans are not for.

    Raises:
        NotAllowed: an observer.
    """
    if by.roles.isdisjoint(READERS):
        raise NotAllowed("plans are read by psychologists, a deputy head and an administrator")


def find(session: Session, school_year: int, *, by: Specialist) -> AnnualPlan | None:
    """The plan of a year of the actor's school.

    Raises:
        NotAllowed: plans are not for this person.
    """
    require_reader(by)
    return of_school(session, school_year, school_id=by.school_id)


def of_school(session: Session, school_year: int, *, school_id: int) -> AnnualPlan | None:
    """The plan of a year of a school."""
    own = select(AnnualPlan).where(AnnualPlan.school_id == school_id, AnnualPlan.school_year == school_year)
    return session.scalars(own).one_or_none()


def require(session: Session, school_year: int, *, by: Specialist) -> AnnualPlan:
    """The same, where one has to be.

    Raises:
        PlanUnknown: there is none.
    """
    found = find(session, school_year, by=by)
    if found is None:
        raise PlanUnknown
    return found


def years(session: Session, *, by: Specialist) -> Sequence[int]:
    """The years the school has plans of, latest first."""
    require_reader(by)
    own = select(AnnualPlan.school_year).where(AnnualPlan.school_id == by.school_id)
    return session.scalars(own.order_by(AnnualPlan.school_year.desc())).all()


def running_year(session: Session, *, school_id: int, now: datetime) -> int:
    """The year of the plan that runs; from August on it is the new one."""
    return terms.year_of(calendar.local(schools.school(session, school_id), now).date())


def make(session: Session, school_year: int, start: Start, *, by: Specialist, now: datetime) -> AnnualPlan:
    """A new plan: the service's aim and tasks stand in it, its items come from where it begins.

    Raises:
        NotAllowed: a psychologist plans.
        YearOutOfReach, PlanExists: no plan can be made for that year.
        NothingBefore: it was to begin from last year's, and there is none.
    """
    require_psychologist(by)
    if abs(school_year - running_year(session, school_id=by.school_id, now=now)) > 1:
        raise YearOutOfReach
    chain.hold(session, by.school_id)
    if find(session, school_year, by=by) is not None:
        raise PlanExists
    last = find(session, school_year - 1, by=by)
    if start is Start.LAST_YEAR and last is None:
        raise NothingBefore
    made = AnnualPlan(
        school_id=by.school_id,
        school_year=school_year,
        words=dict(last.words) if start is Start.LAST_YEAR and last else _own_words(),
        uses_order_377=last is not None and last.uses_order_377,
        made_at=now,
        made_by=by.id,
    )
    if start is Start.LIBRARY:
        made.items = [library.item_of(one, position) for position, one in enumerate(library.shelf(session, by=by), 1)]
    if start is Start.LAST_YEAR and last:
        kept = [item for item in last.items if not item.words.get("dropped")]
        made.items = [copy_of(item, position) for position, item in enumerate(kept, 1)]
    session.add(made)
    session.flush()
    note(session, "plan:made", made, by=by, now=now, start=start.value, items=len(made.items))
    return made


def copy_of(item: PlanItem, position: int) -> PlanItem:
    """The same activity once more, not done yet."""
    kept = ("direction", "area", "audience", "stage", "aspect", "first_month", "last_month", "template_code")
    words = {key: item.words[key] for key in wording.ITEM_WORDS if key in item.words}
    return PlanItem(position=position, words=words, **{name: getattr(item, name) for name in kept})


def head_of(plan: AnnualPlan, text: Texts) -> dict[str, str]:
    """Theme, goals and tasks as a form holds them: a task a line."""
    tasks = [facts.render(task, text) for task in plan.words.get("tasks", ())]
    return {**wording.shown(plan.words, ("theme", "goals"), text), "tasks": "\n".join(tasks)}


def head_mark(plan: AnnualPlan) -> str:
    """The mark of theme, goals and tasks as they stand."""
    return wording.mark(plan.words)


def write_head(
    session: Session,
    school_year: int,
    written: Mapping[str, str],
    *,
    seen: str,
    by: Specialist,
    text: Texts,
    now: datetime,
) -> AnnualPlan:
    """Write theme, goals and tasks.

    Raises:
        PlanUnknown, PlanApproved: there is nothing to write into.
        PlanChanged: somebody else wrote meanwhile.
        WordsTooLong: a theme is a sentence.
    """
    plan = opened(session, school_year, by=by)
    if head_mark(plan) != seen:
        raise PlanChanged
    if len(written.get("theme", "")) > LONGEST_THEME:
        raise wording.WordsTooLong
    words = wording.rewritten(plan.words, written, ("theme", "goals"), text, needed="")
    plan.words = {
        **words,
        "tasks": wording.rewritten_lines(plan.words.get("tasks", ()), written.get("tasks", ""), text),
    }
    note(session, "plan:head:changed", plan, by=by, now=now)
    return plan


def set_scheme(session: Session, school_year: int, *, uses_order_377: bool, by: Specialist, now: datetime) -> None:
    """Show the items under the directions of the service or of order № 377: headings alone change, so it is no edit.

    Raises:
        PlanUnknown: there is no plan.
    """
    require_psychologist(by)
    plan = require(session, school_year, by=by)
    plan.uses_order_377 = uses_order_377
    note(session, "plan:scheme", plan, by=by, now=now, order_377=uses_order_377)


def opened(session: Session, school_year: int, *, by: Specialist) -> AnnualPlan:
    """A plan that may be changed just now, held until this transaction ends.

    Raises:
        NotAllowed: a psychologist plans.
        PlanUnknown: there is no plan.
        PlanApproved: it was approved as it stands.
    """
    require_psychologist(by)
    plan = require(session, school_year, by=by)
    session.refresh(plan, with_for_update=True)
    if plan.approved_on or plan.agreed_on:
        raise PlanApproved
    return plan


def note(session: Session, tag: str, plan: AnnualPlan, *, by: Specialist, now: datetime, **detail: Any) -> None:
    """Append an act on a plan to the audit: figures and names of kinds, never its words."""
    told = {"school_year": plan.school_year, **detail}
    audit.record(session, tag, subject="annual_plan", subject_id=plan.id, staff_id=by.id, now=now, **told)


def _own_words() -> dict[str, Any]:
    return {"theme": "", "goals": facts.word("frame-aim"), "tasks": [facts.word(task) for task in OWN_TASKS]}
