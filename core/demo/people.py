"""The demo school's row and its six people: nobody signs in there with a password."""

import secrets
from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from core import calendar, schools, staff
from core.actors import Role
from core.demo import scripts
from core.demo.moments import Days
from db import normative_seeding
from db.models.schools import School
from db.models.staff import Staff

MARK = "demo-"


class PersonUnknown(Exception):
    """There is no demo school, or nobody with this role in it."""


def found_school(session: Session) -> School:
    """Found the school, with the hours of the real one; it is complete when it gets its code (see ``complete``)."""
    like = schools.first_school(session)
    school = School(
        code=f"{MARK}unfinished",
        names=scripts.read("people")["school"]["names"],
        timezone=like.timezone,
        opens=like.opens,
        closes=like.closes,
        working_days=like.working_days,
        is_demo=True,
    )
    session.add(school)
    session.flush()
    session.add_all(normative_seeding.acts(school.id))
    return school


def complete(session: Session, school_id: int, now: datetime) -> None:
    """Everything is in place; the code tells the day the school lives in."""
    school = schools.school(session, school_id)
    school.code = _code(school, now)


def is_of(school: School, now: datetime) -> bool:
    """Whether the school is complete and lives in the day of this moment."""
    return school.code == _code(school, now)


def hire(session: Session, school: School, days: Days) -> dict[str, Staff]:
    """The people by key; without a password, and without the second factor, that opens nothing outside a demo."""
    members = {}
    for person in scripts.read("people")["person"]:
        member = Staff(
            school_id=school.id,
            username=f"{MARK}{person['key']}",
            full_name=person["full_name"],
            password=None,
            active=True,
            fs_uniquifier=secrets.token_hex(32),
            locale=person["locale"],
            last_login_at=days.moment(person["last_seen"]),
            tf_skipped_at=days.now,
            roles=[staff.role(session, Role(person["role"]))],
        )
        session.add(member)
        members[person["key"]] = member
    session.flush()
    return members


def is_manned(session: Session) -> bool:
    """Whether every role can be entered: a visitor may have switched somebody off, or given away a role."""
    return set(Role) <= {role for member in _crew(session) for role in staff.specialist(member).roles}


def find_school(session: Session) -> School | None:
    """The demo school, complete or not."""
    return session.scalars(select(School).where(School.is_demo)).one_or_none()


def person(session: Session, role: Role) -> Staff:
    """Whom a visitor becomes: the first person with this role who may still sign in.

    Raises:
        PersonUnknown: no demo school, or nobody left in it with this role.
    """
    for member in _crew(session):
        if role in staff.specialist(member).roles:
            return member
    raise PersonUnknown


def _crew(session: Session) -> Sequence[Staff]:
    statement = select(Staff).join(School, School.id == Staff.school_id).where(School.is_demo, Staff.active)
    return session.scalars(statement.order_by(Staff.id)).all()


def _code(school: School, now: datetime) -> str:
    return f"{MARK}{calendar.local(school, now).date().isoformat()}"
