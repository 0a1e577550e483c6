"""Quiet hours: nobody is disturbed in lessons, in the evening, on days of rest, and whatever the clocks do."""

from datetime import UTC, date, datetime, time
from zoneinfo import ZoneInfo

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from sqlalchemy.orm import Session

from core import calendar, quiet_hours
from core.quiet_hours import DayKind
from db.models.journals import Audience
from db.models.schools import CalendarPeriod, School
from db.seeding import _periods

ALMATY, BERLIN = "Asia/Almaty", "Europe/Berlin"
PERIODS = [period for period in _periods() if isinstance(period, CalendarPeriod)]
MOMENTS = st.datetimes(datetime(2024, 1, 1), datetime(2028, 12, 31), timezones=st.just(UTC))  # noqa: DTZ001
PUPIL, PARENT, TEACHER = Audience.STUDENT, Audience.PARENT, Audience.TEACHER


def school(timezone: str = ALMATY, working_days: tuple[int, ...] = (0, 1, 2, 3, 4)) -> School:
    return School(timezone=timezone, opens=time(8, 30), closes=time(17, 30), working_days=list(working_days))


def at(written: str, timezone: str = ALMATY) -> datetime:
    """A moment on the school's clock."""
    return datetime.fromisoformat(written).replace(tzinfo=ZoneInfo(timezone))


def may_push(audience: Audience, written: str) -> bool:
    return quiet_hours.may_push(school(), PERIODS, audience, at(written).astimezone(UTC))


class TestWhoMayBeWrittenTo:
    @pytest.mark.parametrize(
        ("moment", "may"),
        [
            pytest.param("2026-11-23 07:30", False, id="before lessons"),
            pytest.param("2026-11-23 12:00", False, id="in lessons"),
            pytest.param("2026-11-23 18:29:59", False, id="in the second shift"),
            pytest.param("2026-11-23 18:30", True, id="in the evening"),
            pytest.param("2026-11-23 19:59", True, id="before the evening ends"),
            pytest.param("2026-11-23 20:00", False, id="later in the evening"),
            pytest.param("2026-11-28 12:00", True, id="on Saturday"),
            pytest.param("2026-11-28 10:59", False, id="early on Saturday"),
            pytest.param("2026-11-29 12:00", False, id="on Sunday"),
            pytest.param("2026-10-28 12:00", True, id="in the autumn break"),
            pytest.param("2026-12-16 19:00", False, id="on Independence Day"),
        ],
    )
    def test_pupils_outside_lessons_alone(self, moment: str, may: bool) -> None:
        assert may_push(PUPIL, moment) is may

    @pytest.mark.parametrize(
        ("moment", "may"),
        [
            pytest.param("2026-11-23 08:59", False, id="early"),
            pytest.param("2026-11-23 09:00", True, id="in the morning"),
            pytest.param("2026-11-29 20:29", True, id="on Sunday evening"),
            pytest.param("2026-11-29 20:30", False, id="late"),
            pytest.param("2026-12-16 12:00", False, id="on Independence Day"),
        ],
    )
    def test_parents_by_day_and_in_the_evening(self, moment: str, may: bool) -> None:
        assert may_push(PARENT, moment) is may

    @pytest.mark.parametrize("audience", [Audience.TEACHER, Audience.ADMINISTRATION])
    def test_who_works_at_the_school_in_its_hours(self, audience: Audience) -> None:
        moments = ["2026-11-23 08:29", "2026-11-23 08:30", "2026-11-23 17:30", "2026-10-28 12:00", "2026-11-28 12:00"]

        assert [may_push(audience, moment) for moment in moments] == [False, True, False, True, False]

    def test_a_school_that_teaches_on_saturday_is_not_disturbed_then(self) -> None:
        noon, evening = at("2026-11-28 12:00"), at("2026-11-28 19:00")
        six_days = school(working_days=(0, 1, 2, 3, 4, 5))

        may = [quiet_hours.may_push(six_days, PERIODS, PUPIL, moment) for moment in (noon, evening)]

        assert may == [False, True]

    def test_another_table_of_windows_can_be_asked(self) -> None:
        windows = {PARENT: {DayKind.LESSONS: (time(18), time(20, 30))}}

        asked = [at("2026-11-23 12:00"), at("2026-11-23 18:00")]

        assert [quiet_hours.may_push(school(), PERIODS, PARENT, one, windows=windows) for one in asked] == [False, True]


class TestLookingForADecentMoment:
    @pytest.mark.parametrize(
        ("audience", "wanted", "latest"),
        [
            pytest.param(PUPIL, "2026-11-24 15:00", "2026-11-23 19:50", id="in lessons: the evening before"),
            pytest.param(PUPIL, "2026-11-30 10:00", "2026-11-28 18:50", id="after Sunday: on Saturday"),
            pytest.param(PUPIL, "2026-11-24 19:00", "2026-11-24 19:00", id="decent as it is"),
            pytest.param(PARENT, "2026-11-24 08:00", "2026-11-23 20:20", id="early: the evening before"),
            pytest.param(TEACHER, "2026-11-29 09:00", "2026-11-27 17:20", id="on Sunday: on Friday"),
            pytest.param(PARENT, "2026-12-16 12:00", "2026-12-15 20:20", id="on a holiday: the day before"),
        ],
    )
    def test_backwards(self, audience: Audience, wanted: str, latest: str) -> None:
        assert quiet_hours.latest_allowed(school(), PERIODS, audience, at(wanted)) == at(latest)

    @pytest.mark.parametrize(
        ("audience", "moment", "following"),
        [
            pytest.param(PUPIL, "2026-11-24 15:00", "2026-11-24 18:30", id="in lessons: this evening"),
            pytest.param(PUPIL, "2026-11-28 19:00", "2026-11-30 18:30", id="Saturday evening: on Monday"),
            pytest.param(PARENT, "2026-11-24 21:00", "2026-11-25 09:00", id="late: tomorrow"),
            pytest.param(TEACHER, "2026-11-27 18:00", "2026-11-30 08:30", id="Friday evening: on Monday"),
        ],
    )
    def test_forwards(self, audience: Audience, moment: str, following: str) -> None:
        assert quiet_hours.next_allowed(school(), PERIODS, audience, at(moment)) == at(following)

    def test_gives_up_where_nobody_may_be_written_to(self) -> None:
        nothing = {PARENT: {}}

        assert quiet_hours.next_allowed(school(), (), PARENT, at("2026-11-24 12:00"), windows=nothing) is None
        assert quiet_hours.latest_allowed(school(), (), PARENT, at("2026-11-24 12:00"), windows=nothing) is None


class TestAtEveryMoment:
    @given(
        moment=MOMENTS,
        audience=st.sampled_from(Audience),
        timezone=st.sampled_from([ALMATY, BERLIN]),
    )
    @example(moment=datetime(2024, 2, 29, 18, 0, tzinfo=UTC), audience=PARENT, timezone=ALMATY)
    @example(moment=datetime(2024, 2, 29, 18, 30, tzinfo=UTC), audience=PUPIL, timezone=ALMATY)
    @example(moment=datetime(2028, 2, 29, 12, 0, tzinfo=UTC), audience=PUPIL, timezone=ALMATY)
    @example(moment=datetime(2026, 3, 29, 1, 30, tzinfo=UTC), audience=PARENT, timezone=BERLIN)
    @example(moment=datetime(2026, 10, 25, 1, 30, tzinfo=UTC), audience=TEACHER, timezone=BERLIN)
    def test_what_is_found_is_decent_and_on_the_right_side(
        self, moment: datetime, audience: Audience, timezone: str
    ) -> None:
        of = school(timezone)

        latest = quiet_hours.latest_allowed(of, PERIODS, audience, moment)
        following = quiet_hours.next_allowed(of, PERIODS, audience, moment)

        assert latest is None or (latest <= moment and quiet_hours.may_push(of, PERIODS, audience, latest))
        assert following is not None
        assert following >= moment
        assert quiet_hours.may_push(of, PERIODS, audience, following)
        assert (following == moment) is quiet_hours.may_push(of, PERIODS, audience, moment)

    @given(
        moment=MOMENTS,
        timezone=st.sampled_from([ALMATY, BERLIN]),
    )
    def test_no_pupil_is_disturbed_in_lessons_at_night_or_on_a_day_of_rest(
        self, moment: datetime, timezone: str
    ) -> None:
        of = school(timezone)
        here = calendar.local(of, moment)
        has_lessons = calendar.is_working_day(of, PERIODS, here.date())
        is_lesson = has_lessons and time(8) <= here.time() < time(18, 30)
        is_rest = here.isoweekday() == 7 or here.time() >= time(21) or here.time() < time(8)

        assert not (quiet_hours.may_push(of, PERIODS, PUPIL, moment) and (is_lesson or is_rest))

    def test_the_night_when_the_clocks_went_back_an_hour(self) -> None:
        last_evening = datetime(2024, 2, 29, 14, 20, tzinfo=UTC)  # 20:20 by the old clock, six hours from UTC
        next_morning = datetime(2024, 3, 1, 4, 0, tzinfo=UTC)  # 09:00 by the new one, five hours from it
        midnight = datetime(2024, 2, 29, 18, 30, tzinfo=UTC)  # the hour that came twice

        assert quiet_hours.latest_allowed(school(), PERIODS, PARENT, midnight) == last_evening
        assert quiet_hours.next_allowed(school(), PERIODS, PARENT, midnight) == next_morning


def test_the_29th_of_february_is_a_day_like_others() -> None:
    kinds = [quiet_hours.kind_of(school(), PERIODS, date(year, 2, 29)) for year in (2024, 2028)]

    assert kinds == [DayKind.LESSONS, DayKind.LESSONS]


def test_the_calendar_of_the_tables_is_read(session: Session) -> None:
    assert len(quiet_hours.periods_of(session)) == len(PERIODS)


def test_every_group_has_its_windows_and_they_are_longer_than_the_margin() -> None:
    assert set(quiet_hours.OWN_MEETINGS) == set(Audience)
    for windows in quiet_hours.OWN_MEETINGS.values():
        for opens, closes in windows.values():
            assert datetime.combine(date.min, opens) + quiet_hours.MARGIN < datetime.combine(date.min, closes)
