"""Staff: the first-login link, and who a signed-in person is to the rules."""

import hashlib
import secrets
from datetime import datetime, timedelta

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from core.actors import Role, Specialist
from db.models.staff import Invitation, Staff, StaffRole

INVITATION_LIVES = timedelta(hours=1)


class InvitationSpent(Exception):
    """The link was used, is too old, or never existed."""


def invite(session: Session, *, school_id: int, role: Role, now: datetime) -> str:
    """A first-login token, shown once; only its hash is kept."""
    token = secrets.token_urlsafe(24)
    session.add(
        Invitation(school_id=school_id, role=role.value, token_hash=_hash(token), expires_at=now + INVITATION_LIVES)
    )
    return token


def invitation(session: Session, token: str, *, now: datetime) -> Invitation:
    """The open invitation behind a token.

    Raises:
        InvitationSpent: it cannot be used any more.
    """
    found = session.scalars(select(Invitation).where(Invitation.token_hash == _hash(token))).one_or_none()
    if found is None or found.used_at is not None or found.expires_at < now:
        raise InvitationSpent
    return found


def is_empty(session: Session) -> bool:
    """Whether nobody can sign in yet."""
    return session.scalar(select(func.count()).select_from(Staff)) == 0


def role(session: Session, name: Role) -> StaffRole:
    """A role's row, made when it is first needed."""
    found = session.scalars(select(StaffRole).where(StaffRole.name == name.value)).one_or_none()
    if found is None:
        found = StaffRole(name=name.value)
        session.add(found)
        session.flush()
    return found


def specialist(member: Staff) -> Specialist:
    """A member of staff as the rules know them."""
    return Specialist(
        id=member.id, school_id=member.school_id, roles=frozenset(Role(role.name) for role in member.roles)
    )


def _hash(token: str) -> bytes:
    return hashlib.sha256(token.encode()).digest()
