"""A live bot for tests of the conversation, on a clock that the test moves."""

from collections.abc import AsyncIterator
from datetime import datetime

import pytest

from bot.app import Bot
from core.settings import Settings
from tests.chat import Clock, LiveBot, WebChat


@pytest.fixture
def clock(now: datetime) -> Clock:
    """Stands still until moved."""
    return Clock(now)


@pytest.fixture
async def live(settings: Settings, clock: Clock) -> AsyncIterator[LiveBot]:
    """A bot that listens, thinks and delivers."""
    async with LiveBot(Bot(settings, clock=clock), clock) as live:
        yield live


@pytest.fixture
async def chat(live: LiveBot) -> WebChat:
    """A child who has chosen Kazakh and agreed."""
    chat = live.chat()
    await chat.begins()
    return chat
