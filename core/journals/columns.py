"""Columns: what a book shows in a school year: the school's own set of that year or of one before, else the shipped."""

from collections.abc import Sequence

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from core.journals import facts
from db.models.journals import Journal, JournalColumn, JournalEntry


def of_book(session: Session, journal: Journal, *, school_id: int, school_year: int) -> Sequence[JournalColumn]:
    """A book's columns in order, as they hold in a school year."""
    own = select(func.max(JournalColumn.since_year)).where(
        JournalColumn.journal == journal,
        JournalColumn.school_id == school_id,
        JournalColumn.since_year <= school_year,
    )
    since = session.scalar(own)
    statement = select(JournalColumn).where(JournalColumn.journal == journal).order_by(JournalColumn.position)
    if since is None:
        return session.scalars(statement.where(JournalColumn.school_id.is_(None))).all()
    is_own = (JournalColumn.school_id == school_id) & (JournalColumn.since_year == since)
    return session.scalars(statement.where(is_own)).all()


def keys(found: Sequence[JournalColumn]) -> tuple[str, ...]:
    """The facts that columns show, in their order."""
    return tuple(key for column in found for key in facts.keys(column))


def keys_of(session: Session, entry: JournalEntry) -> tuple[str, ...]:
    """The facts that a line's book shows in its school year."""
    return keys(of_book(session, entry.journal, school_id=entry.school_id, school_year=entry.school_year))


def heading(column: JournalColumn, locale: str) -> str:
    """A column's title."""
    return column.titles.get(locale) or column.titles["kk"]
