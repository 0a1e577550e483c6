"""How a bot gets its updates: getUpdates, or a webhook that is set, looked at and deleted."""

import re
from typing import Any
from urllib.parse import urlsplit

from lo_bot_api_emulator import ApiRefusal  # type: ignore[import-untyped]

from tests.telegram.account import Account
from tests.telegram.updates import TERMINATED_BY_WEBHOOK
from tests.telegram.webhooks import Knobs, Pump, Target

Json = dict[str, Any]
SECRET = re.compile(r"[A-Za-z0-9_-]*")
LOOPBACK = {"127.0.0.1", "localhost", "::1"}


def number(fields: Json, name: str, default: int, lowest: int, highest: int) -> int:
    """A whole number brought between its bounds, as Telegram does."""
    try:
        value = int(fields.get(name) or default)
    except (TypeError, ValueError):
        value = default
    return min(max(value, lowest), highest)


def kinds(fields: Json) -> list[str] | None:
    """The kinds of update a bot asks for; None when it does not say."""
    wanted = fields.get("allowed_updates")
    if wanted is None:
        return None
    if not isinstance(wanted, list) or not all(isinstance(kind, str) for kind in wanted):
        raise ApiRefusal("Bad Request: can't parse allowed updates JSON object")
    return wanted


class Channel:
    """The two ways to one bot's updates; only one of them at a time."""

    def __init__(self, account: Account, knobs: Knobs) -> None:
        self.account = account
        self.knobs = knobs
        self.pump: Pump | None = None

    async def get_updates(self, fields: Json) -> list[str]:
        """getUpdates: raw updates."""
        updates = self.account.updates
        if not updates.has_webhook:
            updates.allow(kinds(fields))
        return await updates.poll(
            offset=number(fields, "offset", 0, -(2**31), 2**31 - 1),
            limit=number(fields, "limit", 100, 1, 100),
            seconds=number(fields, "timeout", 0, 0, 50),
        )

    async def set_webhook(self, fields: Json) -> bool:
        """setWebhook; without a url it is deleteWebhook."""
        url = str(fields.get("url") or "")
        target = _target(url, fields) if url else None
        wanted = kinds(fields)
        await self.stop()
        updates = self.account.updates
        if fields.get("drop_pending_updates"):
            updates.pending.clear()
        updates.has_webhook = target is not None
        if target is not None:
            updates.allow(wanted)
            updates.terminate(TERMINATED_BY_WEBHOOK)
            self.pump = Pump(updates, target, self.knobs)
            await self.pump.start()
        return True

    def info(self) -> Json:
        """getWebhookInfo."""
        updates, pump = self.account.updates, self.pump
        updates.drop_old()
        found: Json = {"url": pump.target.url if pump else "", "has_custom_certificate": False}
        found["pending_update_count"] = len(updates.pending)
        if updates.allowed:
            found["allowed_updates"] = updates.allowed
        if pump:
            found |= {"max_connections": pump.target.max_connections, "ip_address": "127.0.0.1"}
        if pump and pump.last_error:
            found |= {"last_error_date": int(self.account.clock()), "last_error_message": pump.last_error}
        return found

    def wake(self) -> None:
        """The server went away or came back: polls end, posts go on."""
        self.account.updates.wake()
        if self.pump is not None:
            self.pump.wake()

    async def stop(self) -> None:
        """No more posts."""
        pump, self.pump = self.pump, None
        if pump is not None:
            await pump.stop()


def _target(url: str, fields: Json) -> Target:
    parts = urlsplit(url)
    if parts.hostname not in LOOPBACK:
        raise ApiRefusal("Bad Request: bad webhook: only loopback is reachable from this emulator")
    if parts.scheme not in {"https", "http"}:
        raise ApiRefusal("Bad Request: bad webhook: An HTTPS URL must be provided for webhook")
    secret = str(fields.get("secret_token") or "")
    if len(secret) > 256:
        raise ApiRefusal("Bad Request: secret token is too long")
    if not SECRET.fullmatch(secret):
        raise ApiRefusal("Bad Request: secret token contains unallowed characters")
    return Target(url, secret or None, number(fields, "max_connections", 40, 1, 100))
