"""Booking: begin, hold a time, confirm it, move, cancel. A hold that is confirmed becomes the meeting's own time."""

from datetime import datetime, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from core import outbox, public_codes, schools
from core.appointments import cells, listing, reminding
from core.appointments.listing import SlotTaken
from core.appointments.owning import OPEN
from core.appointments.slots import Slot
from core.bus import publish
from core.crypto import vault
from core.cyclogram import hours
from core.events import AppointmentBooked, AppointmentCancelled, AppointmentConfirmed, AppointmentMoved
from db.models.appointments import Appointment, AppointmentHold, AppointmentState, HoldPurpose
from db.models.journals import Audience


class TooManyMoves(Exception):
    """The meeting was moved as often as the school allows: from here on a psychologist helps."""


class HoldOver(Exception):
    """The time was kept as long as was promised, and somebody else has it."""


class AppointmentOver(Exception):
    """It was held, missed or cancelled: nothing can be changed any more."""


def begin(
    session: Session, *, school_id: int, channel: str, address: str, locale: str, audience: Audience, now: datetime
) -> Appointment:
    """A meeting that is only being chosen: its own sealed address (an empty one: nobody is told), shown to nobody."""
    ref = public_codes.new_ref()
    appointment = Appointment(
        ref=ref,
        code=public_codes.new_code(),
        school_id=school_id,
        state=AppointmentState.DRAFT,
        audience=audience,
        channel=channel,
        locale=locale,
        sealed_address=vault(session).seal_address(address, outbox.appointment_address(ref)) if address else None,
        created_at=now,
    )
    session.add(appointment)
    session.flush()
    return appointment


def hold(session: Session, appointment: Appointment, key: str, *, now: datetime) -> AppointmentHold:
    """Keep the time that a button names for as long as the school's rule says. What was held before is given back.

    Raises:
        SlotTaken, SlotPast, SlotClosed: it cannot be had; the nearest free ones are told.
        KeyInvalid: the button names no time.
        AppointmentOver, TooManyMoves: this meeting does not move any more; one whose hour is past neither.
    """
    require_movable(session, appointment)
    _require_ahead(appointment, now=now)
    let_go(session, appointment)
    school = schools.school(session, appointment.school_id)
    slot = listing.find(session, school, key, audience=appointment.audience, now=now, ignoring=appointment.id)
    minutes = hours.rules_of(session, school.id).hold_minutes
    return keep(session, appointment, slot, purpose=HoldPurpose.CHOICE, until=now + timedelta(minutes=minutes), now=now)


def keep(
    session: Session, appointment: Appointment, slot: Slot, *, purpose: HoldPurpose, until: datetime, now: datetime
) -> AppointmentHold:
    """Keep a time for an appointment, whatever the hours say: the cells alone decide. It keeps one time at most.

    Raises:
        SlotTaken: somebody was faster.
    """
    let_go(session, appointment)
    found = AppointmentHold(
        appointment_id=appointment.id,
        purpose=purpose,
        staff_id=slot.staff_id,
        room_id=slot.room_id,
        starts_at=slot.starts_at,
        ends_at=slot.ends_at,
        free_at=slot.free_at,
        until=until,
    )
    session.add(found)
    session.flush()
    owners = {"appointment_id": appointment.id, "hold_id": found.id}
    if cells.occupy(session, slot, **owners):
        return found
    cells.expire(session, now=now)  # who had it may have had it long enough
    if cells.occupy(session, slot, **owners):
        return found
    session.delete(found)
    session.flush()
    school = schools.school(session, appointment.school_id)
    near = listing.nearest(
        session, school, to=slot.starts_at, audience=appointment.audience, now=now, ignoring=appointment.id
    )
    raise SlotTaken(near)


def held(session: Session, appointment: Appointment) -> AppointmentHold | None:
    """What is kept for an appointment just now."""
    session.flush()
    statement = select(AppointmentHold).where(AppointmentHold.appointment_id == appointment.id)
    return session.scalars(statement.with_for_update().execution_options(populate_existing=True)).one_or_none()


def let_go(session: Session, appointment: Appointment) -> None:
    """Give back what is kept for an appointment."""
    found = held(session, appointment)
    if found is not None:
        cells.release_hold(session, found.id)
        session.delete(found)
        session.flush()


def confirm(session: Session, appointment: Appointment, *, now: datetime) -> Appointment:
    """The kept time becomes the meeting's. A second tap finds it done; a hold that ran out but was not lost counts.

    Raises:
        HoldOver: nothing is kept any more, or it has begun.
        AppointmentOver: the meeting was held, missed or cancelled, or is past and nobody proposed another time.
    """
    _require_open(appointment)
    found = held(session, appointment)
    if found is None:
        if appointment.starts_at is not None:
            return appointment
        raise HoldOver
    if found.starts_at <= now:
        let_go(session, appointment)
        raise HoldOver
    if found.purpose is not HoldPurpose.PROPOSAL:
        _require_ahead(appointment, now=now)
    is_first = appointment.starts_at is None
    take_time(session, appointment, found, now=now)
    if is_first:
        _book(session, appointment, now=now)
    else:
        appointment.moves += int(found.purpose is HoldPurpose.CHOICE)
        publish(session, AppointmentMoved(appointment_id=appointment.id, staff_id=None, now=now))
    if found.purpose is HoldPurpose.PROPOSAL:  # whoever proposed it has agreed to it
        accept(session, appointment, staff_id=found.staff_id, now=now)
    return appointment


def take_time(session: Session, appointment: Appointment, found: AppointmentHold, *, now: datetime) -> None:
    """What is kept becomes the meeting's own time; what it had before is free. Reminders follow."""
    slot = Slot(found.staff_id, found.room_id, found.starts_at, found.ends_at, found.free_at)
    cells.settle(session, slot, appointment_id=appointment.id)
    if appointment.starts_at is not None:
        appointment.sequence += 1
    appointment.staff_id, appointment.room_id = slot.staff_id, slot.room_id
    appointment.starts_at, appointment.ends_at, appointment.free_at = slot.starts_at, slot.ends_at, slot.free_at
    appointment.will_come_at = appointment.wants_earlier_at = None
    session.delete(found)
    session.flush()
    reminding.plan(session, appointment, now=now)


def accept(session: Session, appointment: Appointment, *, staff_id: int, now: datetime) -> None:
    """A requested meeting is agreed to: it is a need of the school from now on.

    Raises:
        AppointmentOver: it was cancelled meanwhile.
    """
    if appointment.state is AppointmentState.BOOKED:
        return
    if appointment.state is not AppointmentState.REQUESTED:
        raise AppointmentOver
    appointment.state = AppointmentState.BOOKED
    publish(session, AppointmentConfirmed(appointment_id=appointment.id, staff_id=staff_id, now=now))


def cancel(session: Session, appointment: Appointment, *, now: datetime, staff_id: int | None = None) -> None:
    """The meeting will not be; its time is free at once. A second tap finds it done.

    Raises:
        AppointmentOver: it was held or missed already.
    """
    if appointment.state is AppointmentState.CANCELLED:
        return
    _require_open(appointment)
    let_go(session, appointment)
    cells.release(session, appointment.id)
    is_known = appointment.state is not AppointmentState.DRAFT
    appointment.state = AppointmentState.CANCELLED
    appointment.sequence += 1
    appointment.ended_at, appointment.ended_by = now, "person" if staff_id is None else "staff"
    appointment.remind_at = appointment.remind_kind = appointment.wants_earlier_at = None
    if is_known:
        publish(session, AppointmentCancelled(appointment_id=appointment.id, staff_id=staff_id, now=now))


def _book(session: Session, appointment: Appointment, *, now: datetime) -> None:
    is_automatic = hours.rules_of(session, appointment.school_id).is_automatic
    appointment.state = AppointmentState.REQUESTED
    publish(session, AppointmentBooked(appointment_id=appointment.id, now=now))
    if is_automatic and appointment.staff_id is not None:
        accept(session, appointment, staff_id=appointment.staff_id, now=now)


def _require_open(appointment: Appointment) -> None:
    if appointment.state not in (AppointmentState.DRAFT, *OPEN):
        raise AppointmentOver


def _require_ahead(appointment: Appointment, *, now: datetime) -> None:
    """Nobody marked it yet, but its hour is past: an old button must not make another meeting of it."""
    if appointment.ends_at is not None and appointment.ends_at <= now:
        raise AppointmentOver


def require_movable(session: Session, appointment: Appointment) -> None:
    """Raises AppointmentOver or TooManyMoves when the person may not give this meeting another time, or its first."""
    _require_open(appointment)
    has_time = appointment.starts_at is not None
    if has_time and appointment.moves >= hours.rules_of(session, appointment.school_id).most_moves:
        raise TooManyMoves
