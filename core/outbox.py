"""The outbox: enqueue in the deciding transaction, claim, and settle what a channel said."""

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import cast

from sqlalchemy import and_, func, insert, select, update
from sqlalchemy.engine import CursorResult
from sqlalchemy.orm import Session

from core import public_codes
from core.crypto import Vault, vault
from core.events import HelpRequestAnswered
from core.messages import ContactUnreachable, OutboundMessage, Parcel, QuickReply, SendError
from core.texts import texts
from db.models.appointments import Appointment
from db.models.duty import StaffLink
from db.models.help_requests import HelpMessage, HelpRequest
from db.models.outbox import DeliveryState, Lane, OutboxMessage

ATTEMPTS = 8
LATE_AFTER = timedelta(minutes=5)  # a person is told by then that an answer is still on its way
LINK = "link:"
_ENQUEUE = insert(OutboxMessage)


@dataclass(frozen=True, slots=True)
class Destination:
    """A sealed address with the words it is bound to; readable by the sender alone."""

    channel: str
    sealed_address: bytes
    about: str


def thread_address(thread_ref: str) -> str:
    """What a thread's sealed address is bound to."""
    return f"thread:{thread_ref}"


def to_thread(help_request: HelpRequest) -> Destination | None:
    """The child's door of one thread; None once the address is erased."""
    if help_request.sealed_address is None:
        return None
    return Destination(help_request.channel, help_request.sealed_address, thread_address(help_request.ref))


def appointment_address(appointment_ref: str) -> str:
    """What the sealed address of a meeting is bound to."""
    return f"appointment:{appointment_ref}"


def to_appointment(appointment: Appointment) -> Destination | None:
    """Whoever booked one meeting; None for who came without booking, and once the address is erased."""
    if appointment.sealed_address is None or appointment.channel is None:
        return None
    about = appointment_address(appointment.address_ref or appointment.ref)
    return Destination(appointment.channel, appointment.sealed_address, about)


def link_address(link_ref: str) -> str:
    """What the sealed address of a member of staff is bound to."""
    return f"{LINK}{link_ref}"


def to_link(link: StaffLink) -> Destination:
    """A messenger of a member of staff, who is told of alerts there."""
    return Destination(link.channel, link.sealed_address, link_address(link.ref))


def to_address(session: Session, *, channel: str, address: str) -> Destination:
    """A destination for whoever is speaking just now, sealed afresh so that rows cannot be joined."""
    about = f"once:{public_codes.new_ref()}"
    return Destination(channel, vault(session).seal_address(address, about), about)


def enqueue(
    session: Session,
    message: OutboundMessage,
    *,
    to: Destination,
    lane: Lane,
    now: datetime,
    help_message_id: int | None = None,
    due: datetime | None = None,
) -> str:
    """Write one message to be sent after this transaction commits, or not before the moment it is ``due``.

    Returns:
        The row's reference: who keeps it can take the row back while it waits.
    """
    ref = public_codes.new_ref()
    body = json.dumps(message.as_dict()).encode()
    session.connection().execute(
        _ENQUEUE,
        {
            "ref": ref,
            "channel": to.channel,
            "lane": lane,
            "state": DeliveryState.QUEUED,
            "help_message_id": help_message_id,
            "address_info": to.about,
            "sealed_address": to.sealed_address,
            "sealed_body": vault(session).purpose("outbox").seal(body, f"{ref}:{to.about}"),
            "attempts": 0,
            "created_at": now,
            "next_attempt_at": due or now,
        },
    )
    return ref


def enqueue_envelope(session: Session, event: HelpRequestAnswered) -> None:
    """An answer leaves as a neutral, silent envelope: nothing on a lock screen, the words stay in the thread."""
    answer = session.get_one(HelpMessage, event.help_message_id)
    help_request = answer.help_request
    to = to_thread(help_request)
    if to is not None:
        lane = Lane.CRISIS if help_request.is_red else Lane.ANSWER
        folded = envelope(help_request.locale, answer.ref)
        enqueue(session, folded, to=to, lane=lane, now=event.now, help_message_id=answer.id)


def envelope(locale: str, message_ref: str, *, replaces: str | None = None) -> OutboundMessage:
    """The folded answer with its [Open]."""
    text = texts(locale)
    return OutboundMessage(
        text("help-envelope"),
        (QuickReply(text("help-envelope.open"), f"help:open:{message_ref}"),),
        replaces=replaces,
        is_silent=True,
        is_private=True,
    )


def claim(
    session: Session, *, channels: Iterable[str], limit: int, now: datetime, lanes: Sequence[Lane] = tuple(Lane)
) -> Sequence[OutboxMessage]:
    """Take the next due rows, most urgent lane first and in order, and mark them as being sent."""
    statement = (
        select(OutboxMessage)
        .where(
            OutboxMessage.state == DeliveryState.QUEUED,
            OutboxMessage.next_attempt_at <= now,
            OutboxMessage.channel.in_(list(channels)),
            OutboxMessage.lane.in_(lanes),
        )
        .order_by(OutboxMessage.lane, OutboxMessage.id)
        .limit(limit)
        .with_for_update(skip_locked=True)
    )
    rows = session.scalars(statement).all()
    for row in rows:
        row.state = DeliveryState.SENDING
        row.attempts += 1
    return rows


def open_parcel(keys: Vault, row: OutboxMessage) -> Parcel:
    """Open one claimed row. A body cannot be moved to another address: its seal names both."""
    address = keys.open_address(row.sealed_address, row.address_info)
    return Parcel(ref=row.ref, address=address, message=open_message(keys, row))


def open_message(keys: Vault, row: OutboxMessage) -> OutboundMessage:
    """What a row that has not left yet says; where to is not opened."""
    body = keys.purpose("outbox").open(row.sealed_body, f"{row.ref}:{row.address_info}")
    return OutboundMessage.from_dict(json.loads(body))


def mark_sent(session: Session, refs: Sequence[str], *, now: datetime) -> None:
    """The channel took these rows: their words and addresses have no reason to stay here."""
    if not refs:
        return
    statement = update(OutboxMessage).where(OutboxMessage.ref.in_(refs))
    session.execute(
        statement.values(state=DeliveryState.SENT, finished_at=now, problem=None, sealed_body=b"", sealed_address=b"")
    )


def mark_failed(session: Session, ref: str, *, problem: SendError, now: datetime) -> None:
    """The channel has refused this row for good: the panel says that the child cannot be reached."""
    row = session.scalars(select(OutboxMessage).where(OutboxMessage.ref == ref)).one_or_none()
    if row is None:  # the child deleted the talk while the row was on its way
        return
    row.problem = type(problem).__name__
    row.finished_at = now
    row.state = DeliveryState.BLOCKED if isinstance(problem, ContactUnreachable) else DeliveryState.DEAD
    if row.state is DeliveryState.BLOCKED and row.address_info.startswith(LINK):
        of_row = StaffLink.ref == row.address_info.removeprefix(LINK)
        session.execute(update(StaffLink).where(of_row).values(is_broken=True))
    _tell_panel(session, row)


def requeue_interrupted(session: Session, *, channel: str, carried: Sequence[str] = ()) -> int:
    """After a crash or a bad moment: what was being sent, and is not carried by anybody, is sent again.

    An envelope opened twice is the same envelope.
    """
    lost = and_(
        OutboxMessage.channel == channel,
        OutboxMessage.state == DeliveryState.SENDING,
        OutboxMessage.ref.not_in(list(carried)),
    )
    statement = update(OutboxMessage).where(lost).values(state=DeliveryState.QUEUED)
    return cast("CursorResult[object]", session.execute(statement)).rowcount


def late_answers(session: Session, help_request_id: int, *, now: datetime) -> frozenset[int]:
    """Ids of the answers in a talk that should have reached their messenger by now and have not."""
    statement = (
        select(OutboxMessage.help_message_id)
        .join(HelpMessage, HelpMessage.id == OutboxMessage.help_message_id)
        .where(
            HelpMessage.help_request_id == help_request_id,
            OutboxMessage.state.in_((DeliveryState.QUEUED, DeliveryState.SENDING)),
            OutboxMessage.created_at < now - LATE_AFTER,
        )
    )
    return frozenset(number for number in session.scalars(statement) if number is not None)


def standing(session: Session, *, since: datetime) -> int:
    """How many messages should have been tried before this moment and were not: nobody carries them."""
    statement = select(func.count()).where(
        OutboxMessage.state == DeliveryState.QUEUED, OutboxMessage.next_attempt_at < since
    )
    return session.scalar(statement) or 0


def has_due(session: Session, *, channel: str, now: datetime) -> bool:
    """Whether anything waits to be sent over this channel."""
    due = and_(OutboxMessage.channel == channel, OutboxMessage.next_attempt_at <= now)
    statement = select(OutboxMessage.id).where(OutboxMessage.state == DeliveryState.QUEUED, due).limit(1)
    return session.scalar(statement) is not None


def _tell_panel(session: Session, row: OutboxMessage) -> None:
    answer = None if row.help_message_id is None else session.get(HelpMessage, row.help_message_id)
    if answer is not None:
        answer.help_request.is_unreachable = True
        answer.help_request.version += 1
