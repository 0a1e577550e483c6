"""A day of the cyclogram: pauses, closings and openings, odd and even weeks, who receives in whose place."""

from collections.abc import Sequence
from datetime import date, time
from typing import Any

import pytest

from core.cyclogram import days
from core.cyclogram.days import Stretch
from db.models.cyclogram import CyclogramCell, DayException, Weeks, WorkKind
from db.models.journals import Audience

MONDAY = date(2026, 11, 23)
AIGUL, MARAT, DANA = 1, 2, 3
PARENTS = frozenset({Audience.PARENT})


def cell(**overrides: Any) -> CyclogramCell:
    """Aigul receives parents on Mondays, 9:00 to 12:00, in room 7."""
    values = {
        "staff_id": AIGUL,
        "weekday": 0,
        "opens": time(9),
        "closes": time(12),
        "work": WorkKind.RECEPTION,
        "audiences": ["parent"],
        "weeks": Weeks.EVERY,
        "room_id": 7,
    }
    return CyclogramCell(**{**values, **overrides})


def closing(opens: time | None = None, closes: time | None = None, staff_id: int | None = None) -> DayException:
    return DayException(day=MONDAY, is_open=False, opens=opens, closes=closes, staff_id=staff_id, audiences=[])


def opening(opens: time, closes: time, staff_id: int | None = None) -> DayException:
    return DayException(
        day=MONDAY, is_open=True, opens=opens, closes=closes, staff_id=staff_id, audiences=["parent"], room_id=None
    )


def of(day: date = MONDAY, **overrides: Any) -> list[Stretch]:
    values: dict[str, Any] = {
        "cells": [cell()],
        "exceptions": [],
        "pauses": [],
        "gone": {},
        "able": (AIGUL, MARAT, DANA),
        "is_working_day": True,
    }
    return list(days.stretches(day, **{**values, **overrides}))


def clocks(found: Sequence[Stretch]) -> list[tuple[int, str, str]]:
    return [(one.staff_id, f"{one.opens:%H:%M}", f"{one.closes:%H:%M}") for one in found]


def test_a_piece_of_the_week_stands_on_its_weekday_with_its_room() -> None:
    assert of() == [Stretch(AIGUL, time(9), time(12), PARENTS, 7)]
    assert of(date(2026, 11, 24)) == []


def test_a_piece_for_nobody_cannot_be_booked() -> None:
    assert of(cells=[cell(audiences=[])]) == []


def test_a_day_off_has_only_what_was_opened_on_it() -> None:
    assert clocks(of(is_working_day=False)) == []
    assert clocks(of(is_working_day=False, exceptions=[opening(time(14), time(15), AIGUL)])) == [
        (AIGUL, "14:00", "15:00")
    ]


@pytest.mark.parametrize(
    ("pauses", "left"),
    [
        ([(time(10), time(11))], [("09:00", "10:00"), ("11:00", "12:00")]),
        ([(time(8), time(9))], [("09:00", "12:00")]),
        ([(time(8), time(10))], [("10:00", "12:00")]),
        ([(time(11), time(13))], [("09:00", "11:00")]),
        ([(time(9), time(12))], []),
        ([(time(10, 30), time(11)), (time(9), time(9, 30))], [("09:30", "10:30"), ("11:00", "12:00")]),
        ([(time(9, 30), time(11)), (time(10), time(10, 30))], [("09:00", "09:30"), ("11:00", "12:00")]),
    ],
)
def test_a_pause_is_cut_out_of_the_week(pauses: list[days.Span], left: list[tuple[str, str]]) -> None:
    assert [(opens, closes) for _, opens, closes in clocks(of(pauses=pauses))] == left


def test_an_extra_opening_is_not_cut_by_the_pauses_of_the_day() -> None:
    found = of(cells=[], pauses=[(time(13), time(14))], exceptions=[opening(time(13), time(14), AIGUL)])

    assert clocks(found) == [(AIGUL, "13:00", "14:00")]


def test_a_closing_takes_away_from_the_week_and_from_openings() -> None:
    both = [opening(time(14), time(16), AIGUL), closing(time(11), time(15))]

    assert clocks(of(exceptions=both)) == [(AIGUL, "09:00", "11:00"), (AIGUL, "15:00", "16:00")]
    assert clocks(of(exceptions=[*both, closing()])) == []


def test_a_closing_of_one_leaves_the_others_alone() -> None:
    two = [cell(), cell(staff_id=MARAT)]

    assert clocks(of(cells=two, exceptions=[closing(staff_id=AIGUL)])) == [(MARAT, "09:00", "12:00")]


def test_an_opening_for_all_is_everybodys_who_may_receive() -> None:
    found = of(cells=[], exceptions=[opening(time(14), time(15))], able=(MARAT, DANA))

    assert clocks(found) == [(MARAT, "14:00", "15:00"), (DANA, "14:00", "15:00")]


@pytest.mark.parametrize(
    ("day", "number", "odd"),
    [
        (date(2026, 11, 23), 48, False),
        (date(2026, 12, 21), 52, False),
        (date(2026, 12, 28), 53, True),  # 2026 has a fifty-third week: two odd ones follow each other
        (date(2027, 1, 4), 1, True),
        (date(2027, 1, 11), 2, False),
        (date(2024, 12, 30), 1, True),  # the last days of December are in the first week of the next year
    ],
)
def test_odd_and_even_weeks_go_by_their_number_over_the_turn_of_the_year(day: date, number: int, odd: bool) -> None:
    assert day.isocalendar().week == number
    assert bool(of(day, cells=[cell(weeks=Weeks.ODD)])) is odd
    assert bool(of(day, cells=[cell(weeks=Weeks.EVEN)])) is not odd
    assert of(day, cells=[cell()]) != []


def test_who_is_away_is_represented_by_the_stand_in_and_by_that_ones_stand_in() -> None:
    assert clocks(of(gone={AIGUL: MARAT})) == [(MARAT, "09:00", "12:00")]
    assert clocks(of(gone={AIGUL: MARAT, MARAT: DANA})) == [(DANA, "09:00", "12:00")]


@pytest.mark.parametrize(
    "gone", [{AIGUL: None}, {AIGUL: MARAT, MARAT: AIGUL}, {AIGUL: MARAT, MARAT: DANA, DANA: AIGUL}, {AIGUL: AIGUL}]
)
def test_without_anybody_present_nobody_receives(gone: dict[int, int | None]) -> None:
    assert of(gone=gone) == []


def test_a_stand_in_who_receives_nobody_is_none() -> None:
    assert of(gone={AIGUL: MARAT}, able=(AIGUL, DANA)) == []
    assert of(able=(MARAT,)) == []  # switched off: the week stays written, nobody is offered it


def test_the_order_is_that_of_the_clock() -> None:
    found = of(cells=[cell(opens=time(11)), cell(staff_id=MARAT), cell(opens=time(9), closes=time(10))])

    assert clocks(found) == [(AIGUL, "09:00", "10:00"), (MARAT, "09:00", "12:00"), (AIGUL, "11:00", "12:00")]
