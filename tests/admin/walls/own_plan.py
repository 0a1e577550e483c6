"""A school's own plan of the year that runs, an item of it, and a line of its month."""

from collections.abc import Callable
from datetime import datetime
from typing import NamedTuple

from sqlalchemy.orm import Session

from core import calendar, schools
from core.plans import items, making, months, terms
from core.plans.items import Framed
from core.plans.making import Start
from core.texts import texts
from db.models.journals import Aspect, Audience
from db.models.plans import PlanDirection
from tests.admin.walls.people import Person


class Planned(NamedTuple):
    """Ids."""

    item: int
    task: int


def fill(session: Session, where: str, person: Person, *, say: Callable[[str], str], now: datetime) -> Planned:
    """Every field says the words of the place."""
    text, by, words = texts("kk"), person.by, say(f"{where}.plan")
    day = calendar.local(schools.school(session, person.school_id), now).date()
    plan = making.make(session, terms.year_of(day), Start.EMPTY, by=by, now=now)
    head = dict.fromkeys(("theme", "goals", "tasks"), words)
    making.write_head(session, plan.school_year, head, seen=making.head_mark(plan), by=by, text=text, now=now)
    framed = Framed(
        direction=PlanDirection.ORGANISATION,  # it may be marked as done by hand
        audience=Audience.STUDENT,
        area=1,
        stage=3,
        aspect=Aspect.PRACTICAL,
        first_month=8,
        last_month=7,
    )
    said = dict.fromkeys(("content", "goal", "with_whom", "form", "responsible", "expected"), words)
    item = items.add(session, plan.school_year, framed, said, by=by, text=text, now=now)
    months.fill(session, terms.of_day(day), by=by, now=now)
    return Planned(item.id, months.tasks(session, terms.of_day(day), by=by)[0].id)
