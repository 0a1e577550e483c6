"""Where a material was used: the work it belongs to, in which books and under which numbers."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from sqlalchemy import func, select
from sqlalchemy.orm import Session, selectinload

from core import calendar, schools
from core.actors import Specialist
from core.materials import fund
from db.models.journals import Audience, Direction, Journal, WorkRecord

SHOWN: Final = 50


@dataclass(frozen=True, slots=True, kw_only=True)
class Use:
    """One piece of work: its day at school, with whom, and its numbered lines; a draft has no number yet."""

    day: date
    direction: Direction
    audience: Audience
    is_group: bool
    class_name: str
    participants: int
    places: tuple[tuple[Journal, int], ...]


def used(session: Session, material_id: int, *, by: Specialist) -> Sequence[Use]:
    """The last fifty times a material was used. Who may not read talks does not learn one child's class.

    Raises:
        NotAllowed: the actor does not read the fund.
        MaterialUnknown: another school's, or not there.
    """
    fund.find(session, material_id, by=by)
    school = schools.school(session, by.school_id)
    statement = (
        select(WorkRecord)
        .where(WorkRecord.material_id == material_id, WorkRecord.school_id == by.school_id)
        .options(selectinload(WorkRecord.entries))
        .order_by(WorkRecord.happened_at.desc(), WorkRecord.id.desc())
        .limit(SHOWN)
    )
    return [
        Use(
            day=calendar.local(school, work.happened_at).date(),
            direction=work.direction,
            audience=work.audience,
            is_group=work.is_group,
            class_name=(work.class_name or "") if work.is_group or by.may_read_talks else "",
            participants=work.participants,
            places=_places(work),
        )
        for work in session.scalars(statement)
    ]


def times(session: Session, material_ids: Collection[int], *, by: Specialist) -> Mapping[int, int]:
    """How often each of these was used; one that never was is not in it."""
    statement = (
        select(WorkRecord.material_id, func.count())
        .where(WorkRecord.material_id.in_(material_ids), WorkRecord.school_id == by.school_id)
        .group_by(WorkRecord.material_id)
    )
    return {material: count for material, count in session.execute(statement).all() if material is not None}


def _places(work: WorkRecord) -> tuple[tuple[Journal, int], ...]:
    """The lines that stand; a struck one was corrected by another."""
    standing = ((line.journal, line.number) for line in work.entries if line.state != "corrected")
    return tuple(sorted((journal, number) for journal, number in standing if number is not None))
