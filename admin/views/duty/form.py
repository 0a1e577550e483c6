"""What was typed about turns and absences: read, and kept when it is refused."""

from collections.abc import Mapping
from datetime import date, time
from typing import Any, Final

from werkzeug.datastructures import MultiDict

PLACES: Final = (0, 1, 2)  # in which order those on duty at one time are woken
EMPTY: Final[Mapping[str, Any]] = {
    "staff": "",
    "day": [],
    "opens": "18:00",
    "closes": "08:00",
    "position": "0",
    "absent": "",
    "stand_in": "",
    "starts": "",
    "ends": "",
}


class NotFilled(Exception):
    """A field is empty, or holds what it cannot."""


def typed(form: MultiDict[str, str]) -> dict[str, Any]:
    """The fields as they were filled in."""
    return {**{name: form.get(name, "") for name in EMPTY if name != "day"}, "day": form.getlist("day")}


def turn(found: Mapping[str, Any]) -> dict[str, Any]:
    """A turn on some weekdays, as the rule takes it.

    Raises:
        NotFilled: something is missing.
    """
    return {
        "staff_id": number(found["staff"]),
        "weekdays": {number(day) for day in found["day"]},
        "opens": clock(found["opens"]),
        "closes": clock(found["closes"]),
        "position": min(number(found["position"]), PLACES[-1]),
    }


def one_turn(found: Mapping[str, str]) -> dict[str, Any]:
    """Which turn is meant.

    Raises:
        NotFilled: something is missing.
    """
    return {
        "staff_id": number(found.get("staff", "")),
        "weekday": number(found.get("weekday", "")),
        "opens": clock(found.get("opens", "")),
    }


def absence(found: Mapping[str, Any]) -> dict[str, Any]:
    """Who is away when, as the rule takes it.

    Raises:
        NotFilled: something is missing.
    """
    return {
        "staff_id": number(found["absent"]),
        "stand_in_id": number(found["stand_in"]) if found["stand_in"] else None,
        "starts": day(found["starts"]),
        "ends": day(found["ends"] or found["starts"]),
    }


def number(written: str) -> int:
    """A whole number that a table can hold.

    Raises:
        NotFilled: it is none.
    """
    if not (written.isascii() and written.isdigit() and len(written) < 10):
        raise NotFilled
    return int(written)


def clock(written: str) -> time:
    """Hours and minutes.

    Raises:
        NotFilled: they are none.
    """
    try:
        return time.fromisoformat(written).replace(second=0, microsecond=0, tzinfo=None)
    except ValueError:
        raise NotFilled from None


def day(written: str) -> date:
    """A date.

    Raises:
        NotFilled: it is none.
    """
    try:
        return date.fromisoformat(written)
    except ValueError:
        raise NotFilled from None
