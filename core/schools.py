"""Schools: which one a talk belongs to."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from db.models.schools import School


def first_school(session: Session) -> School:
    """The school of an installation for one school; never the demo one, where no child's word may land."""
    return session.scalars(select(School).where(School.is_demo.is_(False)).order_by(School.id).limit(1)).one()


def school(session: Session, school_id: int) -> School:
    """A school by id."""
    return session.get_one(School, school_id)
