"""What a psychologist does in a talk: take it, read it, answer, note, schedule."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from core import alerts, audit, outbox
from core.actors import NotAllowed, Specialist, require_psychologist
from core.bus import publish
from core.duty import conflicts
from core.events import HelpRequestAccepted, HelpRequestAnswered
from core.help_requests import threads
from db.models.help_requests import HelpMessage, HelpRequest, ReplyTemplate, RequestState, Side
from db.models.outbox import DeliveryState, OutboxMessage

READ = "help_request:thread:read"
READING_LASTS = timedelta(hours=10)
ON_ITS_WAY = (DeliveryState.QUEUED, DeliveryState.SENDING, DeliveryState.HELD, DeliveryState.TAKEN)
HIDDEN = (RequestState.DRAFT, RequestState.ERASED)


class RequestUnknown(Exception):
    """No such request, or not one this person may see: the two are not told apart."""


class AnswerEmpty(Exception):
    """There is nothing in the answer."""


class AlreadyTaken(Exception):
    """Another psychologist took the request first."""


class NothingToResend(Exception):
    """The answer is on its way, has arrived as far as anybody knows, was opened, or nobody can be reached any more."""


@dataclass(frozen=True, slots=True)
class Line:
    """One message as the panel shows it."""

    message: HelpMessage
    words: str


def find(session: Session, request_id: int, *, by: Specialist) -> HelpRequest:
    """A request of the actor's school that nobody else has taken.

    Raises:
        NotAllowed: the actor may not read talks.
        RequestUnknown: another school's, another psychologist's, about this very person, deleted, or not there.
    """
    require_psychologist(by)
    found = session.get(HelpRequest, request_id)
    if found is None or found.school_id != by.school_id or found.state in HIDDEN:
        raise RequestUnknown
    if found.assigned_to not in (None, by.id) or conflicts.is_between(session, found.id, by.id):
        raise RequestUnknown
    return found


def hold(session: Session, request_id: int) -> HelpRequest | None:
    """The request as it is now, kept from everybody else until this transaction ends; asks for no permission."""
    statement = select(HelpRequest).where(HelpRequest.id == request_id).with_for_update(key_share=True)
    return session.scalars(statement.execution_options(populate_existing=True)).one_or_none()


def read(session: Session, request_id: int, *, by: Specialist, now: datetime) -> HelpRequest:
    """Note, before anything is shown, that this person reads the talk."""
    help_request = find(session, request_id, by=by)
    if help_request.first_read_at is None or help_request.is_unscreened:
        help_request.first_read_at = help_request.first_read_at or now
        help_request.is_unscreened = False  # a person has looked; the message itself keeps its mark
        help_request.version += 1
    alerts.note_view(session, request_id, staff_id=by.id, now=now)
    audit.record(session, READ, subject="help_request", subject_id=request_id, staff_id=by.id, now=now)
    return help_request


def is_reading(session: Session, request_id: int, *, by: Specialist, now: datetime) -> bool:
    """Whether this person has opened the talk in this working day: only then may a page draw it anew by itself."""
    return audit.has_acted(session, READ, subject_id=request_id, staff_id=by.id, since=now - READING_LASTS)


def lines(session: Session, help_request: HelpRequest) -> Sequence[Line]:
    """The talk in order, opened."""
    return [Line(message, threads.words(session, help_request, message)) for message in help_request.messages]


def accept(session: Session, request_id: int, *, by: Specialist, now: datetime) -> HelpRequest:
    """Take a request: from now on it is this psychologist's, and its need gets a number in J6.

    Raises:
        AlreadyTaken: somebody else was first.
    """
    require_psychologist(by)
    help_request = hold(session, request_id)
    if (
        help_request is not None
        and help_request.school_id == by.school_id
        and help_request.assigned_to not in (None, by.id)
    ):
        raise AlreadyTaken
    help_request = find(session, request_id, by=by)
    # who dismissed a talk has it, but has not accepted it: its need has no number yet
    if help_request.assigned_to == by.id and (help_request.accepted_at or help_request.state is RequestState.CLOSED):
        alerts.acknowledge(session, request_id, staff_id=by.id, now=now)
        return help_request
    help_request.assigned_to = by.id
    help_request.accepted_at = now
    help_request.version += 1
    if help_request.state is RequestState.NEW:
        help_request.state = RequestState.IN_WORK
    publish(session, HelpRequestAccepted(help_request_id=request_id, staff_id=by.id, now=now))
    return help_request


def answer(
    session: Session,
    request_id: int,
    *,
    text: str,
    by: Specialist,
    now: datetime,
    send_at: datetime | None = None,
) -> HelpMessage:
    """Answer the child now, or at a later moment. Answering a free request takes it.

    Raises:
        AnswerEmpty: nothing was written.
    """
    if not text.strip():
        raise AnswerEmpty
    help_request = accept(session, request_id, by=by, now=now)
    message = threads.append(session, help_request, side=Side.STAFF, text=text.strip(), now=now, staff_id=by.id)
    session.flush()
    if send_at is not None and send_at > now:
        message.send_at = send_at
        return message
    _let_go(session, message, now=now)
    return message


def withdraw(session: Session, message_id: int, *, by: Specialist) -> HelpRequest:
    """Take back an answer that has not left yet.

    Raises:
        RequestUnknown: it has left, or is not this person's to take back.
    """
    of_message = select(HelpMessage.help_request_id).where(HelpMessage.id == message_id)
    hold(session, session.scalar(of_message) or 0)  # the talk first, as everybody does: nobody waits in a ring
    message = session.get(HelpMessage, message_id, populate_existing=True)
    if message is None or message.send_at is None or message.sent_at is not None:
        raise RequestUnknown
    help_request = find(session, message.help_request_id, by=by)
    session.delete(message)
    help_request.version += 1
    return help_request


def resend(session: Session, message_id: int, *, by: Specialist, now: datetime) -> HelpMessage:
    """Send the neutral envelope of an answer again, after the messenger has refused it for good.

    Raises:
        NothingToResend: it need not, or cannot, be sent again.
        RequestUnknown: not an answer in a talk this person may see.
    """
    message = session.get(HelpMessage, message_id)
    if message is None or message.side is not Side.STAFF:
        raise RequestUnknown
    find(session, message.help_request_id, by=by)
    help_request = hold(session, message.help_request_id)
    if help_request is None or help_request.sealed_address is None or not _has_failed(session, message):
        raise NothingToResend
    help_request.is_unreachable = False
    help_request.version += 1
    outbox.enqueue_envelope(session, HelpRequestAnswered(help_message_id=message_id, now=now))
    return message


def note(session: Session, request_id: int, *, text: str, by: Specialist, now: datetime) -> HelpMessage:
    """A private note: staff alone ever see it."""
    if not text.strip():
        raise AnswerEmpty
    help_request = find(session, request_id, by=by)
    return threads.append(session, help_request, side=Side.NOTE, text=text.strip(), now=now, staff_id=by.id)


def send_due(session: Session, *, now: datetime) -> int:
    """Send the scheduled answers whose moment has come; how many left."""
    is_due = (HelpMessage.send_at <= now, HelpMessage.sent_at.is_(None))
    talks = select(HelpRequest).where(HelpRequest.id.in_(select(HelpMessage.help_request_id).where(*is_due)))
    # on PostgreSQL a talk may be written into, answered or deleted at this very moment: its turn comes at the next tick
    free = talks.with_for_update(key_share=True, skip_locked=True).execution_options(populate_existing=True)
    of_free = HelpMessage.help_request_id.in_([talk.id for talk in session.scalars(free)])
    due = session.scalars(select(HelpMessage).where(of_free, *is_due).order_by(HelpMessage.id)).all()
    for message in due:
        _let_go(session, message, now=now)
    return len(due)


def templates(session: Session, *, locale: str) -> Sequence[ReplyTemplate]:
    """Reply templates in the child's language."""
    statement = select(ReplyTemplate).where(ReplyTemplate.locale == locale).order_by(ReplyTemplate.position)
    return session.scalars(statement).all()


def visible(by: Specialist) -> Sequence[object]:
    """Conditions that limit any query on requests to what this psychologist may see."""
    if not by.may_read_talks:
        raise NotAllowed("only a psychologist works with talks")
    return (
        HelpRequest.school_id == by.school_id,
        HelpRequest.state.not_in(HIDDEN),
        or_(HelpRequest.assigned_to.is_(None), HelpRequest.assigned_to == by.id),
        HelpRequest.id.not_in(conflicts.of_person(by.id)),
    )


def _has_failed(session: Session, message: HelpMessage) -> bool:
    """Whether an answer that left was refused: nobody carries it, and the channel is shut or said so of this row."""
    if message.sent_at is None or message.opened_at is not None:
        return False
    of_answer = select(OutboxMessage.state).where(OutboxMessage.help_message_id == message.id)
    states = session.scalars(of_answer.order_by(OutboxMessage.id)).all()
    if any(state in ON_ITS_WAY for state in states):
        return False
    was_refused = bool(states) and states[-1] in (DeliveryState.BLOCKED, DeliveryState.DEAD)
    return was_refused or message.help_request.is_unreachable


def _let_go(session: Session, message: HelpMessage, *, now: datetime) -> None:
    message.sent_at = now
    message.send_at = None
    help_request = session.get_one(HelpRequest, message.help_request_id)
    help_request.version += 1
    spoke = help_request.last_child_at
    if spoke is None or spoke <= message.created_at:  # words that came after it was written are not answered by it
        help_request.last_staff_at = now
        help_request.due_at = help_request.due_at if help_request.is_red else None
        if help_request.state in (RequestState.NEW, RequestState.IN_WORK):
            help_request.state = RequestState.WAITING
    publish(session, HelpRequestAnswered(help_message_id=message.id, now=now))
