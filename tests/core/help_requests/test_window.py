"""How long free words surely reach a child: by what the child did in this very talk, and in no other."""

from datetime import datetime, timedelta

import pytest
from sqlalchemy.orm import Session

from core.actors import Specialist
from core.help_requests import answers, window
from tests.factories.help_requests import help_request

SECOND, DAY = timedelta(seconds=1), timedelta(hours=24)


@pytest.fixture
def engine() -> str:
    """What the engines tell apart is tried where talks are read."""
    return "sqlite"


def test_a_day_after_the_child_wrote_it_closes(session: Session, now: datetime) -> None:
    talk = help_request(session, now=now, channel="whatsapp")

    end = window.closes_at(talk, None)

    assert end == now + DAY
    assert now + DAY - SECOND < end < now + DAY + SECOND


def test_an_answer_the_child_opened_later_keeps_it_open_and_one_opened_before_does_not(
    session: Session, now: datetime
) -> None:
    talk = help_request(session, now=now, channel="whatsapp")

    assert window.closes_at(talk, now + timedelta(hours=3)) == now + timedelta(hours=27)
    assert window.closes_at(talk, now - timedelta(hours=3)) == now + DAY


@pytest.mark.parametrize("channel", ["web", "telegram"])
def test_other_channels_close_nothing(session: Session, now: datetime, channel: str) -> None:
    talk = help_request(session, now=now, channel=channel)

    assert window.closes_at(talk, now) is None


def test_a_child_who_was_never_heard_is_promised_nothing(session: Session, now: datetime) -> None:
    talk = help_request(session, now=now, channel="whatsapp")
    talk.last_child_at = None

    assert window.closes_at(talk, None) is None


def test_of_several_answers_the_one_opened_last_counts_each_in_its_own_talk(
    session: Session, by: Specialist, now: datetime
) -> None:
    first, second, third = (help_request(session, now=now, channel="whatsapp") for _ in range(3))
    for talk, hours in ((first, 5), (first, 2), (second, 1), (second, None)):
        answer = answers.answer(session, talk.id, text="сәлем", by=by, now=now)
        answer.opened_at = now + timedelta(hours=hours) if hours else None
    session.flush()

    found = window.opened(session, [first.id, second.id, third.id])

    assert found == {first.id: now + timedelta(hours=5), second.id: now + timedelta(hours=1)}
