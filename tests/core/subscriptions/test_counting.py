"""Counting subscribers: by group, class, language and channel, and no count of pupils tells of a few of them."""

from datetime import date

import pytest
from sqlalchemy.orm import Session

from core import schools
from core.subscriptions import counting
from db.models.journals import Audience
from db.models.subscriptions import SubscriptionState
from tests.factories.schools import another_school
from tests.factories.subscribers import subscriber, subscribers

NOVEMBER = date(2026, 11, 1)
PUPIL = {"audience": Audience.STUDENT}


@pytest.fixture
def engine() -> str:
    """Counts by group, which no engine does otherwise."""
    return "sqlite"


@pytest.fixture
def school_id(session: Session) -> int:
    return schools.first_school(session).id


def group(session: Session, school_id: int, audience: Audience) -> counting.Group:
    return next(one for one in counting.groups(session, school_id, since=NOVEMBER) if one.audience is audience)


def test_a_group_is_told_by_language_and_channel_and_what_this_month_brought(session: Session, school_id: int) -> None:
    subscribers(session, 3)
    subscriber(session, locale="ru", channel="web", joined_on=date(2026, 11, 5))
    subscriber(session, state=SubscriptionState.LEFT, left_on=date(2026, 11, 3))
    subscriber(session, state=SubscriptionState.LEFT, left_on=date(2026, 10, 30))
    subscriber(session, state=SubscriptionState.BLOCKED, left_on=date(2026, 11, 2))
    subscriber(session, school_id=another_school(session).id)

    parents = group(session, school_id, Audience.PARENT)

    assert (parents.active, parents.joined, parents.left, parents.blocked) == (4, 1, 1, 1)
    assert (parents.languages, parents.channels) == ({"kk": 3, "ru": 1}, {"telegram": 3, "web": 1})
    assert group(session, school_id, Audience.TEACHER).active == 0


def test_a_few_pupils_are_hidden_wherever_they_could_be_worked_out(session: Session, school_id: int) -> None:
    subscribers(session, 7, **PUPIL, classes=("7А",))
    subscribers(session, 9, **PUPIL, classes=("8Б",))
    subscribers(session, 2, **PUPIL, classes=("9В",), locale="ru")
    subscriber(session, **PUPIL, state=SubscriptionState.LEFT, left_on=NOVEMBER)

    pupils = group(session, school_id, Audience.STUDENT)
    lines = counting.classes(session, school_id, {"7А": 25, "8Б": 30, "9В": 20})

    assert (pupils.active, pupils.left) == (18, None)
    assert pupils.languages == {"kk": None, "ru": None}
    assert pupils.channels == {"telegram": 18}
    assert [(line.students, line.share) for line in lines] == [(None, None), (9, 30), (None, None)]


def test_a_school_with_a_few_pupils_tells_nothing_of_them(session: Session, school_id: int) -> None:
    subscribers(session, 4, **PUPIL, classes=("7А",))

    pupils = group(session, school_id, Audience.STUDENT)

    assert (pupils.active, pupils.joined, pupils.channels) == (None, 0, {"telegram": None})
    lines = counting.classes(session, school_id, {"7А": 25, "8Б": 30})
    assert [(line.name, line.students) for line in lines] == [("7А", None), ("8Б", None), (None, None)]


def test_a_class_counts_its_parents_and_teachers_and_those_without_a_class_stand_below(
    session: Session, school_id: int
) -> None:
    subscriber(session, classes=("7А", "5Б"))
    subscriber(session, audience=Audience.TEACHER, classes=("7А",))
    subscribers(session, 5, **PUPIL)

    lines = counting.classes(session, school_id, {"7А": None})

    assert [(line.name, line.students, line.parents, line.teachers) for line in lines] == [
        ("7А", 0, 1, 1),
        ("5Б", 0, 1, 0),
        (None, 5, 0, 0),
    ]
