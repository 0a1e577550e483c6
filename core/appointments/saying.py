"""How a meeting is said: its day, hour and place in a person's language, and the door to whoever booked it."""

from datetime import datetime

from babel.dates import format_datetime
from sqlalchemy.orm import Session

from core import calendar, outbox, schools
from core.messages import OutboundMessage
from core.texts import Texts
from db.models.appointments import Appointment
from db.models.cyclogram import MeetingLink, Room
from db.models.outbox import Lane
from db.models.schools import School


def day(text: Texts, school: School, moment: datetime) -> str:
    """«сәрсенбі, 26 қараша» on the school's clock."""
    return format_datetime(calendar.local(school, moment), "EEEE, d MMMM", locale=text.locale)


def short_day(text: Texts, school: School, moment: datetime) -> str:
    """«ср 26.11» on the school's clock, for a button."""
    return format_datetime(calendar.local(school, moment), "EEE d.MM", locale=text.locale)


def clock(school: School, moment: datetime) -> str:
    """«15:00» on the school's clock."""
    return f"{calendar.local(school, moment):%H:%M}"


def place(session: Session, appointment: Appointment, text: Texts) -> str:
    """Where people meet: the address of a meeting over video, the room's name, or nothing that is known."""
    if appointment.is_online and appointment.staff_id is not None:
        link = session.get(MeetingLink, appointment.staff_id)
        if link is not None:
            return link.address
    room = session.get(Room, appointment.room_id) if appointment.room_id is not None else None
    return "" if room is None else room.names.get(text.locale) or next(iter(room.names.values()), "")


def tell(
    session: Session, appointment: Appointment, message: OutboundMessage, *, now: datetime, due: datetime | None = None
) -> bool:
    """Send something to whoever booked the meeting; False when there is no way to them."""
    to = outbox.to_appointment(appointment)
    if to is None:
        return False
    outbox.enqueue(session, message, to=to, lane=Lane.APPOINTMENT, now=now, due=due)
    return True


def school_of(session: Session, appointment: Appointment) -> School:
    """The school where the meeting is."""
    return schools.school(session, appointment.school_id)
