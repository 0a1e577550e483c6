"""Booked meetings as needs: opened with the booking, numbered when it is agreed to, followed to its end."""

from sqlalchemy.orm import Session

from core.events import (
    AppointmentBooked,
    AppointmentCancelled,
    AppointmentConfirmed,
    AppointmentMet,
    AppointmentMissed,
    AppointmentMoved,
    AppointmentReopened,
)
from core.journals import needs
from db.models.appointments import Appointment
from db.models.journals import Need


def open_need(session: Session, event: AppointmentBooked) -> None:
    """Subscriber: somebody asked for a meeting; it has no number until it is agreed to."""
    appointment = session.get_one(Appointment, event.appointment_id)
    need = Need(school_id=appointment.school_id, kind="appointment", received_at=event.now)
    session.add(need)
    session.flush()
    appointment.need_id = need.id
    session.flush()


def number_need(session: Session, event: AppointmentConfirmed) -> None:
    """Subscriber: agreeing gives the need its number in J6."""
    appointment = session.get_one(Appointment, event.appointment_id)
    if appointment.need_id is not None:
        needs.list_need(session, appointment.need_id, by_id=event.staff_id, now=event.now)


def refresh(
    session: Session,
    event: AppointmentMoved | AppointmentCancelled | AppointmentMet | AppointmentMissed | AppointmentReopened,
) -> None:
    """Subscriber: the need's line follows the meeting."""
    session.flush()
    appointment = session.get_one(Appointment, event.appointment_id)
    if appointment.need_id is not None:
        needs.rewrite(session, appointment.need_id)
