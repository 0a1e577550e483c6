"""Duty and the random check of one school: a turn, an absence, a messenger, a drill that was, a message drawn."""

from datetime import datetime, time, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from db.models.alerts import Alert
from db.models.duty import Drill, DutyAbsence, DutyTurn, StaffLink
from db.models.help_requests import HelpMessage, Side
from db.models.screening import ScreeningSample
from tests.admin.walls.people import Person


def arranged(session: Session, where: str, person: Person, *, now: datetime) -> int:
    """A turn, an absence to come, and a drill somebody answered; gives the absence's id."""
    turn = {"weekday": 0, "opens": time(18), "closes": time(8), "position": 0}
    session.add(DutyTurn(school_id=person.school_id, staff_id=person.id, **turn))
    days = {"starts": now.date() + timedelta(days=9), "ends": now.date() + timedelta(days=11)}
    absence = DutyAbsence(school_id=person.school_id, staff_id=person.id, **days)
    over = {"raised_at": now, "seen_at": now, "seen_by": person.id, "is_drill": True, "level": "high", "rules": []}
    alert = Alert(ref=f"{where}-drill", school_id=person.school_id, **over)
    session.add_all((absence, alert))
    session.flush()
    held = {"started_at": now, "ended_at": now, "result": "answered", "seconds": 30}
    session.add(Drill(school_id=person.school_id, alert_id=alert.id, asked_by=person.id, **held))
    return absence.id


def linked(session: Session, called: str, person: Person, *, now: datetime) -> str:
    """A messenger of this person; nobody opens its address here."""
    ref = f"link-{called}"
    sealed = {"lookup": called.encode().ljust(32), "sealed_address": b"sealed"}
    session.add(StaffLink(ref=ref, staff_id=person.id, channel="telegram", linked_at=now, **sealed))
    return ref


def drawn(session: Session, person: Person, request_id: int, *, now: datetime) -> int:
    """The first message of a talk waits for a label."""
    said = select(HelpMessage.id).where(HelpMessage.help_request_id == request_id, HelpMessage.side == Side.CHILD)
    message = session.scalars(said.order_by(HelpMessage.id)).first()
    sample = ScreeningSample(school_id=person.school_id, help_message_id=message, drawn_at=now)
    session.add(sample)
    session.flush()
    return sample.id
