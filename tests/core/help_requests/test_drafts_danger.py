"""Danger in what a child writes: the request is opened, red, seen, and stays so."""

from datetime import datetime, timedelta

import pytest
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from core.help_requests import RequestState, Side, answers, closing, drafts, queue, threads
from db.models.alerts import Alert
from tests.factories.help_requests import DANGER, EMERGENCY, MILD, draft, end_danger, help_request, write
from tests.factories.staff import psychologist

MINUTE = timedelta(minutes=1)


class TestDanger:
    def test_in_a_draft_opens_the_request_at_once_and_turns_it_red(self, session: Session, now: datetime) -> None:
        talk = draft(session, now=now)

        write(session, talk, finding=DANGER, now=now)

        assert (talk.state, talk.is_red, talk.risk, talk.risk_category) == (RequestState.NEW, True, "high", "ideation")
        assert (talk.opened_at, talk.due_at, talk.auto_send_at) == (now, now, None)
        assert [alert.level for alert in session.scalars(select(Alert))] == ["high"]

    def test_opens_even_a_draft_that_is_held(self, session: Session, now: datetime) -> None:
        talk = draft(session, now=now)

        write(session, talk, finding=DANGER, sends_itself=False, now=now)

        assert (talk.state, talk.is_red) == (RequestState.NEW, True)

    def test_stays_after_a_milder_message(self, session: Session, now: datetime) -> None:
        talk = help_request(session, finding=EMERGENCY, now=now)

        write(session, talk, finding=DANGER, now=now + MINUTE)
        write(session, talk, finding=MILD, now=now + 2 * MINUTE)

        assert (talk.is_red, talk.risk, talk.risk_category) == (True, "emergency", "plan")
        assert talk.risk_raised_at == now

    def test_rises_with_a_graver_message_and_one_alert_rises_with_it(self, session: Session, now: datetime) -> None:
        talk = help_request(session, finding=DANGER, now=now)

        write(session, talk, finding=EMERGENCY, now=now + MINUTE)

        assert (talk.risk, talk.risk_category) == ("emergency", "plan")
        assert [alert.level for alert in session.scalars(select(Alert))] == ["emergency"]

    def test_comes_back_after_a_person_has_ended_it(self, session: Session, now: datetime) -> None:
        talk = help_request(session, finding=EMERGENCY, now=now)
        end_danger(session, talk.id, by=psychologist(session), now=now)

        write(session, talk, finding=DANGER, now=now + MINUTE)

        assert (talk.is_red, talk.risk, talk.risk_raised_at) == (True, "high", now + MINUTE)
        assert (talk.risk_ended_at, talk.risk_ended_by) == (None, None)
        assert session.scalar(select(func.count()).select_from(Alert).where(Alert.seen_at.is_(None))) == 1

    def test_told_again_does_not_fall_behind_in_the_queue(self, session: Session, now: datetime) -> None:
        talk = help_request(session, finding=DANGER, now=now)

        write(session, talk, finding=DANGER, now=now + MINUTE)
        write(session, talk, finding=MILD, now=now + 2 * MINUTE)

        assert talk.due_at == now


class TestTheButtonForHelp:
    def test_is_heard_without_a_word(self, session: Session, now: datetime) -> None:
        talk = draft(session, now=now)

        drafts.call_for_help(session, talk, mark="called", now=now)
        session.flush()

        assert (talk.state, talk.risk, talk.is_red) == (RequestState.NEW, "emergency", True)
        assert [(message.side, threads.words(session, talk, message)) for message in talk.messages] == [
            (Side.SYSTEM, "called")
        ]

    def test_does_not_take_away_what_the_words_told(self, session: Session, now: datetime) -> None:
        talk = help_request(session, finding=DANGER, now=now)

        drafts.call_for_help(session, talk, mark="called", now=now)

        assert (talk.risk, talk.risk_category) == ("emergency", "ideation")

    @pytest.mark.parametrize("state", [RequestState.CLOSED, RequestState.WAITING])
    def test_brings_a_finished_talk_back_into_the_queue(
        self, session: Session, now: datetime, state: RequestState
    ) -> None:
        talk, by = help_request(session, now=now), psychologist(session)
        answers.answer(session, talk.id, text="Сәлем", by=by, now=now)
        if state is RequestState.CLOSED:
            closing.dismiss(session, talk.id, reason=closing.Dismissal.THANKS, by=by, now=now)

        drafts.call_for_help(session, talk, mark="called", now=now + MINUTE)
        session.flush()

        assert (talk.state, talk.closed_at) == (RequestState.IN_WORK, None)
        assert [item.help_request for item in queue.waiting(session, by=by, now=now)] == [talk]
