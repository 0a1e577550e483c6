"""What comes with words over Telegram, a picture or a file: what goes to many is uploaded once for each bot.

Neither ever costs the words below it.
"""

import asyncio
import base64
from collections import defaultdict
from contextlib import nullcontext
from typing import Any

import structlog

from bot.channels.telegram.api import SECONDS, BadRequest, Conflict, TokenRefused, Upload
from bot.channels.telegram.line import Line
from core import pictures
from core.messages import Attachment, ContactUnreachable, Picture, SendError, Throttled
from core.pictures import PictureUnknown, sheets

log = structlog.get_logger()
SLOWEST = 100_000  # bytes a second that a school's line lets out
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
    """Sends pictures and files; what Telegram calls those that go to many is remembered while the process lives."""

    def __init__(self) -> None:
        self._known: dict[tuple[str, str], str] = {}
        self._uploads: defaultdict[tuple[str, str], asyncio.Lock] = defaultdict(asyncio.Lock)

    async def send(self, line: Line, enclosed: Picture | Attachment, **fields: Any) -> Any:
        """Send one with these fields; the Message it became, None when it could not be sent.

        Raises:
            Throttled, ContactUnreachable, TokenRefused, Conflict: the words could not be sent either.
            SendError: of a broadcast, whatever leaves open whether it arrived.
        """
        name = enclosed.name if isinstance(enclosed, Picture) else enclosed.digest
        try:
            method, field = _asked(enclosed)
            if name is None:
                return await self._upload(line, enclosed, method, field, fields)
            place = (line.bot, name)
            waits = line.is_broadcast and place not in self._known  # for the one that uploads it
            async with self._uploads[place] if waits else nullcontext():
                return await self._by_name(line, enclosed, place, method, field, fields)
        except GRAVER:
            raise
        except (SendError, PictureUnknown) as problem:
            if line.is_broadcast and not isinstance(problem, BadRequest | PictureUnknown):
                raise
            log.info("enclosure_left", problem=type(problem).__name__)
            return None

    async def _by_name(
        self,
        line: Line,
        enclosed: Picture | Attachment,
        place: tuple[str, str],
        method: str,
        field: str,
        fields: dict[str, Any],
    ) -> Any:
        """By the name Telegram gave it; it is uploaded when it has none, or Telegram takes that no longer."""
        if (known := self._known.get(place)) is not None:
            try:
                return await line.call(method, **{field: known, **fields})
            except BadRequest:
                self._known.pop(place, None)
        result = await self._upload(line, enclosed, method, field, fields)
        if called := _called(result):
            self._known[place] = called
        return result

    async def _upload(
        self, line: Line, enclosed: Picture | Attachment, method: str, field: str, fields: dict[str, Any]
    ) -> Any:
        upload = _upload(enclosed)
        if len(upload.data) > SLOWEST:
            fields = {"seconds": SECONDS + len(upload.data) / SLOWEST, **fields}
        return await line.call(method, **{field: upload, **fields})


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
    """Telegram's name of the file in a Message: of the largest photo, of the animation, or of the file."""
    sizes = result.get("photo") or [result.get("animation") or result.get("document") or {}]
    found = sizes[-1].get("file_id")
    return found if isinstance(found, str) else None
