"""Contention: who comes late is refused and told true; what was kept comes back whole; two phones, two transactions."""

from datetime import datetime, timedelta
from threading import Barrier, Thread

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from core import schools
from core.appointments import Appointment, AppointmentState, HoldPurpose, booking, cells, slots
from core.appointments.booking import HoldOver
from core.appointments.listing import NotOffered, SlotClosed, SlotTaken
from core.appointments.slots import Slot, Taken
from core.cyclogram import BookingRules, CyclogramCell
from db.engine import Database
from db.models.appointments import AppointmentCell, AppointmentHold
from tests.factories.appointments import begun, booked, free, room
from tests.factories.appointments import hours as open_hours
from tests.factories.staff import psychologist

PEOPLE = 8


@pytest.fixture
def staff_id(session: Session) -> int:
    """A psychologist who receives people every afternoon in one room."""
    member = psychologist(session)
    open_hours(session, member.id, room_id=room(session).id)
    return member.id


def cells_of(session: Session, appointment: Appointment) -> set[tuple[str, int]]:
    """Whose which cells an appointment stands on or holds."""
    mine = select(AppointmentCell.resource, AppointmentCell.cell)
    found = session.execute(mine.where(AppointmentCell.appointment_id == appointment.id))
    return {(resource, cell) for resource, cell in found}


def whole(slot: Slot) -> set[tuple[str, int]]:
    """The cells of a time in a room."""
    return {(resource, cell) for resource in ("staff", "room") for cell in slots.cells(slot.starts_at, slot.free_at)}


def set_rules(session: Session, **values: object) -> None:
    school_id = schools.first_school(session).id
    rules = session.get(BookingRules, school_id) or BookingRules(school_id=school_id, pauses=[])
    for name, value in values.items():
        setattr(rules, name, value)
    session.add(rules)
    session.flush()


def test_a_short_hold_within_a_long_meeting_does_not_hide_its_end(now: datetime) -> None:
    long = (1, None, now, now + timedelta(minutes=100))
    short = (1, None, now + timedelta(minutes=10), now + timedelta(minutes=25))
    minute = timedelta(minutes=1)
    later = Slot(1, None, now + 40 * minute, now + 50 * minute, now + 60 * minute)
    assert Taken.of([long, short]).meets(later)


def test_a_time_whose_room_is_taken_is_taken_and_not_closed(session: Session, now: datetime, staff_id: int) -> None:
    other = psychologist(session)
    [mine, *_] = session.scalars(select(CyclogramCell)).all()
    open_hours(session, other.id, room_id=mine.room_id)
    slot = next(one for one in free(session, now=now) if one.staff_id == staff_id)
    booked(session, now=now, slot=next(one for one in free(session, now=now) if one.staff_id == other.id))
    with pytest.raises(SlotTaken):
        booking.hold(session, begun(session, now=now), slot.key, now=now)


def test_a_time_that_another_meeting_reaches_into_is_taken(session: Session, now: datetime, staff_id: int) -> None:
    slot = free(session, now=now)[0]
    halfway = Slot(staff_id, None, slot.ends_at, slot.free_at, slot.free_at + timedelta(minutes=30))
    until = now + timedelta(days=1)
    other = begun(session, now=now)
    booking.keep(session, other, halfway, purpose=HoldPurpose.PROPOSAL, until=until, now=now)
    with pytest.raises(SlotTaken):
        booking.hold(session, begun(session, now=now), slot.key, now=now)


def test_a_time_beyond_the_horizon_is_closed(session: Session, now: datetime, staff_id: int) -> None:
    last = free(session, now=now)[-1]
    beyond = f"{staff_id}.{slots.minute(last.starts_at) + 14 * 24 * 60}"
    with pytest.raises(SlotClosed):
        booking.hold(session, begun(session, now=now), beyond, now=now)


@pytest.mark.parametrize(("seconds", "is_free"), [(119, False), (120, True)])
def test_a_hold_is_over_at_the_very_moment_it_was_promised_until(
    session: Session, now: datetime, staff_id: int, seconds: int, is_free: bool
) -> None:
    slot = free(session, now=now)[0]
    booking.hold(session, begun(session, now=now), slot.key, now=now)
    then = now + timedelta(seconds=seconds)
    assert (slot.key in [one.key for one in free(session, now=then)]) is is_free
    other = begun(session, now=then)
    if is_free:
        assert booking.hold(session, other, slot.key, now=then).starts_at == slot.starts_at
    else:
        with pytest.raises(SlotTaken):
            booking.hold(session, other, slot.key, now=then)


def test_keeping_a_time_does_not_stumble_over_a_hold_that_is_over(
    session: Session, now: datetime, staff_id: int
) -> None:
    slot, then = free(session, now=now)[0], now + timedelta(minutes=2)
    booking.hold(session, begun(session, now=now), slot.key, now=now)
    other = begun(session, now=then)
    until = then + timedelta(minutes=15)
    assert booking.keep(session, other, slot, purpose=HoldPurpose.EARLIER, until=until, now=then).starts_at
    assert cells_of(session, other) == whole(slot)


def test_an_appointment_keeps_one_time_at_most(session: Session, now: datetime, staff_id: int) -> None:
    first, second, *_ = free(session, now=now)
    found, until = begun(session, now=now), now + timedelta(days=1)
    booking.hold(session, found, first.key, now=now)
    booking.keep(session, found, second, purpose=HoldPurpose.PROPOSAL, until=until, now=now)
    assert cells_of(session, found) == whole(second)


def test_a_time_that_has_begun_is_not_confirmed_any_more(session: Session, now: datetime, staff_id: int) -> None:
    slot, found = free(session, now=now)[0], begun(session, now=now)
    booking.hold(session, found, slot.key, now=now)
    with pytest.raises(HoldOver):
        booking.confirm(session, found, now=slot.starts_at)
    assert (found.state, found.starts_at) == (AppointmentState.DRAFT, None)
    assert cells_of(session, found) == set()


@pytest.mark.parametrize("is_confirmed", [True, False])
def test_a_meeting_moves_into_a_part_of_its_own_time(
    session: Session, now: datetime, staff_id: int, is_confirmed: bool
) -> None:
    old = free(session, now=now)[0]
    found = booked(session, now=now, slot=old)
    minute = timedelta(minutes=1)
    new = Slot(old.staff_id, old.room_id, *(one + 10 * minute for one in (old.starts_at, old.ends_at, old.free_at)))
    booking.keep(session, found, new, purpose=HoldPurpose.PROPOSAL, until=now + 10 * minute, now=now)
    assert cells_of(session, found) == whole(old) | whole(new)
    if is_confirmed:
        booking.confirm(session, found, now=now)
    else:
        cells.expire(session, now=now + 10 * minute)
    assert cells_of(session, found) == whole(new if is_confirmed else old)


@pytest.mark.parametrize("engine", [pytest.param("postgresql", marks=pytest.mark.postgres)], indirect=True)
def test_of_those_who_take_one_time_at_once_one_has_it_and_the_others_know(database: Database, now: datetime) -> None:
    with database.writing() as session:
        open_hours(session, psychologist(session).id, room_id=room(session).id)
        key = free(session, now=now)[0].key
    told: list[str] = []
    line = Barrier(PEOPLE)

    def person() -> None:
        with database.writing() as session:
            found = begun(session, now=now)
            session.flush()
            line.wait()
            try:
                booking.hold(session, found, key, now=now)
                booking.confirm(session, found, now=now)
                told.append("booked")
            except NotOffered as refusal:
                told.append(f"taken {[one.key == key for one in refusal.nearest]}")

    people = [Thread(target=person) for _ in range(PEOPLE)]
    for one in people:
        one.start()
    for one in people:
        one.join()
    assert sorted(told) == ["booked"] + ["taken [False, False]"] * (PEOPLE - 1)
    with database.reading() as session:
        assert len(session.scalars(select(AppointmentCell.cell)).all()) == 16
        assert session.scalars(select(AppointmentHold)).all() == []
