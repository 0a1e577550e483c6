"""Telegram's Bot API on loopback: real clients talk to it over HTTP, tests look behind it."""

import asyncio
import json
import time
from collections import deque
from collections.abc import Callable
from typing import Any, Literal, Self

import lo_bot_api_emulator as lo  # type: ignore[import-untyped]
from aiohttp import web
from lo_bot_api_emulator import ApiRefusal

from tests.telegram.account import Account
from tests.telegram.calls import Call, Calls
from tests.telegram.contract import decoded
from tests.telegram.door import Door
from tests.telegram.faults import Fault, Faults, Kind, refusal
from tests.telegram.limits import Limits
from tests.telegram.methods import perform
from tests.telegram.polling import Channel
from tests.telegram.webhooks import Knobs

Json = dict[str, Any]
Away = Literal["refused", "bad gateway", "bad gateway page"]
TOKEN = "7:TEST-token-for-loopback-only-aaaaaaaaa"
NAMES = {name.lower(): name for name in lo.CONTRACT["methods"]}
PAGE = "<html><head><title>502 Bad Gateway</title></head><body><h1>502 Bad Gateway</h1></body></html>"


class TelegramServer:
    """Several bots on one address.

    ``calls`` is every request but getUpdates (the newest ``keep_calls``), ``limits`` counts the sends,
    ``webhooks`` are the knobs of the pump, and fail, cut, stall, hang_up and ``away`` break things.
    """

    def __init__(
        self,
        *,
        tokens: tuple[str, ...] = (TOKEN,),
        clock: Callable[[], float] = time.time,
        limits: Limits | None = None,
        keep_calls: int | None = None,
    ) -> None:
        self.clock = clock
        self.limits = limits or Limits.none()
        self.calls: Calls = deque(maxlen=keep_calls)
        self.faults = Faults()
        self.webhooks = Knobs()
        self.accounts = {token: Account(token, clock=clock, limits=self.limits) for token in tokens}
        self._channels = {token: Channel(account, self.webhooks) for token, account in self.accounts.items()}
        self._door = Door(self._serve)
        self._away: Away | None = None

    async def start(self, port: int = 0) -> str:
        """Listen; the base url."""
        await self._door.open(port)
        return self.url

    async def stop(self) -> None:
        """Close everything, without waiting for stalled answers."""
        for channel in self._channels.values():
            await channel.stop()
            channel.account.updates.wake()
        await asyncio.sleep(0)
        await self._door.shut()

    async def __aenter__(self) -> Self:
        await self.start()
        return self

    async def __aexit__(self, *_: object) -> None:
        await self.stop()

    @property
    def url(self) -> str:
        """The base url."""
        return f"http://127.0.0.1:{self._door.port}"

    def account(self, bot: str | int | None = None) -> Account:
        """A bot by its token or its id; the first one when nothing is said."""
        for account in self.accounts.values():
            if bot in (None, account.token, account.id):
                return account
        raise KeyError(bot)

    # what goes wrong

    def fail(
        self,
        method: str = "*",
        *,
        chat_id: int | None = None,
        code: int = 429,
        retry_after: int | None = None,
        description: str | None = None,
        times: int = 1,
    ) -> None:
        """Refuse the next calls. "*" is every method but getUpdates, getMe and those of the webhook."""
        planned = refusal(code, retry_after=retry_after, description=description)
        self.faults.plan(Fault(Kind.REFUSED, method, chat_id, times, refusal=planned))

    def cut(self, method: str, *, chat_id: int | None = None, times: int = 1) -> None:
        """The effect happens, then the connection closes without an answer."""
        self.faults.plan(Fault(Kind.CUT, method, chat_id, times))

    def stall(self, method: str, seconds: float, *, chat_id: int | None = None, times: int = 1) -> None:
        """The effect happens, the answer comes late."""
        self.faults.plan(Fault(Kind.LATE, method, chat_id, times, seconds=seconds))

    def hang_up(self, method: str, times: int = 1, *, chat_id: int | None = None) -> None:
        """The connection closes before anything happened."""
        self.faults.plan(Fault(Kind.HUNG_UP, method, chat_id, times))

    @property
    def away(self) -> Away | None:
        """A whole outage, getUpdates and webhooks included; None when all is well. Set it on the server's loop."""
        return self._away

    @away.setter
    def away(self, how: Away | None) -> None:
        before, self._away = self._away, how
        self.webhooks.is_away = how is not None
        if how == "refused" != before:
            self._door.slam()
        elif before == "refused" != how:
            self._door.reopen()
        for channel in self._channels.values():
            channel.wake()

    # one request

    async def _serve(self, request: web.BaseRequest) -> web.StreamResponse:
        if self._away is not None:
            return self._outage()
        if request.path.startswith("/file/bot"):
            return self._download(request)
        if not request.path.startswith("/bot"):
            return _refused(ApiRefusal("Not Found", 404))
        token, _, name = request.path.removeprefix("/bot").partition("/")
        channel, method = self._channels.get(token), NAMES.get(name.lower())
        if channel is None:
            return _refused(ApiRefusal("Unauthorized", 401))
        if method is None:
            return _refused(ApiRefusal("Not Found", 404))
        return await self._answer(channel, method, request)

    async def _answer(self, channel: Channel, method: str, request: web.BaseRequest) -> web.StreamResponse:
        call = Call(channel.account.id, method, {}, self.clock())
        try:
            await _read(channel.account, request, call)
        except ApiRefusal as refused:
            call.error = _envelope(refused)
        if method != "getUpdates":
            self.calls.append(call)
        if call.error is not None:
            return _json(call.error)
        fault = self.faults.take(method, _chat_of(channel.account, call))
        call.fault = fault.kind if fault else None
        if fault is not None and fault.kind is Kind.HUNG_UP:
            return _hang_up(request)
        answer = await self._effect(channel, call, fault)
        if fault is not None and fault.kind is Kind.LATE:
            await asyncio.sleep(fault.seconds)
        if self._away is not None:
            return self._outage()
        return _hang_up(request) if fault is not None and fault.kind is Kind.CUT else answer

    async def _effect(self, channel: Channel, call: Call, fault: Fault | None) -> web.Response:
        try:
            if fault is not None and fault.refusal is not None:
                raise fault.refusal
            if call.method == "getUpdates":
                raw = await channel.get_updates(call.fields)
                return _body('{"ok":true,"result":[' + ",".join(raw) + "]}")
            call.result = await self._result(channel, call)
        except ApiRefusal as refused:
            call.error = _envelope(refused)
            return _json(call.error)
        return _json({"ok": True, "result": call.result})

    async def _result(self, channel: Channel, call: Call) -> Any:
        if call.method == "setWebhook":
            return await channel.set_webhook(call.fields)
        if call.method == "deleteWebhook":
            return await channel.set_webhook({**call.fields, "url": ""})
        if call.method == "getWebhookInfo":
            return channel.info()
        return perform(channel.account, call.method, dict(call.fields), call.uploads)

    def _download(self, request: web.BaseRequest) -> web.StreamResponse:
        token, _, path = request.path.removeprefix("/file/bot").partition("/")
        fault = self.faults.take("file", None)
        if fault is not None:
            return _hang_up(request) if fault.refusal is None else _refused(fault.refusal)
        account = self.accounts.get(token)
        data = account.download(path) if account else None
        return _refused(ApiRefusal("Not Found", 404)) if data is None else web.Response(body=data)

    def _outage(self) -> web.Response:
        if self._away == "bad gateway page":
            return web.Response(status=502, text=PAGE, content_type="text/html")
        return _refused(refusal(502))


async def _read(account: Account, request: web.BaseRequest, call: Call) -> None:
    try:
        fields, call.uploads = await account.contract.read_request(request)
        call.fields = decoded({**request.query, **fields})
    except (ValueError, TypeError, UnicodeError, web.HTTPRequestEntityTooLarge):
        raise ApiRefusal("Bad Request: malformed request") from None


def _chat_of(account: Account, call: Call) -> int | None:
    if call.method != "answerCallbackQuery":
        return call.chat_id
    return account.callbacks.get(str(call.fields.get("callback_query_id")), (None, 0.0))[0]


def _envelope(refused: ApiRefusal) -> Json:
    envelope: Json = {"ok": False, "error_code": refused.status, "description": refused.description}
    return envelope | ({"parameters": refused.parameters} if refused.parameters else {})


def _refused(refused: ApiRefusal) -> web.Response:
    return _json(_envelope(refused))


def _json(body: Json) -> web.Response:
    answer = _body(json.dumps(body), body.get("error_code", 200))
    if "retry_after" in body.get("parameters", {}):
        answer.headers["Retry-After"] = str(body["parameters"]["retry_after"])
    return answer


def _body(text: str, status: int = 200) -> web.Response:
    return web.Response(body=text.encode(), status=status, content_type="application/json")


def _hang_up(request: web.BaseRequest) -> web.Response:
    if request.transport is not None:
        request.transport.close()
    return web.Response()
