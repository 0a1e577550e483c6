"""Files people sent: asked of WhatsApp by the name a webhook gave them, which nobody but the bot ever sees."""

from collections.abc import Mapping

from bot.channels.whatsapp.graph import Graph
from core.messages import FileGone


class WhatsAppFiles:
    """Fetches with the number that was given the file."""

    def __init__(self, graphs: Mapping[str, Graph]) -> None:
        self._graphs = graphs

    async def fetch(self, source: str, *, limit: int) -> bytes:
        """The file behind ``<number>:<media id>``."""
        number, _, media_id = source.partition(":")
        if number not in self._graphs:
            raise FileGone
        return await self._graphs[number].media(media_id, limit=limit)
