"""What can be booked: free times by day, the nearest ones, and whether a named one is still offered."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from itertools import islice
from typing import Any, Final
from zoneinfo import ZoneInfo

from sqlalchemy import or_, select, union_all
from sqlalchemy.orm import Session

from core import calendar
from core.appointments import slots
from core.appointments.slots import Slot, Taken
from core.cyclogram import hours
from core.cyclogram.hours import Window
from db.models.appointments import Appointment, AppointmentHold, AppointmentState, HoldPurpose
from db.models.cyclogram import BookingRules
from db.models.journals import Audience
from db.models.schools import School

# a meeting in one of these states keeps its time
STANDING: Final = (
    AppointmentState.REQUESTED,
    AppointmentState.BOOKED,
    AppointmentState.ARRIVED,
    AppointmentState.DONE,
    AppointmentState.MISSED,
)
NEAREST: Final = 2
DAY: Final = timedelta(days=1)


class NotOffered(Exception):
    """This time cannot be had; ``nearest`` are the free ones closest to it."""

    def __init__(self, nearest: Sequence[Slot]) -> None:
        super().__init__("not offered")
        self.nearest = nearest


class SlotTaken(NotOffered):
    """Somebody else has it."""


class SlotPast(NotOffered):
    """It is over, or too near to be booked."""


class SlotClosed(NotOffered):
    """Nobody receives people then: the hours have changed, or never were such."""


@dataclass(frozen=True, slots=True)
class Day:
    """A day with free times, school-local."""

    day: date
    slots: Sequence[Slot]


def free_days(
    session: Session, school: School, *, audience: Audience, now: datetime, ignoring: int | None = None
) -> Sequence[Day]:
    """The days with free times within the horizon, soonest first; ``ignoring``: an appointment that would move."""
    found: dict[date, list[Slot]] = {}
    zone = ZoneInfo(school.timezone)
    for slot in free_slots(session, school, audience=audience, now=now, ignoring=ignoring):
        found.setdefault(slot.starts_at.astimezone(zone).date(), []).append(slot)
    return [Day(day, _in_order(of_day)) for day, of_day in found.items()]


def free_slots(
    session: Session,
    school: School,
    *,
    audience: Audience,
    now: datetime,
    ignoring: int | None = None,
    first: date | None = None,
    days: int | None = None,
) -> Iterator[Slot]:
    """Free times from a day on (today), over so many days (the horizon), in the order of days."""
    rules = hours.rules_of(session, school.id)
    today = calendar.local(school, now).date()
    first = first or today
    last = today + timedelta(days=rules.horizon_days)
    days = (last - first).days + 1 if days is None else min(days, (last - first).days + 1)
    if days <= 0:
        return iter(())
    busy = _busy(session, school, first, days=days, now=now, ignoring=ignoring)
    return _free(_windows(session, school, rules, first, days=days), busy, rules, audience=audience, now=now)


def find(
    session: Session, school: School, key: str, *, audience: Audience, now: datetime, ignoring: int | None = None
) -> Slot:
    """The free time that a button names.

    Raises:
        SlotPast, SlotTaken, SlotClosed: it cannot be had.
        KeyInvalid: the button names no time.
    """
    _, starts_at = named = slots.read_key(key)
    rules = hours.rules_of(session, school.id)
    day, today = (calendar.local(school, moment).date() for moment in (starts_at, now))
    is_ahead = today <= day <= today + timedelta(days=rules.horizon_days)
    windows = list(_windows(session, school, rules, day, days=1)) if is_ahead else []
    busy = _busy(session, school, day, days=1, now=now, ignoring=ignoring)
    for slot in _free(windows, busy, rules, audience=audience, now=now):
        if (slot.staff_id, slot.starts_at) == named:
            return slot
    near = nearest(session, school, to=starts_at, audience=audience, now=now, ignoring=ignoring)
    if starts_at < now + timedelta(minutes=rules.notice_minutes):
        raise SlotPast(near)
    of_hours = _free(windows, Taken(), rules, audience=audience, now=now)
    is_taken = any((slot.staff_id, slot.starts_at) == named for slot in of_hours)
    raise SlotTaken(near) if is_taken else SlotClosed(near)


def nearest(
    session: Session,
    school: School,
    *,
    to: datetime,
    audience: Audience,
    now: datetime,
    ignoring: int | None = None,
    count: int = NEAREST,
) -> Sequence[Slot]:
    """The free times closest to a moment, in the order of the clock."""
    first = max(calendar.local(school, moment).date() for moment in (to - DAY, now))
    days = (calendar.local(school, to + DAY).date() - first).days + 1
    asked: dict[str, Any] = {"audience": audience, "now": now, "ignoring": ignoring}
    found = [slot for slot in _once(free_slots(session, school, first=first, days=days, **asked)) if _is_by(slot, to)]
    if len(found) < count:  # nothing on the day itself, nor around it: then wherever there is
        found = list(_once(free_slots(session, school, **asked)))
    return _in_order(sorted(found, key=lambda slot: (abs(slot.starts_at - to), slot.starts_at))[:count])


def soonest(session: Session, school: School, *, audience: Audience, now: datetime, count: int) -> Sequence[Slot]:
    """The first free times there are."""
    return list(islice(_once(free_slots(session, school, audience=audience, now=now)), count))


def taken(
    session: Session, school_id: int, *, since: datetime, until: datetime, now: datetime, ignoring: int | None = None
) -> Taken:
    """What is taken in a school between two moments: meetings that stand, and times held just now."""
    ended = since - DAY  # a meeting that began before may last into it
    own = -1 if ignoring is None else ignoring
    meetings = select(Appointment.staff_id, Appointment.room_id, Appointment.starts_at, Appointment.free_at).where(
        Appointment.school_id == school_id,
        Appointment.starts_at >= ended,
        Appointment.starts_at < until,
        Appointment.state.in_(STANDING),
        Appointment.id != own,
    )
    held = (
        select(AppointmentHold.staff_id, AppointmentHold.room_id, AppointmentHold.starts_at, AppointmentHold.free_at)
        .join(Appointment, Appointment.id == AppointmentHold.appointment_id)
        .where(
            Appointment.school_id == school_id,
            or_(AppointmentHold.until > now, AppointmentHold.purpose == HoldPurpose.EARLIER),  # see cells.expire
            AppointmentHold.appointment_id != own,
        )
    )
    rows: Sequence[Any] = session.execute(union_all(meetings, held)).all()
    return Taken.of(
        (staff_id, room_id, starts, free) for staff_id, room_id, starts, free in rows if staff_id and starts and free
    )


def _is_by(slot: Slot, to: datetime) -> bool:
    return abs(slot.starts_at - to) <= DAY


def _windows(session: Session, school: School, rules: BookingRules, first: date, *, days: int) -> Iterator[Window]:
    last = first + timedelta(days=days - 1)
    return hours.timetable(session, school, first=first, last=last, rules=rules).over(first, days=days)


def _busy(session: Session, school: School, first: date, *, days: int, now: datetime, ignoring: int | None) -> Taken:
    since = calendar.at(school, first, datetime.min.time())
    return taken(session, school.id, since=since, until=since + timedelta(days=days + 1), now=now, ignoring=ignoring)


def _free(
    windows: Iterable[Window], busy: Taken, rules: BookingRules, *, audience: Audience, now: datetime
) -> Iterator[Slot]:
    return slots.free(
        windows,
        busy,
        audience=audience,
        meeting=rules.meeting_minutes,
        pause=rules.pause_minutes,
        after=now + timedelta(minutes=rules.notice_minutes),
    )


def _once(found: Iterator[Slot]) -> Iterator[Slot]:
    """Of several psychologists free at one moment, the first stands for the moment."""
    seen: set[datetime] = set()
    for slot in found:
        if slot.starts_at not in seen:
            seen.add(slot.starts_at)
            yield slot


def _in_order(found: Sequence[Slot]) -> Sequence[Slot]:
    return sorted(_once(iter(found)), key=lambda slot: slot.starts_at)
