"""What goes wrong at Telegram or on the way costs time, never a word, its place, or anybody's secret."""

import asyncio
from collections import Counter
from collections.abc import AsyncIterator, Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime, timedelta
from typing import Any, Self, cast

import aiohttp
import pytest
from aiohttp.test_utils import TestClient, TestServer
from pydantic import SecretStr
from sqlalchemy import select

from bot import watching
from bot.app import Bot
from bot.channels.telegram import sweeping, webhook
from bot.channels.telegram.api import BotApi
from core import outbox, schools, staff
from core.actors import Role
from core.help_requests import answers
from core.messages import OutboundMessage
from core.settings import ChatSettings, Settings, TelegramSettings
from db import engine
from db.engine import Database
from db.models.help_requests import HelpRequest, Side
from db.models.inbox import InboundReceipt
from db.models.outbox import DeliveryState, Lane, OutboxMessage
from db.models.staff import Staff
from tests.chat import FAST, Clock, LiveBot, TelegramChat
from tests.journeys.running import free_port
from tests.telegram.calls import Call
from tests.telegram.people import Person
from tests.telegram.server import TOKEN, TelegramServer
from tests.telegram.wire import Api
from tests.work import Work

BOT = TOKEN.partition(":")[0]
SECRET = "a-secret-of-the-webhook"
HEADERS = {webhook.SECRET_HEADER: SECRET}
OUTAGE = timedelta(hours=12)


class Passing:
    """Every request of the bot, and its time, which runs from one waking to the next as fast as the machine can."""

    def __init__(self, clock: Clock, monkeypatch: pytest.MonkeyPatch) -> None:
        self.clock = clock
        self.asked: list[tuple[datetime, str, dict[str, Any]]] = []
        self.flying: list[str] = []
        self.waits_for_work = False
        self._work = Work(monkeypatch)
        post = BotApi._post

        async def note(api: BotApi, url: str, fields: dict[str, Any], seconds: float) -> Any:
            method = url.rpartition("/")[2]
            self.asked.append((clock(), method, fields))
            self.flying.append(method)
            try:
                return await post(api, url, fields, seconds)
            finally:
                self.flying.remove(method)

        monkeypatch.setattr(BotApi, "_post", note)

    async def step(self) -> None:
        """Let the next one wake, once what was asked is answered; a poll that finds nothing may go on."""
        await asyncio.sleep(0.002)
        while set(self.flying) - {"getUpdates"} or (self.waits_for_work and self._work.is_under_way):
            await asyncio.sleep(0.001)
        if (seconds := self.clock.next_waking) is not None:
            self.clock.moves(seconds=max(0.001, seconds))  # what is less than a microsecond would never pass

    async def run(self) -> None:
        """Let time pass until cancelled."""
        self.waits_for_work = True
        while True:
            await self.step()


@pytest.fixture
def passing(clock: Clock, monkeypatch: pytest.MonkeyPatch) -> Passing:
    return Passing(clock, monkeypatch)


def over(settings: Settings, telegram: TelegramServer, **options: Any) -> Settings:
    given = TelegramSettings(token=SecretStr(TOKEN), api_base=telegram.url, **options)
    return settings.model_copy(update={"telegram": given})


@pytest.fixture
async def timed(
    settings: Settings, clock: Clock, telegram: TelegramServer, passing: Passing, monkeypatch: pytest.MonkeyPatch
) -> AsyncIterator[LiveBot]:
    """A bot whose pauses and pace are counted by the test's clock."""
    monkeypatch.setattr(sweeping, "LOOK_AGAIN", 120.0)  # who only looks at our own tables need not wake the others
    monkeypatch.setattr(watching, "LOOK_AGAIN", 120.0)
    bot = Bot(over(settings, telegram), clock=clock, timer=clock.timer)
    async with LiveBot(bot, clock, telegram) as live:
        yield live


@pytest.fixture
async def running(passing: Passing) -> AsyncIterator[Passing]:
    """Time that passes by itself."""
    task = asyncio.ensure_future(passing.run())
    yield passing
    task.cancel()
    await asyncio.gather(task, return_exceptions=True)


class HookedBot(LiveBot):
    """A live bot that Telegram brings its updates to."""

    async def __aenter__(self) -> Self:
        self.bot.lane.start()
        self.client = TestClient(TestServer(self.bot.web_app(), port=self.bot.settings.chat.port))
        await self.client.start_server()
        self._work = [asyncio.ensure_future(work) for work in self.bot.work()]
        return self


@pytest.fixture
async def hooked(settings: Settings, clock: Clock, telegram: TelegramServer) -> AsyncIterator[LiveBot]:
    port = free_port()
    door = ChatSettings(port=port, public_url=f"http://127.0.0.1:{port}")
    settings = over(settings, telegram, mode="webhook", webhook_secret=SecretStr(SECRET))
    settings = settings.model_copy(update={"chat": door})
    async with HookedBot(Bot(settings, clock=clock, timer=FAST), clock, telegram) as live:
        await until(lambda: telegram.account().updates.has_webhook)
        yield live


async def until(condition: Callable[[], object]) -> None:
    async with asyncio.timeout(20):
        while not condition():
            await asyncio.sleep(0.01)


def a_chat(live: LiveBot) -> TelegramChat:
    return cast("TelegramChat", live.chat())


def talks(live: LiveBot) -> list[HelpRequest]:
    with live.bot.database.reading() as session:
        return list(session.scalars(select(HelpRequest).order_by(HelpRequest.id)))


def words(live: LiveBot) -> list[str]:
    with live.bot.database.reading() as session:
        found = session.scalars(select(HelpRequest).order_by(HelpRequest.id)).all()
        lines = [line for talk in found for line in answers.lines(session, talk)]
        return [line.words for line in lines if line.message.side is Side.CHILD]


def receipts(live: LiveBot) -> list[str]:
    with live.bot.database.reading() as session:
        return list(session.scalars(select(InboundReceipt.external_id).order_by(InboundReceipt.external_id)))


def rows(live: LiveBot) -> list[tuple[DeliveryState, int | None]]:
    with live.bot.database.reading() as session:
        statement = select(OutboxMessage.state, OutboxMessage.help_message_id).order_by(OutboxMessage.id)
        return [(state, number) for state, number in session.execute(statement)]


async def sends_a_letter(live: LiveBot, chat: TelegramChat, text: str) -> HelpRequest:
    await chat.taps("Маған көмек керек")
    await chat.says(text)
    await chat.taps("Жіберу")
    return talks(live)[-1]


async def is_answered(live: LiveBot, request: HelpRequest, text: str) -> None:
    def rule(session: Any) -> None:
        member = session.scalars(select(Staff)).first()
        if member is None:
            school_id, role = schools.first_school(session).id, staff.role(session, Role.PSYCHOLOGIST)
            member = Staff(school_id=school_id, username="a", full_name="A", fs_uniquifier="a", roles=[role])
            session.add(member)
            session.flush()
        answers.answer(session, request.id, text=text, by=staff.specialist(member), now=live.clock())

    await live.bot.lane.run(rule)
    live.bot.delivery.wake()


async def troubles(live: LiveBot) -> list[str]:
    async with live.client.get("/health/ready") as answer:
        assert answer.status == 200
        return list((await answer.json())["troubles"]["telegram"])


def written(telegram: TelegramServer) -> Sequence[Call]:
    return [call for call in telegram.calls if call.method == "sendMessage"]


def envelopes(chat: TelegramChat) -> list[tuple[int, str]]:
    found = []
    for shown in chat.person.screen():
        found += [(shown.message_id, str(button)) for row in shown.buttons for title, button in row if title == "Ашу"]
    return found


@contextmanager
def locked(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Somebody else holds the write lock, and nobody has the patience to wait for it."""
    monkeypatch.setattr(engine, "LOCK_PATIENCE", 0.05)
    database = Database(settings.database_url)
    try:
        with database.writing() as session:
            session.connection()
            yield
    finally:
        database.dispose_sync()


def spoken(update_id: int, chat: TelegramChat, text: str) -> dict[str, Any]:
    head = {"message_id": update_id, "from": chat.person.user, "chat": chat.person.chat.info, "date": 0}
    return {"update_id": update_id, "message": {**head, "text": text}}


async def brought(live: LiveBot, update: dict[str, Any]) -> int:
    async with live.client.post(f"/telegram/{BOT}", json=update, headers=HEADERS) as answer:
        return answer.status


class TestSending:
    async def test_a_request_to_wait_is_obeyed_by_everything_this_bot_says(
        self, timed: LiveBot, telegram: TelegramServer, running: Passing
    ) -> None:
        one, other = a_chat(timed), a_chat(timed)
        await one.begins()
        await other.begins()
        telegram.fail("sendMessage", retry_after=900)

        await one.person.says("Бірінші")
        await until(lambda: written(telegram)[-1].error)
        place = len(written(telegram))
        await other.person.says("Екінші")
        await one.settles()
        await other.settles()

        refused, *later = written(telegram)[place - 1 :]
        assert {call.chat_id for call in later} == {one.person.uid, other.person.uid}
        assert all(call.time >= refused.time + 900 for call in later)

    async def test_a_refusal_for_good_is_told_until_the_child_writes_again(
        self, live: LiveBot, chat: TelegramChat, telegram: TelegramServer
    ) -> None:
        request = await sends_a_letter(live, chat, "Хатым")
        telegram.fail("sendMessage", chat_id=chat.person.uid, code=403)

        await is_answered(live, request, "Жауап")
        await until(lambda: talks(live)[0].is_unreachable)

        assert rows(live)[-1][0] is DeliveryState.BLOCKED
        await chat.says("Мен осындамын")
        assert not talks(live)[0].is_unreachable

    async def test_who_blocks_and_unblocks_finds_the_answer_that_could_not_be_brought(
        self, live: LiveBot, chat: TelegramChat
    ) -> None:
        request = await sends_a_letter(live, chat, "Хатым")

        await chat.person.blocks()
        await until(lambda: talks(live)[0].is_unreachable)
        await is_answered(live, request, "Жауап")
        await until(lambda: rows(live)[-1][0] is DeliveryState.BLOCKED)
        await chat.person.unblocks()

        await chat.sees("Саған жаңалық бар")
        assert not talks(live)[0].is_unreachable
        await chat.taps("Ашу")
        await chat.sees("Жауап")

    async def test_a_storm_of_faults_changes_no_order(
        self, timed: LiveBot, telegram: TelegramServer, running: Passing
    ) -> None:
        chat = a_chat(timed)
        for code in (500, 502, 503, 504, 500):
            telegram.fail("sendMessage", code=code, times=5)
            telegram.hang_up("sendMessage", times=2)
        telegram.fail("getUpdates", code=502, times=3)

        await chat.person.starts()
        await chat.person.sends("start:locale:kk")
        await chat.person.sends("start:agree")

        await chat.person.sees("Саған қалай көмектесейін?", timeout=30)
        assert [text[:9] for text in chat.texts()] == ["Қай тілде", "Мұнда аты", "Саған қал"]

    async def test_a_message_whose_arrival_is_not_known_comes_again_and_opens_the_same_answer(
        self, live: LiveBot, chat: TelegramChat, telegram: TelegramServer
    ) -> None:
        request = await sends_a_letter(live, chat, "Хатым")
        telegram.cut("sendMessage", chat_id=chat.person.uid)

        await is_answered(live, request, "Жалғыз жауап")
        await chat.person.until(lambda: len(envelopes(chat)) == 2)

        await self.opens_the_same(live, chat)

    async def test_an_answer_that_never_comes_is_not_waited_for(
        self, live: LiveBot, chat: TelegramChat, telegram: TelegramServer, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        request = await sends_a_letter(live, chat, "Хатым")
        monkeypatch.setitem(cast("dict[str, Any]", BotApi.call.__kwdefaults__), "seconds", 0.3)
        telegram.stall("sendMessage", 3600, chat_id=chat.person.uid)

        await is_answered(live, request, "Жалғыз жауап")
        await chat.person.until(lambda: len(envelopes(chat)) == 2)

        await self.opens_the_same(live, chat)

    @staticmethod
    async def opens_the_same(live: LiveBot, chat: TelegramChat) -> None:
        first, second = envelopes(chat)
        assert first[1] == second[1]
        for message_id, payload in (first, second):
            await chat.person.sends(payload, message_id=message_id)
            await chat.settles()
        assert chat.texts().count("Жалғыз жауап") == 2
        assert len([number for _state, number in rows(live) if number is not None]) == 1


class TestAway:
    async def test_refused_connections_are_told_and_when_they_open_again_everything_goes_on(
        self, live: LiveBot, chat: TelegramChat, telegram: TelegramServer
    ) -> None:
        await chat.taps("Маған көмек керек")
        telegram.away = "refused"
        await chat.person.says("Жол жабық кезде")
        await until(lambda: live.bot.channels[-1].troubles)
        told = await troubles(live)

        telegram.away = None
        await chat.sees("Сақталды")

        assert told == ["away"]
        assert words(live) == ["Жол жабық кезде"]
        await until(lambda: not live.bot.channels[-1].troubles)

    @pytest.mark.parametrize("how", ["refused", "bad gateway page"])
    async def test_twelve_hours_cost_no_word_in_either_direction(
        self, timed: LiveBot, telegram: TelegramServer, passing: Passing, how: Any
    ) -> None:
        people = [Person(telegram, 880_000_000_100 + number) for number in range(10)]
        telegram.away = how
        began, said = timed.clock(), []
        for number in range(30):
            await put(timed, people[number % 10], str(number))
        await put(timed, people[9], "card", Lane.CRISIS)

        while timed.clock() - began < OUTAGE:
            await passing.step()
            while passing.flying:
                await asyncio.sleep(0.001)
            if len(said) < (timed.clock() - began) / OUTAGE * 30:
                said.append(f"chat {len(said) % 10} message {len(said)}")
                await people[(len(said) - 1) % 10].says(said[-1])
        asked, back = len(passing.asked), len(telegram.calls)
        telegram.away = None
        await self.passes(passing, lambda: not telegram.account().updates.pending and self.is_sent(timed))

        minutes = Counter((at - began) // timedelta(minutes=1) for at, _method, _fields in passing.asked[:asked])
        assert asked < OUTAGE / timedelta(seconds=10)  # the poller and one who tries to send, half a minute apart
        assert max(count for minute, count in minutes.items() if minute > 0) <= 12
        assert sorted(words(timed)) == sorted(said)
        shown = [call for call in list(telegram.calls)[back:] if call.method == "sendMessage" and call.result]
        texts = [
            str(call.fields["text"]) for call in shown if str(call.fields["text"]) in {*map(str, range(30)), "card"}
        ]
        assert sorted(texts) == sorted([*map(str, range(30)), "card"])
        assert texts.index("card") <= timed.bot.channels[-1].sender.at_once  # before it goes who was on the way already
        for number, person in enumerate(people):
            own = [str(call.fields["text"]) for call in shown if call.chat_id == person.uid]
            assert [text for text in own if text in texts and text != "card"] == [
                str(number + ten) for ten in (0, 10, 20)
            ]

    @staticmethod
    async def passes(passing: Passing, condition: Callable[[], bool]) -> None:
        async with asyncio.timeout(60):
            while not condition():
                await passing.step()

    @staticmethod
    def is_sent(live: LiveBot) -> bool:
        return {state for state, _number in rows(live)} == {DeliveryState.SENT}


async def put(live: LiveBot, person: Person, text: str, urgency: Lane = Lane.ANSWER) -> None:
    def rule(session: Any) -> None:
        to = outbox.to_address(session, channel="telegram", address=f"{BOT}:{person.uid}")
        outbox.enqueue(session, OutboundMessage(text), to=to, lane=urgency, now=live.clock())

    person.chat.is_open = True
    await live.bot.lane.run(rule)
    live.bot.delivery.wake()


class Thief:
    """Somebody else who has the token, and reads and confirms what this bot should."""

    def __init__(self, telegram: TelegramServer) -> None:
        self.telegram = telegram
        self.stolen: list[str] = []
        self.conflicts = 0

    async def __aenter__(self) -> Self:
        self._http = aiohttp.ClientSession()
        self._task = asyncio.ensure_future(self._steal(Api(self.telegram.url, self._http)))
        return self

    async def __aexit__(self, *_: object) -> None:
        self._task.cancel()
        await asyncio.gather(self._task, return_exceptions=True)
        await self._http.close()

    async def _steal(self, api: Api) -> None:
        offset = 0
        while True:
            status, answer = await api.answer("getUpdates", offset=offset, timeout=20)
            self.conflicts += status == 409
            for update in answer.get("result", []):
                self.stolen.append(update["message"]["text"])
                offset = update["update_id"] + 1


class TestPolling:
    async def test_a_second_reader_of_the_same_bot_is_told_and_takes_only_what_it_was_given(
        self, live: LiveBot, chat: TelegramChat, telegram: TelegramServer
    ) -> None:
        await chat.taps("Маған көмек керек")
        said = [f"message {number}" for number in range(12)]
        async with Thief(telegram) as thief:
            await until(lambda: live.bot.channels[-1].troubles)
            told = await troubles(live)
            for text in said:
                await chat.person.says(text)
            await until(lambda: {*words(live), *thief.stolen} == set(said))
            await until(lambda: thief.conflicts)
        await chat.says("Енді бәрі дұрыс")

        assert told == ["conflict"]
        kept = words(live)
        assert kept == [text for text in [*said, "Енді бәрі дұрыс"] if text in kept]
        assert set(said) - set(kept) <= set(thief.stolen)
        assert await troubles(live) == []

    async def test_what_cannot_be_stored_is_not_confirmed_and_comes_again(
        self,
        live: LiveBot,
        chat: TelegramChat,
        telegram: TelegramServer,
        settings: Settings,
        passing: Passing,
        monkeypatch: pytest.MonkeyPatch,
    ) -> None:
        await chat.taps("Маған көмек керек")
        with locked(settings, monkeypatch):
            number = await chat.person.says("Қойма жабық")
            passing.asked.clear()
            await until(lambda: sum(method == "getUpdates" for _at, method, _fields in passing.asked) >= 3)

            assert number in telegram.account().updates.pending
            assert all(fields["offset"] <= number for _at, _method, fields in passing.asked)
        await chat.sees("Сақталды")

        assert words(live) == ["Қойма жабық"]
        assert receipts(live).count(str(number)) == 1

    async def test_an_update_of_a_shape_nobody_knows_stops_no_other(
        self, live: LiveBot, chat: TelegramChat, telegram: TelegramServer
    ) -> None:
        await chat.taps("Маған көмек керек")
        updates = telegram.account().updates

        for strange in (
            {"chat": 5},
            {"chat": {"type": "private"}, "photo": []},
            {"chat": {"id": [], "type": "private"}},
        ):
            updates.add("message", {**strange, "text": "?"}, chat_id=1, queue=1)
        updates.add("callback_query", {"id": {}, "message": 3}, chat_id=1, queue=1)
        await chat.says("Мен осындамын")

        await until(lambda: not updates.pending)
        assert words(live) == ["Мен осындамын"]


class TestWebhook:
    async def test_who_does_not_know_the_secret_leaves_nothing(self, hooked: LiveBot) -> None:
        update = spoken(815_000_500, a_chat(hooked), "Мен Telegram емеспін")

        for headers in ({}, {webhook.SECRET_HEADER: "guessed"}, {webhook.SECRET_HEADER: f"{SECRET}x"}):
            async with hooked.client.post(f"/telegram/{BOT}", json=update, headers=headers) as answer:
                assert answer.status == 403

        assert receipts(hooked) == []
        assert words(hooked) == []

    @pytest.mark.parametrize("body", [b"not json", b"[]", b'{"update_id": "7"}', b'{"update_id": true}', b"\xff"])
    async def test_what_is_no_update_is_refused(self, hooked: LiveBot, body: bytes) -> None:
        headers = {**HEADERS, "Content-Type": "application/json"}
        async with hooked.client.post(f"/telegram/{BOT}", data=body, headers=headers) as answer:
            assert answer.status == 400

        assert receipts(hooked) == []

    async def test_what_cannot_be_stored_is_brought_again(
        self, hooked: LiveBot, telegram: TelegramServer, settings: Settings, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        chat = a_chat(hooked)
        await chat.begins()
        await chat.taps("Маған көмек керек")
        pump = telegram._channels[TOKEN].pump
        assert pump is not None

        with locked(settings, monkeypatch):
            number = await chat.person.says("Қойма жабық")
            await until(lambda: pump.last_error)
            assert number in telegram.account().updates.pending
        await chat.sees("Сақталды")

        assert pump.last_error == "Wrong response from the webhook: 503 Service Unavailable"
        assert words(hooked) == ["Қойма жабық"]

    async def test_five_copies_at_once_count_once(self, hooked: LiveBot, telegram: TelegramServer) -> None:
        telegram.webhooks.duplicates = 5
        chat = a_chat(hooked)

        await chat.begins()
        await chat.taps("Маған көмек керек")
        for number in range(5):
            await chat.says(f"message {number}")

        assert words(hooked) == [f"message {number}" for number in range(5)]
        assert len(receipts(hooked)) == len(set(receipts(hooked))) == len(rows(hooked)) == 9

    async def test_neighbours_that_changed_places_are_put_back(
        self, hooked: LiveBot, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(webhook, "PATIENCE", 60.0)
        chat = a_chat(hooked)
        await brought(hooked, spoken(500, chat, "one"))
        line = the_line(hooked, monkeypatch)

        third = asyncio.ensure_future(brought(hooked, spoken(503, chat, "four")))
        await until(lambda: line == [503])
        second = asyncio.ensure_future(brought(hooked, spoken(502, chat, "three")))
        await until(lambda: line == [503, 502])
        assert await brought(hooked, spoken(501, chat, "two")) == 200

        assert [await second, await third] == [200, 200]
        assert words(hooked) == ["one", "two", "three", "four"]

    async def test_one_whose_patience_ends_does_not_let_the_others_go(
        self, hooked: LiveBot, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(webhook, "PATIENCE", 60.0)
        chat, neighbour = a_chat(hooked), a_chat(hooked)
        await brought(hooked, spoken(500, chat, "one"))
        line = the_line(hooked, monkeypatch)
        later = asyncio.ensure_future(brought(hooked, spoken(502, chat, "three")))
        await until(lambda: line == [502])

        monkeypatch.setattr(webhook, "PATIENCE", 0.0)
        assert await brought(hooked, spoken(504, neighbour, "from a neighbour")) == 200
        assert await brought(hooked, spoken(501, chat, "two")) == 200

        assert await later == 200
        assert [text for text in words(hooked) if text != "from a neighbour"] == ["one", "two", "three"]


def the_line(live: LiveBot, monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """The numbers of the updates that have come to the point where earlier ones are waited for."""
    came: list[int] = []
    waits = webhook.Line._await_earlier

    async def note(line: webhook.Line, number: int) -> None:
        came.append(number)
        await waits(line, number)

    monkeypatch.setattr(webhook.Line, "_await_earlier", note)
    return came
