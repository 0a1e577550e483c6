"""What the sheet offers and what was written today, read in one snapshot and turned into plain values."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy.orm import Session

from admin.views.help_requests.moments import Clock
from admin.views.offline import offering, starting
from admin.views.offline.offering import Before, Option, Planned
from admin.views.offline.starting import WHATS, WHOS
from core.actors import Specialist
from core.journals import books, offline, recent_work
from core.journals.done import What, Who
from core.texts import Texts
from db.models.journals import JournalEntry, WorkRecord
from db.models.staff import Staff


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """The sheet's choices and what stands in its fields."""

    values: Mapping[str, str]
    classes: Mapping[str, int | None]
    grades: Sequence[str]
    plans: Sequence[Planned]
    week: Sequence[Before]
    options: Mapping[str, Sequence[Option]]
    latest_moment: str
    whos: Mapping[Who, str]
    whats: Mapping[What, tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Place:
    """One line of a piece of work: its book, and its number or nothing yet; what the law still asks for."""

    book: str
    number: int | None
    endpoint: str
    entry_id: int
    is_waiting: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One piece of work of today."""

    ref: str
    time: str
    who: Who
    what: What
    class_name: str
    participants: int
    minutes: int | None
    colleague: str
    places: Sequence[Place]
    may_undo: bool
    may_number: bool


def sheet(session: Session, *, by: Specialist, clock: Clock, values: Mapping[str, str] | None = None) -> Sheet:
    """The sheet with what was typed, or with what makes a whole entry by itself."""
    found = values or starting.beforehand(session, by=by, clock=clock)
    classes = offering.classes(session, by=by)
    return Sheet(
        values=found,
        classes=classes,
        grades=offering.grades(classes),
        plans=offering.plans(session, found["plan"], by=by, clock=clock),
        week=offering.last_week(session, by=by, clock=clock),
        options=offering.options(session, by=by, clock=clock),
        latest_moment=clock.field(clock.now),
        whos=WHOS,
        whats=WHATS,
    )


def today(session: Session, *, by: Specialist, clock: Clock) -> Sequence[Entry]:
    """What this person wrote down today, latest first."""
    return [_entry(session, found, by, clock) for found in recent_work.today(session, by=by, now=clock.now)]


def places(session: Session, lines: Sequence[JournalEntry], text: Texts) -> Sequence[Place]:
    """Lines by the names of their books."""
    return [_place(session, line, text) for line in lines]


def _entry(session: Session, found: WorkRecord, by: Specialist, clock: Clock) -> Entry:
    lines = offline.lines(session, found)
    return Entry(
        ref=found.ref,
        time=clock.moment(found.happened_at),
        who=starting.who_of(found),
        what=starting.what_of(session, found),
        class_name=found.class_name or "",
        participants=found.participants,
        minutes=found.minutes,
        colleague=session.get_one(Staff, found.staff_id).full_name if found.entered_by else "",
        places=places(session, lines, clock.text),
        may_undo=offline.may_undo(session, found, by=by, now=clock.now),
        may_number=any(line.number is None for line in lines),
    )


def _place(session: Session, line: JournalEntry, text: Texts) -> Place:
    code = line.journal.value.lower()
    is_waiting = line.number is None and not offline.is_complete(session, line)
    title = books.title(session, line.journal, text.locale)
    return Place(title, line.number, f"journals_{code}", line.id, is_waiting)
