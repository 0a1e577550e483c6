"""Delivery: most urgent first, each chat in its order, again after a crash, and never to the wrong chat."""

import asyncio
import threading
from collections.abc import Callable, Sequence
from datetime import timedelta
from typing import Self

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from bot.channels.web.sender import Bell, WebSender
from bot.channels.web.talk_key import address_of, box_of
from bot.delivery import Delivery
from bot.lane import WriterLane
from core import mailbox, outbox
from core.crypto import Vault
from core.messages import (
    ChannelAway,
    ContactUnreachable,
    Delivered,
    OutboundMessage,
    Parcel,
    SendError,
    Throttled,
    Uncertain,
)
from db.engine import Database
from db.models.outbox import DeliveryState, Lane, OutboxMessage
from tests.chat import Clock


class FakeSender:
    """Takes parcels one by one; answers what the test prepared, or that all went well."""

    batch = 1
    at_once = 4
    leaves_traces = False
    can_repeat = False

    def __init__(self) -> None:
        self.taken: list[tuple[str, str]] = []
        self.answers: dict[str, list[Delivered | Exception]] = {}
        self.gates: dict[str, asyncio.Event] = {}
        self.asked: list[str] = []

    async def ready(self, address: str) -> None:
        """Every chat may be written to."""

    def is_open(self, address: str) -> bool:
        """Every chat may be written to."""
        return True

    async def send(self, parcels: Sequence[Parcel]) -> Sequence[Delivered | SendError]:
        """Note every parcel that is taken, and every one that was asked for."""
        return [await self._send(parcel) for parcel in parcels]

    async def _send(self, parcel: Parcel) -> Delivered | SendError:
        text = parcel.message.text
        self.asked.append(text)
        if text in self.gates:
            await self.gates[text].wait()
        prepared = self.answers.get(text)
        answer = prepared.pop(0) if prepared else Delivered(parcel.address, "1")
        if isinstance(answer, Delivered):
            self.taken.append((parcel.address, text))
        elif not isinstance(answer, SendError):
            raise answer
        return answer


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
async def delivery(lane: WriterLane, database: Database, sender: FakeSender, clock: Clock):  # type: ignore[no-untyped-def]
    keys: Vault = database.info["vault"]
    return Delivery(lane, database, keys, {"web": sender}, clock=clock, timer=clock.timer)


class Running:
    """A delivery that works in the background of a test."""

    def __init__(self, delivery: Delivery, database: Database, clock: Clock) -> None:
        self.delivery = delivery
        self.database = database
        self.clock = clock

    async def __aenter__(self) -> Self:
        self._task = asyncio.ensure_future(self.delivery.run())
        return self

    async def __aexit__(self, *_: object) -> None:
        self._task.cancel()
        await asyncio.gather(self._task, return_exceptions=True)

    async def until(self, condition: Callable[[], bool]) -> None:
        """Wait until it is so."""
        async with asyncio.timeout(20):
            while not condition():
                await asyncio.sleep(0.01)

    async def settles(self) -> None:
        """Wait until nothing is left to send, letting the clock run when everybody sleeps."""
        open_states = {DeliveryState.QUEUED, DeliveryState.SENDING}
        async with asyncio.timeout(20):
            while open_states & set(states(self.database)):
                await asyncio.sleep(0.02)
                if (seconds := self.clock.next_waking) is not None:
                    self.clock.moves(seconds=seconds)


@pytest.fixture
async def running(delivery: Delivery, database: Database, clock: Clock):  # type: ignore[no-untyped-def]
    async with Running(delivery, database, clock) as running:
        yield running


async def put(lane: WriterLane, clock: Clock, address: str, text: str, urgency: Lane = Lane.ANSWER) -> None:
    def rule(session):  # type: ignore[no-untyped-def]
        to = outbox.to_address(session, channel="web", address=address)
        outbox.enqueue(session, OutboundMessage(text), to=to, lane=urgency, now=clock())

    await lane.run(rule)


def states(database: Database) -> list[DeliveryState]:
    with database.reading() as session:
        return list(session.scalars(select(OutboxMessage.state).order_by(OutboxMessage.id)))


async def test_the_crisis_lane_leaves_first_and_each_chat_keeps_its_order(
    lane: WriterLane, sender: FakeSender, clock: Clock, delivery: Delivery, database: Database
) -> None:
    sender.at_once = 1
    await put(lane, clock, "a", "1")
    await put(lane, clock, "a", "2")
    await put(lane, clock, "b", "card", Lane.CRISIS)

    delivery = Delivery(lane, database, database.info["vault"], {"web": sender}, clock=clock, timer=clock.timer)
    async with Running(delivery, database, clock) as running:
        await running.settles()

    assert sender.taken == [("b", "card"), ("a", "1"), ("a", "2")]


async def test_what_was_sent_is_not_sent_again(
    running: Running, delivery: Delivery, lane: WriterLane, sender: FakeSender, database: Database, clock: Clock
) -> None:
    await put(lane, clock, "a", "once")
    await running.settles()

    delivery.wake()
    await put(lane, clock, "a", "then")
    await running.settles()

    assert sender.asked == ["once", "then"]
    assert states(database) == [DeliveryState.SENT, DeliveryState.SENT]


@pytest.mark.parametrize("problem", [Throttled(900), ChannelAway(), Uncertain(), SendError(), OSError()])
async def test_a_chat_keeps_its_order_while_a_message_has_to_be_tried_again(
    running: Running, lane: WriterLane, sender: FakeSender, database: Database, clock: Clock, problem: Exception
) -> None:
    sender.answers = {"first": [problem, problem]}
    for text in ("first", "second", "third"):
        await put(lane, clock, "a", text)

    await running.settles()

    assert sender.taken == [("a", "first"), ("a", "second"), ("a", "third")]
    assert sender.asked.count("first") == 3


async def test_a_message_that_has_to_be_tried_again_holds_up_nobody_else(
    running: Running, lane: WriterLane, sender: FakeSender, clock: Clock
) -> None:
    sender.answers = {"stuck": [SendError()] * 3}
    await put(lane, clock, "a", "stuck")
    await running.until(lambda: "stuck" in sender.asked)

    await put(lane, clock, "b", "free")
    await running.until(lambda: ("b", "free") in sender.taken)

    assert ("a", "stuck") not in sender.taken


async def test_chats_that_were_asked_to_wait_hold_up_nobody_else(
    running: Running, lane: WriterLane, sender: FakeSender, clock: Clock
) -> None:
    waiting = [f"{number}" for number in range(sender.at_once + 3)]
    sender.answers = {text: [Throttled(60)] * 3 for text in waiting}
    for text in waiting:
        await put(lane, clock, f"chat {text}", text)
    running.delivery.wake()
    await running.until(lambda: len(sender.asked) == len(waiting))

    await put(lane, clock, "b", "free")
    running.delivery.wake()

    await running.until(lambda: sender.taken == [("b", "free")])


async def test_a_request_to_wait_long_keeps_no_message_of_the_same_chat_for_longer_than_half_a_minute(
    running: Running, lane: WriterLane, sender: FakeSender, clock: Clock
) -> None:
    sender.answers = {"stuck": [Throttled(600)]}
    for text in ("stuck", "next"):
        await put(lane, clock, "a", text)
    running.delivery.wake()
    await running.until(lambda: clock.next_waking is not None)

    assert sender.asked == ["stuck"]
    clock.moves(seconds=30)
    await running.until(lambda: sender.taken == [("a", "stuck"), ("a", "next")])


async def test_a_message_no_sender_can_stand_is_given_up_in_the_end(
    running: Running, lane: WriterLane, sender: FakeSender, database: Database, clock: Clock
) -> None:
    sender.answers = {"odd": [ValueError("with a name in it")] * 100}
    await put(lane, clock, "a", "odd")
    await put(lane, clock, "a", "next")

    await running.settles()

    assert states(database) == [DeliveryState.DEAD, DeliveryState.SENT]


async def test_danger_is_tried_again_within_half_a_minute_however_long_it_hung(
    running: Running, lane: WriterLane, sender: FakeSender, clock: Clock
) -> None:
    sender.answers = {"card": [Uncertain()] * 40}
    await put(lane, clock, "a", "card", Lane.CRISIS)
    running.delivery.wake()

    longest = 0.0
    while sender.answers["card"]:
        await running.until(lambda: clock.next_waking is not None)
        step = clock.next_waking or 0.0
        longest = max(longest, step)
        clock.moves(seconds=step)
        await asyncio.sleep(0)

    assert longest <= 30


async def test_danger_waits_for_nothing_that_is_said_in_the_same_chat(
    running: Running, lane: WriterLane, sender: FakeSender, clock: Clock
) -> None:
    sender.answers = {"stuck": [SendError()] * 3}
    await put(lane, clock, "a", "stuck")
    await running.until(lambda: "stuck" in sender.asked)

    await put(lane, clock, "a", "card", Lane.CRISIS)

    await running.until(lambda: ("a", "card") in sender.taken)


async def test_danger_finds_room_when_every_hand_is_busy(
    running: Running, lane: WriterLane, sender: FakeSender, clock: Clock
) -> None:
    texts = [f"{number}" for number in range(sender.at_once + 3)]
    sender.gates = {text: asyncio.Event() for text in texts}
    for text in texts:
        await put(lane, clock, f"chat {text}", text)
    running.delivery.wake()
    await running.until(lambda: len(sender.asked) == sender.at_once)

    await put(lane, clock, "b", "card", Lane.CRISIS)
    running.delivery.wake()

    await running.until(lambda: ("b", "card") in sender.taken)
    assert len(sender.taken) == 1


async def test_an_outage_of_twelve_hours_loses_nothing_and_asks_rarely(
    running: Running, lane: WriterLane, sender: FakeSender, database: Database, clock: Clock
) -> None:
    for number in range(30):
        await put(lane, clock, f"chat {number % 10}", f"{number}")
    sender.answers = {f"{number}": [ChannelAway()] * 10_000 for number in range(30)}
    began = clock()

    while clock() - began < timedelta(hours=12):
        await running.until(lambda: clock.next_waking is not None)
        clock.moves(seconds=clock.next_waking or 0)
        await asyncio.sleep(0)
    asked = len(sender.asked)
    sender.answers = {}
    await put(lane, clock, "chat 3", "card", Lane.CRISIS)
    await running.settles()

    assert asked < 12 * 3600 / 20  # one at a time, half a minute apart
    assert set(states(database)) == {DeliveryState.SENT}
    for chat in range(10):
        said = [text for address, text in sender.taken if address == f"chat {chat}" and text != "card"]
        assert said == sorted(said, key=int)


async def test_who_cannot_be_reached_is_not_tried_again_and_the_next_message_is(
    running: Running, lane: WriterLane, sender: FakeSender, database: Database, clock: Clock
) -> None:
    await put(lane, clock, "a", "gone")
    await put(lane, clock, "a", "back")
    sender.answers = {"gone": [ContactUnreachable()]}

    await running.settles()

    assert states(database) == [DeliveryState.BLOCKED, DeliveryState.SENT]


async def test_a_message_that_is_always_refused_is_dead_in_the_end(
    running: Running, lane: WriterLane, sender: FakeSender, database: Database, clock: Clock
) -> None:
    await put(lane, clock, "a", "never")
    sender.answers = {"never": [SendError()] * 100}

    await running.settles()

    assert states(database) == [DeliveryState.DEAD]
    assert sender.asked == ["never"] * outbox.ATTEMPTS


async def test_the_wrong_chat_stops_everything(
    delivery: Delivery, lane: WriterLane, sender: FakeSender, database: Database, clock: Clock
) -> None:
    await put(lane, clock, "a", "for a alone")
    sender.answers = {"for a alone": [Delivered("b", "1")]}

    await asyncio.wait_for(delivery.run(), 20)

    assert delivery.has_misdelivered
    await put(lane, clock, "b", "waits")
    await asyncio.wait_for(delivery.run(), 20)  # returns at once instead of sending on
    assert DeliveryState.SENT not in states(database)
    assert sender.asked == ["for a alone"]


async def test_after_a_crash_what_was_being_sent_is_sent_again(
    delivery: Delivery, lane: WriterLane, sender: FakeSender, database: Database, clock: Clock
) -> None:
    await put(lane, clock, "a", "interrupted")
    await lane.run(lambda session: list(outbox.claim(session, channels=["web"], limit=9, now=clock())))
    assert states(database) == [DeliveryState.SENDING]

    async with Running(delivery, database, clock) as running:
        await running.settles()

    assert states(database) == [DeliveryState.SENT]


async def test_before_the_end_what_is_on_its_way_is_written_down_and_nothing_new_begins(
    delivery: Delivery, lane: WriterLane, sender: FakeSender, database: Database, clock: Clock
) -> None:
    sender.gates = {"flying": asyncio.Event()}
    await put(lane, clock, "a", "flying")
    await put(lane, clock, "a", "waits")
    async with Running(delivery, database, clock) as running:
        await running.until(lambda: sender.asked == ["flying"])
        finishing = asyncio.ensure_future(delivery.finish())
        await asyncio.sleep(0)
        sender.gates["flying"].set()
        await finishing

    assert sender.asked == ["flying"]
    assert states(database) == [DeliveryState.SENT, DeliveryState.SENDING]


async def test_a_row_nobody_can_open_is_put_aside(
    running: Running, lane: WriterLane, sender: FakeSender, database: Database, clock: Clock
) -> None:
    def spoil(session: Session) -> None:
        to = outbox.to_address(session, channel="web", address="a")
        outbox.enqueue(session, OutboundMessage("broken"), to=to, lane=Lane.ANSWER, now=clock())
        session.flush()
        session.scalars(select(OutboxMessage)).one().sealed_body = b"nonsense"

    await lane.run(spoil)
    await put(lane, clock, "a", "whole")

    await running.settles()

    assert states(database) == [DeliveryState.DEAD, DeliveryState.SENT]


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
    sending = asyncio.ensure_future(delivery.run())
    async with asyncio.timeout(20):
        while lane.queued < 2:  # the turn, and the claim behind it
            await asyncio.sleep(0)
    gate.set()
    await asyncio.gather(blocker, flood)
    sending.cancel()

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
