"""Delivery: most urgent first, again after a crash, and never to the wrong chat."""

from collections.abc import Sequence

import pytest
from sqlalchemy import select

from bot.delivery import Delivery
from bot.lane import WriterLane
from core import outbox
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
