"""Needs: what the service is asked for. J6 lists a need from its acceptance and follows it to its end."""

from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from core import calendar, schools
from core.events import (
    HelpRequestAccepted,
    HelpRequestClosed,
    HelpRequestDismissed,
    HelpRequestErased,
    HelpRequestOpened,
    HelpRequestReopened,
)
from core.journals import entries, facts
from core.journals.facts import Facts
from db.models.help_requests import HelpRequest
from db.models.journals import EntryState, Journal, JournalEntry, Need, WorkRecord
from db.models.staff import Staff


def open_need(session: Session, event: HelpRequestOpened) -> None:
    """Subscriber: a request has come; it has no number until a psychologist accepts it."""
    help_request = session.get_one(HelpRequest, event.help_request_id)
    session.add(
        Need(
            school_id=help_request.school_id,
            kind="request",
            help_request_id=help_request.id,
            received_at=help_request.opened_at or event.now,
        )
    )


def number_need(session: Session, event: HelpRequestAccepted) -> None:
    """Subscriber: accepting gives the need its number in J6."""
    need = session.scalars(select(Need).where(Need.help_request_id == event.help_request_id)).one()
    if _entry_of(session, need.id) is not None:
        return
    entry = entries.add_entry(
        session,
        need.school_id,
        Journal.NEEDS,
        happened=need.received_at,
        need_id=need.id,
        known=_facts(session, need),
    )
    entries.number(session, entry)
    entry.confirmed_at, entry.confirmed_by = event.now, event.staff_id


def refresh(
    session: Session,
    event: HelpRequestClosed | HelpRequestDismissed | HelpRequestReopened | HelpRequestErased,
) -> None:
    """Subscriber: the need's line follows the request's state."""
    need_id = need_of(session, event.help_request_id)
    if need_id is not None:
        rewrite(session, need_id)


def rewrite(session: Session, need_id: int) -> None:
    """Write the line of a need anew: its state, and the numbers its work got in other books."""
    need = session.get_one(Need, need_id)
    entry = _entry_of(session, need_id)
    if entry is not None:
        entries.write_facts(session, entry, {**entries.facts_of(session, entry), **_facts(session, need)})


def need_of(session: Session, help_request_id: int) -> int | None:
    """The need that a request is."""
    return session.scalar(select(Need.id).where(Need.help_request_id == help_request_id))


def _entry_of(session: Session, need_id: int) -> JournalEntry | None:
    statement = select(JournalEntry).where(
        JournalEntry.need_id == need_id,
        JournalEntry.journal == Journal.NEEDS,
        JournalEntry.state == EntryState.CONFIRMED,
    )
    return session.scalars(statement).one_or_none()


def _facts(session: Session, need: Need) -> Facts:
    help_request = session.get_one(HelpRequest, need.help_request_id)
    category = facts.category(session, help_request.category)
    return {
        "received_at": _moment(session, need.school_id, need.received_at),
        "from_whom": facts.word("journals-from-student"),
        "class_name": help_request.class_name,
        "channel": facts.word(f"journals-channel-{help_request.channel}"),
        "category": category,
        "content": category or facts.word(f"journals-about-{help_request.about.value}"),
        "urgency": facts.word("journals-urgency-red" if help_request.risk_raised_at else "journals-urgency-ordinary"),
        "accepted_by": _accepted(session, help_request),
        "measures": _measures(session, need.id),
        "status": _status(session, help_request),
    }


def _accepted(session: Session, help_request: HelpRequest) -> list[object]:
    if help_request.assigned_to is None or help_request.accepted_at is None:
        return []
    name = session.get_one(Staff, help_request.assigned_to).full_name
    return [name, _moment(session, help_request.school_id, help_request.accepted_at)]


def _measures(session: Session, need_id: int) -> list[str]:
    statement = (
        select(JournalEntry)
        .join(WorkRecord, JournalEntry.work_id == WorkRecord.id)
        .where(WorkRecord.need_id == need_id, JournalEntry.state == EntryState.CONFIRMED)
        .order_by(JournalEntry.id)
    )
    return [f"{entry.journal} № {entry.number}" for entry in session.scalars(statement)]


def _status(session: Session, help_request: HelpRequest) -> list[object]:
    found: list[object] = [facts.word(f"journals-status-{help_request.state.value.replace('_', '-')}")]
    if help_request.closed_at is not None:
        day = calendar.local(schools.school(session, help_request.school_id), help_request.closed_at).date()
        found.append({"day": day.isoformat()})
    return found


def _moment(session: Session, school_id: int, moment: datetime) -> dict[str, str]:
    here = calendar.local(schools.school(session, school_id), moment)
    return {"moment": here.replace(tzinfo=None).isoformat()}
