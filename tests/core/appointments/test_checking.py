"""A change of hours: what it would leave outside is shown first, and nothing is ever cancelled by it."""

from collections.abc import Callable
from datetime import datetime, time

import pytest
from sqlalchemy.orm import Session

from core.actors import Specialist
from core.appointments import Appointment, AppointmentState, checking
from core.appointments.checking import MeetingsOutside
from core.cyclogram import CyclogramCell, arranging, single_days
from db.models.cyclogram import DayException
from tests.factories.appointments import booked, hours
from tests.factories.staff import psychologist


@pytest.fixture
def by(session: Session) -> Specialist:
    return psychologist(session)


@pytest.fixture
def monday(session: Session, by: Specialist) -> CyclogramCell:
    return hours(session, by.id)[0]


@pytest.fixture
def meeting(session: Session, monday: CyclogramCell, now: datetime) -> Appointment:
    """A parent's meeting at three o'clock today, a Monday."""
    return booked(session, now=now)


def change(session: Session, by: Specialist, now: datetime, make: Callable[[], object], *seen: str) -> None:
    with session.begin_nested():
        checking.change(session, make, school_id=by.school_id, seen=seen, now=now)


def test_a_change_that_touches_nobody_is_simply_made(
    session: Session, by: Specialist, monday: CyclogramCell, meeting: Appointment, now: datetime
) -> None:
    tuesday = monday.id + 1
    change(session, by, now, lambda: arranging.remove_cell(session, tuesday, by=by, now=now))

    assert session.get(CyclogramCell, tuesday) is None


def test_a_change_that_leaves_a_meeting_outside_is_not_made_and_names_it(
    session: Session, by: Specialist, monday: CyclogramCell, meeting: Appointment, now: datetime
) -> None:
    cell_id, staff_id, starts_at = monday.id, meeting.staff_id, meeting.starts_at
    with pytest.raises(MeetingsOutside) as refusal:
        change(session, by, now, lambda: arranging.remove_cell(session, cell_id, by=by, now=now))

    (left,) = refusal.value.meetings
    assert (left.staff_id, left.starts_at, left.code) == (staff_id, starts_at, meeting.code)
    assert session.get(CyclogramCell, cell_id) is not None
    assert meeting.ref not in left.key


def test_who_has_seen_it_saves_and_the_meeting_stays(
    session: Session, by: Specialist, monday: CyclogramCell, meeting: Appointment, now: datetime
) -> None:
    def close() -> None:
        single_days.close(session, now.date(), staff_id=by.id, by=by, now=now)

    with pytest.raises(MeetingsOutside) as refusal:
        change(session, by, now, close)
    change(session, by, now, close, *(one.key for one in refusal.value.meetings))

    assert session.query(DayException).count() == 1
    assert meeting.state is AppointmentState.BOOKED


def test_a_meeting_that_came_after_the_look_is_shown_too(
    session: Session, by: Specialist, monday: CyclogramCell, meeting: Appointment, now: datetime
) -> None:
    def close() -> None:
        single_days.close(session, now.date(), staff_id=by.id, by=by, now=now)

    with pytest.raises(MeetingsOutside) as refusal:
        change(session, by, now, close)
    seen = [one.key for one in refusal.value.meetings]
    booked(session, now=now)
    with pytest.raises(MeetingsOutside) as again:
        change(session, by, now, close, *seen)

    assert len(again.value.meetings) == 2


def test_what_was_outside_before_stands_in_nobodys_way(
    session: Session, by: Specialist, monday: CyclogramCell, meeting: Appointment, now: datetime
) -> None:
    session.delete(monday)
    session.flush()
    tuesday = monday.id + 1
    change(session, by, now, lambda: arranging.remove_cell(session, tuesday, by=by, now=now))

    assert session.get(CyclogramCell, tuesday) is None


def test_shorter_hours_leave_outside_only_what_no_longer_fits(
    session: Session, by: Specialist, monday: CyclogramCell, meeting: Appointment, now: datetime
) -> None:
    cell_id = monday.id
    longer = arranging.Hours(opens=time(14), closes=time(15, 30), work=monday.work, audiences=monday.audiences)  # type: ignore[arg-type]
    change(session, by, now, lambda: arranging.set_cell(session, cell_id, longer, weekday=0, by=by, now=now))
    shorter = arranging.Hours(opens=time(14), closes=time(15, 29), work=monday.work, audiences=monday.audiences)  # type: ignore[arg-type]
    with pytest.raises(MeetingsOutside):
        change(session, by, now, lambda: arranging.set_cell(session, cell_id, shorter, weekday=0, by=by, now=now))
