"""[Send me tomorrow]: one quiet word on the next day, at a decent hour, that names no topic."""

from collections.abc import Iterable
from datetime import datetime, time, timedelta
from typing import Final

from sqlalchemy import ColumnElement, and_, delete, select
from sqlalchemy.orm import Session

from core import calendar, outbox, schools
from core.contacts import Person
from core.messages import OutboundMessage, QuickReply
from core.outbox import Destination
from core.texts import texts
from core.tips import areas
from db.models.outbox import DeliveryState, Lane, OutboxMessage
from db.models.schools import CalendarPeriod

AFTER_LESSONS: Final = time(18, 30)  # both shifts are over; at school a pupil's phone stays silent
MORNING: Final = time(10)


def ask(session: Session, person: Person, code: str, *, to: Destination, locale: str, now: datetime) -> datetime:
    """Bring this person back to a tip tomorrow; what still waited for this tip is put off until then.

    The rows that wait are known to the person's own sealed memory alone: nobody can tell whose they are.

    Returns:
        When it comes, on the school's clock.
    """
    due = _due(session, person, now)
    waiting = set(session.scalars(select(OutboxMessage.ref).where(_wait(person.reminders.values()))))
    session.execute(delete(OutboxMessage).where(_wait([person.reminders.get(code)])))
    message = _message(code, locale, is_pupils=areas.of(person.audience).is_pupils)
    ref = outbox.enqueue(session, message, to=to, lane=Lane.ANSWER, now=now, due=due)
    person.reminders = {**{tip: row for tip, row in person.reminders.items() if row in waiting}, code: ref}
    return due


def forget(session: Session, person: Person) -> None:
    """Nothing comes tomorrow any more; what is on its way already cannot be called back."""
    session.execute(delete(OutboxMessage).where(_wait(person.reminders.values())))
    person.reminders = {}


def _wait(refs: Iterable[str | None]) -> ColumnElement[bool]:
    return and_(OutboxMessage.ref.in_(list(refs)), OutboxMessage.state == DeliveryState.QUEUED)


def _due(session: Session, person: Person, now: datetime) -> datetime:
    school = schools.school(session, person.school_id)
    day = calendar.local(school, now).date() + timedelta(days=1)
    is_school_day = calendar.is_working_day(school, session.scalars(select(CalendarPeriod)).all(), day)
    is_in_class = is_school_day and areas.of(person.audience).is_pupils
    return calendar.at(school, day, AFTER_LESSONS if is_in_class else MORNING)


def _message(code: str, locale: str, *, is_pupils: bool) -> OutboundMessage:
    text = texts(locale)
    name = "tips-reminder" if is_pupils else "tips-adult-reminder"
    return OutboundMessage(text(name), (QuickReply(text("tips-reminder.open"), f"tips:show:{code}"),), is_silent=True)
