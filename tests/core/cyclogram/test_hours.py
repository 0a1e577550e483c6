"""The hours of a school as moments: bells, holidays, clocks that were changed, a leap day, other schools left out."""

from datetime import UTC, date, datetime, time
from itertools import pairwise
from typing import Any

import pytest
from sqlalchemy.orm import Session

from core import schools
from core.cyclogram import Bell, DayException, hours
from db.models.schools import CalendarPeriod, School
from tests.factories.appointments import hours as open_hours
from tests.factories.schools import another_school
from tests.factories.staff import psychologist

ALL_DAYS = range(7)


def utc(*parts: int) -> datetime:
    return datetime(*parts, tzinfo=UTC)  # type: ignore[misc,arg-type]


def times(session: Session, school: School, day: date) -> list[tuple[datetime, datetime]]:
    return [(one.opens, one.closes) for one in hours.windows(session, school, first=day, days=1)]


def set_rules(session: Session, school: School, **overrides: Any) -> None:
    rules = hours.rules_of(session, school.id)
    for name, value in overrides.items():
        setattr(rules, name, value)
    session.add(rules)
    session.flush()


def abroad(session: Session, timezone: str) -> School:
    """A school without a calendar of terms, in another time zone, that works every day from nine to five."""
    school = another_school(session, timezone=timezone, working_days=list(ALL_DAYS))
    person = psychologist(session, school_id=school.id)
    open_hours(session, person.id, school_id=school.id, weekdays=ALL_DAYS, opens=time(9), closes=time(17))
    return school


@pytest.mark.parametrize(
    ("day", "opens", "closes"),
    [
        (date(2024, 2, 28), utc(2024, 2, 28, 3), utc(2024, 2, 28, 11)),
        (date(2024, 2, 29), utc(2024, 2, 29, 3), utc(2024, 2, 29, 11)),  # a leap day, the last at six hours before UTC
        (date(2024, 3, 1), utc(2024, 3, 1, 4), utc(2024, 3, 1, 12)),  # that night Almaty went to five
    ],
)
def test_the_schools_clock_is_kept_over_a_change_of_its_zone(
    session: Session, day: date, opens: datetime, closes: datetime
) -> None:
    assert times(session, abroad(session, "Asia/Almaty"), day) == [(opens, closes)]


def test_a_stretch_that_the_clock_jumps_over_is_swallowed_and_one_around_it_is_shorter(session: Session) -> None:
    school = abroad(session, "Europe/Berlin")
    person = psychologist(session, school_id=school.id)
    for opens, closes in ((time(2), time(3)), (time(1), time(4))):
        open_hours(session, person.id, school_id=school.id, weekdays=[6], opens=opens, closes=closes)

    # 02:00 to 03:00 does not exist on this day: 01:00 to 04:00 lasts two hours
    assert times(session, school, date(2024, 3, 31)) == [
        (utc(2024, 3, 31, 0), utc(2024, 3, 31, 2)),
        (utc(2024, 3, 31, 7), utc(2024, 3, 31, 15)),
    ]
    assert len(times(session, school, date(2024, 3, 24))) == 3


def test_a_holiday_has_no_week_but_what_was_opened_on_it(session: Session) -> None:
    school, person = schools.first_school(session), psychologist(session)
    open_hours(session, person.id)
    day = date(2026, 11, 25)
    names = dict.fromkeys(("kk", "ru", "en"), "Мереке")
    period = {"kind": "holiday", "starts": day, "ends": day, "names": names}
    session.add(CalendarPeriod(**period, source="test", checked_on=None, review="needed"))
    session.flush()
    assert times(session, school, day) == []

    session.add(
        DayException(
            school_id=school.id,
            staff_id=person.id,
            day=day,
            is_open=True,
            opens=time(10),
            closes=time(11),
            audiences=["parent"],
        )
    )
    session.flush()

    assert times(session, school, day) == [(utc(2026, 11, 25, 5), utc(2026, 11, 25, 6))]


def test_meetings_begin_with_the_bells_of_both_shifts_where_the_school_says_so(session: Session) -> None:
    school, person = schools.first_school(session), psychologist(session)
    open_hours(session, person.id, opens=time(12), closes=time(15))
    set_rules(session, school, by_bells=True)

    found = list(hours.windows(session, school, first=date(2026, 11, 24), days=1))

    # 12:30 of the first shift; 14:00 and 14:50 of the second
    assert [one.bells for one in found] == [
        (utc(2026, 11, 24, 7, 30), utc(2026, 11, 24, 9), utc(2026, 11, 24, 9, 50)),
    ]


def test_a_stretch_without_a_bell_offers_nothing(session: Session) -> None:
    school, person = schools.first_school(session), psychologist(session)
    open_hours(session, person.id, opens=time(13), closes=time(13, 40))
    set_rules(session, school, by_bells=True)

    assert times(session, school, date(2026, 11, 24)) == []


def test_the_seeded_bells_are_two_shifts_in_their_order(session: Session) -> None:
    school = schools.first_school(session)
    bells = session.query(Bell).filter_by(school_id=school.id).order_by(Bell.shift, Bell.lesson).all()

    assert {bell.shift for bell in bells} == {1, 2}
    for one, other in pairwise(bells):
        assert one.opens < one.closes <= other.opens


def test_another_schools_days_and_weeks_are_its_own(session: Session) -> None:
    school, person = schools.first_school(session), psychologist(session)
    open_hours(session, person.id)
    elsewhere = abroad(session, "Asia/Almaty")
    closed = {"day": date(2026, 11, 24), "is_open": False, "audiences": []}
    session.add(DayException(school_id=elsewhere.id, staff_id=None, **closed))
    session.flush()

    assert len(times(session, school, date(2026, 11, 24))) == 1
    assert times(session, elsewhere, date(2026, 11, 24)) == []


def test_the_usual_rules_hold_until_a_school_sets_its_own(session: Session) -> None:
    school = schools.first_school(session)
    usual = hours.rules_of(session, school.id)
    assert (usual.meeting_minutes, usual.most_open, usual.is_automatic, usual.pauses) == (30, 2, True, [])

    set_rules(session, school, meeting_minutes=45)

    assert hours.rules_of(session, school.id).meeting_minutes == 45
