"""A month's plan: its lines, taken once from the year's items and then edited as a grid."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from core import audit, chain
from core.actors import Specialist, require_psychologist
from core.plans import making, terms, wording, works
from core.texts import Texts
from db.models.journals import Audience
from db.models.plans import PlanDirection, PlanItem, PlanTask


class TaskUnknown(Exception):
    """No such line in a month's plan of this school."""


class TaskChanged(Exception):
    """Somebody else has changed a line since it was shown; ``content``: what stands there now."""

    def __init__(self, task_id: int, content: str) -> None:
        super().__init__(task_id)
        self.task_id = task_id
        self.content = content


class TaskRefused(Exception):
    """A line of the grid cannot stand so; ``task_id`` says which, ``why`` what is wrong with it."""

    def __init__(self, task_id: int, why: Exception) -> None:
        super().__init__(task_id)
        self.task_id = task_id
        self.why = why


class DayOutside(Exception):
    """A day or a week that lies in another month."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    """A line as a person left it: its day, or its week of the month, or neither; ``words`` of TASK_WORDS."""

    day: date | None = None
    week: int | None = None
    words: Mapping[str, str]
    seen: str = ""


def tasks(session: Session, month: str, *, by: Specialist) -> Sequence[PlanTask]:
    """The lines of a month: by day, those of a week after its days, those of no day last.

    Raises:
        MonthUnknown: there is no such month.
        NotAllowed: plans are not for this person.
    """
    making.require_reader(by)
    terms.first_day(month)
    own = select(PlanTask).where(PlanTask.school_id == by.school_id, PlanTask.month == month)
    ends = {week.number: week.last_day for week in terms.weeks(month)}

    def place(task: PlanTask) -> tuple[date, bool, int, int]:
        last = date.max if task.week is None else ends.get(task.week, date.max)
        return task.day or last, task.day is None, task.position, task.id

    return sorted(session.scalars(own), key=place)


def find(session: Session, task_id: int, *, by: Specialist) -> PlanTask:
    """A line of a month's plan of the actor's school.

    Raises:
        TaskUnknown: another school's, or not there.
        NotAllowed: plans are not for this person.
    """
    making.require_reader(by)
    found = session.get(PlanTask, task_id)
    if found is None or found.school_id != by.school_id:
        raise TaskUnknown
    return found


def offered(session: Session, month: str, *, by: Specialist) -> Sequence[PlanItem]:
    """Items whose term covers the month and of which it has no line: new ones, or those nobody has taken yet.

    What was moved from this month to another is not offered again.
    """
    making.require_reader(by)
    plan = making.find(session, terms.year_of(terms.first_day(month)), by=by)
    if plan is None:
        return ()
    from_items = PlanTask.item_id.in_([item.id for item in plan.items])
    lines = session.scalars(select(PlanTask).where(from_items)).all()
    has = {line.item_id for line in lines if month in (line.month, line.words.get("from_month"))}
    number = int(month[5:])
    return [
        item
        for item in works.items_of_plan(session, plan.id)
        if item.id not in has
        and not item.words.get("dropped")
        and number in terms.months(item.first_month, item.last_month)
    ]


def fill(session: Session, month: str, *, by: Specialist, now: datetime) -> int:
    """Take every offered item into the month; how many it were. Asked twice, it takes nothing twice.

    Raises:
        MonthUnknown: there is no such month.
        NotAllowed: a psychologist plans.
    """
    require_psychologist(by)
    chain.hold(session, by.school_id)
    wanted = offered(session, month, by=by)
    first = next_position(session, month, by)
    for number, item in enumerate(wanted):
        words = {key: item.words[key] for key in wording.TASK_WORDS if key in item.words}
        columns = {"item_id": item.id, "direction": item.direction, "audience": item.audience, "words": words}
        session.add(PlanTask(school_id=by.school_id, month=month, position=first + number, **columns))
    session.flush()
    if wanted:
        note(session, "plan:month:filled", None, by, now, month=month, lines=len(wanted))
    return len(wanted)


def add(
    session: Session,
    month: str,
    written: Written,
    *,
    direction: PlanDirection,
    audience: Audience,
    by: Specialist,
    text: Texts,
    now: datetime,
) -> PlanTask:
    """A line of the month's own, which no item of the year foresaw.

    Raises:
        MonthUnknown, DayOutside, WordsMissing, WordsTooLong: it cannot stand so.
    """
    require_psychologist(by)
    made = PlanTask(
        school_id=by.school_id,
        month=month,
        position=next_position(session, month, by),
        direction=direction,
        audience=audience,
        words={},
    )
    terms.first_day(month)
    _put(made, written, text)
    session.add(made)
    session.flush()
    note(session, "plan:task:added", made, by, now, month=month)
    return made


def write(
    session: Session, month: str, rows: Mapping[int, Written], *, by: Specialist, text: Texts, now: datetime
) -> int:
    """Save a month's grid as a whole, or nothing of it; how many lines it changed. Untouched lines are left alone.

    Raises:
        TaskUnknown: a line of another school or another month.
        TaskRefused: a line cannot stand so.
        TaskChanged: somebody else changed a line that was changed here too.
    """
    require_psychologist(by)
    changed = 0
    for task_id, row in rows.items():
        task = held(session, task_id, by)
        if task.month != month:
            raise TaskUnknown
        before, was = mark(task), task.words.get("content")
        try:
            _put(task, row, text)
        except (DayOutside, wording.WordsMissing, wording.WordsTooLong) as why:
            raise TaskRefused(task_id, why) from why
        if mark(task) != before and before != row.seen:
            raise TaskChanged(task_id, wording.shown({"content": was}, ("content",), text)["content"])
        changed += mark(task) != before
    session.flush()
    if changed:
        note(session, "plan:month:edited", None, by, now, month=month, lines=changed)
    return changed


def mark(task: PlanTask) -> str:
    """The mark of a line as the grid shows it."""
    words = {key: said for key in wording.TASK_WORDS if (said := task.words.get(key))}
    return wording.mark({"day": task.day, "week": task.week, "month": task.month, "words": words})


def _put(task: PlanTask, row: Written, text: Texts) -> None:
    weeks = terms.weeks(task.month)
    if row.day is not None and terms.of_day(row.day) != task.month:
        raise DayOutside
    if row.week is not None and row.week not in {week.number for week in weeks}:
        raise DayOutside
    task.words = wording.rewritten(task.words, row.words, wording.TASK_WORDS, text)
    # a day says its week by itself
    task.day, task.week = row.day, None if row.day else row.week


def held(session: Session, task_id: int, by: Specialist) -> PlanTask:
    """A line as it stands now, held until this transaction ends.

    Raises:
        TaskUnknown: another school's, or not there any more.
    """
    find(session, task_id, by=by)
    found = session.get(PlanTask, task_id, populate_existing=True, with_for_update=True)
    if found is None:
        raise TaskUnknown
    return found


def next_position(session: Session, month: str, by: Specialist) -> int:
    """The place after the last line of a month."""
    of_month = select(func.max(PlanTask.position)).where(PlanTask.school_id == by.school_id, PlanTask.month == month)
    return (session.scalar(of_month) or 0) + 1


def note(session: Session, tag: str, task: PlanTask | None, by: Specialist, now: datetime, **detail: Any) -> None:
    """Append an act on a month's plan to the audit: never its words."""
    subject_id = task.id if task else None
    audit.record(session, tag, subject="plan_task", subject_id=subject_id, staff_id=by.id, now=now, **detail)
