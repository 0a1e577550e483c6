"""A running emulator, a client of it and a clock that stands still."""

from collections.abc import AsyncIterator

import aiohttp
import pytest

from tests.whatsapp.people import Person
from tests.whatsapp.server import CloudServer
from tests.whatsapp.wire import Api, Hook

NUMBER, OTHER_NUMBER = "100000000000001", "100000000000002"
UID = 7_011_122_233


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
async def server(moment: Moment) -> AsyncIterator[CloudServer]:
    async with CloudServer(numbers=(NUMBER, OTHER_NUMBER), clock=moment) as running:
        yield running


@pytest.fixture
async def http() -> AsyncIterator[aiohttp.ClientSession]:
    async with aiohttp.ClientSession() as session:
        yield session


@pytest.fixture
def api(server: CloudServer, http: aiohttp.ClientSession) -> Api:
    return Api(server, http)


@pytest.fixture
async def hook(server: CloudServer) -> AsyncIterator[Hook]:
    """A webhook that webhooks are brought to."""
    async with Hook(server) as listening:
        assert await server.brings_to(listening.url)
        yield listening


@pytest.fixture
def person(server: CloudServer) -> Person:
    return Person(server, UID)
