"""Windows: each group in its own hours, summer and holidays silent, and what stands against a message just now."""

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy.orm import Session

from core import quiet_hours, schools
from core.broadcasts import windows
from core.broadcasts.windows import Hours, Standing
from db.models.broadcasts import Occasion
from db.models.help_requests import RequestState
from db.models.journals import Audience
from db.models.schools import CalendarPeriod, School
from db.seeding import _periods
from tests.factories.help_requests import help_request

PUPIL, PARENT, TEACHER, OFFICE = Audience.STUDENT, Audience.PARENT, Audience.TEACHER, Audience.ADMINISTRATION
EVERYBODY = tuple(Audience)
PERIODS = [period for period in _periods() if isinstance(period, CalendarPeriod)]


def at(written: str) -> datetime:
    """A moment on the school's clock."""
    return datetime.fromisoformat(written).replace(tzinfo=ZoneInfo("Asia/Almaty")).astimezone(UTC)


def standing(session: Session, written: str, *, occasion: str | None = None, **said: bool) -> Standing:
    """How it stands for a message to everybody."""
    school = schools.first_school(session)
    return windows.standing(session, school, said, EVERYBODY, now=at(written), occasion=occasion)


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("2026-11-23 07:59", ()),
        ("2026-11-23 08:30", (TEACHER, OFFICE)),
        ("2026-11-23 17:30", ()),
        ("2026-11-23 18:00", (PARENT,)),
        ("2026-11-23 18:30", (PUPIL, PARENT)),
        ("2026-11-23 20:00", (PARENT,)),
        ("2026-11-23 20:30", ()),
        ("2026-11-28 11:00", (PUPIL,)),  # Saturday
        ("2026-11-29 18:30", (PARENT,)),  # Sunday
        ("2026-10-28 12:00", (PUPIL, TEACHER, OFFICE)),  # in the autumn break
        ("2026-12-16 18:30", ()),  # Independence Day
        ("2027-05-24 18:30", (PUPIL, PARENT)),
        ("2027-05-25 18:30", ()),  # summer
        ("2027-08-31 18:30", ()),
        ("2027-06-01 18:30", (PUPIL, PARENT)),  # the day of children
        ("2027-06-04 18:30", ()),
        ("2027-06-26 18:30", (PUPIL, PARENT)),  # the day against drugs, a Saturday
    ],
)
def test_each_group_has_its_own_hours(written: str, expected: tuple[Audience, ...]) -> None:
    hours = Hours(School(timezone="Asia/Almaty", working_days=[0, 1, 2, 3, 4]), PERIODS)

    assert tuple(group for group in Audience if hours.are_open(group, at(written))) == expected


def test_why_nothing_is_sent_is_said(session: Session) -> None:
    assert standing(session, "2026-11-23 22:00").reason == "quiet"
    assert standing(session, "2026-12-16 18:30").reason == "holiday"
    assert standing(session, "2027-07-14 18:30").reason == "holiday"
    assert standing(session, "2026-11-23 18:30").reason == ""


def test_an_occasion_of_the_summer_is_told_in_summer(session: Session) -> None:
    kept = {"kind": "day", "month": 5, "day": 20, "to": [6, 17], windows.IN_SUMMER: True}
    values = {"audiences": ["parent"], "grades": [], "names": {}, "texts": {}, "source": "", "review": "needed"}
    flags = {"is_duty": False, "is_cheerful": False, "is_sensitive": False}
    session.add(Occasion(code="test-exams", position=99, rule=kept, topic=3, **values, **flags))
    session.flush()

    assert standing(session, "2027-06-10 18:30", occasion="test-exams@2027-05-20").open_to
    assert not standing(session, "2027-06-10 18:30", occasion="another@2027-05-20").open_to


def test_a_cheerful_message_waits_while_the_school_mourns(session: Session) -> None:
    schools.first_school(session).mourns_since = date(2026, 11, 20)

    assert standing(session, "2026-11-23 18:30", is_cheerful=True) == Standing(0, "mourning")
    assert standing(session, "2026-11-23 18:30", is_sensitive=True).reason == ""


def test_a_sensitive_message_waits_while_a_child_of_the_school_is_in_danger(session: Session, now: datetime) -> None:
    talk = help_request(session, now=now)
    talk.risk = "high"
    session.flush()
    waiting = standing(session, "2026-11-23 18:30", is_sensitive=True)
    talk.state = RequestState.CLOSED
    session.flush()

    assert waiting == Standing(0, "reds")
    assert standing(session, "2026-11-23 18:30", is_sensitive=True).reason == ""


def test_the_next_decent_moment_is_proposed(session: Session) -> None:
    proposed = [
        ((PUPIL,), "2026-11-23 12:00", "2026-11-23 18:30"),
        ((PUPIL,), "2026-11-23 19:15", "2026-11-23 19:15"),
        ((PUPIL,), "2026-11-28 19:30", "2026-11-30 18:30"),  # Saturday evening
        ((PUPIL, PARENT), "2026-11-23 12:00", "2026-11-23 18:30"),
        ((PUPIL, PARENT), "2026-11-28 20:00", "2026-11-30 18:30"),  # both on Monday rather than one on Sunday
        ((PUPIL, TEACHER), "2026-11-23 12:00", "2026-11-23 12:00"),  # never at once: the first who may
        ((PARENT,), "2026-12-16 10:00", "2026-12-17 18:00"),
        ((PUPIL,), "2027-06-28 19:30", None),
    ]
    school = schools.first_school(session)

    for audiences, wanted, expected in proposed:
        assert windows.next_allowed(session, school, audiences, at(wanted)) == (at(expected) if expected else None)


def test_it_is_not_said_later_than_the_last_of_the_first_windows(session: Session) -> None:
    hours = Hours.of(session, schools.first_school(session))

    assert hours.latest((PUPIL, PARENT), at("2026-11-23 18:30")) == at("2026-11-23 20:30")
    assert hours.latest((PUPIL, TEACHER), at("2026-11-23 18:30")) == at("2026-11-24 17:30")
    assert hours.latest((PUPIL,), at("2027-07-01 18:30")) is None


def test_a_break_is_the_time_between_terms_but_for_the_extra_week_of_the_youngest(session: Session) -> None:
    periods = quiet_hours.periods_of(session)
    asked = [date(2026, 10, 28), date(2027, 2, 10), date(2026, 12, 16), date(2027, 1, 5), date(2027, 7, 1)]

    assert [windows.is_break(periods, day) for day in asked] == [True, False, False, True, True]
