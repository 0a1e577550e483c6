"""Tallies: the work of a period counted by what tables ask for. Events and people are never mixed."""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any, Final

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from core import schools
from core.reports.periods import Period, moments
from core.words import MAX_GRADE
from db.models.journals import Aspect, Audience, Direction, Referral, WorkRecord

_NUMBER: Final = re.compile(r"\d+")
# what a work is told apart by
_KEYS: Final = (
    WorkRecord.direction,
    WorkRecord.audience,
    WorkRecord.is_group,
    WorkRecord.is_repeat,
    WorkRecord.format,
    WorkRecord.channel,
    WorkRecord.category,
    WorkRecord.area,
    WorkRecord.class_name,
    WorkRecord.aspect,
    WorkRecord.referral,
)


@dataclass(frozen=True, slots=True)
class Tally:
    """How many works are alike, and how many people they reached."""

    direction: Direction
    audience: Audience
    is_group: bool
    is_repeat: bool
    format: str
    channel: str | None
    category: str | None
    area: int | None
    class_name: str | None
    aspect: Aspect
    referral: Referral | None
    events: int
    people: int


def of_period(session: Session, school_id: int, period: Period) -> tuple[Tally, ...]:
    """The work of a school within a period."""
    starts, ends = moments(schools.school(session, school_id), period)
    counts = (func.count(), func.coalesce(func.sum(WorkRecord.participants), 0))
    statement = select(*_KEYS, *counts).where(
        WorkRecord.school_id == school_id, WorkRecord.happened_at >= starts, WorkRecord.happened_at < ends
    )
    rows: Iterable[Any] = session.execute(statement.group_by(*_KEYS))
    return tuple(Tally(*row) for row in rows)


def events(found: Iterable[Tally], which: Callable[[Tally], bool] = lambda _: True) -> int:
    """How many works there were."""
    return sum(tally.events for tally in found if which(tally))


def people(found: Iterable[Tally], which: Callable[[Tally], bool] = lambda _: True) -> int:
    """How many people they reached; who was reached twice is counted twice."""
    return sum(tally.people for tally in found if which(tally))


def grade_of(class_name: str | None) -> int | None:
    """The grade of a class or of several classes of one grade; None without one, or when there are several."""
    grades = {int(number) for number in _NUMBER.findall(class_name or "")}
    return grades.pop() if len(grades) == 1 and max(grades) <= MAX_GRADE else None
