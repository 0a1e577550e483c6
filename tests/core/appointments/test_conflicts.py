"""Conflicts: a meeting the hours no longer allow, and who could stand in; what was chosen knowingly is none."""

from datetime import datetime, time, timedelta

import pytest
from sqlalchemy import delete, update
from sqlalchemy.orm import Session

from core import schools
from core.actors import Specialist
from core.appointments import Appointment, arranging, conflicts
from core.appointments.conflicts import Caution
from core.cyclogram import CyclogramCell, DayException
from core.duty import rota
from core.staff import Role, role
from db.models.journals import Audience
from db.models.schools import CalendarPeriod
from db.models.staff import Staff
from tests.factories.appointments import booked, free, hours, room
from tests.factories.staff import psychologist

HOUR, DAY = timedelta(hours=1), timedelta(days=1)


@pytest.fixture
def by(session: Session) -> Specialist:
    found = psychologist(session)
    hours(session, found.id, room_id=room(session).id)
    return found


@pytest.fixture
def found(session: Session, by: Specialist, now: datetime) -> Appointment:
    """A parent's meeting at three o'clock today."""
    return booked(session, now=now)


def causes(session: Session, now: datetime) -> list[tuple[Caution, int | None]]:
    school_id = schools.first_school(session).id
    return [(one.why, one.stand_in_id) for one in conflicts.conflicts(session, school_id, now=now)]


def shut(session: Session, now: datetime, **overrides: object) -> None:
    """A day that is closed, or a part of it."""
    values = {"school_id": schools.first_school(session).id, "day": now.date(), "is_open": False, "audiences": []}
    session.add(DayException(**{**values, **overrides}))
    session.flush()


def away(session: Session, by: Specialist, now: datetime, stand_in: Specialist | None = None) -> None:
    rota.add_absence(
        session,
        staff_id=by.id,
        starts=now.date(),
        ends=now.date(),
        stand_in_id=stand_in.id if stand_in else None,
        by=by,
        now=now,
    )


class TestConflicts:
    def test_are_none_while_the_hours_stand(self, session: Session, found: Appointment, now: datetime) -> None:
        assert causes(session, now) == []

    def test_are_found_when_the_hours_change(self, session: Session, found: Appointment, now: datetime) -> None:
        session.execute(update(CyclogramCell).values(opens=time(15, 10)))
        assert causes(session, now) == [(Caution.OUTSIDE_HOURS, None)]

    def test_are_found_when_the_hours_are_for_others(self, session: Session, found: Appointment, now: datetime) -> None:
        session.execute(update(CyclogramCell).values(audiences=[Audience.STUDENT.value]))
        assert causes(session, now) == [(Caution.OUTSIDE_HOURS, None)]

    def test_are_none_where_two_pieces_of_the_week_meet_without_a_gap(
        self, session: Session, found: Appointment, by: Specialist, now: datetime
    ) -> None:
        session.execute(update(CyclogramCell).values(closes=time(15, 10)))
        hours(session, by.id, opens=time(15, 10))
        assert causes(session, now) == []

    def test_are_found_on_a_closed_day_and_in_a_closed_hour(
        self, session: Session, found: Appointment, now: datetime
    ) -> None:
        shut(session, now, opens=time(15), closes=time(16))
        assert causes(session, now) == [(Caution.OUTSIDE_HOURS, None)]
        shut(session, now)
        assert causes(session, now) == [(Caution.DAY_OFF, None)]

    def test_are_found_on_a_holiday(self, session: Session, found: Appointment, now: datetime) -> None:
        today = now.date()
        session.add(CalendarPeriod(kind="holiday", names={}, starts=today, ends=today, source="a test", review="done"))
        session.flush()
        assert causes(session, now) == [(Caution.DAY_OFF, None)]

    def test_are_found_when_somebody_is_away_with_or_without_a_stand_in(
        self, session: Session, found: Appointment, by: Specialist, now: datetime
    ) -> None:
        colleague = psychologist(session)
        away(session, by, now)
        assert causes(session, now) == [(Caution.AWAY, None)]
        away(session, by, now, stand_in=colleague)
        assert causes(session, now) == [(Caution.AWAY, colleague.id)]

    def test_name_nobody_who_is_taken_at_that_very_time(
        self, session: Session, found: Appointment, by: Specialist, now: datetime
    ) -> None:
        colleague = psychologist(session)
        hours(session, colleague.id, room_id=room(session).id)
        same = next(slot for slot in free(session, now=now) if slot.starts_at == found.starts_at)
        booked(session, now=now, slot=same)
        away(session, by, now, stand_in=colleague)
        assert causes(session, now) == [(Caution.AWAY, None)]

    def test_are_found_when_a_psychologist_has_left_or_is_none_any_more(
        self, session: Session, found: Appointment, by: Specialist, now: datetime
    ) -> None:
        colleague = psychologist(session)
        hours(session, colleague.id, room_id=room(session).id)
        member = session.get_one(Staff, by.id)
        member.active = False
        session.flush()
        assert causes(session, now) == [(Caution.LEFT, colleague.id)]
        member.active, member.roles = True, [role(session, Role.DEPUTY_HEAD)]
        session.flush()
        assert causes(session, now) == [(Caution.LEFT, colleague.id)]

    def test_end_with_handing_over(self, session: Session, found: Appointment, by: Specialist, now: datetime) -> None:
        colleague = psychologist(session)
        hours(session, colleague.id, room_id=room(session).id)
        away(session, by, now, stand_in=colleague)
        (conflict,) = conflicts.conflicts(session, found.school_id, now=now)
        arranging.hand_over(session, found.ref, to=conflict.stand_in_id or 0, by=by, now=now)
        assert causes(session, now) == []

    def test_are_not_what_a_psychologist_chose_knowingly(
        self, session: Session, found: Appointment, by: Specialist, now: datetime
    ) -> None:
        night = now + 12 * HOUR
        arranging.move(session, found.ref, staff_id=by.id, starts_at=night, room_id=None, by=by, now=now)
        assert causes(session, now) == []
        away(session, by, now)
        assert causes(session, now) == [(Caution.AWAY, None)]

    def test_are_only_meetings_to_come(self, session: Session, found: Appointment, now: datetime) -> None:
        session.execute(delete(CyclogramCell))
        assert causes(session, now + DAY) == []


class TestWarnings:
    def of(self, session: Session, by: Specialist, at: datetime, now: datetime) -> list[Caution]:
        school = schools.first_school(session)
        return list(conflicts.warnings(session, school, staff_id=by.id, starts_at=at, ends_at=at + HOUR / 2, now=now))

    def test_are_none_within_the_hours(self, session: Session, by: Specialist, now: datetime) -> None:
        assert self.of(session, by, now + 5 * HOUR, now) == []

    def test_say_what_is_odd_gravest_first(self, session: Session, by: Specialist, now: datetime) -> None:
        assert self.of(session, by, now + HOUR, now) == [Caution.OUTSIDE_HOURS]
        assert self.of(session, by, now - HOUR, now) == [Caution.PAST, Caution.OUTSIDE_HOURS]
        assert self.of(session, by, now + 6 * DAY + 5 * HOUR, now) == [Caution.DAY_OFF]
        away(session, by, now)
        assert self.of(session, by, now + 5 * HOUR, now) == [Caution.AWAY]

    def test_an_opening_on_a_day_off_is_not_odd(self, session: Session, by: Specialist, now: datetime) -> None:
        sunday = now + 6 * DAY
        shut(session, sunday, is_open=True, opens=time(15), closes=time(17), audiences=["parent"], staff_id=by.id)
        assert self.of(session, by, sunday + 5 * HOUR, now) == []
