"""What comes with words over Telegram, a picture or a file: shipped pictures are uploaded once for each bot.

Neither ever costs the words below it.
"""

import base64
from typing import Any

import structlog

from bot.channels.telegram.api import BadRequest, BotApi, Conflict, TokenRefused, Upload
from bot.pace import Pace
from core import pictures
from core.messages import Attachment, ContactUnreachable, Picture, SendError, Throttled
from core.pictures import PictureUnknown, sheets

log = structlog.get_logger()
CAPTION = 1024  # UTF-16 units of the words below a picture or a file
# said of the chat or of the bot, not of what was enclosed: the words would fare no better
GRAVER = (Throttled, ContactUnreachable, TokenRefused, Conflict)
_GROUND = bytes.fromhex("dcebe4")


def has_room_below(text: str) -> bool:
    """Whether the words fit below a picture or a file; otherwise they follow it."""
    return len(text.encode("utf-16-le")) // 2 <= CAPTION


def nothing_to_see() -> Upload:
    """What takes the place of a picture that may stand on a phone no longer."""
    return Upload("picture.png", "image/png", sheets.plain(160, 80, _GROUND))


class Enclosures:
    """Sends pictures and files; what Telegram calls the shipped pictures is remembered while the process lives."""

    def __init__(self, pace: Pace) -> None:
        self._pace = pace
        self._known: dict[tuple[str, str], str] = {}

    async def send(self, api: BotApi, enclosed: Picture | Attachment, **fields: Any) -> Any:
        """Send one with these fields; the Message it became, None when it could not be sent.

        Raises:
            Throttled, ContactUnreachable, TokenRefused, Conflict: the words could not be sent either.
        """
        shipped = enclosed.name if isinstance(enclosed, Picture) else None
        try:
            method, field = _asked(enclosed)
            result = await self._again(api, shipped, method, field, fields)
            if result is None:
                result = await self._call(api, method, {field: _upload(enclosed), **fields})
        except GRAVER:
            raise
        except (SendError, PictureUnknown) as problem:
            log.info("enclosure_left", problem=type(problem).__name__)
            return None
        if shipped is not None and (called := _called(result)):
            self._known[api.bot, shipped] = called
        return result

    async def _again(self, api: BotApi, shipped: str | None, method: str, field: str, fields: dict[str, Any]) -> Any:
        """By the name Telegram gave it; None when it has none, or Telegram takes that no longer."""
        known = self._known.get((api.bot, shipped or ""))
        if known is None:
            return None
        try:
            return await self._call(api, method, {field: known, **fields})
        except BadRequest:
            self._known.pop((api.bot, shipped or ""), None)
            return None

    async def _call(self, api: BotApi, method: str, fields: dict[str, Any]) -> Any:
        await self._pace.step(api.bot)
        return await api.call(method, **fields)


def _asked(enclosed: Picture | Attachment) -> tuple[str, str]:
    """The method that shows it, and the field it takes it in."""
    if isinstance(enclosed, Attachment):
        return "sendDocument", "document"
    is_moving = enclosed.name is not None and pictures.moves(enclosed.name)
    return ("sendAnimation", "animation") if is_moving else ("sendPhoto", "photo")


def _upload(enclosed: Picture | Attachment) -> Upload:
    if isinstance(enclosed, Attachment):
        return Upload(enclosed.name, enclosed.media_type, enclosed.data)
    if enclosed.name is None:
        return Upload("picture.png", "image/png", base64.b64decode(enclosed.drawn or ""))
    path = pictures.path(enclosed.name)
    return Upload(path.name, pictures.media_type(enclosed.name), path.read_bytes())


def _called(result: Any) -> str | None:
    """Telegram's name of the file in a Message: of the largest photo, or of the animation."""
    sizes = result.get("photo") or [result.get("animation") or {}]
    found = sizes[-1].get("file_id")
    return found if isinstance(found, str) else None
