"""The psychologist's calendar: what stands on some days, what is odd about them, what was never marked."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import Final

from sqlalchemy import select
from sqlalchemy.orm import Session, selectinload

from core import audit, calendar, outbox
from core.actors import Specialist, require_psychologist
from core.appointments.arranging import AppointmentUnknown
from core.appointments.listing import STANDING
from db.models.appointments import Appointment, AppointmentHold, AppointmentState
from db.models.cyclogram import Bell, DayException, MeetingLink, Room
from db.models.duty import DutyAbsence
from db.models.journals import JournalEntry
from db.models.outbox import DeliveryState, OutboxMessage
from db.models.schools import CalendarPeriod, School

OPENED: Final = "appointment:card:read"
UNMARKED_FOR: Final = timedelta(days=30)
_TO_COME: Final = (AppointmentState.REQUESTED, AppointmentState.BOOKED, AppointmentState.ARRIVED)
_WITH_CARDS: Final = selectinload(Appointment.visitor)  # a week of names in one question, not in a hundred


class Oddity(StrEnum):
    """Why a day is not as usual."""

    HOLIDAY = "holiday"
    BREAK = "break"
    CLOSED = "closed"
    OPENED = "opened"
    AWAY = "away"


@dataclass(frozen=True, slots=True)
class DayNote:
    """What is odd about a day: by whom (None: the school), its name by language or the words somebody wrote."""

    why: Oddity
    staff_id: int | None = None
    names: Mapping[str, str] = field(default_factory=dict)
    words: str = ""
    is_whole: bool = True


def meetings(session: Session, school_id: int, *, since: datetime, until: datetime) -> Sequence[Appointment]:
    """The meetings that begin between two moments and keep their time, in the order of the clock."""
    statement = select(Appointment).where(
        Appointment.school_id == school_id,
        Appointment.starts_at >= since,
        Appointment.starts_at < until,
        Appointment.state.in_(STANDING),
    )
    return session.scalars(statement.order_by(Appointment.starts_at, Appointment.id).options(_WITH_CARDS)).all()


def holds(
    session: Session, school_id: int, *, since: datetime, until: datetime, now: datetime
) -> Sequence[tuple[AppointmentHold, Appointment]]:
    """The times kept just now that begin between two moments, and for which meeting."""
    statement = (
        select(AppointmentHold, Appointment)
        .join(Appointment, Appointment.id == AppointmentHold.appointment_id)
        .where(
            Appointment.school_id == school_id,
            AppointmentHold.until > now,
            AppointmentHold.starts_at >= since,
            AppointmentHold.starts_at < until,
        )
    )
    return [(hold, found) for hold, found in session.execute(statement.order_by(AppointmentHold.starts_at))]


def kept(session: Session, appointment: Appointment, *, now: datetime) -> AppointmentHold | None:
    """The time that is kept for one meeting beside its own."""
    statement = select(AppointmentHold).where(
        AppointmentHold.appointment_id == appointment.id, AppointmentHold.until > now
    )
    return session.scalars(statement).one_or_none()


def unmarked(session: Session, school_id: int, *, now: datetime) -> Sequence[Appointment]:
    """Meetings that are over and of which nobody said whether they were held, the latest first."""
    statement = select(Appointment).where(
        Appointment.school_id == school_id,
        Appointment.state.in_(_TO_COME),
        Appointment.ends_at <= now,
        Appointment.ends_at > now - UNMARKED_FOR,
    )
    latest_first = statement.order_by(Appointment.starts_at.desc(), Appointment.id)
    return session.scalars(latest_first.options(_WITH_CARDS)).all()


def bells(session: Session, school_id: int) -> Sequence[Bell]:
    """The lessons of every shift, in the order of the clock."""
    statement = select(Bell).where(Bell.school_id == school_id)
    return session.scalars(statement.order_by(Bell.opens, Bell.shift, Bell.lesson)).all()


def rooms(session: Session, school_id: int) -> Sequence[Room]:
    """The rooms that are used."""
    statement = select(Room).where(Room.school_id == school_id, Room.is_active)
    return session.scalars(statement.order_by(Room.id)).all()


def room_of(session: Session, appointment: Appointment) -> Room | None:
    """The room of a meeting, one that is not used any more too."""
    return session.get(Room, appointment.room_id) if appointment.room_id is not None else None


def online_address(session: Session, staff_id: int | None) -> str:
    """A psychologist's own address for meetings over video; empty where there is none."""
    link = session.get(MeetingLink, staff_id) if staff_id is not None else None
    return link.address if link is not None else ""


def lines(session: Session, appointment: Appointment) -> Sequence[JournalEntry]:
    """What the books say of a meeting: its need in J6, the drafts of the work it became."""
    keys = [
        column == key
        for column, key in (
            (JournalEntry.need_id, appointment.need_id),
            (JournalEntry.work_id, appointment.work_id),
        )
        if key is not None
    ]
    found = [entry for key in keys for entry in session.scalars(select(JournalEntry).where(key))]
    return sorted({entry.id: entry for entry in found}.values(), key=lambda entry: (entry.journal.value, entry.id))


def open_card(session: Session, ref: str, *, by: Specialist, now: datetime) -> None:
    """Write down that a card was opened: it shows who comes, how to reach them and why.

    Raises:
        NotAllowed, AppointmentUnknown: as :func:`card`.
    """
    found = card(session, ref, by=by)
    audit.record(session, OPENED, subject="appointment", subject_id=found.id, staff_id=by.id, now=now)


def card(session: Session, ref: str, *, by: Specialist) -> Appointment:
    """A meeting of the actor's school, only to be looked at.

    Raises:
        NotAllowed: only psychologists look at meetings.
        AppointmentUnknown: another school's, only being chosen, or not there.
    """
    require_psychologist(by)
    statement = select(Appointment).where(Appointment.ref == ref, Appointment.school_id == by.school_id)
    found = session.scalars(statement).one_or_none()
    if found is None or found.state is AppointmentState.DRAFT:
        raise AppointmentUnknown
    return found


def reaches(session: Session, appointment: Appointment) -> bool:
    """Whether messages get to whoever booked: there is a way, and their messenger has not refused the last one."""
    to = outbox.to_appointment(appointment)
    if to is None:
        return False
    ended = select(OutboxMessage.state).where(
        OutboxMessage.address_info == to.about, OutboxMessage.finished_at.is_not(None)
    )
    latest = session.scalar(ended.order_by(OutboxMessage.id.desc()).limit(1))
    return latest not in (DeliveryState.BLOCKED, DeliveryState.DEAD)


def notes(session: Session, school: School, *, first: date, days: int) -> Mapping[date, Sequence[DayNote]]:
    """What is odd about some days from the first on, what holds for the whole school first."""
    last = first + timedelta(days=days - 1)
    found: dict[date, list[DayNote]] = defaultdict(list)
    for one in session.scalars(
        select(CalendarPeriod).where(
            CalendarPeriod.kind.in_(("holiday", "break")), CalendarPeriod.starts <= last, CalendarPeriod.ends >= first
        )
    ):
        for day in _between(one.starts, one.ends, first, last):
            found[day].append(DayNote(Oddity(one.kind), names=one.names))
    of_school = DayException.school_id == school.id
    for exception in session.scalars(
        select(DayException)
        .where(of_school, DayException.day >= first, DayException.day <= last)
        .order_by(DayException.id)
    ):
        found[exception.day].append(_exception(exception))
    away = select(DutyAbsence).where(
        DutyAbsence.school_id == school.id, DutyAbsence.starts <= last, DutyAbsence.ends >= first
    )
    for absence in session.scalars(away.order_by(DutyAbsence.id)):
        for day in _between(absence.starts, absence.ends, first, last):
            found[day].append(DayNote(Oddity.AWAY, staff_id=absence.staff_id))
    return {day: sorted(said, key=lambda note: note.staff_id is not None) for day, said in found.items()}


def working_days(session: Session, school: School, *, first: date, days: int) -> frozenset[date]:
    """Which of some days the school works on."""
    periods = session.scalars(select(CalendarPeriod)).all()
    among = (first + timedelta(days=ahead) for ahead in range(days))
    return frozenset(day for day in among if calendar.is_working_day(school, periods, day))


def _exception(found: DayException) -> DayNote:
    why = Oddity.OPENED if found.is_open else Oddity.CLOSED
    return DayNote(why, found.staff_id, words=found.note, is_whole=found.opens is None or found.closes is None)


def _between(starts: date, ends: date, first: date, last: date) -> Sequence[date]:
    begins, until = max(starts, first), min(ends, last)
    return [begins + timedelta(days=ahead) for ahead in range((until - begins).days + 1)]
