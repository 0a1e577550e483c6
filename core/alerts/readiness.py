"""Readiness: whether an alert of tonight would find somebody, as the rota, the messengers and the drills tell it."""

from collections.abc import Sequence
from datetime import datetime, time
from enum import StrEnum
from typing import Final

from sqlalchemy import select
from sqlalchemy.orm import Session

from core import calendar
from core.alerts import drills
from core.duty import links, rota
from db.models.schools import CalendarPeriod, School

EVENING: Final = time(20)
DRILLED_BY: Final = 8  # of the month: the first working day has passed by then


class Gap(StrEnum):
    """What is missing in the chain of people."""

    MESSENGER = "messenger"  # no alert would leave the panel
    ROTA = "rota"
    EVENING = "evening"
    DRILL_UNANSWERED = "drill-unanswered"
    DRILL_MISSING = "drill-missing"


def gaps(session: Session, school: School, *, now: datetime) -> Sequence[Gap]:
    """What is missing, gravest first; in a school without anybody to wake that alone is the trouble."""
    woken = rota.candidates(session, school_id=school.id)
    if not woken:
        return []
    found = []
    if not any(links.working(session, member.id) for member in woken):
        found.append(Gap.MESSENGER)
    register = drills.drills(session, school_id=school.id)
    last = next((drill for drill in register if drill.ended_at is not None), None)
    if last is not None and last.result == drills.Result.UNANSWERED:
        found.append(Gap.DRILL_UNANSWERED)
    if not rota.turns(session, school_id=school.id):
        found.append(Gap.ROTA)
    elif not rota.on_duty(session, school, now=_evening(school, now)):
        found.append(Gap.EVENING)
    here = calendar.local(school, now)
    is_drilled = bool(register) and calendar.local(school, register[0].started_at).date() >= here.date().replace(day=1)
    if not is_drilled and here.day >= DRILLED_BY and _is_working(session, school, now):
        found.append(Gap.DRILL_MISSING)
    return found


def _evening(school: School, now: datetime) -> datetime:
    """Eight in the evening of this day, or this moment if it is later."""
    here = calendar.local(school, now)
    return max(here, here.replace(hour=EVENING.hour, minute=0, second=0, microsecond=0))


def _is_working(session: Session, school: School, now: datetime) -> bool:
    """In holidays nobody is asked for a drill."""
    periods = session.scalars(select(CalendarPeriod)).all()
    return calendar.is_working_day(school, periods, calendar.local(school, now).date())
