"""Recent work: what a person wrote down by hand lately, so that the next entry starts from it."""

from collections.abc import Mapping, Sequence
from datetime import datetime, time, timedelta
from typing import Final

from sqlalchemy import Select, func, or_, select
from sqlalchemy.orm import Session

from core import calendar, schools
from core.actors import Specialist
from core.journals import offline, work
from db.models.audit import AuditRecord
from db.models.journals import Audience, WorkRecord

ACTS_LOOKED_AT = 1000
RECORDS_LOOKED_AT = 2000
OF_LAST_WEEK: Final = 12


def today(session: Session, *, by: Specialist, now: datetime) -> Sequence[WorkRecord]:
    """What this person wrote down today, latest first, whenever it was done."""
    here = calendar.local(schools.school(session, by.school_id), now)
    morning = here.replace(hour=0, minute=0, second=0, microsecond=0)
    return session.scalars(_own(by, _acts(by).where(AuditRecord.happened_at >= morning))).all()


def latest(session: Session, *, by: Specialist) -> WorkRecord | None:
    """What this person wrote down last, of whatever day; None when that was long ago or never."""
    return session.scalars(_own(by, _acts(by)).limit(1)).first()


def last_week(session: Session, *, by: Specialist, now: datetime) -> Sequence[WorkRecord]:
    """What this person did face to face in the week before this one: of the same weekday first, the like of it once."""
    school = schools.school(session, by.school_id)
    here = calendar.local(school, now)
    monday = here.date() - timedelta(days=here.weekday())
    begins, ends = (calendar.at(school, day, time()) for day in (monday - timedelta(days=7), monday))
    statement = select(WorkRecord).where(
        WorkRecord.school_id == by.school_id,
        WorkRecord.happened_at >= begins,
        WorkRecord.happened_at < ends,
        WorkRecord.staff_id == by.id,
        WorkRecord.channel == work.FACE_TO_FACE,
    )
    found = session.scalars(statement.order_by(WorkRecord.happened_at, WorkRecord.id)).all()
    like: dict[tuple[object, ...], WorkRecord] = {}
    for record in sorted(found, key=lambda one: calendar.local(school, one.happened_at).weekday() != here.weekday()):
        like.setdefault((record.direction, record.audience, record.is_group, record.class_name, record.format), record)
    return list(like.values())[:OF_LAST_WEEK]


def class_sizes(session: Session, *, school_id: int) -> Mapping[str, int]:
    """How many of each class came the last time, from the school's latest work with classes."""
    newest = select(func.max(WorkRecord.id)).scalar_subquery()
    statement = (
        select(WorkRecord.class_name, WorkRecord.participants)
        .where(
            WorkRecord.id > newest - RECORDS_LOOKED_AT,
            WorkRecord.school_id == school_id,
            WorkRecord.audience == Audience.STUDENT,
            WorkRecord.is_group,
            WorkRecord.class_name.is_not(None),
        )
        .order_by(WorkRecord.id)
    )
    return {name: count for name, count in session.execute(statement) if name}


def _acts(by: Specialist) -> Select[int | None]:
    """The works this person wrote down, found among the person's latest acts."""
    acts = select(AuditRecord.id).where(AuditRecord.staff_id == by.id).order_by(AuditRecord.id.desc())
    return select(AuditRecord.subject_id).where(
        AuditRecord.id.in_(acts.limit(ACTS_LOOKED_AT)), AuditRecord.tag == offline.RECORDED
    )


def _own(by: Specialist, acts: Select[int | None]) -> Select[WorkRecord]:
    # whoever wrote it down: a number freed by an undo may belong to a colleague's work by now
    is_mine = or_(WorkRecord.entered_by == by.id, WorkRecord.entered_by.is_(None) & (WorkRecord.staff_id == by.id))
    return select(WorkRecord).where(WorkRecord.id.in_(acts), is_mine).order_by(WorkRecord.id.desc())
