"""Closing: the psychologist says what was done once, and the journals draft themselves from it."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from sqlalchemy.orm import Session

from core.actors import Specialist
from core.bus import publish
from core.crisis import response
from core.events import HelpRequestClosed, HelpRequestDismissed, HelpRequestReopened
from core.help_requests import answers, threads
from core.journals import needs, work
from db.models.help_requests import HelpRequest, RequestState, Side
from db.models.journals import Audience, Direction


class Dismissal(StrEnum):
    """Why a talk closes with one tap and enters no journal."""

    THANKS = "thanks"
    TEST = "test"
    EMPTY = "empty"


class StillRed(Exception):
    """A red talk is closed only after a person has ended the danger."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Closing:
    """What the journals still lack at closing."""

    direction: Direction
    format: str
    category: str | None
    topic: str
    class_name: str | None
    minutes: int | None
    result: str
    recommendation: str
    next_step: str


def proposal(help_request: HelpRequest) -> Closing:
    """The closing form, prefilled from what is known."""
    return Closing(
        direction=Direction.COUNSELLING,
        format="bot_dialogue",
        category=help_request.category,
        topic="",
        class_name=help_request.class_name,
        minutes=_minutes(help_request),
        result="",
        recommendation="",
        next_step="",
    )


def close(session: Session, request_id: int, *, closing: Closing, by: Specialist, now: datetime) -> HelpRequest:
    """Close after real work: one work record, and its drafts in a direction book and an audience book.

    Raises:
        StillRed: the danger has not been ended yet.
    """
    help_request = _closable(session, request_id, by=by, now=now)
    if help_request.state is RequestState.CLOSED:  # a second tap must not count the work twice
        return help_request
    help_request.category = closing.category
    help_request.class_name = closing.class_name
    record = work.record_work(
        session,
        school_id=help_request.school_id,
        staff_id=by.id,
        need_id=needs.need_of(session, help_request.id),
        direction=closing.direction,
        audience=Audience.STUDENT,
        format=closing.format,
        channel=help_request.channel,
        category=closing.category,
        class_name=closing.class_name,
        minutes=closing.minutes,
        happened_at=help_request.last_staff_at or now,
        words={
            "client": help_request.code,
            "topic": closing.topic,
            "result": closing.result,
            "recommendation": closing.recommendation,
            "next_step": closing.next_step,
        },
    )
    _finish(help_request, now)
    publish(session, HelpRequestClosed(help_request_id=request_id, staff_id=by.id, work_id=record.id, now=now))
    return help_request


def dismiss(session: Session, request_id: int, *, reason: Dismissal, by: Specialist, now: datetime) -> HelpRequest:
    """Close with one tap: thanks, a test, an empty talk. No work record, no journal line.

    Raises:
        StillRed: the danger has not been ended yet.
    """
    answers.hold(session, request_id)
    help_request = answers.find(session, request_id, by=by)
    if help_request.is_red:
        raise StillRed
    if help_request.state is RequestState.CLOSED:
        return help_request
    threads.append(session, help_request, side=Side.SYSTEM, text=f"closed:{reason.value}", now=now, staff_id=by.id)
    help_request.assigned_to = by.id
    _finish(help_request, now)
    publish(session, HelpRequestDismissed(help_request_id=request_id, staff_id=by.id, now=now))
    return help_request


def reopen(session: Session, request_id: int, *, by: Specialist, now: datetime) -> HelpRequest:
    """Open a closed talk again; what is already in the journals stays there."""
    answers.hold(session, request_id)
    help_request = answers.find(session, request_id, by=by)
    if help_request.state is not RequestState.CLOSED:
        return help_request
    help_request.state = RequestState.IN_WORK
    help_request.closed_at = None
    help_request.version += 1
    publish(session, HelpRequestReopened(help_request_id=request_id, staff_id=by.id, now=now))
    return help_request


def end_crisis(session: Session, request_id: int, *, by: Specialist, now: datetime) -> HelpRequest:
    """A psychologist decided that the danger is over."""
    help_request = answers.accept(session, request_id, by=by, now=now)
    if help_request.is_red:
        response.end_crisis(session, help_request, staff_id=by.id, now=now)
        threads.append(session, help_request, side=Side.SYSTEM, text="crisis:ended", now=now, staff_id=by.id)
    return help_request


def _closable(session: Session, request_id: int, *, by: Specialist, now: datetime) -> HelpRequest:
    help_request = answers.accept(session, request_id, by=by, now=now)
    if help_request.is_red:
        raise StillRed
    return help_request


def _finish(help_request: HelpRequest, now: datetime) -> None:
    help_request.state = RequestState.CLOSED
    help_request.closed_at = now
    help_request.due_at = None
    help_request.version += 1


def _minutes(help_request: HelpRequest) -> int:
    """Five minutes for each answer written: a proposal that the psychologist corrects."""
    written = sum(1 for message in help_request.messages if message.side is Side.STAFF)
    return max(5, 5 * written)
