"""The drill on the duty page: how far the running one has come, and the register of those before."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from sqlalchemy.orm import Session

from admin.views.help_requests.moments import Clock
from core import alerts
from core.actors import Specialist
from core.alerts import drills, measuring
from core.alerts.drills import Result
from core.alerts.paging import Step
from core.duty import rota
from db.models.alerts import Alert
from db.models.duty import Drill
from db.models.staff import Staff

REGISTER: Final = 12


@dataclass(frozen=True, slots=True, kw_only=True)
class Running:
    """A drill under way: who was called, how (``panel``, a messenger, ``unreached``) and when; who is next."""

    since: str
    called: Sequence[tuple[str, str, str]]
    next_name: str
    next_at: str
    may_answer: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Held:
    """A drill of the register; ``asker`` is empty when the calendar asked."""

    when: str
    asker: str
    result: str
    seconds: int | None


def running(session: Session, *, by: Specialist, clock: Clock) -> Running | None:
    """The drill that runs, as it stands at this moment."""
    alert = _alert(session, by)
    if alert is None:
        return None
    found = alerts.standing(session, alert, now=clock.now)
    return Running(
        since=clock.time(alert.raised_at),
        called=[
            (call.name, "unreached" if call.kind == Step.UNREACHED else call.way or "", clock.time(call.at))
            for call in found.called
        ],
        next_name=found.next_name or "",
        next_at=clock.time(found.next_at) if found.next_at else "",
        may_answer=_may_answer(session, by),
    )


def answer(session: Session, *, by: Specialist, now: datetime) -> None:
    """This person answers from the panel; a drill that has ended meanwhile is simply over."""
    alert = _alert(session, by)
    if alert is not None and _may_answer(session, by):
        alerts.take(session, alert.ref, staff_id=by.id, now=now)


def register(session: Session, *, by: Specialist, clock: Clock) -> tuple[Sequence[Held], int | None]:
    """The latest drills that ended, and the middle of all times to an answer (seconds)."""
    ended = [drill for drill in drills.drills(session, school_id=by.school_id) if drill.ended_at is not None]
    times = [drill.seconds for drill in ended if drill.seconds is not None]
    return [_held(session, drill, clock) for drill in ended[:REGISTER]], measuring.centile(times, 50)


def _alert(session: Session, by: Specialist) -> Alert | None:
    found = drills.running(session, school_id=by.school_id)
    return None if found is None else session.get(Alert, found.alert_id)


def _may_answer(session: Session, by: Specialist) -> bool:
    return any(member.id == by.id for member in rota.candidates(session, school_id=by.school_id))


def _held(session: Session, drill: Drill, clock: Clock) -> Held:
    asker = session.get(Staff, drill.asked_by) if drill.asked_by is not None else None
    return Held(
        when=clock.moment(drill.started_at),
        asker=asker.full_name if asker else "",
        result=Result(drill.result or Result.INTERRUPTED).value,
        seconds=drill.seconds,
    )
