"""Plans as papers: the year's with its stamps and a table a direction, the month's, the week's list."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from core import schools
from core.actors import Specialist
from core.documents.paper import Column, Heading, Paper, Paragraph, Part, Row, Signatures, Stamp, Table
from core.journals import facts
from core.plans import making, months, saying, terms, weeks, wording, works
from core.plans.works import Work
from core.texts import Texts
from db.models.plans import AnnualPlan, PlanItem, PlanTask
from db.models.staff import Staff

_YEAR = ("number", "content", "goal", "with-whom", "form", "term", "responsible", "expected", "done")
_YEAR_SHARES = (0.35, 2.1, 1.4, 1.0, 1.1, 0.9, 1.1, 1.4, 1.9)
_MONTH = ("number", "day", "direction", "activity", "with-whom", "place", "responsible", "done")
_MONTH_SHARES = (0.35, 0.8, 1.4, 2.5, 1.1, 0.9, 1.1, 1.7)


def annual(session: Session, school_year: int, *, by: Specialist, text: Texts) -> Paper:
    """A year's plan: stamps, theme, aim and tasks, then what is to be done, direction by direction.

    Raises:
        PlanUnknown: there is no plan of that year.
        NotAllowed: plans are not for this person.
    """
    plan = making.require(session, school_year, by=by)
    school = schools.school(session, plan.school_id)
    items = works.items_of_plan(session, plan.id)
    found = works.of_items(session, plan.school_id, [item.id for item in items])
    table = _table("year", _year_rows(plan, items, found, text), text)
    return Paper(
        kind="annual_plan",
        locale=text.locale,
        title=text("plans-paper-annual", years=saying.years(school_year, text)),
        school=school.names.get(text.locale) or school.names["kk"],
        is_landscape=True,
        stamp=_stamp(plan, school.principal, school.deputy, text),
        parts=[*_head(plan, text), table, _signed(session, plan, text)],
    )


def monthly(session: Session, month: str, *, by: Specialist, text: Texts) -> Paper:
    """A month's plan; a month without a line is an empty table.

    Raises:
        MonthUnknown: there is no such month.
        NotAllowed: plans are not for this person.
    """
    tasks = months.tasks(session, month, by=by)
    found = works.of_tasks(session, by.school_id, tasks)
    plan = making.find(session, terms.year_of(terms.first_day(month)), by=by)
    title = text("plans-paper-monthly", month=saying.month(month, text))
    return _of_tasks(session, title, [_table("month", _task_rows(tasks, found, plan, text), text)], by=by, text=text)


def weekly(session: Session, day: date, *, by: Specialist, text: Texts) -> Paper:
    """The list of a day's week, from Monday to Sunday.

    Raises:
        NotAllowed: plans are not for this person.
    """
    found = weeks.week(session, day, staff_id=None, by=by)
    plan = making.find(session, terms.year_of(found.monday), by=by)
    sunday = found.monday + timedelta(days=6)
    title = text("plans-paper-weekly", first=f"{found.monday:%d.%m}", last=f"{sunday:%d.%m.%Y}")
    rows = _task_rows(found.tasks, found.works, plan, text)
    return _of_tasks(session, title, [_table("month", rows, text)], by=by, text=text)


def _of_tasks(session: Session, title: str, parts: Sequence[Part], *, by: Specialist, text: Texts) -> Paper:
    school = schools.school(session, by.school_id)
    lines = ((text("plans-sign-psychologist"), _name(session, by)), (text("plans-sign-deputy"), school.deputy))
    return Paper(
        kind="monthly_plan",
        locale=text.locale,
        title=title,
        school=school.names.get(text.locale) or school.names["kk"],
        is_landscape=True,
        parts=[*parts, Signatures(lines)],
    )


def _stamp(plan: AnnualPlan, principal: str, deputy: str, text: Texts) -> Stamp:
    agreed = ("plans-stamp-agreed", "plans-sign-deputy", plan.agreed_by or deputy, plan.agreed_on)
    approved = ("plans-stamp-approved", "plans-sign-principal", plan.approved_by or principal, plan.approved_on)
    left, right = (
        (text(word), text(who), text("plans-stamp-name", name=name or "____________"), _stamp_day(day, text))
        for word, who, name, day in (agreed, approved)
    )
    return Stamp(left=left, right=right)


def _stamp_day(day: date | None, text: Texts) -> str:
    return saying.dated(day, text) if day else text("plans-stamp-day-blank")


def _head(plan: AnnualPlan, text: Texts) -> Iterator[Part]:
    said = wording.shown(plan.words, ("theme", "goals"), text)
    for key in ("theme", "goals"):
        if said[key]:
            yield Heading(text(f"plans-head-{key}"), 2)
            yield Paragraph(said[key])
    tasks = [facts.render(task, text) for task in plan.words.get("tasks", ())]
    if tasks:
        yield Heading(text("plans-head-tasks"), 2)
        yield Paragraph("\n".join(f"{number}. {task}" for number, task in enumerate(tasks, 1)))


def _table(kind: str, rows: Iterator[Row], text: Texts) -> Table:
    keys, shares = (_YEAR, _YEAR_SHARES) if kind == "year" else (_MONTH, _MONTH_SHARES)
    columns = (Column(text(f"plans-column-{key}"), share) for key, share in zip(keys, shares, strict=True))
    return Table(columns=tuple(columns), rows=rows)


def _year_rows(
    plan: AnnualPlan, items: Sequence[PlanItem], found: Mapping[int, Sequence[Work]], text: Texts
) -> Iterator[Row]:
    for direction in saying.directions(plan):
        mine = [item for item in items if item.direction is direction]
        if mine:
            heading = saying.direction(direction, text, uses_order_377=plan.uses_order_377)
            yield Row((heading,), is_group=True)
        for number, item in enumerate(mine, 1):
            yield _item_row(number, item, found.get(item.id, ()), text)


def _item_row(number: int, item: PlanItem, found: Sequence[Work], text: Texts) -> Row:
    said = wording.shown(item.words, wording.ITEM_WORDS, text)
    dropped = str(item.words.get("dropped", ""))
    done = saying.done(found, text, by_hand=str(item.words.get("done_on", "")))
    cells = (
        *(str(number), said["content"], said["goal"], said["with_whom"], said["form"], saying.term(item, text)),
        *(said["responsible"], said["expected"], done),
    )
    return Row(cells, is_struck=bool(dropped), remark=text("plans-dropped-why", reason=dropped) if dropped else "")


def _task_rows(
    tasks: Sequence[PlanTask], found: Mapping[int, Sequence[Work]], plan: AnnualPlan | None, text: Texts
) -> Iterator[Row]:
    uses_order_377 = plan is not None and plan.uses_order_377
    for number, task in enumerate(tasks, 1):
        said = wording.shown(task.words, wording.TASK_WORDS, text)
        direction = saying.direction(task.direction, text, uses_order_377=uses_order_377)
        remark = text("plans-dropped-why", reason=task.dropped) if task.dropped else ""
        cells = (
            *(str(number), saying.when(task, text), direction, said["content"], said["with_whom"], said["place"]),
            *(said["responsible"], saying.done(found.get(task.id, ()), text)),
        )
        yield Row(cells, is_struck=bool(task.dropped), remark=remark)


def _signed(session: Session, plan: AnnualPlan, text: Texts) -> Signatures:
    return Signatures(((text("plans-sign-psychologist"), session.get_one(Staff, plan.made_by).full_name),))


def _name(session: Session, by: Specialist) -> str:
    return (session.scalar(select(Staff.full_name).where(Staff.id == by.id)) or "") if by.may_read_talks else ""
