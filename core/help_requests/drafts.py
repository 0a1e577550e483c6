"""What a child writes: nothing typed is lost, a silent draft sends itself, danger never waits for «send»."""

from dataclasses import replace
from datetime import datetime, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from core import calendar, outbox, schools
from core.bus import publish
from core.crisis import check_ins, response
from core.crisis.markers import Finding, Level
from core.events import HelpRequestOpened, HelpRequestReopened, MessageAdded
from core.help_requests import receipts, threads, watching
from db.models.help_requests import HelpRequest, RequestState, Side
from db.models.outbox import Lane

AUTO_SEND_AFTER = timedelta(minutes=2)


def write(
    session: Session,
    help_request: HelpRequest,
    *,
    text: str,
    finding: Finding,
    sends_itself: bool,
    now: datetime,
) -> int:
    """Keep what was typed. In a draft the clock of two minutes starts anew, unless [not yet] was pressed.

    Returns:
        The message's id.
    """
    message_id = threads.keep_words(
        session,
        help_request,
        text=text,
        risk=finding.level.value,
        is_unscreened=finding.is_unscreened,
        now=now,
    )
    help_request.last_child_at = now
    help_request.is_unreachable = False
    check_ins.go_on(help_request, now=now)
    if help_request.state is RequestState.DRAFT:
        help_request.auto_send_at = now + AUTO_SEND_AFTER if sends_itself else None
    else:
        _continue(session, help_request, now=now)
    _note_signs(session, help_request, finding, now=now)
    weighed = watching.heightened(help_request, finding, now=now)
    if weighed.is_crisis:
        send(session, help_request, now=now)
        response.raise_crisis(session, help_request, finding=weighed, now=now)
    return message_id


def call_for_help(session: Session, help_request: HelpRequest, *, mark: str, now: datetime) -> None:
    """The button «I need help right now»: a person hears of it even when no word was written."""
    threads.append(session, help_request, side=Side.SYSTEM, text=mark, now=now)
    help_request.last_child_at = now
    help_request.is_unreachable = False
    if help_request.state is RequestState.DRAFT:
        send(session, help_request, now=now)
    else:
        _continue(session, help_request, now=now)  # a closed talk stands in nobody's queue
    response.raise_crisis(session, help_request, finding=response.CALL_FOR_HELP, now=now)


def send(session: Session, help_request: HelpRequest, *, now: datetime) -> None:
    """A draft becomes a request that staff can see. Sending twice changes nothing."""
    if help_request.state is not RequestState.DRAFT:
        return
    school = schools.school(session, help_request.school_id)
    help_request.state = RequestState.NEW
    help_request.auto_send_at = None
    help_request.opened_at = now
    help_request.due_at = calendar.due_by(session, school, now=now)
    help_request.version += 1
    publish(session, HelpRequestOpened(help_request_id=help_request.id, now=now))


def hold(help_request: HelpRequest) -> None:
    """[Not yet]: the draft waits for the child, for as long as it takes."""
    help_request.auto_send_at = None


def discard(session: Session, help_request: HelpRequest) -> None:
    """The child threw the draft away before anybody saw it."""
    if help_request.state is RequestState.DRAFT:
        threads.wipe(session, help_request)


def send_silent(session: Session, *, now: datetime) -> int:
    """Send every draft whose two minutes of silence are over, with its receipt.

    Returns:
        How many were sent.
    """
    statement = (
        select(HelpRequest)
        .where(HelpRequest.state == RequestState.DRAFT, HelpRequest.auto_send_at <= now)
        .with_for_update(key_share=True, skip_locked=True)  # a draft being written just now is not silent
    )
    silent = session.scalars(statement).all()
    for help_request in silent:
        send(session, help_request, now=now)
        to = outbox.to_thread(help_request)
        if to is not None:
            # nobody has just tapped: the phone may lie in other hands
            message = replace(receipts.receipt(session, help_request, now=now), is_silent=True)
            outbox.enqueue(session, message, to=to, lane=Lane.ANSWER, now=now)
    return len(silent)


def _note_signs(session: Session, help_request: HelpRequest, finding: Finding, *, now: datetime) -> None:
    """A weak sign marks the talk and wakes nobody; words that nobody could screen are sent, so that a person looks."""
    if (finding.is_soft or finding.level is Level.ELEVATED) and help_request.risk == Level.NONE:
        help_request.risk = Level.ELEVATED.value
    if finding.is_unscreened:
        help_request.is_unscreened = True
        send(session, help_request, now=now)
        help_request.due_at = min(help_request.due_at or now, now)


def _continue(session: Session, help_request: HelpRequest, *, now: datetime) -> None:
    """More words in a sent talk wake it: a closed one is open again, a sleeping one stands in the queue."""
    help_request.snoozed_until = None
    if help_request.state is RequestState.CLOSED:
        help_request.closed_at = None
        help_request.state = RequestState.IN_WORK if help_request.assigned_to else RequestState.NEW
        publish(session, HelpRequestReopened(help_request_id=help_request.id, staff_id=None, now=now))
    elif help_request.state is RequestState.WAITING:
        help_request.state = RequestState.IN_WORK
    if help_request.due_at is None:  # a day once promised is not moved by asking again
        school = schools.school(session, help_request.school_id)
        help_request.due_at = calendar.due_by(session, school, now=now)
    publish(session, MessageAdded(help_request_id=help_request.id, now=now))
