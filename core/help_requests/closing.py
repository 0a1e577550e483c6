"""Closing: the psychologist says what was done once, and the journals draft themselves from it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from sqlalchemy.orm import Session

from core import classes
from core.actors import Specialist
from core.bus import publish
from core.events import (
    HelpRequestClosed,
    HelpRequestClosedTogether,
    HelpRequestDismissed,
    HelpRequestReopened,
)
from core.help_requests import answers, cases, reply_drafts, threads
from core.help_requests.undoing import TooLate, undo
from core.journals import hoaxes, needs, work
from db.models.help_requests import HelpRequest, RequestState, Side
from db.models.journals import Audience, Direction, Referral, WorkRecord

__all__ = [
    "Closing",
    "Dismissal",
    "StillRed",
    "TooLate",
    "close",
    "dismiss",
    "proposal",
    "reopen",
    "undo",
]


class Dismissal(StrEnum):
    """Why a talk closes with one tap and enters no journal. A hoax that has its number in J6 keeps it, corrected."""

    THANKS = "thanks"
    TEST = "test"
    EMPTY = "empty"
    HOAX = "hoax"


class StillRed(Exception):
    """A red talk is closed only after a person has ended the danger."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Closing:
    """What the journals still lack at closing; ``referral``: where the child was sent on to."""

    direction: Direction
    format: str
    category: str | None
    topic: str
    class_name: str | None
    minutes: int | None
    result: str
    recommendation: str
    next_step: str
    referral: Referral | None = None


def proposal(help_request: HelpRequest, *, joined: Sequence[HelpRequest] = ()) -> Closing:
    """The closing form, prefilled from what is known of a talk and of those joined to it."""
    return Closing(
        direction=Direction.COUNSELLING,
        format="bot_dialogue",
        category=help_request.category,
        topic="",
        class_name=help_request.class_name,
        minutes=_minutes([help_request, *joined]),
        result="",
        recommendation="",
        next_step="",
    )


def close(session: Session, request_id: int, *, closing: Closing, by: Specialist, now: datetime) -> HelpRequest:
    """Close a case after real work: one work record, and its drafts in a direction book and an audience book.

    However many talks were joined, the work is counted once, with the need of the talk the case goes by.

    Raises:
        StillRed: the danger has not been ended yet.
        ClassUnknown: the school has no such class.
    """
    cases.hold(session, request_id)
    help_request = answers.accept(session, request_id, by=by, now=now)
    if help_request.state is RequestState.CLOSED:  # a second tap must not count the work twice
        return help_request
    head, talks = _closable(session, help_request)
    classes.require(session, head.school_id, closing.class_name)
    record = _record(session, head, talks, closing=closing, by=by, now=now)
    for talk in talks:
        hoaxes.unmark(session, talk.id, by=by, now=now)  # a child wrote on and was helped: it was a need after all
        talk.category, talk.class_name = closing.category, closing.class_name
    _finish(session, talks, now)
    publish(session, HelpRequestClosed(help_request_id=head.id, staff_id=by.id, work_id=record.id, now=now))
    for talk in talks:
        if talk is not head:
            publish(session, HelpRequestClosedTogether(help_request_id=talk.id, staff_id=by.id, now=now))
    return help_request


def dismiss(session: Session, request_id: int, *, reason: Dismissal, by: Specialist, now: datetime) -> HelpRequest:
    """Close a case with one tap: thanks, a test, an empty talk, a hoax. No work record, no line of work.

    Raises:
        StillRed: the danger has not been ended yet.
    """
    cases.hold(session, request_id)
    help_request = answers.find(session, request_id, by=by)
    if help_request.state is RequestState.CLOSED:
        return help_request
    _, talks = _closable(session, help_request)
    for talk in talks:
        threads.append(session, talk, side=Side.SYSTEM, text=f"closed:{reason.value}", now=now, staff_id=by.id)
        talk.assigned_to = by.id
    _finish(session, talks, now)
    for talk in talks:
        publish(session, HelpRequestDismissed(help_request_id=talk.id, staff_id=by.id, now=now))
        if reason is Dismissal.HOAX:
            hoaxes.mark(session, talk.id, by=by, now=now)
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
    hoaxes.unmark(session, request_id, by=by, now=now)
    publish(session, HelpRequestReopened(help_request_id=request_id, staff_id=by.id, now=now))
    return help_request


def _closable(session: Session, help_request: HelpRequest) -> tuple[HelpRequest, Sequence[HelpRequest]]:
    """The talk the case goes by, and those of the case that are open."""
    talks = cases.case(session, help_request)
    if any(talk.is_red for talk in talks):
        raise StillRed
    return talks[0], [talk for talk in talks if talk.state is not RequestState.CLOSED]


def _record(
    session: Session,
    head: HelpRequest,
    talks: Sequence[HelpRequest],
    *,
    closing: Closing,
    by: Specialist,
    now: datetime,
) -> WorkRecord:
    return work.record_work(
        session,
        school_id=head.school_id,
        staff_id=by.id,
        need_id=needs.need_of(session, head.id),
        direction=closing.direction,
        audience=Audience.STUDENT,
        format=closing.format,
        channel=head.channel,
        category=closing.category,
        class_name=closing.class_name,
        minutes=closing.minutes,
        happened_at=max((talk.last_staff_at for talk in talks if talk.last_staff_at), default=now),
        words={
            "client": head.code,
            "topic": closing.topic,
            "result": closing.result,
            "recommendation": closing.recommendation,
            "next_step": closing.next_step,
        },
        referral=closing.referral,
    )


def _finish(session: Session, talks: Sequence[HelpRequest], now: datetime) -> None:
    for talk in talks:
        talk.state = RequestState.CLOSED
        talk.closed_at = now
        talk.due_at = talk.snoozed_until = None
        talk.version += 1
    reply_drafts.forget_all(session, [talk.id for talk in talks])


def _minutes(talks: Sequence[HelpRequest]) -> int:
    """Five minutes for each answer written: a proposal that the psychologist corrects."""
    written = sum(1 for talk in talks for message in talk.messages if message.side is Side.STAFF)
    return max(5, 5 * written)
