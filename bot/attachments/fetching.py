"""Fetching: asks the channels for the files that are awaited, one after another, and keeps them clean."""

import asyncio
from collections.abc import Callable, Mapping
from datetime import datetime

import structlog
from sqlalchemy.orm import Session

from bot.attachments.cleaning import MOST_BYTES, NotClean, clean
from bot.lane import WriterLane
from core.help_requests import attachments
from core.help_requests.attachments import Awaited
from core.messages import FileGone, FileSource
from db.engine import Database

log = structlog.get_logger()
TAKEN = 10
FETCH_SECONDS = 60.0
REST_SECONDS = 1.0


class Fetching:
    """The one worker that fetches; no child waits for it, the message itself is kept already."""

    def __init__(
        self,
        lane: WriterLane,
        database: Database,
        sources: Mapping[str, FileSource],
        *,
        clock: Callable[[], datetime],
    ) -> None:
        self._lane = lane
        self._database = database
        self._sources = sources
        self._clock = clock

    async def run(self) -> None:
        """Fetch until cancelled."""
        while True:
            try:
                if not await self._database.read(attachments.has_due, now=self._clock()):
                    await asyncio.sleep(REST_SECONDS)
                    continue
                await self.fetch_due()
            except Exception as error:  # noqa: BLE001  fetching must outlive a bad moment of the database
                log.error("fetching_failed", problem=type(error).__name__)
                await asyncio.sleep(REST_SECONDS)

    async def fetch_due(self) -> int:
        """Fetch what is due.

        Returns:
            How many files were asked for.
        """
        now = self._clock()
        found = await self._lane.run(lambda session: attachments.due(session, now=now, limit=TAKEN))
        for awaited in found:
            await self._lane.run(await self._outcome(awaited))
        return len(found)

    async def _outcome(self, awaited: Awaited) -> Callable[[Session], None]:
        """Fetch and clean; the rule that writes down how it went."""
        ref = awaited.ref
        try:
            cleaned = await self._cleaned(awaited)
        except (FileGone, NotClean) as error:
            log.info("attachment_lost", problem=type(error).__name__)
            return lambda session: attachments.give_up(session, ref)
        except Exception as error:  # noqa: BLE001  one file's trouble, whatever it is, must not keep the others waiting
            log.warning("attachment_delayed", problem=type(error).__name__)
            now = self._clock()
            return lambda session: attachments.try_later(session, ref, now=now)
        return lambda session: attachments.keep(session, ref, cleaned)

    async def _cleaned(self, awaited: Awaited) -> bytes:
        async with asyncio.timeout(FETCH_SECONDS):
            data = await self._sources[awaited.channel].fetch(awaited.source, limit=MOST_BYTES)
        if len(data) > MOST_BYTES:
            raise FileGone
        return await clean(awaited.kind, data)
