"""What tests of plans do again and again: a plan of the year, an item of it, work that hangs on one."""

from datetime import datetime, timedelta
from typing import Any

from sqlalchemy.orm import Session

from core.actors import Specialist
from core.journals import entries, work
from core.plans import items, making
from core.plans.items import Framed
from core.plans.making import Start
from core.texts import texts
from db.models.journals import Aspect, Audience, Direction, WorkRecord
from db.models.plans import AnnualPlan, PlanDirection, PlanItem

YEAR = 2026
KK, RU = texts("kk"), texts("ru")
WORDS = {"content": "Сынып сағаты", "with_whom": "7А", "responsible": "педагог-психолог"}


def framed(**overrides: Any) -> Framed:
    """An item of the main work: prevention for pupils from October to March."""
    values: dict[str, Any] = {
        "direction": PlanDirection.PREVENTION,
        "audience": Audience.STUDENT,
        "area": 1,
        "stage": 3,
        "aspect": Aspect.PRACTICAL,
        "first_month": 10,
        "last_month": 3,
    }
    return Framed(**{**values, **overrides})


def plan(session: Session, by: Specialist, now: datetime, start: Start = Start.EMPTY, year: int = YEAR) -> AnnualPlan:
    """A plan of the year."""
    return making.make(session, year, start, by=by, now=now)


def item(session: Session, by: Specialist, now: datetime, words: dict[str, str] = WORDS, **overrides: Any) -> PlanItem:
    """One more item of that plan."""
    return items.add(session, YEAR, framed(**overrides), words, by=by, text=KK, now=now)


def worked(session: Session, by: Specialist, now: datetime, *, days_ago: int = 0, **tied: Any) -> WorkRecord:
    """Work that was done, with its drafts."""
    found = work.record_work(
        session,
        school_id=by.school_id,
        staff_id=by.id,
        need_id=None,
        direction=Direction.PREVENTION,
        audience=Audience.STUDENT,
        format="lesson",
        channel=work.FACE_TO_FACE,
        category=None,
        class_name="7А",
        minutes=45,
        happened_at=now - timedelta(days=days_ago),
        words={"topic": "Буллинг"},
        participants=24,
        **tied,
    )
    entries.draft_lines(session, found)
    return found
