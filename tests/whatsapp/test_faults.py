"""What can go wrong goes wrong on purpose, once for each time it was planned."""

import asyncio

import aiohttp
import pytest

from tests.whatsapp.conftest import NUMBER, UID
from tests.whatsapp.limits import Limits
from tests.whatsapp.people import Person
from tests.whatsapp.server import CloudServer
from tests.whatsapp.wire import Api, Hook, message

HELLO = {"type": "text", "text": {"body": "x"}}


async def test_a_planned_refusal_strikes_as_often_as_it_should(api: Api, server: CloudServer, person: Person) -> None:
    await person.says("hello")
    server.fail(130429, times=2, status=429)

    for _ in range(2):
        status, answer = await api.answer("POST", f"{NUMBER}/messages", json=message(person.id, **HELLO))
        assert (status, answer["error"]["code"], answer["error"]["type"]) == (429, 130429, "OAuthException")
    await api.text(person.id, "x")

    assert [call.fault for call in server.calls] == ["refused", "refused", None]
    assert len(server.sent) == 1


async def test_a_fault_meets_only_whom_it_is_for(api: Api, server: CloudServer, person: Person) -> None:
    other = Person(server, UID + 1)
    await person.says("hello")
    await other.says("hello")
    server.fail(131056, to=person.phone)

    await api.text(other.id, "x")

    assert (await api.refused(person.id, **HELLO))[0] == 131056


async def test_a_receipt_uses_up_no_fault_of_a_message(api: Api, server: CloudServer, person: Person) -> None:
    wamid = await person.says("hello")
    server.fail(131000)

    await api.post(f"{NUMBER}/messages", {"messaging_product": "whatsapp", "status": "read", "message_id": wamid})

    assert (await api.refused(person.id, **HELLO))[0] == 131000


async def test_a_later_failure_is_accepted_and_never_shown(
    api: Api, server: CloudServer, person: Person, hook: Hook
) -> None:
    await person.says("hello")
    server.fail(131026, sync=False)

    wamid = await api.text(person.id, "x")
    await person.settles(0.02)

    [status] = hook.statuses
    assert (status["id"], status["status"], status["errors"][0]["code"]) == (wamid, "failed", 131026)
    assert (person.texts(), server.sent[0].failed) == ([], 131026)


async def test_a_cut_answer_hides_what_happened(api: Api, server: CloudServer, person: Person) -> None:
    await person.says("hello")
    server.cut("messages")

    with pytest.raises(aiohttp.ClientError):
        await api.text(person.id, "x")

    assert person.texts() == ["x"]


async def test_who_hangs_up_did_nothing(api: Api, server: CloudServer, person: Person) -> None:
    await person.says("hello")
    server.hang_up("*")

    with pytest.raises(aiohttp.ClientError):
        await api.text(person.id, "x")

    assert (person.texts(), server.calls[0].fault) == ([], "hung up")


async def test_a_stalled_answer_comes_after_the_effect(api: Api, server: CloudServer, person: Person) -> None:
    await person.says("hello")
    server.stall("messages", 60)

    late = asyncio.ensure_future(api.text(person.id, "x"))
    await person.sees("x")

    assert not late.done()
    late.cancel()


async def test_files_have_faults_of_their_own(api: Api, server: CloudServer, person: Person) -> None:
    await person.sends_photo(b"jpeg")
    server.fail(131052, method="media", times=2)

    await api.text(person.id, "x")
    status, _ = await api.upload(b"%PDF", "application/pdf")
    refused, _ = await api.answer("GET", person.screen()[0].wire["image"]["id"])

    assert (status, refused) == (400, 400)


async def test_an_outage_refuses_everything_and_brings_nothing(
    api: Api, server: CloudServer, person: Person, hook: Hook
) -> None:
    server.away = "bad gateway"
    await person.says("meanwhile")
    status, answer = await api.answer("GET", NUMBER)
    server.away = "refused"
    with pytest.raises(aiohttp.ClientConnectionError):
        await api.get(NUMBER)
    assert hook.bodies == []
    server.away = None
    await hook.has(1)

    assert (status, answer["error"]["code"]) == (502, 2)
    assert hook.texts == ["meanwhile"]
    assert (await api.get(NUMBER))["id"] == NUMBER


async def test_an_outage_may_be_a_page(api: Api, server: CloudServer, http: aiohttp.ClientSession) -> None:
    server.away = "bad gateway page"

    async with http.get(f"{server.url}/v24.0/{NUMBER}") as answer:
        assert (answer.status, answer.content_type) == (502, "text/html")


async def test_only_so_many_messages_fit_in_a_second(api: Api, server: CloudServer, person: Person) -> None:
    server.limits = Limits(per_second=3, clock=server.clock)
    await person.says("one that came in counts")
    await api.text(person.id, "x")
    await api.text(person.id, "x")

    assert (await api.refused(person.id, **HELLO))[0] == 130429
    assert (server.limits.sent, server.limits.refused[130429]) == (2, 1)


async def test_only_a_burst_reaches_one_person(api: Api, server: CloudServer, person: Person) -> None:
    now = [100.0]
    server.limits = Limits(clock=lambda: now[0])
    await person.says("hello")
    for _ in range(45):
        await api.text(person.id, "x")
    assert (await api.refused(person.id, **HELLO))[0] == 131056
    now[0] += 5.9
    assert (await api.refused(person.id, **HELLO))[0] == 131056
    now[0] += 0.1
    await api.text(person.id, "x")

    assert server.limits.refused == {130429: 0, 131056: 2}


async def test_the_emulator_ends_while_answers_are_late_and_webhooks_hang() -> None:
    server = CloudServer()
    await server.start()
    async with aiohttp.ClientSession() as http, Hook(server) as hook:
        assert await server.brings_to(hook.url)
        hook.gate.clear()
        person = Person(server, UID)
        await person.says("hello")
        await hook.has(1)
        server.stall("messages", 3600)
        late = asyncio.ensure_future(Api(server, http).text(person.id, "x"))
        await person.sees("x")

        async with asyncio.timeout(60):
            await server.stop()

        with pytest.raises(aiohttp.ClientError):
            await late
