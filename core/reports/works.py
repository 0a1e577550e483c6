"""Works: what stands behind a number of a report, as date, direction, group and places in the books. No words."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from sqlalchemy import ColumnElement, select
from sqlalchemy.orm import Session

from core import calendar, schools
from core.actors import NotAllowed, Specialist
from core.frame import AREAS
from core.reports import kinds
from core.reports.periods import Period, moments
from core.reports.tallies import grade_of
from db.models.journals import Aspect, Audience, Direction, EntryState, Journal, JournalEntry, Referral, WorkRecord

MOST: Final = 500
Place = tuple[Journal, int | None]
_UNSAID: Final = "unsaid"
_OTHER: Final = "other"
# what only a psychologist may open: a deputy head sees these counts with the small ones hidden
GUARDED: Final = frozenset({"area", "grade", "referral"})


class FilterUnknown(Exception):
    """No number of a report is narrowed so."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Work:
    """One piece of work: when, of which kind, with whom, and its lines in the books (no number: a draft)."""

    happened_at: datetime
    direction: Direction
    audience: Audience
    is_group: bool
    participants: int
    class_name: str | None
    school_year: int
    places: Sequence[Place]


def behind(session: Session, period: Period, where: Mapping[str, str], *, by: Specialist) -> Sequence[Work]:
    """The works that a number stands for, oldest first, at most :data:`MOST`.

    Raises:
        NotAllowed: the number is not for this person, or its works are for a psychologist alone.
        FilterUnknown: no number is narrowed so.
    """
    kinds.require_reader(by)
    if not by.may_read_talks and GUARDED & where.keys():
        raise NotAllowed("only a psychologist opens this number")
    school = schools.school(session, by.school_id)
    starts, ends = moments(school, period)
    is_here = (
        (WorkRecord.school_id == by.school_id) & (WorkRecord.happened_at >= starts) & (WorkRecord.happened_at < ends)
    )
    narrowed = [_condition(name, value) for name, value in where.items() if name != "grade"]
    statement = select(WorkRecord).where(is_here, *narrowed).order_by(WorkRecord.happened_at, WorkRecord.id)
    found = [work for work in session.scalars(statement) if _is_of_grade(work.class_name, where.get("grade"))][:MOST]
    places = _places(session, [work.id for work in found])
    return [
        Work(
            happened_at=calendar.local(school, work.happened_at),
            direction=work.direction,
            audience=work.audience,
            is_group=work.is_group,
            participants=work.participants,
            class_name=work.class_name if by.may_read_talks else None,
            school_year=period.school_year,
            places=places.get(work.id, ()),
        )
        for work in found
    ]


_AREAS: Final = {str(area): area for area in AREAS}


def _area(value: str) -> ColumnElement[bool]:
    if value in {_OTHER, _UNSAID}:
        is_given = WorkRecord.category.is_not(None) if value == _OTHER else WorkRecord.category.is_(None)
        return WorkRecord.area.is_(None) & is_given
    return WorkRecord.area == _AREAS[value]


_BOOLEANS: Final = {"0": False, "1": True}
_CONDITIONS: Final[Mapping[str, Callable[[str], ColumnElement[bool]]]] = {
    "direction": lambda value: WorkRecord.direction.in_([Direction(one) for one in value.split(",")]),
    "audience": lambda value: WorkRecord.audience == Audience(value),
    "is_group": lambda value: WorkRecord.is_group.is_(_BOOLEANS[value]),
    "is_repeat": lambda value: WorkRecord.is_repeat.is_(_BOOLEANS[value]),
    "channel": lambda value: WorkRecord.channel == value,
    "format": lambda value: WorkRecord.format == value,
    "aspect": lambda value: WorkRecord.aspect == Aspect(value),
    "referral": lambda value: WorkRecord.referral == Referral(value),
    "area": _area,
}


def _condition(name: str, value: str) -> ColumnElement[bool]:
    try:
        return _CONDITIONS[name](value)
    except (ValueError, KeyError) as problem:
        raise FilterUnknown from problem


def _is_of_grade(class_name: str | None, wanted: str | None) -> bool:
    """Whether a class is of a grade («7»), of a step («5-9»), or of none («none»)."""
    if wanted is None:
        return True
    grade = grade_of(class_name)
    if wanted == "none":
        return grade is None
    first, _, last = wanted.partition("-")
    if not all(part.isascii() and part.isdigit() for part in (first, last or first)):
        raise FilterUnknown
    return grade is not None and int(first) <= grade <= int(last or first)


def _places(session: Session, work_ids: Sequence[int]) -> Mapping[int, list[Place]]:
    statement = (
        select(JournalEntry.work_id, JournalEntry.journal, JournalEntry.number)
        .where(JournalEntry.work_id.in_(work_ids), JournalEntry.state != EntryState.CORRECTED)
        .order_by(JournalEntry.journal)
    )
    found: dict[int, list[Place]] = {}
    for work_id, journal, number in session.execute(statement):
        found.setdefault(work_id or 0, []).append((journal, number))
    return found
