"""What the sheet offers to tap instead of typing: classes, lines of the plan, what was done in the last week."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy.orm import Session

from admin.views.help_requests.closing_form import categories, referrals
from admin.views.help_requests.moments import Clock
from admin.views.offline import starting
from core import classes as school_classes
from core import frame, materials
from core import plans as school_plans
from core.actors import Specialist
from core.journals import facts, offline, recent_work
from core.journals.done import What, Who
from core.journals.tied import PlanUnknown
from db.models.journals import Aspect, Audience, Direction, WorkRecord
from db.models.plans import PlanDirection

Option = tuple[str, str]  # what the field holds, and its words


@dataclass(frozen=True, slots=True)
class Planned:
    """A line of the plans: what the field holds, its words, and what is tapped when it is chosen."""

    value: str
    label: str
    who: Who
    what: What


@dataclass(frozen=True, slots=True)
class Before:
    """Work of the last week that may be repeated today."""

    ref: str
    day: int
    who: Who
    what: What
    class_name: str


def classes(session: Session, *, by: Specialist) -> Mapping[str, int | None]:
    """The school's classes and how many came the last time, else how many there are; without a list, those met."""
    came = recent_work.class_sizes(session, school_id=by.school_id)
    listed = school_classes.all_of(session, by.school_id)
    return {one.name: came.get(one.name, one.pupils) for one in listed} or dict(came)


def grades(found: Mapping[str, int | None]) -> Sequence[str]:
    """The grades of these classes, each once, in their order."""
    return list(dict.fromkeys(name if name.isdecimal() else name[:-1] for name in found))


def plans(session: Session, chosen: str, *, by: Specialist, clock: Clock) -> Sequence[Planned]:
    """What the plans say for these days, and the line that is chosen already, from whichever month it is."""
    found = [
        _planned(starting.plan_value(one.item_id, one.task_id), one.label, one.direction, one.audience)
        for one in school_plans.choices(session, by=by, day=clock.here(clock.now).date(), text=clock.text)
    ]
    if not chosen or chosen in {one.value for one in found}:
        return found
    return [*_chosen(session, chosen, by=by, clock=clock), *found]


def options(session: Session, *, by: Specialist, clock: Clock) -> Mapping[str, Sequence[Option]]:
    """What each list of the sheet offers, by its name."""
    text = clock.text
    return {
        "categories": [(one.value, one.words) for one in categories(session, text)],
        "materials": [(str(one.id), one.label) for one in materials.choices(session, by=by)],
        "colleagues": [(str(one.id), one.name) for one in offline.colleagues(session, by=by)],
        "directions": [(one.value, text(f"journals-direction-{one}")) for one in Direction],
        "referrals": [(one.value, one.words) for one in referrals(text)],
        "areas": [(str(number), text(f"frame-area-{number}")) for number in frame.AREAS],
        "stages": [(str(number), text(f"frame-stage-{number}")) for number in frame.STAGES],
        "aspects": [(one.value, text(f"frame-aspect-{one}")) for one in Aspect],
    }


def last_week(session: Session, *, by: Specialist, clock: Clock) -> Sequence[Before]:
    """What this person did in the week before, of the same weekday first."""
    return [_before(session, found, clock) for found in recent_work.last_week(session, by=by, now=clock.now)]


def _before(session: Session, found: WorkRecord, clock: Clock) -> Before:
    day = clock.here(found.happened_at).weekday()
    who, what = starting.who_of(found), starting.what_of(session, found)
    return Before(found.ref, day, who, what, found.class_name or "")


def _chosen(session: Session, chosen: str, *, by: Specialist, clock: Clock) -> Sequence[Planned]:
    """A line that is not among those offered now; what was typed by hand may name none."""
    try:
        line = starting.line_of(session, *starting.ids_of(chosen), by=by)
    except (PlanUnknown, ValueError):
        return ()
    label = facts.render(line.words.get("content"), clock.text)
    return (_planned(chosen, label, line.direction, line.audience),)


def _planned(value: str, label: str, direction: PlanDirection, audience: Audience) -> Planned:
    what = starting.BY_DIRECTION.get(direction, What.CONSULTATION)
    return Planned(value, label, starting.planned_who(audience, what), what)
