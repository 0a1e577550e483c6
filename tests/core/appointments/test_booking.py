"""Booking: a held time becomes the meeting's own, nobody else gets it, and what is told to who comes late is true."""

from datetime import datetime, timedelta

import pytest
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from core.appointments import AppointmentState, booking, owning, slots
from core.appointments.booking import AppointmentOver, HoldOver, TooManyMoves
from core.appointments.listing import SlotClosed, SlotPast, SlotTaken
from core.appointments.owning import NotYours, TooManyOpen
from core.cyclogram import hours
from db.models.appointments import AppointmentCell, AppointmentHold
from db.models.journals import Journal, JournalEntry
from tests.factories.appointments import begun, booked, free, room
from tests.factories.appointments import hours as open_hours
from tests.factories.staff import psychologist


@pytest.fixture(autouse=True)
def received(session: Session) -> None:
    """One psychologist who receives people every afternoon in one room."""
    open_hours(session, psychologist(session).id, room_id=room(session).id)


def taken_cells(session: Session) -> int:
    return session.scalar(select(func.count()).select_from(AppointmentCell)) or 0


def test_a_held_time_is_nobody_elses_and_the_nearest_are_told(session: Session, now: datetime) -> None:
    slot = free(session, now=now)[1]
    booking.hold(session, begun(session, now=now), slot.key, now=now)
    with pytest.raises(SlotTaken) as refusal:
        booking.hold(session, begun(session, now=now), slot.key, now=now)
    near = [one.starts_at - slot.starts_at for one in refusal.value.nearest]
    assert near == [timedelta(minutes=-40), timedelta(minutes=40)]


def test_confirming_gives_the_time_and_a_numbered_need(session: Session, now: datetime) -> None:
    slot = free(session, now=now)[0]
    found = booked(session, now=now, slot=slot)
    assert (found.state, found.starts_at, found.ends_at) == (AppointmentState.BOOKED, slot.starts_at, slot.ends_at)
    assert slot.key not in [one.key for one in free(session, now=now)]
    line = session.scalars(select(JournalEntry).where(JournalEntry.need_id == found.need_id)).one()
    assert (line.journal, line.number) == (Journal.NEEDS, 1)
    assert session.scalar(select(func.count()).select_from(AppointmentHold)) == 0


def test_a_second_tap_finds_it_done(session: Session, now: datetime) -> None:
    found = booked(session, now=now)
    assert booking.confirm(session, found, now=now) is found
    assert found.sequence == 0


def test_where_a_psychologist_confirms_the_need_is_numbered_then(session: Session, now: datetime) -> None:
    found = begun(session, now=now)
    rules = hours.rules_of(session, found.school_id)
    rules.is_automatic = False
    session.add(rules)
    session.flush()
    booking.hold(session, found, free(session, now=now)[0].key, now=now)
    booking.confirm(session, found, now=now)
    numbers = select(JournalEntry.number).where(JournalEntry.need_id == found.need_id)
    assert found.state is AppointmentState.REQUESTED
    assert session.scalars(numbers).all() == []
    assert found.staff_id is not None
    booking.accept(session, found, staff_id=found.staff_id, now=now)
    assert session.scalars(numbers).all() == [1]


def test_a_hold_that_ran_out_is_free_for_others(session: Session, now: datetime) -> None:
    slot = free(session, now=now)[0]
    late = begun(session, now=now)
    booking.hold(session, late, slot.key, now=now)
    after = now + timedelta(minutes=2)
    assert slot.key in [one.key for one in free(session, now=after)]
    booked(session, now=after, slot=slot)
    with pytest.raises(HoldOver):
        booking.confirm(session, late, now=after)


def test_a_hold_that_ran_out_but_was_not_lost_still_counts(session: Session, now: datetime) -> None:
    late = begun(session, now=now)
    booking.hold(session, late, free(session, now=now)[0].key, now=now)
    booking.confirm(session, late, now=now + timedelta(minutes=20))
    assert late.state is AppointmentState.BOOKED


def test_choosing_another_time_gives_the_first_back(session: Session, now: datetime) -> None:
    first, second, *_ = free(session, now=now)
    found = begun(session, now=now)
    booking.hold(session, found, first.key, now=now)
    held = taken_cells(session)
    booking.hold(session, found, second.key, now=now)
    assert taken_cells(session) == held
    assert first.key in [one.key for one in free(session, now=now)]


def test_moving_frees_the_old_time_only_when_it_is_confirmed(session: Session, now: datetime) -> None:
    first, second, *_ = free(session, now=now)
    found = booked(session, now=now, slot=first)
    booking.hold(session, found, second.key, now=now)
    assert {first.key, second.key}.isdisjoint(one.key for one in free(session, now=now))
    booking.confirm(session, found, now=now)
    assert (found.starts_at, found.sequence, found.moves) == (second.starts_at, 1, 1)
    assert first.key in [one.key for one in free(session, now=now)]


def test_a_move_that_is_not_confirmed_changes_nothing(session: Session, now: datetime) -> None:
    first, second, *_ = free(session, now=now)
    found = booked(session, now=now, slot=first)
    standing = taken_cells(session)
    booking.hold(session, found, second.key, now=now)
    booking.let_go(session, found)
    assert (found.starts_at, taken_cells(session)) == (first.starts_at, standing)


def test_where_meetings_may_not_be_moved_they_can_still_be_booked(session: Session, now: datetime) -> None:
    found = begun(session, now=now)
    rules = hours.rules_of(session, found.school_id)
    rules.most_moves = 0
    session.add(rules)
    first, second = free(session, now=now)[:2]
    booking.hold(session, found, first.key, now=now)
    booking.confirm(session, found, now=now)
    with pytest.raises(TooManyMoves):
        booking.hold(session, found, second.key, now=now)


def test_a_meeting_whose_hour_is_past_gets_no_other_time(session: Session, now: datetime) -> None:
    found = booked(session, now=now)
    own, later = found.starts_at, now + timedelta(days=1)
    booking.hold(session, found, free(session, now=now)[-1].key, now=now)
    with pytest.raises(AppointmentOver):
        booking.confirm(session, found, now=later)
    with pytest.raises(AppointmentOver):
        booking.hold(session, found, free(session, now=later)[-1].key, now=later)
    assert (found.starts_at, found.moves) == (own, 0)


def test_three_moves_are_enough(session: Session, now: datetime) -> None:
    found = booked(session, now=now)
    for slot in free(session, now=now)[:3]:
        booking.hold(session, found, slot.key, now=now)
        booking.confirm(session, found, now=now)
    with pytest.raises(TooManyMoves):
        booking.hold(session, found, free(session, now=now)[0].key, now=now)


def test_two_open_meetings_are_enough(session: Session, now: datetime) -> None:
    refs = [booked(session, now=now).ref for _ in range(2)]
    school_id = begun(session, now=now).school_id
    with pytest.raises(TooManyOpen):
        owning.require_room_for_one(session, refs, school_id=school_id, now=now)
    booking.cancel(session, owning.own(session, refs, refs[0]), now=now)
    owning.require_room_for_one(session, refs, school_id=school_id, now=now)


def test_cancelling_frees_the_time_at_once(session: Session, now: datetime) -> None:
    slot = free(session, now=now)[0]
    found = booked(session, now=now, slot=slot)
    booking.cancel(session, found, now=now)
    booking.cancel(session, found, now=now)
    assert (found.state, found.sequence, taken_cells(session)) == (AppointmentState.CANCELLED, 1, 0)
    assert slot.key in [one.key for one in free(session, now=now)]
    with pytest.raises(AppointmentOver):
        booking.hold(session, found, slot.key, now=now)


def test_a_button_of_last_week_and_a_closed_hour_are_told_apart(session: Session, now: datetime) -> None:
    slot = free(session, now=now)[0]
    with pytest.raises(SlotPast):
        booking.hold(session, begun(session, now=now), slot.key, now=slot.starts_at + timedelta(days=7))
    night = f"{slot.staff_id}.{slots.minute(slot.starts_at) + 8 * 60}"
    with pytest.raises(SlotClosed):
        booking.hold(session, begun(session, now=now), night, now=now)


@pytest.mark.parametrize("key", ["", "1", "x.5", "1.", "1.99999999999", "1.-5", "٣.٤"])
def test_a_button_that_names_no_time_is_refused(session: Session, now: datetime, key: str) -> None:
    with pytest.raises(slots.KeyInvalid):
        booking.hold(session, begun(session, now=now), key, now=now)


def test_nobody_opens_another_persons_meeting(session: Session, now: datetime) -> None:
    with pytest.raises(NotYours):
        owning.own(session, ["another"], booked(session, now=now).ref)


def test_one_room_serves_one_meeting_at_a_time(session: Session, now: datetime) -> None:
    shared = room(session)
    other = psychologist(session)
    open_hours(session, other.id, room_id=shared.id)
    third = psychologist(session)
    open_hours(session, third.id, room_id=shared.id)
    at_three = [slot for slot in free(session, now=now) if slot.starts_at == free(session, now=now)[0].starts_at]
    assert len(at_three) == 3
    booked(session, now=now, slot=next(slot for slot in at_three if slot.staff_id == other.id))
    left = [slot.staff_id for slot in free(session, now=now) if slot.starts_at == at_three[0].starts_at]
    assert third.id not in left
    assert len(left) == 1
