"""Sending over WhatsApp: a request to wait is heeded by whom it concerns, and no trouble costs anybody a message."""

import asyncio
from collections.abc import AsyncIterator, Callable
from typing import Any

import pytest
from sqlalchemy.orm import Session

from bot.channels.whatsapp import graph
from core import connections, outbox
from core.connections import Light
from core.messages import OutboundMessage
from db.models.outbox import DeliveryState, Lane
from tests.channels.whatsapp.conftest import (
    HELP,
    NUMBER,
    Ticking,
    a_chat,
    address,
    all_in,
    channel_of,
    put,
    row,
    shown,
    state,
    until,
    words,
)
from tests.chat import Clock, LiveBot, WhatsAppChat
from tests.whatsapp import sending
from tests.whatsapp.approved import approve
from tests.whatsapp.limits import Limits
from tests.whatsapp.people import Person
from tests.whatsapp.server import CloudServer

OTHER = "100000000000002"
SENDING, TAKEN, SENT = DeliveryState.SENDING, DeliveryState.TAKEN, DeliveryState.SENT
LONG = "\n".join(f"{number} " + "сөз " * 60 for number in range(60))


@pytest.fixture
async def whatsapp(clock: Clock) -> AsyncIterator[CloudServer]:
    """WhatsApp with two numbers of one school."""
    async with CloudServer(numbers=(NUMBER, OTHER), clock=lambda: clock.now.timestamp()) as server:
        approve(server)
        yield server
        assert server.broken == []


async def known(live: LiveBot, *, number: str = NUMBER) -> WhatsAppChat:
    """Somebody who has written just now."""
    chat = a_chat(live)
    chat.person = Person(live.whatsapp, chat.person.uid, number=number)  # type: ignore[arg-type]
    await chat.person.says("menu")
    await until(lambda: chat.person.texts())
    await until(lambda: not all_in(live, DeliveryState.QUEUED) + all_in(live, SENDING))
    return chat


def refused(server: CloudServer) -> int:
    return sum(call.fault == "refused" for call in server.calls)


class TestARequestToWait:
    async def test_for_a_number_is_heeded_by_that_number_alone(self, timed: LiveBot, server: CloudServer) -> None:
        one, other, elsewhere = await known(timed), await known(timed), await known(timed, number=OTHER)
        server.fail(130429, to=one.person.id)
        began = timed.clock()

        await put(timed, one, "бір")
        await until(lambda: refused(server))
        await put(timed, other, "екі")
        await put(timed, elsewhere, "үш")
        await until(lambda: shown(elsewhere, "үш"))
        assert (shown(one, "бір"), shown(other, "екі")) == ([], [])
        timed.clock.moves(seconds=2.1)
        await until(lambda: shown(one, "бір") and shown(other, "екі"))

        late = [sent.at - began.timestamp() for sent in server.sent if sent.number == NUMBER][-2:]
        assert min(late) >= 2.0

    async def test_for_a_chat_is_heeded_by_that_chat_alone(self, timed: LiveBot, server: CloudServer) -> None:
        one, other = await known(timed), await known(timed)
        server.fail(131056, to=one.person.id)

        await put(timed, one, "бір")
        await until(lambda: refused(server))
        await put(timed, other, "екі")
        await until(lambda: shown(other, "екі"))

        assert shown(one, "бір") == []
        assert channel_of(timed).sender.is_open(address(other))
        timed.clock.moves(seconds=12.1)
        await until(lambda: shown(one, "бір"))

    async def test_for_what_looked_like_spam_holds_broadcasts_and_lets_answers_go(
        self, timed: LiveBot, server: CloudServer
    ) -> None:
        one, other = await known(timed), await known(timed)
        sender = channel_of(timed).sender
        server.fail(131048, to=one.person.id)

        await put(timed, one, "бір")
        await until(lambda: refused(server))
        assert not sender.is_open(address(other))
        timed.clock.moves(seconds=31)
        await put(timed, other, "екі")
        await until(lambda: shown(other, "екі") and shown(one, "бір"))
        assert not sender.is_open(address(other))
        timed.clock.moves(seconds=570)

        assert sender.is_open(address(other))


async def test_the_pace_draws_no_refusal(timed: LiveBot, server: CloudServer, ticking: Ticking) -> None:
    people = [await known(timed) for _ in range(4)]
    said = {
        address(one): [f"{place} {number}" for number in range(20 if place else 50)] for place, one in enumerate(people)
    }
    server.limits = Limits(clock=lambda: timed.clock.now.timestamp())

    def put_all(session: Session) -> None:
        for where, texts in said.items():
            for text in texts:
                to = outbox.to_address(session, channel="whatsapp", address=where)
                outbox.enqueue(session, OutboundMessage(text), to=to, lane=Lane.ANSWER, now=timed.clock())

    await timed.bot.lane.run(put_all)
    timed.bot.delivery.wake()
    await until(lambda: server.limits.sent >= 60)
    ticking.longest = 7.0  # as long as one chat waits
    await until(lambda: server.limits.sent == 110)

    assert server.limits.refused == {130429: 0, 131056: 0}
    for one in people:
        assert shown(one, *said[address(one)]) == said[address(one)]
    # what people write themselves counts too: three quarters of what is allowed are ours
    times = sorted(server.limits.times)
    assert max(sum(begin <= at < begin + 1 for at in times) for begin in times) <= 61


class TestTrouble:
    @pytest.mark.parametrize(("trouble", "code"), [("token", None), ("account", 131031), ("account", 131042)])
    async def test_that_a_person_must_mend_is_told_and_costs_nobody_a_message(
        self, hasty: LiveBot, server: CloudServer, trouble: str, code: int | None
    ) -> None:
        chat = await known(hasty)
        token = server.token
        if code is None:
            server.token = "another"
        else:
            server.fail(code, method="*", times=100_000)

        ref = await put(hasty, chat, "сақта")
        await until(lambda: set(channel_of(hasty).troubles.values()) == {trouble})
        await until(lambda: light(hasty, trouble) is Light.BAD)
        await until(lambda: state(hasty, ref) is SENDING)  # the trouble may have been found without it
        await until(lambda: not channel_of(hasty).sender.is_open(address(chat)))
        server.token = token
        server.faults.planned.clear()
        await until(lambda: state(hasty, ref) is SENT)

        assert shown(chat, "сақта") == ["сақта"]
        await until(lambda: not channel_of(hasty).troubles)
        await until(lambda: light(hasty, "token") is Light.FINE)

    async def test_on_the_way_costs_time_and_never_a_word_or_its_place(
        self, live: LiveBot, server: CloudServer, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        chat = await known(live)
        me = chat.person.id
        ways: list[tuple[Callable[[], object], int]] = [
            (lambda: server.hang_up("messages", to=me), 1),
            (lambda: server.cut("messages", to=me), 2),  # it may have arrived: an envelope that comes twice is the same
            (lambda: server.stall("messages", 3600, to=me), 2),
            (lambda: server.fail(131000, to=me, status=500), 1),
            (lambda: server.fail(2, to=me, status=503, times=2), 1),
            (lambda: server.fail(131016, to=me, times=2), 1),
        ]
        monkeypatch.setattr(graph, "SECONDS", 0.3)
        for number, (spoil, copies) in enumerate(ways):
            spoil()
            texts = [f"{number} бірінші", f"{number} екінші"]
            refs = [await put(live, chat, text) for text in texts]
            await until(lambda: all(state(live, ref) is SENT for ref in refs))  # noqa: B023  it is waited for here

            assert shown(chat, *texts) == [texts[0]] * copies + [texts[1]], number

    @pytest.mark.parametrize("how", ["refused", "bad gateway page"])
    async def test_of_a_whole_outage_costs_time_alone(self, live: LiveBot, server: CloudServer, how: Any) -> None:
        chat = await known(live)
        await chat.person.says("menu")
        await chat.settles()
        server.away = how
        refs = [await put(live, chat, f"{number}") for number in range(3)]
        await chat.person.says("Жол жабық")
        await asyncio.sleep(0.1)
        assert {state(live, ref) for ref in refs} <= {SENDING, DeliveryState.QUEUED}

        server.away = None
        await until(lambda: all(state(live, ref) is SENT for ref in refs))
        await chat.settles()

        assert shown(chat, "0", "1", "2") == ["0", "1", "2"]
        assert words(live) == ["Жол жабық"]


class TestOneMessage:
    async def test_of_several_bodies_has_arrived_when_its_last_has(self, live: LiveBot, server: CloudServer) -> None:
        chat = await known(live)
        await chat.person.says("menu")
        await chat.settles()
        server.automatic, before = (), len(chat.person.received)
        ref = await put(live, chat, LONG)
        await until(lambda: state(live, ref) is TAKEN)
        *parts, last = chat.person.received[before:]
        assert len(parts) >= 2

        for part in parts:
            await server.status(part.id, "delivered")
            await server.status(part.id, "failed", code=131026)
        kept = row(live, ref)
        assert kept is not None
        assert (kept.state, bool(kept.sealed_body)) == (TAKEN, True)
        await server.status(last.id, "delivered")

        assert state(live, ref) is SENT
        said = "\n".join(one.body["text"]["body"] for one in (*parts, last))
        assert [line.strip() for line in said.split("\n") if line.strip()] == [
            line.strip() for line in LONG.split("\n")
        ]

    async def test_to_a_number_that_is_not_ours_any_more_is_given_up(self, live: LiveBot, server: CloudServer) -> None:
        chat = await known(live)
        chat.person.number = "100000000000009"

        ref = await put(live, chat, "сөз")
        await until(lambda: state(live, ref) is DeliveryState.BLOCKED)

        assert "сөз" not in chat.texts()


async def test_a_message_that_reached_another_chat_is_the_last_one(
    live: LiveBot, server: CloudServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    chat, other = await known(live), await known(live)
    accepted = sending._accepted
    monkeypatch.setattr(sending, "_accepted", lambda wamid, body, _named: accepted(wamid, body, other.person.id))

    await put(live, chat, "бөтенге")
    await until(lambda: live.bot.delivery.has_misdelivered)
    before = len(server.sent)
    await put(live, other, "енді ештеңе")
    await asyncio.sleep(0.1)

    assert len(server.sent) == before
    async with live.client.get("/health/ready") as answer:
        assert answer.status == 503
        assert (await answer.json())["checks"]["delivery"] is False


def light(live: LiveBot, name: str) -> Light | None:
    """How one fact of the first number stands in the panel."""
    with live.bot.database.reading() as session:
        facts = [fact for fact in connections.current(session) if (fact.bot, fact.name) == (NUMBER, name)]
    return Light(facts[0].state) if facts else None


async def test_whoever_is_in_the_middle_of_a_letter_loses_nothing_when_the_answer_to_it_is_lost(
    live: LiveBot, server: CloudServer
) -> None:
    chat = a_chat(live)
    await chat.begins()
    await chat.taps(HELP)
    server.cut("messages", to=chat.person.id, times=2)

    await chat.says("Хатым")

    assert words(live) == ["Хатым"]
