"""Cells: what a row of a sheet says, as facts of a line, and what is wrong with it."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time
from enum import StrEnum
from typing import Any, Final

from core import words
from core.journals.facts import Facts
from core.journals.importing import dates
from core.journals.importing.mapping import DAYS
from core.journals.importing.vocabulary import NumberUnreadable, Vocabulary, folded
from db.models.journals import JournalColumn

LONGEST: Final = 2_000
NOON: Final = time(12)
_OF_CLASSES: Final = ("class_name", "group", "client", "target")
_SAY_NOTHING: Final = frozenset({*DAYS, "number", "signature"})


class Wrong(StrEnum):
    """What keeps a row from becoming a line."""

    DAY_MISSING = "day-missing"
    DAY_UNREADABLE = "day-unreadable"
    DAY_OUTSIDE = "day-outside"
    DAY_AHEAD = "day-ahead"
    MONTH_LOCKED = "month-locked"
    CLASS_UNKNOWN = "class-unknown"
    NUMBER_UNREADABLE = "number-unreadable"
    NUMBER_MISSING = "number-missing"
    NOTHING_SAID = "nothing-said"
    TOO_LONG = "too-long"


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that is wrong: in which column of the book, and what."""

    key: str
    wrong: Wrong


@dataclass(frozen=True, slots=True, kw_only=True)
class School:
    """What a row is held against: the year, today, classes (None: any), locked months, and who may have signed."""

    year: int
    today: date
    classes: Collection[str] | None
    locked: Collection[str]
    signers: Mapping[str, int]


@dataclass(slots=True)
class Read:
    """A row as it was read: its day and time on the school's clock, its facts, who signed, and what is wrong."""

    day: date | None = None
    time: time = NOON
    known: Facts = field(default_factory=dict)
    signer: int | None = None
    problems: list[Problem] = field(default_factory=list)

    def refuse(self, key: str, wrong: Wrong) -> None:
        """Note that a cell cannot stand as it is."""
        self.problems.append(Problem(key, wrong))


def read(cells: Mapping[str, str], shown: Collection[JournalColumn], *, said: Vocabulary, school: School) -> Read:
    """A row of words as facts of a line."""
    found = Read()
    for column in shown:
        if column.key in cells and column.key != "number":
            _cell(found, column, cells[column.key].strip(), said, school)
    if not any(fact for key, fact in found.known.items() if key not in _SAY_NOTHING):
        found.refuse("", Wrong.NOTHING_SAID)
    for key, name in classes(found.known):
        if school.classes is not None and name not in school.classes:
            found.refuse(key, Wrong.CLASS_UNKNOWN)
    return found


def classes(known: Facts) -> Iterator[tuple[str, str]]:
    """The classes that the facts of a line name, with the column where."""
    for key in _OF_CLASSES:
        for part in parts(known.get(key)):
            if isinstance(part, str) and words.class_name(part) == part:
                yield key, part


def parts(fact: Any) -> list[Any]:
    """What a fact says, one by one."""
    return fact if isinstance(fact, list) else [fact] if fact is not None else []


def _cell(found: Read, column: JournalColumn, written: str, said: Vocabulary, school: School) -> None:
    key, also = column.key, column.also
    if len(written) > LONGEST:
        found.refuse(key, Wrong.TOO_LONG)
        return
    if key in DAYS:
        _day(found, column, written, said, school)
        return
    if "signature" in (key, also):
        written = _unsigned(found, written, school)
    if also == "participants":
        written, _, last = written.rpartition(", ") if written[-1:].isdigit() else (written, "", "")
        if last:
            _fact(found, also, last, said)
    _fact(found, key, written, said)


def _fact(found: Read, key: str, written: str, said: Vocabulary) -> None:
    if not written or key == "signature":
        return
    try:
        found.known[key] = said.fact(key, written)
    except NumberUnreadable:
        found.refuse(key, Wrong.NUMBER_UNREADABLE)


def _day(found: Read, column: JournalColumn, written: str, said: Vocabulary, school: School) -> None:
    moment = dates.read(written, school_year=school.year)
    wrong = _wrong_day(written, moment, school)
    if wrong is not None:
        found.refuse(column.key, wrong)
    if moment is None:
        return
    found.day, found.time = moment.day, moment.time or NOON
    is_exact = moment.time is not None and column.key != "happened_on"
    iso = datetime.combine(moment.day, moment.time or NOON).isoformat() if is_exact else moment.day.isoformat()
    found.known[column.key] = {"moment" if is_exact else "day": iso}
    if column.also == "minutes":
        _fact(found, "minutes", moment.rest, said)


def _wrong_day(written: str, moment: dates.Moment | None, school: School) -> Wrong | None:
    if moment is None:
        return Wrong.DAY_UNREADABLE if written else Wrong.DAY_MISSING
    if moment.day.year - (moment.day.month < dates.FIRST_MONTH) != school.year:
        return Wrong.DAY_OUTSIDE
    if moment.day > school.today:
        return Wrong.DAY_AHEAD
    return Wrong.MONTH_LOCKED if f"{moment.day:%Y-%m}" in school.locked else None


def _unsigned(found: Read, written: str, school: School) -> str:
    """A cell without the name of who signed: a book writes it anew when the line is confirmed."""
    before, _, last = written.rpartition(", ")
    signer = school.signers.get(folded(last))
    if signer is None:
        return written
    found.signer = signer
    return before
