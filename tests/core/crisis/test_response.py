"""Turning red: what is told of it, and that screening which failed wakes nobody and hides nothing."""

from datetime import datetime, timedelta
from typing import Any

import pytest
from sqlalchemy.orm import Session

from core import bus, events
from core.crisis import response
from core.crisis.markers import Category, Finding, Level
from core.help_requests import RequestState
from tests.factories.help_requests import DANGER, EMERGENCY, MILD, draft, help_request, write

MINUTE = timedelta(minutes=1)
SOFT = Finding(is_soft=True)


@pytest.fixture
def raised(monkeypatch: pytest.MonkeyPatch) -> list[events.CrisisRaised]:
    """Every crisis that is told while the test runs."""
    told: list[events.CrisisRaised] = []
    heard: dict[type[events.Event], tuple[Any, ...]] = {
        **bus.SUBSCRIBERS,
        events.CrisisRaised: (lambda _session, event: told.append(event),),
    }
    monkeypatch.setattr(bus, "SUBSCRIBERS", heard)
    return told


class TestACrisis:
    def test_is_told_with_its_level_category_and_rules(
        self, session: Session, now: datetime, raised: list[events.CrisisRaised]
    ) -> None:
        talk = help_request(session, finding=EMERGENCY, now=now)

        [told] = raised
        assert (told.help_request_id, told.level, told.category) == (talk.id, "emergency", "plan")
        assert told.rules == ("test",)

    def test_keeps_its_graver_category_when_something_milder_is_told(
        self, session: Session, now: datetime, raised: list[events.CrisisRaised]
    ) -> None:
        talk = help_request(session, finding=EMERGENCY, now=now)

        write(session, talk, finding=DANGER, now=now + MINUTE)

        assert [(told.level, told.category) for told in raised] == [("emergency", "plan")] * 2


class TestAWeakSign:
    @pytest.mark.parametrize("finding", [SOFT, Finding(level=Level.ELEVATED, category=Category.OTHER)])
    def test_marks_the_talk_and_wakes_nobody(
        self, session: Session, now: datetime, raised: list[events.CrisisRaised], finding: Finding
    ) -> None:
        talk = help_request(session, finding=finding, now=now)

        assert (talk.risk, talk.is_red, raised) == ("elevated", False, [])

    def test_sends_no_draft(self, session: Session, now: datetime) -> None:
        talk = draft(session, now=now)

        write(session, talk, finding=SOFT, now=now)

        assert talk.state is RequestState.DRAFT

    def test_lowers_no_danger(self, session: Session, now: datetime) -> None:
        talk = help_request(session, finding=EMERGENCY, now=now)

        write(session, talk, finding=SOFT, now=now + MINUTE)

        assert (talk.risk, talk.is_red) == ("emergency", True)


class TestWordsThatCouldNotBeScreened:
    def test_are_marked_and_sent_so_that_a_person_looks_and_wake_nobody(
        self, session: Session, now: datetime, raised: list[events.CrisisRaised]
    ) -> None:
        talk = draft(session, now=now)

        write(session, talk, finding=response.UNSCREENED, sends_itself=False, now=now)

        assert [message.is_unscreened for message in talk.messages] == [True]
        assert (talk.is_unscreened, talk.state, talk.due_at) == (True, RequestState.NEW, now)
        assert (talk.is_red, raised) == (False, [])

    def test_are_the_only_ones_marked(self, session: Session, now: datetime) -> None:
        talk = help_request(session, finding=MILD, now=now)

        write(session, talk, finding=response.UNSCREENED, now=now + MINUTE)
        session.expire(talk, ["messages"])

        assert [message.is_unscreened for message in talk.messages] == [False, True]
