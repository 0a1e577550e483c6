"""A running emulator, a client of it and a clock that stands still."""

from collections.abc import AsyncIterator

import aiohttp
import pytest

from tests.telegram.people import Person
from tests.telegram.server import TOKEN, TelegramServer
from tests.telegram.wire import Api

OTHER_TOKEN = "8:TEST-token-for-loopback-only-bbbbbbbbb"
UID = 5_001_112_223


class Moment:
    """Seconds since 1970, until a test moves them."""

    def __init__(self) -> None:
        self.now = 1_795_500_000.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def moment() -> Moment:
    return Moment()


@pytest.fixture
async def server(moment: Moment) -> AsyncIterator[TelegramServer]:
    async with TelegramServer(tokens=(TOKEN, OTHER_TOKEN), clock=moment) as running:
        yield running


@pytest.fixture
async def http() -> AsyncIterator[aiohttp.ClientSession]:
    async with aiohttp.ClientSession() as session:
        yield session


@pytest.fixture
def api(server: TelegramServer, http: aiohttp.ClientSession) -> Api:
    return Api(server.url, http)


@pytest.fixture
def other_api(server: TelegramServer, http: aiohttp.ClientSession) -> Api:
    return Api(server.url, http, OTHER_TOKEN)


@pytest.fixture
def person(server: TelegramServer) -> Person:
    return Person(server, UID)
