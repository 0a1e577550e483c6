"""The waiting list: who waits for an earlier time, or for any, and how the waiting ends."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any, Final

from sqlalchemy import select
from sqlalchemy.orm import Session

from core import quiet_hours
from core.appointments import booking, saying
from core.appointments.booking import AppointmentOver
from core.appointments.owning import OPEN
from core.messages import OutboundMessage, QuickReply
from core.texts import texts
from db.models.appointments import Appointment, AppointmentHold, AppointmentState, HoldPurpose
from db.models.journals import Audience

BY_CLOCK: Final = "clock"  # who ended a waiting that led to nothing
LAPSED: Final = "appointments-clock-lapsed"
TOO_LONG: Final = "appointments-clock-waited-long"
IN_LINE: Final = (Appointment.wants_earlier_at.is_not(None), Appointment.state.in_(OPEN))
IN_ORDER: Final = (Appointment.wants_earlier_at, Appointment.id)


def ask(session: Session, appointment: Appointment, *, now: datetime) -> None:
    """Wait for an earlier time and keep one's own meanwhile. Who waits already keeps the place in line.

    Whose waiting without a time was ended by the clock takes it up again.

    Raises:
        AppointmentOver: it was held, missed or cancelled.
    """
    if appointment.ended_by == BY_CLOCK:
        appointment.state, appointment.ended_at, appointment.ended_by = AppointmentState.WAITING, None, None
    if appointment.state not in OPEN:
        raise AppointmentOver
    appointment.wants_earlier_at = appointment.wants_earlier_at or now
    session.flush()


def begin(session: Session, appointment: Appointment, *, now: datetime) -> None:
    """Nothing is free: what was begun waits for any time. A second tap finds it waiting.

    Raises:
        AppointmentOver: it has its time already, or is over.
    """
    if appointment.state is AppointmentState.WAITING:
        return
    if appointment.state is not AppointmentState.DRAFT:
        raise AppointmentOver
    booking.let_go(session, appointment)
    appointment.state, appointment.wants_earlier_at = AppointmentState.WAITING, now


def stop(session: Session, appointment: Appointment, *, now: datetime) -> None:
    """Wait no longer: an offer goes back, a meeting that has its time keeps it, one without is cancelled."""
    _give_back(session, appointment, HoldPurpose.EARLIER)
    appointment.wants_earlier_at = None
    if appointment.state is AppointmentState.WAITING:
        booking.cancel(session, appointment, now=now)


def decline(session: Session, appointment: Appointment, *, now: datetime) -> bool:
    """The time that was offered or proposed is not wanted: it goes to the next. The place in line is kept.

    Returns:
        Whether it was still kept for them.
    """
    found = _give_back(session, appointment, HoldPurpose.EARLIER, HoldPurpose.PROPOSAL)
    return found is not None and found.until > now


def line(session: Session, school_id: int) -> Sequence[Appointment]:
    """Who waits in a school, the first who asked first."""
    statement = select(Appointment).where(Appointment.school_id == school_id, *IN_LINE)
    return session.scalars(statement.order_by(*IN_ORDER)).all()


def end(session: Session, appointment: Appointment, words_id: str, *, now: datetime) -> bool:
    """The clock ends somebody's waiting and says so kindly at the next decent moment; whether there is a way to them.

    A meeting that has its time keeps it; one without is over until the person asks again.
    """
    _give_back(session, appointment, HoldPurpose.EARLIER)
    appointment.wants_earlier_at = None
    if appointment.state is AppointmentState.WAITING:
        appointment.state, appointment.ended_at, appointment.ended_by = AppointmentState.CANCELLED, now, BY_CLOCK
    school, periods = saying.school_of(session, appointment), quiet_hours.periods_of(session)
    due = quiet_hours.next_allowed(school, periods, appointment.audience, now)
    if due is None:
        return False
    go_on = texts(appointment.locale)("appointments-clock-wait-on")
    reply = QuickReply(go_on, f"appointments:earlier:{appointment.ref}:wait")  # waiting itself, whatever is free now
    return saying.tell(session, appointment, message(appointment, words_id, reply), now=now, due=due)


def message(appointment: Appointment, words_id: str, *replies: QuickReply, **said: Any) -> OutboundMessage:
    """What somebody in line is told: to adults as adults, and no sound on a pupil's phone."""
    is_pupil = appointment.audience is Audience.STUDENT
    has_time = "yes" if appointment.starts_at else "no"
    text = texts(appointment.locale)(words_id, who=appointment.audience.value, has_time=has_time, **said)
    return OutboundMessage(text, replies, is_silent=is_pupil)


def _give_back(session: Session, appointment: Appointment, *purposes: HoldPurpose) -> AppointmentHold | None:
    """Give back what is kept for one of these purposes; what it was."""
    found = booking.held(session, appointment)
    if found is None or found.purpose not in purposes:
        return None
    booking.let_go(session, appointment)
    return found
