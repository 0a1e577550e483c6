"""Staff: the first-login link, and who a signed-in person is to the rules."""

import hashlib
import secrets
from collections.abc import Iterable
from datetime import datetime, timedelta
from enum import StrEnum
from functools import cache
from pathlib import Path

from sqlalchemy import Select, func, select
from sqlalchemy.orm import Session

from core.actors import Role, Specialist
from db.models.schools import School
from db.models.staff import Invitation, Staff, StaffRole

INVITATION_LIVES = timedelta(hours=1)
PASSWORD_LENGTH = 12
PASSWORD_LONGEST = 128  # a longer one costs the hash, not the guesser
OWN_LETTERS = 6
COMMON_PARTS = Path(__file__).with_name("common_passwords.txt")
DISGUISES = str.maketrans("013457@$", "oieastas")


class InvitationSpent(Exception):
    """The link was used, is too old, or never existed."""


class UsernameTaken(Exception):
    """Somebody signs in with this name already."""


class PasswordProblem(StrEnum):
    """Why a password is refused."""

    SHORT = "short"
    LONG = "long"
    COMMON = "common"


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


def join(
    session: Session, token: str, *, full_name: str, username: str, password_hash: str, locale: str, now: datetime
) -> Staff:
    """The invited person becomes a member of staff; the link is spent.

    Raises:
        InvitationSpent: it cannot be used any more.
        UsernameTaken: choose another name.
    """
    # held: of two people with one link, the second finds it spent
    session.scalars(select(Invitation.id).where(Invitation.token_hash == _hash(token)).with_for_update()).all()
    invited = invitation(session, token, now=now)
    if session.scalar(select(Staff.id).where(Staff.username == username)) is not None:
        raise UsernameTaken
    member = Staff(
        school_id=invited.school_id,
        username=username,
        full_name=full_name,
        password=password_hash,
        active=True,
        fs_uniquifier=secrets.token_hex(32),
        locale=locale,
        roles=[role(session, Role(invited.role))],
    )
    invited.used_at = now
    session.add(member)
    session.flush()
    return member


def postpone_second_factor(session: Session, staff_id: int, *, now: datetime) -> None:
    """In a demo, a person looks around before setting up the second factor."""
    session.get_one(Staff, staff_id).tf_skipped_at = now


def signed_in(session: Session, staff_id: int, *, now: datetime) -> None:
    """Remember when the person last signed in."""
    session.get_one(Staff, staff_id).last_login_at = now


def speak(session: Session, staff_id: int, locale: str) -> None:
    """The person's language from now on, on every device."""
    session.get_one(Staff, staff_id).locale = locale


def password_problem(password: str, *, known: Iterable[str] = ()) -> PasswordProblem | None:
    """Why a password cannot be used, or None: too short, or made of what everybody tries first.

    ``known`` are the person's own names: they are tried first of all.
    """
    if len(password) < PASSWORD_LENGTH:
        return PasswordProblem.SHORT
    if len(password) > PASSWORD_LONGEST:
        return PasswordProblem.LONG
    rest = _folded(password)
    parts = [_folded(word) for name in known for word in name.split()]
    for part in sorted({*parts, *_common_parts()}, key=len, reverse=True):
        if len(part) > 2:
            rest = rest.replace(part, "")
    return PasswordProblem.COMMON if len(set(rest)) < OWN_LETTERS else None


def is_empty(session: Session) -> bool:
    """Whether nobody of a real school can sign in yet."""
    people = select(func.count()).select_from(Staff).join(School, School.id == Staff.school_id)
    return session.scalar(people.where(School.is_demo.is_(False))) == 0


def psychologists(school_id: int) -> Select[Staff]:
    """The psychologists of a school who may sign in, by name: who can answer a child."""
    may_read = Staff.roles.any(StaffRole.name == Role.PSYCHOLOGIST.value)
    able = select(Staff).where(Staff.school_id == school_id, Staff.active, may_read)
    return able.order_by(Staff.full_name, Staff.id)


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


@cache
def _common_parts() -> frozenset[str]:
    return frozenset(_folded(line) for line in COMMON_PARTS.read_text(encoding="utf-8").split())


def _folded(words: str) -> str:
    """Letters and digits alone, without the disguises everybody knows: P@ssw0rd is password."""
    return "".join(letter for letter in words.casefold().translate(DISGUISES) if letter.isalnum())
