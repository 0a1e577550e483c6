"""Duties: what the law asks for in every term (order No. 506: against bullying, once at least); whether it stands."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Final

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from core import calendar, schools
from core.broadcasts import occasions
from core.broadcasts.occasions import Standing
from db.models.broadcasts import Occasion
from db.models.journals import Direction, WorkRecord
from db.models.plans import PlanItem
from db.models.schools import School

SOON: Final = timedelta(weeks=3)
LATE: Final = timedelta(weeks=1)
BULLYING: Final = frozenset({"bullying", "cyber"})  # categories of db/seeds/categories.toml
_PLANNED: Final = "bullying-quarter-"  # codes of db/seeds/plan_templates.toml
_STANDS: Final = frozenset({Standing.PROPOSED, Standing.SCHEDULED, Standing.SENT})


@dataclass(frozen=True, slots=True)
class Owed:
    """A duty of the running term that nothing stands for: its key, the term's last day, days left with that one.

    ``is_late``: in the last week of the term.
    """

    key: str
    ends: date
    days: int
    is_late: bool


def owed(session: Session, *, school_id: int, now: datetime) -> Owed | None:
    """The duty of the running term, once less than three weeks of it are left; None while something stands for it.

    What was done face to face counts as well as what was sent.
    """
    school = schools.school(session, school_id)
    today = calendar.local(school, now).date()
    for one in occasions.coming(session, school_id=school_id, since=today, until=today):
        is_pressing = one.is_duty and one.last - today < SOON and one.standing not in _STANDS
        if is_pressing and not is_worked(session, school, one.first, one.last):
            return Owed(one.key, one.last, (one.last - today).days + 1, one.last - today < LATE)
    return None


def is_worked(session: Session, school: School, first: date, last: date) -> bool:
    """Whether awareness work against bullying was done between two days, both included, by hand or by a message."""
    starts, ends = (calendar.at(school, day, time()) for day in (first, last + timedelta(days=1)))
    of_plan = select(PlanItem.id).where(PlanItem.template_code.startswith(_PLANNED, autoescape=True))
    done = select(WorkRecord.id).where(
        WorkRecord.school_id == school.id,
        WorkRecord.direction.in_((Direction.AWARENESS, Direction.PREVENTION)),
        WorkRecord.happened_at >= starts,
        WorkRecord.happened_at < ends,
        or_(WorkRecord.category.in_(sorted(BULLYING)), WorkRecord.plan_item_id.in_(of_plan)),
    )
    return session.scalars(done.limit(1)).first() is not None


def category_of(session: Session, of_key: str | None) -> str | None:
    """The problem category that work for an occasion counts under; only duties have one."""
    code = (of_key or "").partition("@")[0]
    found = session.scalars(select(Occasion.is_duty).where(Occasion.code == code)).one_or_none()
    return "bullying" if found else None
