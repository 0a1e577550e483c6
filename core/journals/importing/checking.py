"""Checking: every row of what was brought, ready, wrong, or standing in the book already."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from core import calendar, classes, schools
from core.actors import Specialist
from core.journals import books, columns, facts, lines, months
from core.journals.facts import Facts
from core.journals.importing import cells, counting, keeping
from core.journals.importing.cells import Problem, Read
from core.journals.importing.sifting import sift
from core.journals.importing.vocabulary import Vocabulary, folded
from core.texts import texts
from db.models.journals import EntryState, JournalColumn, JournalEntry, JournalImport
from db.models.staff import Staff


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A row by its number in the file: what it would say, what is wrong with it, whether the book has it already."""

    number: int
    written: dict[str, str]
    happened: datetime | None
    known: Facts
    signer: int | None
    problems: tuple[Problem, ...]
    is_there: bool


@dataclass(frozen=True, slots=True)
class Checked:
    """Every row of the chosen sheet; ``struck``: how many were left out because they are struck through."""

    rows: tuple[Row, ...]
    struck: int
    shown: tuple[JournalColumn, ...]

    @property
    def wrong(self) -> tuple[Row, ...]:
        """Rows that cannot be taken as they are; one that stands in the book already needs no mending."""
        return tuple(row for row in self.rows if row.problems and not row.is_there)

    @property
    def there(self) -> tuple[Row, ...]:
        """Rows that stand in the book already."""
        return tuple(row for row in self.rows if row.is_there)

    @property
    def ready(self) -> tuple[Row, ...]:
        """Rows without a fault that the book does not have yet."""
        return tuple(row for row in self.rows if not row.problems and not row.is_there)


def check(session: Session, kept: JournalImport, *, by: Specialist, now: datetime) -> Checked:
    """Hold every row against the book, its year, the school's classes, and what stands in the book."""
    keys = keeping.keys(kept)
    sifted = sift(keeping.opened(session, kept), keys, school_year=kept.school_year)
    shown = columns.of_book(session, kept.journal, school_id=by.school_id, school_year=kept.school_year)
    mapped = tuple(column for column in shown if column.key in keys.values())
    said, school = Vocabulary(session), _school(session, kept, by=by, now=now)
    there = _standing(session, kept, mapped) if sifted.lines else Counter[tuple[str, ...]]()
    rows, home = [], schools.school(session, by.school_id)
    for number, written in sifted.lines.items():
        found = cells.read(written, mapped, said=said, school=school)
        if kept.is_counted:
            counting.refuse_uncounted(found, kept.journal, keys)
        happened = calendar.at(home, found.day, found.time).astimezone(UTC) if found.day else None
        rows.append(_row(number, dict(written), found, happened, mapped, there))
    return Checked(tuple(rows), sifted.struck, mapped)


def _row(
    number: int,
    written: dict[str, str],
    found: Read,
    happened: datetime | None,
    shown: Sequence[JournalColumn],
    there: Counter[tuple[str, ...]],
) -> Row:
    """A row; each line of the book stands for one row that says the same, so two alike may both be new."""
    says = _says(found.known, shown)
    is_there = there[says] > 0
    there[says] -= is_there
    return Row(
        number=number,
        written=written,
        happened=happened,
        known=found.known,
        signer=found.signer,
        problems=tuple(dict.fromkeys(found.problems)),
        is_there=is_there,
    )


def _school(session: Session, kept: JournalImport, *, by: Specialist, now: datetime) -> cells.School:
    school = schools.school(session, by.school_id)
    people = session.execute(select(Staff.full_name, Staff.id).where(Staff.school_id == by.school_id)).all()
    # the list names the classes of this year: a class of an earlier one may have left school since
    is_now = calendar.school_year(school, now) == kept.school_year
    return cells.School(
        year=kept.school_year,
        today=calendar.local(school, now).date(),
        classes=(classes.names(session, by.school_id) or None) if is_now else None,
        locked=months.locked(session, by.school_id),
        signers={folded(name): staff_id for name, staff_id in people},
    )


def _standing(session: Session, kept: JournalImport, shown: Sequence[JournalColumn]) -> Counter[tuple[str, ...]]:
    """What the lines of the book say in these columns, drafts among them."""
    of_book = books.of_year(kept.journal, school_id=kept.school_id, school_year=kept.school_year)
    standing = session.scalars(of_book.where(JournalEntry.state != EntryState.CORRECTED)).all()
    return Counter(_says(line.known, shown) for line in lines.opened(session, standing))


def _says(known: Facts, shown: Sequence[JournalColumn]) -> tuple[str, ...]:
    """The words of a line, folded; its number and who signed it are the book's own."""
    unsigned = {key: fact for key, fact in known.items() if key not in ("number", "signature")}
    return tuple(folded(facts.cell(unsigned, column, texts("kk"))) for column in shown)
