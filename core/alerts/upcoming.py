"""Upcoming: whom an alert calls next, as it stands in the steps and in the ladder of this moment."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy.orm import Session

from core.alerts.paging import CALLS, PANEL, Step
from core.duty import ladder, links
from db.models.alerts import Alert, AlertStep

TRIED = (Step.PAGED, Step.UNREACHED)


def people(session: Session, alert: Alert, *, now: datetime) -> Sequence[int]:
    """The alert's ladder at this moment."""
    return ladder.ladder(session, school_id=alert.school_id, help_request_id=alert.help_request_id, now=now)


def anybody(session: Session, alert: Alert) -> Sequence[int]:
    """Everybody who may hear of the alert, also the absent."""
    return ladder.anybody(session, school_id=alert.school_id, help_request_id=alert.help_request_id)


def reachable(session: Session, alert: Alert, *, now: datetime) -> Sequence[int]:
    """Whose phones can ring: those of the ladder; where it has none, those of the absent, rather than nobody's."""
    ways = (people(session, alert, now=now), anybody(session, alert))
    found = ([person for person in some if links.working(session, person)] for some in ways)
    return next((some for some in found if some), [])


def fresh(session: Session, alert: Alert, steps: Sequence[AlertStep], *, now: datetime) -> Sequence[int]:
    """Who stands on the ladder and has not been tried yet, in order; nobody: everybody is called again."""
    tried = {step.staff_id for step in steps if step.kind in TRIED}
    return [person for person in people(session, alert, now=now) if person not in tried]


def calls(steps: Sequence[AlertStep]) -> Sequence[AlertStep]:
    """The calls made so far."""
    return [step for step in steps if step.kind in CALLS]


def repeated(session: Session, steps: Sequence[AlertStep]) -> int | None:
    """Who is called a second time before anybody else; nobody whom the panel's badge alone told: it stands there."""
    last = calls(steps)[-1:]
    if not last or last[0].kind != Step.PAGED or last[0].way == PANEL or last[0].staff_id is None:
        return None
    return last[0].staff_id if links.working(session, last[0].staff_id) else None


def lost(session: Session, steps: Sequence[AlertStep]) -> int | None:
    """Who was called last and turned out to be out of reach, while nobody else is called yet."""
    last = calls(steps)[-1:]
    if not last or last[0].way == PANEL or last[0].staff_id is None:
        return None
    if any(step.kind == Step.CLIMBED or (step.kind == Step.UNREACHED and step.id > last[0].id) for step in steps):
        return None
    return None if links.working(session, last[0].staff_id) else last[0].staff_id
