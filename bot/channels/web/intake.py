"""The wire of the web chat: a message is answered 200 only after it is committed."""

import asyncio
import hashlib
import re
from collections.abc import Callable
from datetime import datetime
from typing import Any

from aiohttp import web
from sqlalchemy.orm import Session

from bot.channels.web import attachments, pictures
from bot.channels.web.sender import Bell
from bot.channels.web.talk_key import KeyForged, address_of, box_of
from bot.conversation import Conversation, StorageUnavailable
from core import mailbox, words
from core.mailbox import Box
from core.messages import MAX_INBOUND_TEXT, MAX_PAYLOAD_BYTES, InboundMessage, OutboundMessage
from core.texts import LOCALES, texts
from db.engine import Database

CLIENT_ID = re.compile(r"[A-Za-z0-9-]{8,64}")
LONGEST_WAIT = 25.0
LAST_BUBBLE = 2**31 - 1  # what a column of numbers holds on every engine
RETRY_AFTER = "2"


class Refused(Exception):
    """The request is not a message; ``code`` names the kind text that says why."""

    def __init__(self, code: str, status: int) -> None:
        super().__init__(code)
        self.code = code
        self.status = status


class Intake:
    """Messages in, bubbles out."""

    def __init__(
        self, conversation: Conversation, database: Database, bell: Bell, *, clock: Callable[[], datetime]
    ) -> None:
        self._clock = clock
        self._conversation = conversation
        self._database = database
        self._bell = bell

    def mount(self, app: web.Application) -> None:
        """Add the two routes, and let waiting pages go when the service stops."""
        app.router.add_post("/chat/turns", self.take)
        app.router.add_get("/chat/bubbles", self.show)
        app.on_shutdown.append(self._let_go)

    async def take(self, request: web.Request) -> web.Response:
        """One message of a child."""
        locale: str | None = None
        try:
            address = _address(request)
            body = await _body(request)
            locale = body.get("locale") if body.get("locale") in LOCALES else None
            inbound = _message(body, address, locale)
            await self._conversation.handle(inbound, alongside=_own_bubble(body, address, inbound, self._clock()))
        except Refused as refusal:
            return _refusal(refusal.code, refusal.status, locale)
        except StorageUnavailable:
            return _refusal("storage", 503, locale)
        self._bell.ring(box_of(address).lookup)
        return web.json_response({"ok": True})

    async def show(self, request: web.Request) -> web.Response:
        """Bubbles new or changed since a cursor; waits a while when there are none."""
        try:
            box = box_of(_address(request))
            after, wait = _number(request, "after"), min(float(_number(request, "wait")), LONGEST_WAIT)
        except Refused as refusal:
            return _refusal(refusal.code, refusal.status, None)
        heard = self._bell.listen(box.lookup)
        try:
            answer = await self._look(box, after)
            if not answer["bubbles"] and not answer["erased"] and wait:
                await self._bell.wait(box.lookup, heard, wait)
                answer = await self._look(box, after)
        except asyncio.CancelledError:
            raise
        except Exception:  # noqa: BLE001  a page that cannot read now asks again
            return _refusal("storage", 503, None)
        finally:
            self._bell.leave(box.lookup, heard)
        return web.json_response(answer)

    async def _let_go(self, _app: web.Application) -> None:
        """A page that listens for half a minute must not hold up the stop for as long."""
        self._bell.ring_all()

    async def _look(self, box: Box, after: int) -> dict[str, Any]:
        return await self._database.read(_changes, box, after)


def _changes(session: Session, box: Box, after: int) -> dict[str, Any]:
    erased = mailbox.was_emptied(session, box, after=after)
    shown = mailbox.changed(session, box, after=0 if erased else after)
    return {
        "cursor": max((bubble.change for bubble in shown), default=0 if erased else after),
        "erased": erased,
        "bubbles": [
            {
                "seq": bubble.seq,
                "side": bubble.side,
                "text": bubble.text,
                "replies": [{"title": reply.title, "payload": reply.payload} for reply in bubble.quick_replies],
                "at": bubble.created_at.isoformat().replace("+00:00", "Z"),
                **({"client_id": bubble.source} if bubble.side == "child" else {}),
                **pictures.described(bubble.picture),
                **attachments.described(bubble.attachment),
            }
            for bubble in shown
        ],
    }


def _address(request: web.Request) -> str:
    scheme, _, talk_key = request.headers.get("Authorization", "").partition(" ")
    try:
        if scheme != "Bearer":
            raise KeyForged
        return address_of(talk_key)
    except KeyForged:
        raise Refused("key", 401) from None


async def _body(request: web.Request) -> dict[str, Any]:
    try:
        body = await request.json()
    except web.HTTPRequestEntityTooLarge:
        raise Refused("long", 413) from None
    except ValueError:
        raise Refused("unreadable", 400) from None
    if not isinstance(body, dict):
        raise Refused("unreadable", 400)
    return body


def _message(body: dict[str, Any], address: str, locale: str | None) -> InboundMessage:
    client_id, text, payload, bubble = (body.get(name) for name in ("id", "text", "payload", "bubble"))
    if not isinstance(client_id, str) or not CLIENT_ID.fullmatch(client_id):
        raise Refused("unreadable", 400)
    if isinstance(payload, str) and payload.isprintable() and 0 < len(payload.encode()) <= MAX_PAYLOAD_BYTES:
        text = None
    elif isinstance(text, str):
        payload, text = None, _readable(text)
    else:
        raise Refused("unreadable", 400)
    return InboundMessage(
        channel="web",
        bot="web",
        external_id=hashlib.sha256(f"{address}:{client_id}".encode()).hexdigest(),
        address=address,
        text=text,
        payload=payload,
        shown=str(bubble) if isinstance(bubble, int) and 0 < bubble <= LAST_BUBBLE else None,
        locale=locale,
    )


def _readable(text: str) -> str:
    """The text as it can be kept: neither too long nor invisible."""
    clean = words.readable(text)
    if words.is_blank(clean):
        raise Refused("empty", 400)
    if len(clean) > MAX_INBOUND_TEXT:
        raise Refused("long", 413)
    return clean


def _own_bubble(
    body: dict[str, Any], address: str, inbound: InboundMessage, now: datetime
) -> Callable[[Session], object] | None:
    if inbound.text is None:
        return None
    message = OutboundMessage(inbound.text)

    def put(session: Session) -> None:
        mailbox.put(session, box_of(address), side="child", source=body["id"], message=message, now=now)

    return put


def _number(request: web.Request, name: str) -> int:
    written = request.query.get(name, "0")
    if not written.isdecimal() or len(written) > 12:
        raise Refused("unreadable", 400)
    return int(written)


def _refusal(code: str, status: int, locale: str | None) -> web.Response:
    headers = {"Retry-After": RETRY_AFTER} if status == 503 else None
    return web.json_response(
        {"error": code, "message": texts(locale)(f"web-refused-{code}")}, status=status, headers=headers
    )
