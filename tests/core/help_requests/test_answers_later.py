"""A later answer: it leaves at its moment and once, and can be taken back until then."""

from datetime import datetime, timedelta

import pytest
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from core.actors import NotAllowed, Specialist
from core.help_requests import HelpRequest, RequestState, answers, oldest, talks, threads
from db.models.help_requests import HelpMessage
from db.models.outbox import OutboxMessage
from tests.factories.help_requests import DANGER, end_danger, help_request, write
from tests.factories.staff import deputy_head, psychologist

HOUR = timedelta(hours=1)
SECONDS = timedelta(seconds=10)
OUTBOX = select(func.count()).select_from(OutboxMessage)


@pytest.fixture
def talk(session: Session, now: datetime) -> HelpRequest:
    return help_request(session, now=now)


@pytest.fixture
def by(session: Session) -> Specialist:
    return psychologist(session)


class TestALaterAnswer:
    def test_leaves_at_its_moment_and_once(
        self, session: Session, talk: HelpRequest, by: Specialist, now: datetime
    ) -> None:
        message = answers.answer(session, talk.id, text="Сәлем", by=by, now=now, send_at=now + HOUR)
        session.flush()
        before = (message.sent_at, talk.state, session.scalar(OUTBOX))

        sent = [answers.send_due(session, now=now + step * HOUR / 2) for step in (1, 2, 3)]

        assert before == (None, RequestState.IN_WORK, 0)
        assert sent == [0, 1, 0]
        assert (message.sent_at, talk.state, session.scalar(OUTBOX)) == (now + HOUR, RequestState.WAITING, 1)

    def test_whose_moment_is_past_leaves_at_once(
        self, session: Session, talk: HelpRequest, by: Specialist, now: datetime
    ) -> None:
        message = answers.answer(session, talk.id, text="Сәлем", by=by, now=now, send_at=now - HOUR)

        assert message.sent_at == now

    def test_is_neither_listed_nor_opened_before(
        self, session: Session, talk: HelpRequest, by: Specialist, now: datetime
    ) -> None:
        message = answers.answer(session, talk.id, text="Сәлем", by=by, now=now, send_at=now + HOUR)
        session.flush()

        assert talks.answered(talk) == []
        with pytest.raises(threads.NotYours):
            talks.open_answer(session, [talk.ref], message.ref, now=now)

    def test_can_be_taken_back(self, session: Session, talk: HelpRequest, by: Specialist, now: datetime) -> None:
        message = answers.answer(session, talk.id, text="Сәлем", by=by, now=now, send_at=now + HOUR)
        session.flush()

        answers.withdraw(session, message.id, by=by)
        session.flush()

        assert answers.send_due(session, now=now + HOUR) == 0
        assert session.get(HelpMessage, message.id) is None

    def test_cannot_be_taken_back_by_others(
        self, session: Session, talk: HelpRequest, by: Specialist, now: datetime
    ) -> None:
        message = answers.answer(session, talk.id, text="Сәлем", by=by, now=now, send_at=now + HOUR)
        session.flush()

        with pytest.raises(answers.RequestUnknown):
            answers.withdraw(session, message.id, by=psychologist(session))
        with pytest.raises(NotAllowed):
            answers.withdraw(session, message.id, by=deputy_head(session))

    def test_cannot_be_taken_back_once_it_has_left(
        self, session: Session, talk: HelpRequest, by: Specialist, now: datetime
    ) -> None:
        message = answers.answer(session, talk.id, text="Сәлем", by=by, now=now)
        note = answers.note(session, talk.id, text="Сәлем", by=by, now=now)
        session.flush()

        for message_id in (message.id, note.id, 4711):
            with pytest.raises(answers.RequestUnknown):
                answers.withdraw(session, message_id, by=by)

    def test_is_not_sent_into_a_deleted_talk(
        self, session: Session, talk: HelpRequest, by: Specialist, now: datetime
    ) -> None:
        answers.answer(session, talk.id, text="Сәлем", by=by, now=now, send_at=now + HOUR)
        talks.erase(session, talk, now=now)

        assert answers.send_due(session, now=now + HOUR) == 0
        assert session.scalar(OUTBOX) == 0


class TestWordsThatComeBeforeItLeaves:
    """It was written without them: they still wait for an answer."""

    def test_are_not_answered_by_it(self, session: Session, talk: HelpRequest, by: Specialist, now: datetime) -> None:
        message = answers.answer(session, talk.id, text="Сәлем", by=by, now=now, send_at=now + SECONDS)
        write(session, talk, now=now + SECONDS / 2)
        promised = talk.due_at

        answers.send_due(session, now=now + SECONDS)

        assert message.sent_at == now + SECONDS
        assert (talk.state, talk.due_at, talk.last_staff_at) == (RequestState.IN_WORK, promised, None)
        assert oldest.unanswered_since(session, school_id=by.school_id) == now + SECONDS / 2

    def test_stay_red_and_unanswered_when_they_tell_of_danger(
        self, session: Session, talk: HelpRequest, by: Specialist, now: datetime
    ) -> None:
        answers.answer(session, talk.id, text="Сәлем", by=by, now=now, send_at=now + SECONDS)
        write(session, talk, finding=DANGER, now=now + SECONDS / 2)

        answers.send_due(session, now=now + SECONDS)
        end_danger(session, talk.id, by=by, now=now + HOUR)

        assert talk.state is RequestState.IN_WORK
        assert talk.due_at is not None
