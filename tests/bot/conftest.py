"""A live bot for tests of the conversation, on a clock that the test moves."""

from collections.abc import AsyncIterator
from datetime import datetime

import pytest
from pydantic import SecretStr

from bot.app import Bot
from core.settings import Settings, TelegramSettings
from tests.booking import comes, open_hours
from tests.chat import FAST, Chat, Clock, LiveBot
from tests.telegram.server import TOKEN, TelegramServer
from tests.whatsapp.approved import approve, settings_of
from tests.whatsapp.server import CloudServer


@pytest.fixture
def clock(now: datetime) -> Clock:
    """Stands still until moved."""
    return Clock(now)


@pytest.fixture
def channel() -> str:
    """Through which channel the child comes; a module may ask for several."""
    return "web"


@pytest.fixture
def voice() -> bool:
    """Whether the school allows voices."""
    return False


@pytest.fixture
def tokens() -> tuple[str, ...]:
    """The bots this installation has."""
    return (TOKEN,)


@pytest.fixture
async def telegram(clock: Clock, channel: str, tokens: tuple[str, ...]) -> AsyncIterator[TelegramServer | None]:
    """Telegram itself, on the loopback, by the same clock; None where the child comes another way."""
    if channel != "telegram":
        yield None
        return
    async with TelegramServer(tokens=tokens, clock=lambda: clock.now.timestamp()) as server:
        yield server


@pytest.fixture
async def whatsapp(clock: Clock, channel: str) -> AsyncIterator[CloudServer | None]:
    """WhatsApp itself, likewise; its templates are approved, and no body may break a limit."""
    if channel != "whatsapp":
        yield None
        return
    async with CloudServer(clock=lambda: clock.now.timestamp()) as server:
        approve(server)
        yield server
        assert server.broken == []


@pytest.fixture
async def live(
    settings: Settings,
    clock: Clock,
    telegram: TelegramServer | None,
    whatsapp: CloudServer | None,
    tokens: tuple[str, ...],
    *,
    voice: bool,
) -> AsyncIterator[LiveBot]:
    """A bot that listens, thinks and delivers."""
    if telegram is not None:
        given = TelegramSettings(token=SecretStr(",".join(tokens)), api_base=telegram.url, voice=voice)
        settings = settings.model_copy(update={"telegram": given})
    if whatsapp is not None:
        settings = settings.model_copy(update={"whatsapp": settings_of(whatsapp, voice=voice)})
    async with LiveBot(Bot(settings, clock=clock, timer=FAST), clock, telegram, whatsapp) as live:
        yield live


@pytest.fixture
async def chat(live: LiveBot) -> Chat:
    """A child who has chosen Kazakh and agreed."""
    chat = live.chat()
    await chat.begins()
    return chat


@pytest.fixture
async def parent(live: LiveBot, tongue: str) -> Chat:
    """A parent, in a school whose psychologist receives people every afternoon."""
    await live.bot.lane.run(open_hours)
    return await comes(live, tongue)
