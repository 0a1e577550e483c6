"""The webhook: Meta proves itself by a signature over the very bytes, and is answered 200 only after the commit."""

import hashlib
import hmac
import json
from collections.abc import Callable
from datetime import datetime
from typing import Any

import structlog
from aiohttp import web

from bot.channels.whatsapp.intake import Intake
from bot.conversation import StorageUnavailable

log = structlog.get_logger()
WHERE = "/whatsapp"
SIGNATURE = "X-Hub-Signature-256"
OBJECT = "whatsapp_business_account"
MOST_BYTES = 4 * 1024 * 1024
LONGEST_CHALLENGE = 256


class Webhook:
    """Takes what Meta brings; ``last_at`` is when something genuine came last."""

    def __init__(self, intake: Intake, secret: str, verify_token: str, *, clock: Callable[[], datetime]) -> None:
        self._intake = intake
        self._secret = secret.encode()
        self._verify_token = verify_token.encode()
        self._clock = clock
        self.last_at: datetime | None = None

    def mount(self, app: web.Application) -> None:
        """Add the two routes."""
        app.router.add_get(WHERE, self.confirm, allow_head=False)
        app.router.add_post(WHERE, self.take)

    async def confirm(self, request: web.Request) -> web.Response:
        """Meta asks, once, whether this address is meant: whoever knows the token gets the challenge back."""
        given = request.query.get("hub.verify_token", "").encode(errors="replace")
        challenge = request.query.get("hub.challenge", "")
        is_meant = hmac.compare_digest(given, self._verify_token) and request.query.get("hub.mode") == "subscribe"
        if not is_meant or not challenge.isalnum() or len(challenge) > LONGEST_CHALLENGE:
            return web.Response(status=403)
        return web.Response(text=challenge)

    async def take(self, request: web.Request) -> web.Response:
        """One delivery. What is not from Meta learns nothing but that."""
        try:
            raw = await request.clone(client_max_size=MOST_BYTES).read()
        except web.HTTPRequestEntityTooLarge:
            return web.Response(status=413)
        if not self._is_genuine(raw, request.headers.get(SIGNATURE, "")):
            return web.Response(status=403)
        try:
            payload = json.loads(raw)
        except (ValueError, RecursionError):
            return web.Response(status=400)
        self.last_at = self._clock()
        return await self._answer(payload)

    async def _answer(self, payload: Any) -> web.Response:
        if not isinstance(payload, dict) or payload.get("object") != OBJECT:
            return web.Response(status=200)  # of another product: it would come again for seven days
        try:
            await self._intake.take(payload)
        except StorageUnavailable:
            return web.Response(status=503, headers={"Retry-After": "2"})
        return web.Response(status=200)

    def _is_genuine(self, raw: bytes, given: str) -> bool:
        digest = hmac.new(self._secret, raw, hashlib.sha256).hexdigest()
        return hmac.compare_digest(given.encode(errors="replace"), f"sha256={digest}".encode())
