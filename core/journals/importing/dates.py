"""Days as people write them in a book: «12.10.2026, 10:00», «12.10», «12 қазан», «2026-10-12»."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, time
from functools import cache
from typing import Final

from core.journals.importing.vocabulary import folded
from core.texts import LOCALES, texts

FIRST_MONTH: Final = 9
_CENTURY: Final = 2000
_TIME = re.compile(r"(?<!\d)(\d{1,2})[:.](\d{2})(?:[:.]\d{2})?(?!\d)")
_ISO = re.compile(r"(?P<year>\d{4})-(?P<month>\d{1,2})-(?P<day>\d{1,2})(?!\d)")
_FIGURES = re.compile(r"(?P<day>\d{1,2})[./-](?P<month>\d{1,2})(?:[./-](?P<year>\d{4}|\d{2}))?(?![\d/-]|\.\d)")
_WORDS = re.compile(r"(?P<day>\d{1,2})\s+(?P<name>[^\W\d]{3,})\.?(?:\s+(?P<year>\d{4}))?")
_MARKS = " ,;.\n"


@dataclass(frozen=True, slots=True)
class Moment:
    """A day, the time where one was written, and the words after them."""

    day: date
    time: time | None
    rest: str


def read(written: str, *, school_year: int) -> Moment | None:
    """The day at the beginning of a cell; one without a year is of the school year. None when there is no day."""
    said = written.strip()
    for shape in (_ISO, _FIGURES, _WORDS):
        if match := shape.match(said):
            day = _day(match.groupdict(), school_year)
            return _with_time(day, said[match.end() :]) if day else None
    return None


def _day(found: Mapping[str, str | None], school_year: int) -> date | None:
    month = _month(found["name"] or "") if "name" in found else int(found["month"] or 0)
    if month is None:
        return None
    year = int(found["year"]) if found["year"] else school_year + (month < FIRST_MONTH)
    try:
        return date(year if year >= 100 else year + _CENTURY, month, int(found["day"] or 0))
    except ValueError:
        return None


def _with_time(day: date, after: str) -> Moment:
    match = _TIME.search(after)
    if match and int(match[1]) < 24 and int(match[2]) < 60:
        return Moment(day, time(int(match[1]), int(match[2])), after[match.end() :].strip(_MARKS))
    return Moment(day, None, after.strip(_MARKS))


def _month(name: str) -> int | None:
    """A month by its name in any language and case: «октября», «қазанда», «Oct.»."""
    said = folded(name)
    fitting = [
        (len(stem), number)
        for stem, number in _months().items()
        if said.startswith(stem) or (len(said) >= 3 and stem.startswith(said))
    ]
    return max(fitting)[1] if fitting else None


@cache
def _months() -> Mapping[str, int]:
    """Names without their last letter, which is what a case changes."""
    named = (
        (folded(texts(locale)("books-month", month=number, year="")), number)
        for locale in LOCALES
        for number in range(1, 13)
    )
    return {name[:-1]: number for name, number in named}
