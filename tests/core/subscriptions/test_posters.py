"""Posters and doors: a code for a school or a class, and where a channel is entered."""

from datetime import datetime, timedelta

import pytest
from sqlalchemy.orm import Session

from core import schools
from core.subscriptions import doors, posters


@pytest.fixture
def engine() -> str:
    """Plain rows: nothing the engines tell apart."""
    return "sqlite"


def test_each_class_has_one_code_and_the_school_one_of_its_own(session: Session, now: datetime) -> None:
    school = schools.first_school(session).id
    codes = [posters.code_for(session, school, name, now=now) for name in ("7А", "7Ә", None, "7А", None)]

    assert (codes[0], codes[2]) == (codes[3], codes[4])
    assert len({*codes}) == 3
    found = posters.found(session, codes[0].upper())
    assert found is not None
    assert (found.school_id, found.class_name) == (school, "7А")


def test_a_withdrawn_or_invented_code_leads_nowhere(session: Session, now: datetime) -> None:
    school = schools.first_school(session).id
    code = posters.code_for(session, school, None, now=now)

    posters.withdraw(session, school, None)

    assert posters.found(session, code) is None
    assert posters.found(session, "nothing") is None
    assert posters.code_for(session, school, None, now=now) != code


def test_the_demo_school_takes_in_nobody(session: Session, now: datetime) -> None:
    school = schools.first_school(session)
    code = posters.code_for(session, school.id, "7А", now=now)
    school.is_demo = True
    session.flush()

    assert posters.found(session, code) is None


def test_a_bot_that_was_renamed_has_its_new_door(session: Session, now: datetime) -> None:
    doors.tell(session, "telegram", "7", "https://t.me/Old", now=now)
    doors.tell(session, "telegram", "7", "https://t.me/New", now=now + timedelta(days=1))

    [door] = doors.of(session)
    assert (door.url, door.told_at) == ("https://t.me/New", now + timedelta(days=1))
