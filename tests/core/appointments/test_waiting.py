"""Waiting: one's own meeting is kept meanwhile, the place in line too, and one may stop at any time."""

from datetime import datetime, timedelta

import pytest
from sqlalchemy.orm import Session

from core.appointments import Appointment, AppointmentState, HoldPurpose, booking, waiting
from core.appointments.booking import AppointmentOver
from tests.factories.appointments import begun, booked, free, hours, room
from tests.factories.schools import another_school
from tests.factories.staff import psychologist

MINUTE = timedelta(minutes=1)


@pytest.fixture(autouse=True)
def received(session: Session) -> None:
    """One psychologist who receives people every afternoon in one room."""
    hours(session, psychologist(session).id, room_id=room(session).id)


def offered(session: Session, found: Appointment, *, now: datetime, purpose: HoldPurpose = HoldPurpose.EARLIER) -> str:
    """A time that is kept for somebody; its key."""
    slot = free(session, now=now)[0]
    booking.keep(session, found, slot, purpose=purpose, until=now + 15 * MINUTE, now=now)
    return slot.key


def test_an_earlier_time_is_waited_for_and_the_own_one_is_kept(session: Session, now: datetime) -> None:
    found = booked(session, now=now)
    own = found.starts_at

    waiting.ask(session, found, now=now)

    assert (found.state, found.starts_at) == (AppointmentState.BOOKED, own)
    assert waiting.line(session, found.school_id) == [found]


def test_asking_again_keeps_the_place_in_line(session: Session, now: datetime) -> None:
    first, second = booked(session, now=now), booked(session, now=now)
    waiting.ask(session, first, now=now)
    waiting.ask(session, second, now=now + MINUTE)

    waiting.ask(session, first, now=now + 2 * MINUTE)

    assert waiting.line(session, first.school_id) == [first, second]


def test_another_school_has_a_line_of_its_own(session: Session, now: datetime) -> None:
    found = begun(session, now=now)
    waiting.begin(session, found, now=now)

    assert waiting.line(session, another_school(session).id) == []


def test_where_nothing_is_free_any_time_is_waited_for(session: Session, now: datetime) -> None:
    found = begun(session, now=now)
    booking.hold(session, found, free(session, now=now)[0].key, now=now)

    waiting.begin(session, found, now=now)
    waiting.begin(session, found, now=now + MINUTE)

    assert (found.state, found.wants_earlier_at) == (AppointmentState.WAITING, now)
    assert booking.held(session, found) is None


def test_a_booked_meeting_does_not_become_a_waiting_one(session: Session, now: datetime) -> None:
    with pytest.raises(AppointmentOver):
        waiting.begin(session, booked(session, now=now), now=now)


def test_for_what_is_cancelled_nobody_waits(session: Session, now: datetime) -> None:
    found = booked(session, now=now)
    booking.cancel(session, found, now=now)

    with pytest.raises(AppointmentOver):
        waiting.ask(session, found, now=now)


def test_stopping_gives_the_offer_back_and_keeps_the_meeting(session: Session, now: datetime) -> None:
    found = booked(session, now=now)
    waiting.ask(session, found, now=now)
    key = offered(session, found, now=now)

    waiting.stop(session, found, now=now)

    assert (found.state, found.wants_earlier_at) == (AppointmentState.BOOKED, None)
    assert key in [one.key for one in free(session, now=now)]


def test_who_stops_waiting_without_a_time_is_done(session: Session, now: datetime) -> None:
    found = begun(session, now=now)
    waiting.begin(session, found, now=now)

    waiting.stop(session, found, now=now)

    assert (found.state, found.ended_by) == (AppointmentState.CANCELLED, "person")
    assert waiting.line(session, found.school_id) == []
    with pytest.raises(AppointmentOver):
        waiting.ask(session, found, now=now)


@pytest.mark.parametrize("purpose", [HoldPurpose.EARLIER, HoldPurpose.PROPOSAL])
def test_declining_lets_the_time_go_and_keeps_the_place_in_line(
    session: Session, now: datetime, purpose: HoldPurpose
) -> None:
    found = booked(session, now=now)
    waiting.ask(session, found, now=now)
    key = offered(session, found, now=now, purpose=purpose)

    was_kept = [waiting.decline(session, found, now=now) for _ in range(2)]

    assert was_kept == [True, False]
    assert key in [one.key for one in free(session, now=now)]
    assert waiting.line(session, found.school_id) == [found]


def test_declining_late_is_told_apart(session: Session, now: datetime) -> None:
    found = booked(session, now=now)
    offered(session, found, now=now)

    assert not waiting.decline(session, found, now=now + 15 * MINUTE)


def test_an_old_button_takes_away_no_time_that_is_being_chosen(session: Session, now: datetime) -> None:
    found = booked(session, now=now)
    booking.hold(session, found, free(session, now=now)[0].key, now=now)

    assert not waiting.decline(session, found, now=now)
    waiting.stop(session, found, now=now)

    assert booking.held(session, found) is not None
