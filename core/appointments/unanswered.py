"""Meetings nobody agreed to: an hour before, whoever asked is told, so that nobody comes to a closed door."""

from dataclasses import replace
from datetime import datetime, timedelta
from typing import Final

from sqlalchemy import select
from sqlalchemy.orm import Session

from core import quiet_hours
from core.appointments import booking, invitation, saying
from core.messages import OutboundMessage, QuickReply
from core.texts import texts
from db.models.appointments import Appointment, AppointmentState
from db.models.journals import Audience

TOLD_BEFORE: Final = timedelta(hours=1)
BY_NOBODY: Final = "nobody"  # who ended a meeting that was not agreed to


def end(session: Session, *, now: datetime) -> int:
    """End every meeting that is about to begin and was not agreed to; its time is free.

    It is told at once, whatever the hour: somebody may be on their way. Only the sound is spared.

    Returns:
        How many were told.
    """
    statement = (
        select(Appointment)
        .where(Appointment.state == AppointmentState.REQUESTED, Appointment.starts_at <= now + TOLD_BEFORE)
        .order_by(Appointment.id)
        .with_for_update(key_share=True, skip_locked=True)
        .execution_options(populate_existing=True)
    )
    found = session.scalars(statement).all()
    periods = quiet_hours.periods_of(session) if found else ()
    told = 0
    for appointment in found:
        booking.cancel(session, appointment, now=now)
        appointment.ended_by = BY_NOBODY
        school = saying.school_of(session, appointment)
        is_decent = quiet_hours.may_push(school, periods, appointment.audience, now)
        is_silent = appointment.audience is Audience.STUDENT or not is_decent
        message = replace(_sorry(session, appointment), is_silent=is_silent)
        file = invitation.renewed(session, appointment, now=now)
        told += saying.tell(session, appointment, replace(message, attachment=file), now=now)
    return told


def _sorry(session: Session, appointment: Appointment) -> OutboundMessage:
    text, school = texts(appointment.locale), saying.school_of(session, appointment)
    starts_at = appointment.starts_at or appointment.created_at
    when = f"{saying.day(text, school, starts_at)}, {saying.clock(school, starts_at)}"
    return OutboundMessage(
        text("appointments-clock-unanswered", who=appointment.audience.value, when=when),
        (
            QuickReply(text("appointments-clock-missed.again"), "appointments:new"),
            QuickReply(text("menu-open.title"), "menu:open"),
        ),
    )
