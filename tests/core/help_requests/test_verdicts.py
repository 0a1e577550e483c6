"""Verdicts: one a message, replaced when the mind changes, gone with the message; only rule ids and counts leave."""

from datetime import datetime, timedelta

import pytest
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from core import schools
from core.actors import NotAllowed, Specialist
from core.crisis.markers import screen
from core.help_requests import HelpRequest, RequestState, Side, answers, closing, talks, verdicts
from core.help_requests.answers import RequestUnknown
from core.help_requests.closing import Dismissal
from core.help_requests.verdicts import BY_HAND, Counted, Judgement, NotJudgeable
from db.models.alerts import Alert
from db.models.audit import AuditRecord
from db.models.help_requests import HelpMessage
from db.models.screening import ScreeningSample, Verdict
from tests.factories.help_requests import help_request, write
from tests.factories.schools import another_school
from tests.factories.staff import deputy_head, psychologist

RED = "өлгім келеді"
CALM = "Сыныпта жаңа мұғалім келді"
MINUTE = timedelta(minutes=1)


@pytest.fixture
def by(session: Session) -> Specialist:
    return psychologist(session)


@pytest.fixture
def red(session: Session, now: datetime) -> HelpRequest:
    return help_request(session, now=now, text=RED, finding=screen(RED))


@pytest.fixture
def calm(session: Session, now: datetime) -> HelpRequest:
    return help_request(session, now=now, text=CALM, finding=screen(CALM))


def last(session: Session, talk: HelpRequest) -> HelpMessage:
    statement = select(HelpMessage).where(HelpMessage.help_request_id == talk.id, HelpMessage.side == Side.CHILD)
    return session.scalars(statement.order_by(HelpMessage.id.desc()).limit(1)).one()


def count(session: Session, table: type) -> int:
    return session.scalar(select(func.count()).select_from(table)) or 0


class TestJudging:
    @pytest.mark.parametrize("judgement", [Judgement.RIGHT, Judgement.TOO_HIGH, Judgement.FALSE])
    def test_keeps_level_and_rules_and_no_words(
        self, session: Session, red: HelpRequest, by: Specialist, now: datetime, judgement: Judgement
    ) -> None:
        given = verdicts.judge(session, last(session, red).id, judgement=judgement, by=by, now=now)

        session.flush()
        assert (given.verdict, given.level, given.staff_id) == (judgement.value, "high", by.id)
        assert given.rules == list(screen(RED).rules) != []
        details = session.scalars(select(AuditRecord.detail).where(AuditRecord.tag == "help_request:verdict")).all()
        assert details == [{"verdict": judgement.value}]

    def test_again_replaces_what_was_said(
        self, session: Session, red: HelpRequest, by: Specialist, now: datetime
    ) -> None:
        message = last(session, red).id
        other = psychologist(session)
        for judgement in (Judgement.FALSE, Judgement.RIGHT):
            verdicts.judge(session, message, judgement=judgement, by=other, now=now)

        assert verdicts.of_talk(session, red) == {message: Judgement.RIGHT}
        assert count(session, Verdict) == 1

    def test_is_taken_back(self, session: Session, red: HelpRequest, by: Specialist, now: datetime) -> None:
        message = last(session, red).id
        verdicts.judge(session, message, judgement=Judgement.RIGHT, by=by, now=now)

        verdicts.retract(session, message, by=by, now=now)

        assert verdicts.of_talk(session, red) == {}

    def test_rules_that_held_only_together_with_the_words_before_are_found(
        self, session: Session, by: Specialist, now: datetime
    ) -> None:
        talk = help_request(session, now=now, text="мен өлгім", finding=screen("мен өлгім"))
        joined = screen("келеді", before=("мен өлгім",))
        write(session, talk, text="келеді", finding=joined, now=now + MINUTE)

        given = verdicts.judge(session, last(session, talk).id, judgement=Judgement.RIGHT, by=by, now=now)

        assert joined.is_crisis
        assert given.rules == list(joined.rules)

    def test_says_of_a_message_only_what_fits_it(
        self, session: Session, red: HelpRequest, calm: HelpRequest, by: Specialist, now: datetime
    ) -> None:
        answer = answers.answer(session, red.id, text="Мен осындамын", by=by, now=now)
        for message, judgement in (
            (last(session, red).id, Judgement.MISSED),
            (last(session, calm).id, Judgement.RIGHT),
            (answer.id, Judgement.MISSED),
        ):
            with pytest.raises(NotJudgeable):
                verdicts.judge(session, message, judgement=judgement, by=by, now=now)

    def test_is_for_those_who_may_read_the_talk(self, session: Session, red: HelpRequest, now: datetime) -> None:
        message = last(session, red).id
        elsewhere = psychologist(session, school_id=another_school(session).id)
        with pytest.raises(RequestUnknown):
            verdicts.judge(session, message, judgement=Judgement.RIGHT, by=elsewhere, now=now)
        with pytest.raises(RequestUnknown):
            verdicts.judge(session, 2_000_000, judgement=Judgement.RIGHT, by=elsewhere, now=now)
        with pytest.raises(NotAllowed):
            verdicts.judge(session, message, judgement=Judgement.RIGHT, by=deputy_head(session), now=now)


class TestMissed:
    def test_only_marks_unless_the_danger_is_there_now(
        self, session: Session, calm: HelpRequest, by: Specialist, now: datetime
    ) -> None:
        verdicts.judge(session, last(session, calm).id, judgement=Judgement.MISSED, by=by, now=now)

        assert not calm.is_red
        assert count(session, Alert) == 0

    def test_raises_the_crisis_it_did_not_raise_and_the_person_is_there(
        self, session: Session, calm: HelpRequest, by: Specialist, now: datetime
    ) -> None:
        message = last(session, calm).id

        verdicts.judge(session, message, judgement=Judgement.MISSED, is_danger=True, by=by, now=now)

        assert (calm.is_red, calm.risk) == (True, "high")
        alert = session.scalars(select(Alert)).one()
        assert (alert.rules, alert.seen_by) == ([BY_HAND], by.id)
        assert verdicts.of_talk(session, calm) == {message: Judgement.MISSED}

    def test_opens_a_closed_talk_again(
        self, session: Session, calm: HelpRequest, by: Specialist, now: datetime
    ) -> None:
        closing.dismiss(session, calm.id, reason=Dismissal.THANKS, by=by, now=now)

        verdicts.judge(session, last(session, calm).id, judgement=Judgement.MISSED, is_danger=True, by=by, now=now)

        assert (calm.state, calm.is_red) == (RequestState.IN_WORK, True)


def test_a_verdict_and_a_sample_die_with_the_message(
    session: Session, calm: HelpRequest, by: Specialist, now: datetime
) -> None:
    message = last(session, calm)
    verdicts.judge(session, message.id, judgement=Judgement.MISSED, by=by, now=now)
    session.add(ScreeningSample(school_id=calm.school_id, help_message_id=message.id, drawn_at=now))
    session.flush()

    talks.erase(session, calm, now=now)

    assert (count(session, Verdict), count(session, ScreeningSample)) == (0, 0)


def test_only_rules_and_counts_leave_the_school(
    session: Session, red: HelpRequest, calm: HelpRequest, by: Specialist, now: datetime
) -> None:
    again = help_request(session, now=now, text=RED, finding=screen(RED))
    for talk, judgement in ((red, Judgement.RIGHT), (again, Judgement.RIGHT), (calm, Judgement.MISSED)):
        verdicts.judge(session, last(session, talk).id, judgement=judgement, by=by, now=now)
    rule = screen(RED).rules[0]

    found = verdicts.export(session, school_id=schools.first_school(session).id)

    assert set(found) >= {Counted(rule, "right", 2), Counted(BY_HAND, "missed", 1)}
    assert verdicts.export(session, school_id=another_school(session).id) == []
