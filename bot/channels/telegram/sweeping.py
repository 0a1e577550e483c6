"""Taking away what a phone still shows: deleted where Telegram lets us, made to say nothing where it does not."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import datetime, timedelta
from itertools import groupby
from typing import Any

import structlog

from bot.channels.telegram.addresses import bot_and_chat
from bot.channels.telegram.api import BadRequest, BotApi
from bot.channels.telegram.enclosures import nothing_to_see
from bot.channels.telegram.sender import WORDLESS
from bot.channels.telegram.updates import CHANNEL
from bot.lane import WriterLane
from bot.pace import Pace, Timer
from core import traces
from core.messages import ContactUnreachable, SendError, Throttled
from core.traces import Shown
from db.engine import Database

log = structlog.get_logger()
DELETABLE = timedelta(hours=47, minutes=55)
TOGETHER = 100
LOOK_AGAIN, FIRST_PAUSE, LONGEST_PAUSE = 1.0, 0.5, 30.0
NOTHING = "…"


class Sweeper:
    """Works through the traces that are due."""

    def __init__(
        self,
        bots: Mapping[str, BotApi],
        pace: Pace,
        lane: WriterLane,
        database: Database,
        *,
        clock: Callable[[], datetime],
        timer: Timer,
    ) -> None:
        self._bots = bots
        self._pace = pace
        self._lane = lane
        self._database = database
        self._clock = clock
        self._timer = timer

    async def run(self) -> None:
        """Sweep until cancelled."""
        pause = FIRST_PAUSE
        while True:
            try:
                if await self.once() == 0:
                    await self._timer.sleep(LOOK_AGAIN)
                pause = FIRST_PAUSE
            except Exception as problem:  # noqa: BLE001  the traces are still there: it is tried again
                log.error("sweeping_failed", problem=type(problem).__name__)
                await self._timer.sleep(pause)
                pause = min(pause * 2, LONGEST_PAUSE)

    async def once(self) -> int:
        """Take away what is due.

        Returns:
            How many messages were dealt with.
        """
        now, left = self._clock(), None
        due = await self._database.read(traces.due, channel=CHANNEL, now=now, limit=TOGETHER)
        for address, shown in groupby(sorted(due, key=lambda one: one.address), key=lambda one: one.address):
            try:
                await self._sweep(address, list(shown), now)
            except SendError as problem:  # a chat nobody knows the end of must not keep the others waiting
                left = problem
        if left is not None:
            raise left
        return len(due)

    async def _sweep(self, address: str, shown: Sequence[Shown], now: datetime) -> None:
        bot, chat = bot_and_chat(address)
        api = self._bots.get(bot)
        young = [one for one in shown if now - one.shown_at < DELETABLE]
        old = [one for one in shown if one not in young]
        if api is not None and young:
            await self._delete(api, chat, young)
        await self._forget(young)
        for one in old:  # what the child wrote so long ago is the child's own to delete
            if api is not None and one.side != "child":
                await self._silence(api, chat_id=chat, message_id=int(one.source))
            await self._forget([one])

    async def _delete(self, api: BotApi, chat: int, shown: Sequence[Shown]) -> None:
        """All at once; one that Telegram keeps refuses them all, then each goes by itself or is made to say nothing."""
        together = [int(one.source) for one in shown]
        if await self._refused(api, "deleteMessages", chat_id=chat, message_ids=together) is None:
            return
        for one in shown:
            place = {"chat_id": chat, "message_id": int(one.source)}
            if await self._refused(api, "deleteMessage", **place) is not None and one.side != "child":
                await self._silence(api, **place)

    async def _silence(self, api: BotApi, **place: int) -> None:
        """Words are made to say nothing; a picture or a file, with whatever stands below it, to show nothing."""
        refusal = await self._refused(api, "editMessageText", text=NOTHING, **place)
        if refusal is not None and WORDLESS in refusal:
            empty = {"type": "photo", "media": "attach://empty"}
            await self._refused(api, "editMessageMedia", media=empty, empty=nothing_to_see(), **place)

    async def _refused(self, api: BotApi, method: str, **fields: Any) -> str | None:
        """Ask for it; None when it is done, else what Telegram said: it is gone already, or cannot be changed."""
        await self._pace.step(api.bot)
        try:
            await api.call(method, **fields)
        except Throttled as asked:
            self._pace.pause(api.bot, asked.retry_after)
            raise
        except (BadRequest, ContactUnreachable) as refusal:
            log.info("trace_left", problem=type(refusal).__name__)
            return str(refusal)
        return None

    async def _forget(self, shown: Iterable[Shown]) -> None:
        ids = [one.id for one in shown]
        if ids:
            await self._lane.run(lambda session: traces.gone(session, ids))
