"""Closing: what was done is said once, a red talk stays open, and what is not work enters no book."""

from datetime import datetime, timedelta

import pytest
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from core import alerts
from core.actors import NotAllowed, Specialist
from core.help_requests import HelpRequest, RequestState, answers, closing
from core.help_requests.closing import Dismissal, StillRed
from core.journals import work
from db.models.audit import AuditRecord
from db.models.journals import Journal, JournalEntry, WorkRecord
from tests.factories.help_requests import DANGER, DONE, end_danger, help_request, write
from tests.factories.schools import another_school
from tests.factories.staff import deputy_head, psychologist

HOUR = timedelta(hours=1)


@pytest.fixture
def talk(session: Session, now: datetime) -> HelpRequest:
    return help_request(session, now=now)


@pytest.fixture
def by(session: Session) -> Specialist:
    return psychologist(session)


def count(session: Session, model: type) -> int:
    return session.scalar(select(func.count()).select_from(model)) or 0


def tags(session: Session) -> list[str]:
    return list(session.scalars(select(AuditRecord.tag).order_by(AuditRecord.id)))


class TestClosing:
    def test_records_the_work_once_and_drafts_its_lines(
        self, session: Session, talk: HelpRequest, by: Specialist, now: datetime
    ) -> None:
        closing.close(session, talk.id, closing=DONE, by=by, now=now)

        record = session.scalars(select(WorkRecord)).one()
        journals = set(session.scalars(select(JournalEntry.journal)))
        assert (talk.state, talk.closed_at, talk.due_at) == (RequestState.CLOSED, now, None)
        assert (talk.category, talk.class_name, talk.assigned_to) == ("class", "7А", by.id)
        assert work.words_of(session, record)["topic"] == "Сыныптағы жалғыздық"
        assert journals > {Journal.NEEDS}

    def test_twice_counts_the_work_once(
        self, session: Session, talk: HelpRequest, by: Specialist, now: datetime
    ) -> None:
        closing.close(session, talk.id, closing=DONE, by=by, now=now)
        lines = count(session, JournalEntry)

        closing.close(session, talk.id, closing=DONE, by=by, now=now + HOUR)

        assert (count(session, WorkRecord), count(session, JournalEntry)) == (1, lines)
        assert talk.closed_at == now

    def test_a_red_talk_is_refused(self, session: Session, by: Specialist, now: datetime) -> None:
        red = help_request(session, finding=DANGER, now=now)

        with pytest.raises(StillRed):
            closing.close(session, red.id, closing=DONE, by=by, now=now)

        assert red.state is not RequestState.CLOSED
        assert count(session, WorkRecord) == 0

    def test_is_refused_to_everybody_else(
        self, session: Session, talk: HelpRequest, by: Specialist, now: datetime
    ) -> None:
        answers.accept(session, talk.id, by=by, now=now)
        others = {
            psychologist(session): answers.AlreadyTaken,
            psychologist(session, school_id=another_school(session).id): answers.RequestUnknown,
            deputy_head(session): NotAllowed,
        }

        for other, refusal in others.items():
            with pytest.raises(refusal):
                closing.close(session, talk.id, closing=DONE, by=other, now=now)

        assert talk.state is RequestState.IN_WORK

    def test_is_proposed_with_five_minutes_an_answer(
        self, session: Session, talk: HelpRequest, by: Specialist, now: datetime
    ) -> None:
        before = closing.proposal(talk).minutes
        for _ in range(3):
            answers.answer(session, talk.id, text="Сәлем", by=by, now=now)
        session.expire(talk, ["messages"])

        assert (before, closing.proposal(talk).minutes) == (5, 15)


class TestDismissing:
    @pytest.mark.parametrize("reason", Dismissal)
    def test_enters_no_journal(
        self, session: Session, talk: HelpRequest, by: Specialist, now: datetime, reason: Dismissal
    ) -> None:
        closing.dismiss(session, talk.id, reason=reason, by=by, now=now)

        assert (talk.state, talk.closed_at, talk.assigned_to) == (RequestState.CLOSED, now, by.id)
        assert (count(session, WorkRecord), count(session, JournalEntry)) == (0, 0)
        assert answers.lines(session, talk)[-1].words == f"closed:{reason.value}"
        assert tags(session) == ["help_request:dismissed"]

    def test_twice_is_noted_once(self, session: Session, talk: HelpRequest, by: Specialist, now: datetime) -> None:
        for _ in range(2):
            closing.dismiss(session, talk.id, reason=Dismissal.TEST, by=by, now=now)

        assert tags(session) == ["help_request:dismissed"]

    def test_a_red_talk_is_refused(self, session: Session, by: Specialist, now: datetime) -> None:
        red = help_request(session, finding=DANGER, now=now)

        with pytest.raises(StillRed):
            closing.dismiss(session, red.id, reason=Dismissal.TEST, by=by, now=now)

        assert red.state is RequestState.NEW

    def test_takes_no_number_but_the_work_that_follows_does(
        self, session: Session, talk: HelpRequest, by: Specialist, now: datetime
    ) -> None:
        closing.dismiss(session, talk.id, reason=Dismissal.EMPTY, by=by, now=now)
        write(session, talk, now=now + HOUR)  # the child goes on after all
        assert count(session, JournalEntry) == 0

        closing.close(session, talk.id, closing=DONE, by=by, now=now + HOUR)

        lines = session.execute(select(JournalEntry.journal, JournalEntry.number)).all()
        assert (Journal.NEEDS, 1) in [tuple(line) for line in lines]
        assert talk.accepted_at == now + HOUR


class TestReopening:
    def test_goes_on_and_leaves_the_books_alone(
        self, session: Session, talk: HelpRequest, by: Specialist, now: datetime
    ) -> None:
        closing.close(session, talk.id, closing=DONE, by=by, now=now)
        lines = count(session, JournalEntry)

        closing.reopen(session, talk.id, by=by, now=now + HOUR)

        assert (talk.state, talk.closed_at) == (RequestState.IN_WORK, None)
        assert count(session, JournalEntry) == lines

    def test_lets_the_work_that_follows_count_as_repeated(
        self, session: Session, talk: HelpRequest, by: Specialist, now: datetime
    ) -> None:
        closing.close(session, talk.id, closing=DONE, by=by, now=now)
        closing.reopen(session, talk.id, by=by, now=now)

        closing.close(session, talk.id, closing=DONE, by=by, now=now)

        assert list(session.scalars(select(WorkRecord.is_repeat).order_by(WorkRecord.id))) == [False, True]

    def test_an_open_talk_changes_nothing(
        self, session: Session, talk: HelpRequest, by: Specialist, now: datetime
    ) -> None:
        version = talk.version

        closing.reopen(session, talk.id, by=by, now=now)

        assert (talk.state, talk.version) == (RequestState.NEW, version)
        assert tags(session) == []

    def test_is_refused_to_another_psychologist(
        self, session: Session, talk: HelpRequest, by: Specialist, now: datetime
    ) -> None:
        closing.close(session, talk.id, closing=DONE, by=by, now=now)

        with pytest.raises(answers.RequestUnknown):
            closing.reopen(session, talk.id, by=psychologist(session), now=now)


class TestEndingTheDanger:
    def test_is_a_persons_decision_that_is_noted(self, session: Session, by: Specialist, now: datetime) -> None:
        red = help_request(session, finding=DANGER, now=now)

        end_danger(session, red.id, by=by, now=now + HOUR)

        assert (red.is_red, red.risk_ended_at, red.risk_ended_by, red.assigned_to) == (False, now + HOUR, by.id, by.id)
        assert red.risk == "high"
        assert "help_request:crisis:ended" in tags(session)
        assert alerts.unseen(session, school_id=by.school_id) == []

    def test_lets_the_talk_be_closed(self, session: Session, by: Specialist, now: datetime) -> None:
        red = help_request(session, finding=DANGER, now=now)
        end_danger(session, red.id, by=by, now=now)

        closing.close(session, red.id, closing=DONE, by=by, now=now)

        assert red.state is RequestState.CLOSED

    def test_leaves_an_answered_talk_without_a_day_it_is_due(
        self, session: Session, by: Specialist, now: datetime
    ) -> None:
        red = help_request(session, finding=DANGER, now=now)
        answers.answer(session, red.id, text="Мен осындамын", by=by, now=now + HOUR)

        end_danger(session, red.id, by=by, now=now + 2 * HOUR)

        assert red.due_at is None

    def test_owes_the_last_words_an_ordinary_answer(self, session: Session, by: Specialist, now: datetime) -> None:
        red = help_request(session, finding=DANGER, now=now)
        answers.answer(session, red.id, text="Мен осындамын", by=by, now=now + HOUR)
        write(session, red, now=now + 2 * HOUR)

        end_danger(session, red.id, by=by, now=now + 3 * HOUR)

        assert red.due_at is not None
        assert red.due_at > now + 3 * HOUR

    def test_where_there_is_none_changes_nothing(
        self, session: Session, talk: HelpRequest, by: Specialist, now: datetime
    ) -> None:
        end_danger(session, talk.id, by=by, now=now)

        assert (talk.risk_ended_at, tags(session)) == (None, ["help_request:accepted"])

    def test_is_refused_to_a_deputy_head(self, session: Session, now: datetime) -> None:
        red = help_request(session, finding=DANGER, now=now)

        with pytest.raises(NotAllowed):
            end_danger(session, red.id, by=deputy_head(session), now=now)

        assert red.is_red
