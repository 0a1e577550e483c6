"""Acts: the audit as a deputy head reads it: the own school's, newest first, without a word of a child."""

from datetime import datetime, timedelta

import pytest
from sqlalchemy.orm import Session

from core import acts, audit, staff
from core.actors import NotAllowed, Role, Specialist
from core.acts import Kind
from db.models.audit import AuditRecord
from db.models.staff import Staff
from tests.factories.appointments import begun
from tests.factories.help_requests import help_request
from tests.factories.schools import another_school
from tests.factories.staff import deputy_head, psychologist, staff_member

EVERY_KIND = {
    "help_request:thread:read": Kind.OPENED,
    "help_request:closed": Kind.TALKS,
    "appointment:moved": Kind.MEETINGS,
    "journal:entry:confirmed": Kind.JOURNALS,
    "journal:work:recorded": Kind.JOURNALS,
    "staff:invited": Kind.STAFF,
    "staff:signed_in": Kind.SIGN_INS,
    "staff:code:failed": Kind.SIGN_INS,
    "staff:refused": Kind.REFUSED,
    "help_line:checked": Kind.SETTINGS,
}


def act(session: Session, tag: str, now: datetime, *, by: Staff | None, about: int | None = None) -> int:
    subject = tag.partition(":")[0]
    audit.record(session, tag, subject=subject, subject_id=about, staff_id=by.id if by else None, now=now)
    session.flush()
    return max(record.id for record in session.query(AuditRecord))


def seen(session: Session, by: Specialist) -> list[tuple[str | None, str, str | None]]:
    return [(one.who, one.tag, one.about) for one in acts.acts(session, by=by)]


class TestActs:
    def test_are_for_deputy_heads_and_administrators(self, session: Session) -> None:
        assert acts.acts(session, by=deputy_head(session)) == []
        assert acts.acts(session, by=staff.specialist(staff_member(session, role=Role.ADMINISTRATOR))) == []
        for by in (psychologist(session), staff.specialist(staff_member(session, role=Role.OBSERVER))):
            with pytest.raises(NotAllowed):
                acts.acts(session, by=by)

    def test_name_who_did_it_and_the_talks_code(self, session: Session, now: datetime) -> None:
        member = staff_member(session, full_name="Айгүл")
        talk = help_request(session, now=now)
        act(session, "help_request:thread:read", now, by=member, about=talk.id)

        assert seen(session, deputy_head(session)) == [("Айгүл", "help_request:thread:read", talk.code)]

    def test_upon_a_meeting_name_its_code(self, session: Session, now: datetime) -> None:
        member, meeting = staff_member(session, full_name="Айгүл"), begun(session, now=now)
        act(session, "appointment:moved", now, by=member, about=meeting.id)

        assert seen(session, deputy_head(session)) == [("Айгүл", "appointment:moved", meeting.code)]

    def test_of_the_machine_upon_a_person_are_there_too(self, session: Session, now: datetime) -> None:
        member = staff_member(session, full_name="Айгүл")
        act(session, "staff:switched_off", now, by=None, about=member.id)
        act(session, "help_request:reopened", now, by=None, about=1)

        assert seen(session, deputy_head(session)) == [(None, "staff:switched_off", "Айгүл")]

    def test_of_another_school_are_not_there(self, session: Session, now: datetime) -> None:
        stranger = staff_member(session, school_id=another_school(session).id)
        act(session, "staff:signed_in", now, by=stranger, about=stranger.id)
        by = deputy_head(session)

        assert acts.acts(session, by=by) == []
        assert acts.acts(session, by=by, staff_id=stranger.id) == []

    def test_come_newest_first_and_go_on_where_the_page_ended(self, session: Session, now: datetime) -> None:
        member, by = staff_member(session), deputy_head(session)
        numbers = [act(session, "staff:signed_in", now + timedelta(minutes=step), by=member) for step in range(5)]

        first = acts.acts(session, by=by, limit=2)
        second = acts.acts(session, by=by, limit=10, before=first[-1].id)

        assert [one.id for one in (*first, *second)] == numbers[::-1]

    def test_of_one_person_alone(self, session: Session, now: datetime) -> None:
        member, other, by = staff_member(session), staff_member(session), deputy_head(session)
        for person in (member, other):
            act(session, "staff:signed_in", now, by=person)

        assert [one.who for one in acts.acts(session, by=by, staff_id=other.id)] == [other.full_name]


class TestKinds:
    @pytest.mark.parametrize("kind", Kind)
    def test_choose_what_they_name_in_queries_as_in_words(self, session: Session, now: datetime, kind: Kind) -> None:
        member, by = staff_member(session), deputy_head(session)
        for tag in EVERY_KIND:
            act(session, tag, now, by=member)

        found = {one.tag for one in acts.acts(session, by=by, kind=kind)}

        assert found == {tag for tag in EVERY_KIND if acts.kind_of(tag) is kind}
        assert found == {tag for tag, expected in EVERY_KIND.items() if expected is kind}


class TestARefusedPlace:
    def test_is_noted_once_an_hour_for_each_person_and_place(self, session: Session, now: datetime) -> None:
        first, second, by = psychologist(session), psychologist(session), deputy_head(session)
        for minutes, person, place in (
            (0, first, "audit"),
            (30, first, "audit"),
            (30, first, "staff"),
            (30, second, "audit"),
            (61, first, "audit"),
        ):
            acts.note_refused(session, place, by=person, now=now + timedelta(minutes=minutes))
            session.flush()

        found = [(one.who, one.detail["place"]) for one in acts.acts(session, by=by, kind=Kind.REFUSED)]
        names = acts.names(session, school_id=by.school_id)
        assert found[::-1] == [
            (names[first.id], "audit"),
            (names[first.id], "staff"),
            (names[second.id], "audit"),
            (names[first.id], "audit"),
        ]
