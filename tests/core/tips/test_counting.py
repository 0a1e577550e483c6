"""What is counted of tips: how often, on which day, in which school, and nothing of who it was."""

from datetime import date, timedelta

import pytest
from sqlalchemy import inspect, select
from sqlalchemy.orm import Session

from core.tips import counting
from core.tips.counting import What
from db.models.tips import TipCount
from tests.factories.schools import another_school
from tests.factories.tips import own_tip, school_of

MONDAY = date(2026, 11, 23)
SUNDAY = MONDAY + timedelta(days=6)


def count(session: Session, tip_id: int, what: str = "opened", day: date = MONDAY, school: int | None = None) -> None:
    counting.count(session, school_id=school or school_of(session), tip_id=tip_id, what=what, day=day)


def test_adds_up_by_day_and_kind(session: Session) -> None:
    tip = own_tip(session, "exams-ours").id
    for what in ("opened", "opened", "helped", "opened", "not_for_me"):
        count(session, tip, what)

    rows = session.execute(select(TipCount.what, TipCount.count).where(TipCount.tip_id == tip)).all()

    assert sorted(tuple(row) for row in rows) == [("helped", 1), ("not_for_me", 1), ("opened", 3)]


def test_refuses_what_is_not_counted(session: Session) -> None:
    with pytest.raises(ValueError, match="liked"):
        count(session, own_tip(session, "exams-ours").id, "liked")


def test_knows_nothing_of_a_person() -> None:
    columns = {column.key for column in inspect(TipCount).columns}

    assert columns == {"school_id", "tip_id", "day", "what", "count"}


class TestReadBetween:
    def test_sums_what_was_opened_by_area_and_both_days_count(self, session: Session) -> None:
        exams, more, sleep = (
            own_tip(session, code, area=area).id
            for code, area in (("exams-ours", "exams"), ("exams-more", "exams"), ("sleep-ours", "sleep"))
        )
        for tip, day in ((exams, MONDAY), (exams, SUNDAY), (more, MONDAY), (sleep, SUNDAY)):
            count(session, tip, day=day)
        count(session, sleep, "helped")
        count(session, exams, day=MONDAY - timedelta(days=1))
        count(session, exams, day=SUNDAY + timedelta(days=1))

        assert counting.read_between(session, school_of(session), MONDAY, SUNDAY) == {"exams": 3, "sleep": 1}

    def test_is_of_one_school(self, session: Session) -> None:
        tip = own_tip(session, "exams-ours").id
        other = another_school(session).id
        count(session, tip, school=other)

        assert counting.read_between(session, school_of(session), MONDAY, SUNDAY) == {}
        assert counting.read_between(session, other, MONDAY, SUNDAY) == {"exams": 1}


def test_names_are_those_of_the_contract() -> None:
    assert [what.value for what in What] == ["opened", "helped", "not_for_me"]
