"""Offline work: what was done face to face, written down once; the books draft their lines from it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from core import audit, calendar, chain, classes, schools, staff
from core.actors import Specialist, require_psychologist
from core.journals import books, confirming, entries, facts, months, needs, tied, work
from core.journals.confirming import FactMissing
from core.journals.done import AUDIENCES, DIRECTIONS, FORMATS, Done, Who
from db.models.audit import AuditRecord
from db.models.journals import EntryState, JournalEntry, Need, WorkRecord

RECORDED = "journal:work:recorded"
UNDONE = "journal:work:undone"
UNDO_WITHIN = timedelta(minutes=10)
SCHOOL_YEARS_BACK = 1


class InTheFuture(Exception):
    """It has not happened yet."""


class LongAgo(Exception):
    """It happened before the last school year: those books are closed."""


class NumberMissing(Exception):
    """A class or a group without a number of people would be counted as one pupil."""


class ColleagueUnknown(Exception):
    """No such psychologist works in this school."""


class CategoryUnknown(Exception):
    """The school has no such problem category."""


class LevelsTooMany(Exception):
    """More people have a level than were assessed."""


class WorkUnknown(Exception):
    """No such work of this school."""


class TooLate(Exception):
    """It can no longer be taken back: time has passed, or a line was numbered or edited."""


@dataclass(frozen=True, slots=True)
class Numbered:
    """What numbering did: the lines that got one, and those that wait for a fact the law asks for."""

    lines: tuple[JournalEntry, ...]
    left: tuple[JournalEntry, ...]


@dataclass(frozen=True, slots=True)
class Colleague:
    """Another psychologist of the school."""

    id: int
    name: str


def record(session: Session, done: Done, *, by: Specialist, now: datetime) -> WorkRecord:
    """Write down one piece of work: one work record, and its drafts in the books it belongs to.

    Raises:
        NotAllowed: only a psychologist writes into the books.
        NumberMissing: how many were there?
        InTheFuture, LongAgo, MonthLocked: no book takes that day.
        ColleagueUnknown: it must be a psychologist of the same school.
        CategoryUnknown: statistics could not count it.
        ClassUnknown: the school has no such class.
        PlanUnknown, MaterialUnknown: there is nothing of that kind to tie it to.
        LevelsTooMany: an assessment found more than there were.
    """
    require_psychologist(by)
    _require_sense(session, done, by=by)
    happened = _happened(session, done, by=by, now=now)
    need = needs.ask_offline(session, school_id=by.school_id, received_at=happened) if done.was_asked else None
    found = _work(session, done, by=by, happened=happened, need=need)
    if need is not None:
        needs.draft_offline(session, need)
    drafts = entries.draft_lines(session, found)
    audit.record(
        session,
        RECORDED,
        subject="work_record",
        subject_id=found.id,
        staff_id=by.id,
        now=now,
        journals=[entry.journal.value for entry in drafts],
        for_colleague=found.entered_by is not None,
    )
    return found


def find(session: Session, ref: str, *, by: Specialist) -> WorkRecord:
    """A piece of offline work of the actor's school by its reference.

    Raises:
        WorkUnknown: another school's, chat work, taken back, or never there.
    """
    require_psychologist(by)
    found = session.scalars(select(WorkRecord).where(WorkRecord.ref == ref)).one_or_none()
    if found is None or found.school_id != by.school_id or found.channel != work.FACE_TO_FACE:
        raise WorkUnknown
    return found


def lines(session: Session, found: WorkRecord) -> Sequence[JournalEntry]:
    """The lines of a piece of work as they stand: the need first, then the books in their order."""
    is_its_own = JournalEntry.work_id == found.id
    if found.need_id is not None:
        is_its_own |= JournalEntry.need_id == found.need_id
    statement = select(JournalEntry).where(is_its_own, JournalEntry.state != EntryState.CORRECTED)
    return session.scalars(statement.order_by(JournalEntry.work_id.is_not(None), JournalEntry.journal)).all()


def undo(session: Session, ref: str, *, by: Specialist, now: datetime) -> None:
    """Take back what the same person wrote down within ten minutes, while nobody touched its drafts.

    Raises:
        WorkUnknown: there is no such work.
        TooLate: it stands in the books by now.
    """
    found = find(session, ref, by=by)
    chain.hold(session, by.school_id)
    drafts = lines(session, found)
    for entry in drafts:  # as they stand now: nobody edits or numbers them while they go
        session.refresh(entry, with_for_update=True)
    if not may_undo(session, found, by=by, now=now):
        raise TooLate
    need_id, work_id = found.need_id, found.id
    for entry in drafts:
        session.delete(entry)
    session.flush()
    session.delete(found)
    session.flush()
    if need_id is not None:
        session.delete(session.get_one(Need, need_id))
    audit.record(session, UNDONE, subject="work_record", subject_id=work_id, staff_id=by.id, now=now)


def may_undo(session: Session, found: WorkRecord, *, by: Specialist, now: datetime) -> bool:
    """Whether this person may still take it back."""
    act = _recorded(session, found)
    if act is None or act.staff_id != by.id or now - act.happened_at > UNDO_WITHIN:
        return False
    drafts = lines(session, found)
    return all(entry.number is None and not entries.facts_of(session, entry).get("by_hand") for entry in drafts)


def number(session: Session, ref: str, *, by: Specialist, now: datetime) -> Numbered:
    """Confirm every draft of a piece of work at once: the books number it.

    Raises:
        WorkUnknown: there is no such work.
        MonthLocked: its month is done; nothing is numbered.
    """
    found = find(session, ref, by=by)
    chain.hold(session, by.school_id)
    numbered, left = [], []
    for entry in lines(session, found):
        session.refresh(entry)
        if entry.state is not EntryState.DRAFT:
            continue
        try:
            numbered.append(confirming.confirm(session, entry.id, by=by, now=now))
        except FactMissing:
            left.append(entry)
    return Numbered(tuple(numbered), tuple(left))


def is_complete(session: Session, line: JournalEntry) -> bool:
    """Whether a draft says everything the law asks for before it is numbered."""
    known = entries.facts_of(session, line)
    return all(known.get(key) for key in books.REQUIRED.get(line.journal, ()))


def colleagues(session: Session, *, by: Specialist) -> Sequence[Colleague]:
    """The other psychologists of the school, by name."""
    found = session.scalars(staff.psychologists(by.school_id))
    return [Colleague(member.id, member.full_name) for member in found if member.id != by.id]


def _require_sense(session: Session, done: Done, *, by: Specialist) -> None:
    if done.who is Who.CLASS and done.participants < 2:
        raise NumberMissing
    if sum((done.levels or {}).values()) > done.people:
        raise LevelsTooMany
    classes.require(session, by.school_id, done.class_name)


def _work(session: Session, done: Done, *, by: Specialist, happened: datetime, need: Need | None) -> WorkRecord:
    is_for_another = done.colleague is not None and done.colleague != by.id
    if is_for_another and done.colleague not in {person.id for person in colleagues(session, by=by)}:
        raise ColleagueUnknown
    if done.category and facts.category(session, done.category) is None:
        raise CategoryUnknown
    found = work.record_work(
        session,
        school_id=by.school_id,
        staff_id=done.colleague if is_for_another and done.colleague else by.id,
        need_id=need.id if need else None,
        direction=done.direction or DIRECTIONS[done.what],
        audience=AUDIENCES[done.who],
        format=FORMATS[done.what][done.people > 1],
        channel=work.FACE_TO_FACE,
        category=done.category,
        class_name=done.class_name,
        minutes=done.minutes,
        happened_at=happened,
        words=done.words(),
        participants=done.people,
        **tied.framed(session, done, by=by),
    )
    found.is_repeat, found.entered_by = done.is_repeat, by.id if is_for_another else None
    return found


def _happened(session: Session, done: Done, *, by: Specialist, now: datetime) -> datetime:
    happened = done.happened_at or now
    if happened > now:
        raise InTheFuture
    school = schools.school(session, by.school_id)
    if calendar.school_year(school, happened) < calendar.school_year(school, now) - SCHOOL_YEARS_BACK:
        raise LongAgo
    months.require_open(session, by.school_id, calendar.local(school, happened).date())
    return happened


def _recorded(session: Session, found: WorkRecord) -> AuditRecord | None:
    """The act that wrote it down: the latest, because a freed number may be given to another work."""
    statement = (
        select(AuditRecord)
        .where(AuditRecord.subject == "work_record", AuditRecord.subject_id == found.id, AuditRecord.tag == RECORDED)
        .order_by(AuditRecord.id.desc())
        .limit(1)
    )
    return session.scalars(statement).one_or_none()
