"""A line to one person for one message: each call at the pace, a request to wait heeded by whom it concerns."""

from collections.abc import Mapping
from typing import Any

from bot.channels.whatsapp.addresses import address_of, addressee
from bot.channels.whatsapp.graph import Graph, Sent
from bot.channels.whatsapp.refusals import PairThrottled
from bot.pace import Pace
from core.messages import Throttled

LONGEST_PAUSE = 30.0  # seconds for which even an answer does not try a number that asked for more


class Line:
    """Calls of one message. ``done`` says how many were taken over: part of it may stand on the phone."""

    def __init__(self, graph: Graph, pace: Pace, user: str, *, is_broadcast: bool = False) -> None:
        self.graph = graph
        self.user = user
        self.is_broadcast = is_broadcast
        self.done = 0
        self._pace = pace

    @property
    def address(self) -> str:
        """Where it leads."""
        return address_of(self.graph.number, self.user)

    async def send(self, body: Mapping[str, Any]) -> Sent:
        """Hand over one body at this number's next step."""
        await self._step()
        try:
            sent = await self.graph.send({**addressee(self.user), **body})
        except Throttled as asked:
            self._heed(asked)
            raise
        self._pace.wrote(self.address)
        self.done += 1
        return sent

    async def upload(self, name: str, media_type: str, data: bytes, *, seconds: float) -> str:
        """Hand over a file, to be named in a message."""
        await self._step()
        try:
            return await self.graph.upload(name, media_type, data, seconds=seconds)
        except Throttled as asked:
            self._heed(asked)
            raise

    async def _step(self) -> None:
        await self._pace.step(self.graph.number, yields=self.is_broadcast)

    def _heed(self, asked: Throttled) -> None:
        if not isinstance(asked, PairThrottled):
            self._pace.pause(self.graph.number, min(asked.retry_after, LONGEST_PAUSE))
            self._pace.hold_broadcasts(self.graph.number, asked.retry_after)
