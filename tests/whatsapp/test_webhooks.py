"""Webhooks are signed, repeated until they are taken, and come in whatever order."""

import asyncio
from collections import Counter

import pytest

from tests.whatsapp.conftest import UID
from tests.whatsapp.people import Person
from tests.whatsapp.records import Template
from tests.whatsapp.server import CloudServer
from tests.whatsapp.wire import Api, Hook

TEXTS = [str(number) for number in range(8)]


async def test_hands_are_shaken_before_anything_is_brought(server: CloudServer, person: Person) -> None:
    async with Hook(server) as hook:
        await person.says("lost: nobody listens")
        hook.challenge = lambda challenge: f"{challenge}0"
        assert not await server.brings_to(hook.url)
        hook.challenge = lambda challenge: challenge
        server.verify, right = "wrong", server.verify
        asked = server.hooks.shakes_hands(hook.url, "something else")
        assert not await asked
        server.verify = right
        assert await server.brings_to(hook.url)
        await person.says("found")
        await hook.has(1)

    assert hook.texts == ["found"]


async def test_everything_is_signed_over_its_raw_body(person: Person, hook: Hook) -> None:
    await person.says("Сәлем, дүние 🙂")
    await hook.has(1)

    assert hook.signed == [True]


async def test_a_signature_can_be_wrong_or_missing(server: CloudServer, person: Person, hook: Hook) -> None:
    value = person.prepares(text={"body": "x"})

    assert await server.delivers(value, sign=False) == [200]
    assert await server.delivers(value, sign="missing") == [200]

    assert hook.signed == [False, None]


@pytest.mark.parametrize("failure", [500, 404, 301, 0])
async def test_what_was_not_taken_is_brought_again_before_the_next(
    server: CloudServer, person: Person, hook: Hook, failure: int
) -> None:
    hook.answers = lambda number, body: failure if number <= 2 else 200
    await person.says("one")
    await person.says("two")
    await person.settles(0.02)

    assert hook.texts == ["one", "one", "one", "two"]


async def test_a_person_waits_for_their_own_and_not_for_others(server: CloudServer, person: Person, hook: Hook) -> None:
    neighbour = Person(server, UID + 1)
    hook.gate.clear()
    await person.says("mine, held up")
    await person.says("mine, waiting")
    await neighbour.says("theirs")
    await hook.has(2)
    held_up = list(hook.texts)
    hook.gate.set()
    await hook.has(3)

    assert (sorted(held_up), hook.texts[2]) == (["mine, held up", "theirs"], "mine, waiting")


async def test_several_changes_come_in_one_post(server: CloudServer, person: Person, hook: Hook) -> None:
    neighbour = Person(server, UID + 1)
    values = [person.prepares(text={"body": "a"}), neighbour.prepares(text={"body": "b"})]

    assert await server.delivers(*values, copies=3) == [200, 200, 200]

    assert len(hook.bodies) == 3
    assert hook.texts == ["a", "b"] * 3


async def test_waiting_messages_of_one_person_can_be_put_together(
    server: CloudServer, person: Person, hook: Hook
) -> None:
    server.webhooks.batch = 10
    hook.gate.clear()
    for text in TEXTS:
        await person.says(text)
    await hook.has(1)
    hook.gate.set()
    await person.settles(0.02)

    assert hook.texts == TEXTS
    assert len(hook.bodies) <= 2


async def test_duplicates_come_at_once(server: CloudServer, person: Person, hook: Hook) -> None:
    server.webhooks.duplicates = 3
    hook.gate.clear()
    await person.says("one")
    await hook.has(3)
    at_once = hook.at_once
    await person.says("two")
    hook.gate.set()
    await person.settles(0.02)

    assert at_once == 3
    assert Counter(hook.texts) == {"one": 3, "two": 3}


async def test_disorder_lets_messages_of_one_person_overtake(server: CloudServer, person: Person, hook: Hook) -> None:
    server.webhooks.disorder = True
    hook.answers = lambda number, body: 500 if number == 1 else 200
    for text in TEXTS:
        await person.says(text)
    await person.settles(0.02)

    assert hook.texts[0] == hook.texts[-1]
    assert sorted(set(hook.texts)) == TEXTS


async def test_statuses_keep_no_order(api: Api, server: CloudServer, person: Person, hook: Hook) -> None:
    await person.says("hello")
    for _ in range(8):
        await api.text(person.id, "x")
        await person.settles(0.01)

    firsts = Counter(status["status"] for status in hook.statuses[::2])
    assert set(firsts) == {"sent", "delivered"}


async def test_a_status_can_come_by_hand_and_out_of_order(
    api: Api, server: CloudServer, person: Person, hook: Hook
) -> None:
    server.automatic = ()
    await person.says("hello")
    wamid = await api.text(person.id, "x")

    await server.status(wamid, "read")
    await server.status(wamid, "sent")
    await server.status(wamid, "failed", code=131049)

    assert [status["status"] for status in hook.statuses] == ["read", "sent", "failed"]
    assert hook.statuses[2]["errors"][0]["code"] == 131049


async def test_hasty_statuses_come_before_the_answer(api: Api, server: CloudServer, person: Person, hook: Hook) -> None:
    await person.says("hello")
    await hook.has(1)
    server.webhooks.hasty = True
    hook.gate.clear()

    sending = asyncio.ensure_future(api.text(person.id, "x"))
    await hook.has(3)

    assert not sending.done()
    hook.gate.set()
    assert {status["id"] for status in hook.statuses} == {await sending}


async def test_a_template_s_new_state_is_told(server: CloudServer, hook: Hook) -> None:
    server.templates["news", "kk"] = Template("PENDING")

    assert await server.reviews("news", "kk", "APPROVED") == [200]

    assert server.templates["news", "kk"].status == "APPROVED"
    [change] = hook.bodies[0]["entry"][0]["changes"]
    assert change["field"] == "message_template_status_update"
    assert (change["value"]["event"], change["value"]["message_template_name"]) == ("APPROVED", "news")
