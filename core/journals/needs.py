"""Needs: what the service is asked for. J6 lists a need from its acceptance and follows it to its end."""

from collections.abc import Collection, Mapping
from datetime import datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from core import calendar, chain, schools
from core.events import (
    ClosingUndone,
    HelpRequestAccepted,
    HelpRequestClosed,
    HelpRequestClosedTogether,
    HelpRequestDismissed,
    HelpRequestErased,
    HelpRequestJoined,
    HelpRequestOpened,
    HelpRequestReopened,
    HelpRequestSplit,
)
from core.journals import appointment_facts, entries, facts, work
from core.journals.facts import Facts
from db.models.help_requests import HelpRequest, RequestState
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
    accepted = {"accepted_by": _accepted(session, need, event.staff_id)}
    list_need(session, need.id, by_id=event.staff_id, now=event.now, known=accepted)


def list_need(session: Session, need_id: int, *, by_id: int, now: datetime, known: Facts | None = None) -> None:
    """Give a need its line and its number, once; ``known`` is what its own rows cannot tell."""
    if entry_of(session, need_id) is not None:
        return
    need = session.get_one(Need, need_id)
    entry = entries.add_entry(
        session,
        need.school_id,
        Journal.NEEDS,
        happened=need.received_at,
        need_id=need.id,
        known={**_facts(session, need), **(known or {})},
    )
    entries.number(session, entry, by_id=by_id, now=now)


def refresh(
    session: Session,
    event: HelpRequestClosed
    | HelpRequestClosedTogether
    | ClosingUndone
    | HelpRequestDismissed
    | HelpRequestReopened
    | HelpRequestErased
    | HelpRequestJoined
    | HelpRequestSplit,
) -> None:
    """Subscriber: the need's line follows the request's state."""
    need_id = need_of(session, event.help_request_id)
    if need_id is not None:
        rewrite(session, need_id)


def rewrite(session: Session, need_id: int) -> None:
    """Write the line of a need anew: its state, and the numbers its work got in other books.

    What a person has corrected by hand stays as that person wrote it.
    """
    need = session.get_one(Need, need_id)
    chain.hold(session, need.school_id)  # the line as it stands, whoever corrects it at this moment
    entry = entry_of(session, need_id)
    if entry is None:
        return
    found = entries.facts_of(session, entry)
    anew = _facts(session, need)
    spared = {key: fact for key, fact in anew.items() if key not in found.get("by_hand", ())}
    if anew_line := {key: fact for key, fact in spared.items() if fact != found.get(key)}:
        entries.write_facts(session, entry, {**found, **anew_line})


def ask_offline(session: Session, *, school_id: int, received_at: datetime) -> Need:
    """Somebody came and asked: a need without a talk in the chat. Its line is drafted when the work is known."""
    need = Need(school_id=school_id, kind="offline", received_at=received_at)
    session.add(need)
    session.flush()
    return need


def draft_offline(session: Session, need: Need) -> JournalEntry:
    """The draft in J6 of a need that was asked and met face to face."""
    known = _facts(session, need)
    return entries.add_entry(
        session, need.school_id, Journal.NEEDS, happened=need.received_at, need_id=need.id, known=known
    )


def need_of(session: Session, help_request_id: int) -> int | None:
    """The need that a request is."""
    return session.scalar(select(Need.id).where(Need.help_request_id == help_request_id))


def standing(session: Session, need_ids: Collection[int]) -> Mapping[int, Facts]:
    """How needs stand at this moment, between the events that rewrite their lines: urgency, measures, status."""
    requests = session.execute(
        select(Need, HelpRequest).join(HelpRequest, Need.help_request_id == HelpRequest.id).where(Need.id.in_(need_ids))
    )
    measures = _measures(session, need_ids)
    offline = {need_id: {"measures": measures.get(need_id, [])} for need_id in need_ids}
    asked = {need.id: _standing(session, need, request, measures.get(need.id, [])) for need, request in requests}
    return {**offline, **asked}


def entry_of(session: Session, need_id: int) -> JournalEntry | None:
    """The line of a need that stands, None while it has no number."""
    statement = select(JournalEntry).where(
        JournalEntry.need_id == need_id,
        JournalEntry.journal == Journal.NEEDS,
        JournalEntry.state == EntryState.CONFIRMED,
    )
    return session.scalars(statement.execution_options(populate_existing=True)).one_or_none()


def _facts(session: Session, need: Need) -> Facts:
    if need.kind == "appointment":
        found = appointment_facts.of_need(session, need)
        measures = _measures(session, [need.id]).get(need.id, [])
        return {**found, "content": _topic(session, need.id) or found["content"], "measures": measures}
    if need.help_request_id is None:
        return _facts_offline(session, need)
    help_request = session.get_one(HelpRequest, need.help_request_id)
    about = facts.word(f"journals-about-{help_request.about.value}")
    return {
        "received_at": _moment(session, need.school_id, need.received_at),
        "from_whom": facts.word("journals-from-student"),
        "class_name": help_request.class_name,
        "channel": facts.word(f"journals-channel-{help_request.channel}"),
        "category": facts.category(session, help_request.category),
        "content": _topic(session, need.id) or about,
        **_standing(session, need, help_request, _measures(session, [need.id]).get(need.id, [])),
    }


def _facts_offline(session: Session, need: Need) -> Facts:
    """What was asked in the room is known from the work that met it."""
    record = session.scalars(select(WorkRecord).where(WorkRecord.need_id == need.id)).one()
    school = schools.school(session, need.school_id)
    day = {"day": calendar.local(school, record.happened_at).date().isoformat()}
    return {
        "received_at": _moment(session, need.school_id, need.received_at),
        "from_whom": facts.word(f"journals-audience-{record.audience}"),
        "class_name": record.class_name,
        "channel": facts.word(f"journals-channel-{record.channel}"),
        "category": facts.category(session, record.category),
        "content": _topic(session, need.id) or facts.word(f"journals-direction-{record.direction}"),
        "urgency": facts.word("journals-urgency-ordinary"),
        "accepted_by": [session.get_one(Staff, record.staff_id).full_name, day],
        "measures": _measures(session, [need.id]).get(need.id, []),
        "status": [facts.word("journals-status-closed"), day],
    }


def _standing(session: Session, need: Need, help_request: HelpRequest, measures: list[Any]) -> Facts:
    return {
        "urgency": facts.word("journals-urgency-red" if help_request.risk_raised_at else "journals-urgency-ordinary"),
        "measures": measures,
        "status": [*_status(session, help_request), *([facts.word("books-status-hoax")] if need.is_hoax else [])],
    }


def _topic(session: Session, need_id: int) -> str | None:
    """What the psychologist called the matter when closing: a child's own words never enter a book."""
    statement = select(WorkRecord).where(WorkRecord.need_id == need_id).order_by(WorkRecord.id.desc()).limit(1)
    record = session.scalars(statement).one_or_none()
    return work.words_of(session, record).get("topic") if record else None


def _accepted(session: Session, need: Need, staff_id: int) -> list[object]:
    """Who took it, and by what day an answer was owed when it came: in danger, the same day."""
    school = schools.school(session, need.school_id)
    help_request = session.get_one(HelpRequest, need.help_request_id)
    is_red = help_request.risk_raised_at is not None
    due = need.received_at if is_red else calendar.due_by(session, school, now=need.received_at)
    return [session.get_one(Staff, staff_id).full_name, {"day": calendar.local(school, due).date().isoformat()}]


def _measures(session: Session, need_ids: Collection[int]) -> dict[int, list[Any]]:
    statement = (
        select(WorkRecord.need_id, JournalEntry.journal, JournalEntry.number)
        .join(JournalEntry, JournalEntry.work_id == WorkRecord.id)
        .where(WorkRecord.need_id.in_(need_ids), JournalEntry.state == EntryState.CONFIRMED)
        .order_by(JournalEntry.journal, JournalEntry.number)
    )
    found: dict[int, list[Any]] = {}
    for need_id, journal, number in session.execute(statement):
        place = facts.word(f"books-place-{journal.value.lower()}", number=str(number))
        found.setdefault(need_id or 0, []).append(place)
    return found


def _status(session: Session, help_request: HelpRequest) -> list[object]:
    """Closed with its day; deleted words do not undo that the request was worked on."""
    found: list[object] = []
    if help_request.closed_at is not None:
        day = calendar.local(schools.school(session, help_request.school_id), help_request.closed_at).date()
        found = [facts.word("journals-status-closed"), {"day": day.isoformat()}]
    if help_request.state is not RequestState.CLOSED:
        found.append(facts.word(f"journals-status-{help_request.state.value.replace('_', '-')}"))
    if help_request.joined_to is not None:
        found += _continued(session, help_request.joined_to)
    return found


def _continued(session: Session, head_id: int) -> list[object]:
    """The number of the need that a joined request continues: it keeps its own, but the work is written there."""
    need_id = need_of(session, head_id)
    entry = entry_of(session, need_id) if need_id is not None else None
    return [facts.word("journals-status-continues", number=str(entry.number))] if entry else []


def _moment(session: Session, school_id: int, moment: datetime) -> dict[str, str]:
    here = calendar.local(schools.school(session, school_id), moment)
    return {"moment": here.replace(tzinfo=None).isoformat()}
