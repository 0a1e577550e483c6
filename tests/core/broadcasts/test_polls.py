"""Polls: an answer of each, the last one counts, and no two polls can be laid side by side."""

from datetime import datetime, timedelta
from typing import Any

import pytest
from sqlalchemy.orm import Session

from core.broadcasts import polls
from db.models.broadcasts import BroadcastRun
from tests.factories.polls import poll as asked_poll
from tests.factories.subscribers import subscriber


@pytest.fixture
def poll(session: Session, now: datetime) -> BroadcastRun:
    """A question with three answers, asked this morning."""
    return asked_poll(session, now=now)


def voter(session: Session, of: str, number: int = 1) -> bytes:
    """Somebody of Telegram."""
    return polls.voter(session, of, channel="telegram", bot="7", address=f"7:{number}")


def votes(session: Session, of: BroadcastRun, now: datetime, *choices: int) -> None:
    """Answers of as many people, one after the other."""
    for number, choice in enumerate(choices):
        polls.vote(session, of.ref, choice=choice, voter=voter(session, of.ref, number), now=now)


def test_the_last_answer_of_each_person_counts(session: Session, poll: BroadcastRun, now: datetime) -> None:
    votes(session, poll, now, 0, 0, 2)
    votes(session, poll, now + timedelta(hours=1), 2)

    assert polls.counts(session, poll) == (1, 0, 2)


@pytest.mark.parametrize("engine", ["sqlite"])
def test_answers_to_two_polls_cannot_be_joined(session: Session) -> None:
    assert voter(session, "one") != voter(session, "another")


@pytest.mark.parametrize("engine", ["sqlite"])
@pytest.mark.parametrize("wrong", [{"run_ref": "unknown"}, {"choice": 3}, {"choice": -1}])
def test_what_was_not_asked_has_no_answer(
    session: Session, poll: BroadcastRun, now: datetime, wrong: dict[str, Any]
) -> None:
    said: dict[str, Any] = {"run_ref": poll.ref, "choice": 0, **wrong}

    with pytest.raises(polls.PollUnknown):
        polls.vote(session, said["run_ref"], choice=said["choice"], voter=b"v" * 32, now=now)


@pytest.mark.parametrize("engine", ["sqlite"])
def test_after_thirty_days_it_is_over(session: Session, poll: BroadcastRun, now: datetime) -> None:
    votes(session, poll, now + timedelta(days=30), 1)

    with pytest.raises(polls.PollOver):
        votes(session, poll, now + timedelta(days=30, minutes=1), 2)
    assert polls.counts(session, poll) == (0, 1, 0)


@pytest.mark.parametrize("engine", ["sqlite"])
def test_only_who_was_asked_has_a_voice(session: Session, now: datetime) -> None:
    asked, other = subscriber(session), subscriber(session)

    sent = asked_poll(session, now=now, asked=(asked,))

    assert polls.was_asked(session, sent.ref, asked.id)
    assert not polls.was_asked(session, sent.ref, other.id)
