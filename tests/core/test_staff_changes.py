"""Managing staff: who may, what nobody may, and what each change ends."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from core import schools, staff, staff_changes
from core.actors import NotAllowed, Role, Specialist
from core.staff_changes import InventedSchool, LastAdministrator, NotYourself, RolesMissing, StaffUnknown
from db.models.audit import AuditRecord
from db.models.staff import Staff
from tests.factories.schools import another_school
from tests.factories.staff import is_alive, psychologist, signed_in, staff_member, tags


def become_observer(session: Session, staff_id: int, *, by: Specialist, now: datetime) -> None:
    staff_changes.change_roles(session, staff_id, roles=[Role.OBSERVER], by=by, now=now)


ACTS: dict[str, Callable[..., Any]] = {
    "roles": become_observer,
    "off": staff_changes.switch_off,
    "on": staff_changes.switch_on,
    "factor": staff_changes.reset_second_factor,
    "sessions": staff_changes.end_sessions,
    "password": staff_changes.permit_new_password,
}


def administrator(session: Session, **overrides: Any) -> Specialist:
    return staff.specialist(staff_member(session, role=Role.ADMINISTRATOR, **overrides))


class TestWhoManages:
    def test_an_administrator_does(self, session: Session) -> None:
        assert staff_changes.manages(session, administrator(session))

    def test_a_psychologist_does_while_the_school_has_no_administrator(self, session: Session) -> None:
        by = psychologist(session)
        administrator(session, school_id=another_school(session).id)

        before = staff_changes.manages(session, by)
        administrator(session)

        assert (before, staff_changes.manages(session, by)) == (True, False)

    def test_an_administrator_who_left_does_not_count(self, session: Session) -> None:
        administrator(session, active=False)

        assert staff_changes.manages(session, psychologist(session))

    @pytest.mark.parametrize("role", [Role.DEPUTY_HEAD, Role.OBSERVER])
    def test_nobody_else_ever_does(self, session: Session, role: Role) -> None:
        assert not staff_changes.manages(session, staff.specialist(staff_member(session, role=role)))

    @pytest.mark.parametrize("act", ACTS)
    def test_whoever_does_not_is_refused(self, session: Session, now: datetime, act: str) -> None:
        administrator(session)
        member = staff_member(session)
        for by in (psychologist(session), staff.specialist(staff_member(session, role=Role.DEPUTY_HEAD))):
            with pytest.raises(NotAllowed):
                ACTS[act](session, member.id, by=by, now=now)
        assert tags(session) == []

    def test_rights_taken_a_moment_ago_are_gone(self, session: Session, now: datetime) -> None:
        by, other = administrator(session), administrator(session)
        staff_changes.switch_off(session, by.id, by=other, now=now)

        with pytest.raises(NotAllowed):
            staff_changes.switch_off(session, other.id, by=by, now=now)

    @pytest.mark.parametrize("act", ACTS)
    def test_another_schools_person_is_not_there(self, session: Session, now: datetime, act: str) -> None:
        stranger = staff_member(session, school_id=another_school(session).id)

        with pytest.raises(StaffUnknown):
            ACTS[act](session, stranger.id, by=administrator(session), now=now)


class TestInviting:
    def test_makes_a_link_for_the_own_school(self, session: Session, now: datetime) -> None:
        by = administrator(session)

        token = staff_changes.invite(session, role=Role.DEPUTY_HEAD, by=by, now=now)
        session.flush()

        found = staff.invitation(session, token, now=now)
        assert (found.school_id, found.role) == (by.school_id, "deputy_head")
        assert tags(session) == ["staff:invited"]

    def test_takes_nobody_into_an_invented_school(self, session: Session, now: datetime) -> None:
        by = administrator(session)
        schools.school(session, by.school_id).is_demo = True

        with pytest.raises(InventedSchool):
            staff_changes.invite(session, role=Role.PSYCHOLOGIST, by=by, now=now)


class TestChangingRoles:
    def test_gives_these_and_no_others_and_ends_the_sessions(self, session: Session, now: datetime) -> None:
        by, member = administrator(session), staff_member(session)
        mark = signed_in(session, member, now)

        staff_changes.change_roles(session, member.id, roles=[Role.DEPUTY_HEAD, Role.OBSERVER], by=by, now=now)

        assert staff.specialist(member).roles == {Role.DEPUTY_HEAD, Role.OBSERVER}
        assert not is_alive(session, mark, member, now)
        record = session.scalars(select(AuditRecord)).one()
        assert record.detail == {"old": ["psychologist"], "new": ["deputy_head", "observer"]}

    def test_to_the_same_roles_changes_nothing(self, session: Session, now: datetime) -> None:
        by, member = administrator(session), staff_member(session)
        mark = signed_in(session, member, now)

        staff_changes.change_roles(session, member.id, roles=[Role.PSYCHOLOGIST], by=by, now=now)

        assert is_alive(session, mark, member, now)
        assert tags(session) == []

    def test_leaves_nobody_without_a_role(self, session: Session, now: datetime) -> None:
        with pytest.raises(RolesMissing):
            staff_changes.change_roles(session, staff_member(session).id, roles=[], by=administrator(session), now=now)


class TestNobody:
    @pytest.mark.parametrize("act", ["roles", "off", "on", "factor", "password"])
    def test_changes_their_own_access(self, session: Session, now: datetime, act: str) -> None:
        by = administrator(session)

        with pytest.raises(NotYourself):
            ACTS[act](session, by.id, by=by, now=now)

    @pytest.mark.parametrize("act", ["roles", "off"])
    def test_takes_the_last_administrator_away(self, session: Session, now: datetime, act: str) -> None:
        # only one who is just losing the right could still try: the rule looks at the school, not at the one who asks
        by, last = administrator(session), administrator(session)
        session.get_one(Staff, by.id).roles = [staff.role(session, Role.PSYCHOLOGIST)]
        session.flush()
        member = session.get_one(Staff, last.id)

        with pytest.raises(LastAdministrator):
            staff_changes._refuse_last(session, member)
        with pytest.raises(NotAllowed):
            ACTS[act](session, last.id, by=by, now=now)


class TestSwitchingOff:
    def test_ends_every_session_and_can_be_undone(self, session: Session, now: datetime) -> None:
        by, member = administrator(session), staff_member(session)
        mark = signed_in(session, member, now)

        staff_changes.switch_off(session, member.id, by=by, now=now)
        off = member.active
        staff_changes.switch_on(session, member.id, by=by, now=now)

        assert (off, member.active) == (False, True)
        assert not is_alive(session, mark, member, now)
        assert tags(session) == ["staff:switched_off", "staff:switched_on"]

    def test_at_the_machine_needs_nobody_signed_in(self, session: Session, now: datetime) -> None:
        member = staff_member(session, role=Role.ADMINISTRATOR, username="aigul")

        staff_changes.switch_off_at_the_machine(session, "AIGUL", now=now)

        assert not member.active
        assert session.scalars(select(AuditRecord.staff_id)).all() == [None]

    def test_at_the_machine_says_when_nobody_has_that_name(self, session: Session, now: datetime) -> None:
        with pytest.raises(StaffUnknown):
            staff_changes.switch_off_at_the_machine(session, "nobody", now=now)


class TestResettingTheSecondFactor:
    def test_forgets_all_of_it_and_ends_half_and_whole_sign_ins(self, session: Session, now: datetime) -> None:
        by = administrator(session)
        member = staff_member(
            session,
            tf_primary_method="authenticator",
            tf_totp_secret="sealed",
            tf_skipped_at=now,
            mf_recovery_codes=["one"],
        )
        half, mark = member.fs_uniquifier, signed_in(session, member, now)

        staff_changes.reset_second_factor(session, member.id, by=by, now=now)

        left = (member.tf_primary_method, member.tf_totp_secret, member.tf_skipped_at, member.mf_recovery_codes)
        assert left == (None, None, None, None)
        assert member.fs_uniquifier != half
        assert not is_alive(session, mark, member, now)

    def test_at_the_machine_needs_nobody_signed_in(self, session: Session, now: datetime) -> None:
        member = staff_member(session, username="aigul", tf_primary_method="authenticator")

        staff_changes.reset_second_factor_at_the_machine(session, "aigul", now=now)

        assert member.tf_primary_method is None
        assert tags(session) == ["staff:second_factor:reset"]
