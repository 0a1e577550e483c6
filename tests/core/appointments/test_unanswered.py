"""Nobody comes to a closed door: a meeting nobody agreed to ends an hour before, and whoever asked is told."""

from datetime import datetime, timedelta

import pytest
from sqlalchemy.orm import Session

from core.appointments import AppointmentState, Audience, booking, tidying
from tests.factories.appointments import booked, free, hours, requested, told
from tests.factories.staff import psychologist

HOUR = timedelta(hours=1)


@pytest.fixture(autouse=True)
def received(session: Session) -> None:
    """One psychologist who receives people every afternoon."""
    hours(session, psychologist(session).id)


def test_it_ends_an_hour_before_and_not_sooner(session: Session, now: datetime) -> None:
    found = requested(session, now=now)
    assert found.starts_at is not None
    assert tidying.tidy(session, now=found.starts_at - HOUR - timedelta(minutes=1)) == 0
    still = found.state
    assert tidying.tidy(session, now=found.starts_at - HOUR) == 1
    assert tidying.tidy(session, now=found.starts_at) == 0
    assert (still, found.state, found.ended_by) == (AppointmentState.REQUESTED, AppointmentState.CANCELLED, "nobody")
    assert free(session, now=now)[0].starts_at == found.starts_at
    (message,) = told(session, found)
    assert "15:00" in message.text
    assert message.quick_replies[0].payload == "appointments:new"


@pytest.mark.parametrize(("audience", "is_silent"), [(Audience.STUDENT, True), (Audience.PARENT, False)])
def test_a_pupils_phone_is_silent(session: Session, now: datetime, audience: Audience, is_silent: bool) -> None:
    found = requested(session, now=now, audience=audience)
    assert found.starts_at is not None
    tidying.tidy(session, now=found.starts_at - HOUR)
    (message,) = told(session, found)
    assert message.is_silent is is_silent


def test_what_was_agreed_to_stands(session: Session, now: datetime) -> None:
    agreed, other = requested(session, now=now), booked(session, now=now)
    assert agreed.staff_id is not None
    assert agreed.starts_at is not None
    booking.accept(session, agreed, staff_id=agreed.staff_id, now=now)
    booking.accept(session, other, staff_id=agreed.staff_id, now=now)
    assert tidying.tidy(session, now=agreed.starts_at) == 0
    assert agreed.state is AppointmentState.BOOKED
