"""Carrying: claimed, handed over once, settled by what the channel said; nobody twice, nobody forgotten."""

from collections.abc import Callable
from datetime import datetime, timedelta

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from core.actors import NotAllowed
from core.broadcasts import carrying, progress, queue, running, windows
from core.broadcasts.carrying import Claimed, NothingToRetry, Reader
from core.messages import (
    ChannelAway,
    ContactUnreachable,
    Delivered,
    MessageRefused,
    SendError,
    Throttled,
    Uncertain,
)
from core.subscriptions import leaving
from db.models.broadcasts import BroadcastDelivery, BroadcastRun, RunState
from db.models.journals import Audience
from db.models.outbox import DeliveryState
from db.models.subscriptions import Subscription, SubscriptionState
from tests.factories.sendings import laid, states
from tests.factories.staff import deputy_head, psychologist
from tests.factories.subscribers import subscriber, subscribers

WORDS = {"kk": "Сәлем, {class}!", "ru": "Привет!"}


@pytest.fixture
def reader() -> Reader:
    return Reader("telegram", lambda _address: True)


def claimed(session: Session, reader: Reader, *, limit: int = 100) -> list[Claimed]:
    return list(carrying.claim(session, reader, limit=limit))


def settled(session: Session, one: Claimed, result: Delivered | SendError, now: datetime) -> BroadcastDelivery:
    carrying.settle(session, [(one, result)], now=now)
    return session.get_one(BroadcastDelivery, one.key, populate_existing=True)


class TestClaiming:
    def test_opens_the_address_and_says_the_words_of_the_language_and_the_class(
        self, session: Session, now: datetime, reader: Reader
    ) -> None:
        first = subscriber(session, address="8801:5", classes=("7А", "5Б"))
        second = subscriber(session, address="8801:6", locale="ru")
        run = laid(session, now=now, texts=WORDS)

        parcels = [one.parcel for one in claimed(session, reader)]

        assert [(one.address, one.message.text) for one in parcels] == [
            ("8801:5", "Сәлем, 5Б, 7А!"),
            ("8801:6", "Привет!"),
        ]
        assert all(one.is_broadcast for one in parcels)
        assert states(session, run) == dict.fromkeys((first.id, second.id), DeliveryState.SENDING)

    def test_takes_nobody_twice_and_no_more_than_asked(self, session: Session, now: datetime, reader: Reader) -> None:
        subscribers(session, 5)
        laid(session, now=now)

        taken = [len(claimed(session, reader, limit=2)) for _ in range(4)]

        assert taken == [2, 2, 1, 0]

    def test_leaves_other_channels_closed_groups_and_stopped_runs(
        self, session: Session, now: datetime, reader: Reader
    ) -> None:
        subscriber(session, channel="web")
        pupil = subscriber(session, audience=Audience.STUDENT)
        subscriber(session)
        run = laid(session, now=now)
        run.open_to = windows.bit(Audience.STUDENT)
        session.flush()

        assert [one.subscription_id for one in claimed(session, reader)] == [pupil.id]

        run.state, run.open_to = RunState.PAUSED, windows.bits(Audience)
        session.flush()
        assert not carrying.has_due(session, channel="telegram")
        assert claimed(session, reader) == []

    @pytest.mark.parametrize("engine", ["sqlite"])  # the other engine keeps statistics
    def test_looks_for_the_last_one_who_waits_in_the_small_index_alone(self, session: Session) -> None:
        asked = select(BroadcastRun.id).where(queue.waits("telegram"))
        compiled = asked.compile(session.connection(), compile_kwargs={"literal_binds": True})
        plan = [row[3] for row in session.connection().exec_driver_sql(f"EXPLAIN QUERY PLAN {compiled}")]

        assert any("ix_broadcast_deliveries_queued (channel=? AND run_id=?)" in line for line in plan)

    def test_shares_what_it_takes_between_runs(self, session: Session, now: datetime, reader: Reader) -> None:
        subscribers(session, 6)
        runs = [laid(session, now=now), laid(session, now=now)]

        taken = claimed(session, reader, limit=4)

        assert sorted(one.run_id for one in taken) == [runs[0].id] * 2 + [runs[1].id] * 2

    def test_passes_over_who_may_not_be_written_to_now_and_comes_back(self, session: Session, now: datetime) -> None:
        subscriber(session, address="paused:1")
        free = subscriber(session, address="free:1")
        waiting = subscriber(session, address="paused:2")
        run = laid(session, now=now)
        is_paused = True
        reader = Reader("telegram", lambda address: not (is_paused and address.startswith("paused")))

        assert [one.subscription_id for one in claimed(session, reader, limit=2)] == [free.id]
        assert states(session, run)[waiting.id] is DeliveryState.QUEUED

        is_paused = False
        assert len(claimed(session, reader) + claimed(session, reader)) == 2

    def test_forgets_who_has_left_meanwhile_and_marks_who_has_shut_the_channel(
        self, session: Session, now: datetime, reader: Reader
    ) -> None:
        left, shut, tired = subscribers(session, 3)
        run = laid(session, now=now)
        leaving.leave(session, left, topic=None, now=now)
        leaving.leave(session, tired, topic=run.said["topic"], now=now)
        shut.state = SubscriptionState.BLOCKED
        session.flush()

        assert claimed(session, reader) == []

        assert states(session, run) == {shut.id: DeliveryState.BLOCKED}
        found = progress.of_run(session, run)
        assert (found.expected, found.left_out, found.blocked) == (3, 2, 1)

    def test_of_a_row_nobody_can_open_holds_up_nobody(self, session: Session, now: datetime, reader: Reader) -> None:
        broken, whole = subscribers(session, 2)
        broken.sealed_address = b"nonsense"
        run = laid(session, now=now)

        assert [one.subscription_id for one in claimed(session, reader)] == [whole.id]
        assert states(session, run)[broken.id] is DeliveryState.DEAD


class TestSettling:
    @pytest.mark.parametrize(
        ("result", "state", "attempts"),
        [
            (Delivered("", "1"), DeliveryState.SENT, 1),
            (Uncertain(), DeliveryState.UNCERTAIN, 1),
            (MessageRefused(), DeliveryState.DEAD, 1),
            (SendError(), DeliveryState.QUEUED, 1),
            (Throttled(30), DeliveryState.QUEUED, 0),
            (ChannelAway(), DeliveryState.QUEUED, 0),
        ],
    )
    def test_follows_what_the_channel_said(
        self,
        session: Session,
        now: datetime,
        reader: Reader,
        result: Delivered | SendError,
        state: DeliveryState,
        attempts: int,
    ) -> None:
        subscriber(session)
        laid(session, now=now)
        (one,) = claimed(session, reader)

        row = settled(session, one, result, now)

        assert (row.state, row.attempts) == (state, attempts)

    def test_marks_a_person_who_has_shut_the_channel(self, session: Session, now: datetime, reader: Reader) -> None:
        person = subscriber(session)
        laid(session, now=now)
        (one,) = claimed(session, reader)

        row = settled(session, one, ContactUnreachable(), now)

        session.expire_all()
        assert (row.state, row.problem) == (DeliveryState.BLOCKED, "ContactUnreachable")
        assert session.get_one(Subscription, person.id).state is SubscriptionState.BLOCKED

    def test_gives_up_in_the_end(self, session: Session, now: datetime, reader: Reader) -> None:
        subscriber(session)
        run = laid(session, now=now)

        tries = 0
        while found := claimed(session, reader):
            settled(session, found[0], SendError(), now)
            tries += 1

        assert tries == carrying.ATTEMPTS
        assert list(states(session, run).values()) == [DeliveryState.DEAD]

    def test_after_a_crash_parks_what_was_on_its_way(self, session: Session, now: datetime, reader: Reader) -> None:
        subscribers(session, 2)
        run = laid(session, now=now)
        (flying,) = claimed(session, reader, limit=1)

        carrying.park_interrupted(session, channel="telegram")

        assert states(session, run)[flying.subscription_id] is DeliveryState.UNCERTAIN
        assert flying.subscription_id not in [one.subscription_id for one in claimed(session, reader)]

    def test_after_a_bad_moment_takes_back_what_nobody_carries(
        self, session: Session, now: datetime, reader: Reader
    ) -> None:
        subscribers(session, 2)
        run = laid(session, now=now)
        carried, lost = claimed(session, reader)

        carrying.take_back(session, channel="telegram", carried={carried.key})

        assert states(session, run) == {
            carried.subscription_id: DeliveryState.SENDING,
            lost.subscription_id: DeliveryState.QUEUED,
        }


class TestTryingAgain:
    @pytest.fixture
    def ended(self, session: Session, now: datetime, reader: Reader) -> BroadcastRun:
        """A run with one of each end."""
        subscribers(session, 3)
        run = laid(session, now=now)
        results: list[Callable[[], Delivered | SendError]] = [lambda: Delivered("", "1"), Uncertain, MessageRefused]
        carrying.settle(
            session, [(one, end()) for one, end in zip(claimed(session, reader), results, strict=True)], now=now
        )
        run.state, run.finished_at, run.totals = RunState.DONE, now, progress.totals(session, run)
        session.flush()
        return run

    def test_takes_those_who_were_refused_and_nobody_else(
        self, session: Session, now: datetime, reader: Reader, ended: BroadcastRun
    ) -> None:
        assert carrying.retry_failed(session, ended, by=psychologist(session), now=now) == 1

        assert (ended.state, ended.finished_at) == (RunState.SENDING, None)
        assert progress.of_run(session, ended).queued == 1
        assert len(claimed(session, reader)) == 1

    def test_says_when_there_is_nobody(self, session: Session, now: datetime, ended: BroadcastRun) -> None:
        by = psychologist(session)
        carrying.retry_failed(session, ended, by=by, now=now)

        with pytest.raises(NothingToRetry):
            carrying.retry_failed(session, ended, by=by, now=now)

    def test_is_over_with_the_week_of_the_message(self, session: Session, now: datetime, ended: BroadcastRun) -> None:
        late = now + running.WEEK + timedelta(seconds=1)

        with pytest.raises(NothingToRetry):
            carrying.retry_failed(session, ended, by=psychologist(session), now=late)

        assert DeliveryState.DEAD in states(session, ended).values()

    def test_is_for_a_psychologist(self, session: Session, now: datetime, ended: BroadcastRun) -> None:
        with pytest.raises(NotAllowed):
            carrying.retry_failed(session, ended, by=deputy_head(session), now=now)
