"""Presence: two people who have one talk open know of each other, for as long as both have it open."""

from datetime import datetime, timedelta

import pytest
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from core import retention
from core.actors import NotAllowed, Specialist
from core.help_requests import HelpRequest, answers, presence, talks
from core.help_requests.presence import PRESENT_FOR, Present
from db.models.audit import AuditRecord
from db.models.help_requests import TalkPresence
from tests.factories.help_requests import help_request
from tests.factories.schools import another_school
from tests.factories.staff import deputy_head, psychologist

SECOND = timedelta(seconds=1)
PRESENCES = select(func.count()).select_from(TalkPresence)


@pytest.fixture
def talk(session: Session, now: datetime) -> HelpRequest:
    return help_request(session, now=now)


@pytest.fixture
def by(session: Session) -> Specialist:
    return psychologist(session, full_name="Айгерім")


@pytest.fixture
def colleague(session: Session) -> Specialist:
    return psychologist(session, full_name="Бауыржан")


class TestAColleague:
    def test_is_seen_while_the_talk_is_open(
        self, session: Session, talk: HelpRequest, by: Specialist, colleague: Specialist, now: datetime
    ) -> None:
        presence.arrive(session, talk.id, by=colleague, now=now, is_writing=False)

        seen = [
            presence.others(session, talk.id, by=by, now=moment)
            for moment in (now, now + PRESENT_FOR - SECOND, now + PRESENT_FOR)
        ]

        assert seen == [[Present("Бауыржан", is_writing=False)]] * 2 + [[]]

    def test_who_stops_writing_is_only_reading(
        self, session: Session, talk: HelpRequest, by: Specialist, colleague: Specialist, now: datetime
    ) -> None:
        presence.arrive(session, talk.id, by=colleague, now=now, is_writing=True)
        writing = presence.others(session, talk.id, by=by, now=now)

        presence.arrive(session, talk.id, by=colleague, now=now + PRESENT_FOR, is_writing=False)

        reading = presence.others(session, talk.id, by=by, now=now + PRESENT_FOR)
        assert (writing, reading) == (
            [Present("Бауыржан", is_writing=True)], [Present("Бауыржан", is_writing=False)]
        )  # fmt: skip
        assert session.scalar(PRESENCES) == 1

    def test_is_not_oneself_nor_somebody_in_another_talk(
        self, session: Session, talk: HelpRequest, by: Specialist, colleague: Specialist, now: datetime
    ) -> None:
        presence.arrive(session, talk.id, by=by, now=now, is_writing=True)
        presence.arrive(session, help_request(session, now=now).id, by=colleague, now=now, is_writing=True)

        assert presence.others(session, talk.id, by=by, now=now) == []

    def test_who_answers_first_leaves_the_other_a_clear_refusal(
        self, session: Session, talk: HelpRequest, by: Specialist, colleague: Specialist, now: datetime
    ) -> None:
        for person in (by, colleague):
            presence.arrive(session, talk.id, by=person, now=now, is_writing=True)
        answers.answer(session, talk.id, text="Сәлем", by=colleague, now=now)
        session.flush()

        with pytest.raises(answers.AlreadyTaken):
            answers.answer(session, talk.id, text="Сәлем", by=by, now=now)
        with pytest.raises(answers.RequestUnknown):
            presence.arrive(session, talk.id, by=by, now=now, is_writing=True)
        assert presence.others(session, talk.id, by=colleague, now=now) == [Present("Айгерім", is_writing=True)]


class TestASign:
    def test_is_no_reading(self, session: Session, talk: HelpRequest, by: Specialist, now: datetime) -> None:
        version = talk.version

        presence.arrive(session, talk.id, by=by, now=now, is_writing=False)

        assert session.scalar(select(func.count()).select_from(AuditRecord)) == 0
        assert (talk.version, talk.first_read_at) == (version, None)

    def test_is_refused_to_who_may_not_see_the_talk(self, session: Session, talk: HelpRequest, now: datetime) -> None:
        stranger = psychologist(session, school_id=another_school(session).id)

        with pytest.raises(answers.RequestUnknown):
            presence.arrive(session, talk.id, by=stranger, now=now, is_writing=False)
        with pytest.raises(answers.RequestUnknown):
            presence.others(session, talk.id, by=stranger, now=now)
        with pytest.raises(NotAllowed):
            presence.arrive(session, talk.id, by=deputy_head(session), now=now, is_writing=False)

    def test_is_forgotten_by_age_and_with_the_talk(
        self, session: Session, talk: HelpRequest, by: Specialist, colleague: Specialist, now: datetime
    ) -> None:
        presence.arrive(session, talk.id, by=by, now=now, is_writing=False)
        presence.arrive(session, talk.id, by=colleague, now=now + PRESENT_FOR, is_writing=False)

        retention.purge(session, now=now + PRESENT_FOR + SECOND)
        by_age = session.scalars(select(TalkPresence.staff_id)).all()
        talks.erase(session, talk, now=now)

        assert (by_age, session.scalar(PRESENCES)) == ([colleague.id], 0)
