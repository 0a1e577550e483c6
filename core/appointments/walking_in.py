"""Who came without booking, and the next meeting with somebody who was met."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from sqlalchemy.orm import Session

from core import calendar, public_codes, schools, words
from core.actors import Specialist, require_psychologist
from core.appointments import arranging, giving, outcome, telling
from core.appointments import words as said
from core.bus import publish
from core.events import AppointmentBooked, AppointmentConfirmed
from core.texts import DEFAULT_LOCALE
from db.models.appointments import Appointment, AppointmentState
from db.models.journals import Audience

WALKED_IN: Final = "appointment:walked_in"


class NotToday(Exception):
    """Who came on an earlier day is written down in the books, not in the calendar."""


@dataclass(frozen=True, slots=True, kw_only=True)
class WalkIn:
    """Who came without booking, or has not been booked by themselves.

    ``client``: how to call them; ``starts_at`` None: just now; ``minutes`` None: as long as usual.
    """

    audience: Audience
    staff_id: int
    client: str = ""
    class_name: str = ""
    category: str | None = None
    participants: int = 1
    room_id: int | None = None
    starts_at: datetime | None = None
    minutes: int | None = None


def walk_in(session: Session, guest: WalkIn, *, by: Specialist, now: datetime, after: str | None = None) -> Appointment:
    """Somebody came without booking, today: a need with its number at once. Who is to come later is booked.

    ``after`` names the meeting this one continues: whoever booked that one is told, and reminded as they were then.

    Raises:
        AppointmentUnknown: there is no such meeting before it.
        SlotTaken: somebody else is being met at that time; ``nearest`` are the free times closest to it.
        NotToday: it was on an earlier day.
        ColleagueUnknown, RoomUnknown, CategoryUnknown: it cannot be.
    """
    require_psychologist(by)
    school = schools.school(session, by.school_id)
    starts_at = guest.starts_at or now.replace(second=0, microsecond=0)
    if calendar.local(school, starts_at).date() < calendar.local(school, now).date():
        raise NotToday
    outcome.require_category(session, guest.category)
    length = timedelta(minutes=guest.minutes) if guest.minutes is not None else None
    wanted = giving.slot(
        session, staff_id=guest.staff_id, starts_at=starts_at, room_id=guest.room_id, by=by, length=length
    )
    appointment = _unnamed(session, guest, is_here=starts_at <= now, by=by, now=now)
    if after is not None and starts_at > now:
        _continue(appointment, arranging.find(session, after, by=by))
    detail = giving.chosen(session, appointment, wanted, now=now)
    giving.give(session, appointment, wanted, now=now)
    if appointment.is_walk_in:
        appointment.remind_at = appointment.remind_kind = None  # there is no way to them
    publish(session, AppointmentBooked(appointment_id=appointment.id, now=now))
    publish(session, AppointmentConfirmed(appointment_id=appointment.id, staff_id=by.id, now=now))
    arranging.record(session, WALKED_IN, appointment, by=by, now=now, **detail)
    if not appointment.is_walk_in:
        telling.continued(session, appointment, now=now)
    return appointment


def _unnamed(session: Session, guest: WalkIn, *, is_here: bool, by: Specialist, now: datetime) -> Appointment:
    """A meeting without a way to whoever comes; it has no time yet."""
    appointment = Appointment(
        ref=public_codes.new_ref(),
        code=public_codes.new_code(),
        school_id=by.school_id,
        state=AppointmentState.ARRIVED if is_here else AppointmentState.BOOKED,
        audience=guest.audience,
        is_walk_in=True,
        participants=max(1, guest.participants),
        category=guest.category,
        class_name=words.class_name(guest.class_name),
        locale=DEFAULT_LOCALE,
        created_at=now,
    )
    session.add(appointment)
    session.flush()
    said.write(session, appointment, client=guest.client.strip())
    return appointment


def _continue(appointment: Appointment, before: Appointment) -> None:
    """The next meeting with somebody who can be written to: the same person, over the same way.

    With a mother after her child, or the other way round, it is another person: neither is told of the other's meeting.
    """
    if before.sealed_address is None or before.audience is not appointment.audience:
        return
    appointment.is_walk_in = False
    appointment.channel, appointment.locale = before.channel, before.locale
    appointment.sealed_address, appointment.address_ref = before.sealed_address, before.address_ref or before.ref
    appointment.visitor_id, appointment.has_calendar_file = before.visitor_id, before.has_calendar_file
