"""Expanding: each person of a run once, in batches, and no more than a week may hold."""

from datetime import datetime, timedelta

import pytest
from sqlalchemy.orm import Session

from core.broadcasts import caps, expanding, progress
from core.broadcasts.recipients import of_audiences
from db.models.broadcasts import RunState
from db.models.journals import Audience
from db.models.outbox import DeliveryState
from db.models.subscriptions import SubscriptionState
from tests.factories.sendings import laid, sending, states
from tests.factories.subscribers import subscriber, subscribers

WEEK = timedelta(days=7)


def test_everybody_who_was_chosen_gets_a_row_and_nobody_else(session: Session, now: datetime) -> None:
    chosen = {one.id for one in subscribers(session, 3, audience=Audience.STUDENT)}
    subscriber(session)
    subscriber(session, audience=Audience.STUDENT, state=SubscriptionState.LEFT)
    subscriber(session, audience=Audience.STUDENT, topics=1 << 2)
    run = sending(session, now=now, recipients=of_audiences(Audience.STUDENT).as_dict())

    assert expanding.expand_due(session, now=now) == 3

    assert states(session, run) == dict.fromkeys(chosen, DeliveryState.QUEUED)
    assert expanding.expand_due(session, now=now) == 0


def test_a_batch_goes_on_behind_the_last_one(session: Session, now: datetime, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(expanding, "BATCH", 2)
    people = {one.id for one in subscribers(session, 5)}
    run = sending(session, now=now)

    laid_down = [expanding.expand_due(session, now=now) for _ in range(4)]

    assert laid_down == [2, 2, 1, 0]
    assert states(session, run).keys() == people
    assert run.waves[0].is_expanded


def test_somebody_of_two_classes_is_written_to_once(session: Session, now: datetime) -> None:
    both = subscriber(session, classes=("5Б", "7А"))
    one = subscriber(session, classes=("7А",))
    run = sending(session, now=now, classes=("5Б", "7А"))

    assert expanding.expand_due(session, now=now) == 2

    assert states(session, run).keys() == {both.id, one.id}
    assert progress.of_run(session, run).expected == 2


@pytest.mark.parametrize("state", [RunState.PAUSED, RunState.CANCELLED])
def test_a_run_that_was_stopped_grows_no_further(session: Session, now: datetime, state: RunState) -> None:
    subscriber(session)
    sending(session, now=now).state = state
    session.flush()

    assert expanding.expand_due(session, now=now) == 0


def test_a_wave_of_another_day_waits_for_it(session: Session, now: datetime) -> None:
    subscriber(session)
    run = sending(session, now=now)
    run.waves[0].due_at = now + timedelta(days=1)
    session.flush()

    assert expanding.expand_due(session, now=now) == 0
    assert expanding.expand_due(session, now=now + timedelta(days=1)) == 1


class TestAWeek:
    def test_holds_two_for_one_person_and_says_who_is_left_out(self, session: Session, now: datetime) -> None:
        subscriber(session)
        for _ in range(caps.A_WEEK):
            laid(session, now=now)
        new = subscriber(session)

        third = laid(session, now=now)

        assert states(session, third).keys() == {new.id}
        found = progress.of_run(session, third)
        assert (found.expected, found.queued, found.left_out) == (2, 1, 1)

    def test_that_is_full_leaves_somebody_of_two_classes_out_once(self, session: Session, now: datetime) -> None:
        subscriber(session, classes=("5Б", "7А"))
        for _ in range(caps.A_WEEK):
            laid(session, now=now)

        found = progress.of_run(session, laid(session, now=now, classes=("5Б", "7А", None)))

        assert (found.expected, found.left_out) == (1, 1)

    def test_is_over_on_monday(self, session: Session, now: datetime) -> None:
        subscriber(session)
        for _ in range(caps.A_WEEK):
            laid(session, now=now)

        assert states(session, laid(session, now=now + WEEK - timedelta(hours=10)))

    def test_counts_nobody_who_was_not_reached(self, session: Session, now: datetime) -> None:
        person = subscriber(session)
        for _ in range(caps.A_WEEK):
            run = laid(session, now=now)
        session.get_one(expanding.BroadcastDelivery, (run.id, person.id)).state = DeliveryState.DEAD
        session.flush()

        assert states(session, laid(session, now=now))

    def test_of_a_break_holds_one(self, session: Session, now: datetime) -> None:
        subscriber(session)
        in_break = now + timedelta(days=42)  # the fourth of January
        laid(session, now=in_break)

        assert not states(session, laid(session, now=in_break))
