"""A live bot with its web chat, by the same fixtures as the conversation's own tests."""

from tests.bot.conftest import channel, chat, clock, live, telegram, tokens, voice, whatsapp

__all__ = ["channel", "chat", "clock", "live", "telegram", "tokens", "voice", "whatsapp"]
