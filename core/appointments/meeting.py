"""The meeting itself: arrived, held, missed, taken back at once; and who came without booking."""

from datetime import datetime, timedelta
from typing import Final

from sqlalchemy import select
from sqlalchemy.orm import Session

from core import calendar, chain, schools
from core.actors import Specialist
from core.appointments import arranging, booking, cells, outcome
from core.appointments.booking import AppointmentOver
from core.appointments.outcome import Held
from core.appointments.walking_in import WALKED_IN
from core.bus import publish
from core.events import AppointmentMet, AppointmentMissed, AppointmentReopened
from db.models.appointments import Appointment, AppointmentState
from db.models.audit import AuditRecord

UNDO_WITHIN: Final = timedelta(minutes=10)
_ARRIVED: Final = "appointment:arrived"
_MET: Final = "appointment:met"
_MISSED: Final = "appointment:missed"
_BROUGHT_BY: Final = {
    AppointmentState.ARRIVED: (_ARRIVED, WALKED_IN),
    AppointmentState.DONE: (_MET,),
    AppointmentState.MISSED: (_MISSED,),
}
_EXPECTED: Final = (AppointmentState.REQUESTED, AppointmentState.BOOKED, AppointmentState.ARRIVED)


class NotYet(Exception):
    """It has not begun: nobody can have missed or held it."""


class TooLate(Exception):
    """It can no longer be taken back: time has passed, or a line was numbered or edited."""


def arrived(session: Session, ref: str, *, by: Specialist, now: datetime) -> Appointment:
    """The person is here. A second tap finds it done.

    Raises:
        AppointmentUnknown, AppointmentOver: there is nobody to wait for.
        NotYet: it is on a later day.
    """
    appointment = _expected(session, ref, by=by, now=now)
    if appointment.state is not AppointmentState.ARRIVED:
        was = _agree(session, appointment, by=by, now=now)
        appointment.state = AppointmentState.ARRIVED
        arranging.record(session, _ARRIVED, appointment, by=by, now=now, was=was.value)
    return appointment


def met(session: Session, ref: str, *, by: Specialist, now: datetime, held: Held | None = None) -> Appointment:
    """People met: one fact of work, and its drafts in the books. A second tap finds it done.

    Raises:
        AppointmentUnknown, AppointmentOver: it was missed, cancelled, or never there.
        NotYet: it is on a later day.
        CategoryUnknown: statistics could not count it.
    """
    if (found := arranging.find(session, ref, by=by)).state is AppointmentState.DONE:
        return found
    appointment = _expected(session, ref, by=by, now=now)
    was = _agree(session, appointment, by=by, now=now)
    done = outcome.record(session, appointment, held or Held(), by=by, now=now)
    _end(appointment, AppointmentState.DONE, now=now)
    publish(session, AppointmentMet(appointment_id=appointment.id, staff_id=by.id, work_id=done.id, now=now))
    arranging.record(session, _MET, appointment, by=by, now=now, was=was.value)
    return appointment


def missed(session: Session, ref: str, *, by: Specialist, now: datetime) -> Appointment:
    """The person did not come. A second tap finds it done.

    Raises:
        AppointmentUnknown, AppointmentOver: it was held, cancelled, or never there.
        NotYet: it has not begun.
    """
    if (found := arranging.find(session, ref, by=by)).state is AppointmentState.MISSED:
        return found
    appointment = _expected(session, ref, by=by, now=now)
    if appointment.starts_at is None or appointment.starts_at > now:
        raise NotYet
    was = _agree(session, appointment, by=by, now=now)
    _end(appointment, AppointmentState.MISSED, now=now)
    publish(session, AppointmentMissed(appointment_id=appointment.id, staff_id=by.id, now=now))
    arranging.record(session, _MISSED, appointment, by=by, now=now, was=was.value)
    return appointment


def undo(session: Session, ref: str, *, by: Specialist, now: datetime) -> Appointment:
    """Take back within ten minutes what was tapped last, while nobody touched its drafts.

    Who came without booking and was only written down has then never come.

    Raises:
        AppointmentUnknown: there is no such meeting.
        TooLate: it stands in the books by now, or another person tapped it.
    """
    appointment = arranging.find(session, ref, by=by)
    chain.hold(session, appointment.school_id)
    for entry in outcome.drafts(session, appointment):  # as they stand now: nobody edits or numbers them while they go
        session.refresh(entry, with_for_update=True)
    act = _latest(session, appointment)
    if act is None or not may_undo(session, appointment, by=by, now=now):
        raise TooLate
    if act.tag == WALKED_IN:
        cells.release(session, appointment.id)
        _end(appointment, AppointmentState.CANCELLED, now=now)
    else:
        outcome.take_back(session, appointment)
        appointment.state = AppointmentState(act.detail["was"])
        appointment.ended_at = appointment.ended_by = None
    publish(session, AppointmentReopened(appointment_id=appointment.id, staff_id=by.id, now=now))
    arranging.record(session, "appointment:undone", appointment, by=by, now=now)
    return appointment


def may_undo(session: Session, appointment: Appointment, *, by: Specialist, now: datetime) -> bool:
    """Whether this person may still take back what was tapped last."""
    act = _latest(session, appointment)
    is_own = act is not None and act.staff_id == by.id and now - act.happened_at <= UNDO_WITHIN
    return is_own and not outcome.is_touched(session, appointment)


def _expected(session: Session, ref: str, *, by: Specialist, now: datetime) -> Appointment:
    """A meeting that was agreed on for today or an earlier day and has not ended."""
    found = arranging.find(session, ref, by=by)
    if found.state not in _EXPECTED or found.starts_at is None:
        raise AppointmentOver
    school = schools.school(session, found.school_id)
    if calendar.local(school, found.starts_at).date() > calendar.local(school, now).date():
        raise NotYet
    return found


def _agree(session: Session, appointment: Appointment, *, by: Specialist, now: datetime) -> AppointmentState:
    """Whoever is met was agreed with; what is held for another time goes back. The state before it."""
    booking.let_go(session, appointment)
    if appointment.state is AppointmentState.REQUESTED:
        booking.accept(session, appointment, staff_id=by.id, now=now)
    appointment.wants_earlier_at = None
    return appointment.state


def _end(appointment: Appointment, state: AppointmentState, *, now: datetime) -> None:
    appointment.state, appointment.ended_at, appointment.ended_by = state, now, "staff"
    appointment.remind_at = appointment.remind_kind = None


def _latest(session: Session, appointment: Appointment) -> AuditRecord | None:
    """The act that brought a meeting where it stands."""
    acts = select(AuditRecord).where(
        AuditRecord.subject == "appointment",
        AuditRecord.subject_id == appointment.id,
        AuditRecord.tag.in_(_BROUGHT_BY.get(appointment.state, ())),
    )
    return session.scalars(acts.order_by(AuditRecord.id.desc()).limit(1)).one_or_none()
