"""Resending: an answer the messenger refused leaves once more, and never twice at once."""

from datetime import datetime, timedelta

import pytest
from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from core import outbox
from core.actors import NotAllowed, Specialist
from core.crypto import vault
from core.help_requests import HelpRequest, Side, answers, talks, threads
from core.help_requests.answers import NothingToResend
from core.messages import ContactUnreachable, SendError
from db.models.help_requests import HelpMessage
from db.models.outbox import DeliveryState, OutboxMessage
from tests.factories.help_requests import help_request
from tests.factories.schools import another_school
from tests.factories.staff import deputy_head, psychologist

HOUR = timedelta(hours=1)


@pytest.fixture
def by(session: Session) -> Specialist:
    return psychologist(session)


@pytest.fixture
def talk(session: Session, now: datetime) -> HelpRequest:
    return help_request(session, now=now)


@pytest.fixture
def answer(session: Session, talk: HelpRequest, by: Specialist, now: datetime) -> HelpMessage:
    """An answer on its way."""
    found = answers.answer(session, talk.id, text="Сәлем", by=by, now=now)
    session.flush()
    return found


@pytest.fixture
def refused(session: Session, answer: HelpMessage, now: datetime) -> HelpMessage:
    """An answer the messenger would not take."""
    refuse(session, now)
    return answer


def refuse(session: Session, now: datetime, problem: SendError | None = None) -> None:
    for ref in session.scalars(select(OutboxMessage.ref).where(OutboxMessage.state == DeliveryState.QUEUED)).all():
        outbox.mark_failed(session, ref, problem=problem or ContactUnreachable(), now=now)
    session.flush()


def waiting(session: Session) -> list[OutboxMessage]:
    session.flush()
    statement = select(OutboxMessage).where(OutboxMessage.state == DeliveryState.QUEUED)
    return list(session.scalars(statement))


class TestResending:
    def test_sends_the_same_neutral_envelope_again(
        self, session: Session, talk: HelpRequest, refused: HelpMessage, by: Specialist, now: datetime
    ) -> None:
        was_unreachable, version = talk.is_unreachable, talk.version

        answers.resend(session, refused.id, by=by, now=now + HOUR)

        (row,) = waiting(session)
        parcel = outbox.open_parcel(vault(session), row)
        assert (row.help_message_id, row.created_at) == (refused.id, now + HOUR)
        assert parcel.message == outbox.envelope(talk.locale, refused.ref)
        assert (was_unreachable, talk.is_unreachable) == (True, False)
        assert talk.version > version

    def test_of_one_that_died_in_the_messenger_works_though_the_child_is_reachable(
        self, session: Session, talk: HelpRequest, answer: HelpMessage, by: Specialist, now: datetime
    ) -> None:
        refuse(session, now, SendError("x"))
        talk.is_unreachable = False

        answers.resend(session, answer.id, by=by, now=now)

        assert len(waiting(session)) == 1

    def test_works_when_the_first_row_is_long_forgotten(
        self, session: Session, refused: HelpMessage, by: Specialist, now: datetime
    ) -> None:
        session.execute(delete(OutboxMessage))

        answers.resend(session, refused.id, by=by, now=now + 100 * HOUR)

        assert len(waiting(session)) == 1

    def test_twice_sends_once(self, session: Session, refused: HelpMessage, by: Specialist, now: datetime) -> None:
        answers.resend(session, refused.id, by=by, now=now)

        with pytest.raises(NothingToResend):
            answers.resend(session, refused.id, by=by, now=now)

        assert len(waiting(session)) == 1

    def test_that_fails_again_says_so_again(
        self, session: Session, talk: HelpRequest, refused: HelpMessage, by: Specialist, now: datetime
    ) -> None:
        answers.resend(session, refused.id, by=by, now=now)
        refuse(session, now)

        assert talk.is_unreachable


class TestNothing:
    @pytest.mark.parametrize("state", [DeliveryState.QUEUED, DeliveryState.SENDING])
    @pytest.mark.parametrize("is_unreachable", [False, True])
    def test_is_resent_while_it_is_carried_however_late_it_is(
        self,
        session: Session,
        talk: HelpRequest,
        answer: HelpMessage,
        by: Specialist,
        now: datetime,
        state: DeliveryState,
        is_unreachable: bool,
    ) -> None:
        session.scalars(select(OutboxMessage)).one().state = state
        talk.is_unreachable = is_unreachable

        with pytest.raises(NothingToResend):
            answers.resend(session, answer.id, by=by, now=now + HOUR)

    def test_is_resent_that_has_arrived(
        self, session: Session, answer: HelpMessage, by: Specialist, now: datetime
    ) -> None:
        outbox.mark_sent(session, [row.ref for row in waiting(session)], now=now)

        with pytest.raises(NothingToResend):
            answers.resend(session, answer.id, by=by, now=now)

    def test_is_resent_that_was_opened(
        self, session: Session, talk: HelpRequest, refused: HelpMessage, by: Specialist, now: datetime
    ) -> None:
        talks.open_answer(session, [threads.claim_of(talk)], refused.ref, now=now)

        with pytest.raises(NothingToResend):
            answers.resend(session, refused.id, by=by, now=now)

    def test_is_resent_before_it_has_left(
        self, session: Session, talk: HelpRequest, by: Specialist, now: datetime
    ) -> None:
        later = answers.answer(session, talk.id, text="Сәлем", by=by, now=now, send_at=now + HOUR)
        talk.is_unreachable = True
        session.flush()

        with pytest.raises(NothingToResend):
            answers.resend(session, later.id, by=by, now=now)

    def test_is_resent_where_no_address_is_left(
        self, session: Session, talk: HelpRequest, refused: HelpMessage, by: Specialist, now: datetime
    ) -> None:
        talk.sealed_address = None

        with pytest.raises(NothingToResend):
            answers.resend(session, refused.id, by=by, now=now)

    def test_is_known_to_whoever_may_not_see_the_talk(
        self, session: Session, talk: HelpRequest, refused: HelpMessage, by: Specialist, now: datetime
    ) -> None:
        note = answers.note(session, talk.id, text="Байқау", by=by, now=now)
        session.flush()
        said = next(message for message in talk.messages if message.side is Side.CHILD)
        stranger = psychologist(session, school_id=another_school(session).id)

        for person, message_id in (
            (psychologist(session), refused.id), (stranger, refused.id), (by, note.id), (by, said.id), (by, 4711)
        ):  # fmt: skip
            with pytest.raises(answers.RequestUnknown):
                answers.resend(session, message_id, by=person, now=now)
        with pytest.raises(NotAllowed):
            answers.resend(session, refused.id, by=deputy_head(session), now=now)
