"""Signing: a numbered line as the chain sees it, with the work it is about."""

from typing import Any, Final

from sqlalchemy import exists, select
from sqlalchemy.orm import Session

from core import chain
from db.models.chain import ChainHead, ChainLink
from db.models.journals import JournalEntry
from db.models.schools import School

SUBJECT: Final = "entry"
# what is tied to a work record later, without saying anything else about what was done
TIED_LATER: Final = frozenset({"plan_item_id", "plan_task_id", "material_id"})
AT_ONCE: Final = 500


def link(session: Session, entry: JournalEntry) -> None:
    """Link a numbered line as it stands."""
    chain.append(session, entry.school_id, SUBJECT, entry.id, row(entry))


def row(entry: JournalEntry) -> dict[str, Any]:
    """Every column of the line and of its work, by name."""
    found = chain.row_of(entry)
    if entry.work is not None:
        found |= {f"work.{name}": value for name, value in chain.row_of(entry.work).items() if name not in TIED_LATER}
    return found


def fill(session: Session) -> int:
    """Link what was numbered before there was a chain; how many lines were linked.

    A school that has a link or a head already is left alone: there, a line without a link was not written by the
    service, and linking it would hide that.
    """
    return sum(_fill(session, school_id) for school_id in session.scalars(select(School.id).order_by(School.id)).all())


def _fill(session: Session, school_id: int) -> int:
    is_linked = exists().where(ChainLink.school_id == school_id)
    has_head = exists().where(ChainHead.school_id == school_id)
    if session.scalar(select(is_linked | has_head)):
        return 0
    count, last = 0, 0
    statement = select(JournalEntry).where(JournalEntry.school_id == school_id, JournalEntry.number.is_not(None))
    statement = statement.order_by(JournalEntry.id).limit(AT_ONCE)
    while found := session.scalars(statement.where(JournalEntry.id > last)).all():
        for entry in found:
            link(session, entry)
        count, last = count + len(found), found[-1].id
        session.flush()
        session.expunge_all()
    return count
