"""What the sheet starts with: the usual, the same work once more, or what the plan says."""

from collections.abc import Mapping
from typing import Final

from sqlalchemy.orm import Session

from admin.views.help_requests.moments import Clock
from admin.views.offline.form import FIELDS, MINUTES, OTHER, PLANNED
from core import frame
from core.actors import Specialist
from core.journals import facts, offline, recent_work, tied, work
from core.journals.done import DIRECTIONS, What, Who
from db.models.journals import Audience, WorkRecord
from db.models.plans import PlanDirection, PlanItem, PlanTask

# what is tapped first, its picture, and how long it usually takes
WHATS: Final = {
    What.CONSULTATION: ("message-2", "15"),
    What.ASSESSMENT: ("report-analytics", "30"),
    What.CORRECTION: ("adjustments-horizontal", "45"),
    What.PREVENTION: ("shield-check", "45"),
    What.AWARENESS: ("bulb", "45"),
    What.TRAINING: ("activity", "90"),
}
WHOS: Final = {
    Who.PUPIL: "user",
    Who.CLASS: "users",
    Who.PARENTS: "home",
    Who.TEACHERS: "book",
    Who.ADMINISTRATION: "user-check",
}
BY_AUDIENCE: Final = {
    Audience.PARENT: Who.PARENTS,
    Audience.TEACHER: Who.TEACHERS,
    Audience.ADMINISTRATION: Who.ADMINISTRATION,
}
# a training is taken by its own name; what a plan says is one of the five
BY_DIRECTION: Final = {PlanDirection(where.value): what for what, where in DIRECTIONS.items() if what != What.TRAINING}


def beforehand(session: Session, *, by: Specialist, clock: Clock) -> Mapping[str, str]:
    """A consultation with the one it was last: never with a class, whose number would only be guessed."""
    last = recent_work.latest(session, by=by)
    who = who_of(last) if last else Who.PUPIL
    who = Who.PUPIL if who is Who.CLASS else who
    return _filled(clock, who=who, what=What.CONSULTATION, minutes=WHATS[What.CONSULTATION][1])


def again(session: Session, ref: str, *, by: Specialist, clock: Clock) -> Mapping[str, str]:
    """The same work once more: with whom, what, how long, about what; never what was said of a person.

    Raises:
        WorkUnknown: there is no such work.
    """
    found = offline.find(session, ref, by=by)
    said = work.words_of(session, found)
    minutes = str(found.minutes or "")
    is_chip = minutes in MINUTES
    return _filled(
        clock,
        who=who_of(found),
        what=what_of(session, found),
        minutes=minutes if is_chip else OTHER,
        minutes_other="" if is_chip else minutes,
        participants=str(found.participants) if found.is_group else "",
        class_name=found.class_name or "",
        category=found.category or "",
        method=found.method or "",
        material=str(found.material_id or ""),
        plan=plan_value(found.plan_item_id, found.plan_task_id),
        **{name: said.get(name, "") for name in ("topic", "programme", "partners")},
    )


def asked(session: Session, wanted: Mapping[str, str], *, by: Specialist, clock: Clock) -> Mapping[str, str]:
    """The usual, but with whom, what and about which problem area as another page asked; what is no choice is left."""
    usual = dict(beforehand(session, by=by, clock=clock))
    if wanted.get("who") in set(Who):
        usual["who"] = wanted["who"]
    if wanted.get("what") in set(What):
        usual["what"], usual["minutes"] = wanted["what"], WHATS[What(wanted["what"])][1]
    if wanted.get("area") in {str(area) for area in frame.AREAS}:
        usual["area"] = wanted["area"]
    return usual


def planned(
    session: Session, item_id: int | None, task_id: int | None, *, by: Specialist, clock: Clock
) -> Mapping[str, str]:
    """What the plan says: with whom, what, about what; how many came is known only afterwards.

    Raises:
        PlanUnknown: the school has no such line in its plans.
    """
    line = line_of(session, item_id, task_id, by=by)
    what = BY_DIRECTION.get(line.direction, What.CONSULTATION)
    return _filled(
        clock,
        who=planned_who(line.audience, what),
        what=what,
        minutes=WHATS[what][1],
        topic=facts.render(line.words.get("content"), clock.text),
        plan=plan_value(item_id, task_id),
    )


def line_of(session: Session, item_id: int | None, task_id: int | None, *, by: Specialist) -> PlanItem | PlanTask:
    """A line of the month's plan, else an item of the year's.

    Raises:
        PlanUnknown: the school has no such line in its plans.
    """
    if task_id is not None:
        return tied.plan_task(session, task_id, school_id=by.school_id)
    return tied.plan_item(session, item_id or 0, school_id=by.school_id)


def planned_who(audience: Audience, what: What) -> Who:
    """With whom work of a plan is done: pupils are advised one by one, everything else is done with a class."""
    if audience is not Audience.STUDENT:
        return BY_AUDIENCE[audience]
    return Who.PUPIL if what is What.CONSULTATION else Who.CLASS


def plan_value(item_id: int | None, task_id: int | None) -> str:
    """A line of the plans as the sheet's field holds it, empty for none."""
    return f"{item_id or ''}{PLANNED}{task_id or ''}" if item_id or task_id else ""


def ids_of(value: str) -> tuple[int | None, int | None]:
    """The item and the line of a month that the field names.

    Raises:
        ValueError: it names neither.
    """
    item, _, task = value.partition(PLANNED)
    return int(item) if item else None, int(task) if task else None


def who_of(found: WorkRecord) -> Who:
    """With whom a piece of work was done, as the sheet says it."""
    if found.audience is Audience.STUDENT:
        return Who.CLASS if found.is_group else Who.PUPIL
    return BY_AUDIENCE[found.audience]


def what_of(session: Session, found: WorkRecord) -> What:
    """What was tapped for a piece of work."""
    return What(work.words_of(session, found).get("what", What.CONSULTATION))


def _filled(clock: Clock, **values: str) -> Mapping[str, str]:
    return {**dict.fromkeys(FIELDS, ""), "when": clock.field(clock.now), **values}
