"""One's own: sessions elsewhere end, those of others do not, a name changes once."""

from datetime import datetime

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from core import staff, staff_own, staff_sessions
from db.models.staff import StaffSession
from tests.factories.staff import is_alive, signed_in, staff_member, tags


class TestOnesOwn:
    def test_other_sessions_end_and_the_one_here_stays(self, session: Session, now: datetime) -> None:
        member = staff_member(session)
        here, there = signed_in(session, member, now), signed_in(session, member, now)
        own = staff_sessions.alive(session, here, staff_id=member.id, now=now)
        assert own is not None

        staff_own.end_other_sessions(session, here=own.id, by=staff.specialist(member), now=now)

        assert (is_alive(session, here, member, now), is_alive(session, there, member, now)) == (True, False)

    def test_one_session_ends_but_nobody_elses(self, session: Session, now: datetime) -> None:
        member, other = staff_member(session), staff_member(session)
        signed_in(session, other, now)
        theirs = session.scalars(select(StaffSession.id)).one()

        with pytest.raises(staff_sessions.SessionUnknown):
            staff_own.end_session(session, theirs, by=staff.specialist(member), now=now)
        staff_own.end_session(session, theirs, by=staff.specialist(other), now=now)

        assert tags(session) == ["staff:session:ended"]

    def test_name_changes_once(self, session: Session, now: datetime) -> None:
        member = staff_member(session)

        for _ in range(2):
            staff_own.rename(session, "Айгүл Жаңа", by=staff.specialist(member), now=now)

        assert member.full_name == "Айгүл Жаңа"
        assert tags(session) == ["staff:renamed"]
