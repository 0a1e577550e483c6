"""Undoing a close: the work it recorded and the drafts it made go as if they had never been."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Final

from sqlalchemy import select
from sqlalchemy.orm import Session

from core import audit, calendar, chain, schools
from core.actors import Specialist
from core.bus import publish
from core.events import ClosingUndone
from core.help_requests import answers, cases
from core.journals import entries, hoaxes, needs
from db.models.help_requests import HelpRequest, RequestState
from db.models.journals import EntryState, JournalEntry, WorkRecord

UNDO_FOR: Final = timedelta(minutes=10)
CLOSED: Final = "help_request:closed"
DISMISSED: Final = "help_request:dismissed"


class TooLate(Exception):
    """A close can be taken back for ten minutes, by who closed, and while nobody has worked on what it made."""


def undo(session: Session, request_id: int, *, by: Specialist, now: datetime) -> HelpRequest:
    """Take a close back: its talks are open again as they stood, what it wrote into the journals has never been.

    A talk that was closed with one tap is taken back as well, with the day that was promised, which
    :func:`core.help_requests.closing.reopen` does not bring back.

    Raises:
        TooLate: it is open, ten minutes have passed, a colleague closed it, or a draft was edited or numbered.
        RequestUnknown: another school's, another psychologist's, deleted, or not there.
    """
    cases.hold(session, request_id)
    help_request = answers.find(session, request_id, by=by)
    talks, closed_at = cases.case(session, help_request), help_request.closed_at
    if closed_at is None or now - closed_at > UNDO_FOR:
        raise TooLate
    if not audit.has_acted(session, DISMISSED, subject_id=request_id, staff_id=by.id, since=closed_at):
        _remove_work(session, _work_of_close(session, talks, closed_at, by=by))
    for talk in talks:
        if talk.closed_at == closed_at:
            _open_again(session, talk, now)
            hoaxes.unmark(session, talk.id, by=by, now=now)
            publish(session, ClosingUndone(help_request_id=talk.id, staff_id=by.id, now=now))
    return help_request


def _work_of_close(
    session: Session, talks: Sequence[HelpRequest], closed_at: datetime, *, by: Specialist
) -> WorkRecord:
    """What the latest close of a case recorded, when it was this person's and is untouched."""
    head = talks[0]
    was_mine = audit.has_acted(session, CLOSED, subject_id=head.id, staff_id=by.id, since=closed_at)
    if not was_mine or any(talk.closed_at is not None and talk.closed_at > closed_at for talk in talks):
        raise TooLate
    made = select(WorkRecord).where(
        WorkRecord.need_id == needs.need_of(session, head.id),
        WorkRecord.staff_id == by.id,
        WorkRecord.channel == head.channel,  # what was written down of other work in this need stays
    )
    chain.hold(session, head.school_id)  # nobody numbers or edits its lines while they go
    record = session.scalars(made.order_by(WorkRecord.id.desc()).limit(1)).one_or_none()
    for entry in record.entries if record is not None else ():
        session.refresh(entry)  # as it stands now
    if record is None or any(_is_touched(session, entry) for entry in record.entries):
        raise TooLate
    return record


def _is_touched(session: Session, entry: JournalEntry) -> bool:
    return entry.state is not EntryState.DRAFT or bool(entries.facts_of(session, entry).get("by_hand"))


def _remove_work(session: Session, record: WorkRecord) -> None:
    for entry in list(record.entries):
        session.delete(entry)
    session.flush()
    session.delete(record)
    session.flush()


def _open_again(session: Session, talk: HelpRequest, now: datetime) -> None:
    """As it stood before the close: waiting for whoever did not speak last, with the day that was promised."""
    spoke, answered = talk.last_child_at or now, talk.last_staff_at
    talk.closed_at = None
    talk.version += 1
    if answered is not None and answered >= spoke:
        talk.state, talk.due_at = RequestState.WAITING, None
        return
    school = schools.school(session, talk.school_id)
    talk.state, talk.due_at = RequestState.IN_WORK, calendar.due_by(session, school, now=spoke)
