"""Pictures over Telegram: a shipped one is uploaded once for each bot, and no picture ever costs the words below it."""

import base64
from typing import Any

import structlog

from bot.channels.telegram.api import BadRequest, BotApi, Conflict, TokenRefused, Upload
from bot.pace import Pace
from core import pictures
from core.messages import ContactUnreachable, Picture, SendError, Throttled
from core.pictures import PictureUnknown, sheets

log = structlog.get_logger()
CAPTION = 1024  # UTF-16 units of the words below a picture
# said of the chat or of the bot, not of the picture: the words would fare no better
GRAVER = (Throttled, ContactUnreachable, TokenRefused, Conflict)
_GROUND = bytes.fromhex("dcebe4")


def has_room_below(text: str) -> bool:
    """Whether the words fit below a picture; otherwise they follow it."""
    return len(text.encode("utf-16-le")) // 2 <= CAPTION


def nothing_to_see() -> Upload:
    """What takes the place of a picture that may stand on a phone no longer."""
    return Upload("picture.png", "image/png", sheets.plain(160, 80, _GROUND))


class Pictures:
    """Sends pictures; what Telegram calls the shipped ones is remembered for as long as the process lives."""

    def __init__(self, pace: Pace) -> None:
        self._pace = pace
        self._known: dict[tuple[str, str], str] = {}

    async def send(self, api: BotApi, picture: Picture, **fields: Any) -> Any:
        """Send one with these fields; the Message it became, None when it could not be sent.

        Raises:
            Throttled, ContactUnreachable, TokenRefused, Conflict: the words could not be sent either.
        """
        try:
            result = await self._again(api, picture, fields) or await self._call(api, picture, _upload(picture), fields)
        except GRAVER:
            raise
        except (SendError, PictureUnknown) as problem:
            log.info("picture_left", problem=type(problem).__name__)
            return None
        if picture.name is not None and (called := _called(result)):
            self._known[api.bot, picture.name] = called
        return result

    async def _again(self, api: BotApi, picture: Picture, fields: dict[str, Any]) -> Any:
        """By the name Telegram gave it; None when it has none, or Telegram takes that no longer."""
        known = self._known.get((api.bot, picture.name or ""))
        if known is None:
            return None
        try:
            return await self._call(api, picture, known, fields)
        except BadRequest:
            self._known.pop((api.bot, picture.name or ""), None)
            return None

    async def _call(self, api: BotApi, picture: Picture, file: Upload | str, fields: dict[str, Any]) -> Any:
        await self._pace.step(api.bot)
        if picture.name is not None and pictures.moves(picture.name):
            return await api.call("sendAnimation", animation=file, **fields)
        return await api.call("sendPhoto", photo=file, **fields)


def _upload(picture: Picture) -> Upload:
    if picture.name is None:
        return Upload("picture.png", "image/png", base64.b64decode(picture.drawn or ""))
    path = pictures.path(picture.name)
    return Upload(path.name, pictures.media_type(picture.name), path.read_bytes())


def _called(result: Any) -> str | None:
    """Telegram's name of the file in a Message: of the largest photo, or of the animation."""
    sizes = result.get("photo") or [result.get("animation") or {}]
    found = sizes[-1].get("file_id")
    return found if isinstance(found, str) else None
