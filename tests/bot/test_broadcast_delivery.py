"""Broadcasts on their way: nobody twice, nobody forgotten, and nobody else's message behind them."""

import asyncio
from collections.abc import AsyncIterator, Sequence

import pytest
from sqlalchemy.orm import Session

from bot.broadcasting import FEW, LATE
from bot.delivery import Delivery
from bot.lane import WriterLane
from core import files
from core.broadcasts import carrying, progress
from core.broadcasts import running as hours
from core.broadcasts.progress import Progress
from core.clock import jobs
from core.messages import ChannelAway, ContactUnreachable, Delivered, Parcel, SendError, Throttled, Uncertain
from db.engine import Database
from db.models.broadcasts import BroadcastRun, RunState
from db.models.outbox import DeliveryState
from tests.bot.test_delivery import FakeSender, Running, put
from tests.chat import Clock, LiveBot
from tests.factories.sendings import laid, states
from tests.factories.staff import psychologist
from tests.factories.subscribers import subscriber
from tests.telegram.people import Person
from tests.telegram.server import TOKEN, TelegramServer
from tests.whatsapp.people import Person as WhatsAppPerson
from tests.whatsapp.server import CloudServer

BOT = TOKEN.partition(":")[0]
PEOPLE, MOST = 30, 8  # two for each place of the sender


class Crowd(FakeSender):
    """Answers by address: what the test prepared, or that all went well; broadcasts may be made to hang."""

    def __init__(self) -> None:
        super().__init__()
        self.ends: dict[str, list[SendError]] = {}
        self.hangs = asyncio.Event()
        self.hangs.set()
        self.closed: set[str] = set()
        self.reached: list[str] = []
        self.going = self.most = 0

    def is_open(self, address: str) -> bool:
        return address not in self.closed

    async def send(self, parcels: Sequence[Parcel]) -> Sequence[Delivered | SendError]:
        (parcel,) = parcels
        if not parcel.is_broadcast:
            return await super().send(parcels)
        self.going += 1
        self.most = max(self.most, self.going)
        await self.hangs.wait()
        self.going -= 1
        self.asked.append(parcel.address)
        if prepared := self.ends.get(parcel.address):
            return [prepared.pop(0)]
        self.reached.append(parcel.address)
        return [Delivered(parcel.address, "1")]


@pytest.fixture
def clock(now) -> Clock:  # type: ignore[no-untyped-def]
    return Clock(now)


@pytest.fixture
def sender() -> Crowd:
    return Crowd()


@pytest.fixture
def wide(sender: Crowd) -> Crowd:
    """A sender with places for everybody."""
    sender.at_once = PEOPLE
    return sender


@pytest.fixture
async def lane(database: Database) -> AsyncIterator[WriterLane]:
    lane = WriterLane(database)
    lane.start()
    yield lane
    await lane.stop()
    await database.dispose()


@pytest.fixture
def delivery(lane: WriterLane, database: Database, sender: Crowd, clock: Clock) -> Delivery:
    return Delivery(lane, database, database.info["vault"], {"web": sender}, clock=clock, timer=clock.timer)


@pytest.fixture
async def running(delivery: Delivery, database: Database, clock: Clock) -> AsyncIterator[Running]:
    async with Running(delivery, database, clock) as running:
        yield running


@pytest.fixture
def run(database: Database, clock: Clock) -> BroadcastRun:
    """A run to thirty people."""
    with database.writing() as session:
        for number in range(PEOPLE):
            subscriber(session, channel="web", address=f"{number}")
        return laid(session, now=clock())


def standing(database: Database, run: BroadcastRun) -> Progress:
    with database.reading() as session:
        return progress.of_run(session, session.get_one(BroadcastRun, run.id))


async def over(running: Running, run: BroadcastRun) -> Progress:
    """Wait until nobody is left, letting the clock run when everybody sleeps."""
    async with asyncio.timeout(20):
        while (found := standing(running.database, run)).queued or found.sending:
            await asyncio.sleep(0.02)
            running.clock.moves(seconds=0.5)
    return found


async def test_everybody_is_written_to_once_and_no_more_at_a_time_than_the_sender_takes(
    run: BroadcastRun, sender: Crowd, running: Running
) -> None:
    assert await over(running, run) == Progress(expected=PEOPLE, sent=PEOPLE)

    assert sorted(sender.reached, key=int) == [f"{number}" for number in range(PEOPLE)]
    assert sender.most <= MOST


async def test_boxes_are_not_filled_in_the_order_in_which_their_owners_subscribed(
    run: BroadcastRun, sender: Crowd, running: Running
) -> None:
    await over(running, run)

    assert sender.reached != sorted(sender.reached, key=int)


async def test_an_answer_leaves_while_every_hand_over_of_a_broadcast_hangs(
    run: BroadcastRun, sender: Crowd, lane: WriterLane, clock: Clock, running: Running
) -> None:
    sender.hangs.clear()
    await running.until(lambda: sender.going == MOST)

    await put(lane, clock, "a child", "an answer")
    running.delivery.wake()

    await running.until(lambda: ("a child", "an answer") in sender.taken)
    assert sender.reached == []
    sender.hangs.set()


async def test_each_end_is_written_down_and_only_a_wait_is_tried_again(
    run: BroadcastRun, sender: Crowd, running: Running
) -> None:
    sender.ends = {
        "1": [Uncertain()],
        "2": [ContactUnreachable()],
        "3": [Throttled(5), Throttled(5)],
        "4": [ChannelAway()],
        "5": [SendError()] * carrying.ATTEMPTS,
    }

    found = await over(running, run)

    assert found == Progress(expected=PEOPLE, sent=PEOPLE - 3, uncertain=1, blocked=1, dead=1)
    assert [sender.asked.count(address) for address in "12345"] == [1, 1, 3, 2, carrying.ATTEMPTS]


async def test_while_the_channel_is_away_one_asks_and_nobody_is_lost(
    run: BroadcastRun, sender: Crowd, running: Running, clock: Clock
) -> None:
    sender.ends = {f"{number}": [ChannelAway()] * 1000 for number in range(PEOPLE)}
    await running.until(lambda: bool(sender.asked))
    for _ in range(60):
        clock.moves(seconds=1)
        await asyncio.sleep(0.01)
    assert len(sender.asked) < MOST + 12

    sender.ends.clear()

    assert (await over(running, run)).sent == PEOPLE


async def test_answers_that_never_come_keep_nobody_else_from_going(
    wide: Crowd, run: BroadcastRun, running: Running, clock: Clock
) -> None:
    wide.hangs.clear()
    await running.until(lambda: wide.going == FEW)

    clock.moves(seconds=LATE + 1)
    running.delivery.wake()

    await running.until(lambda: wide.going == PEOPLE)
    wide.hangs.set()
    assert (await over(running, run)).sent == PEOPLE


async def test_a_bot_that_has_to_wait_holds_up_no_other(run: BroadcastRun, sender: Crowd, running: Running) -> None:
    sender.closed = {f"{number}" for number in range(PEOPLE // 2)}

    await running.until(lambda: len(sender.reached) == PEOPLE - PEOPLE // 2)
    assert not sender.closed & set(sender.reached)

    sender.closed.clear()
    assert (await over(running, run)).sent == PEOPLE


async def test_what_a_crash_interrupted_is_listed_and_not_sent_again(
    run: BroadcastRun, sender: Crowd, database: Database, delivery: Delivery, clock: Clock
) -> None:
    with database.writing() as session:
        reader = carrying.Reader("web", lambda _address: True)
        lost = [one.parcel.address for one in carrying.claim(session, reader, limit=3)]

    async with Running(delivery, database, clock) as running:
        assert await over(running, run) == Progress(expected=PEOPLE, sent=PEOPLE - 3, uncertain=3)

    assert not set(lost) & set(sender.asked)


async def test_killed_again_and_again_it_reaches_everybody_once_but_for_those_it_lists(
    run: BroadcastRun, sender: Crowd, database: Database, lane: WriterLane, clock: Clock
) -> None:
    sender.ends = {"7": [Uncertain()], "8": [ContactUnreachable()], "9": [Throttled(1)], "10": [ChannelAway()]}
    for killed_at in (2, 6, 10):
        delivery = Delivery(lane, database, database.info["vault"], {"web": sender}, clock=clock, timer=clock.timer)
        async with Running(delivery, database, clock), asyncio.timeout(20):
            while len(sender.reached) < killed_at:
                await asyncio.sleep(0.01)
                clock.moves(seconds=0.5)
    delivery = Delivery(lane, database, database.info["vault"], {"web": sender}, clock=clock, timer=clock.timer)
    async with Running(delivery, database, clock) as life:
        found = await over(life, run)

    assert len(sender.reached) == len(set(sender.reached))
    assert (found.sent + found.uncertain + found.blocked, found.dead) == (PEOPLE, 0)
    with database.reading() as session:
        unknown = [one for one, state in states(session, run).items() if state is DeliveryState.UNCERTAIN]
    assert len(set(sender.reached)) + len(unknown) >= PEOPLE - 1


async def test_what_may_be_shown_again_without_harm_is_sent_again_after_a_crash(
    run: BroadcastRun, sender: Crowd, database: Database, delivery: Delivery, clock: Clock
) -> None:
    sender.can_repeat = True
    with database.writing() as session:
        carrying.claim(session, carrying.Reader("web", lambda _address: True), limit=3)

    async with Running(delivery, database, clock) as running:
        assert (await over(running, run)).sent == PEOPLE


async def test_a_bad_moment_of_the_tables_costs_nobody_the_message(
    run: BroadcastRun, sender: Crowd, running: Running, monkeypatch: pytest.MonkeyPatch
) -> None:
    settle, failures = carrying.settle, iter([True, True])

    def fails_twice(session: Session, *given: object, **named: object) -> None:
        settle(session, *given, **named)  # type: ignore[arg-type]
        if next(failures, False):
            raise OSError

    monkeypatch.setattr(carrying, "settle", fails_twice)

    assert (await over(running, run)).sent == PEOPLE
    assert len(sender.reached) == PEOPLE


async def test_a_run_that_is_stopped_reaches_nobody_more_than_was_on_the_way(
    run: BroadcastRun, sender: Crowd, running: Running, lane: WriterLane
) -> None:
    sender.hangs.clear()
    await running.until(lambda: sender.going == MOST)

    def stop(session: Session) -> None:
        session.get_one(BroadcastRun, run.id).state = RunState.PAUSED

    await lane.run(stop)
    sender.hangs.set()
    async with asyncio.timeout(20):
        while standing(running.database, run).sending:
            await asyncio.sleep(0.02)

    assert standing(running.database, run) == Progress(expected=PEOPLE, sent=MOST, queued=PEOPLE - MOST)


async def test_after_a_sleep_nobody_is_written_to_before_the_clock_has_looked_at_the_hour(
    run: BroadcastRun, sender: Crowd, running: Running, lane: WriterLane, clock: Clock
) -> None:
    def looks(session: Session) -> None:
        jobs.note(session, hours.JOB, every=5, now=clock(), did=0, took_ms=1)

    sender.closed = {f"{number}" for number in range(PEOPLE)}
    await lane.run(looks)
    clock.moves(seconds=9 * 3600)
    sender.closed.clear()
    for _ in range(10):
        await asyncio.sleep(0.02)
        clock.moves(seconds=0.5)
    at_night = list(sender.asked)
    await lane.run(looks)

    assert (at_night, (await over(running, run)).sent) == ([], PEOPLE)


async def test_before_the_end_what_is_on_its_way_is_written_down_and_nobody_new_is_asked(
    run: BroadcastRun, sender: Crowd, running: Running
) -> None:
    sender.hangs.clear()
    await running.until(lambda: sender.going == MOST)
    finishing = asyncio.ensure_future(running.delivery.finish())
    await asyncio.sleep(0)
    sender.hangs.set()
    await finishing

    assert standing(running.database, run) == Progress(expected=PEOPLE, sent=MOST, queued=PEOPLE - MOST)


async def test_the_wrong_chat_stops_everything(
    run: BroadcastRun, sender: Crowd, delivery: Delivery, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def astray(_parcels: Sequence[Parcel]) -> Sequence[Delivered]:
        return [Delivered("somebody else", "1")]

    monkeypatch.setattr(sender, "send", astray)

    await asyncio.wait_for(delivery.run(), 20)

    assert delivery.has_misdelivered


async def with_a_file(live: LiveBot, channel: str, addresses: Sequence[str]) -> None:
    """A run with a file is laid down for these people."""

    def lay(session: Session) -> None:
        now = live.clock()
        kept = files.keep(session, name="sleep.pdf", content=b"%PDF-1.7", by=psychologist(session), now=now)
        for address in addresses:
            subscriber(session, channel=channel, address=address)
        laid(session, now=now, file_id=kept.id)

    await live.bot.lane.run(lay)


class TestOverTelegram:
    @pytest.fixture
    def channel(self) -> str:
        return "telegram"

    async def test_a_file_is_uploaded_once_and_then_named(self, live: LiveBot, telegram: TelegramServer) -> None:
        people = [Person(telegram, 880_000_000_001 + number) for number in range(3)]
        for person in people:
            await person.starts()
            await person.settles()

        await with_a_file(live, "telegram", [f"{BOT}:{person.uid}" for person in people])
        for person in people:
            await person.sees("Ұйқы")

        sent = [call for call in telegram.calls if call.method == "sendDocument"]
        assert sorted(bool(call.uploads) for call in sent) == [False, False, True]


class TestOverWhatsApp:
    @pytest.fixture
    def channel(self) -> str:
        return "whatsapp"

    async def test_a_file_is_uploaded_once_and_then_named(self, live: LiveBot, whatsapp: CloudServer) -> None:
        people = [WhatsAppPerson(whatsapp, 880_000_000_001 + number) for number in range(3)]
        for person in people:
            await person.says("Start")
            await person.settles()

        await with_a_file(live, "whatsapp", [f"{person.number}:{person.id}" for person in people])
        for person in people:
            await person.sees("Ұйқы")

        assert [call.name for call in whatsapp.calls].count("upload") == 1
        shown = [[one.data for one in person.screen() if one.kind == "document"] for person in people]
        assert shown == [[b"%PDF-1.7"]] * 3
