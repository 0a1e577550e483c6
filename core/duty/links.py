"""Links: over which messengers alerts reach a member of staff. The address is sealed to the sender, as a child's is."""

import hashlib
import secrets
from collections.abc import Sequence
from datetime import datetime, timedelta

from sqlalchemy import bindparam, delete, select
from sqlalchemy.orm import Session

from core import audit, outbox, public_codes
from core.actors import Specialist
from core.crypto import vault
from db.models.duty import StaffLink, StaffLinkCode
from db.models.outbox import OutboxMessage
from db.models.staff import Staff

CODE_LIVES = timedelta(minutes=15)
# every message over some messengers asks this: built once
_OTHERWISE = (
    select(StaffLink)
    .where(
        StaffLink.channel == bindparam("of_channel"),
        StaffLink.lookup == bindparam("of_chat"),
        StaffLink.is_broken != bindparam("is_so"),
    )
    .execution_options(autoflush=False, populate_existing=True)
)
START = "duty-"  # what stands before the token in a messenger's own start parameter


class CodeSpent(Exception):
    """The link from the panel was used, is too old, or never existed."""


class LinkUnknown(Exception):
    """No such link, or somebody else's: the two are not told apart."""


def new_code(session: Session, *, by: Specialist, now: datetime) -> str:
    """A one-time token, shown once; only its hash is kept, and the one before stops working."""
    session.execute(delete(StaffLinkCode).where(StaffLinkCode.staff_id == by.id))
    token = secrets.token_urlsafe(24)
    session.add(StaffLinkCode(staff_id=by.id, token_hash=_hash(token), expires_at=now + CODE_LIVES))
    return token


def start_parameter(token: str) -> str:
    """What the person gives the bot after ``/start``."""
    return f"{START}{token}"


def link(session: Session, token: str, *, channel: str, address: str, now: datetime) -> Staff:
    """Alerts for whoever made the token come to this chat from now on; a chat belongs to one person at a time.

    Raises:
        CodeSpent: the token cannot be used any more.
    """
    code = session.scalars(
        select(StaffLinkCode).where(StaffLinkCode.token_hash == _hash(token)).with_for_update()
    ).one_or_none()
    if code is None or code.used_at is not None or code.expires_at < now:
        raise CodeSpent
    member = session.get_one(Staff, code.staff_id)
    if not member.active:
        raise CodeSpent
    code.used_at = now
    drop(session, channel=channel, address=address, now=now)
    ref = public_codes.new_ref()
    made = StaffLink(
        ref=ref,
        staff_id=member.id,
        channel=channel,
        lookup=_lookup(session, channel, address),
        sealed_address=vault(session).seal_address(address, outbox.link_address(ref)),
        linked_at=now,
    )
    session.add(made)
    _record(session, "duty:link:made", made, now)
    session.flush()
    return member


def links_of(session: Session, *, staff_id: int) -> Sequence[StaffLink]:
    """Every messenger of a member of staff, the oldest first; broken ones too."""
    own = select(StaffLink).where(StaffLink.staff_id == staff_id)
    return session.scalars(own.order_by(StaffLink.id)).all()


def working(session: Session, staff_id: int) -> Sequence[StaffLink]:
    """The messengers over which this person can be reached, as far as anybody knows."""
    return [found for found in links_of(session, staff_id=staff_id) if not found.is_broken]


def unlink(session: Session, ref: str, *, by: Specialist, now: datetime) -> None:
    """One of the person's own messengers hears of nothing any more.

    Raises:
        LinkUnknown: somebody else's, or not there.
    """
    found = session.scalars(select(StaffLink).where(StaffLink.ref == ref)).one_or_none()
    if found is None or found.staff_id != by.id:
        raise LinkUnknown
    _end(session, found, now)


def drop(session: Session, *, channel: str, address: str, now: datetime) -> bool:
    """Whoever sits at this chat wants no more alerts there; whether there was anything to end."""
    found = _found(session, channel, address)
    if found is not None:
        _end(session, found, now)
    return found is not None


def linked_staff(session: Session, *, channel: str, address: str) -> Staff | None:
    """The member of staff this chat belongs to; nobody, once they are switched off."""
    found = _found(session, channel, address)
    member = None if found is None else session.get(Staff, found.staff_id)
    return member if member is not None and member.active else None


def mark_reach(session: Session, *, channel: str, address: str, is_broken: bool) -> None:
    """The messenger says that the person has shut this chat, or has opened it again."""
    of_chat = {"of_channel": channel, "of_chat": _lookup(session, channel, address)}
    for link in session.scalars(_OTHERWISE, {**of_chat, "is_so": is_broken}).all():
        link.is_broken = is_broken
        session.flush()


def _found(session: Session, channel: str, address: str) -> StaffLink | None:
    lookup = _lookup(session, channel, address)
    statement = select(StaffLink).where(StaffLink.channel == channel, StaffLink.lookup == lookup)
    return session.scalars(statement).one_or_none()


def _end(session: Session, found: StaffLink, now: datetime) -> None:
    """What was still on its way there goes with it."""
    _record(session, "duty:link:ended", found, now)
    session.execute(delete(OutboxMessage).where(OutboxMessage.address_info == outbox.link_address(found.ref)))
    session.delete(found)
    session.flush()


def _lookup(session: Session, channel: str, address: str) -> bytes:
    """A domain of its own: nobody can see whether a member of staff has written as a child."""
    return vault(session).lookup("staff", channel, address)


def _hash(token: str) -> bytes:
    return hashlib.sha256(token.encode()).digest()


def _record(session: Session, tag: str, found: StaffLink, now: datetime) -> None:
    audit.record(
        session, tag, subject="staff", subject_id=found.staff_id, staff_id=found.staff_id, now=now, way=found.channel
    )
