"""The Bot API over HTTP: one call, its result as plain data, its failures in the words of our own vocabulary.

Answers are not read into models: an unknown field must never cost a child's message, and no failure may carry the
address and the words that were sent, as a library's exceptions do.
"""

import json
from dataclasses import dataclass
from typing import Any

import aiohttp

from bot.connecting import Http
from core.messages import ChannelAway, ContactUnreachable, FileGone, MessageRefused, SendError, Throttled, Uncertain

SECONDS = 20.0
CONNECT_SECONDS = 5.0
FILE_PATIENCE = aiohttp.ClientTimeout(total=60)
UNREACHABLE = ("chat not found", "user is deactivated", "PEER_ID_INVALID", "bot was kicked", "USER_IS_BLOCKED")
NEVER_SENT = (aiohttp.ClientConnectorError, aiohttp.ConnectionTimeoutError)


@dataclass(frozen=True, slots=True)
class Upload:
    """A file of ours as the value of a field; a request that carries one is a form."""

    name: str
    media_type: str
    data: bytes


class BadRequest(MessageRefused):
    """Telegram understood and will not do it; ``words`` are its own, and name nobody."""

    def __init__(self, words: str) -> None:
        super().__init__(words)
        self.words = words


class Conflict(SendError):
    """Somebody else reads this bot's updates."""


class TokenRefused(SendError):
    """Telegram does not know this token any more."""


class BotApi:
    """One bot of one server."""

    def __init__(self, http: Http, token: str, base: str) -> None:
        self.bot, _, self._secret = token.partition(":")
        self._http = http
        self._base = base.rstrip("/")

    async def call(self, method: str, *, seconds: float = SECONDS, **fields: Any) -> Any:
        """Call a method; fields that are None are left out.

        Raises:
            ChannelAway: nothing was done. Uncertain: no answer came. Throttled, ContactUnreachable, BadRequest,
            Conflict, TokenRefused: what Telegram said.
        """
        given = {name: value for name, value in fields.items() if value is not None}
        status, answer = await self._post(f"{self._base}/bot{self.bot}:{self._secret}/{method}", given, seconds)
        if isinstance(answer, dict) and answer.get("ok") is True:
            return answer.get("result")
        raise _refusal(status, answer if isinstance(answer, dict) else {})

    async def download(self, path: str, *, limit: int) -> bytes:
        """A file's bytes.

        Raises:
            FileGone: it is not there, or larger than ``limit``. ChannelAway: not now.
        """
        url = f"{self._base}/file/bot{self.bot}:{self._secret}/{path}"
        try:
            async with self._http.session.get(url, timeout=FILE_PATIENCE, allow_redirects=False) as got:
                if got.status != 200:
                    raise FileGone if got.status in (400, 404) else ChannelAway
                data = bytearray()
                async for chunk in got.content.iter_chunked(64 * 1024):
                    data += chunk
                    if len(data) > limit:
                        raise FileGone
                return bytes(data)
        except (aiohttp.ClientError, TimeoutError):
            raise ChannelAway from None  # the library's own failure names the address with its token

    async def _post(self, url: str, fields: dict[str, Any], seconds: float) -> tuple[int, Any]:
        patience = aiohttp.ClientTimeout(total=seconds, sock_connect=CONNECT_SECONDS)
        try:
            async with self._http.session.post(url, **_body(fields), timeout=patience, allow_redirects=False) as got:
                return got.status, await got.json(content_type=None)
        except NEVER_SENT:
            raise ChannelAway from None
        except (aiohttp.ClientError, TimeoutError):
            raise Uncertain from None
        except ValueError:  # no JSON: something before the server answered
            return (502 if got.status < 500 else got.status), {}


def _body(fields: dict[str, Any]) -> dict[str, Any]:
    if not any(isinstance(value, Upload) for value in fields.values()):
        return {"json": fields}
    form = aiohttp.FormData()
    for name, value in fields.items():
        if isinstance(value, Upload):
            form.add_field(name, value.data, filename=value.name, content_type=value.media_type)
        else:
            form.add_field(name, value if isinstance(value, str) else json.dumps(value))
    return {"data": form}


def _refusal(status: int, answer: dict[str, Any]) -> SendError:
    words = str(answer.get("description", ""))
    code = answer.get("error_code", status)
    parameters = answer.get("parameters")
    if code == 429:
        seconds = parameters.get("retry_after", 1) if isinstance(parameters, dict) else 1
        return Throttled(float(seconds))
    if code == 403 or any(sign in words for sign in UNREACHABLE):
        return ContactUnreachable()
    if code in (401, 404):
        return TokenRefused()
    if code == 409:
        return Conflict()
    if code in (500, 504):  # it may have been done before something broke
        return Uncertain()
    return BadRequest(words) if 400 <= code < 500 else ChannelAway()
