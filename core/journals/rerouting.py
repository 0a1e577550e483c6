"""Rerouting: work that was given a wrong direction or group is put right before any of its lines is confirmed."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any, Final

from sqlalchemy import select
from sqlalchemy.orm import Session

from core import audit
from core.actors import Specialist
from core.journals import columns, entries, needs
from core.journals.done import DIRECTIONS, FORMATS
from core.journals.entries import NotADraft
from core.journals.offline import NumberMissing
from db.models.journals import Audience, Direction, EntryState, JournalEntry, Need, WorkRecord

REROUTED: Final = "journal:work:rerouted"
# how the work of a direction is called, with one person and with several, when nobody said otherwise
_FORMS: Final[Mapping[Direction, tuple[str, str]]] = {
    DIRECTIONS[what]: forms for what, forms in reversed(FORMATS.items())
}


class AlreadyNumbered(Exception):
    """One of the lines of this work has its number: what is wrong is corrected, line by line."""


def reroute(
    session: Session,
    entry_id: int,
    *,
    direction: Direction,
    audience: Audience,
    is_group: bool,
    by: Specialist,
    now: datetime,
    participants: int | None = None,
) -> Sequence[JournalEntry]:
    """Put the work behind a draft right; its drafts are made anew, with what a person had written into them.

    ``participants`` says how many there were, when a number is not known yet. Gives the new drafts.

    Raises:
        EntryUnknown: another school's, or not there.
        NotADraft: it is confirmed, or it is the line of a need and follows the work by itself.
        AlreadyNumbered: another line of the same work is confirmed.
        NumberMissing: a class or a group without a number of people would be counted as one pupil.
    """
    record, drafts = _rerouted(session, entry_id, by=by)
    count = (participants or record.participants) if is_group else 1
    if is_group and count < 2:
        raise NumberMissing
    before = [entry.journal.value for entry in drafts]
    record.format = _form(record, direction, is_group=is_group)
    record.direction, record.audience, record.is_group, record.participants = direction, audience, is_group, count
    session.flush()
    made = _made_anew(session, record, drafts)
    _follow_need(session, record)
    _note(session, record, before, made, by=by, now=now)
    return made


def may(session: Session, entry: JournalEntry) -> bool:
    """Whether the work behind a line can still be put right: nothing of it is confirmed."""
    return entry.work is not None and all(line.number is None for line in _lines(session, entry.work))


def _rerouted(session: Session, entry_id: int, *, by: Specialist) -> tuple[WorkRecord, Sequence[JournalEntry]]:
    entry = entries.held(session, entry_id, by=by)
    if entry.state is not EntryState.DRAFT or entry.work is None:
        raise NotADraft
    drafts = _lines(session, entry.work)
    if any(line.number is not None for line in drafts):
        raise AlreadyNumbered
    return entry.work, drafts


def _lines(session: Session, record: WorkRecord) -> Sequence[JournalEntry]:
    """Every line of a work as it stands now, in the order of the books."""
    statement = select(JournalEntry).where(JournalEntry.work_id == record.id).order_by(JournalEntry.journal)
    return session.scalars(statement.execution_options(populate_existing=True)).all()


def _note(
    session: Session,
    record: WorkRecord,
    before: Sequence[str],
    made: Sequence[JournalEntry],
    *,
    by: Specialist,
    now: datetime,
) -> None:
    audit.record(
        session,
        REROUTED,
        subject="work_record",
        subject_id=record.id,
        staff_id=by.id,
        now=now,
        before=before,
        after=[entry.journal.value for entry in made],
    )


def _form(record: WorkRecord, direction: Direction, *, is_group: bool) -> str:
    """The form of the work: one that only followed from the direction follows the new one."""
    is_usual = record.format == _FORMS[record.direction][record.is_group]
    return _FORMS[direction][is_group] if is_usual else record.format


def _made_anew(session: Session, record: WorkRecord, drafts: Sequence[JournalEntry]) -> Sequence[JournalEntry]:
    """New drafts; what was written by hand goes along wherever the new book shows it."""
    written = [(entry.journal, _by_hand(session, entry)) for entry in drafts]
    for entry in drafts:
        session.delete(entry)
    session.flush()
    session.expire(record, ["entries"])
    made = entries.draft_lines(session, record)
    for entry in made:
        # its own book's words go last, so that they stand
        said: dict[str, Any] = {}
        for _, words in sorted(written, key=lambda one: one[0] is entry.journal):
            said |= words
        shown = columns.keys_of(session, entry)
        if kept := {key: words for key, words in said.items() if key in shown}:
            entries.write_facts(session, entry, entries.by_hand(entries.facts_of(session, entry), kept))
    return made


def _by_hand(session: Session, entry: JournalEntry) -> dict[str, Any]:
    found = entries.facts_of(session, entry)
    return {key: found[key] for key in found.get("by_hand", ()) if key in found}


def _follow_need(session: Session, record: WorkRecord) -> None:
    """The need's line says what was asked and of whom: a draft is made anew, a numbered one follows."""
    if record.need_id is None:
        return
    is_draft = (JournalEntry.need_id == record.need_id) & JournalEntry.number.is_(None)
    draft = session.scalars(select(JournalEntry).where(is_draft)).one_or_none()
    if draft is None:
        needs.rewrite(session, record.need_id)
        return
    written = _by_hand(session, draft)
    session.delete(draft)
    session.flush()
    anew = needs.draft_offline(session, session.get_one(Need, record.need_id))
    if written:
        entries.write_facts(session, anew, entries.by_hand(entries.facts_of(session, anew), written))
