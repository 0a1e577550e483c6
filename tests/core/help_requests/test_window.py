"""How long free words surely reach a child: by what the child did in this very talk, and in no other."""

from datetime import datetime, timedelta

import pytest
from sqlalchemy import delete
from sqlalchemy.orm import Session

from core.actors import Specialist
from core.help_requests import answers, window
from db.models.outbox import OutboxMessage
from tests.factories.help_requests import help_request, write

SECOND, HOUR, DAY = timedelta(seconds=1), timedelta(hours=1), timedelta(hours=24)


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


@pytest.mark.parametrize(
    ("channel", "hours", "is_awaited"),
    [("whatsapp", 23, False), ("whatsapp", 24, True), ("whatsapp", 30, True), ("telegram", 30, False)],
)
def test_an_answer_that_left_when_the_window_was_closed_waits_for_the_child(
    session: Session, by: Specialist, now: datetime, channel: str, hours: int, is_awaited: bool
) -> None:
    talk = help_request(session, now=now, channel=channel)
    answer = answers.answer(session, talk.id, text="сәлем", by=by, now=now + timedelta(hours=hours))
    session.refresh(talk)

    assert window.awaited(talk) == ({answer.id} if is_awaited else set())


def test_and_no_longer_when_the_child_has_opened_or_written_anything_since(
    session: Session, by: Specialist, now: datetime
) -> None:
    talk = help_request(session, now=now, channel="whatsapp")
    answered = [answers.answer(session, talk.id, text="сәлем", by=by, now=now + hours * HOUR) for hours in (30, 31)]
    session.refresh(talk)
    assert window.awaited(talk) == {answer.id for answer in answered}

    answered[0].opened_at = now + 32 * HOUR
    late = answers.answer(session, talk.id, text="сәлем", by=by, now=now + 57 * HOUR)
    session.refresh(talk)
    assert window.awaited(talk) == {late.id}
    write(session, talk, now=now + 58 * HOUR)
    session.refresh(talk)

    assert window.awaited(talk) == frozenset()


def test_what_the_same_child_does_elsewhere_and_what_the_outbox_knows_says_nothing_of_it(
    session: Session, by: Specialist, now: datetime
) -> None:
    talk = help_request(session, now=now, channel="whatsapp")
    answer = answers.answer(session, talk.id, text="сәлем", by=by, now=now + 30 * HOUR)
    session.execute(delete(OutboxMessage))
    help_request(session, now=now + 31 * HOUR, channel="whatsapp")
    session.refresh(talk)

    assert window.awaited(talk) == {answer.id}
