"""Reading: WhatsApp is told what was read, once a person has had the words before their eyes, and never before."""

from collections.abc import Mapping, Sequence

import structlog

from bot.channels.whatsapp.addresses import number_and_user
from bot.channels.whatsapp.graph import Graph
from bot.channels.whatsapp.updates import CHANNEL
from bot.lane import WriterLane
from bot.pace import Timer
from core.help_requests import reading
from core.help_requests.reading import Seen
from core.messages import MessageRefused
from db.engine import Database

log = structlog.get_logger()
LOOK_AGAIN, FIRST_PAUSE, LONGEST_PAUSE = 2.0, 2.0, 300.0


class Reading:
    """Tells of it; that one message was read says it of all before it."""

    def __init__(self, graphs: Mapping[str, Graph], lane: WriterLane, database: Database, timer: Timer) -> None:
        self._graphs = graphs
        self._lane = lane
        self._database = database
        self._timer = timer
        self._waiting: frozenset[int] = frozenset()

    async def run(self) -> None:
        """Tell until cancelled."""
        pause = FIRST_PAUSE
        while True:
            try:
                if await self.once() == 0:
                    await self._timer.sleep(LOOK_AGAIN)
                pause = FIRST_PAUSE
            except Exception as problem:  # noqa: BLE001  it is still to be told: it is tried again
                log.info("reading_not_told", problem=type(problem).__name__)
                await self._timer.sleep(pause)
                pause = min(pause * 2, LONGEST_PAUSE)

    async def once(self) -> int:
        """Tell what is to be told.

        Returns:
            How many messages that was.
        """
        due = await self._database.read(reading.due, channel=CHANNEL)
        if due == self._waiting:  # what may not be told yet waits for others to be seen
            return 0
        told: list[int] = []
        try:
            for one in await self._database.read(reading.seen, channel=CHANNEL):
                await self._tell(one)
                told.append(one.message_id)
        finally:
            await self._forget(told)
        self._waiting = due - set(told)
        return len(told)

    async def _tell(self, one: Seen) -> None:
        address, _, wamid = (one.source or "").partition(" ")
        number, _ = number_and_user(address)
        if number not in self._graphs:
            return
        try:
            await self._graphs[number].read(wamid)
        except MessageRefused as refusal:  # too old, or gone
            log.info("reading_refused", problem=type(refusal).__name__)

    async def _forget(self, told: Sequence[int]) -> None:
        if told:
            await self._lane.run(lambda session: reading.told(session, told))
