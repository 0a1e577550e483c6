"""Updates come until they are confirmed, to one poller, for a day."""

import asyncio

import pytest

from tests.telegram.conftest import Moment
from tests.telegram.people import Person
from tests.telegram.server import TelegramServer
from tests.telegram.wire import Api

DAY = 24 * 3600


async def test_updates_come_again_until_the_offset_confirms_them(api: Api, person: Person) -> None:
    first = await person.says("one")
    second = await person.says("two")

    assert second == first + 1
    for _ in range(2):
        assert [update["update_id"] for update in await api("getUpdates")] == [first, second]
    assert [update["update_id"] for update in await api("getUpdates", offset=second)] == [second]
    assert [update["update_id"] for update in await api("getUpdates")] == [second]
    assert await api("getUpdates", offset=second + 1) == []


async def test_a_negative_offset_keeps_only_the_last_ones(api: Api, person: Person) -> None:
    for text in ("one", "two", "three"):
        await person.says(text)

    assert [update["message"]["text"] for update in await api("getUpdates", offset=-2)] == ["two", "three"]
    assert len(await api("getUpdates")) == 2


async def test_at_most_a_hundred_come_at_once(api: Api, person: Person) -> None:
    for number in range(130):
        await person.says(str(number))

    assert len(await api("getUpdates", limit=1000)) == 100
    assert len(await api("getUpdates", limit=7)) == 7


async def test_a_long_poll_ends_when_something_arrives(api: Api, person: Person) -> None:
    waiting = asyncio.ensure_future(api("getUpdates", timeout=50))
    while not person.account.updates.is_polled:
        await asyncio.sleep(0.01)

    await person.says("hello")

    assert [update["message"]["text"] for update in await waiting] == ["hello"]


async def test_a_second_poll_ends_the_first(api: Api, person: Person) -> None:
    first = asyncio.ensure_future(api.answer("getUpdates", timeout=50))
    while not person.account.updates.is_polled:
        await asyncio.sleep(0.01)
    second = asyncio.ensure_future(api("getUpdates", timeout=50))

    status, answer = await first
    await person.says("hello")

    assert (status, answer["description"]) == (
        409,
        "Conflict: terminated by other getUpdates request; make sure that only one bot instance is running",
    )
    assert len(await second) == 1


async def test_polling_and_a_webhook_exclude_each_other(api: Api, person: Person) -> None:
    waiting = asyncio.ensure_future(api.refused("getUpdates", timeout=50))
    while not person.account.updates.is_polled:
        await asyncio.sleep(0.01)

    await api("setWebhook", url="http://127.0.0.1:9/hook")

    assert await waiting == "Conflict: terminated by setWebhook request"
    assert await api.refused("getUpdates") == (
        "Conflict: can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first"
    )
    await api("deleteWebhook")
    assert await api("getUpdates") == []


async def test_the_wanted_kinds_are_remembered(api: Api, person: Person) -> None:
    await api("getUpdates", allowed_updates=["callback_query"])

    assert await person.says("not wanted") == 0
    assert await api("getUpdates") == []
    await api("getUpdates", allowed_updates=[])
    assert await person.says("wanted") > 0


async def test_updates_are_kept_for_a_day(api: Api, person: Person, moment: Moment) -> None:
    await person.says("yesterday")
    moment.now += DAY - 60
    await person.says("today")
    assert len(await api("getUpdates")) == 2

    moment.now += 61

    assert [update["message"]["text"] for update in await api("getUpdates")] == ["today"]


@pytest.mark.parametrize("seconds", ["", "x", 0])
async def test_an_odd_timeout_does_not_wait(api: Api, seconds: object) -> None:
    assert await api("getUpdates", timeout=seconds) == []


async def test_the_clock_of_a_server_dates_its_messages(server: TelegramServer, person: Person, moment: Moment) -> None:
    await person.says("hello")

    assert person.screen()[0].wire["date"] == int(moment.now)
