"""Updates in: one after the other for each chat, all chats at once; whoever brings them confirms after the commit."""

import asyncio
from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Any

import structlog

from bot.channels.telegram.hints import Hints
from bot.channels.telegram.updates import Arrived, read
from bot.conversation import Conversation, NotSaved
from core.messages import InboundMessage
from core.texts import LOCALES, texts

log = structlog.get_logger()
TRIES = 5


class Intake:
    """Turns updates into turns."""

    def __init__(self, conversation: Conversation, hints: Hints, *, voice: bool) -> None:
        self._conversation = conversation
        self._hints = hints
        self._voice = voice
        self._tries: Counter[tuple[str, str]] = Counter()

    async def take(self, bot: str, updates: Iterable[Mapping[str, Any]]) -> None:
        """Play these updates, in order within each chat, and return once all of them are committed.

        Raises:
            StorageUnavailable: at least one could not be stored; none of them may be confirmed.
        """
        chats: dict[str, list[Arrived]] = {}
        for update in updates:
            arrived = read(update, bot=bot, voice=self._voice)
            chat = arrived.inbound.address if arrived.inbound is not None else f"without {arrived.update_id}"
            chats.setdefault(chat, []).append(arrived)
        results = await asyncio.gather(*(self._in_order(bot, chat) for chat in chats.values()), return_exceptions=True)
        for result in results:
            if isinstance(result, BaseException):
                raise result

    async def _in_order(self, bot: str, chat: Iterable[Arrived]) -> None:
        for arrived in chat:
            await self._take_one(bot, arrived)

    async def _take_one(self, bot: str, arrived: Arrived) -> None:
        if arrived.group is not None:
            self._leave(bot, arrived.group)
        if arrived.inbound is not None:
            await self._play(arrived.inbound)
        if arrived.tap is not None:
            self._hints.give(bot, "answerCallbackQuery", callback_query_id=arrived.tap)

    async def _play(self, inbound: InboundMessage) -> None:
        """Play a turn. One message that cannot be kept in any way is given up in the end: behind it all others wait."""
        try:
            await self._conversation.handle(inbound)
        except NotSaved:
            key = (inbound.bot, inbound.external_id)
            self._tries[key] += 1
            if self._tries[key] < TRIES:
                raise
            del self._tries[key]
            log.critical("message_given_up")

    def _leave(self, bot: str, group: int) -> None:
        """Nothing said in a group is private: say so in all languages, and go."""
        words = "\n\n".join(texts(locale)("telegram-group") for locale in LOCALES)
        self._hints.give(bot, "sendMessage", chat_id=group, text=words)
        self._hints.give(bot, "leaveChat", chat_id=group)
        log.info("group_refused")
