"""The week as a table: how many rows a piece lasts, what stands in one place, which hours and days there are."""

from collections.abc import Sequence

from admin.views.cyclogram import grid
from admin.views.cyclogram.grid import Piece


def piece(number: int, weekday: int, opens: str, closes: str, weeks: str = "every") -> Piece:
    return Piece(number, weekday, opens, closes, "reception", (), weeks, "")


def table(found: Sequence[Piece], days: Sequence[int] = (0, 1)) -> dict[str, list[tuple[int, int, list[int]]]]:
    """Row by row: the day, how many rows, which pieces."""
    return {
        line.clock: [(day, place.rows, [one.id for one in place.pieces]) for day, place in line.places]
        for line in grid.lines(found, days)
    }


def test_an_empty_week_has_the_hours_of_a_day_to_fill() -> None:
    rows = table([], days=[0])

    assert list(rows) == [f"{hour:02}:00" for hour in range(9, 17)]
    assert all(places == [(0, 1, [])] for places in rows.values())


def test_a_piece_lasts_over_every_row_it_stands_in_and_has_no_place_below() -> None:
    rows = table([piece(1, 0, "09:00", "12:00"), piece(2, 1, "10:00", "10:30")])

    assert rows["09:00"] == [(0, 4, [1]), (1, 1, [])]  # 9:00, 10:00, 10:30, 11:00
    assert rows["10:00"] == [(1, 1, [2])]
    assert rows["10:30"] == [(1, 1, [])]
    assert rows["12:00"] == [(0, 1, []), (1, 1, [])]


def test_odd_and_even_pieces_of_one_time_stand_in_one_place() -> None:
    found = [piece(1, 0, "09:00", "10:00", "odd"), piece(2, 0, "09:30", "11:00", "even")]
    rows = table(found, days=[0])

    assert rows["09:00"] == [(0, 3, [1, 2])]
    assert rows["11:00"] == [(0, 1, [])]


def test_every_row_is_covered_on_every_day() -> None:
    found = [piece(1, 0, "07:50", "18:10"), piece(2, 1, "12:15", "13:05"), piece(3, 1, "13:05", "14:00")]
    rows = table(found)

    assert next(iter(rows)) == "07:00"
    for day in (0, 1):
        assert sum(rows_of for places in rows.values() for at, rows_of, _ in places if at == day) == len(rows)


def test_a_day_off_has_a_column_only_when_something_stands_there() -> None:
    assert grid.days_of([], range(5)) == [0, 1, 2, 3, 4]
    assert grid.days_of([piece(1, 6, "09:00", "10:00")], range(5)) == [0, 1, 2, 3, 4, 6]
