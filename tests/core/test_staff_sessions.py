"""Sessions of staff: a mark opens its own row alone, and only while the row lives."""

from datetime import datetime, timedelta

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from core import staff_sessions
from core.staff_sessions import Device, SessionUnknown
from db.models.staff import Staff, StaffSession
from tests.factories.schools import another_school
from tests.factories.staff import staff_member

MINUTE = timedelta(minutes=1)


def begin(session: Session, member: Staff, now: datetime, device: Device = Device.COMPUTER) -> str:
    mark = staff_sessions.begin(session, member.id, device=device, now=now)
    session.flush()
    return mark


def is_alive(session: Session, mark: str, member: Staff, now: datetime) -> bool:
    return staff_sessions.alive(session, mark, staff_id=member.id, now=now) is not None


class TestASession:
    def test_opens_to_its_mark_and_keeps_only_a_hash_of_it(self, session: Session, now: datetime) -> None:
        member = staff_member(session)
        mark = begin(session, member, now)

        kept = session.scalars(select(StaffSession)).one()
        assert is_alive(session, mark, member, now)
        assert len(mark) >= 32
        assert (mark.encode() in kept.mark_hash, len(kept.mark_hash)) == (False, 32)

    def test_opens_to_nobody_else(self, session: Session, now: datetime) -> None:
        member, other = staff_member(session), staff_member(session)
        mark = begin(session, member, now)

        assert not is_alive(session, mark, other, now)
        assert not is_alive(session, "", member, now)
        assert not is_alive(session, "made up", member, now)

    def test_is_over_when_nobody_was_seen_for_a_quarter_of_an_hour(self, session: Session, now: datetime) -> None:
        member = staff_member(session)
        mark = begin(session, member, now)

        assert is_alive(session, mark, member, now + 15 * MINUTE)
        assert not is_alive(session, mark, member, now + 17 * MINUTE)

    def test_lives_on_with_every_sign_of_life_but_for_ten_hours_at_most(self, session: Session, now: datetime) -> None:
        member = staff_member(session)
        mark = begin(session, member, now)
        own = session.scalars(select(StaffSession.id)).one()

        for minutes in range(10, 601, 10):
            staff_sessions.note(session, own, now=now + minutes * MINUTE)

        assert is_alive(session, mark, member, now + 600 * MINUTE)
        assert not is_alive(session, mark, member, now + 601 * MINUTE)

    def test_is_noted_once_a_minute(self, session: Session, now: datetime) -> None:
        begin(session, staff_member(session), now)
        row = session.scalars(select(StaffSession)).one()

        assert not staff_sessions.is_to_note(row, now=now + timedelta(seconds=59))
        assert staff_sessions.is_to_note(row, now=now + MINUTE)


class TestEnding:
    def test_ends_one_and_leaves_the_others(self, session: Session, now: datetime) -> None:
        member = staff_member(session)
        first, second = begin(session, member, now), begin(session, member, now, Device.PHONE)
        ended = staff_sessions.alive(session, first, staff_id=member.id, now=now)
        assert ended is not None

        staff_sessions.end(session, ended.id, staff_id=member.id, now=now)

        assert (is_alive(session, first, member, now), is_alive(session, second, member, now)) == (False, True)

    def test_is_refused_for_what_is_over_or_somebody_elses(self, session: Session, now: datetime) -> None:
        member, other = staff_member(session), staff_member(session)
        begin(session, member, now)
        own = session.scalars(select(StaffSession.id)).one()

        with pytest.raises(SessionUnknown):
            staff_sessions.end(session, own, staff_id=other.id, now=now)
        staff_sessions.end(session, own, staff_id=member.id, now=now)
        with pytest.raises(SessionUnknown):
            staff_sessions.end(session, own, staff_id=member.id, now=now)

    def test_everywhere_spares_the_one_that_is_named_and_other_people(self, session: Session, now: datetime) -> None:
        member, other = staff_member(session), staff_member(session)
        here, there, theirs = begin(session, member, now), begin(session, member, now), begin(session, other, now)
        spared = staff_sessions.alive(session, here, staff_id=member.id, now=now)
        assert spared is not None

        staff_sessions.end_all(session, member.id, now=now, but=spared.id)

        assert is_alive(session, here, member, now)
        assert not is_alive(session, there, member, now)
        assert is_alive(session, theirs, other, now)


class TestTheList:
    def test_shows_open_ones_the_latest_first(self, session: Session, now: datetime) -> None:
        member = staff_member(session)
        begin(session, member, now - timedelta(hours=1), Device.TABLET)
        begin(session, member, now - 5 * MINUTE, Device.COMPUTER)
        begin(session, member, now, Device.PHONE)

        found = staff_sessions.open_of(session, member.id, now=now)

        assert [one.device for one in found] == ["phone", "computer"]

    def test_counts_for_the_own_school_alone(self, session: Session, now: datetime) -> None:
        member = staff_member(session)
        stranger = staff_member(session, school_id=another_school(session).id)
        for person in (member, member, stranger):
            begin(session, person, now)

        assert staff_sessions.open_counts(session, school_id=member.school_id, now=now) == {member.id: 2}
