"""A link for a forgotten password: once, for an hour, for the one it was made for, and stored nowhere."""

from datetime import datetime, timedelta

import pytest
from sqlalchemy.orm import Session

from core import staff_passwords, staff_sessions
from core.staff import InvitationSpent
from core.staff_sessions import Device
from db.engine import Database
from tests.factories.staff import staff_member

SECRET = b"the panel's own secret, 32 bytes"
MINUTE = timedelta(minutes=1)


class TestALink:
    def test_opens_for_an_hour_to_the_one_it_was_made_for(self, session: Session, now: datetime) -> None:
        member, _other = staff_member(session), staff_member(session)
        token = staff_passwords.link_token(SECRET, member, now=now)

        assert staff_passwords.holder(session, SECRET, token, now=now + 60 * MINUTE).id == member.id
        with pytest.raises(InvitationSpent):
            staff_passwords.holder(session, SECRET, token, now=now + 61 * MINUTE)

    def test_is_shown_by_a_page_that_cannot_write(self, database: Database, now: datetime) -> None:
        with database.writing() as session:
            member = staff_member(session)
            token = staff_passwords.link_token(SECRET, member, now=now)

        with database.reading() as session:
            assert staff_passwords.holder(session, SECRET, token, now=now).id == member.id

    def test_is_spent_by_setting_the_password_and_ends_every_session(self, session: Session, now: datetime) -> None:
        member = staff_member(session, password="old")
        mark = staff_sessions.begin(session, member.id, device=Device.COMPUTER, now=now)
        token = staff_passwords.link_token(SECRET, member, now=now)

        staff_passwords.renew(session, SECRET, token, password_hash="new", now=now)

        assert member.password == "new"
        assert staff_sessions.alive(session, mark, staff_id=member.id, now=now) is None
        with pytest.raises(InvitationSpent):
            staff_passwords.renew(session, SECRET, token, password_hash="newer", now=now)

    def test_is_worth_nothing_for_somebody_whose_access_is_closed(self, session: Session, now: datetime) -> None:
        member = staff_member(session)
        token = staff_passwords.link_token(SECRET, member, now=now)
        member.active = False

        with pytest.raises(InvitationSpent):
            staff_passwords.holder(session, SECRET, token, now=now)

    def test_cannot_be_bent_to_another_person_or_hour(self, session: Session, now: datetime) -> None:
        member, other = staff_member(session), staff_member(session)
        token = staff_passwords.link_token(SECRET, member, now=now)
        number, until, seal = token.split(".")

        for bent in (
            f"{other.id}.{until}.{seal}",
            f"{number}.{int(until) + 3600}.{seal}",
            f"{number}.{until}.{seal[::-1]}",
            f"{number}.{until}.",
            f"{number}.{until}.сөз",
            f"²{number}.{until}.{seal}",
            "made-up",
            "",
        ):
            with pytest.raises(InvitationSpent):
                staff_passwords.holder(session, SECRET, bent, now=now)
        with pytest.raises(InvitationSpent):
            staff_passwords.holder(session, b"another secret, also of 32 bytes", token, now=now)
