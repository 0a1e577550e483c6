"""What a book is filtered by: chips whose choices are ids in the address, never words."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Final

from sqlalchemy import select
from sqlalchemy.orm import Session

from core import calendar, schools
from core.actors import Specialist
from core.journals import offline
from core.texts import Texts
from core.words import MAX_GRADE
from db.models.journals import Audience, Journal
from db.models.schools import ProblemCategory
from db.models.staff import Staff

FIRST_MONTH: Final = 9
# What a choice may look like; anything else in an address is as if it were not there.
_SHAPES: Final = {
    "month": re.compile(r"20\d\d-(?:0[1-9]|1[0-2])"),
    "class": re.compile(r"[0-9]|1[0-2]"),
    "audience": re.compile("|".join(Audience)),
    "category": re.compile(r"[a-z_]{1,16}"),
    "by": re.compile(r"[1-9]\d{0,8}"),
    "state": re.compile(r"corrected"),
}
# Books of one audience, and books without a category or a class of their own, need no such chip.
_WITHOUT: Final[Mapping[Journal, frozenset[str]]] = {
    Journal.INDIVIDUAL: frozenset({"audience"}),
    Journal.GROUPS: frozenset({"audience"}),
}


@dataclass(frozen=True, slots=True)
class Option:
    """One choice of a chip."""

    value: str
    label: str


@dataclass(frozen=True, slots=True)
class Chip:
    """One filter: its choices, and the one that is chosen."""

    name: str
    label: str
    options: tuple[Option, ...]
    value: str


def chosen(given: Mapping[str, str]) -> dict[str, str]:
    """The filters of an address or a form that can be meant."""
    return {name: value for name, shape in _SHAPES.items() if (value := given.get(name, "")) and shape.fullmatch(value)}


def chips(
    session: Session,
    journal: Journal,
    picked: Mapping[str, str],
    *,
    year: int,
    by: Specialist,
    text: Texts,
    now: datetime,
) -> tuple[Chip, ...]:
    """The chips of a book in one school year; a chip with nothing to choose from is left out."""
    options = {
        "month": _months(session, year, by=by, text=text, now=now),
        "class": tuple(Option(str(grade), text("books-filter-grade", grade=str(grade))) for grade in _grades()),
        "audience": tuple(Option(value, text(f"journals-audience-{value}")) for value in Audience),
        "category": _categories(session, text),
        "by": _colleagues(session, by) if by.may_read_talks else (),
        "state": (Option("corrected", text("books-filter-corrected")),),
    }
    return tuple(
        Chip(name, text(f"books-filter-{name}"), choices, picked.get(name, ""))
        for name, choices in options.items()
        if choices and name not in _WITHOUT.get(journal, ())
    )


def month_name(day: date, text: Texts) -> str:
    """«Қараша 2026»."""
    return text("books-month", month=day.month, year=str(day.year))


def _grades() -> range:
    return range(1, MAX_GRADE + 1)


def _months(session: Session, year: int, *, by: Specialist, text: Texts, now: datetime) -> tuple[Option, ...]:
    """The months of a school year that have begun, latest first."""
    today = calendar.local(schools.school(session, by.school_id), now).date()
    places = ((year + (FIRST_MONTH + step - 1) // 12, (FIRST_MONTH + step - 1) % 12 + 1) for step in range(12))
    days = [date(*place, 1) for place in places]
    return tuple(Option(f"{day:%Y-%m}", month_name(day, text)) for day in reversed(days) if day <= today)


def _categories(session: Session, text: Texts) -> tuple[Option, ...]:
    found = session.scalars(select(ProblemCategory).order_by(ProblemCategory.position))
    return tuple(Option(kind.code, kind.adult_names.get(text.locale) or kind.adult_names["kk"]) for kind in found)


def _colleagues(session: Session, by: Specialist) -> tuple[Option, ...]:
    """The psychologists of the school, the reader first; alone nobody has to choose."""
    others = offline.colleagues(session, by=by)
    if not others:
        return ()
    own = Option(str(by.id), session.get_one(Staff, by.id).full_name)
    return (own, *(Option(str(colleague.id), colleague.name) for colleague in others))
