"""What is left over of bookings: holds that ran out, drafts nobody went on with, waiting that led to nothing."""

from datetime import datetime, timedelta
from typing import Final

from sqlalchemy import delete, select, update
from sqlalchemy.orm import Session

from core.appointments import cells, unanswered, waiting
from db.models.appointments import Appointment, AppointmentHold, AppointmentState

DRAFTS_LIVE: Final = timedelta(days=1)
WAITED_LONG: Final = timedelta(days=60)


def tidy(session: Session, *, now: datetime) -> int:
    """Give back what ran out, forget forsaken drafts, end what was waited for in vain or never agreed to.

    Returns:
        How many messages there are to send.
    """
    cells.expire(session, now=now)
    _forget_drafts(session, now)
    past = (Appointment.wants_earlier_at.is_not(None), Appointment.starts_at <= now)
    session.execute(update(Appointment).where(*past).values(wants_earlier_at=None))
    in_vain = sum(waiting.end(session, one, waiting.TOO_LONG, now=now) for one in _waited_long(session, now))
    return in_vain + unanswered.end(session, now=now)


def _forget_drafts(session: Session, now: datetime) -> None:
    forsaken = select(Appointment.id).where(
        Appointment.state == AppointmentState.DRAFT,
        Appointment.created_at < now - DRAFTS_LIVE,
        Appointment.id.not_in(select(AppointmentHold.appointment_id)),
    )
    ids = session.scalars(forsaken.with_for_update(skip_locked=True)).all()
    session.execute(delete(Appointment).where(Appointment.id.in_(ids)))


def _waited_long(session: Session, now: datetime) -> list[Appointment]:
    statement = select(Appointment).where(
        Appointment.state == AppointmentState.WAITING, Appointment.wants_earlier_at < now - WAITED_LONG
    )
    locked = statement.with_for_update(key_share=True, skip_locked=True)
    return list(session.scalars(locked.execution_options(populate_existing=True)))
