"""Where blocks stand: classes of whole five minutes, lanes side by side, the hours of the page around what is there."""

from datetime import datetime

import pytest

from admin.views.appointments import grid
from admin.views.appointments.grid import Span


def span(opens: str, closes: str) -> Span:
    return Span(*(datetime.fromisoformat(f"2026-11-23T{clock}") for clock in (opens, closes)))


@pytest.mark.parametrize(
    ("opens", "closes", "css"),
    [
        ("09:00", "09:30", "at-h9 at-m0 to-h9 to-m6"),
        ("09:02", "09:33", "at-h9 at-m0 to-h9 to-m7"),
        ("23:55", "23:59", "at-h23 at-m11 to-h24 to-m0"),
    ],
)
def test_a_time_is_rounded_outward_to_five_minutes(opens: str, closes: str, css: str) -> None:
    assert grid.spot(span(opens, closes)) == css


def test_what_lasts_over_midnight_ends_with_the_day() -> None:
    over = Span(datetime.fromisoformat("2026-11-23T23:00"), datetime.fromisoformat("2026-11-24T01:00"))
    assert grid.spot(over) == "at-h23 at-m0 to-h24 to-m0"
    assert grid.frame([over], opens=8, closes=18)[1] == 24


def test_those_that_meet_stand_side_by_side_and_others_have_the_whole_width() -> None:
    spans = [span("09:00", "09:30"), span("09:10", "10:00"), span("09:30", "09:50"), span("10:00", "10:30")]
    assert grid.lanes(spans) == ["lane-0 lanes-2", "lane-1 lanes-2", "lane-0 lanes-2", "lane-0 lanes-1"]


def test_however_many_meet_the_last_lane_takes_the_rest() -> None:
    found = grid.lanes([span("09:00", "09:30")] * 8)
    assert found[0] == "lane-0 lanes-6"
    assert found[5:] == ["lane-5 lanes-6"] * 3


@pytest.mark.parametrize(
    ("spans", "hours"),
    [
        ([], (8, 18)),
        ([span("15:00", "17:00")], (12, 18)),
        ([span("09:00", "12:40"), span("14:00", "17:00")], (8, 18)),
        ([span("06:30", "07:00")], (6, 12)),
        ([span("20:00", "21:30")], (16, 22)),
    ],
)
def test_the_page_shows_an_hour_around_what_stands_there(spans: list[Span], hours: tuple[int, int]) -> None:
    assert grid.frame(spans, opens=8, closes=18) == hours
