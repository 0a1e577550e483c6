"""Writing a message in the transaction that decided it."""

import json
from datetime import datetime

from sqlalchemy import insert
from sqlalchemy.orm import Session

from core import public_codes
from core.crypto import vault
from core.events import HelpRequestAnswered
from core.messages import OutboundMessage, QuickReply
from core.outbox.addressing import Destination, to_thread
from core.texts import texts
from db.models.help_requests import HelpMessage
from db.models.outbox import DeliveryState, Lane, OutboxMessage

_ENQUEUE = insert(OutboxMessage)


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
