"""The web chat's mailbox: bubbles sealed with a key that only the child's browser keeps."""

import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import bindparam, case, delete, func, insert, select
from sqlalchemy.orm import Session

from core.crypto import Cipher
from core.messages import Attachment, OutboundMessage, Picture, QuickReply
from db.models.mailbox import Bubble

_LAST_AND_KNOWN = select(
    func.max(Bubble.change), func.max(case((Bubble.source == bindparam("source"), Bubble.seq)))
).where(Bubble.box == bindparam("box"))
_PUT = insert(Bubble)


@dataclass(frozen=True, slots=True)
class Box:
    """One browser's box: how to find it and how to open it."""

    lookup: bytes
    cipher: Cipher
    marks: bytes

    def mark(self, ref: str) -> str:
        """A mark that tells this box's bubbles apart and joins them with nothing else in the tables."""
        return hashlib.blake2b(ref.encode(), key=self.marks, digest_size=16).hexdigest()


@dataclass(frozen=True, slots=True)
class ShownBubble:
    """A bubble as the page draws it."""

    seq: int
    change: int
    side: str
    source: str
    text: str
    quick_replies: tuple[QuickReply, ...]
    created_at: datetime
    picture: Picture | None = None
    attachment: Attachment | None = None


def put(session: Session, box: Box, *, side: str, source: str, message: OutboundMessage, now: datetime) -> int:
    """Put a bubble into the box, once per ``source``; one that replaces another takes its place.

    Returns:
        The bubble's sequence number.
    """
    last, known = session.connection().execute(_LAST_AND_KNOWN, {"box": box.lookup, "source": source}).one()
    if known is not None:
        return int(known)
    number = (last or 0) + 1
    if message.clears:
        empty(session, box)
    replaced = _find(session, box, message.replaces)
    if replaced is not None:
        replaced.sealed = _seal(box, replaced.seq, message)
        replaced.change = number
        replaced.source = source
        session.flush()
        return replaced.seq
    row = {
        "box": box.lookup,
        "seq": number,
        "change": number,
        "source": source,
        "side": side,
        "sealed": _seal(box, number, message),
        "created_at": now.replace(second=0, microsecond=0),  # a finer time would join it with its outbox row
    }
    session.connection().execute(_PUT, row)
    return number


def changed(session: Session, box: Box, *, after: int, limit: int = 500) -> Sequence[ShownBubble]:
    """Bubbles new or changed since ``after``, in the order of their place."""
    statement = (
        select(Bubble).where(Bubble.box == box.lookup, Bubble.change > after).order_by(Bubble.change).limit(limit)
    )
    return sorted((_show(box, bubble) for bubble in session.scalars(statement)), key=lambda shown: shown.seq)


def was_emptied(session: Session, box: Box, *, after: int) -> bool:
    """Whether everything a page has shown up to ``after`` is gone: it must begin anew.

    A box that was purged counts from one again, so a page that is ahead of its box begins anew as well.
    """
    if after == 0:
        return False
    statement = select(func.min(Bubble.change), func.max(Bubble.change)).where(Bubble.box == box.lookup)
    first, last = session.execute(statement).one()
    return first is None or first > after or last < after


def empty(session: Session, box: Box) -> None:
    """Throw away every bubble of a box."""
    session.execute(delete(Bubble).where(Bubble.box == box.lookup))


def purge(session: Session, *, before: datetime) -> None:
    """Throw away bubbles nobody came back for."""
    session.execute(delete(Bubble).where(Bubble.created_at < before))


def _find(session: Session, box: Box, shown: str | None) -> Bubble | None:
    if shown is None or not shown.isdecimal():
        return None
    statement = select(Bubble).where(Bubble.box == box.lookup, Bubble.seq == int(shown), Bubble.side == "service")
    return session.scalars(statement).one_or_none()


def _seal(box: Box, seq: int, message: OutboundMessage) -> bytes:
    return box.cipher.seal(json.dumps(message.as_dict()).encode(), f"bubble:{seq}")


def _show(box: Box, bubble: Bubble) -> ShownBubble:
    message = OutboundMessage.from_dict(json.loads(box.cipher.open(bubble.sealed, f"bubble:{bubble.seq}")))
    return ShownBubble(
        bubble.seq,
        bubble.change,
        bubble.side,
        bubble.source,
        message.text,
        message.quick_replies,
        bubble.created_at,
        message.picture,
        message.attachment,
    )
