"""Lines as they are read: opened, brought up to date where a need goes on, masked for whoever may not see a child."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from sqlalchemy.orm import Session

from core.actors import Specialist
from core.journals import entries, facts, marks, months, needs
from core.journals.facts import Facts
from core.texts import Texts
from db.models.journals import EntryState, JournalColumn, JournalEntry


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One line with its cells as text; ``is_masked`` when its cells are about one child and the reader is a deputy,
    ``is_locked`` when its month is done.
    """

    id: int
    number: int | None
    state: EntryState
    happened_on: date
    cells: tuple[str, ...]
    is_red: bool = False
    is_masked: bool = False
    reason: str = ""
    corrects: int | None = None
    corrected_by: int | None = None
    gaps: tuple[str, ...] = ()
    is_locked: bool = False


@dataclass(frozen=True, slots=True)
class Opened:
    """A line out of its seal, with what it says at this moment."""

    entry: JournalEntry
    known: Facts


def opened(session: Session, found: Sequence[JournalEntry]) -> list[Opened]:
    """Lines out of their seals; a standing line of J6 says how its need stands now."""
    standing = {entry.need_id for entry in found if entry.need_id and entry.state is EntryState.CONFIRMED}
    now = needs.standing(session, standing) if standing else {}
    return [
        Opened(
            entry, {**entries.facts_of(session, entry), **(now.get(entry.need_id or 0, {}) if _stands(entry) else {})}
        )
        for entry in found
    ]


def is_masked(entry: JournalEntry, known: Facts, by: Specialist) -> bool:
    """Whether this reader sees no more of the line than its number and day."""
    return not by.may_read_talks and marks.is_about_one_child(entry, known)


def shown(
    session: Session,
    found: Sequence[Opened],
    columns: Sequence[JournalColumn],
    *,
    by: Specialist,
    text: Texts,
    required: Collection[str] = (),
) -> tuple[Line, ...]:
    """Lines as text in the reader's language; ``required``: the facts a draft cannot be confirmed without."""
    corrections = _corrections(session, [line.entry for line in found])
    locked = months.locked(session, by.school_id) if found else frozenset()
    made = (_line(line, columns, corrections, by, text, required) for line in found)
    return tuple(replace(line, is_locked=True) if months.of_day(line.happened_on) in locked else line for line in made)


def _stands(entry: JournalEntry) -> bool:
    return entry.state is EntryState.CONFIRMED


def _corrections(session: Session, found: Sequence[JournalEntry]) -> Mapping[int, int]:
    """The number of the right line by the number of the wrong one."""
    struck = [entry for entry in found if entry.state is EntryState.CORRECTED and entry.number]
    if not struck:
        return {}
    first = struck[0]
    hashed = marks.blind(session, first.journal, school_id=first.school_id, school_year=first.school_year)
    return marks.numbers(session, {hashed(f"corrects:{entry.number}"): entry.number or 0 for entry in struck})


def _line(
    line: Opened,
    columns: Sequence[JournalColumn],
    corrections: Mapping[int, int],
    by: Specialist,
    text: Texts,
    required: Collection[str],
) -> Line:
    entry, known = line.entry, line.known
    masked = is_masked(entry, known, by)
    return Line(
        id=entry.id,
        number=entry.number,
        state=entry.state,
        happened_on=entry.happened_on,
        cells=tuple(
            facts.cell(known, column, text) if marks.open_keys((column.key,), is_masked=masked) else ""
            for column in columns
        ),
        is_red=known.get("urgency") == facts.word("journals-urgency-red"),
        is_masked=masked,
        reason="" if masked else facts.render(known.get("correction"), text),
        corrects=known.get("corrects"),
        corrected_by=corrections.get(entry.number or 0),
        gaps=tuple(key for key in required if not known.get(key)) if entry.number is None else (),
    )
