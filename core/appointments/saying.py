"""How a meeting is said: its day, hour and place in a person's language, and the door to whoever booked it."""

from datetime import datetime
from typing import Any

from babel.dates import format_datetime
from sqlalchemy.orm import Session

from core import calendar, outbox, schools
from core.messages import OutboundMessage
from core.texts import LOCALES, Texts, texts
from db.models.appointments import Appointment
from db.models.cyclogram import MeetingLink, Room
from db.models.journals import Audience
from db.models.outbox import Lane
from db.models.schools import School


def day(text: Texts, school: School, moment: datetime) -> str:
    """«сәрсенбі, 26 қараша» on the school's clock."""
    return format_datetime(calendar.local(school, moment), "EEEE, d MMMM", locale=text.locale)


def short_day(text: Texts, school: School, moment: datetime) -> str:
    """«ср 26.11» on the school's clock, for a button."""
    return format_datetime(calendar.local(school, moment), "EEE d.MM", locale=text.locale)


def first(words: str) -> str:
    """Words that begin a line: days are lower case in the texts."""
    return words[:1].upper() + words[1:]


def clock(school: School, moment: datetime) -> str:
    """«15:00» on the school's clock."""
    return f"{calendar.local(school, moment):%H:%M}"


def said(text: Texts, audience: Audience, name: str, **args: Any) -> str:
    """A text ``appointments-…`` as it is said to a pupil, or as it is said to an adult."""
    if audience is not Audience.STUDENT:
        name = "appointments-adult-" + name.removeprefix("appointments-")
    return text(name, **args)


def place(session: Session, appointment: Appointment, text: Texts) -> str:
    """Where people meet: the address of a meeting over video, the room's name, or nothing that is known."""
    if appointment.is_online and appointment.staff_id is not None:
        link = session.get(MeetingLink, appointment.staff_id)
        if link is not None:
            return link.address
    return room_name(session, appointment.room_id, text)


def room_name(session: Session, room_id: int | None, text: Texts) -> str:
    """What a room is called, or nothing where none is known."""
    room = None if room_id is None else session.get(Room, room_id)
    return "" if room is None else _spoken(room.names, text)


def way(session: Session, appointment: Appointment, text: Texts) -> str:
    """How to find the room; nothing for a meeting over video, or when nobody has written it down."""
    is_known = not appointment.is_online and appointment.room_id is not None
    room = session.get(Room, appointment.room_id) if is_known else None
    return "" if room is None else _spoken(room.directions, text)


def discreet(written: str) -> str:
    """The words, or nothing when they tell whom one meets: a locked screen and a calendar are read by others too."""
    telling = {texts(locale)("appointments-telling") for locale in LOCALES}
    return "" if any(word in written.casefold() for word in telling) else written


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


def _spoken(words: dict[str, str], text: Texts) -> str:
    """What was written in the person's language, or in whichever there is."""
    return words.get(text.locale) or next(filter(None, words.values()), "")
