"""Signing: a numbered line as the chain sees it, with the work it is about."""

from typing import Any, Final

from sqlalchemy import inspect
from sqlalchemy.orm import Session

from core import chain
from db.models.base import Base
from db.models.journals import JournalEntry

SUBJECT: Final = "entry"
# what is tied to a work record later, without saying anything else about what was done
_TIED_LATER: Final = frozenset({"plan_item_id", "plan_task_id", "material_id"})


def link(session: Session, entry: JournalEntry) -> None:
    """Link a numbered line as it stands."""
    chain.append(session, entry.school_id, SUBJECT, entry.id, row(entry))


def row(entry: JournalEntry) -> dict[str, Any]:
    """Every column of the line and of its work, by name."""
    found = _columns(entry)
    if entry.work is not None:
        found |= {f"work.{name}": value for name, value in _columns(entry.work).items() if name not in _TIED_LATER}
    return found


def _columns(found: Base) -> dict[str, Any]:
    return {column.key: getattr(found, column.key) for column in inspect(type(found)).column_attrs}
