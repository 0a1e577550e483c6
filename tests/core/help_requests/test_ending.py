"""Ending a danger: never in silence; what it was stands on its alerts, and a day of watch follows."""

from dataclasses import replace
from datetime import datetime, timedelta

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from core.crisis.markers import Finding, Level
from core.crisis.response import UNSCREENED
from core.help_requests import HelpRequest, Side, answers, ending, protocol, threads, watching
from core.help_requests.ending import Outcome, ReasonMissing
from db.models.alerts import Alert
from tests.factories.help_requests import DANGER, MILD, end_danger, help_request, write
from tests.factories.staff import psychologist

HOUR = timedelta(hours=1)
UNEASY = Finding(level=Level.ELEVATED, rules=("weak.test",))
WEAK = Finding(is_soft=True)


@pytest.fixture
def red(session: Session, now: datetime) -> HelpRequest:
    return help_request(session, now=now, text="өлгім келеді", finding=DANGER)


def said(session: Session, talk: HelpRequest, side: Side) -> list[str]:
    session.flush()
    session.expire(talk, ["messages"])
    return [threads.words(session, talk, message) for message in talk.messages if message.side is side]


def outcomes(session: Session) -> list[str | None]:
    return list(session.scalars(select(Alert.outcome).order_by(Alert.id)))


class TestReason:
    @pytest.mark.parametrize("outcome", list(Outcome))
    @pytest.mark.parametrize("reason", ["", "  \n"])
    def test_is_asked_for(
        self, session: Session, red: HelpRequest, now: datetime, outcome: Outcome, reason: str
    ) -> None:
        with pytest.raises(ReasonMissing):
            ending.end_crisis(session, red.id, outcome=outcome, reason=reason, by=psychologist(session), now=now)

        assert red.is_red
        assert outcomes(session) == [None]

    def test_becomes_a_note_after_the_mark(self, session: Session, red: HelpRequest, now: datetime) -> None:
        by = psychologist(session)

        ending.end_crisis(session, red.id, outcome=Outcome.FALSE, reason="ән мәтіні екен", by=by, now=now)

        assert said(session, red, Side.NOTE) == ["ән мәтіні екен"]
        assert said(session, red, Side.SYSTEM) == ["crisis:ended:false"]
        mark, note = (message for message in red.messages if message.side in (Side.SYSTEM, Side.NOTE))
        assert mark.id < note.id

    def test_need_not_be_written_for_a_danger_whose_protocol_is_finished(
        self, session: Session, red: HelpRequest, now: datetime
    ) -> None:
        by = psychologist(session)
        answers.read(session, red.id, by=by, now=now)
        answers.answer(session, red.id, text="Мен осындамын", by=by, now=now)
        for key in ("asked_safe", "deputy", "next", "written"):
            protocol.tick(session, red.id, key, by=by, now=now)
        with pytest.raises(ReasonMissing):
            ending.end_crisis(session, red.id, outcome=Outcome.FALSE, reason="", by=by, now=now)

        ending.end_crisis(session, red.id, outcome=Outcome.CONFIRMED, reason="", by=by, now=now)

        assert not red.is_red
        assert said(session, red, Side.NOTE) == []

    def test_of_a_calm_talk_is_not_asked(self, session: Session, now: datetime) -> None:
        talk = help_request(session, now=now)

        ending.end_crisis(session, talk.id, outcome=Outcome.FALSE, reason="", by=psychologist(session), now=now)

        assert talk.watched_until is None


class TestOutcome:
    def test_stands_on_every_alert_of_this_danger_and_on_no_earlier_one(
        self, session: Session, red: HelpRequest, now: datetime
    ) -> None:
        by = psychologist(session)
        end_danger(session, red.id, by=by, now=now, outcome=Outcome.FALSE)
        for hours in (1, 2):
            write(session, red, finding=DANGER, now=now + hours * HOUR)
            answers.accept(session, red.id, by=by, now=now + hours * HOUR)

        end_danger(session, red.id, by=by, now=now + 3 * HOUR)

        assert outcomes(session) == ["false", "confirmed", "confirmed"]


class TestWatch:
    @pytest.mark.parametrize("sign", [UNEASY, WEAK, UNSCREENED, replace(UNEASY, is_soft=True)])
    def test_raises_again_at_any_new_sign(
        self, session: Session, red: HelpRequest, now: datetime, sign: Finding
    ) -> None:
        end_danger(session, red.id, by=psychologist(session), now=now)
        assert watching.is_watched(red, now=now + HOUR)

        write(session, red, finding=sign, now=now + HOUR)

        assert (red.is_red, red.risk) == (True, "high")
        assert not watching.is_watched(red, now=now + HOUR)
        alert = session.scalars(select(Alert).order_by(Alert.id.desc()).limit(1)).one()
        assert (alert.seen_at, alert.rules[-1]) == (None, "watch")

    def test_leaves_calm_words_calm(self, session: Session, red: HelpRequest, now: datetime) -> None:
        end_danger(session, red.id, by=psychologist(session), now=now)

        write(session, red, finding=MILD, now=now + HOUR)

        assert not red.is_red

    def test_is_over_after_a_day(self, session: Session, red: HelpRequest, now: datetime) -> None:
        end_danger(session, red.id, by=psychologist(session), now=now)
        later = now + watching.WATCH_LASTS

        write(session, red, finding=UNEASY, now=later)

        assert not watching.is_watched(red, now=later)
        assert not red.is_red

    def test_begins_anew_with_every_ending(self, session: Session, red: HelpRequest, now: datetime) -> None:
        by = psychologist(session)
        end_danger(session, red.id, by=by, now=now)
        write(session, red, finding=UNEASY, now=now + 20 * HOUR)

        end_danger(session, red.id, by=by, now=now + 21 * HOUR)

        assert watching.is_watched(red, now=now + 44 * HOUR)

    def test_of_another_talk_changes_nothing(self, session: Session, red: HelpRequest, now: datetime) -> None:
        end_danger(session, red.id, by=psychologist(session), now=now)

        other = help_request(session, now=now + HOUR, finding=UNEASY)

        assert not other.is_red
