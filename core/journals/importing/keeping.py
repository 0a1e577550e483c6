"""Keeping: what was brought is sealed and kept while a person looks it over, a day at most."""

import json
import zlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Any, Final

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from core import audit, files, public_codes
from core.actors import Specialist, require_psychologist
from core.crypto import vault
from core.files import FileTooLarge
from core.journals import columns
from core.journals.importing import mapping
from core.journals.importing.mapping import DAYS
from core.journals.importing.reading import Sheet, sheets
from core.journals.routing import BY_DIRECTION
from db.models.journals import Journal, JournalImport

KEPT: Final = timedelta(days=1)
# J1-J5 say what was done; J6-J9 show the same work once more, from the side of the people
COUNTED: Final = frozenset(BY_DIRECTION.values())
BROUGHT: Final = "journal:import:brought"
DROPPED: Final = "journal:import:dropped"


class ImportUnknown(Exception):
    """Nothing of this person waits under that reference."""


class DayMissing(Exception):
    """No column of the sheet says when the work was done."""


class ColumnTwice(Exception):
    """Two columns of the sheet would fill one column of the book; the message is its key."""


@dataclass(frozen=True, slots=True)
class Brought:
    """What was brought: its sheets, the one that is taken, where its heading stands, and what was mended.

    ``mended`` gives words by the number of a row in the file (from 1) and the key of a column.
    """

    sheets: tuple[Sheet, ...]
    sheet: int
    head: int
    mended: Mapping[int, Mapping[str, str]]

    @property
    def chosen(self) -> Sheet:
        """The sheet that is taken."""
        return self.sheets[self.sheet]


def read(content: bytes) -> tuple[Sheet, ...]:
    """The sheets of a file. It takes seconds, so that no transaction waits for it: on SQLite the bot could not write.

    Raises:
        FileTooLarge: more than ten megabytes.
        SheetOld, SheetWithMacros, SheetTooLarge, SheetBroken, SheetEmpty: it cannot be read.
    """
    if len(content) > files.LARGEST:
        raise FileTooLarge
    return sheets(content)


def bring(
    session: Session, found: tuple[Sheet, ...], journal: Journal, *, school_year: int, by: Specialist, now: datetime
) -> JournalImport:
    """Keep what was read; what the same person brought for the same book before is thrown away.

    Raises:
        NotAllowed: only a psychologist writes into the books.
    """
    require_psychologist(by)
    for earlier in waiting(session, by=by):
        if earlier.journal is journal:
            session.delete(earlier)
    kept = JournalImport(
        ref=public_codes.new_ref(),
        school_id=by.school_id,
        staff_id=by.id,
        journal=journal,
        school_year=school_year,
        is_counted=journal in COUNTED,
        mapping={},
        sealed_rows=b"",
        made_at=now,
    )
    _propose(session, kept, Brought(found, _fullest(found), 0, {}))
    session.add(kept)
    session.flush()
    note(session, BROUGHT, kept, by=by, now=now, rows=sum(len(sheet.rows) for sheet in found))
    return kept


def find(session: Session, ref: str, *, by: Specialist) -> JournalImport:
    """What this person brought.

    Raises:
        ImportUnknown: another's, thrown away, taken, or never there.
    """
    require_psychologist(by)
    found = session.scalars(select(JournalImport).where(JournalImport.ref == ref)).one_or_none()
    if found is None or (found.school_id, found.staff_id) != (by.school_id, by.id):
        raise ImportUnknown
    return found


def waiting(session: Session, *, by: Specialist) -> Sequence[JournalImport]:
    """What this person brought and has not taken in, latest first."""
    own = select(JournalImport).where(JournalImport.school_id == by.school_id, JournalImport.staff_id == by.id)
    return session.scalars(own.order_by(JournalImport.id.desc())).all()


def opened(session: Session, kept: JournalImport) -> Brought:
    """What was brought, out of its seal."""
    sealed = vault(session).purpose("journals").open(kept.sealed_rows, f"import:{kept.ref}")
    said: dict[str, Any] = json.loads(zlib.decompress(sealed))
    found = tuple(
        Sheet(name, tuple(tuple(row) for row in rows), frozenset(struck)) for name, rows, struck in said["sheets"]
    )
    mended = {int(number): words for number, words in said["mended"].items()}
    return Brought(found, said["sheet"], said["head"], mended)


def keys(kept: JournalImport) -> dict[int, str]:
    """The book's columns by the place of the sheet's."""
    return {int(place): key for place, key in sorted(kept.mapping.items(), key=lambda pair: int(pair[0]))}


def choose_sheet(session: Session, kept: JournalImport, sheet: int) -> None:
    """Take another sheet of the file: its columns are proposed anew."""
    brought = opened(session, kept)
    if 0 <= sheet < len(brought.sheets) and sheet != brought.sheet:
        _propose(session, kept, replace(brought, sheet=sheet, mended={}))


def settle(session: Session, kept: JournalImport, chosen: Mapping[int, str], *, is_counted: bool) -> None:
    """Say which column is which; a column of the sheet that is not named is left out.

    Raises:
        ColumnTwice: one column of the book would be filled from two.
        DayMissing: without a day no line can stand in a book.
    """
    shown = columns.of_book(session, kept.journal, school_id=kept.school_id, school_year=kept.school_year)
    known = {column.key for column in shown}
    meant = {place: key for place, key in chosen.items() if key in known}
    twice = next((key for key in meant.values() if list(meant.values()).count(key) > 1), None)
    if twice is not None:
        raise ColumnTwice(twice)
    if not set(DAYS).intersection(meant.values()):
        raise DayMissing
    kept.mapping = {str(place): key for place, key in meant.items()}
    kept.is_counted = is_counted and kept.journal in COUNTED


def mend(session: Session, kept: JournalImport, said: Mapping[int, Mapping[str, str]]) -> None:
    """Words for cells that could not be read, by the row's number in the file and the column's key."""
    brought = opened(session, kept)
    mended = {number: dict(words) for number, words in brought.mended.items()}
    for number, words in said.items():
        mended[number] = {**mended.get(number, {}), **words}
    _seal(session, kept, replace(brought, mended=mended))


def drop(session: Session, ref: str, *, by: Specialist, now: datetime) -> None:
    """Throw away what was brought.

    Raises:
        ImportUnknown: there is nothing to throw away.
    """
    kept = find(session, ref, by=by)
    note(session, DROPPED, kept, by=by, now=now)
    session.delete(kept)


def purge(session: Session, *, now: datetime) -> None:
    """Throw away what nobody took in within a day."""
    session.execute(delete(JournalImport).where(JournalImport.made_at < now - KEPT))


def note(session: Session, tag: str, kept: JournalImport, *, by: Specialist, now: datetime, **detail: Any) -> None:
    """Note in the audit what was done with a file, in figures."""
    about = {"journal": kept.journal.value, "school_year": kept.school_year}
    audit.record(session, tag, subject="journal_import", subject_id=kept.id, staff_id=by.id, now=now, **about, **detail)


def _propose(session: Session, kept: JournalImport, brought: Brought) -> None:
    shown = columns.of_book(session, kept.journal, school_id=kept.school_id, school_year=kept.school_year)
    found = mapping.propose(brought.chosen.rows, shown)
    kept.mapping = {str(place): key for place, key in found.keys.items()}
    _seal(session, kept, replace(brought, head=found.head))


def _seal(session: Session, kept: JournalImport, brought: Brought) -> None:
    said = {
        "sheets": [(sheet.name, sheet.rows, sorted(sheet.struck)) for sheet in brought.sheets],
        "sheet": brought.sheet,
        "head": brought.head,
        "mended": brought.mended,
    }
    packed = zlib.compress(json.dumps(said, ensure_ascii=False).encode())
    kept.sealed_rows = vault(session).purpose("journals").seal(packed, f"import:{kept.ref}")


def _fullest(found: Sequence[Sheet]) -> int:
    """A cover stands before the book: the sheet with the most rows is the book."""
    return max(range(len(found)), key=lambda place: len(found[place].rows))
