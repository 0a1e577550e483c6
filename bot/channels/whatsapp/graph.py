"""The Cloud API over HTTP: one call, its result as plain data, its failures in the words of our own vocabulary.

Answers are not read into models: an unknown field must never cost a child's message. No failure carries the address,
the words or the token, as a library's exceptions do.
"""

import base64
import hashlib
import hmac
import io
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

import aiohttp

from bot.channels.whatsapp.people import digits_of, made_for_us
from bot.channels.whatsapp.refusals import refusal
from bot.connecting import Http
from core.messages import ChannelAway, FileGone, MessageRefused, SendError, Uncertain

SECONDS = 20.0
CONNECT_SECONDS = 5.0
FILE_PATIENCE = aiohttp.ClientTimeout(total=60, sock_connect=CONNECT_SECONDS)
NEVER_SENT = (aiohttp.ClientConnectorError, aiohttp.ConnectionTimeoutError)
PRODUCT = {"messaging_product": "whatsapp"}
# where Meta keeps files; nobody else is shown the token
FILE_HOSTS = (".fbcdn.net", ".fbsbx.com", ".whatsapp.net", ".facebook.com")
_NAME = re.compile(r"[A-Za-z0-9_-]{1,128}")


@dataclass(frozen=True, slots=True)
class Sent:
    """What the API took over: its own id of it, and whom it was meant for as the API understood (None: not said)."""

    to: str | None
    id: str


class Graph:
    """One number of one account; ``base`` holds the version."""

    def __init__(self, http: Http, token: str, number: str, base: str) -> None:
        self.number = number
        self._http = http
        self._base = base.rstrip("/")
        self._headers = {"Authorization": f"Bearer {token}"}

    async def send(self, body: Mapping[str, Any]) -> Sent:
        """Hand over a message that already says whom it goes to.

        Raises:
            ChannelAway: nothing was done. Uncertain: no answer came. Any other SendError: what the API said.
        """
        answer = await self.post(f"{self.number}/messages", **PRODUCT, recipient_type="individual", **body)
        try:
            taken = str(answer["messages"][0]["id"])
        except (KeyError, IndexError, TypeError):
            raise Uncertain from None
        return Sent(_reached(answer, body), taken)

    async def read(self, wamid: str) -> None:
        """Say that a message of theirs was read."""
        await self.post(f"{self.number}/messages", **PRODUCT, status="read", message_id=wamid)

    async def upload(self, name: str, media_type: str, data: bytes, *, seconds: float = SECONDS) -> str:
        """The API's name of a file of ours."""
        form = aiohttp.FormData({**PRODUCT, "type": media_type})
        form.add_field("file", io.BytesIO(data), filename=name, content_type=media_type)
        answer = await self._call("POST", f"{self.number}/media", seconds, data=form)
        if not isinstance(answer.get("id"), str):
            raise Uncertain
        return str(answer["id"])

    async def media(self, media_id: str, *, limit: int) -> bytes:
        """A file that somebody sent, at most ``limit`` bytes.

        Raises:
            FileGone: it is not there, or larger than ``limit``. ChannelAway: not now.
        """
        if _NAME.fullmatch(media_id) is None:
            raise FileGone
        try:
            facts = await self.get(media_id, phone_number_id=self.number)
        except MessageRefused:
            raise FileGone from None
        except SendError:
            raise ChannelAway from None
        if _size(facts) > limit or not self._is_trusted(url := str(facts.get("url", ""))):
            raise FileGone
        data = await self._download(url, limit)
        if not _is_whole(data, facts.get("sha256")):
            raise ChannelAway
        return data

    async def get(self, path: str, **query: str) -> dict[str, Any]:
        """Ask for something; see :meth:`post` for what may be raised."""
        return await self._call("GET", path, SECONDS, params=query)

    async def post(self, path: str, **fields: Any) -> dict[str, Any]:
        """Have something done; fields that are None are left out.

        Raises:
            ChannelAway: nothing was done. Uncertain: no answer came. Any other SendError: what the API said.
        """
        return await self._call("POST", path, SECONDS, json={k: v for k, v in fields.items() if v is not None})

    async def _call(self, method: str, path: str, seconds: float, **content: Any) -> dict[str, Any]:
        status, answer = await self._answer(method, f"{self._base}/{path}", seconds, content)
        if 200 <= status < 300 and isinstance(answer, dict) and "error" not in answer:
            return answer
        raise refusal(status, answer if isinstance(answer, dict) else {})

    async def _answer(self, method: str, url: str, seconds: float, content: dict[str, Any]) -> tuple[int, Any]:
        patience = aiohttp.ClientTimeout(total=seconds, sock_connect=CONNECT_SECONDS)
        try:
            async with self._http.session.request(
                method, url, headers=self._headers, timeout=patience, allow_redirects=False, **content
            ) as got:
                return got.status, await got.json(content_type=None)
        except NEVER_SENT:
            raise ChannelAway from None
        except (aiohttp.ClientError, TimeoutError):
            raise (ChannelAway if method == "GET" else Uncertain) from None
        except ValueError:  # no JSON: something before the API answered
            return (502 if got.status < 500 else got.status), {}

    async def _download(self, url: str, limit: int) -> bytes:
        try:
            async with self._http.session.get(
                url, headers=self._headers, timeout=FILE_PATIENCE, allow_redirects=False
            ) as got:
                if got.status != 200:
                    raise FileGone if got.status in (400, 404, 410) else ChannelAway
                data = bytearray()
                async for chunk in got.content.iter_chunked(64 * 1024):
                    data += chunk
                    if len(data) > limit:
                        raise FileGone
                return bytes(data)
        except (aiohttp.ClientError, TimeoutError, ValueError):
            raise ChannelAway from None  # the library's own failure names the address of the file

    def _is_trusted(self, url: str) -> bool:
        """Whether the token may be shown where this file lies: at the API's own host, or where Meta keeps files."""
        try:
            asked, own = urlsplit(url), urlsplit(self._base)
            if (asked.scheme, asked.netloc) == (own.scheme, own.netloc):
                return True
            is_usual = asked.scheme == "https" and asked.port in (None, 443) and "@" not in asked.netloc
        except ValueError:
            return False
        return is_usual and (asked.hostname or "").endswith(FILE_HOSTS)


def _reached(answer: Mapping[str, Any], body: Mapping[str, Any]) -> str | None:
    """Whom the API understood, where it says so in the way it was asked; another spelling proves nothing."""
    try:
        contact = answer["contacts"][0]
    except (KeyError, IndexError, TypeError):
        return None
    names = [contact.get("user_id"), contact.get("input")] if isinstance(contact, dict) else []
    if "recipient" in body:
        return next((name for name in map(made_for_us, names) if name is not None), None)
    return digits_of(names[1]) if names else None


def _size(facts: Mapping[str, Any]) -> int:
    try:
        return int(facts.get("file_size", 0))
    except (TypeError, ValueError):
        return 0


def _is_whole(data: bytes, told: object) -> bool:
    """Whether the file is the one the API told of; it gives the hash in hexadecimals here and in base64 elsewhere."""
    if not isinstance(told, str) or not told:
        return True
    digest = hashlib.sha256(data)
    spellings = (digest.hexdigest(), base64.b64encode(digest.digest()).decode())
    return any(hmac.compare_digest(spelt.encode(), told.encode()) for spelt in spellings)
