"""The pump posts every update until it is taken, as the real server does, or worse on purpose."""

from collections import Counter

import pytest

from tests.telegram.conftest import UID
from tests.telegram.people import Person
from tests.telegram.server import TelegramServer
from tests.telegram.wire import Api, Hook

TEXTS = [str(number) for number in range(8)]


async def test_posts_in_order_with_the_secret_and_confirms(api: Api, person: Person) -> None:
    await person.says("before")
    async with Hook() as hook:
        await api("setWebhook", url=hook.url, secret_token="word")
        await person.says("after")
        await hook.has(2)
        await person.settles()
        info = await api("getWebhookInfo")

    assert hook.texts == ["before", "after"]
    assert hook.secrets == ["word", "word"]
    assert (info["url"], info["pending_update_count"]) == (hook.url, 0)


@pytest.mark.parametrize("failure", [500, 404, 301, 0])
async def test_what_was_not_taken_is_posted_again_before_the_next(api: Api, person: Person, failure: int) -> None:
    async with Hook(lambda number, update: failure if number <= 2 else 200) as hook:
        await api("setWebhook", url=hook.url)
        await person.says("one")
        await person.says("two")
        await hook.has(4)
        await person.settles()
        info = await api("getWebhookInfo")

    assert hook.texts == ["one", "one", "one", "two"]
    assert info["last_error_message"]


async def test_a_chat_waits_for_its_own_and_not_for_others(api: Api, server: TelegramServer, person: Person) -> None:
    neighbour = Person(server, UID + 1)
    async with Hook() as hook:
        await api("setWebhook", url=hook.url)
        hook.gate.clear()
        await person.says("mine, held up")
        await person.says("mine, waiting")
        await neighbour.says("theirs")
        await person.sends("pressed")
        await hook.has(3)
        held_up = [update.get("message", {}).get("text") for update in hook.updates]
        hook.gate.set()
        await hook.has(4)

    assert held_up == ["mine, held up", "theirs", None]
    assert hook.updates[3]["message"]["text"] == "mine, waiting"


async def test_at_most_max_connections_are_open(api: Api, server: TelegramServer) -> None:
    async with Hook() as hook:
        hook.gate.clear()
        await api("setWebhook", url=hook.url, max_connections=2)
        for number in range(6):
            await Person(server, UID + number).says("hello")
        await hook.has(2)
        hook.gate.set()
        await hook.has(6)

    assert hook.most_at_once == 2


async def test_duplicates_are_posted_at_once(api: Api, server: TelegramServer, person: Person) -> None:
    server.webhooks.duplicates = 3
    async with Hook() as hook:
        hook.gate.clear()
        await api("setWebhook", url=hook.url)
        await person.says("one")
        await hook.has(3)
        at_once = hook.at_once
        await person.says("two")
        hook.gate.set()
        await hook.has(6)

    assert at_once == 3
    assert Counter(hook.texts) == {"one": 3, "two": 3}


async def test_disorder_lets_neighbours_overtake(api: Api, server: TelegramServer, person: Person) -> None:
    server.webhooks.disorder = True
    async with Hook() as hook:
        await api("setWebhook", url=hook.url, max_connections=1)
        for text in TEXTS:
            await person.says(text)
        await hook.has(len(TEXTS))
        await person.settles()

    assert sorted(hook.texts) == TEXTS
    assert hook.texts != TEXTS


async def test_nothing_is_posted_while_telegram_is_away(api: Api, server: TelegramServer, person: Person) -> None:
    async with Hook() as hook:
        await api("setWebhook", url=hook.url)
        server.away = "bad gateway"
        await person.says("meanwhile")
        for _ in range(5):
            await api.http.post(hook.url, json={"message": {"text": "posted by the test"}})
        server.away = None
        await hook.has(6)

    assert hook.texts == ["posted by the test"] * 5 + ["meanwhile"]


async def test_a_deleted_webhook_leaves_what_was_not_taken(api: Api, person: Person) -> None:
    async with Hook(lambda number, update: 503) as hook:
        await api("setWebhook", url=hook.url)
        await person.says("kept")
        await hook.has(1)
        await api("deleteWebhook")

    assert [update["message"]["text"] for update in await api("getUpdates")] == ["kept"]


async def test_pending_updates_can_be_dropped(api: Api, person: Person) -> None:
    await person.says("gone")

    await api("deleteWebhook", drop_pending_updates=True)

    assert await api("getUpdates") == []


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"url": "ftp://127.0.0.1/"}, "bad webhook: An HTTPS URL must be provided for webhook"),
        ({"url": "https://example.org/"}, "bad webhook: only loopback is reachable from this emulator"),
        ({"url": "http://127.0.0.1:9/", "secret_token": "a b"}, "secret token contains unallowed characters"),
        ({"url": "http://127.0.0.1:9/", "secret_token": "a" * 257}, "secret token is too long"),
    ],
)
async def test_a_wrong_webhook_is_refused(api: Api, fields: dict[str, str], words: str) -> None:
    assert await api.refused("setWebhook", **fields) == f"Bad Request: {words}"
