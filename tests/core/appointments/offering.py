"""What is offered in a random calendar can be had: purely, and through the real tables."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import timedelta
from itertools import chain

from sqlalchemy import delete, select, update
from sqlalchemy.orm import Session

from core import calendar as school_calendar
from core import schools
from core.appointments import AppointmentState, HoldPurpose, booking, listing, slots
from core.appointments.listing import NotOffered
from core.appointments.slots import Slot, Taken
from core.cyclogram import Bell
from db.models.appointments import AppointmentCell, AppointmentHold
from db.models.schools import CalendarPeriod
from db.models.staff import Staff
from tests.factories.appointments import begun, room
from tests.factories.calendars import Calendar, Draw, Given
from tests.factories.staff import psychologist

PEOPLE, ROOMS = 4, 2


@dataclass
class Tally:
    """How many times were offered, how many of them were tried, and which could not be had."""

    calendars: int = 0
    offered: int = 0
    tried: int = 0
    failed: list[str] = field(default_factory=list)


def purely(drawn: Calendar, tally: Tally) -> list[Slot]:
    """Offer without a database, then try every time: the hours of its own day must name it, no cell be another's.

    This is what ``listing.find`` and ``cells.occupy`` ask, by the same functions: ``Timetable.over``, ``slots.free``
    and ``slots.cells``. What the database adds is that its rows are read into the same timetable, which is shown by
    :func:`really` giving the same list.
    """
    tally.calendars += 1
    standing = [one for one in drawn.given if one.until is None or one.until > drawn.now]
    taken = Taken.of((one.staff_id, one.room_id, one.starts_at, one.free_at) for one in standing)
    sold = set(chain.from_iterable(one.cells for one in standing))
    timetable, rules = drawn.timetable, drawn.rules
    today = school_calendar.local(drawn.school, drawn.now).date()

    def free(days_ahead: int, days: int) -> list[Slot]:
        windows = timetable.over(today + timedelta(days=days_ahead), days=days)
        after = drawn.now + timedelta(minutes=rules.notice_minutes)
        lasts = {"meeting": rules.meeting_minutes, "pause": rules.pause_minutes}
        return list(slots.free(windows, taken, audience=drawn.audience, after=after, **lasts))

    offered = free(0, rules.horizon_days + 1)
    of_days: dict[int, dict[str, Slot]] = {}
    for slot in offered:
        ahead = (school_calendar.local(drawn.school, slot.starts_at).date() - today).days
        if ahead not in of_days:
            of_days[ahead] = {one.key: one for one in reversed(free(ahead, 1))}
        found = of_days[ahead].get(slot.key)
        tally.tried += 1
        if found is None or not sold.isdisjoint(_cells(found)) or found.starts_at < drawn.now:
            tally.failed.append(f"purely: {slot.key} of {drawn.now} in {drawn.school.timezone}")
    tally.offered += len(offered)
    return offered


def people_and_rooms(session: Session) -> tuple[list[int], list[int]]:
    """Whom and where the calendars are drawn for; the school's own days and bells are taken away."""
    for seeded in (CalendarPeriod, Bell):
        session.execute(delete(seeded))
    people = [psychologist(session).id for _ in range(PEOPLE)]
    return people, [room(session).id for _ in range(ROOMS)]


def draw(seed: int, people: Sequence[int], rooms: Sequence[int]) -> Calendar:
    """The calendar of a seed."""
    return Draw(seed).calendar(people=people, rooms=rooms)


def really(session: Session, drawn: Calendar, tally: Tally, *, most: int | None = None) -> list[Slot]:
    """Write a calendar into the tables, list, hold every time that is offered (or so many), and undo all of it."""
    tally.calendars += 1
    with session.begin_nested() as undone:
        _write(session, drawn)
        school, now = schools.first_school(session), drawn.now
        offered = list(listing.free_slots(session, school, audience=drawn.audience, now=now))
        before = _everything(session, now=now)
        person = begun(session, now=now, audience=drawn.audience)
        for slot in _some(offered, most):
            tally.tried += 1
            try:
                found = booking.hold(session, person, slot.key, now=now)
            except NotOffered as refusal:
                tally.failed.append(f"really: {refusal!r} {slot.key} of {now} in {drawn.school.timezone}")
                continue
            if found.starts_at != slot.starts_at:
                tally.failed.append(f"really: another time for {slot.key}")
        booking.let_go(session, person)
        if _everything(session, now=now) != before:
            tally.failed.append(f"really: cells were left behind or lost at {now}")
        undone.rollback()
    session.expire_all()
    tally.offered += len(offered)
    return offered


def _some(offered: list[Slot], most: int | None) -> Sequence[Slot]:
    if most is None or len(offered) <= most:
        return offered
    return offered[:: -(-len(offered) // most)]


def _cells(slot: Slot) -> set[tuple[str, int, int]]:
    return Given(slot.staff_id, slot.room_id, slot.starts_at, slot.ends_at, slot.free_at).cells


def _everything(session: Session, *, now: object) -> set[tuple[str, int, int]]:
    """The cells of standing meetings and of holds that are not over."""
    current = select(AppointmentHold.id).where(AppointmentHold.until > now)
    stands = AppointmentCell.hold_id.is_(None) | AppointmentCell.hold_id.in_(current)
    found = session.execute(
        select(AppointmentCell.resource, AppointmentCell.resource_id, AppointmentCell.cell).where(stands)
    )
    return {(resource, number, cell) for resource, number, cell in found}


def _write(session: Session, drawn: Calendar) -> None:
    school = schools.first_school(session)
    school.timezone, school.working_days = drawn.school.timezone, drawn.school.working_days
    session.execute(update(Staff).where(Staff.id.in_(drawn.switched_off)).values(active=False))
    session.merge(drawn.rules)
    session.add_all([*drawn.cells, *drawn.exceptions, *drawn.absences, *drawn.periods, *drawn.bells])
    for one in drawn.given:
        _give(session, one, drawn)
    session.flush()


def _give(session: Session, one: Given, drawn: Calendar) -> None:
    """A time of somebody, straight into the tables: a calendar may have any times, whatever the hours say."""
    owner = begun(session, now=drawn.now)
    time = {"staff_id": one.staff_id, "room_id": one.room_id, "starts_at": one.starts_at, "ends_at": one.ends_at}
    hold = None
    if one.until is None:
        owner.state = AppointmentState.BOOKED
        for name, value in (*time.items(), ("free_at", one.free_at)):
            setattr(owner, name, value)
    else:
        hold = AppointmentHold(
            appointment_id=owner.id, purpose=HoldPurpose.CHOICE, free_at=one.free_at, until=one.until, **time
        )
        session.add(hold)
        session.flush()
    rows = [
        AppointmentCell(
            resource=resource,
            resource_id=number,
            cell=cell,
            appointment_id=owner.id,
            hold_id=None if hold is None else hold.id,
        )
        for resource, number, cell in one.cells
    ]
    session.add_all(rows)
