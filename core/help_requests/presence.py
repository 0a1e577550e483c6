"""Presence: who has a talk open at this moment, so that two people do not answer one child."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Final

from sqlalchemy import delete, select
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.orm import Session

from core.actors import Specialist
from core.help_requests import answers
from db.models.help_requests import TalkPresence
from db.models.staff import Staff

PRESENT_FOR: Final = timedelta(seconds=40)


@dataclass(frozen=True, slots=True)
class Present:
    """A colleague who has the talk open; ``is_writing`` when they typed just now."""

    name: str
    is_writing: bool


def arrive(session: Session, request_id: int, *, by: Specialist, now: datetime, is_writing: bool) -> None:
    """This person has the talk open at this moment. It is a sign of life, not a reading: nothing is audited.

    Raises:
        RequestUnknown: a colleague has taken it meanwhile, or it is not there.
    """
    answers.find(session, request_id, by=by)
    wrote = {"wrote_at": now} if is_writing else {}
    row = {"help_request_id": request_id, "staff_id": by.id, "seen_at": now, **wrote}
    kind: Any = sqlite if session.get_bind().dialect.name == "sqlite" else postgresql
    statement = kind.insert(TalkPresence).values(row)
    session.execute(
        statement.on_conflict_do_update(index_elements=["help_request_id", "staff_id"], set_={"seen_at": now, **wrote})
    )


def others(session: Session, request_id: int, *, by: Specialist, now: datetime) -> Sequence[Present]:
    """The colleagues who have the talk open at this moment, by name.

    Raises:
        RequestUnknown: not a talk this person may see.
    """
    answers.find(session, request_id, by=by)
    since = now - PRESENT_FOR
    statement = (
        select(Staff.full_name, TalkPresence.wrote_at)
        .join(Staff, Staff.id == TalkPresence.staff_id)
        .where(
            TalkPresence.help_request_id == request_id,
            TalkPresence.staff_id != by.id,
            TalkPresence.seen_at > since,
        )
        .order_by(Staff.full_name, Staff.id)
    )
    return [Present(name, wrote_at is not None and wrote_at > since) for name, wrote_at in session.execute(statement)]


def purge(session: Session, *, now: datetime) -> None:
    """Forget who had which talk open: when somebody read a talk is the audit's to know."""
    session.execute(delete(TalkPresence).where(TalkPresence.seen_at < now - PRESENT_FOR))
