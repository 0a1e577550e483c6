"""The inbox: each inbound message has one effect, however often it is delivered."""

import json
from dataclasses import asdict
from datetime import datetime
from functools import cache

from sqlalchemy import Executable, func, select
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.orm import Session

from core import public_codes
from core.crypto import vault
from core.messages import InboundMessage
from db.models.inbox import DeadLetter, InboundReceipt


@cache
def _take(dialect: str) -> Executable:
    if dialect == "sqlite":
        return sqlite.insert(InboundReceipt).on_conflict_do_nothing()
    return postgresql.insert(InboundReceipt).on_conflict_do_nothing()


def first_time(session: Session, message: InboundMessage, *, now: datetime) -> bool:
    """Note the message's receipt; False when it was already taken in."""
    row = {
        "channel": message.channel,
        "bot": message.bot,
        "external_id": message.external_id,
        "received_on": now.date(),
    }
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
    body = json.dumps({**asdict(message), "address": address}).encode()
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
