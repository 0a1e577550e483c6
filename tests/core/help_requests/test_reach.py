"""Whether a child can be reached, and marks that stand before the words they speak of."""

from datetime import datetime, timedelta

import pytest
from sqlalchemy.orm import Session

from core.help_requests import HelpRequest, answers, drafts, talks, threads
from db.engine import Database
from db.models.help_requests import Side
from tests.factories.help_requests import draft, help_request, write
from tests.factories.staff import psychologist

HOUR = timedelta(hours=1)


@pytest.fixture
def talk(session: Session, now: datetime) -> HelpRequest:
    return help_request(session, now=now)


class TestAShutChannel:
    def test_is_told_to_the_persons_own_talks_alone(self, session: Session, now: datetime) -> None:
        own, other = [help_request(session, now=now), draft(session, now=now)], help_request(session, now=now)

        talks.mark_reach(session, [talk.ref for talk in own], is_unreachable=True)

        assert [talk.is_unreachable for talk in (*own, other)] == [True, True, False]

    def test_and_its_opening_are_drawn_once_each(self, session: Session, talk: HelpRequest) -> None:
        begun, seen = talk.version, []

        for is_unreachable in (False, True, True, False, False):
            talks.mark_reach(session, [talk.ref], is_unreachable=is_unreachable)
            seen.append((talk.is_unreachable, talk.version - begun))

        assert seen == [(False, 0), (True, 1), (True, 1), (False, 2), (False, 2)]

    def test_is_not_one_of_a_talk_that_was_moved_elsewhere(self, session: Session, talk: HelpRequest) -> None:
        secret = talks.new_secret(session, talk)
        session.flush()
        talks.resume(session, secret, address="new box", channel="web")

        talks.mark_reach(session, [talk.ref], is_unreachable=True)

        assert not talk.is_unreachable

    def test_is_forgotten_in_the_talk_the_person_writes_in(self, session: Session, now: datetime) -> None:
        talk, other = help_request(session, now=now), help_request(session, now=now)
        talks.mark_reach(session, [talk.ref, other.ref], is_unreachable=True)

        write(session, talk, now=now + HOUR)

        assert (talk.is_unreachable, other.is_unreachable) == (False, True)

    def test_is_forgotten_when_the_talk_goes_on_elsewhere(self, session: Session, talk: HelpRequest) -> None:
        secret = talks.new_secret(session, talk)
        talks.mark_reach(session, [talk.ref], is_unreachable=True)
        session.flush()

        talks.resume(session, secret, address="new box", channel="web")

        assert not talk.is_unreachable


class TestWhatWasNeverOpened:
    def test_is_found_by_its_own_person_until_it_is_opened(self, session: Session, now: datetime) -> None:
        by, talk, other = psychologist(session), help_request(session, now=now), help_request(session, now=now)
        first, second = (answers.answer(session, talk.id, text=text, by=by, now=now) for text in ("бір", "екі"))
        answers.answer(session, talk.id, text="кейін", by=by, send_at=now + HOUR, now=now)
        answers.answer(session, other.id, text="басқаға", by=by, now=now)

        before = talks.unopened(session, [talk.ref])
        talks.open_answer(session, [talk.ref], first.ref, now=now)

        assert (before, talks.unopened(session, [talk.ref])) == ([first, second], [second])
        assert talks.unopened(session, []) == []


class TestAMark:
    def test_stands_before_the_words_that_are_written_next(self, database: Database, now: datetime) -> None:
        with database.writing() as session:
            talk = help_request(session, text="бірінші", now=now)
        with database.writing() as session:
            talk = session.get_one(HelpRequest, talk.id)
            threads.mark(session, talk, text="message:corrected", now=now + HOUR)
            write(session, talk, text="екінші", now=now + HOUR)

        with database.reading() as session:
            talk = session.get_one(HelpRequest, talk.id)
            read = [(message.side, threads.words(session, talk, message)) for message in talk.messages]
        assert read == [(Side.CHILD, "бірінші"), (Side.SYSTEM, "message:corrected"), (Side.CHILD, "екінші")]

    def test_is_new_to_whoever_reads_the_talk(self, session: Session, talk: HelpRequest, now: datetime) -> None:
        before = talk.version

        threads.mark(session, talk, text="message:forwarded", now=now)

        assert talk.version > before


def test_every_talk_is_marked_however_many_there_are(session: Session, now: datetime) -> None:
    requests = [help_request(session, now=now) for _ in range(8)]

    talks.mark_reach(session, [threads.claim_of(request) for request in requests], is_unreachable=True)

    assert all(request.is_unreachable for request in requests)


def test_a_cry_for_help_shows_that_the_chat_is_open(session: Session, now: datetime) -> None:
    request = help_request(session, now=now)
    request.is_unreachable = True

    drafts.call_for_help(session, request, mark="crisis:button", now=now)

    assert not request.is_unreachable
