"""Offers: what comes free is kept for whoever asked first, told to them, and goes on when they do not take it."""

from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from core import quiet_hours, schools
from core.appointments import booking, cells, listing, saying, slots, waiting, words
from core.appointments.listing import SlotTaken
from core.appointments.slots import Slot
from core.appointments.waiting import IN_LINE, IN_ORDER
from core.cyclogram import hours
from core.messages import QuickReply
from core.texts import texts
from db.models.appointments import Appointment, AppointmentHold, HoldPurpose
from db.models.journals import Audience
from db.models.schools import CalendarPeriod, School


@dataclass(frozen=True, slots=True)
class _Waiter:
    """Somebody in line, and the minutes (see slots.minute) of the times that were offered to them already."""

    appointment: Appointment
    offered: frozenset[int]

    def would_take(self, slot: Slot, audiences: Collection[Audience]) -> bool:
        """Whether a free time for these audiences is one to offer: earlier than their own, and new to them."""
        own = self.appointment.starts_at
        is_earlier = own is None or slot.starts_at < own
        return (
            is_earlier and self.appointment.audience in audiences and slots.minute(slot.starts_at) not in self.offered
        )


def offer_due(session: Session, *, now: datetime) -> int:
    """Take back what was offered and not taken, and offer what is free to who waits.

    Returns:
        How many messages there are to send.
    """
    cells.expire(session, now=now)
    told = sum(waiting.end(session, one, waiting.LAPSED, now=now) for one in _lapsed(session, now))
    waited_in = select(Appointment.school_id).where(*IN_LINE).distinct().order_by(Appointment.school_id)
    for school_id in session.scalars(waited_in).all():
        told += _offer(session, schools.school(session, school_id), now)
    return told


def _lapsed(session: Session, now: datetime) -> Sequence[Appointment]:
    """Whose offer was not taken in time; who takes it at this very moment is not disturbed."""
    over = select(AppointmentHold.appointment_id).where(
        AppointmentHold.purpose == HoldPurpose.EARLIER, AppointmentHold.until <= now
    )
    return _claimed(session, Appointment.id.in_(over))


def _claimed(session: Session, *which: Any) -> Sequence[Appointment]:
    statement = select(Appointment).where(*which).order_by(*IN_ORDER)
    locked = statement.with_for_update(key_share=True, skip_locked=True)
    return session.scalars(locked.execution_options(populate_existing=True)).all()


def _offer(session: Session, school: School, now: datetime) -> int:
    """Every free time to the first in line who would take it and may be written to now; one time to a person."""
    waiters = _waiters(session, school, quiet_hours.periods_of(session), now)
    told = 0
    for slot, audiences in _free(session, school, {one.appointment.audience for one in waiters}, now):
        taker = next((one for one in waiters if one.would_take(slot, audiences)), None)
        if taker is not None and _offer_to(session, school, taker, slot, now):
            waiters = [one for one in waiters if not _is_same_person(one.appointment, taker.appointment)]
            told += 1
    return told


def _waiters(session: Session, school: School, periods: Sequence[CalendarPeriod], now: datetime) -> list[_Waiter]:
    """Who may be offered something now: no time is kept for them, they can be reached, and the hour is decent."""
    offered_to = select(Appointment.visitor_id).join(AppointmentHold, AppointmentHold.appointment_id == Appointment.id)
    has_offer = set(session.scalars(offered_to.where(AppointmentHold.purpose == HoldPurpose.EARLIER)).all()) - {None}
    found = _claimed(
        session,
        Appointment.school_id == school.id,
        *IN_LINE,
        Appointment.sealed_address.is_not(None),
        Appointment.id.not_in(select(AppointmentHold.appointment_id)),
    )
    return [
        _Waiter(one, _offered(session, one))
        for one in found
        if one.visitor_id not in has_offer and quiet_hours.may_push(school, periods, one.audience, now)
    ]


def _free(
    session: Session, school: School, audiences: Collection[Audience], now: datetime
) -> Sequence[tuple[Slot, Collection[Audience]]]:
    """What is free, soonest first, and for whom of these."""
    found: dict[Slot, set[Audience]] = defaultdict(set)
    for audience in audiences:
        for slot in listing.free_slots(session, school, audience=audience, now=now):
            found[slot].add(audience)
    return sorted(found.items(), key=lambda item: (item[0].starts_at, item[0].staff_id))


def _offer_to(session: Session, school: School, waiter: _Waiter, slot: Slot, now: datetime) -> bool:
    """Keep a time for somebody and say so; False when somebody was faster."""
    appointment, minutes = waiter.appointment, hours.rules_of(session, school.id).claim_minutes
    until = now + timedelta(minutes=minutes)
    try:
        booking.keep(session, appointment, slot, purpose=HoldPurpose.EARLIER, until=until, now=now)
    except SlotTaken:
        return False
    ahead = {minute for minute in waiter.offered if minute > slots.minute(now)} | {slots.minute(slot.starts_at)}
    words.write(session, appointment, offered=" ".join(map(str, sorted(ahead))))
    text = texts(appointment.locale)
    replies = (
        QuickReply(text("appointments-clock-offer.take"), f"appointments:claim:{appointment.ref}:{slot.key}"),
        QuickReply(text("appointments-clock-offer.decline"), f"appointments:decline:{appointment.ref}"),
    )
    day, clock = saying.short_day(text, school, slot.starts_at), saying.clock(school, slot.starts_at)
    message = waiting.message(appointment, "appointments-clock-offer", *replies, day=day, time=clock, minutes=minutes)
    return saying.tell(session, appointment, message, now=now)


def _offered(session: Session, appointment: Appointment) -> frozenset[int]:
    return frozenset(map(int, words.read(session, appointment).get("offered", "").split()))


def _is_same_person(one: Appointment, other: Appointment) -> bool:
    return one is other or (one.visitor_id is not None and one.visitor_id == other.visitor_id)
