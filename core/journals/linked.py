"""Linked rows: every signed row beside its newest link, streamed; a row is read as exactly as it was written."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Final

from sqlalchemy import Dialect, Select, String, and_, cast, exists, func, select, type_coerce
from sqlalchemy.orm import Session, aliased
from sqlalchemy.sql.elements import KeyedColumnElement
from sqlalchemy.types import NullType

from core import chain
from core.journals import signing
from core.journals.problems import Kind, Problem
from db.models.base import Base
from db.models.chain import ChainLink
from db.models.journals import JournalEntry, WorkRecord
from db.models.reports import FrozenReport

AT_ONCE: Final = 500
_BROKEN: Final = (LookupError, TypeError, ValueError, AttributeError)

Row = dict[str, Any]
Part = tuple[str, type[Base], frozenset[str]]


@dataclass(frozen=True, slots=True)
class _Signed:
    """A kind of row that is signed: its parts (prefix, table, what is left out), and what can be wrong with it."""

    subject: str
    parts: tuple[Part, ...]
    changed: Kind
    unsigned: Kind
    gone: Kind


_LINES: Final = _Signed(
    signing.SUBJECT,
    (("", JournalEntry, frozenset()), ("work.", WorkRecord, signing.TIED_LATER)),
    Kind.LINE_CHANGED,
    Kind.LINE_UNSIGNED,
    Kind.LINE_GONE,
)
_REPORTS: Final = _Signed(
    "report", (("", FrozenReport, frozenset()),), Kind.REPORT_CHANGED, Kind.REPORT_UNSIGNED, Kind.REPORT_GONE
)


def lines(session: Session, school_id: int) -> Iterator[Problem | None]:
    """Every numbered line of a school: what is wrong with it, None when it is as it was signed."""
    return _compared(session, school_id, _LINES)


def reports(session: Session, school_id: int) -> Iterator[Problem | None]:
    """Every frozen report of a school: what is wrong with it, None when it is as it was signed."""
    return _compared(session, school_id, _REPORTS)


def gone(session: Session, school_id: int, *, most: int) -> Sequence[Problem]:
    """What was signed and is there no more: deleted, or without its number."""
    found: list[Problem] = []
    for signed in (_LINES, _REPORTS):
        table = signed.parts[0][1]
        is_there = exists().where(table.__table__.c.id == ChainLink.subject_id, *_standing(table, school_id))
        lost = select(ChainLink.subject_id).where(
            ChainLink.school_id == school_id, ChainLink.subject == signed.subject, ~is_there
        )
        ids = session.scalars(lost.distinct().order_by(ChainLink.subject_id).limit(most)).all()
        found += [Problem(kind=signed.gone, school_id=school_id, id=row_id) for row_id in ids]
    return found


def gaps(session: Session, school_id: int) -> Sequence[Problem]:
    """The first number that is missing in each book whose numbers do not run from one to the last."""
    journal, year, number = cast(JournalEntry.journal, String), JournalEntry.school_year, JournalEntry.number
    books = (
        select(journal, year, func.count(number), func.min(number), func.max(number))
        .where(*_standing(JournalEntry, school_id))
        .group_by(journal, year)
    )
    before = aliased(JournalEntry)
    is_followed = exists().where(
        before.school_id == school_id, cast(before.journal, String) == journal, before.school_year == year
    )
    found = []
    for book, of_year, count, first, last in session.execute(books).all():
        if (first, last) == (1, count):
            continue
        alone = select(func.min(number)).where(*_standing(JournalEntry, school_id), journal == book, year == of_year)
        after = session.scalar(alone.where(number > 1, ~is_followed.where(before.number == number - 1)))
        missing = after - 1 if isinstance(after, int) else None
        found.append(
            Problem(kind=Kind.NUMBER_MISSING, school_id=school_id, journal=book, school_year=of_year, number=missing)
        )
    return found


def _compared(session: Session, school_id: int, signed: _Signed) -> Iterator[Problem | None]:
    dialect = session.get_bind().dialect
    readers = [_reader(prefix, table, left_out, dialect) for prefix, table, left_out in signed.parts]
    statement = _beside_links(school_id, signed).execution_options(yield_per=AT_ONCE)
    with session.execute(statement) as rows:
        for digest, *raw in rows:
            yield _problem(signed, school_id, digest, raw, readers)


def _beside_links(school_id: int, signed: _Signed) -> Select[*tuple[Any, ...]]:
    """The raw columns of every signed row, with the digest of its newest link before them."""
    newest = (
        select(ChainLink.subject_id, func.max(ChainLink.position).label("position"))
        .where(ChainLink.school_id == school_id, ChainLink.subject == signed.subject)
        .group_by(ChainLink.subject_id)
        .subquery()
    )
    first, *others = (table for _, table, _ in signed.parts)
    columns = [ChainLink.digest, *(column for _, table, _ in signed.parts for column in table.__table__.columns)]
    raw = (type_coerce(column, NullType()).label(f"raw_{at}") for at, column in enumerate(columns))
    statement = select(*raw).select_from(first)
    for other in others:
        statement = statement.outerjoin(other, other.__table__.c.id == JournalEntry.work_id)
    key = first.__table__.c.id
    is_newest = and_(ChainLink.school_id == school_id, ChainLink.position == newest.c.position)
    statement = statement.outerjoin(newest, newest.c.subject_id == key).outerjoin(ChainLink, is_newest)
    return statement.where(*_standing(first, school_id)).order_by(key)


def _standing(table: type[Base], school_id: int) -> tuple[Any, ...]:
    is_own = table.__table__.c.school_id == school_id
    return (is_own, JournalEntry.number.is_not(None)) if table is JournalEntry else (is_own,)


def _problem(
    signed: _Signed,
    school_id: int,
    digest: Any,
    raw: Sequence[Any],
    readers: Sequence[tuple[int, Callable[[Sequence[Any]], Row]]],
) -> Problem | None:
    kind = _wrong(signed, digest, raw, readers)
    if kind is None:
        return None
    names = [column.key for column in signed.parts[0][1].__table__.columns]
    shown = dict(zip(names, raw, strict=False))
    place = {name: shown.get(name) for name in ("id", "journal", "school_year", "number")}
    return Problem(kind=kind, school_id=school_id, **place)


def _wrong(
    signed: _Signed,
    digest: Any,
    raw: Sequence[Any],
    readers: Sequence[tuple[int, Callable[[Sequence[Any]], Row]]],
) -> Kind | None:
    if digest is None:
        return signed.unsigned
    found: Row = {}
    at = 0
    try:
        for width, read in readers:
            found |= read(raw[at : at + width])
            at += width
        return None if chain.digest_of(found) == digest else signed.changed
    except _BROKEN:
        return signed.changed


def _reader(
    prefix: str, table: type[Base], left_out: frozenset[str], dialect: Dialect
) -> tuple[int, Callable[[Sequence[Any]], Row]]:
    """How many raw columns a part has, and how they are read; a part that is not there says nothing."""
    columns = list(table.__table__.columns)
    exact = [(f"{prefix}{column.key}", column.key not in left_out, _exact(column, dialect)) for column in columns]
    key = next(at for at, column in enumerate(columns) if column.key == "id")

    def read(raw: Sequence[Any]) -> Row:
        if raw[key] is None:
            return {}
        return {name: value(stored) for (name, is_signed, value), stored in zip(exact, raw, strict=True) if is_signed}

    return len(columns), read


def _exact(column: KeyedColumnElement[Any], dialect: Dialect) -> Callable[[Any], Any]:
    """A stored value as the service reads it; SQLite keeps anything anywhere, so it must also write it just so."""
    kind = column.type.dialect_impl(dialect)
    read, write = kind.result_processor(dialect, None), kind.bind_processor(dialect)

    def value(stored: Any) -> Any:
        if stored is None:
            return None
        found = read(stored) if read else stored
        if dialect.name == "sqlite" and (write(found) if write else found) != stored:
            raise ValueError
        return found

    return value
