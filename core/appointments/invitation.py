"""The calendar file of a meeting: a neutral entry that a move changes and a cancellation takes away.

Others may read it, on a locked screen or in a family's calendar: it says neither why nor with whom. It names no
organizer: that is an address programs write to, and there is none that would keep the person unknown.
"""

import base64
import re
import unicodedata
from datetime import datetime, time, timedelta

from icalendar import Alarm, Calendar, Event, vText
from sqlalchemy.orm import Session

from core import calendar, words
from core.appointments import saying
from core.messages import Attachment
from core.texts import Texts, texts
from db.models.appointments import Appointment, AppointmentState
from db.models.journals import Audience

MEDIA_TYPE = "text/calendar"
PRODUCT = "-//Senim//Meetings//KK"
EVENING = time(19)
_BEFORE = (timedelta(days=1), timedelta(hours=1))
_STATUS = {AppointmentState.REQUESTED: "TENTATIVE", AppointmentState.CANCELLED: "CANCELLED"}
_ADDRESS = re.compile(r"https?://\S+")


class NoTimeYet(Exception):
    """The meeting has no time that a calendar could keep."""


class _Words(vText):
    """Text as RFC 5545 escapes it; the library's own way takes a typed ``\\N`` for the end of a line."""

    def to_ical(self) -> bytes:
        return re.sub(r"[\\;,]", r"\\\g<0>", self).replace("\n", r"\n").encode()


def calendar_file(session: Session, appointment: Appointment, *, now: datetime) -> Attachment:
    """The meeting as it stands, for the person's own calendar program; sets nothing.

    Raises:
        NoTimeYet: nothing was ever booked.
    """
    if appointment.starts_at is None or appointment.ends_at is None:
        raise NoTimeYet
    text = texts(appointment.locale)
    title = text("appointments-file-title.online" if appointment.is_online else "appointments-file-title")
    event = _event(session, appointment, text, now=now)
    event.add("summary", _Words(title))
    event.add("dtstart", appointment.starts_at)
    event.add("dtend", appointment.ends_at)
    for before in _alarms(session, appointment, appointment.starts_at, now=now):
        event.add_component(_alarm(before, title))
    file = Calendar()
    file.add("prodid", PRODUCT)
    file.add("version", "2.0")
    file.add("method", "CANCEL" if appointment.state is AppointmentState.CANCELLED else "PUBLISH")
    file.add_component(event)
    return Attachment(text("appointments-file-name"), MEDIA_TYPE, base64.b64encode(file.to_ical()).decode())


def renewed(session: Session, appointment: Appointment, *, now: datetime) -> Attachment | None:
    """The file anew for whoever took it before: their entry moves or goes. None for everybody else."""
    return calendar_file(session, appointment, now=now) if appointment.has_calendar_file else None


def _event(session: Session, appointment: Appointment, text: Texts, *, now: datetime) -> Event:
    """The entry without its time and its title."""
    is_off = appointment.state is AppointmentState.CANCELLED
    event = Event()
    event.add("uid", f"{appointment.ref}@senim")
    event.add("sequence", appointment.sequence)
    event.add("dtstamp", now)
    event.add("status", _STATUS.get(appointment.state, "CONFIRMED"))
    event.add("class", "PRIVATE")
    event.add("transp", "TRANSPARENT" if is_off else "OPAQUE")
    place, way = (_plain(saying.discreet(said(session, appointment, text))) for said in (saying.place, saying.way))
    if place:
        event.add("location", _Words(place))
    if way:
        event.add("description", _Words(way))
    if appointment.is_online and _ADDRESS.fullmatch(place):
        event.add("url", place)
    return event


def _alarms(session: Session, appointment: Appointment, starts_at: datetime, *, now: datetime) -> list[timedelta]:
    """How long before the meeting a phone may ring: never in the past, never for one that will not be.

    A pupil's rings once, the evening before: an hour before a meeting is often a lesson, where phones are silent.
    """
    if appointment.state is AppointmentState.CANCELLED:
        return []
    ahead = list(_BEFORE)
    if appointment.audience is Audience.STUDENT:
        school = saying.school_of(session, appointment)
        eve = calendar.local(school, starts_at).date() - timedelta(days=1)
        ahead = [starts_at - calendar.at(school, eve, EVENING)]
    return [before for before in ahead if starts_at - before > now]


def _alarm(before: timedelta, title: str) -> Alarm:
    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("trigger", -before)
    alarm.add("description", _Words(title))
    return alarm


def _plain(text: str) -> str:
    """Without control characters, which no text of a calendar may have; every kind of line end is one."""
    lines = "\n".join(words.readable(text).strip().splitlines())
    return "".join(letter for letter in lines if letter in "\n\t" or unicodedata.category(letter) != "Cc")
