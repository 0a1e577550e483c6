"""Audit: who opened a talk, said once an hour, and who opened more talks than work explains."""

from datetime import datetime, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from core import audit
from core.audit import MassReading, Opening
from core.help_requests import answers
from db.models.audit import AuditRecord
from db.models.staff import Staff
from tests.factories.help_requests import help_request
from tests.factories.schools import another_school
from tests.factories.staff import psychologist, staff_member

MINUTE = timedelta(minutes=1)


def read(session: Session, member: Staff, at: datetime, talk: int = 7) -> None:
    audit.record(session, audit.OPENED, subject="help_request", subject_id=talk, staff_id=member.id, now=at)
    session.flush()


def read_many(session: Session, member: Staff, since: datetime, talks: int, *, step: timedelta) -> datetime:
    """Opens different talks, one each step; when the last was opened."""
    for talk in range(talks):
        read(session, member, since + talk * step, talk)
    return since + (talks - 1) * step


class TestOpenings:
    def test_are_those_that_reading_a_talk_writes(self) -> None:
        assert audit.OPENED == answers.READ

    def test_within_an_hour_are_one(self, session: Session, now: datetime) -> None:
        member = staff_member(session, full_name="Айгүл")
        for minutes in (0, 5, 59, 60):
            read(session, member, now + minutes * MINUTE)

        assert audit.openings(session, 7) == [
            Opening("Айгүл", now + 60 * MINUTE, now + 60 * MINUTE, 1),
            Opening("Айгүл", now, now + 59 * MINUTE, 3),
        ]

    def test_of_two_people_are_told_apart_newest_first(self, session: Session, now: datetime) -> None:
        first, second = staff_member(session, full_name="Айгүл"), staff_member(session, full_name="Ботагөз")
        for minutes, member in ((0, first), (10, second), (20, first)):
            read(session, member, now + minutes * MINUTE)

        found = audit.openings(session, 7)

        assert [(one.staff_name, one.times) for one in found] == [("Айгүл", 2), ("Ботагөз", 1)]

    def test_of_other_talks_and_other_acts_are_not_there(self, session: Session, now: datetime) -> None:
        member = staff_member(session)
        read(session, member, now, talk=8)
        audit.record(session, "x:y", subject="help_request", subject_id=7, staff_id=member.id, now=now)

        assert audit.openings(session, 7) == []


class TestAnAnswer:
    def test_is_recorded_when_it_leaves_under_the_name_of_who_wrote_it(self, session: Session, now: datetime) -> None:
        by = psychologist(session)
        talk = help_request(session, now=now)

        answers.answer(session, talk.id, text="Жазғаныңа рақмет", by=by, now=now)

        kept = session.scalars(select(AuditRecord).where(AuditRecord.tag == "help_request:answered")).one()
        assert (kept.subject_id, kept.staff_id, kept.detail) == (talk.id, by.id, {})


class TestMassReading:
    def test_is_more_than_sixty_talks_within_an_hour(self, session: Session, now: datetime) -> None:
        calm, hurried = staff_member(session), staff_member(session, full_name="Айгүл")
        read_many(session, calm, now, 60, step=timedelta(seconds=59))
        last = read_many(session, hurried, now, 61, step=timedelta(seconds=59))

        found = audit.mass_reading(session, hurried.school_id, now + timedelta(hours=1))

        assert found == [MassReading(hurried.id, "Айгүл", 61, last)]

    def test_is_not_a_long_day_of_work(self, session: Session, now: datetime) -> None:
        member = staff_member(session)
        read_many(session, member, now, 150, step=2 * MINUTE)

        assert audit.mass_reading(session, member.school_id, now + timedelta(hours=6)) == []

    def test_is_not_one_talk_opened_again_and_again(self, session: Session, now: datetime) -> None:
        member = staff_member(session)
        for second in range(100):
            read(session, member, now + timedelta(seconds=second), talk=second % 60)

        assert audit.mass_reading(session, member.school_id, now + MINUTE) == []

    def test_is_told_for_a_week_and_to_its_own_school(self, session: Session, now: datetime) -> None:
        member = staff_member(session)
        read_many(session, member, now, 70, step=timedelta(seconds=1))
        other = another_school(session).id

        told = [len(audit.mass_reading(session, member.school_id, now + timedelta(days=days))) for days in (1, 6, 8)]

        assert told == [1, 1, 0]
        assert audit.mass_reading(session, other, now + timedelta(days=1)) == []
