"""Updates in: a message that cannot be kept in any way holds up the others for a while, not for ever."""

import pytest
import structlog
from sqlalchemy import select

from bot import conversation
from bot.channels.telegram import intake
from bot.conversation import Conversation, NotSaved
from core.messages import InboundMessage
from db.models.help_requests import HelpMessage, Side
from tests.chat import LiveBot, TelegramChat


async def test_one_message_nothing_can_keep_is_given_up_and_the_next_ones_are_kept(
    live: LiveBot, chat: TelegramChat, monkeypatch: pytest.MonkeyPatch
) -> None:
    handle, tried = Conversation.handle, []

    async def refuse(self: Conversation, inbound: InboundMessage, **options: object) -> None:
        if inbound.text == "poison":
            tried.append(inbound.external_id)
            raise NotSaved
        await handle(self, inbound, **options)

    monkeypatch.setattr(conversation.Conversation, "handle", refuse)
    await chat.taps("Маған көмек керек")
    with structlog.testing.capture_logs() as logs:
        await chat.person.says("poison")
        await chat.says("Бұл сақталсын")

    assert len(tried) == intake.TRIES
    assert {"event": "message_given_up", "log_level": "critical"} in logs
    with live.bot.database.reading() as session:
        assert len(session.scalars(select(HelpMessage).where(HelpMessage.side == Side.CHILD)).all()) == 1
