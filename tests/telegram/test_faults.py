"""What goes wrong on purpose goes wrong as it does in life."""

import asyncio

import aiohttp
import pytest
from lo_bot_api_emulator import ApiRefusal  # type: ignore[import-untyped]

from tests.telegram.conftest import UID, Moment
from tests.telegram.limits import Limits
from tests.telegram.people import Person
from tests.telegram.server import TelegramServer
from tests.telegram.wire import Api

BROKEN = (aiohttp.ServerDisconnectedError, aiohttp.ClientOSError)


async def test_a_planned_refusal_strikes_so_many_times_and_changes_nothing(
    api: Api, server: TelegramServer, person: Person
) -> None:
    await person.starts()
    server.fail("sendMessage", retry_after=7, times=2)

    for _ in range(2):
        status, answer = await api.answer("sendMessage", chat_id=UID, text="x")
        assert (status, answer["description"], answer["parameters"]) == (
            429,
            "Too Many Requests: retry after 7",
            {"retry_after": 7},
        )
    assert person.texts() == []
    await api("sendMessage", chat_id=UID, text="x")
    assert person.texts() == ["x"]


async def test_a_refusal_may_be_meant_for_one_chat(api: Api, server: TelegramServer, person: Person) -> None:
    neighbour = Person(server, UID + 1)
    await person.starts()
    await neighbour.starts()
    server.fail(chat_id=UID, code=403)

    await api("getMe")
    await api("sendMessage", chat_id=UID + 1, text="x")
    assert await api.refused("sendMessage", chat_id=UID, text="x") == "Forbidden: bot was blocked by the user"


async def test_a_cut_call_has_its_effect(api: Api, server: TelegramServer, person: Person) -> None:
    await person.starts()
    server.cut("sendMessage")

    with pytest.raises(BROKEN):
        await api("sendMessage", chat_id=UID, text="x")

    assert person.texts() == ["x"]
    assert server.calls[-1].fault == "cut"


async def test_a_cut_poll_confirms_nothing_it_carried(api: Api, server: TelegramServer, person: Person) -> None:
    await person.says("hello")
    server.cut("getUpdates")

    with pytest.raises(BROKEN):
        await api("getUpdates")

    assert len(await api("getUpdates")) == 1


async def test_a_hung_up_call_has_no_effect(api: Api, server: TelegramServer, person: Person) -> None:
    await person.starts()
    server.hang_up("sendMessage", times=1)

    with pytest.raises(BROKEN):
        await api("sendMessage", chat_id=UID, text="x")

    assert person.texts() == []


async def test_a_stalled_call_has_its_effect_long_before_its_answer(
    api: Api, server: TelegramServer, person: Person
) -> None:
    await person.starts()
    server.stall("sendMessage", 60)

    sending = asyncio.ensure_future(api("sendMessage", chat_id=UID, text="x"))
    await person.sees("x")
    await api("getMe")

    assert not sending.done()
    sending.cancel()


async def test_the_answer_to_a_button_can_fail_by_its_chat(api: Api, server: TelegramServer, person: Person) -> None:
    await person.sends("a:b")
    [update] = await api("getUpdates")
    query_id = update["callback_query"]["id"]
    server.fail("answerCallbackQuery", chat_id=UID, code=502)

    assert await api.refused("answerCallbackQuery", callback_query_id=query_id) == "Bad Gateway"
    assert await api("answerCallbackQuery", callback_query_id=query_id) is True


async def test_away_and_refusing_connections(api: Api, server: TelegramServer, person: Person) -> None:
    waiting = asyncio.ensure_future(api("getUpdates", timeout=50))
    while not person.account.updates.is_polled:
        await asyncio.sleep(0.01)

    server.away = "refused"
    with pytest.raises(BROKEN):
        await waiting
    for _ in range(3):
        with pytest.raises(aiohttp.ClientConnectorError):
            await api("getMe")
    await person.says("meanwhile")

    server.away = None
    assert len(await api("getUpdates")) == 1


async def test_away_behind_a_bad_gateway(api: Api, server: TelegramServer, person: Person) -> None:
    waiting = asyncio.ensure_future(api.answer("getUpdates", timeout=50))
    while not person.account.updates.is_polled:
        await asyncio.sleep(0.01)

    server.away = "bad gateway"

    outage = (502, {"ok": False, "error_code": 502, "description": "Bad Gateway"})
    assert await waiting == outage
    assert await api.answer("getMe") == outage
    server.away = "bad gateway page"
    async with api.http.post(f"{server.url}/bot{api.token}/getMe") as page:
        assert (page.status, page.content_type) == (502, "text/html")
    server.away = None
    assert (await api("getMe"))["id"] == 7


def test_a_bot_sends_so_many_in_any_second(moment: Moment) -> None:
    limits = Limits(per_second=3, per_chat_per_second=1, burst_per_chat=2, clock=moment)
    for chat in range(3):
        limits.admit(7, chat)

    with pytest.raises(ApiRefusal):
        limits.admit(7, 3)
    limits.admit(8, 3)
    moment.now += 0.875
    with pytest.raises(ApiRefusal):
        limits.admit(7, 3)
    moment.now += 0.125
    limits.admit(7, 3)

    assert (limits.sent, limits.refused_429, len(limits.times)) == (5, 2, 5)


def test_a_burst_is_as_long_as_said(moment: Moment) -> None:
    limits = Limits(burst_per_chat=20, clock=moment)
    for _ in range(20):
        limits.admit(7, UID)

    with pytest.raises(ApiRefusal) as refused:
        limits.admit(7, UID)

    assert refused.value.parameters == {"retry_after": 1}


async def test_a_chat_has_a_burst_and_then_a_pace(http: aiohttp.ClientSession, moment: Moment) -> None:
    limits = Limits(burst_per_chat=3, clock=moment)
    async with TelegramServer(limits=limits) as server:
        api, person = Api(server.url, http), Person(server, UID)
        await person.starts()
        sent = [await api("sendMessage", chat_id=UID, text=str(number)) for number in range(2)]
        await api("editMessageText", chat_id=UID, message_id=sent[0]["message_id"], text="edited")

        status, answer = await api.answer("sendMessage", chat_id=UID, text="too many")
        moment.now += 1
        await api("sendMessage", chat_id=UID, text="later")

    assert (status, answer["parameters"]) == (429, {"retry_after": 1})
    assert person.texts() == ["edited", "1", "later"]
    assert (limits.sent, limits.refused_429) == (4, 1)
