"""The inbox: each inbound message has one effect, however often it is delivered."""

import hashlib
import json
from datetime import datetime
from functools import cache

from sqlalchemy import Executable, func, select
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.orm import Session

from core import public_codes
from core.crypto import vault
from core.messages import InboundMessage
from db.models.inbox import DeadLetter, InboundReceipt

# what of a letter may be read without learning whose it is: no address, no name of a message or of a file
_READABLE = ("channel", "text", "payload", "locale", "media", "corrects")


@cache
def _take(dialect: str) -> Executable:
    if dialect == "sqlite":
        return sqlite.insert(InboundReceipt).on_conflict_do_nothing()
    return postgresql.insert(InboundReceipt).on_conflict_do_nothing()


def first_time(session: Session, message: InboundMessage, *, now: datetime) -> bool:
    """Note the message's receipt; False when it was already taken in."""
    return _is_new(session, message.channel, message.bot, message.external_id, now)


def first_use(session: Session, form: str, *, now: datetime) -> bool:
    """Note that a form of the panel was accepted; False for a second click, even after the panel fell in between.

    A refusal rolls the note back with everything else, so that the same form can be sent again.
    """
    return _is_new(session, "panel", "panel", hashlib.sha256(form.encode()).hexdigest(), now)


def is_used(session: Session, form: str) -> bool:
    """Whether a form of the panel was accepted already: what its page still sends comes too late."""
    mark = hashlib.sha256(form.encode()).hexdigest()
    return session.get(InboundReceipt, ("panel", "panel", mark)) is not None


def _is_new(session: Session, channel: str, bot: str, external_id: str, now: datetime) -> bool:
    row = {"channel": channel, "bot": bot, "external_id": external_id, "received_on": now.date()}
    connection = session.connection()
    # the count of an INSERT is not kept on every engine unless it is asked for
    taken = connection.execute(_take(connection.dialect.name), row, execution_options={"preserve_rowcount": True})
    return taken.rowcount == 1


def bury(session: Session, message: InboundMessage, *, problem: str, is_crisis: bool, now: datetime) -> None:
    """Keep, sealed, a message whose turn kept failing, so that a person can still read it.

    Whoever may read the words may not learn whose they are: the address has its own seal, for the sender alone.
    """
    ref = public_codes.new_ref()
    address = vault(session).seal_address(message.address, letter_address(ref)).hex()
    body = json.dumps({name: getattr(message, name) for name in _READABLE} | {"address": address}).encode()
    session.add(
        DeadLetter(
            ref=ref,
            channel=message.channel,
            sealed=vault(session).purpose("dead letters").seal(body, ref),
            problem=problem,
            is_crisis=is_crisis,
            created_at=now,
        )
    )


def letter_address(ref: str) -> str:
    """What a dead letter's sealed address is bound to."""
    return f"letter:{ref}"


def unresolved(session: Session) -> int:
    """How many dead letters wait for a person."""
    return session.scalar(select(func.count()).where(DeadLetter.resolved_at.is_(None))) or 0
