"""What a webhook brings, in: one after the other for each person, all people at once; confirmed after the commit."""

import asyncio
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from functools import partial
from typing import Any

import structlog
from sqlalchemy.orm import Session

from bot.channels.whatsapp import telling
from bot.channels.whatsapp.updates import CHANNEL, Arrived, Brought, read_value
from bot.conversation import Conversation, NotSaved
from bot.lane import WriterLane
from core import windows

log = structlog.get_logger()
FIELD = "messages"
TRIES = 5
LEFT = "start:left"


class Intake:
    """Turns what a webhook brings into turns."""

    def __init__(
        self,
        conversation: Conversation,
        lane: WriterLane,
        numbers: Iterable[str],
        *,
        voice: bool,
        clock: Callable[[], datetime],
    ) -> None:
        self._conversation = conversation
        self._lane = lane
        self._numbers = frozenset(numbers)
        self._voice = voice
        self._clock = clock
        self._tries: Counter[str] = Counter()

    async def take(self, payload: Mapping[str, Any]) -> None:
        """Play everything in it and return once all of it is committed.

        Raises:
            StorageUnavailable: at least one could not be stored; none of them may be confirmed.
        """
        brought = [one for value in _values(payload) if (one := self._read(value)) is not None]
        chats: dict[str, list[Arrived]] = {}
        for arrived in (arrived for one in brought for arrived in one.messages):
            chats.setdefault(arrived.inbound.address, []).append(arrived)
        news = [one for part in brought for one in part.news]
        work = [self._in_order(chat) for chat in chats.values()]
        if news:
            work.append(self._hear(news))
        for result in await asyncio.gather(*work, return_exceptions=True):
            if isinstance(result, BaseException):
                raise result

    def _read(self, value: Mapping[str, Any]) -> Brought | None:
        brought = read_value(value, voice=self._voice)
        if brought.skipped:
            log.warning("unreadable_items", count=brought.skipped)
        if brought.number in self._numbers:
            return brought
        log.warning("number_unknown")  # the account has another number that we do not speak for
        return None

    async def _in_order(self, chat: Sequence[Arrived]) -> None:
        for arrived in chat:
            await self._play(arrived)

    async def _play(self, arrived: Arrived) -> None:
        """Play a turn. One message that cannot be kept in any way is given up in the end: behind it all others wait."""
        inbound = arrived.inbound
        heard = None if inbound.payload == LEFT else partial(self._open_window, arrived)
        try:
            await self._conversation.handle(inbound, alongside=heard)
        except NotSaved:
            self._tries[inbound.external_id] += 1
            if self._tries[inbound.external_id] < TRIES:
                raise
            del self._tries[inbound.external_id]
            log.critical("message_given_up")

    def _open_window(self, arrived: Arrived, session: Session) -> None:
        now = self._clock()
        address = arrived.inbound.address
        windows.hear(session, channel=CHANNEL, address=address, at=arrived.at or now, now=now)

    async def _hear(self, news: Sequence[Any]) -> None:
        now = self._clock()
        await self._lane.run(lambda session: telling.apply(session, news, now=now))


def _values(payload: Mapping[str, Any]) -> Iterator[Mapping[str, Any]]:
    """Every value of the field we read; what is of another shape is passed over."""
    entries = payload.get("entry")
    for entry in entries if isinstance(entries, list) else ():
        changes = entry.get("changes") if isinstance(entry, dict) else None
        for change in changes if isinstance(changes, list) else ():
            value = change.get("value") if isinstance(change, dict) and change.get("field") == FIELD else None
            if isinstance(value, dict):
                yield value
