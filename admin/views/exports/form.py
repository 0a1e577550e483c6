"""The sheet of an export: which paper stands in the address; its time, class, format and language are chosen."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Final

from sqlalchemy.orm import Session

from core import calendar, classes, schools
from core.actors import Specialist
from core.documents.writing import FORMATS
from core.exports import catalogue, naming
from core.exports.wish import FIRST_MONTH, What, Wish, what_of
from core.journals import books
from core.texts import LOCALES, Texts
from db.models.journals import Journal

FIELDS: Final = (
    "what",
    "journal",
    "school_year",
    "month",
    "class_name",
    "kind",
    "period",
    "frozen",
    "format",
    "locale",
)
USUAL: Final = "pdf"
LONGEST: Final = 40
# what the sheet lets a person choose of these papers; all of the rest is named by where they came from
CHOSEN: Final[Mapping[What, tuple[str, ...]]] = {
    What.JOURNAL: ("month", "class_name"),
    What.EVERYTHING: ("month", "school_year"),
}


@dataclass(frozen=True, slots=True)
class Option:
    """One choice: its value and its words."""

    value: str
    label: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """The sheet: what the paper is called, what is chosen and among what; a choice without options is not offered."""

    title: str
    whole: str
    values: Mapping[str, str]
    hidden: Mapping[str, str]
    times: Sequence[Option]
    classes: Sequence[str]
    has_class: bool
    formats: Sequence[str] = FORMATS
    locales: Sequence[str] = LOCALES


def typed(given: Mapping[str, str], *, locale: str) -> dict[str, str]:
    """What an address or a form says, and what is usual where it says nothing; ``when`` is a month or a year."""
    found = {"format": USUAL, "locale": locale}
    found |= {name: given[name].strip()[:LONGEST] for name in FIELDS if given.get(name)}
    when = given.get("when", "")[:LONGEST]
    return found | ({"month" if "-" in when else "school_year": when} if when else {})


def sheet(session: Session, values: Mapping[str, str], *, by: Specialist, text: Texts, now: datetime) -> Sheet:
    """The sheet for what an address names; a choice that is odd does not make the sheet impossible.

    Raises:
        WishOdd: there is no such paper.
        NotAllowed: it is not for this person.
    """
    what = what_of(values)
    chosen = CHOSEN.get(what, ())
    named = {name: value for name, value in values.items() if name not in chosen}
    paper = Wish.from_dict({**named, "format": USUAL, "locale": text.locale})
    catalogue.require(paper, by=by)
    return Sheet(
        title=naming.name(session, paper, text),
        whole=text("exports-whole-year") if what is What.JOURNAL else text("exports-whole"),
        values={**values, "when": values.get("month") or values.get("school_year", "")},
        hidden={name: value for name, value in paper.as_dict().items() if name not in {"format", "locale"}},
        times=list(_times(session, paper, by=by, text=text, now=now)),
        classes=classes.names(session, by.school_id) if what is What.JOURNAL else (),
        has_class=what is What.JOURNAL,
    )


def _times(session: Session, paper: Wish, *, by: Specialist, text: Texts, now: datetime) -> Iterator[Option]:
    """What a paper can be narrowed to: a journal to a month of its year, everything to a year or a recent month."""
    if paper.what is What.JOURNAL and paper.school_year is not None:
        yield from _months(session, paper.school_year, by=by, text=text, now=now)
    if paper.what is What.EVERYTHING:
        years = _years(session, by=by, now=now)
        yield from (Option(str(one), text("books-year", first=str(one), last=str(one + 1))) for one in years)
        yield from _months(session, years[0], by=by, text=text, now=now)


def _years(session: Session, *, by: Specialist, now: datetime) -> Sequence[int]:
    found: set[int] = set()
    for journal in Journal:
        found.update(books.years(session, journal, school_id=by.school_id, now=now))
    return sorted(found, reverse=True)


def _months(session: Session, year: int, *, by: Specialist, text: Texts, now: datetime) -> Iterator[Option]:
    """The months of a school year that have begun, latest first."""
    today = calendar.local(schools.school(session, by.school_id), now).date()
    numbers = [(FIRST_MONTH + step - 1) % 12 + 1 for step in range(12)]
    days = [date(year + (number < FIRST_MONTH), number, 1) for number in numbers]
    for day in reversed(days):
        if day <= today:
            yield Option(f"{day:%Y-%m}", text("books-month", month=day.month, year=str(day.year)))
