"""Watching the channels: what lasts, or needs a person, is told where staff look."""

from collections.abc import Callable, Sequence
from datetime import datetime

import structlog

from bot.channels.contract import Channel
from bot.lane import WriterLane
from bot.pace import Timer
from core import outages

log = structlog.get_logger()
LOOK_AGAIN = 5.0
PATIENCE = 60.0  # a messenger that is away for a moment is nobody's business
MENDS_ITSELF = "away"


class Watching:
    """Tells of troubles when they begin and when they end."""

    def __init__(
        self, channels: Sequence[Channel], lane: WriterLane, *, clock: Callable[[], datetime], timer: Timer
    ) -> None:
        self._channels = channels
        self._lane = lane
        self._clock = clock
        self._timer = timer
        self._told: dict[str, str | None] | None = None
        self._since: dict[str, float] = {}

    async def run(self) -> None:
        """Watch until cancelled."""
        while True:
            try:
                await self.once()
            except Exception as error:  # noqa: BLE001  told the next time
                log.error("watching_failed", problem=type(error).__name__)
            await self._timer.sleep(LOOK_AGAIN)

    async def once(self) -> None:
        """Write down what has changed since the last look."""
        found = {channel.name: self._lasting(channel) for channel in self._channels}
        if found != self._told:
            now = self._clock()
            await self._lane.run(lambda session: outages.tell(session, found, now=now))
            self._told = found

    def _lasting(self, channel: Channel) -> str | None:
        found = set(channel.troubles.values())
        if MENDS_ITSELF not in found:
            self._since.pop(channel.name, None)
        if troubles := sorted(found - {MENDS_ITSELF}):
            return troubles[0]
        if MENDS_ITSELF not in found:
            return None
        began = self._since.setdefault(channel.name, self._timer.now())
        return MENDS_ITSELF if self._timer.now() - began >= PATIENCE else None
