"""Marks for lines that were numbered before there were marks, or under another spelling."""

from sqlalchemy import exists, select
from sqlalchemy.orm import Session

from core.journals import columns, entries, marks, needs
from db.models.journals import EntryState, Journal, JournalEntry, JournalMark

AT_ONCE = 500


def fill(session: Session) -> int:
    """Mark every numbered line of an installation that has lines and no marks; how many lines were marked.

    A version that changes how words are spelled for search empties the marks in its migration and is filled here.
    """
    is_numbered = JournalEntry.number.is_not(None)
    if session.scalar(select(exists().select_from(JournalMark))) or not session.scalar(
        select(exists().where(is_numbered))
    ):
        return 0
    count, last = 0, 0
    statement = select(JournalEntry).where(is_numbered).order_by(JournalEntry.id).limit(AT_ONCE)
    while found := session.scalars(statement.where(JournalEntry.id > last)).all():
        for entry in found:
            _mark(session, entry)
        count, last = count + len(found), found[-1].id
        session.flush()
        session.expunge_all()
    return count


def _mark(session: Session, entry: JournalEntry) -> None:
    if entry.need_id is not None and entry.journal is Journal.NEEDS and entry.state is EntryState.CONFIRMED:
        needs.rewrite(session, entry.need_id)  # what it can be filtered by is written into the line itself
    tokens = marks.of_line(entry, entries.facts_of(session, entry), columns.keys_of(session, entry))
    marks.follow(session, entry, frozenset(), tokens)
