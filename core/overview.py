"""Overview: a school year on one page: its four stages with what each still lacks, and the frame of the work."""

from dataclasses import dataclass
from datetime import date, datetime, time
from enum import StrEnum
from typing import Final

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from core import calendar, classes, schools
from core import frame as service
from core.actors import NotAllowed, Role, Specialist
from core.journals import months, year
from core.journals.year import Frame
from core.normative import acts
from core.plans import year as plan_year
from core.plans.year import YearState
from db.models.journals import Audience, JournalEntry, Need, WorkRecord
from db.models.plans import PlanTask
from db.models.reports import FrozenReport, ReportKind
from db.models.schools import School

READERS: Final = frozenset({Role.PSYCHOLOGIST, Role.DEPUTY_HEAD, Role.ADMINISTRATOR})
_YEARS_BACK: Final = 5
_SUMMING_UP: Final = 5  # May
_BEFORE_SCHOOL: Final = 8  # August: help to teachers begins before the first lesson


class Standing(StrEnum):
    """How something to be done stands: done, still lacking, or not yet its time."""

    DONE = "done"
    LACKING = "lacking"
    LATER = "later"


@dataclass(frozen=True, slots=True)
class Check:
    """One thing a stage needs, by its key; ``count``: how many of it wait, or how many there are when it is done."""

    key: str
    standing: Standing
    count: int = 0


@dataclass(frozen=True, slots=True)
class Stage:
    """A stage of the year (1-4)."""

    number: int
    is_now: bool
    checks: tuple[Check, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Overview:
    """A school year: ``hides_few`` when small numbers of events are not for this reader."""

    school_year: int
    years: tuple[int, ...]
    stages: tuple[Stage, ...]
    frame: Frame
    plan: YearState
    hides_few: bool


@dataclass(frozen=True, slots=True)
class _Asked:
    """Whose year is looked at, and from which day."""

    session: Session
    school: School
    school_year: int
    today: date
    by: Specialist


def overview(session: Session, school_year: int, *, by: Specialist, now: datetime) -> Overview:
    """A school year of the actor's school as it stands now.

    Raises:
        NotAllowed: an observer sees figures elsewhere.
    """
    if by.roles.isdisjoint(READERS):
        raise NotAllowed("the year is read by a psychologist, a deputy head and an administrator")
    school = schools.school(session, by.school_id)
    this_year = calendar.school_year(school, now)
    asked = _Asked(session, school, school_year, calendar.local(school, now).date(), by)
    plan = plan_year.state(session, school_year, school_id=school.id)
    now_in = service.stage_of(asked.today) if school_year == this_year else None
    found = (_helping(asked), _planning(asked, plan), _working(asked, plan), _summing_up(asked))
    return Overview(
        school_year=school_year,
        years=tuple(range(this_year + 1, this_year - _YEARS_BACK, -1)),
        stages=tuple(Stage(number, number == now_in, checks) for number, checks in enumerate(found, start=1)),
        frame=year.frame(session, school_year, school_id=school.id),
        plan=plan,
        hides_few=not by.may_read_talks,
    )


def _helping(asked: _Asked) -> tuple[Check, ...]:
    """I: teachers are helped, the list of classes and the folder of acts are in order."""
    session, school = asked.session, asked.school
    begins = calendar.at(school, date(asked.school_year, _BEFORE_SCHOOL, 1), time())
    with_teachers = select(func.count()).where(
        WorkRecord.school_id == school.id,
        WorkRecord.audience == Audience.TEACHER,
        WorkRecord.happened_at >= begins,
        WorkRecord.happened_at < year.bounds(school, asked.school_year)[1],
    )
    return (
        _is_there("teachers", session.scalar(with_teachers) or 0),
        _is_there("classes", len(classes.names(session, school.id))),
        _is_over("acts", acts.overdue(session, school.id, today=asked.today)),
    )


def _planning(asked: _Asked, plan: YearState) -> tuple[Check, ...]:
    """II: the year is planned and approved, the month has its lines, somebody stands beside the signatures."""
    month = f"{asked.today:%Y-%m}"
    tasks = select(func.count()).where(PlanTask.school_id == asked.school.id, PlanTask.month == month)
    is_running = _months(asked.school_year)[0] <= asked.today.replace(day=1) <= _months(asked.school_year)[-1]
    of_month = _is_there("month", asked.session.scalar(tasks) or 0)
    approved = Check("approved", Standing.DONE if plan.is_approved else Standing.LACKING)
    return (
        _is_there("plan", plan.total),
        *((approved,) if plan.exists else ()),
        *((of_month,) if is_running else ()),
        Check("signers", Standing.DONE if asked.school.principal and asked.school.deputy else Standing.LACKING),
    )


def _working(asked: _Asked, plan: YearState) -> tuple[Check, ...]:
    """III: needs are asked for, nothing waits in the books, ended months are locked and reported."""
    session, school = asked.session, asked.school
    begins, ends = year.bounds(school, asked.school_year)
    needs = select(func.count()).where(
        Need.school_id == school.id, Need.received_at >= begins, Need.received_at < ends, Need.is_hoax.is_(False)
    )
    ended = {month for month in _worked_months(asked) if month < months.of_day(asked.today)}
    of_months = (
        _is_over("locks", len(ended - months.locked(session, school.id))),
        _is_over("reports", len(ended - _frozen(asked, ReportKind.STATISTICAL))),
    )
    return (
        _is_there("needs", session.scalar(needs) or 0),
        _is_over("drafts", _drafts(asked)),
        *(of_months if ended else ()),
        *((_is_over("items", plan.total - plan.done),) if plan.total else ()),
    )


def _summing_up(asked: _Asked) -> tuple[Check, ...]:
    """IV: both reports of the year are frozen, every journal is closed, the plan of the next year is begun."""
    is_time = asked.today >= date(asked.school_year + 1, _SUMMING_UP, 1)
    of_year = f"{asked.school_year}-Y"
    closed = not _worked_months(asked) - months.locked(asked.session, asked.school.id)
    following = plan_year.state(asked.session, asked.school_year + 1, school_id=asked.school.id)
    found = {
        "statistical": of_year in _frozen(asked, ReportKind.STATISTICAL),
        "analytical": of_year in _frozen(asked, ReportKind.ANALYTICAL),
        "closed": is_time and closed,
        "following": following.exists,
    }
    lacking = Standing.LACKING if is_time else Standing.LATER
    return tuple(Check(key, Standing.DONE if is_done else lacking) for key, is_done in found.items())


def _is_there(key: str, count: int) -> Check:
    return Check(key, Standing.DONE if count else Standing.LACKING, count)


def _is_over(key: str, waiting: int) -> Check:
    return Check(key, Standing.LACKING if waiting else Standing.DONE, waiting)


def _drafts(asked: _Asked) -> int:
    """Drafts of this school year in all books; whose they are only a psychologist may look at."""
    waiting = select(func.count()).where(
        JournalEntry.school_id == asked.school.id,
        JournalEntry.school_year == asked.school_year,
        JournalEntry.number.is_(None),
    )
    return asked.session.scalar(waiting) or 0


def _months(school_year: int) -> tuple[date, ...]:
    """The first days of the twelve months of a school year."""
    first = calendar.FIRST_MONTH_OF_SCHOOL_YEAR - 1
    return tuple(date(school_year + at // 12, at % 12 + 1, 1) for at in range(first, first + 12))


def _worked_months(asked: _Asked) -> set[str]:
    """Months of the year that the books have lines of."""
    lines = select(JournalEntry.happened_on).where(
        JournalEntry.school_id == asked.school.id, JournalEntry.school_year == asked.school_year
    )
    return {months.of_day(day) for day in asked.session.scalars(lines.distinct())}


def _frozen(asked: _Asked, kind: ReportKind) -> set[str]:
    """Periods a report of this kind was frozen for."""
    periods = select(FrozenReport.period).where(FrozenReport.school_id == asked.school.id, FrozenReport.kind == kind)
    return set(asked.session.scalars(periods))
