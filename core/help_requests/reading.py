"""Reading: a messenger that shows its people what was read is told so, once a person has really seen the words."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from sqlalchemy import delete, exists, select, update
from sqlalchemy.orm import Session

from core.actors import Specialist
from core.crypto import SealBroken, vault
from core.help_requests import answers
from db.models.help_requests import HelpMessage, HelpSource

SHOWN_BY: Final = frozenset({"whatsapp"})  # channels whose people see what was read


@dataclass(frozen=True, slots=True)
class Seen:
    """Words that were seen: the id of their message, and the messenger's name of it (None: it opens no more)."""

    message_id: int
    source: str | None


def note(session: Session, message_id: int, *, channel: str, source: str) -> None:
    """Remember which message of a messenger these words came by; the bot alone can open that again."""
    sealed = vault(session).seal_address(source, _about(message_id))
    session.add(HelpSource(help_message_id=message_id, channel=channel, sealed_source=sealed))


def see(session: Session, request_id: int, *, up_to: int, by: Specialist, now: datetime) -> None:
    """This person has the words before their eyes, down to this message; who has not opened the talk has not.

    Raises:
        RequestUnknown: not a talk this person may see.
    """
    help_request = answers.find(session, request_id, by=by)
    if not answers.is_reading(session, request_id, by=by, now=now):
        return
    of_talk = select(HelpMessage.id).where(HelpMessage.help_request_id == help_request.id, HelpMessage.id <= up_to)
    is_new = (HelpSource.help_message_id.in_(of_talk), HelpSource.seen_at.is_(None))
    session.execute(update(HelpSource).where(*is_new).values(seen_at=now))


def has_seen(session: Session, *, channel: str) -> bool:
    """Whether a messenger is to be told of anything."""
    is_due = (HelpSource.channel == channel, HelpSource.seen_at.is_not(None))
    return bool(session.scalar(select(exists().where(*is_due))))


def seen(session: Session, *, channel: str, limit: int) -> Sequence[Seen]:
    """What a messenger is to be told of, oldest first."""
    is_due = (HelpSource.channel == channel, HelpSource.seen_at.is_not(None))
    rows = session.scalars(select(HelpSource).where(*is_due).order_by(HelpSource.help_message_id).limit(limit)).all()
    return [Seen(row.help_message_id, _source(session, row)) for row in rows]


def told(session: Session, message_ids: Sequence[int]) -> None:
    """The messenger knows of these, or never will."""
    session.execute(delete(HelpSource).where(HelpSource.help_message_id.in_(list(message_ids))))


def _source(session: Session, row: HelpSource) -> str | None:
    try:
        return vault(session).open_address(row.sealed_source, _about(row.help_message_id))
    except SealBroken:
        return None


def _about(message_id: int) -> str:
    return f"source:{message_id}"
