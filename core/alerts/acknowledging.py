"""Acknowledging: somebody says that they look. The ladder rests, and everybody who was called learns of it."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from sqlalchemy import select
from sqlalchemy.orm import Session

from core import staff
from core.alerts import ending, finding, upcoming
from core.alerts.climbing import LOOKED_AT_WITHIN
from core.alerts.paging import Step, code, tell_taken
from core.events import CrisisEnded, HelpRequestAccepted
from db.models.alerts import Alert
from db.models.staff import Staff


class AlertUnknown(Exception):
    """No such alert, another school's, or of a talk that is about this very person: the three are not told apart."""


class Outcome(StrEnum):
    """What a tap on [I'm on it] came to."""

    MINE = "mine"
    ALREADY = "already"
    OVER = "over"
    DRILLED = "drilled"


@dataclass(frozen=True, slots=True, kw_only=True)
class Taken:
    """What became of an acknowledgement.

    ``name`` is who has the alert, ``seconds`` how long a drill took, ``may_read`` whether they can open the talk.
    """

    outcome: Outcome
    code: str
    name: str = ""
    seconds: int = 0
    may_read: bool = True


def mark_seen(session: Session, event: HelpRequestAccepted) -> None:
    """Whoever takes the request has seen its alert."""
    acknowledge(session, event.help_request_id, staff_id=event.staff_id, now=event.now)


def stand_down(session: Session, event: CrisisEnded) -> None:
    """The danger was ended by a person: nothing is left to see, in any alert of the talk."""
    acknowledge(session, event.help_request_id, staff_id=event.staff_id, now=event.now)
    statement = select(Alert).where(Alert.help_request_id == event.help_request_id)
    for alert in session.scalars(statement.order_by(Alert.id)).all():
        if all(step.kind != Step.ENDED for step in finding.steps(session, alert)):
            ending.end(session, alert, staff_id=event.staff_id, now=event.now)


def acknowledge(session: Session, help_request_id: int, *, staff_id: int, now: datetime) -> None:
    """This person acts in the talk, so its alerts have been seen, and the talk has been looked at."""
    for alert in finding.unseen_in(session, help_request_id):
        _take(session, alert, staff_id=staff_id, now=now)
    note_view(session, help_request_id, staff_id=staff_id, now=now)


def note_view(session: Session, help_request_id: int, *, staff_id: int, now: datetime) -> None:
    """Somebody who may read talks looks at this one: the first look is counted, and all doubt ends."""
    for alert in finding.unresting_in(session, help_request_id):
        if not _has_looked(session, alert, staff_id):
            finding.note(session, alert, Step.VIEWED, staff_id=staff_id, now=now)
        alert.viewed_at = alert.viewed_at or now
        if alert.seen_at is not None:
            alert.climbs_at = None


def take(session: Session, ref: str, *, staff_id: int, now: datetime) -> Taken:
    """[I'm on it], from a messenger or, in a drill, from the panel.

    It stops the ladder for ten minutes; when nobody has opened the talk by then, the ladder goes on.

    Raises:
        AlertUnknown: not an alert this person could have been called for.
    """
    statement = select(Alert).where(Alert.ref == ref).with_for_update()
    alert = session.scalars(statement.execution_options(populate_existing=True)).one_or_none()
    member = session.get(Staff, staff_id)
    if alert is None or member is None or staff_id not in upcoming.anybody(session, alert):
        raise AlertUnknown
    name, may_read = code(session, alert), staff.specialist(member).may_read_talks
    if any(step.kind == Step.ENDED for step in finding.steps(session, alert)):
        return Taken(outcome=Outcome.OVER, code=name)
    if alert.is_drill:
        tell_taken(session, alert, by=staff_id, now=now)
        drill = ending.end_drill(session, alert, ending.Result.ANSWERED, staff_id=staff_id, now=now)
        return Taken(outcome=Outcome.DRILLED, code=name, seconds=drill.seconds or 0)
    if alert.seen_at is not None and alert.seen_by not in (None, staff_id):
        return Taken(outcome=Outcome.ALREADY, code=name, name=session.get_one(Staff, alert.seen_by).full_name)
    if alert.seen_at is None:
        _take(session, alert, staff_id=staff_id, now=now)
    return Taken(outcome=Outcome.MINE, code=name, may_read=may_read)


def _take(session: Session, alert: Alert, *, staff_id: int, now: datetime) -> None:
    alert.seen_at, alert.seen_by = now, staff_id
    # whoever looked before may have gone away: only the look of this very person is the end of it
    alert.climbs_at = None if _has_looked(session, alert, staff_id) else now + LOOKED_AT_WITHIN
    finding.note(session, alert, Step.ACKNOWLEDGED, staff_id=staff_id, now=now)
    tell_taken(session, alert, by=staff_id, now=now)


def _has_looked(session: Session, alert: Alert, staff_id: int) -> bool:
    """Whether this person has looked since the alert was raised to the level it has now."""
    steps = finding.steps(session, alert)
    since = max((step.id for step in steps if step.kind == Step.RAISED), default=0)
    return any(step.kind == Step.VIEWED and step.staff_id == staff_id and step.id > since for step in steps)
