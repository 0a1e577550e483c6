"""Sections: what figures alone say of each block of a report, as sentences free of any language."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from sqlalchemy.orm import Session

from core import classes, schools, staff
from core.frame import AREAS
from core.journals.facts import word
from core.plans import making, year
from core.reports.periods import Period
from core.reports.report import Fact, Line, Table
from core.reports.saying import said
from db.models.journals import Aspect
from db.models.plans import PlanDirection

# the Ministry's norm: pupils for one psychologist
NORM: Final = 500
Runs = Iterator[tuple[Fact, ...]]
Tables = Mapping[str, Table]


@dataclass(frozen=True, slots=True)
class Ground:
    """What sections are written from."""

    session: Session
    school_id: int
    period: Period
    tables: Tables


def general(ground: Ground) -> Runs:
    """The school, its pupils, its psychologists, and how many pupils come to one of them."""
    session = ground.session
    yield (word("reports-said-school"), {"names": schools.school(session, ground.school_id).names})
    psychologists = len(session.scalars(staff.psychologists(ground.school_id)).all())
    pupils = classes.pupils(session, ground.school_id)
    if pupils:
        yield (said("reports-said-pupils", count=pupils),)
    yield (said("reports-said-psychologists", count=psychologists),)
    if pupils and psychologists:
        share = -(-pupils // psychologists)
        name = "reports-said-share-above" if share > NORM else "reports-said-share"
        yield (said(name, share=share, norm=NORM),)


def goals(ground: Ground) -> Runs:
    """The service's aim and tasks in its own words, or as this year's plan says them; how much of the plan is done."""
    plan = making.of_school(ground.session, ground.period.school_year, school_id=ground.school_id)
    words = plan.words if plan else {}
    tasks = words.get("tasks") or [word(name) for name in making.OWN_TASKS]
    yield (word("reports-said-aim"), words.get("goals") or word("frame-aim"))
    yield (word("reports-said-tasks"),)
    yield from ((f"{number}.", task) for number, task in enumerate(tasks, 1))
    state = year.state(ground.session, ground.period.school_year, school_id=ground.school_id)
    if not state.total:
        yield (word("reports-said-no-plan"),)
        return
    yield (said("reports-said-plan", total=state.total, done=state.done, share=100 * state.done // state.total),)
    for direction in PlanDirection:
        count = state.by_direction[direction]
        if count.planned:
            name = word(f"frame-direction-{direction}")
            yield (name, said("reports-said-plan-direction", planned=count.planned, done=count.done))


def plan(ground: Ground) -> Runs:
    """How much of what this report shows of the plan is done."""
    lines = [line for line in ground.tables["plan"].lines if not line.is_total]
    done = sum(line.cells[-1] == word("reports-done") for line in lines)
    if lines:
        yield (said("reports-said-plan", total=len(lines), done=done, share=100 * done // len(lines)),)
    else:
        yield (word("reports-said-no-plan"),)


def directions(ground: Ground) -> Runs:
    """What was done in each direction; programmes with teachers and research have lines of their own."""
    for line in ground.tables["A"].lines:
        alone, together, events, *reached = line.cells
        if not isinstance(events, int):
            continue
        people = sum(count for count in reached if isinstance(count, int))
        counts = said("reports-said-direction", events=events, alone=_int(alone), together=_int(together))
        yield (line.label, counts, *([said("reports-said-reached", people=people)] if events else []))
    found = dict(zip(Aspect, ground.tables["aspects"].lines, strict=True))
    yield (said("reports-said-applied", count=_int(found[Aspect.APPLIED].cells[0])),)
    yield (said("reports-said-scientific", count=_int(found[Aspect.SCIENTIFIC].cells[0])),)


def groups(ground: Ground) -> Runs:
    """How many people of each group were reached, and how often they came for advice."""
    whole = ground.tables["A"].lines[-1].cells[3:]
    for line, reached in zip(ground.tables["B"].lines[:-1], whole, strict=True):
        first, repeated, contacts, *_ = line.cells
        args = {"contacts": _int(contacts), "first": _int(first), "repeated": _int(repeated)}
        yield (line.label, said("reports-said-group", people=_int(reached), **args))


def problems(ground: Ground) -> Runs:
    """The four problem areas, this period beside the one before; what is hidden in the tables is not told here."""
    by_area = ground.tables["change"].lines[-len(AREAS) :]
    for line in by_area:
        now, before, _ = line.cells
        if now is None or before is None:
            yield (line.label, word("reports-said-few"))
        else:
            yield (line.label, said(f"reports-said-{_way(now, before)}", now=_int(now), before=_int(before)))


def crisis(ground: Ground) -> Runs:
    """Danger in counts alone, and how often somebody was sent on to other help."""
    lines = ground.tables["E"].lines
    red, raised = (_named(lines, f"reports-needs-{name}").cells[-1] for name in ("red", "elevated"))
    sent = [line.cells[-1] for line in lines if line.where is not None]
    if isinstance(red, int) and isinstance(raised, int):
        yield (said("reports-said-red", count=red),)
        yield (said("reports-said-elevated", count=raised),)
    else:
        yield (word("reports-said-danger-few"),)
    if None not in sent:
        yield (said("reports-said-referred", count=sum(_int(count) for count in sent)),)


def prevention(ground: Ground) -> Runs:
    """What was done with groups to prevent."""
    events, *reached = ground.tables["prevention"].lines[-1].cells
    yield (said("reports-said-prevention", events=_int(events)),)
    yield (said("reports-said-reached", people=sum(_int(count) for count in reached)),)


def conclusion(ground: Ground) -> Runs:
    """The whole of the period in two sentences."""
    cells = ground.tables["A"].lines[-1].cells
    received, closed = (line.cells[-1] for line in ground.tables["E"].lines[:2])
    yield (said("reports-said-whole", events=_int(cells[2]), people=sum(_int(count) for count in cells[3:])),)
    yield (said("reports-said-needs", received=_int(received), closed=_int(closed)),)


SECTIONS: Final[Mapping[str, Callable[[Ground], Runs]]] = {
    "general": general,
    "goals": goals,
    "plan": plan,
    "directions": directions,
    "groups": groups,
    "problems": problems,
    "crisis": crisis,
    "prevention": prevention,
    "conclusion": conclusion,
}


def _named(lines: tuple[Line, ...], name: str) -> Line:
    return next(line for line in lines if line.label == word(name))


def _way(now: object, before: object) -> str:
    if not _int(now) and not _int(before):
        return "none"
    return "more" if _int(now) > _int(before) else "less" if _int(now) < _int(before) else "same"


def _int(value: object) -> int:
    return value if isinstance(value, int) else 0
