"""The clock: every job ticks, on the tables, and nothing is said while nothing is due."""

import inspect
from datetime import timedelta

import pytest
import time_machine
from sqlalchemy.orm import Session

from core.appointments import AppointmentState, waiting
from core.broadcasts import running
from scheduler import jobs
from scheduler.timetable import TIMETABLE
from tests.conftest import MORNING
from tests.factories.appointments import begun, booked, free, hours, room, told
from tests.factories.staff import psychologist

APPOINTMENTS = (jobs.remind_of_appointments, jobs.offer_earlier_times, jobs.ask_missed, jobs.tidy_appointments)


def test_every_job_is_on_the_timetable() -> None:
    own = {job for _, job in inspect.getmembers(jobs, inspect.isfunction) if job.__module__ == jobs.__name__}

    assert set(TIMETABLE) == own


def test_delivery_knows_the_job_that_looks_at_the_hours_of_broadcasts() -> None:
    assert jobs.run_broadcasts.__name__ == running.JOB


@pytest.mark.parametrize("job", APPOINTMENTS)
def test_meetings_are_looked_after_several_times_a_minute(job: object) -> None:
    assert 10 <= TIMETABLE[job] <= 30  # type: ignore[index]


@pytest.mark.parametrize("job", TIMETABLE)
def test_a_tick_of_an_empty_school_says_nothing(session: Session, job: object) -> None:
    with time_machine.travel(MORNING, tick=False):
        assert job(session) == 0  # type: ignore[operator]


def test_the_ticks_carry_a_meeting_from_the_waiting_list_to_its_kind_question(session: Session) -> None:
    hours(session, psychologist(session).id, room_id=room(session).id)
    found, waiter = booked(session, now=MORNING, slot=free(session, now=MORNING)[3]), begun(session, now=MORNING)
    waiting.begin(session, waiter, now=MORNING)
    starts_at = found.starts_at or MORNING

    with time_machine.travel(MORNING, tick=False) as clock:
        offered = [tick(session) for tick in APPOINTMENTS]
        clock.move_to(starts_at - timedelta(hours=1))
        reminded = [tick(session) for tick in APPOINTMENTS]
        found.state, found.ended_at = AppointmentState.MISSED, starts_at
        clock.move_to(starts_at + timedelta(minutes=10))
        asked = [tick(session) for tick in APPOINTMENTS]

    assert offered == [0, 1, 0, 0]
    assert reminded == [1, 1, 0, 0]  # and the offer that was not taken is told of
    assert asked == [0, 0, 1, 0]
    assert len(told(session, found)) == 2
