"""Files people sent: asked of Telegram by the name an update gave them, which nobody but the bot ever sees."""

from collections.abc import Mapping

from bot.channels.telegram.api import BadRequest, BotApi
from core.messages import ChannelAway, ContactUnreachable, FileGone, SendError


class TelegramFiles:
    """Fetches with the bot that was given the file."""

    def __init__(self, bots: Mapping[str, BotApi]) -> None:
        self._bots = bots

    async def fetch(self, source: str, *, limit: int) -> bytes:
        """The file behind ``<bot>:<file id>``."""
        bot, _, file_id = source.partition(":")
        if bot not in self._bots:
            raise FileGone
        try:
            found = await self._bots[bot].call("getFile", file_id=file_id)
        except (BadRequest, ContactUnreachable):
            raise FileGone from None
        except SendError:
            raise ChannelAway from None
        if int(found.get("file_size", 0)) > limit or not found.get("file_path"):
            raise FileGone
        return await self._bots[bot].download(str(found["file_path"]), limit=limit)
