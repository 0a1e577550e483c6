"""Who may arrange hours: everybody their own; a deputy head and an administrator those of the whole school."""

from collections.abc import Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session

from core import staff
from core.actors import NotAllowed, Role, Specialist
from db.models.schools import School
from db.models.staff import Staff, StaffRole

OF_SCHOOL = frozenset({Role.DEPUTY_HEAD, Role.ADMINISTRATOR})
ARRANGERS = OF_SCHOOL | {Role.PSYCHOLOGIST}


class PersonUnknown(Exception):
    """No psychologist of this school who may sign in."""


def require(by: Specialist, staff_id: int) -> None:
    """Refuse whoever may not arrange this person's hours.

    Raises:
        NotAllowed: it is neither their own week, nor are they a deputy head or an administrator.
    """
    if by.roles.isdisjoint(OF_SCHOOL) and not (by.may_read_talks and by.id == staff_id):
        raise NotAllowed("a colleague's hours are arranged by a deputy head or an administrator")


def psychologist(session: Session, staff_id: int, *, by: Specialist) -> Staff:
    """The psychologist whose hours the actor may arrange.

    Raises:
        PersonUnknown: no such psychologist works in this school.
        NotAllowed: a colleague's, and the actor arranges only their own.
    """
    found = next((member for member in psychologists(session, by) if member.id == staff_id), None)
    if found is None:
        raise PersonUnknown
    require(by, staff_id)
    return found


def psychologists(session: Session, by: Specialist) -> Sequence[Staff]:
    """Everybody of the school who receives people, by name."""
    return session.scalars(staff.psychologists(by.school_id)).all()


def arranges_school(session: Session, by: Specialist) -> bool:
    """Whether rooms, bells and rules are this person's: a psychologist stands in while the school has nobody else."""
    if not by.roles.isdisjoint(OF_SCHOOL):
        return True
    names = [role.value for role in OF_SCHOOL]
    others = select(Staff.id).where(
        Staff.school_id == by.school_id, Staff.active, Staff.roles.any(StaffRole.name.in_(names))
    )
    return by.may_read_talks and session.scalars(others.limit(1)).all() == []


def require_school(session: Session, by: Specialist) -> None:
    """Refuse whoever may not arrange what holds for the whole school.

    Raises:
        NotAllowed: a deputy head or an administrator does that.
    """
    if not arranges_school(session, by):
        raise NotAllowed("a deputy head or an administrator arranges what holds for the whole school")


def hold_school(session: Session, by: Specialist) -> None:
    """Nobody else arranges this school's hours until the transaction ends."""
    session.execute(select(School.id).where(School.id == by.school_id).with_for_update()).all()
