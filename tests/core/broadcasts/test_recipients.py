"""Recipients: who fits a choice, asked of the tables."""

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from core import schools
from core.broadcasts import recipients
from core.broadcasts.recipients import Clause, Recipients, of_audiences
from core.subscriptions import topics
from db.models.journals import Audience
from db.models.subscriptions import Subscription, SubscriptionState
from tests.factories.schools import another_school
from tests.factories.subscribers import subscriber

PARENTS = frozenset({Audience.PARENT})


@pytest.fixture
def people(session: Session) -> dict[int, str]:
    """A few subscribers by what they are; some who are never chosen."""
    made = {
        "parent 7А": subscriber(session, classes=("7А",)),
        "parent 7Б 9В": subscriber(session, classes=("7Б", "9В"), locale="ru"),
        "parent of no class": subscriber(session, channel="web"),
        "teacher 7А": subscriber(session, audience=Audience.TEACHER, classes=("7А",)),
        "pupil 9В": subscriber(session, audience=Audience.STUDENT, classes=("9В",), locale="ru"),
        "left": subscriber(session, classes=("7А",), state=SubscriptionState.LEFT),
        "blocked": subscriber(session, classes=("7А",), state=SubscriptionState.BLOCKED),
        "no notices": subscriber(session, classes=("7А",), topics=topics.bit(3)),
        "elsewhere": subscriber(session, classes=("7А",), school_id=another_school(session).id),
    }
    return {row.id: name for name, row in made.items()}


def chosen(session: Session, people: dict[int, str], wanted: Recipients, **overrides: object) -> set[str]:
    asked = {"school_id": schools.first_school(session).id, "topic": topics.NOTICES, **overrides}
    condition = recipients.condition(wanted, **asked)  # type: ignore[arg-type]
    return {people[found] for found in session.scalars(select(Subscription.id).where(condition)).all()}


def test_a_clause_names_group_grade_class_language_and_channel(session: Session, people: dict[int, str]) -> None:
    for clause, expected in (
        (Clause(PARENTS), {"parent 7А", "parent 7Б 9В", "parent of no class"}),
        (Clause(PARENTS, grades=frozenset({7})), {"parent 7А", "parent 7Б 9В"}),
        (Clause(PARENTS, classes=frozenset({"9В"})), {"parent 7Б 9В"}),
        (Clause(grades=frozenset({9}), classes=frozenset({"7А"})), set(people.values()) & {
            "parent 7А", "parent 7Б 9В", "teacher 7А", "pupil 9В"}),
        (Clause(locales=frozenset({"ru"})), {"parent 7Б 9В", "pupil 9В"}),
        (Clause(PARENTS, channels=frozenset({"web"})), {"parent of no class"}),
    ):  # fmt: skip
        assert chosen(session, people, Recipients((clause,))) == expected


def test_clauses_are_joined_by_or_and_one_is_taken_away(session: Session, people: dict[int, str]) -> None:
    either = (Clause(PARENTS), Clause(frozenset({Audience.STUDENT})))
    wanted = Recipients(either, excluding=(Clause(grades=frozenset({7})),))

    assert chosen(session, people, wanted) == {"parent of no class", "pupil 9В"}
    assert chosen(session, people, Recipients(either, (Clause(),))) == chosen(session, people, Recipients(either))
    assert chosen(session, people, Recipients()) == set()


def test_a_wave_is_one_class_of_the_choice_and_a_topic_is_asked_for(session: Session, people: dict[int, str]) -> None:
    parents = of_audiences(Audience.PARENT)

    assert chosen(session, people, parents, class_name="7Б") == {"parent 7Б 9В"}
    assert chosen(session, people, parents, topic=3) == {
        "parent 7А",
        "parent 7Б 9В",
        "parent of no class",
        "no notices",
    }


def test_people_are_counted_by_group_and_channel_and_a_choice_is_kept_as_it_was(
    session: Session, people: dict[int, str]
) -> None:
    wanted = Recipients((Clause(grades=frozenset({7, 9})),), (Clause(PARENTS, classes=frozenset({"9В"})),))

    counted = recipients.count(session, wanted, school_id=schools.first_school(session).id, topic=topics.NOTICES)

    assert counted.total == 3
    assert counted.by_audience == {Audience.PARENT: 1, Audience.TEACHER: 1, Audience.STUDENT: 1}
    assert counted.by_channel == {"telegram": 3}
    assert Recipients.from_dict(wanted.as_dict()) == wanted
    assert recipients.audiences(wanted) == frozenset(Audience)
