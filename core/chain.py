"""The chain: whatever is signed is linked under a key, so that no later change of a row goes unseen.

A link holds the digest of a row as it stood and a MAC over that digest and the link before. Who may write into the
tables but has not the audit key can neither change a row nor make a link; who cuts the end off is found by a head that
was printed before (docs/decisions/0038-a-chain-under-a-key.md).
"""

import hashlib
import hmac
import json
from base64 import b32encode
from collections.abc import Mapping
from datetime import UTC, date, datetime, timedelta
from typing import Any, Final

from sqlalchemy import inspect, select
from sqlalchemy.orm import Session

from core import calendar
from core.crypto import vault
from db.models.base import Base
from db.models.chain import ChainHead, ChainLink
from db.models.schools import School

START: Final = b"\0" * 32
CODE_BYTES: Final = 10


def append(session: Session, school_id: int, subject: str, subject_id: int, row: Mapping[str, Any]) -> None:
    """Link a row as it stands now. The school's row is held meanwhile: links have no gaps and no twins."""
    hold(session, school_id)
    last = last_link(session, school_id)
    position, before = (last.position + 1, last.mac) if last else (1, START)
    digest = digest_of(row)
    mac = mac_of(session, before, school_id, position, subject, subject_id, digest)
    session.add(
        ChainLink(
            school_id=school_id, position=position, subject=subject, subject_id=subject_id, digest=digest, mac=mac
        )
    )
    session.flush()


def hold(session: Session, school_id: int) -> None:
    """Let nobody else number or link anything of this school until this transaction ends."""
    session.scalars(select(School.id).where(School.id == school_id).with_for_update(key_share=True)).all()


def last_link(session: Session, school_id: int) -> ChainLink | None:
    """The end of a school's chain, None while nothing was signed."""
    statement = select(ChainLink).where(ChainLink.school_id == school_id)
    return session.scalars(statement.order_by(ChainLink.position.desc()).limit(1)).first()


def row_of(found: Base) -> dict[str, Any]:
    """Every column of a row, by name: what a link is made over."""
    return {column.key: getattr(found, column.key) for column in inspect(type(found)).column_attrs}


def digest_of(row: Mapping[str, Any]) -> bytes:
    """SHA-256 of a row's columns, by name; bytes as hex, days and moments (in UTC) as ISO."""
    return hashlib.sha256(json.dumps(row, sort_keys=True, ensure_ascii=False, default=_plain).encode()).digest()


def mac_of(
    session: Session, before: bytes, school_id: int, position: int, subject: str, subject_id: int, digest: bytes
) -> bytes:
    """The MAC (32 bytes) of a link that follows the link with the MAC ``before``."""
    about = f"{school_id}\0{position}\0{subject}\0{subject_id}\0".encode()
    return hmac.new(vault(session).audit(), before + about + digest, hashlib.sha256).digest()


def code_of(mac: bytes) -> str:
    """A head as people print and type it: sixteen letters and figures in fours (80 bits)."""
    letters = b32encode(mac[:CODE_BYTES]).decode()
    return "-".join(letters[at : at + 4] for at in range(0, len(letters), 4))


def keep_head(session: Session, school_id: int, *, day: date) -> ChainHead | None:
    """Keep the end of the chain as the head of a day, once a day; None while nothing was signed."""
    last = last_link(session, school_id)
    if last is None:
        return None
    found = session.get(ChainHead, (school_id, day))
    if found is None:
        found = ChainHead(school_id=school_id, day=day, position=last.position, code=code_of(last.mac))
        session.add(found)
        session.flush()
    return found


def keep_heads(session: Session, *, now: datetime) -> int:
    """Keep the head of the day that ended, for every school on its own clock; how many schools have one."""
    kept = 0
    for school in session.scalars(select(School).order_by(School.id)).all():
        yesterday = calendar.local(school, now).date() - timedelta(days=1)
        kept += keep_head(session, school.id, day=yesterday) is not None
    return kept


def _plain(value: Any) -> str:
    if isinstance(value, bytes):
        return value.hex()
    # a moment is the same one in whatever zone it came, before it was stored and after
    return str((value.astimezone(UTC) if isinstance(value, datetime) else value).isoformat())
