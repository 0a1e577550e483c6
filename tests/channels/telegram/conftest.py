"""A live bot on Telegram, by the same fixtures as the conversation's own tests."""

import pytest

from tests.bot.conftest import chat, clock, live, telegram, tokens, voice, whatsapp

__all__ = ["chat", "clock", "live", "telegram", "tokens", "voice", "whatsapp"]


@pytest.fixture
def channel() -> str:
    """The child comes through Telegram."""
    return "telegram"
