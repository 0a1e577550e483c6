"""The webhook: who does not prove to be Meta learns nothing, and nothing is confirmed before it is committed."""

import asyncio
import hashlib
import hmac
import json
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from sqlalchemy.orm import Session

from bot.app import MAX_REQUEST_BYTES
from bot.channels.whatsapp import webhook
from core.settings import Settings
from db import engine
from db.engine import Database
from db.models.outbox import DeliveryState
from tests.channels.whatsapp.conftest import HELP, a_chat, all_in, channel_of, put, receipts, state, until, words
from tests.chat import LiveBot, WhatsAppChat
from tests.whatsapp.people import Person
from tests.whatsapp.server import CloudServer
from tests.whatsapp.webhooks import envelope

ASK = {"hub.mode": "subscribe", "hub.challenge": "1158201444"}
CROWD = 50


async def ask(live: LiveBot, query: Any) -> tuple[int, str]:
    async with live.client.get(webhook.WHERE, params=query) as answer:
        return answer.status, await answer.text()


async def bring(live: LiveBot, raw: bytes, signature: str | None) -> int:
    headers = {"Content-Type": "application/json", **({webhook.SIGNATURE: signature} if signature else {})}
    async with live.client.post(webhook.WHERE, data=raw, headers=headers) as answer:
        return answer.status


def signed(server: CloudServer, raw: bytes) -> str:
    return "sha256=" + hmac.new(server.secret.encode(), raw, hashlib.sha256).hexdigest()


def spoken(person: Person, text: str) -> dict[str, Any]:
    return person.prepares(text={"body": text})


def body(server: CloudServer, *values: Any, field: str = "messages") -> bytes:
    return json.dumps(envelope(server.waba, list(values), field)).encode()


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


async def test_the_handshake_is_given_to_who_knows_the_token(live: LiveBot, server: CloudServer) -> None:
    asked = {**ASK, "hub.verify_token": server.verify}

    assert await ask(live, asked) == (200, ASK["hub.challenge"])
    # what is given twice counts as it came first: nothing can be smuggled in behind it
    assert await ask(live, [*asked.items(), ("hub.verify_token", "x"), ("hub.challenge", "2")]) == (200, "1158201444")


async def test_and_to_nobody_else(live: LiveBot, server: CloudServer) -> None:
    right: dict[str, str] = {**ASK, "hub.verify_token": server.verify}
    wrong = [
        {},
        {**right, "hub.verify_token": "guessed"},
        {**right, "hub.verify_token": server.verify.upper()},
        {**right, "hub.verify_token": f"{server.verify} "},
        {**right, "hub.verify_token": "ә\ud800".encode(errors="replace").decode()},
        ASK,
        {**right, "hub.mode": "unsubscribe"},
        {name: value for name, value in right.items() if name != "hub.mode"},
        {**right, "hub.challenge": ""},
        {**right, "hub.challenge": "<script>alert(1)</script>"},
        {**right, "hub.challenge": "1\r\nSet-Cookie: x=1"},
        {**right, "hub.challenge": "1" * 257},
    ]

    answers = [await ask(live, query) for query in wrong]
    reversed_order = [("hub.verify_token", "x"), *right.items()]

    assert answers == [(403, "")] * len(wrong)
    assert await ask(live, reversed_order) == (403, "")


async def test_only_the_very_bytes_that_meta_signed_are_taken(live: LiveBot, server: CloudServer) -> None:
    person = a_chat(live).person
    raw = body(server, spoken(person, "Мен Meta емеспін"))
    right = signed(server, raw)
    spelt_otherwise = json.dumps(json.loads(raw), ensure_ascii=False).encode()
    assert b"\\u" in raw
    attempts: list[tuple[bytes, str | None]] = [
        (raw, None),
        (raw, "sha256="),
        (raw, right.removeprefix("sha256=")),
        (raw, right.replace("sha256", "sha1")),
        (raw, right.upper()),
        (raw, right[:-1] + ("0" if right[-1] != "0" else "1")),
        (raw, signed(server, b"{}")),
        (raw, "sha256=" + hmac.new(b"another", raw, hashlib.sha256).hexdigest()),
        (raw.replace(b"1", b"2", 1), right),
        (raw + b" ", right),
        (spelt_otherwise, right),
    ]

    assert [await bring(live, given, signature) for given, signature in attempts] == [403] * len(attempts)
    assert (receipts(live), words(live)) == (0, [])
    assert channel_heard_at(live) is None

    assert await bring(live, raw, right) == 200
    assert await bring(live, spelt_otherwise, signed(server, spelt_otherwise)) == 200  # the same message again
    assert receipts(live) == 1
    assert channel_heard_at(live) == live.clock()


def channel_heard_at(live: LiveBot) -> Any:
    return channel_of(live)._heard_at()


async def test_what_cannot_be_read_is_refused_and_what_is_not_for_us_is_confirmed(
    live: LiveBot, server: CloudServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    value = spoken(a_chat(live).person, "сөз")
    foreign = {**value, "metadata": {**value["metadata"], "phone_number_id": "999000000000009"}}
    product = json.dumps({"object": "page", "entry": envelope(server.waba, [value], "messages")["entry"]}).encode()
    table = [
        (b"not json", 400),
        (b"", 400),
        (b"\xff\xfe{}", 400),
        (b"[" * 200_000, 400),
        (b"[]", 200),
        (b"null", 200),
        (b'{"object": "whatsapp_business_account"}', 200),
        (b'{"object": "whatsapp_business_account", "entry": [7, {"changes": "x"}, {"changes": [{}, 3]}]}', 200),
        (product, 200),
        (body(server, value, field="history"), 200),
        (body(server, foreign), 503),  # letters stay with Meta until somebody here speaks for their number
        (body(server, {**foreign, "messages": [], "statuses": [{"id": "wamid.x", "status": "read"}]}), 200),
    ]

    assert [await bring(live, raw, signed(server, raw)) for raw, _ in table] == [status for _, status in table]
    assert receipts(live) == 0
    assert list(channel_of(live).troubles.values()) == ["number"]  # another number of the account, and nobody answers

    monkeypatch.setattr(webhook, "MOST_BYTES", 5_000)
    large = body(server, spoken(a_chat(live).person, "б" * 1_000))
    assert len(large) > 5_000
    assert await bring(live, large, signed(server, large)) == 413
    assert receipts(live) == 0


async def test_letters_to_a_number_of_ours_are_kept_beside_those_that_are_not(
    live: LiveBot, phone: WhatsAppChat, server: CloudServer
) -> None:
    await phone.taps(HELP)
    ours, foreign = spoken(phone.person, "Біздікі"), spoken(a_chat(live).person, "Басқаныкі")
    foreign["metadata"] = {**foreign["metadata"], "phone_number_id": "999000000000009"}

    assert await server.delivers(foreign, ours) == [503]
    assert await server.delivers(foreign, ours) == [503]

    assert words(live) == ["Біздікі"]


async def test_a_whole_letter_of_the_longest_kind_is_taken(live: LiveBot, server: CloudServer) -> None:
    person = a_chat(live).person
    raw = body(server, *(spoken(person, "ә" * 65_536) for _ in range(2)))
    assert MAX_REQUEST_BYTES < len(raw) < webhook.MOST_BYTES

    assert await bring(live, raw, signed(server, raw)) == 200
    assert receipts(live) == 2
    await until(lambda: not all_in(live, DeliveryState.QUEUED) + all_in(live, DeliveryState.SENDING))


async def test_one_broken_entry_costs_none_of_fifty_people_theirs(live: LiveBot, server: CloudServer) -> None:
    values = [spoken(Person(server, number), f"сөз {number}") for number in range(CROWD)]
    del values[17]["messages"][0]["text"]

    assert await server.delivers(*values) == [200]

    assert sorted(words(live)) == sorted(f"сөз {number}" for number in range(CROWD) if number != 17)
    await until(lambda: not all_in(live, DeliveryState.QUEUED) + all_in(live, DeliveryState.SENDING))
    assert len({sent.to for sent in server.sent}) == CROWD - 1


async def test_five_copies_at_once_are_one_turn(live: LiveBot, phone: WhatsAppChat, server: CloudServer) -> None:
    await phone.taps(HELP)
    before, shown = receipts(live), len(phone.texts())
    value = spoken(phone.person, "Жалғыз хат")

    assert await server.delivers(value, copies=5) == [200] * 5
    await phone.settles()

    assert words(live) == ["Жалғыз хат"]
    assert receipts(live) == before + 1
    assert len(phone.texts()) == shown + 1


async def test_what_cannot_be_stored_is_not_confirmed_and_is_kept_once_when_it_comes_again(
    live: LiveBot, phone: WhatsAppChat, server: CloudServer, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    await phone.taps(HELP)
    server.automatic = ()
    ref = await put(live, phone)
    await until(lambda: state(live, ref) is DeliveryState.TAKEN)
    value, told = spoken(phone.person, "Қойма жабық"), server._tell
    with locked(settings, monkeypatch):
        assert await server.delivers(value) == [503]
        server.hooks.last_status = 0
        status = told(server.sent[-1], "delivered")
        await until(lambda: server.hooks.last_status)
        assert (server.hooks.last_status, status.done()) == (503, False)

    assert await server.delivers(value, copies=2) == [200, 200]
    await status

    assert words(live) == ["Қойма жабық"]
    assert state(live, ref) is DeliveryState.SENT


async def test_every_message_of_every_change_of_every_entry_is_walked_in_order(
    live: LiveBot, phone: WhatsAppChat, server: CloudServer
) -> None:
    await phone.taps(HELP)
    entries = []
    for entry in range(2):
        values = []
        for change in range(2):
            parts = [spoken(phone.person, f"{entry} {change} {place}") for place in range(2)]
            values.append({**parts[0], "messages": [message for part in parts for message in part["messages"]]})
        entries += envelope(server.waba, values, "messages")["entry"]
    raw = json.dumps({"object": "whatsapp_business_account", "entry": entries}).encode()

    assert await bring(live, raw, signed(server, raw)) == 200

    assert words(live) == [
        f"{entry} {change} {place}" for entry in range(2) for change in range(2) for place in range(2)
    ]


async def test_two_hundred_is_said_after_the_commit(live: LiveBot, phone: WhatsAppChat, server: CloudServer) -> None:
    await phone.taps(HELP)
    began, goes_on = asyncio.Event(), asyncio.Event()
    loop = asyncio.get_running_loop()

    def hold(_session: Session) -> None:
        loop.call_soon_threadsafe(began.set)
        asyncio.run_coroutine_threadsafe(goes_on.wait(), loop).result()

    holding = asyncio.ensure_future(live.bot.lane.run(hold))
    await began.wait()
    posted = asyncio.ensure_future(server.delivers(spoken(phone.person, "Сақта")))
    await until(lambda: live.bot.lane.queued)

    assert not posted.done()
    assert words(live) == []
    goes_on.set()
    assert await posted == [200]
    assert words(live) == ["Сақта"]
    await holding
