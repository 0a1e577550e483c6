"""Forgetting: whoever deletes everything has no meeting any more, and a meeting that is over forgets who came."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Final

from sqlalchemy import ColumnElement, and_, delete, or_, select, update
from sqlalchemy.orm import Session

from core import outbox
from core.appointments import booking, slots, visitors
from core.appointments.owning import OPEN, of_person
from db.models.appointments import Appointment, AppointmentCell, AppointmentState, Visitor
from db.models.outbox import OutboxMessage

OVER_LIVES: Final = timedelta(days=30)
VISITORS_LIVE: Final = timedelta(days=365)
_UNDER_WAY: Final = (AppointmentState.DRAFT, *OPEN, AppointmentState.ARRIVED)


def forget(session: Session, refs: Sequence[str], *, channel: str, bot: str, address: str, now: datetime) -> None:
    """Whoever speaks from this address is forgotten: open meetings are cancelled, waiting ends, words and way go.

    ``refs`` are the meetings the person knows of; those of their card go with it. What is on its way to them is not
    brought any more. Lines in the books stay.
    """
    mine: ColumnElement[bool] = of_person(refs)
    visitor = visitors.of(session, channel=channel, bot=bot, address=address)
    if visitor is not None:
        mine = or_(mine, Appointment.visitor_id == visitor.id)
    statement = select(Appointment).where(mine).order_by(Appointment.id).with_for_update(key_share=True)
    session.flush()
    for appointment in session.scalars(statement.execution_options(populate_existing=True)).all():
        if appointment.state in (AppointmentState.DRAFT, *OPEN):
            booking.cancel(session, appointment, now=now)
        appointment.sealed_address = appointment.sealed_words = appointment.visitor_id = None
        appointment.remind_at = appointment.remind_kind = None
        about = outbox.appointment_address(appointment.address_ref or appointment.ref)
        session.execute(delete(OutboxMessage).where(OutboxMessage.address_info == about))
    session.flush()
    visitors.forget(session, channel=channel, bot=bot, address=address)


def purge(session: Session, *, now: datetime) -> None:
    """Erase who came to meetings of last month, their cells, choices given up, and cards nobody used for a year."""
    month_ago = now - OVER_LIVES
    has_ended = and_(Appointment.state.not_in(_UNDER_WAY), Appointment.ended_at < month_ago)
    is_over = or_(has_ended, Appointment.free_at < month_ago)  # nobody may have said how it went
    knows = or_(Appointment.sealed_address.is_not(None), Appointment.sealed_words.is_not(None))
    emptied = {"sealed_address": None, "sealed_words": None, "remind_at": None, "remind_kind": None}
    session.execute(update(Appointment).where(is_over, knows).values(emptied))
    session.execute(delete(AppointmentCell).where(AppointmentCell.cell < slots.minute(month_ago) // slots.CELL))
    was_nothing = and_(Appointment.starts_at.is_(None), Appointment.need_id.is_(None))
    session.execute(delete(Appointment).where(has_ended, was_nothing))
    _forget_visitors(session, before=visitors.seen_on(now - VISITORS_LIVE), now=now)


def _forget_visitors(session: Session, *, before: datetime, now: datetime) -> None:
    """Adults nobody has seen since, who have no meeting to come."""
    is_to_come = or_(Appointment.free_at.is_(None), Appointment.free_at >= now)
    coming = select(Appointment.visitor_id).where(
        Appointment.visitor_id.is_not(None), Appointment.state.in_(_UNDER_WAY), is_to_come
    )
    gone = and_(Visitor.seen_at < before, Visitor.id.not_in(coming))
    of_them = Appointment.visitor_id.in_(select(Visitor.id).where(gone))
    session.execute(update(Appointment).where(of_them).values(visitor_id=None))
    session.execute(delete(Visitor).where(gone))
