"""Missed meetings: a kind question, asked once, at a decent hour."""

from datetime import datetime, timedelta
from typing import Final

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from core import quiet_hours
from core.appointments import saying
from core.appointments.meeting import UNDO_WITHIN
from core.messages import OutboundMessage, QuickReply
from core.texts import texts
from db.models.appointments import Appointment, AppointmentState
from db.models.journals import Audience

ASKED_WITHIN: Final = timedelta(days=3)  # later the question would only reproach


def ask_due(session: Session, *, now: datetime) -> int:
    """Ask whoever did not come and has not been asked, once nobody can take it back that they did not.

    Whoever may not be written to at this hour is asked at the next decent one. Who came without booking is never asked.

    Returns:
        How many were asked.
    """
    statement = (
        select(Appointment)
        .where(
            Appointment.state == AppointmentState.MISSED,
            Appointment.asked_missed_at.is_(None),
            Appointment.is_walk_in.is_(False),
            Appointment.sealed_address.is_not(None),
            Appointment.starts_at >= now - ASKED_WITHIN,
            func.coalesce(Appointment.ended_at, Appointment.ends_at) <= now - UNDO_WITHIN,
        )
        .order_by(Appointment.id)
        .with_for_update(key_share=True, skip_locked=True)
        .execution_options(populate_existing=True)
    )
    missed = session.scalars(statement).all()
    periods = quiet_hours.periods_of(session) if missed else ()
    asked = 0
    for appointment in missed:
        school = saying.school_of(session, appointment)
        if quiet_hours.may_push(school, periods, appointment.audience, now):
            appointment.asked_missed_at = now
            asked += saying.tell(session, appointment, _question(appointment), now=now)
    return asked


def _question(appointment: Appointment) -> OutboundMessage:
    text = texts(appointment.locale)
    return OutboundMessage(
        text("appointments-clock-missed", who=appointment.audience.value),
        (
            QuickReply(text("appointments-clock-missed.again"), "appointments:new"),
            QuickReply(text("appointments-clock-missed.fine"), f"appointments:missed:{appointment.ref}:fine"),
        ),
        is_silent=appointment.audience is Audience.STUDENT,
    )
