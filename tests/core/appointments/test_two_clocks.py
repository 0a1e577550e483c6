"""Two clocks at once: PostgreSQL lets both look, and still each thing is said once and each time offered once."""

from datetime import datetime, timedelta

from core.appointments import AppointmentState, offering, reminding, waiting
from core.appointments.slots import Slot
from db.engine import Database
from db.models.appointments import Appointment
from tests.factories.appointments import begun, booked, free, hours, room, told
from tests.factories.staff import psychologist


def received(database: Database, *, now: datetime) -> Slot:
    """A psychologist receives people; the first free time."""
    with database.writing() as session:
        hours(session, psychologist(session).id, room_id=room(session).id)
        return free(session, now=now)[0]


def test_one_reminder_is_sent(database: Database, now: datetime) -> None:
    slot = received(database, now=now)
    with database.writing() as session:
        found = booked(session, now=now, slot=slot)
        due = found.remind_at
    assert due is not None

    with database.writing() as first:
        sent = reminding.send_due(first, now=due)
        if not database.is_sqlite:  # where a second clock waits until the first is done
            with database.writing() as second:
                sent += reminding.send_due(second, now=due)
    with database.writing() as session:
        sent += reminding.send_due(session, now=due)
        messages = told(session, session.get_one(Appointment, found.id))

    assert sent == len(messages) == 1


def test_one_time_is_offered_to_one_person(database: Database, now: datetime) -> None:
    received(database, now=now)
    with database.writing() as session:
        waiters = [begun(session, now=now) for _ in range(2)]
        for seconds, one in enumerate(waiters):
            waiting.begin(session, one, now=now + timedelta(seconds=seconds))
        assert {one.state for one in waiters} == {AppointmentState.WAITING}

    with database.writing() as first:
        told_now = offering.offer_due(first, now=now)
        if not database.is_sqlite:
            with database.writing() as second:
                told_now += offering.offer_due(second, now=now)
    with database.writing() as session:
        told_now += offering.offer_due(session, now=now)
        messages = [told(session, session.get_one(Appointment, one.id)) for one in waiters]

    assert told_now == 2
    assert [len(of_one) for of_one in messages] == [1, 1]
    assert messages[0][0].text != messages[1][0].text
