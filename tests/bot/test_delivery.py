"""Delivery: most urgent first, again after a crash, and never to the wrong chat."""

import asyncio
import threading
from collections.abc import Sequence
from contextlib import suppress

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from bot.channels.web.sender import Bell, WebSender
from bot.channels.web.talk_key import address_of, box_of
from bot.delivery import Delivery
from bot.lane import WriterLane
from core import mailbox, outbox
from core.crypto import Vault
from core.messages import ContactUnreachable, Delivered, OutboundMessage, Parcel, SendError, Throttled
from db.engine import Database
from db.models.outbox import DeliveryState, Lane, OutboxMessage
from tests.chat import Clock


class FakeSender:
    """Takes parcels; answers what the test prepared, or that all went well."""

    def __init__(self) -> None:
        self.taken: list[tuple[str, str]] = []
        self.answers: list[Delivered | SendError] = []

    async def send(self, parcels: Sequence[Parcel]) -> Sequence[Delivered | SendError]:
        """Note every parcel."""
        self.taken += [(parcel.address, parcel.message.text) for parcel in parcels]
        return [self.answers.pop(0) if self.answers else Delivered(parcel.address, "1") for parcel in parcels]


@pytest.fixture
def clock(now) -> Clock:  # type: ignore[no-untyped-def]
    return Clock(now)


@pytest.fixture
async def lane(database: Database):  # type: ignore[no-untyped-def]
    lane = WriterLane(database)
    lane.start()
    yield lane
    await lane.stop()
    await database.dispose()


@pytest.fixture
def sender() -> FakeSender:
    return FakeSender()


@pytest.fixture
def delivery(lane: WriterLane, database: Database, sender: FakeSender, clock: Clock) -> Delivery:
    keys: Vault = database.info["vault"]
    return Delivery(lane, database, keys, {"web": sender}, clock=clock)


async def put(lane: WriterLane, clock: Clock, address: str, text: str, urgency: Lane = Lane.ANSWER) -> None:
    def rule(session):  # type: ignore[no-untyped-def]
        to = outbox.to_address(session, channel="web", address=address)
        outbox.enqueue(session, OutboundMessage(text), to=to, lane=urgency, now=clock())

    await lane.run(rule)


def states(database: Database) -> list[DeliveryState]:
    with database.reading() as session:
        return list(session.scalars(select(OutboxMessage.state).order_by(OutboxMessage.id)))


async def test_the_crisis_lane_leaves_first_and_each_chat_keeps_its_order(
    delivery: Delivery, lane: WriterLane, sender: FakeSender, clock: Clock
) -> None:
    await put(lane, clock, "a", "1")
    await put(lane, clock, "a", "2")
    await put(lane, clock, "b", "card", Lane.CRISIS)

    await delivery.deliver_due()

    assert sender.taken == [("b", "card"), ("a", "1"), ("a", "2")]


async def test_what_was_sent_is_not_sent_again(
    delivery: Delivery, lane: WriterLane, sender: FakeSender, database: Database, clock: Clock
) -> None:
    await put(lane, clock, "a", "once")
    await delivery.deliver_due()

    assert await delivery.deliver_due() == 0
    assert states(database) == [DeliveryState.SENT]
    assert len(sender.taken) == 1


async def test_a_refused_message_is_tried_again_later(
    delivery: Delivery, lane: WriterLane, sender: FakeSender, database: Database, clock: Clock
) -> None:
    await put(lane, clock, "a", "again")
    sender.answers = [Throttled(1)]

    await delivery.deliver_due()
    assert await delivery.deliver_due() == 0
    clock.moves(seconds=5)
    await delivery.deliver_due()

    assert states(database) == [DeliveryState.SENT]
    assert len(sender.taken) == 2


async def test_who_cannot_be_reached_is_not_tried_for_ever(
    delivery: Delivery, lane: WriterLane, sender: FakeSender, database: Database, clock: Clock
) -> None:
    await put(lane, clock, "a", "gone")
    sender.answers = [ContactUnreachable()]

    await delivery.deliver_due()

    assert states(database) == [DeliveryState.BLOCKED]


async def test_the_wrong_chat_stops_everything(
    delivery: Delivery, lane: WriterLane, sender: FakeSender, database: Database, clock: Clock
) -> None:
    await put(lane, clock, "a", "for a alone")
    await put(lane, clock, "b", "waits")
    sender.answers = [Delivered("b", "1")]

    await delivery.deliver_due()

    assert delivery.has_misdelivered
    assert DeliveryState.SENT not in states(database)
    await delivery.run()  # returns at once instead of sending on


async def test_after_a_crash_what_was_being_sent_is_sent_again(
    delivery: Delivery, lane: WriterLane, sender: FakeSender, database: Database, clock: Clock
) -> None:
    await put(lane, clock, "a", "interrupted")
    await lane.run(lambda session: list(outbox.claim(session, channels=["web"], limit=9, now=clock())))
    assert states(database) == [DeliveryState.SENDING]

    await lane.run(outbox.requeue_interrupted)
    await delivery.deliver_due()

    assert states(database) == [DeliveryState.SENT]


async def test_after_a_bad_moment_what_was_claimed_is_sent_without_a_restart(
    delivery: Delivery, lane: WriterLane, sender: FakeSender, database: Database, clock: Clock
) -> None:
    await put(lane, clock, "a", "first")
    await put(lane, clock, "b", "second")
    send, failures = sender.send, [OSError()]

    async def fail_once(parcels: Sequence[Parcel]) -> Sequence[Delivered | SendError]:
        if failures:
            raise failures.pop()
        return await send(parcels)

    sender.send = fail_once  # type: ignore[method-assign]

    running = asyncio.ensure_future(delivery.run())
    with suppress(TimeoutError):
        async with asyncio.timeout(10):
            while set(states(database)) != {DeliveryState.SENT}:
                await asyncio.sleep(0.02)
    running.cancel()

    assert states(database) == [DeliveryState.SENT, DeliveryState.SENT]
    assert sender.taken == [("a", "first"), ("b", "second")]


async def test_what_is_sent_does_not_wait_behind_the_turns_of_a_flood(
    delivery: Delivery, lane: WriterLane, database: Database, clock: Clock
) -> None:
    await put(lane, clock, "a", "card", Lane.CRISIS)
    started, gate = threading.Event(), threading.Event()
    seen: list[DeliveryState] = []

    def block(_session: object) -> None:
        started.set()
        gate.wait(5)

    def turn(session: Session) -> None:
        seen.append(session.scalars(select(OutboxMessage.state)).one())

    blocker = asyncio.ensure_future(lane.run(block))
    await asyncio.to_thread(started.wait, 5)
    flood = asyncio.ensure_future(lane.run(turn))
    await asyncio.sleep(0)
    sending = asyncio.ensure_future(delivery.deliver_due())
    await asyncio.sleep(0)
    gate.set()
    await asyncio.gather(blocker, flood, sending)

    assert seen == [DeliveryState.SENDING]  # claimed before the turn that had queued first


async def test_one_parcel_that_cannot_be_put_holds_back_no_other_child(
    lane: WriterLane, database: Database, clock: Clock
) -> None:
    doors = [address_of(letter * 43) for letter in "AB"]
    beyond = OutboundMessage("broken", replaces="9" * 30)  # no column of numbers holds it
    parcels = [Parcel("one", doors[0], beyond), Parcel("two", doors[1], OutboundMessage("card"))]

    first, second = await WebSender(lane, Bell(), clock=clock).send(parcels)

    assert isinstance(first, SendError)
    assert isinstance(second, Delivered)
    with database.reading() as session:
        assert [bubble.text for bubble in mailbox.changed(session, box_of(doors[1]), after=0)] == ["card"]
