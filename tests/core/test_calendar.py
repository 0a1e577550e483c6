"""The school's calendar in its own time: who is promised what, at night, on holidays and in summer."""

from datetime import UTC, date, datetime, time
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import select
from sqlalchemy.orm import Session

from core import calendar, schools
from core.calendar import ReadingHours
from db.models.schools import CalendarPeriod, School
from db.seeding import _periods, _schools

ALMATY = ZoneInfo("Asia/Almaty")
SCHOOL = next(school for school in _schools() if isinstance(school, School))
PERIODS = [period for period in _periods() if isinstance(period, CalendarPeriod)]


def at(written: str) -> datetime:
    """A moment on the school's clock."""
    return datetime.fromisoformat(written).replace(tzinfo=ALMATY)


def hours(session: Session, written: str) -> ReadingHours:
    return calendar.reading_hours(session, schools.first_school(session), now=at(written).astimezone(UTC))


class TestReadingHours:
    @pytest.mark.parametrize("moment", ["2026-11-23 08:30", "2026-11-23 10:00", "2026-11-27 17:29:59"])
    def test_are_open_on_a_working_day_and_say_until_when(self, session: Session, moment: str) -> None:
        found = hours(session, moment)

        assert found == ReadingHours(
            is_open=True, closes_at=datetime.combine(at(moment).date(), time(17, 30), tzinfo=ALMATY), opens_at=None
        )

    @pytest.mark.parametrize(
        ("moment", "opens"),
        [
            pytest.param("2026-11-23 08:29", "2026-11-23 08:30", id="early in the morning, today"),
            pytest.param("2026-11-23 17:30", "2026-11-24 08:30", id="after work, tomorrow"),
            pytest.param("2026-11-24 02:00", "2026-11-24 08:30", id="at night, this morning"),
            pytest.param("2026-11-27 18:00", "2026-11-30 08:30", id="Friday evening, Monday"),
            pytest.param("2026-11-29 12:00", "2026-11-30 08:30", id="Sunday, Monday"),
            pytest.param("2026-12-16 10:00", "2026-12-17 08:30", id="Independence Day, the day after"),
            pytest.param("2026-10-26 10:00", "2026-11-02 08:30", id="autumn break, after it"),
            pytest.param("2026-12-31 23:59", "2027-01-11 08:30", id="New Year, after the winter break"),
            pytest.param("2027-03-22 10:00", "2027-03-29 08:30", id="Nauryz, after the spring break"),
            pytest.param("2027-05-26 10:00", "2027-09-01 08:30", id="summer, 1 September"),
            pytest.param("2027-08-31 18:00", "2027-09-01 08:30", id="last evening of summer, 1 September"),
        ],
    )
    def test_are_closed_and_say_from_when(self, session: Session, moment: str, opens: str) -> None:
        assert hours(session, moment) == ReadingHours(is_open=False, closes_at=None, opens_at=at(opens))

    def test_follow_the_weekday_in_a_year_nobody_has_entered_yet(self, session: Session) -> None:
        assert hours(session, "2027-10-06 10:00").is_open
        assert not hours(session, "2027-10-09 10:00").is_open

    def test_promise_nothing_when_no_working_day_is_in_sight(self, session: Session) -> None:
        schools.first_school(session).working_days = []
        session.flush()

        assert hours(session, "2026-11-23 10:00") == ReadingHours(is_open=False, closes_at=None, opens_at=None)

    def test_are_those_the_school_has_set(self, session: Session) -> None:
        school = schools.first_school(session)
        school.opens, school.closes, school.working_days = time(9), time(13), [5]
        session.flush()

        assert hours(session, "2026-11-28 12:59").is_open
        assert hours(session, "2026-11-28 13:00").opens_at == at("2026-12-05 09:00")

    @given(moment=st.datetimes(min_value=datetime(2025, 9, 1), max_value=datetime(2028, 6, 1)))  # noqa: DTZ001
    def test_never_promise_an_opening_that_is_closed(self, moment: datetime) -> None:
        here = moment.replace(tzinfo=ALMATY)

        opens = calendar._next_opening(SCHOOL, PERIODS, here)

        assert opens is not None
        assert opens > here
        assert opens.timetz().replace(tzinfo=None) == SCHOOL.opens
        assert calendar.is_working_day(SCHOOL, PERIODS, opens.date())
        assert opens.date() not in {day.starts for day in PERIODS if day.kind == "holiday"}


class TestAnOrdinaryAnswer:
    @pytest.mark.parametrize(
        ("moment", "due"),
        [
            pytest.param("2026-11-23 10:00", "2026-11-24 17:30", id="by tomorrow evening"),
            pytest.param("2026-11-27 10:00", "2026-11-30 17:30", id="over the weekend"),
            pytest.param("2026-12-15 23:00", "2026-12-17 17:30", id="over the holiday"),
            pytest.param("2026-10-23 12:00", "2026-11-02 17:30", id="over the autumn break"),
            pytest.param("2026-11-24 01:00", "2026-11-25 17:30", id="by the day of the school, not of London"),
            pytest.param("2027-06-30 12:00", "2027-09-01 17:30", id="after the summer"),
        ],
    )
    def test_is_due_by_the_end_of_the_next_working_day(self, session: Session, moment: str, due: str) -> None:
        school = schools.first_school(session)

        assert calendar.due_by(session, school, now=at(moment).astimezone(UTC)) == at(due)

    def test_is_due_in_a_day_when_no_working_day_is_in_sight(self, session: Session) -> None:
        school = schools.first_school(session)
        school.working_days = []

        assert calendar.due_by(session, school, now=at("2026-11-23 10:00")) == at("2026-11-24 10:00")


class TestTheSchoolYear:
    @pytest.mark.parametrize(
        ("moment", "year"),
        [
            (datetime(2026, 8, 31, 18, 59, 59, tzinfo=UTC), 2025),
            (datetime(2026, 8, 31, 19, 0, tzinfo=UTC), 2026),
            (datetime(2026, 12, 31, 23, 0, tzinfo=UTC), 2026),
            (datetime(2027, 8, 31, 12, 0, tzinfo=UTC), 2026),
        ],
    )
    def test_begins_at_midnight_of_1_september_in_almaty(self, session: Session, moment: datetime, year: int) -> None:
        assert calendar.school_year(schools.first_school(session), moment) == year


class TestAWorkingDay:
    def test_is_no_holiday_even_inside_a_term(self, session: Session) -> None:
        school, periods = schools.first_school(session), session.scalars(select(CalendarPeriod)).all()

        working = [calendar.is_working_day(school, periods, date(2026, 12, day)) for day in (15, 16, 17)]

        assert working == [True, False, True]
