"""What a webhook brings, in: one after the other for each person, all people at once; confirmed after the commit."""

import asyncio
from collections import Counter, OrderedDict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import datetime, timedelta
from functools import partial
from typing import Any
from weakref import WeakValueDictionary

import structlog
from sqlalchemy import event
from sqlalchemy.exc import InterfaceError, OperationalError
from sqlalchemy.orm import Session

from bot.channels.whatsapp import telling
from bot.channels.whatsapp.addresses import number_and_user
from bot.channels.whatsapp.lately import Lately
from bot.channels.whatsapp.parts import Parts
from bot.channels.whatsapp.refusals import trouble_of
from bot.channels.whatsapp.updates import CHANNEL, Arrived, Brought, News, read_value
from bot.conversation import Conversation, NotSaved, StorageUnavailable
from bot.lane import WriterLane
from bot.pace import Timer
from core import windows
from core.duty import links
from core.messages import InboundMessage

log = structlog.get_logger()
FIELD = "messages"
TRIES = 5
LEFT, FORGETS = "start:left", "privacy:forget"
EARLY = timedelta(minutes=1)  # what is said of nothing for longer is not of ours
TOGETHER = 20
STALE = timedelta(days=9)  # sooner than a repeat is forgotten (core/retention.py)
LOOKS = (0.02, 0.04, 0.08, 0.16, 0.32)  # seconds between them
PATIENCE, REMEMBERED = 30.0, 10_000


class Intake:
    """Turns what a webhook brings into turns."""

    def __init__(
        self,
        conversation: Conversation,
        lane: WriterLane,
        numbers: Iterable[str],
        parts: Parts,
        lately: Lately,
        *,
        voice: bool,
        clock: Callable[[], datetime],
        timer: Timer,
        told: Callable[[str, str | None], None],
        told_sending: Callable[[str, str | None], None],
    ) -> None:
        self._conversation = conversation
        self._lane = lane
        self._numbers = frozenset(numbers)
        self._parts = parts
        self._lately = lately
        self._voice = voice
        self._clock = clock
        self._timer = timer
        self._told = told
        self._told_sending = told_sending
        self._early: OrderedDict[str, float] = OrderedDict()
        self._order: WeakValueDictionary[str, asyncio.Lock] = WeakValueDictionary()
        self._tries: Counter[str] = Counter()

    async def take(self, payload: Mapping[str, Any]) -> None:
        """Play everything in it and return once all of it is committed.

        Raises:
            StorageUnavailable: at least one could not be stored; none of them may be confirmed.
        """
        read = [self._read(value) for value in _values(payload)]
        brought = [one for one in read if one.number in self._numbers]
        chats: dict[str, list[Arrived]] = {}
        for arrived in (arrived for one in brought for arrived in one.messages if not self._is_stale(arrived)):
            chats.setdefault(arrived.inbound.address, []).append(arrived)
        news = [one for part in brought for one in part.news]
        work = [self._in_order(chat) for chat in chats.values()]
        if news:
            work.append(self._hear(news))
        for result in await asyncio.gather(*work, return_exceptions=True):
            if isinstance(result, BaseException):
                raise result
        if any(one.messages for one in read if one not in brought):
            self._refuse_number()

    def _read(self, value: Mapping[str, Any]) -> Brought:
        brought = read_value(value, voice=self._voice)
        if brought.skipped:
            log.warning("unreadable_items", count=brought.skipped)
        return brought

    def _refuse_number(self) -> None:
        """Nobody here speaks for a number of the account: its letters stay with WhatsApp, for a week, until one does.

        Raises:
            StorageUnavailable: they must come once more.
        """
        log.error("number_unknown")
        self._told("another", "number")
        raise StorageUnavailable

    def _is_stale(self, arrived: Arrived) -> bool:
        """Whether somebody brings again what was brought long ago: WhatsApp itself gives up after a week."""
        return arrived.at is not None and self._clock() - arrived.at > STALE

    async def _in_order(self, chat: Sequence[Arrived]) -> None:
        for arrived in chat:
            await self._play(arrived)

    async def _play(self, arrived: Arrived) -> None:
        """Play a turn. One message that cannot be kept in any way is given up in the end: behind it all others wait."""
        inbound, written = arrived.inbound, list[datetime]()
        heard = None if inbound.payload == LEFT else partial(self._open_window, arrived, written)
        try:
            # several webhooks may bring one person's words at once: who came first is played first
            async with self._order.setdefault(inbound.address, asyncio.Lock()):
                await self._conversation.handle(inbound, alongside=heard)
                self._remember(inbound, written)
        except NotSaved:
            self._tries[inbound.external_id] += 1
            if self._tries[inbound.external_id] < TRIES:
                raise
            del self._tries[inbound.external_id]
            log.critical("message_given_up")

    def _remember(self, inbound: InboundMessage, written: Sequence[datetime]) -> None:
        if inbound.payload == FORGETS:
            self._lately.forget(inbound.address)
            return
        for at in written:
            self._lately.note(inbound.address, at, self._clock())

    def _open_window(self, arrived: Arrived, written: list[datetime], session: Session) -> None:
        """Whoever writes can be written to. WhatsApp does not say that a phone is open again: alerts for it go on.

        ``written`` gets the moment once it is committed: a repeat, or words that were saved alone, open nothing.
        """
        now = self._clock()
        address, at = arrived.inbound.address, arrived.at or now
        windows.hear(session, channel=CHANNEL, address=address, at=at, now=now)
        event.listen(session, "after_commit", partial(_append_at_the_end, written, at))
        links.mark_reach(session, channel=CHANNEL, address=address, is_broken=False)

    async def _hear(self, news: Sequence[News]) -> None:
        """What is said of a message before we have written down that it was sent is said again a moment later.

        Raises:
            StorageUnavailable: it could not be written down, or is still said of nothing: it must come once more.
        """
        left = [one for one in news if one.source not in self._parts]
        for pause in LOOKS:
            left = [one for one in await self._write_down(left) if self._may_be_early(one)] if left else []
            if not left:
                return
            await asyncio.sleep(pause)
        log.info("statuses_too_early", count=len(left))
        raise StorageUnavailable

    async def _write_down(self, news: Sequence[News]) -> Sequence[News]:
        """Some at a time, so that a letter need not wait behind a thousand of them; one that breaks costs no other."""
        unknown: list[News] = []
        for start in range(0, len(news), TOGETHER):
            some = news[start : start + TOGETHER]
            try:
                unknown += await self._apply(some)
            except StorageUnavailable:
                raise
            except Exception as error:  # noqa: BLE001  each alone, and whatever is wrong with one is its own
                log.error("statuses_failed", problem=type(error).__name__)
                unknown += [left for one in some for left in await self._apply_alone(one)]
        return unknown

    async def _apply_alone(self, one: News) -> Sequence[News]:
        try:
            return await self._apply([one])
        except StorageUnavailable:
            raise
        except Exception as error:  # noqa: BLE001
            log.error("status_given_up", problem=type(error).__name__)
            return []

    async def _apply(self, news: Sequence[News]) -> Sequence[News]:
        now = self._clock()
        try:
            heard = await self._lane.run(lambda session: telling.apply(session, news, now=now))
        except (InterfaceError, OperationalError) as error:
            log.error("storage_unavailable", problem=type(error.orig).__name__)
            raise StorageUnavailable from None
        for source in heard.over:
            self._parts.note(source)
        for address in heard.shut:
            self._lately.forget(address)
        for one in news:
            self._tell_trouble(one)
        return heard.unknown

    def _tell_trouble(self, one: News) -> None:
        """What is the operator's to mend is told, however late it is said."""
        number = number_and_user(one.address)[0] if one.address is not None else next(iter(self._numbers), "")
        if (trouble := trouble_of(one.problem)) is not None:
            self._told_sending(number, trouble)

    def _may_be_early(self, one: News) -> bool:
        """Whether it may be of a message that is on its way to being written down; not for long, whoever's it is."""
        if one.status == "read" or one.source in self._parts or one.at is None or self._clock() - one.at >= EARLY:
            return False
        since = self._early.setdefault(one.source, self._timer.now())
        if len(self._early) > REMEMBERED:
            self._early.popitem(last=False)
        return self._timer.now() - since < PATIENCE


def _append_at_the_end(written: list[datetime], at: datetime, session: Session) -> None:
    """A savepoint that is let go is called a commit too: what is around it may still be undone."""
    if not session.in_nested_transaction():
        written.append(at)


def _values(payload: Mapping[str, Any]) -> Iterator[Mapping[str, Any]]:
    """Every value of the field we read; what is of another shape is passed over."""
    entries = payload.get("entry")
    for entry in entries if isinstance(entries, list) else ():
        changes = entry.get("changes") if isinstance(entry, dict) else None
        for change in changes if isinstance(changes, list) else ():
            value = change.get("value") if isinstance(change, dict) and change.get("field") == FIELD else None
            if isinstance(value, dict):
                yield value
