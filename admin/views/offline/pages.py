"""What the sheet offers and what was written today, read in one snapshot and turned into plain values."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from sqlalchemy.orm import Session

from admin.views.help_requests.closing_form import Choice, categories
from admin.views.help_requests.moments import Clock
from admin.views.offline.form import FIELDS, MINUTES, OTHER
from core.actors import Specialist
from core.journals import books, offline, recent_work, work
from core.journals.done import What, Who
from core.journals.offline import Colleague
from core.texts import Texts
from db.models.journals import Audience, Direction, JournalEntry, WorkRecord
from db.models.staff import Staff

# what is tapped first, its picture, and how long it usually takes
WHATS: Final = {
    What.CONSULTATION: ("message-2", "15"),
    What.ASSESSMENT: ("report-analytics", "30"),
    What.CORRECTION: ("adjustments-horizontal", "45"),
    What.PREVENTION: ("shield-check", "45"),
    What.AWARENESS: ("bulb", "45"),
    What.TRAINING: ("activity", "90"),
}
WHOS: Final = {
    Who.PUPIL: "user",
    Who.CLASS: "users",
    Who.PARENTS: "home",
    Who.TEACHERS: "book",
    Who.ADMINISTRATION: "user-check",
}
BY_AUDIENCE: Final = {
    Audience.PARENT: Who.PARENTS,
    Audience.TEACHER: Who.TEACHERS,
    Audience.ADMINISTRATION: Who.ADMINISTRATION,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """The sheet's choices and what stands in its fields."""

    values: Mapping[str, str]
    sizes: Mapping[str, int]
    categories: Sequence[Choice]
    colleagues: Sequence[Colleague]
    directions: Sequence[str]
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
    return Sheet(
        values=values or {**dict.fromkeys(FIELDS, ""), **_beforehand(session, by), "when": clock.field(clock.now)},
        sizes=recent_work.class_sizes(session, school_id=by.school_id),
        categories=categories(session, clock.text),
        colleagues=offline.colleagues(session, by=by),
        directions=[direction.value for direction in Direction],
        latest_moment=clock.field(clock.now),
        whos=WHOS,
        whats=WHATS,
    )


def again(session: Session, ref: str, *, by: Specialist, clock: Clock) -> Mapping[str, str]:
    """The same work once more: with whom, what, how long, about what; never what was said of a person.

    Raises:
        WorkUnknown: there is no such work.
    """
    found = offline.find(session, ref, by=by)
    said = work.words_of(session, found)
    minutes = str(found.minutes or "")
    is_chip = minutes in MINUTES
    return {
        **dict.fromkeys(FIELDS, ""),
        "who": _who(found),
        "what": _what(said),
        "minutes": minutes if is_chip else OTHER,
        "minutes_other": "" if is_chip else minutes,
        "participants": str(found.participants) if found.is_group else "",
        "class_name": found.class_name or "",
        "category": found.category or "",
        "topic": said.get("topic", ""),
        "when": clock.field(clock.now),
    }


def today(session: Session, *, by: Specialist, clock: Clock) -> Sequence[Entry]:
    """What this person wrote down today, latest first."""
    return [_entry(session, found, by, clock) for found in recent_work.today(session, by=by, now=clock.now)]


def places(session: Session, lines: Sequence[JournalEntry], text: Texts) -> Sequence[Place]:
    """Lines by the names of their books."""
    return [_place(session, line, text) for line in lines]


def _beforehand(session: Session, by: Specialist) -> Mapping[str, str]:
    """A consultation with the one it was last: never with a class, whose number would only be guessed."""
    last = recent_work.latest(session, by=by)
    who = _who(last) if last else Who.PUPIL
    who = Who.PUPIL if who is Who.CLASS else who
    return {"who": who, "what": What.CONSULTATION, "minutes": WHATS[What.CONSULTATION][1]}


def _who(found: WorkRecord) -> Who:
    if found.audience is Audience.STUDENT:
        return Who.CLASS if found.is_group else Who.PUPIL
    return BY_AUDIENCE[found.audience]


def _what(said: Mapping[str, str]) -> What:
    return What(said.get("what", What.CONSULTATION))


def _entry(session: Session, found: WorkRecord, by: Specialist, clock: Clock) -> Entry:
    lines = offline.lines(session, found)
    return Entry(
        ref=found.ref,
        time=clock.moment(found.happened_at),
        who=_who(found),
        what=_what(work.words_of(session, found)),
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
