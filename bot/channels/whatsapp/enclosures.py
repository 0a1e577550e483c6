"""What comes with words over WhatsApp, a picture or a file, as a message above them; neither ever costs the words.

What goes to many is uploaded once for each number, and again before WhatsApp throws it away.
"""

import asyncio
import base64
from collections.abc import Mapping
from typing import Any
from weakref import WeakValueDictionary

import structlog

from bot.channels.whatsapp.graph import SECONDS
from bot.channels.whatsapp.line import Line
from bot.channels.whatsapp.parts import Parts
from bot.channels.whatsapp.refusals import AccountTrouble, BadRequest, MediaRefused, TokenRefused
from bot.pace import Timer
from core import pictures
from core.messages import Attachment, ContactUnreachable, Picture, SendError, Throttled, WindowClosed
from core.pictures import PictureUnknown

log = structlog.get_logger()
SLOWEST = 100_000  # bytes a second that a school's line lets out
KEPT_SECONDS = 25 * 86_400.0  # WhatsApp keeps what was uploaded for thirty days
# said of the person, the number or the account, not of what was enclosed: the words would fare no better
GRAVER = (Throttled, ContactUnreachable, TokenRefused, AccountTrouble, WindowClosed)
# WhatsApp refuses kinds it does not know; a phone goes by the name of the file
PLAIN = "text/plain"
DOCUMENTS = (
    PLAIN,
    "application/pdf",
    "application/msword",
    "application/vnd.ms-excel",
    "application/vnd.ms-powerpoint",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "application/vnd.openxmlformats-officedocument.presentationml.presentation",
)
IMAGES = ("image/jpeg", "image/png")


class Enclosures:
    """Sends pictures and files; what WhatsApp calls those that go to many is remembered while the process lives."""

    def __init__(self, parts: Parts, timer: Timer) -> None:
        self._parts = parts
        self._timer = timer
        self._known: dict[tuple[str, str], tuple[str, float]] = {}
        self._uploading: WeakValueDictionary[tuple[str, str], asyncio.Lock] = WeakValueDictionary()

    async def send(self, line: Line, enclosed: Picture | Attachment) -> bool:
        """Send one; whether it could be sent.

        Raises:
            Throttled, ContactUnreachable, TokenRefused, AccountTrouble, WindowClosed: the words could not be either.
            SendError: of a broadcast, whatever leaves open whether it arrived.
        """
        name = enclosed.name if isinstance(enclosed, Picture) else enclosed.digest
        place = None if name is None else (line.graph.number, name)
        try:
            await self._hand_over(line, enclosed, place)
        except GRAVER:
            raise
        except (SendError, PictureUnknown) as problem:
            if place is not None:
                self._known.pop(place, None)
            if line.is_broadcast and not isinstance(problem, BadRequest | MediaRefused | PictureUnknown):
                raise
            log.info("enclosure_left", problem=type(problem).__name__)
            return False
        return True

    async def _hand_over(self, line: Line, enclosed: Picture | Attachment, place: tuple[str, str] | None) -> None:
        """Send it by the name it has; a name that WhatsApp has thrown away before its time gets a new one."""
        is_known = place in self._known
        try:
            sent = await line.send(_body(enclosed, await self._id(line, enclosed, place)))
        except (BadRequest, MediaRefused):
            if place is None or not is_known:
                raise
            self._known.pop(place, None)
            sent = await line.send(_body(enclosed, await self._id(line, enclosed, place)))
        self._parts.note(sent.id)

    async def _id(self, line: Line, enclosed: Picture | Attachment, place: tuple[str, str] | None) -> str:
        if place is None or not line.is_broadcast:
            return self._kept(place) or await self._upload(line, enclosed, place)
        async with self._uploading.setdefault(place, asyncio.Lock()):  # who has time waits for the first to upload it
            return self._kept(place) or await self._upload(line, enclosed, place)

    def _kept(self, place: tuple[str, str] | None) -> str:
        known, until = self._known.get(place, ("", 0.0)) if place is not None else ("", 0.0)
        return known if self._timer.now() < until else ""

    async def _upload(self, line: Line, enclosed: Picture | Attachment, place: tuple[str, str] | None) -> str:
        name, media_type, data = _file(enclosed)
        seconds = SECONDS + len(data) / SLOWEST
        fresh = await line.upload(name, media_type, data, seconds=seconds)
        if place is not None:
            self._known[place] = (fresh, self._timer.now() + KEPT_SECONDS)
        return fresh


def _file(enclosed: Picture | Attachment) -> tuple[str, str, bytes]:
    """Its name, its kind as WhatsApp takes it, and its bytes; of a moving picture the one that stands still."""
    if isinstance(enclosed, Attachment):
        is_known = enclosed.media_type in (*DOCUMENTS, *IMAGES)
        return enclosed.name, enclosed.media_type if is_known else PLAIN, enclosed.data
    if enclosed.name is None:
        return "picture.png", "image/png", base64.b64decode(enclosed.drawn or "")
    name = pictures.shipped(enclosed.name).still or enclosed.name
    path = pictures.path(name)
    return path.name, pictures.media_type(name), path.read_bytes()


def _body(enclosed: Picture | Attachment, media_id: str) -> Mapping[str, Any]:
    if isinstance(enclosed, Picture) or enclosed.media_type in IMAGES:
        return {"type": "image", "image": {"id": media_id}}
    return {"type": "document", "document": {"id": media_id, "filename": enclosed.name}}
