"""Reading: a messenger that shows its people what was read is told so, once a person has really seen the words."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from sqlalchemy import delete, select, update
from sqlalchemy.orm import Session

from core.actors import Specialist
from core.crypto import SealBroken, vault
from core.help_requests import answers
from db.models.help_requests import HelpMessage, HelpSource

MOST: Final = 200
SHOWN_BY: Final = frozenset({"whatsapp"})  # channels whose people see what was read


@dataclass(frozen=True, slots=True)
class Seen:
    """Words that were seen: the id of their message, and its address and the messenger's name of it, with a space
    between (None: it opens no more)."""

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


def due(session: Session, *, channel: str) -> frozenset[int]:
    """Ids of the words that were seen and not told of yet."""
    is_due = (HelpSource.channel == channel, HelpSource.seen_at.is_not(None))
    return frozenset(session.scalars(select(HelpSource.help_message_id).where(*is_due).limit(MOST)))


def seen(session: Session, *, channel: str) -> Sequence[Seen]:
    """What a messenger may be told of, oldest first: it takes everything before that in the chat for read as well.

    So words wait while older ones of the same chat, perhaps in a talk with somebody else, have not been seen.
    """
    of_channel = select(HelpSource).where(HelpSource.channel == channel).order_by(HelpSource.help_message_id)
    found = session.scalars(of_channel.where(HelpSource.seen_at.is_not(None)).limit(MOST)).all()
    if not found:
        return []
    before = HelpSource.help_message_id < found[-1].help_message_id
    unseen = session.scalars(of_channel.where(HelpSource.seen_at.is_(None), before)).all()
    first = {_chat(source): row.help_message_id for row in reversed(unseen) if (source := _source(session, row))}
    opened = [Seen(row.help_message_id, _source(session, row)) for row in found]
    return [one for one in opened if first.get(_chat(one.source), one.message_id) >= one.message_id]


def told(session: Session, message_ids: Sequence[int]) -> None:
    """The messenger knows of these, or never will."""
    session.execute(delete(HelpSource).where(HelpSource.help_message_id.in_(list(message_ids))))


def _source(session: Session, row: HelpSource) -> str | None:
    try:
        return vault(session).open_address(row.sealed_source, _about(row.help_message_id))
    except SealBroken:
        return None


def _chat(source: str | None) -> str:
    return (source or "").partition(" ")[0]


def _about(message_id: int) -> str:
    return f"source:{message_id}"
