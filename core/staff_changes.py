"""What an administrator changes about colleagues: invitations, roles, on and off, second factors, sessions."""

import secrets
from collections.abc import Collection, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, and_, select
from sqlalchemy.orm import Session

from core import audit, schools, staff, staff_sessions
from core.actors import NotAllowed, Role, Specialist
from db.models.staff import Staff, StaffRole


class StaffUnknown(Exception):
    """No such person, or one of another school: the two are not told apart."""


class NotYourself(Exception):
    """Nobody takes away their own access: another administrator does."""


class LastAdministrator(Exception):
    """The school would have nobody left who can manage its staff."""


class RolesMissing(Exception):
    """A person without a role could open nothing: switch them off instead."""


class InventedSchool(Exception):
    """A demo school takes nobody in: whoever joined would be a real person among invented ones."""


def manages(session: Session, by: Specialist) -> bool:
    """Whether this person manages staff: an administrator does, and a psychologist while the school has none."""
    if by.may_manage_staff:
        return True
    return by.may_read_talks and not session.scalars(_administrators(by.school_id).limit(1)).all()


def colleagues(session: Session, *, by: Specialist) -> Sequence[Staff]:
    """Everybody of the person's school, those who work first."""
    own = select(Staff).where(Staff.school_id == by.school_id)
    return session.scalars(own.order_by(Staff.active.desc(), Staff.full_name, Staff.id)).all()


def colleague(session: Session, staff_id: int, *, by: Specialist) -> Staff:
    """A member of the school's staff, for somebody who manages it.

    Raises:
        NotAllowed: the actor does not manage staff.
        StaffUnknown: another school's, or not there.
    """
    if not manages(session, by):
        raise NotAllowed("only an administrator manages staff")
    member = session.get(Staff, staff_id)
    if member is None or member.school_id != by.school_id:
        raise StaffUnknown
    return member


def invite(session: Session, *, role: Role, by: Specialist, now: datetime) -> str:
    """A first-login token for a new colleague.

    Raises:
        NotAllowed: the actor does not manage staff.
        InventedSchool: nobody joins a demo school.
    """
    _hold_managers(session, by)
    if schools.school(session, by.school_id).is_demo:
        raise InventedSchool
    token = staff.invite(session, school_id=by.school_id, role=role, now=now)
    _record(session, "staff:invited", None, by=by, now=now, role=role.value)
    return token


def change_roles(session: Session, staff_id: int, *, roles: Collection[Role], by: Specialist, now: datetime) -> None:
    """Give a colleague these roles and no others; their sessions end, so that no page of an old role stays open.

    Raises:
        NotYourself: one's own roles are another's to change.
        RolesMissing: no role was chosen.
        LastAdministrator: nobody else could manage staff.
    """
    member = _other(session, staff_id, by=by)
    old, new = staff.specialist(member).roles, frozenset(roles)
    if not new:
        raise RolesMissing
    if old == new:
        return
    if Role.ADMINISTRATOR in old - new:
        _refuse_last(session, member)
    member.roles = [staff.role(session, role) for role in sorted(new)]
    staff_sessions.end_all(session, member.id, now=now)
    _record(session, "staff:roles:changed", member, by=by, now=now, old=sorted(old), new=sorted(new))


def switch_off(session: Session, staff_id: int, *, by: Specialist, now: datetime) -> None:
    """A colleague can sign in no more, from this moment; what they wrote stays.

    Raises:
        NotYourself: another administrator does that.
        LastAdministrator: nobody else could manage staff.
    """
    member = _other(session, staff_id, by=by)
    _refuse_last(session, member)
    _switch_off(session, member, by=by, now=now)


def switch_on(session: Session, staff_id: int, *, by: Specialist, now: datetime) -> None:
    """A colleague may sign in again."""
    member = _other(session, staff_id, by=by)
    if not member.active:
        member.active = True
        _record(session, "staff:switched_on", member, by=by, now=now)


def reset_second_factor(session: Session, staff_id: int, *, by: Specialist, now: datetime) -> None:
    """The phone is lost: the second factor is set up anew at the next sign-in, every session ends.

    Raises:
        NotYourself: whoever sits at an open panel must not be able to change the lock.
    """
    _reset_second_factor(session, _other(session, staff_id, by=by), by=by, now=now)


def permit_new_password(session: Session, staff_id: int, *, by: Specialist, now: datetime) -> Staff:
    """A colleague forgot the password: whoever gets the link made for them may set a new one.

    Raises:
        NotYourself: one's own password is changed with the old one.
    """
    member = _other(session, staff_id, by=by)
    _record(session, "staff:password:link", member, by=by, now=now)
    return member


def end_session(session: Session, staff_id: int, session_id: int, *, by: Specialist, now: datetime) -> None:
    """End one session of a colleague.

    Raises:
        SessionUnknown: it is over, or not theirs.
    """
    member = colleague(session, staff_id, by=by)
    staff_sessions.end(session, session_id, staff_id=member.id, now=now)
    _record(session, "staff:session:ended", member, by=by, now=now)


def end_sessions(session: Session, staff_id: int, *, by: Specialist, now: datetime) -> None:
    """Sign a colleague out everywhere."""
    member = colleague(session, staff_id, by=by)
    staff_sessions.end_all(session, member.id, now=now)
    _record(session, "staff:sessions:ended", member, by=by, now=now)


def switch_off_at_the_machine(session: Session, username: str, *, now: datetime) -> None:
    """Break-glass by whoever runs the machine: nobody has to be signed in, and the last administrator can go too.

    Raises:
        StaffUnknown: nobody signs in with this name.
    """
    _switch_off(session, _named(session, username), by=None, now=now)


def reset_second_factor_at_the_machine(session: Session, username: str, *, now: datetime) -> None:
    """Break-glass by whoever runs the machine, when no administrator can sign in.

    Raises:
        StaffUnknown: nobody signs in with this name.
    """
    _reset_second_factor(session, _named(session, username), by=None, now=now)


def permit_new_password_at_the_machine(session: Session, username: str, *, now: datetime) -> Staff:
    """Break-glass by whoever runs the machine: the only administrator forgot the password.

    Raises:
        StaffUnknown: nobody signs in with this name.
    """
    member = _named(session, username)
    _record(session, "staff:password:link", member, by=None, now=now)
    return member


def _other(session: Session, staff_id: int, *, by: Specialist) -> Staff:
    _hold_managers(session, by)
    member = colleague(session, staff_id, by=by)
    if member.id == by.id:
        raise NotYourself
    return member


def _hold_managers(session: Session, by: Specialist) -> None:
    """Nobody's rights change under an act: of two administrators who switch each other off, one is refused."""
    session.scalars(_administrators(by.school_id).order_by(Staff.id).with_for_update()).all()
    actor = session.get(Staff, by.id, populate_existing=True)
    if actor is None or not actor.active or not manages(session, staff.specialist(actor)):
        raise NotAllowed("only an administrator manages staff")


def _refuse_last(session: Session, member: Staff) -> None:
    left = session.scalars(_administrators(member.school_id)).all()
    if [person.id for person in left] == [member.id]:
        raise LastAdministrator


def _administrators(school_id: int) -> Any:
    working: ColumnElement[bool] = and_(Staff.school_id == school_id, Staff.active.is_(True))
    return select(Staff).where(working, Staff.roles.any(StaffRole.name == Role.ADMINISTRATOR.value))


def _switch_off(session: Session, member: Staff, *, by: Specialist | None, now: datetime) -> None:
    if member.active:
        member.active = False
        staff_sessions.end_all(session, member.id, now=now)
        _record(session, "staff:switched_off", member, by=by, now=now)


def _reset_second_factor(session: Session, member: Staff, *, by: Specialist | None, now: datetime) -> None:
    member.tf_primary_method = member.tf_totp_secret = member.tf_skipped_at = member.mf_recovery_codes = None
    # a sign-in that stands between its two steps ends as well
    member.fs_uniquifier = secrets.token_hex(32)
    staff_sessions.end_all(session, member.id, now=now)
    _record(session, "staff:second_factor:reset", member, by=by, now=now)


def _named(session: Session, username: str) -> Staff:
    member = session.scalars(select(Staff).where(Staff.username == username.casefold())).one_or_none()
    if member is None:
        raise StaffUnknown
    return member


def _record(
    session: Session, tag: str, member: Staff | None, *, by: Specialist | None, now: datetime, **detail: Any
) -> None:
    about, actor = (member.id if member else None), (by.id if by else None)
    audit.record(session, tag, subject="staff", subject_id=about, staff_id=actor, now=now, **detail)
