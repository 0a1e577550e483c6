"""Journal lines: drafted from work, numbered by a person's confirmation, corrected by appending."""

import json
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from core import audit, calendar, chain, public_codes, schools
from core.actors import Specialist, require_psychologist
from core.crypto import vault
from core.events import AppointmentMet, HelpRequestClosed
from core.journals import columns, marks, routing, signing, work_facts
from core.journals.facts import Facts
from db.models.journals import EntryState, Journal, JournalEntry, WorkRecord


class EntryUnknown(Exception):
    """No such line in this school's books."""


class NotADraft(Exception):
    """The line already has its number."""


def draft_entries(session: Session, event: HelpRequestClosed | AppointmentMet) -> None:
    """Subscriber: work that was done drafts one line in the direction book and one in the audience book."""
    draft_lines(session, session.get_one(WorkRecord, event.work_id))


def draft_lines(session: Session, record: WorkRecord) -> list[JournalEntry]:
    """A draft in each book that a piece of work belongs to."""
    books = routing.books(record.direction, record.audience, is_group=record.is_group)
    return [
        add_entry(session, record.school_id, journal, happened=record.happened_at, work=record) for journal in books
    ]


def add_entry(
    session: Session,
    school_id: int,
    journal: Journal,
    *,
    happened: datetime,
    work: WorkRecord | None = None,
    need_id: int | None = None,
    known: Facts | None = None,
) -> JournalEntry:
    """A draft line with the facts known so far: those given, else those of the work."""
    school = schools.school(session, school_id)
    if known is None:
        known = work_facts.of_work(session, work) if work else {}
    entry = JournalEntry(
        ref=public_codes.new_ref(),
        school_id=school_id,
        journal=journal,
        school_year=calendar.school_year(school, happened),
        state=EntryState.DRAFT,
        work=work,
        need_id=need_id,
        happened_on=calendar.local(school, happened).date(),
    )
    write_facts(session, entry, known)
    session.add(entry)
    session.flush()
    return entry


def facts_of(session: Session, entry: JournalEntry) -> Facts:
    """The facts of a line, its number among them."""
    opened = vault(session).purpose("journals").open(entry.sealed_facts, f"entry:{entry.ref}")
    found: Facts = json.loads(opened)
    found["number"] = entry.number if entry.number is not None else ""
    return found


def write_facts(session: Session, entry: JournalEntry, found: Facts) -> None:
    """Seal the facts of a line."""
    data = json.dumps(found, ensure_ascii=False).encode()
    with _marked(session, entry):
        entry.sealed_facts = vault(session).purpose("journals").seal(data, f"entry:{entry.ref}")


def strike(session: Session, entry: JournalEntry) -> None:
    """Strike a wrong line through: another one says what is right."""
    with _marked(session, entry):
        entry.state = EntryState.CORRECTED


def by_hand(found: Facts, changes: Mapping[str, str]) -> Facts:
    """Facts with a person's words in them, and a mark of which they are: what follows by itself spares those."""
    return {**found, **changes, "by_hand": sorted({*found.get("by_hand", ()), *changes})}


def number(session: Session, entry: JournalEntry, *, by_id: int, now: datetime) -> None:
    """Give the next number of this journal and school year. Numbers are never given twice."""
    chain.hold(session, entry.school_id)
    last = last_number(session, entry.journal, school_id=entry.school_id, school_year=entry.school_year)
    with _marked(session, entry):
        entry.number = last + 1
        entry.state = EntryState.CONFIRMED
        entry.confirmed_at, entry.confirmed_by = now, by_id


def last_number(session: Session, journal: Journal, *, school_id: int, school_year: int) -> int:
    """The number that was given last, 0 when none was: how many lines the book has, struck ones among them."""
    found = session.scalar(
        select(func.max(JournalEntry.number)).where(
            JournalEntry.school_id == school_id,
            JournalEntry.journal == journal,
            JournalEntry.school_year == school_year,
        )
    )
    return found or 0


def find(session: Session, entry_id: int, *, by: Specialist) -> JournalEntry:
    """A line of the actor's school.

    Raises:
        EntryUnknown: another school's, or not there.
    """
    require_psychologist(by)
    entry = session.get(JournalEntry, entry_id)
    if entry is None or entry.school_id != by.school_id:
        raise EntryUnknown
    return entry


def held(session: Session, entry_id: int, *, by: Specialist) -> JournalEntry:
    """A line as it stands while nobody else can number, change or reroute one: of two at once, the second sees it.

    Raises:
        EntryUnknown: another school's, or not there any more.
    """
    chain.hold(session, by.school_id)
    if session.get(JournalEntry, entry_id, populate_existing=True) is None:
        raise EntryUnknown
    return find(session, entry_id, by=by)


def edit_draft(
    session: Session, entry_id: int, *, changes: Mapping[str, str], by: Specialist, now: datetime
) -> JournalEntry:
    """Change facts of a draft before it is confirmed.

    Raises:
        NotADraft: a confirmed line is corrected, not edited.
    """
    entry = held(session, entry_id, by=by)
    if entry.state is not EntryState.DRAFT:
        raise NotADraft
    if changes:
        write_facts(session, entry, by_hand(facts_of(session, entry), changes))
        record(session, "journal:entry:edited", entry, by=by, now=now, fields=sorted(changes))
    return entry


def record(session: Session, tag: str, entry: JournalEntry, *, by: Specialist, now: datetime, **detail: object) -> None:
    """Note in the audit what a person did to a line: which book, number and fields, never their words."""
    audit.record(
        session,
        tag,
        subject="journal_entry",
        subject_id=entry.id,
        staff_id=by.id,
        now=now,
        journal=entry.journal.value,
        number=entry.number,
        **detail,
    )


@contextmanager
def _marked(session: Session, entry: JournalEntry) -> Iterator[None]:
    """Whatever is written into a numbered line meanwhile, its marks follow and the chain tells. A draft has neither."""
    before = _tokens(session, entry)
    yield
    if entry.number is None:
        return
    session.flush()
    marks.follow(session, entry, before, _tokens(session, entry))
    signing.link(session, entry)


def _tokens(session: Session, entry: JournalEntry) -> marks.Tokens:
    if entry.number is None:
        return frozenset()
    return marks.of_line(entry, facts_of(session, entry), columns.keys_of(session, entry))
