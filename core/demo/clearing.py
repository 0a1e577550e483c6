"""Clearing: everything that hangs on the demo school goes, with its keys; nothing else is touched."""

from collections.abc import Iterator

from sqlalchemy import ColumnElement, Table, delete, or_, select
from sqlalchemy.orm import Session

import db.models  # noqa: F401  every table must be known to be emptied
from core.crypto import vault
from core.demo import people
from core.journals import columns, entries, marks
from db.engine import Database
from db.models.audit import AuditRecord
from db.models.base import Base
from db.models.help_requests import HelpRequest
from db.models.journals import JournalEntry
from db.models.schools import School
from db.models.staff import STAFF_ROLES, StaffRole

LINES_TOGETHER = 5


def clear(database: Database) -> bool:
    """Delete the demo school, table by table, each in a short transaction of its own; tells whether there was one."""
    with database.reading() as session:
        school = people.find_school(session)
    if school is None:
        return False
    _unmark(database, school.id)
    with database.writing() as session:
        _forget_talks(session, school.id)
    for table in reversed(Base.metadata.sorted_tables):
        if _hangs_on_a_school(table):
            with database.writing() as session:
                session.execute(delete(table).where(_of(table, school.id)))
    with database.writing() as session:
        unused = select(STAFF_ROLES.c.role_id)
        session.execute(delete(StaffRole).where(StaffRole.id.not_in(unused)))
    return True


def _unmark(database: Database, school_id: int) -> None:
    """The blind marks of lines name no school: each line takes its own away."""
    with database.reading() as session:
        numbered = (JournalEntry.school_id == school_id, JournalEntry.number.is_not(None))
        ids = session.scalars(select(JournalEntry.id).where(*numbered)).all()
    for start in range(0, len(ids), LINES_TOGETHER):
        with database.writing() as session:
            for entry_id in ids[start : start + LINES_TOGETHER]:
                entry = session.get_one(JournalEntry, entry_id)
                known = marks.of_line(entry, entries.facts_of(session, entry), columns.keys_of(session, entry))
                marks.follow(session, entry, known, frozenset())


def _forget_talks(session: Session, school_id: int) -> None:
    """Destroy the talks' keys, and what the audit says of them in nobody's name."""
    talks = select(HelpRequest.id).where(HelpRequest.school_id == school_id)
    session.execute(delete(AuditRecord).where(AuditRecord.subject == "help_request", AuditRecord.subject_id.in_(talks)))
    keys = vault(session)
    for ref in session.scalars(select(HelpRequest.ref).where(HelpRequest.school_id == school_id)):
        keys.destroy_thread(session, ref)


def _hangs_on_a_school(table: Table) -> bool:
    return table.name == School.__tablename__ or any(_ways(table))


def _of(table: Table, school_id: int) -> ColumnElement[bool]:
    """The rows of a table that belong to the school, by the shortest way its foreign keys lead there."""
    if table.name == School.__tablename__:
        return table.c.id == school_id
    if "school_id" in table.c:
        return table.c.school_id == school_id
    ways = list(_ways(table))
    sure = [(column, parent) for column, parent in ways if not table.c[column].nullable][:1]
    return or_(
        *(table.c[column].in_(select(parent.c.id).where(_of(parent, school_id))) for column, parent in sure or ways)
    )


def _ways(table: Table) -> Iterator[tuple[str, Table]]:
    """The columns that lead to a table which hangs on a school, and that table."""
    for key in sorted(table.foreign_keys, key=lambda key: key.parent.name):
        parent = key.column.table
        if parent is not table and _hangs_on_a_school(parent):
            yield key.parent.name, parent
