"""Recurrence: the wall decides, whatever the zone does; what never happens is refused; nothing goes on for ever."""

import itertools
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.clock import recurrence
from core.clock.recurrence import DayDoesNotExist, Kind, Recurrence, RecurrenceUnclear, occurrences
from db.models.schools import CalendarPeriod

ALMATY = "Asia/Almaty"
EVENING = time(18, 30)
TERMS = [
    CalendarPeriod(kind=kind, starts=date(*starts), ends=date(*ends))
    for kind, starts, ends in (
        ("term", (2026, 9, 1), (2026, 10, 25)),
        ("term", (2026, 11, 2), (2026, 12, 27)),
        ("exams", (2027, 5, 31), (2027, 6, 11)),
        ("exams", (2027, 6, 1), (2027, 6, 17)),
    )
]


def days(asked: Recurrence, first: date, *, until: date | None = None, **changed: Any) -> list[str]:
    """The names of every time, over ten years."""
    asked_for: dict[str, Any] = {
        "day": first,
        "clock": EVENING,
        "zone": ALMATY,
        "recurrence": asked,
        "until": until,
        "periods": TERMS,
        "after": datetime(2020, 1, 1, tzinfo=UTC),
        "before": datetime(2032, 1, 1, tzinfo=UTC),
        **changed,
    }
    return [one.name for one in occurrences(**asked_for)]


def test_once_is_one_time() -> None:
    assert days(Recurrence(), date(2026, 11, 30)) == ["2026-11-30T18:30"]


def test_weekly_comes_on_its_weekdays_and_never_before_its_first_day() -> None:
    twice = Recurrence(Kind.WEEKLY, weekdays=(0, 3))

    assert days(twice, date(2026, 11, 24), until=date(2026, 12, 7)) == [
        "2026-11-26T18:30",
        "2026-11-30T18:30",
        "2026-12-03T18:30",
        "2026-12-07T18:30",
    ]
    assert days(Recurrence(Kind.WEEKLY), date(2026, 11, 24), until=date(2026, 12, 2)) == [
        "2026-11-24T18:30",
        "2026-12-01T18:30",
    ]


def test_what_never_ends_ends_with_the_school_year_after_the_next_one() -> None:
    found = days(Recurrence(Kind.WEEKLY), date(2026, 11, 23))

    assert found[-1] == "2029-08-27T18:30"
    assert days(Recurrence(Kind.WEEKLY), date(2026, 11, 23), until=date(9999, 12, 31)) == found


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        (Recurrence(Kind.TERM, anchor="end", offset_days=14), ["2026-10-11", "2026-12-13"]),
        (Recurrence(Kind.TERM, anchor="start", offset_days=54), ["2026-10-25", "2026-12-26"]),
        (Recurrence(Kind.TERM, anchor="start", offset_days=55), ["2026-12-27"]),  # the first term is too short
        (Recurrence(Kind.RELATIVE, anchor="term_end", offset_days=-14), ["2026-10-11", "2026-12-13"]),
        (Recurrence(Kind.RELATIVE, anchor="exams", offset_days=-1), ["2027-05-30", "2027-05-31"]),
        (
            Recurrence(Kind.RELATIVE, anchor=recurrence.nth_weekday(11, 3, 3)),
            ["2026-11-19", "2027-11-18", "2028-11-16"],
        ),
        (
            Recurrence(Kind.RELATIVE, anchor=recurrence.nth_weekday(2, -1, 0)),
            ["2027-02-22", "2028-02-28", "2029-02-26"],
        ),
        (
            Recurrence(Kind.RELATIVE, anchor=recurrence.fixed(1, 1), offset_days=-1),
            ["2026-12-31", "2027-12-31", "2028-12-31"],
        ),
        (Recurrence(Kind.RELATIVE, anchor=recurrence.fixed(2, 29)), ["2028-02-29"]),
    ],
)
def test_a_day_is_counted_from_its_anchor(asked: Recurrence, expected: list[str]) -> None:
    assert days(asked, date(2026, 9, 1)) == [f"{day}T18:30" for day in expected]


@pytest.mark.parametrize("anchor", ["02-31", "13-01", "04-31"])
def test_a_day_no_year_has_is_refused_by_name(anchor: str) -> None:
    with pytest.raises(DayDoesNotExist):
        recurrence.fixed(int(anchor[:2]), int(anchor[3:]))


@pytest.mark.parametrize(
    "kept",
    [
        {"kind": "hourly"},
        {"kind": "weekly", "weekdays": [7]},
        {"kind": "weekly", "weekdays": "monday"},
        {"kind": "term", "anchor": "middle"},
        {"kind": "term", "anchor": "end", "offset_days": -1},
        {"kind": "relative", "anchor": "11:5:3"},
        {"kind": "relative", "anchor": "13:1:3"},
        {"kind": "relative", "anchor": "term_end", "offset_days": 4000},
        {"kind": "relative", "anchor": "02-31"},
    ],
)
def test_what_says_nothing_is_refused(kept: dict[str, Any]) -> None:
    with pytest.raises(RecurrenceUnclear):
        Recurrence.from_dict(kept)


def test_what_is_kept_is_read_back() -> None:
    asked = Recurrence(Kind.RELATIVE, weekdays=(1, 4), anchor="06-26", offset_days=-3)

    assert Recurrence.from_dict(asked.as_dict()) == asked
    assert Recurrence.from_dict({}) == Recurrence()


@pytest.mark.parametrize(
    ("zone", "day", "clock", "expected"),
    [
        # Almaty went from +6 to +5 at the midnight after 29 February 2024: its last hour came twice
        (ALMATY, date(2024, 2, 29), time(18, 30), "2024-02-29T12:30:00+00:00"),
        (ALMATY, date(2024, 2, 29), time(23, 30), "2024-02-29T17:30:00+00:00"),
        (ALMATY, date(2024, 3, 1), time(18, 30), "2024-03-01T13:30:00+00:00"),
        # Berlin: 02:30 is missing on one night and comes twice on another
        ("Europe/Berlin", date(2026, 3, 29), time(2, 30), "2026-03-29T01:00:00+00:00"),
        ("Europe/Berlin", date(2026, 3, 29), time(3), "2026-03-29T01:00:00+00:00"),
        ("Europe/Berlin", date(2026, 10, 25), time(2, 30), "2026-10-25T00:30:00+00:00"),
        # Apia slept over 30 December 2011 altogether
        ("Pacific/Apia", date(2011, 12, 30), time(12), "2011-12-30T10:00:00+00:00"),
    ],
)
def test_the_wall_decides_where_the_clock_is_changed(zone: str, day: date, clock: time, expected: str) -> None:
    found = occurrences(
        day=day,
        clock=clock,
        zone=zone,
        recurrence=Recurrence(),
        until=None,
        periods=[],
        after=datetime(2000, 1, 1, tzinfo=UTC),
        before=datetime(2030, 1, 1, tzinfo=UTC),
    )

    assert [one.at.isoformat() for one in found] == [expected]
    assert found[0].name == f"{day}T{clock:%H:%M}"


@settings(max_examples=25)
@given(
    zone=st.sampled_from([ALMATY, "Europe/Berlin", "America/New_York", "Australia/Lord_Howe"]),
    first=st.dates(date(2023, 9, 1), date(2026, 8, 31)),
    clock=st.times().map(lambda found: found.replace(second=0, microsecond=0)),
    cuts=st.lists(st.integers(0, 400 * 24 * 60), min_size=1, max_size=6),
)
def test_looking_in_pieces_finds_each_time_once(zone: str, first: date, clock: time, cuts: list[int]) -> None:
    begun = datetime.combine(first, time(), tzinfo=UTC) - timedelta(days=2)
    asked: dict[str, Any] = {
        "day": first,
        "clock": clock,
        "zone": zone,
        "recurrence": Recurrence(Kind.WEEKLY, weekdays=(0, 5, 6)),
        "until": None,
        "periods": [],
    }
    edges = [begun, *sorted(begun + timedelta(minutes=cut) for cut in cuts), begun + timedelta(days=401)]

    whole = occurrences(after=edges[0], before=edges[-1], **asked)
    pieces = {
        one: None
        for since, until in itertools.pairwise(edges)
        for one in occurrences(after=since, before=until, **asked)
    }

    assert list(pieces) == whole
    assert [one.at for one in whole] == sorted(one.at for one in whole)
