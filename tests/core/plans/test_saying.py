"""How an item was done is told by book, in so few words that it can be read."""

from datetime import date

from core.plans import saying
from core.plans.works import Work
from tests.core.plans.hands import KK

DAY = date(2026, 11, 23)


def works(*places: tuple[str, int | None]) -> list[Work]:
    return [Work(DAY, 1, None, (place,)) for place in places]


def test_numbers_of_a_book_stand_together_in_their_order() -> None:
    said = saying.done(works(("J4", 9), ("J7", 3), ("J4", 2)), KK)

    assert said == "Орындалды: кеңес беру журналы № 2, 9; жеке-дара жұмыс журналы № 3"


def test_of_very_many_numbers_the_first_the_last_and_how_many_are_told() -> None:
    said = saying.done(works(*(("J4", number) for number in range(1, 41)), ("J4", None)), KK)

    assert said == "Орындалды: кеңес беру журналы № 1, 2, 3, 4, 5, 6, 7, 8 … 40 (барлығы 40); 23.11.2026"
