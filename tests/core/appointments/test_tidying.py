"""Tidying: what ran out is free again, what was forsaken is forgotten, and nobody waits for nothing for ever."""

from datetime import datetime, timedelta

import pytest
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from core.appointments import Appointment, AppointmentState, HoldPurpose, booking, tidying, waiting
from db.models.appointments import AppointmentCell, AppointmentHold
from tests.factories.appointments import begun, booked, free, hours, room, told
from tests.factories.staff import psychologist

MINUTE, DAY = timedelta(minutes=1), timedelta(days=1)


@pytest.fixture(autouse=True)
def received(session: Session) -> None:
    """One psychologist who receives people every afternoon in one room."""
    hours(session, psychologist(session).id, room_id=room(session).id)


def count(session: Session, table: type) -> int:
    return session.scalar(select(func.count()).select_from(table)) or 0


def test_a_hold_that_ran_out_is_given_back(session: Session, now: datetime) -> None:
    booking.hold(session, begun(session, now=now), free(session, now=now)[0].key, now=now)

    tidying.tidy(session, now=now + MINUTE)
    kept = count(session, AppointmentHold), count(session, AppointmentCell) > 0
    tidying.tidy(session, now=now + 2 * MINUTE)

    assert kept == (1, True)
    assert (count(session, AppointmentHold), count(session, AppointmentCell)) == (0, 0)


def test_an_offer_that_ran_out_is_left_to_whoever_ends_the_waiting(session: Session, now: datetime) -> None:
    slot = free(session, now=now)[0]
    found = begun(session, now=now)
    booking.keep(session, found, slot, purpose=HoldPurpose.EARLIER, until=now + MINUTE, now=now)

    tidying.tidy(session, now=now + 2 * MINUTE)

    assert count(session, AppointmentHold) == 1
    assert slot.key not in [one.key for one in free(session, now=now + 2 * MINUTE)]


def test_a_draft_of_yesterday_is_forgotten_and_one_of_today_is_not(session: Session, now: datetime) -> None:
    old, new = begun(session, now=now - 25 * 60 * MINUTE), begun(session, now=now)

    tidying.tidy(session, now=now)

    assert session.scalars(select(Appointment.ref)).all() == [new.ref]
    assert old.ref != new.ref


def test_a_draft_that_holds_a_time_stays_until_it_is_over(session: Session, now: datetime) -> None:
    old = begun(session, now=now - 2 * DAY)
    booking.hold(session, old, free(session, now=now)[0].key, now=now)

    tidying.tidy(session, now=now)
    stayed = count(session, Appointment)
    tidying.tidy(session, now=now + 2 * MINUTE)

    assert (stayed, count(session, Appointment)) == (1, 0)


def test_a_booked_meeting_is_left_alone(session: Session, now: datetime) -> None:
    found = booked(session, now=now)

    assert tidying.tidy(session, now=now + 90 * DAY) == 0
    assert found.state is AppointmentState.BOOKED


def test_waiting_for_two_months_is_ended_kindly_and_can_be_taken_up_again(session: Session, now: datetime) -> None:
    found = begun(session, now=now)
    waiting.begin(session, found, now=now)
    later = now + 60 * DAY + MINUTE

    told_now = [tidying.tidy(session, now=moment) for moment in (later - 2 * MINUTE, later, later + MINUTE)]

    (message,) = told(session, found)
    assert told_now == [0, 1, 0]
    assert (found.state, found.ended_at) == (AppointmentState.CANCELLED, later)
    assert [reply.payload for reply in message.quick_replies] == [f"appointments:earlier:{found.ref}:wait"]
    waiting.ask(session, found, now=later)
    assert (found.state, found.wants_earlier_at, found.ended_at) == (AppointmentState.WAITING, later, None)


def test_nobody_waits_for_a_time_earlier_than_a_meeting_that_was(session: Session, now: datetime) -> None:
    found = booked(session, now=now)
    waiting.ask(session, found, now=now)

    tidying.tidy(session, now=now)
    waits = found.wants_earlier_at
    assert found.starts_at is not None
    tidying.tidy(session, now=found.starts_at)
    session.refresh(found)

    assert (waits, found.wants_earlier_at) == (now, None)
