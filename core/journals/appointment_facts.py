"""What a booked meeting tells the columns of J6; what was written as its reason never enters a book."""

from typing import Any, Final

from sqlalchemy import select
from sqlalchemy.orm import Session

from core import calendar, schools
from core.journals import facts
from core.journals.facts import Facts
from db.models.appointments import Appointment, AppointmentState
from db.models.journals import Audience, Need
from db.models.staff import Staff

_ENDED: Final = {
    AppointmentState.DONE: "journals-status-closed",
    AppointmentState.MISSED: "journals-status-missed",
    AppointmentState.CANCELLED: "journals-status-cancelled",
}


def of_need(session: Session, need: Need) -> Facts:
    """Every fact of the meeting that a need asks for, but the numbers of the work done."""
    appointment = session.scalars(select(Appointment).where(Appointment.need_id == need.id)).one()
    is_unnamed = appointment.audience is Audience.STUDENT and not appointment.is_walk_in
    whose = "journals-from-student" if is_unnamed else f"journals-audience-{appointment.audience}"
    about = "journals-direction-counselling" if appointment.is_walk_in else "journals-about-meeting"
    received = calendar.local(schools.school(session, need.school_id), need.received_at)
    return {
        "received_at": {"moment": received.replace(tzinfo=None).isoformat()},
        "from_whom": facts.word(whose),
        "class_name": appointment.class_name,
        "channel": facts.word(f"journals-channel-{appointment.channel or 'offline'}"),
        "category": facts.category(session, appointment.category),
        "content": facts.word(about),
        "urgency": facts.word("journals-urgency-ordinary"),
        "accepted_by": _accepted(session, appointment),
        "status": _status(session, appointment),
    }


def _accepted(session: Session, appointment: Appointment) -> list[Any]:
    """Whom they meet, and on which day."""
    if appointment.staff_id is None or appointment.starts_at is None:
        return []
    return [session.get_one(Staff, appointment.staff_id).full_name, _day(session, appointment, appointment.starts_at)]


def _status(session: Session, appointment: Appointment) -> list[Any]:
    ended = _ENDED.get(appointment.state)
    if ended is None or appointment.ended_at is None:
        return [facts.word("journals-status-in-work")]
    return [facts.word(ended), _day(session, appointment, appointment.ended_at)]


def _day(session: Session, appointment: Appointment, moment: Any) -> dict[str, str]:
    school = schools.school(session, appointment.school_id)
    return {"day": calendar.local(school, moment).date().isoformat()}
