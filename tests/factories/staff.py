"""Staff: members, and who they are to the rules."""

from itertools import count
from typing import Any

from sqlalchemy.orm import Session

from core import schools, staff
from core.actors import Role, Specialist
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
