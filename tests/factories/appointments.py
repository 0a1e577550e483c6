"""Appointments: a psychologist's hours, and a meeting as far as it got."""

from datetime import datetime, time
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from core import outbox, schools
from core.appointments import Appointment, booking, listing
from core.appointments.slots import Slot
from core.crypto import vault
from core.cyclogram import CyclogramCell, Room, WorkKind
from core.cyclogram import hours as cyclogram_hours
from core.messages import OutboundMessage
from db.models.journals import Audience
from db.models.outbox import OutboxMessage

EVERYBODY = [audience.value for audience in Audience]


def room(session: Session, **overrides: Any) -> Room:
    """A room of the first school."""
    values = {
        "school_id": schools.first_school(session).id,
        "names": {"kk": "12-кабинет", "ru": "Кабинет 12", "en": "Room 12"},
        "directions": {"kk": "Екінші қабат", "ru": "Второй этаж", "en": "Second floor"},
    }
    found = Room(**{**values, **overrides})
    session.add(found)
    session.flush()
    return found


def hours(session: Session, staff_id: int, **overrides: Any) -> list[CyclogramCell]:
    """Monday to Friday, 15:00 to 17:00, for everybody, unless said otherwise (``weekdays`` is a sequence)."""
    days = overrides.pop("weekdays", range(5))
    values = {
        "school_id": schools.first_school(session).id,
        "staff_id": staff_id,
        "opens": time(15),
        "closes": time(17),
        "work": WorkKind.RECEPTION,
        "audiences": EVERYBODY,
    }
    cells = [CyclogramCell(**{**values, **overrides, "weekday": day}) for day in days]
    session.add_all(cells)
    session.flush()
    return cells


def begun(session: Session, *, now: datetime, **overrides: Any) -> Appointment:
    """A meeting that somebody begins to choose."""
    values: dict[str, Any] = {
        "school_id": schools.first_school(session).id,
        "channel": "web",
        "address": "box-of-a-parent",
        "locale": "kk",
        "audience": Audience.PARENT,
    }
    return booking.begin(session, now=now, **{**values, **overrides})


def free(session: Session, *, now: datetime, audience: Audience = Audience.PARENT) -> list[Slot]:
    """Every free time of the first school."""
    school = schools.first_school(session)
    return list(listing.free_slots(session, school, audience=audience, now=now))


def booked(session: Session, *, now: datetime, slot: Slot | None = None, **overrides: Any) -> Appointment:
    """A meeting that is booked: at this time, or at the first free one."""
    found = begun(session, now=now, **overrides)
    booking.hold(session, found, (slot or free(session, now=now, audience=found.audience)[0]).key, now=now)
    return booking.confirm(session, found, now=now)


def requested(session: Session, *, now: datetime, **overrides: Any) -> Appointment:
    """A meeting that a psychologist has yet to agree to: the school wants it so from now on."""
    rules = cyclogram_hours.rules_of(session, schools.first_school(session).id)
    rules.is_automatic = False
    session.add(rules)
    session.flush()
    return booked(session, now=now, **overrides)


def told(session: Session, appointment: Appointment) -> list[OutboundMessage]:
    """What was written to whoever booked a meeting, in order."""
    about = outbox.appointment_address(appointment.address_ref or appointment.ref)
    rows = select(OutboxMessage).where(OutboxMessage.address_info == about).order_by(OutboxMessage.id)
    return [outbox.open_parcel(vault(session), row).message for row in session.scalars(rows)]
