"""One's own meetings: found by what the person remembers, those still to come, whether one more may be booked."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import ColumnElement, or_, select
from sqlalchemy.orm import Session

from core.cyclogram import hours
from db.models.appointments import Appointment, AppointmentState

OPEN = (AppointmentState.WAITING, AppointmentState.REQUESTED, AppointmentState.BOOKED)


class NotYours(Exception):
    """This meeting is not among the person's own, or it is gone."""


class TooManyOpen(Exception):
    """The person has as many open meetings as the school allows."""


def own(session: Session, refs: Sequence[str], ref: str) -> Appointment:
    """One of the person's own meetings, held for this turn.

    Raises:
        NotYours: it belongs to somebody else, or is gone.
    """
    statement = select(Appointment).where(Appointment.ref == ref).with_for_update(key_share=True)
    session.flush()
    found = session.scalars(statement.execution_options(populate_existing=True)).one_or_none()
    if found is None or not {found.ref, found.address_ref} & {*refs}:
        raise NotYours
    return found


def of_person(refs: Sequence[str]) -> ColumnElement[bool]:
    """Whether a meeting is one the person booked, or continues one of those."""
    return or_(Appointment.ref.in_(list(refs)), Appointment.address_ref.in_(list(refs)))


def open_of(session: Session, refs: Sequence[str], *, now: datetime) -> Sequence[Appointment]:
    """The person's meetings that are still to come or wait for a time, the soonest first; none whose hour is past."""
    is_ahead = or_(Appointment.ends_at.is_(None), Appointment.ends_at > now)
    statement = select(Appointment).where(of_person(refs), Appointment.state.in_(OPEN), is_ahead)
    return session.scalars(statement.order_by(Appointment.starts_at, Appointment.id)).all()


def require_room_for_one(session: Session, refs: Sequence[str], *, school_id: int, now: datetime) -> None:
    """Whether the person may book one more.

    Raises:
        TooManyOpen: not before one of them is over or cancelled.
    """
    if len(open_of(session, refs, now=now)) >= hours.rules_of(session, school_id).most_open:
        raise TooManyOpen
