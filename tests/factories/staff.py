"""Staff: members, and who they are to the rules."""

from datetime import datetime
from itertools import count
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from core import schools, staff, staff_sessions
from core.actors import Role, Specialist
from core.staff_sessions import Device
from db.models.audit import AuditRecord
from db.models.staff import Staff

NUMBERS = count(1)


def staff_member(session: Session, *, role: Role = Role.PSYCHOLOGIST, **overrides: Any) -> Staff:
    """A member of staff of the first school, with a user name of their own."""
    number = next(NUMBERS)
    values: dict[str, Any] = {
        "username": f"person{number}",
        "full_name": f"Айгүл Сейітқызы {number}",
        "active": True,
        "fs_uniquifier": f"mark{number}",
        "locale": "kk",
    }
    if "school_id" not in overrides:
        values["school_id"] = schools.first_school(session).id
    member = Staff(**{**values, **overrides}, roles=[staff.role(session, role)])
    session.add(member)
    session.flush()
    return member


def psychologist(session: Session, **overrides: Any) -> Specialist:
    """A psychologist as the rules know them."""
    return staff.specialist(staff_member(session, **overrides))


def deputy_head(session: Session, **overrides: Any) -> Specialist:
    """A deputy head as the rules know them."""
    return staff.specialist(staff_member(session, role=Role.DEPUTY_HEAD, **overrides))


def signed_in(session: Session, member: Staff, now: datetime) -> str:
    """A sign-in of this person; gives its mark."""
    mark = staff_sessions.begin(session, member.id, device=Device.COMPUTER, now=now)
    session.flush()
    return mark


def is_alive(session: Session, mark: str, member: Staff, now: datetime) -> bool:
    """Whether the sign-in behind a mark still counts."""
    return staff_sessions.alive(session, mark, staff_id=member.id, now=now) is not None


def tags(session: Session) -> list[str]:
    """What the audit holds, in order."""
    return list(session.scalars(select(AuditRecord.tag).order_by(AuditRecord.id)))
