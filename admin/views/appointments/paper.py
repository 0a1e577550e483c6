"""The calendar on paper: a week by hours and days, a day line by line."""

from collections.abc import Sequence
from dataclasses import dataclass

from admin.views.appointments.blocks import HELD, Block
from admin.views.appointments.pages import Calendar


@dataclass(frozen=True, slots=True)
class Hour:
    """One hour of a week: what begins in it, day by day."""

    clock: str
    days: Sequence[Sequence[Block]]


def hours(found: Calendar) -> Sequence[Hour]:
    """The hours of a week."""
    days = [_standing(column.blocks) for column in found.columns]
    return [
        Hour(f"{hour:02}:00", [[one for one in day if one.begins[11:13] == f"{hour:02}"] for day in days])
        for hour in range(found.opens, found.closes)
    ]


def lines(found: Calendar) -> Sequence[Block]:
    """The meetings of all columns in the order of the clock."""
    return sorted(
        (one for column in found.columns for one in _standing(column.blocks)), key=lambda one: (one.begins, one.staff)
    )


def _standing(blocks: Sequence[Block]) -> Sequence[Block]:
    """A time that somebody is only choosing does not stand on paper."""
    return [one for one in blocks if one.state != HELD]
