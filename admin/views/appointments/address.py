"""Which days, whose meetings and which rooms the calendar shows: all of it stands in the page's address."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, Final
from urllib.parse import urlsplit

from flask import request, url_for

from admin.views.appointments.grid import monday

WEEK: Final = "week"
DAY: Final = "day"
VIEWS: Final = (WEEK, DAY)


@dataclass(frozen=True, slots=True, kw_only=True)
class Chosen:
    """``view`` empty: the week on a desk, its ``day`` on a phone; ``staff``, ``room`` None: everybody, every room."""

    view: str
    day: date
    staff: int | None
    room: int | None

    @classmethod
    def read(cls, asked: Mapping[str, str], today: date) -> "Chosen":
        """From an address; what makes no sense there is as if it were not there."""
        return cls(
            view=asked["view"] if asked.get("view") in VIEWS else "",
            day=_day(asked.get("day", "")) or today,
            staff=_number(asked.get("staff", "")),
            room=_number(asked.get("room", "")),
        )

    @property
    def first(self) -> date:
        """The first day that is read."""
        return self.day if self.view == DAY else monday(self.day)

    @property
    def days(self) -> int:
        """How many days are read."""
        return 1 if self.view == DAY else 7

    def url(self, **other: object) -> str:
        """The address of this page, or of one that differs in something: ``chosen.url(day=…, staff=None)``."""
        asked: dict[str, Any] = self.fields() | {name: _said(value) for name, value in other.items()}
        return url_for("appointments.index", **asked)

    def fields(self) -> dict[str, str | None]:
        """What stands in the address."""
        return {
            "view": self.view or None,
            "day": self.day.isoformat(),
            "staff": _said(self.staff),
            "room": _said(self.room),
        }

    def before(self) -> str:
        """The address of the days before."""
        return self.url(day=self.day - timedelta(days=self.days))

    def after(self) -> str:
        """The address of the days that follow."""
        return self.url(day=self.day + timedelta(days=self.days))


def back(otherwise: str) -> str:
    """Where somebody came from, if it is one of our pages: the field may be forged."""
    target = request.values.get("next", "")
    parts = urlsplit(target)
    is_ours = target.startswith("/") and not target.startswith("//") and "\\" not in target
    return target if is_ours and not parts.scheme and not parts.netloc else otherwise


def _said(value: object) -> str | None:
    if isinstance(value, date):
        return value.isoformat()
    return None if value in (None, "") else str(value)


def _day(written: str) -> date | None:
    try:
        found = date.fromisoformat(written)
    except ValueError:
        return None
    return found if 2000 < found.year < 2100 else None  # a week around it has to be a date too


def _number(written: str) -> int | None:
    return int(written) if written.isascii() and written.isdigit() and len(written) < 10 else None
