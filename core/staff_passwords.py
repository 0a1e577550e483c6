"""A forgotten password: a link that sets a new one, good for an hour and once. Nothing of it is stored.

The link carries a seal over the person's own mark, and setting the password changes that mark: the link is spent.
"""

import hmac
import secrets
from datetime import UTC, datetime, timedelta
from typing import Final

from sqlalchemy import select
from sqlalchemy.orm import Session

from core import audit, staff_sessions
from core.crypto import derive
from core.staff import InvitationSpent
from db.models.staff import Staff

LINK_LIVES: Final = timedelta(hours=1)


def link_token(secret: bytes, member: Staff, *, now: datetime) -> str:
    """The last part of the link's address; ``secret`` is the panel's."""
    until = int((now + LINK_LIVES).timestamp())
    return f"{member.id}.{until}.{_seal(secret, member, until)}"


def holder(session: Session, secret: bytes, token: str, *, now: datetime) -> Staff:
    """Whose password the link sets.

    Raises:
        InvitationSpent: it was used, is too old, was never given, or the person's access is closed.
    """
    staff_id, until, seal = _parts(token)
    member = session.scalars(select(Staff).where(Staff.id == staff_id)).one_or_none()
    if member is None or not member.active or datetime.fromtimestamp(until, UTC) < now:
        raise InvitationSpent
    if not hmac.compare_digest(_seal(secret, member, until).encode(), seal.encode()):
        raise InvitationSpent
    return member


def renew(session: Session, secret: bytes, token: str, *, password_hash: str, now: datetime) -> None:
    """Set the new password: the link is spent and every session of the person has ended.

    Raises:
        InvitationSpent: somebody was faster, or it is too late.
    """
    # held: of two people with one link, the second finds it spent
    session.scalars(select(Staff.id).where(Staff.id == _parts(token)[0]).with_for_update()).all()
    member = holder(session, secret, token, now=now)
    member.password, member.fs_uniquifier = password_hash, secrets.token_hex(32)
    staff_sessions.end_all(session, member.id, now=now)
    audit.record(session, "staff:password:changed", subject="staff", subject_id=member.id, staff_id=member.id, now=now)


def _parts(token: str) -> tuple[int, int, str]:
    """Whose link it is, until which second, and its seal."""
    numbers, _, seal = token.rpartition(".")
    staff_id, _, until = numbers.partition(".")
    if not all(part.isascii() and part.isdigit() and len(part) < 12 for part in (staff_id, until)):
        raise InvitationSpent
    return int(staff_id), int(until), seal


def _seal(secret: bytes, member: Staff, until: int) -> str:
    words = f"{member.id} {until} {member.fs_uniquifier}".encode()
    return hmac.digest(derive(secret, "new passwords"), words, "sha256").hex()
