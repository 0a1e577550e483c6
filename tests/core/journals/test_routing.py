"""Which books a piece of work enters."""

import pytest

from core.journals import routing
from db.models.journals import Audience, Direction, Journal

TABLE = [
    (Direction.ASSESSMENT, Audience.STUDENT, False, "J1", "J7"),
    (Direction.ASSESSMENT, Audience.STUDENT, True, "J1", "J8"),
    (Direction.PREVENTION, Audience.STUDENT, True, "J2", "J8"),
    (Direction.PREVENTION, Audience.PARENT, True, "J2", "J9"),
    (Direction.CORRECTION, Audience.STUDENT, False, "J3", "J7"),
    (Direction.CORRECTION, Audience.STUDENT, True, "J3", "J8"),
    (Direction.COUNSELLING, Audience.STUDENT, False, "J4", "J7"),
    (Direction.COUNSELLING, Audience.STUDENT, True, "J4", "J8"),
    (Direction.COUNSELLING, Audience.PARENT, False, "J4", "J9"),
    (Direction.COUNSELLING, Audience.TEACHER, True, "J4", "J9"),
    (Direction.AWARENESS, Audience.STUDENT, True, "J5", "J8"),
    (Direction.AWARENESS, Audience.ADMINISTRATION, False, "J5", "J9"),
]


@pytest.mark.parametrize(("direction", "audience", "is_group", "by_direction", "by_audience"), TABLE)
def test_work_enters_one_direction_book_and_one_audience_book(
    direction: Direction, audience: Audience, is_group: bool, by_direction: str, by_audience: str
) -> None:
    """The table of the service, line by line."""
    found = routing.books(direction, audience, is_group=is_group)

    assert found == (Journal(by_direction), Journal(by_audience))


def test_no_work_enters_the_book_of_needs() -> None:
    """J6 takes in what is asked for; work only refers to it."""
    books = {
        book
        for direction in Direction
        for audience in Audience
        for is_group in (False, True)
        for book in routing.books(direction, audience, is_group=is_group)
    }

    assert books == set(Journal) - {Journal.NEEDS}
