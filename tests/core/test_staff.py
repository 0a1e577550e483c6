"""Staff: a first-login link works once and for an hour, and a password is not what everybody tries."""

from datetime import datetime, timedelta

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from core import schools, staff
from core.actors import NotAllowed, Role, Specialist, require_psychologist
from db.models.staff import Invitation, Staff

MINUTE = timedelta(minutes=1)


def invite(session: Session, now: datetime, role: Role = Role.PSYCHOLOGIST) -> str:
    token = staff.invite(session, school_id=schools.first_school(session).id, role=role, now=now)
    session.flush()
    return token


def join(session: Session, token: str, now: datetime, username: str = "aigul") -> Staff:
    return staff.join(session, token, full_name="Айгүл", username=username, password_hash="hash", locale="kk", now=now)


class TestAnInvitation:
    @pytest.mark.parametrize("role", Role)
    def test_makes_a_member_of_staff_with_its_role(self, session: Session, now: datetime, role: Role) -> None:
        member = join(session, invite(session, now, role), now)

        assert staff.specialist(member) == Specialist(member.id, member.school_id, frozenset({role}))
        assert member.active

    def test_works_once(self, session: Session, now: datetime) -> None:
        token = invite(session, now)
        join(session, token, now)

        with pytest.raises(staff.InvitationSpent):
            join(session, token, now, username="another")

    def test_works_for_an_hour(self, session: Session, now: datetime) -> None:
        token = invite(session, now)

        assert staff.invitation(session, token, now=now + 60 * MINUTE)
        with pytest.raises(staff.InvitationSpent):
            staff.invitation(session, token, now=now + 61 * MINUTE)

    @pytest.mark.parametrize("token", ["", "made-up", "сөз"])
    def test_that_was_never_given_opens_nothing(self, session: Session, now: datetime, token: str) -> None:
        invite(session, now)

        with pytest.raises(staff.InvitationSpent):
            staff.invitation(session, token, now=now)

    def test_is_kept_as_a_hash_alone(self, session: Session, now: datetime) -> None:
        token = invite(session, now)

        kept = session.scalars(select(Invitation.token_hash)).one()
        assert len(token) >= 32
        assert token.encode() not in kept
        assert len(kept) == 32

    def test_is_not_spent_by_a_name_that_is_taken(self, session: Session, now: datetime) -> None:
        join(session, invite(session, now), now)
        token = invite(session, now)

        with pytest.raises(staff.UsernameTaken):
            join(session, token, now)

        assert join(session, token, now, username="another").username == "another"


class TestTheFirstPerson:
    def test_is_missing_until_somebody_has_joined(self, session: Session, now: datetime) -> None:
        before = staff.is_empty(session)

        join(session, invite(session, now), now)

        assert (before, staff.is_empty(session)) == (True, False)


class TestTalks:
    def test_are_for_psychologists_alone(self) -> None:
        require_psychologist(Specialist(1, 1, frozenset({Role.PSYCHOLOGIST, Role.DEPUTY_HEAD})))

        for roles in (frozenset({Role.DEPUTY_HEAD}), frozenset[Role]()):
            with pytest.raises(NotAllowed):
                require_psychologist(Specialist(1, 1, roles))
