"""Reminders: a day and an hour before, at a decent hour, never in the past; the appointment knows the next one."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Final

from sqlalchemy import select
from sqlalchemy.orm import Session

from core import calendar, quiet_hours
from core.appointments import saying
from core.messages import OutboundMessage, QuickReply
from core.texts import Texts, texts
from db.models.appointments import Appointment, AppointmentState
from db.models.journals import Audience
from db.models.schools import CalendarPeriod, School


class Kind(StrEnum):
    """How long before the meeting."""

    DAY = "day"
    HOUR = "hour"


BEFORE: Final = {Kind.DAY: timedelta(days=1), Kind.HOUR: timedelta(hours=1)}
APART: Final = timedelta(hours=1)  # two reminders of one meeting, when the first of them was late
BATCH: Final = 200


@dataclass(frozen=True, slots=True)
class Reminding:
    """How a meeting stands with its reminders: when the next one goes, when the last one went."""

    next_at: datetime | None
    sent_at: datetime | None


def plan(session: Session, appointment: Appointment, *, now: datetime) -> None:
    """Set the next reminder of a meeting that has got its time; what was sent of an older time counts no more.

    It is planned before anybody has agreed to the meeting; whether it goes is decided when its moment comes.
    """
    appointment.reminded_at = None
    _plan_next(session, appointment, quiet_hours.periods_of(session), tuple(Kind), after=now)


def send_due(session: Session, *, now: datetime) -> int:
    """Send every reminder whose moment has come, once, and plan the next.

    One that is late goes while its meeting is still to come, at this hour if it is decent and else at the next decent
    one before the meeting. Of a meeting nobody has agreed to, or that has begun, nothing goes.

    Returns:
        How many were sent.
    """
    statement = (
        select(Appointment)
        .where(Appointment.remind_at <= now)
        .order_by(Appointment.remind_at, Appointment.id)
        .limit(BATCH)
        .with_for_update(key_share=True, skip_locked=True)  # who is moving it at this moment plans it anew
        .execution_options(populate_existing=True)
    )
    due = session.scalars(statement).all()
    periods = quiet_hours.periods_of(session) if due else ()
    return sum(_send(session, appointment, periods, now) for appointment in due)


def state(appointment: Appointment) -> Reminding:
    """What the panel shows of a meeting's reminders; of one that is not agreed to none is on its way."""
    is_agreed = appointment.state is AppointmentState.BOOKED
    return Reminding(appointment.remind_at if is_agreed else None, appointment.reminded_at)


def _send(session: Session, appointment: Appointment, periods: Sequence[CalendarPeriod], now: datetime) -> bool:
    school = saying.school_of(session, appointment)
    decent = quiet_hours.next_allowed(school, periods, appointment.audience, now)
    is_sent = False
    if _is_to_come(appointment, decent):
        if decent != now:
            appointment.remind_at = decent
            return False
        is_sent = saying.tell(session, appointment, _message(session, school, appointment), now=now)
    if is_sent:
        appointment.reminded_at = now
    left = (Kind.HOUR,) if appointment.remind_kind == Kind.DAY else ()
    _plan_next(session, appointment, periods, left, after=now + APART if is_sent else now)
    return is_sent


def _is_to_come(appointment: Appointment, moment: datetime | None) -> bool:
    """Whether a reminder at this moment would still be of use."""
    starts_at, is_agreed = appointment.starts_at, appointment.state is AppointmentState.BOOKED
    return is_agreed and starts_at is not None and moment is not None and moment < starts_at


def _plan_next(
    session: Session,
    appointment: Appointment,
    periods: Sequence[CalendarPeriod],
    kinds: Sequence[Kind],
    *,
    after: datetime,
) -> None:
    """The first of these reminders that is later than a moment, or none."""
    appointment.remind_at = appointment.remind_kind = None
    school = saying.school_of(session, appointment)
    for kind in kinds:
        moment = planned(school, periods, appointment, kind)
        if moment is not None and moment > after:
            appointment.remind_at, appointment.remind_kind = moment, kind.value
            return


def planned(school: School, periods: Sequence[CalendarPeriod], appointment: Appointment, kind: Kind) -> datetime | None:
    """When one reminder of a meeting belongs: the usual moment or the decent one closest to it, or never.

    The one a day before may go later than usual (a pupil is written to in the evening before, after lessons) but never
    on the day of the meeting itself; the one an hour before goes on that very day and not later, or not at all.
    """
    if appointment.starts_at is None:
        return None
    audience, wanted = appointment.audience, appointment.starts_at - BEFORE[kind]
    before = quiet_hours.latest_allowed(school, periods, audience, wanted)
    if kind is Kind.HOUR:
        return before if before is not None and _is_same_day(school, before, appointment.starts_at) else None
    after = quiet_hours.next_allowed(school, periods, audience, wanted)
    if after is None or calendar.local(school, after).date() >= calendar.local(school, appointment.starts_at).date():
        return before
    return after if before is None or after - wanted < wanted - before else before


def _is_same_day(school: School, one: datetime, other: datetime) -> bool:
    return calendar.local(school, one).date() == calendar.local(school, other).date()


def _message(session: Session, school: School, appointment: Appointment) -> OutboundMessage:
    text = texts(appointment.locale)
    when = ", ".join(_when_and_where(session, school, appointment, text))
    return OutboundMessage(
        text("appointments-clock-reminder", when=when),
        (
            QuickReply(text("appointments-clock-reminder.come"), f"appointments:come:{appointment.ref}"),
            QuickReply(text("appointments-clock-reminder.move"), f"appointments:move:{appointment.ref}"),
            QuickReply(text("appointments-clock-reminder.cancel"), f"appointments:cancel:{appointment.ref}"),
        ),
        is_silent=appointment.audience is Audience.STUDENT,
        template="appointment",
        template_words=(_when(school, appointment, text),),
    )


def _when(school: School, appointment: Appointment, text: Texts) -> str:
    """The day and the hour alone: where one meets is nobody else's to read."""
    if appointment.starts_at is None:
        return ""
    return f"{saying.short_day(text, school, appointment.starts_at)}, {saying.clock(school, appointment.starts_at)}"


def _when_and_where(session: Session, school: School, appointment: Appointment, text: Texts) -> Iterator[str]:
    """What a lock screen may show: a room that is called after whom one meets there is left out."""
    if appointment.starts_at is not None:
        yield saying.short_day(text, school, appointment.starts_at)
        yield saying.clock(school, appointment.starts_at)
    if where := saying.discreet(saying.place(session, appointment, text)):
        yield where
