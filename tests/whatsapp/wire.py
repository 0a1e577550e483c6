"""A raw client of Graph, and a webhook that writes down what is brought to it."""

import asyncio
import hashlib
import hmac
import io
import json
from collections.abc import Callable
from typing import Any, Self

import aiohttp
from aiohttp import web

from tests.telegram.door import Door
from tests.whatsapp.server import CloudServer

Json = dict[str, Any]
VERSION = "v24.0"


class Api:
    """One business number's client."""

    def __init__(self, server: CloudServer, http: aiohttp.ClientSession, number: str | None = None) -> None:
        self.server = server
        self.http = http
        self.number = number or next(iter(server.numbers))
        self.token = str(server.token)

    async def answer(self, verb: str, path: str, **options: Any) -> tuple[int, Json]:
        """The status and the whole answer."""
        headers = {"Authorization": f"Bearer {self.token}"}
        url = path if path.startswith("http") else f"{self.server.url}/{VERSION}/{path}"
        async with self.http.request(verb, url, headers=headers, **options) as answer:
            return answer.status, await answer.json()

    async def get(self, path: str, **query: str) -> Json:
        """The answer of a reading call that works."""
        status, answer = await self.answer("GET", path, params=query)
        assert status == 200, answer
        return answer

    async def post(self, path: str, body: Json) -> Json:
        """The answer of a writing call that works."""
        status, answer = await self.answer("POST", path, json=body)
        assert status == 200, answer
        return answer

    async def send(self, to: str, **content: Any) -> str:
        """The wamid of a message that is accepted."""
        answer = await self.post(f"{self.number}/messages", message(to, **content))
        return str(answer["messages"][0]["id"])

    async def text(self, to: str, body: str, **around: Any) -> str:
        """A text that is accepted."""
        return await self.send(to, type="text", text={"body": body}, **around)

    async def refused(self, to: str, **content: Any) -> tuple[int, str]:
        """The code and the details of a message that is refused at once."""
        status, answer = await self.answer("POST", f"{self.number}/messages", json=message(to, **content))
        assert status >= 400, answer
        return answer["error"]["code"], answer["error"]["error_data"]["details"]

    async def upload(self, data: bytes, mime: str, name: str = "file") -> tuple[int, Json]:
        """Upload a file."""
        form = aiohttp.FormData({"messaging_product": "whatsapp", "type": mime})
        form.add_field("file", io.BytesIO(data), filename=name, content_type=mime)
        return await self.answer("POST", f"{self.number}/media", data=form)


def message(to: str, **content: Any) -> Json:
    """A body for /messages."""
    return {"messaging_product": "whatsapp", "recipient" if "." in to else "to": to, **content}


def buttons(text: str, **choices: str) -> Json:
    """The content of a message with reply buttons: title=payload."""
    made = [{"type": "reply", "reply": {"id": payload, "title": title}} for title, payload in choices.items()]
    return interactive("button", text, {"buttons": made})


def rows(text: str, **choices: str) -> Json:
    """The content of a message with a list: title=payload."""
    made = [{"id": payload, "title": title} for title, payload in choices.items()]
    return interactive("list", text, {"button": "Open", "sections": [{"rows": made}]})


def interactive(kind: str, text: str, action: Json, **around: Any) -> Json:
    """The content of an interactive message."""
    return {"type": "interactive", "interactive": {"type": kind, "body": {"text": text}, "action": action, **around}}


class Hook:
    """A webhook. ``answers`` decides the status of each post by its number and body; 0 hangs up."""

    def __init__(self, server: CloudServer, answers: Callable[[int, Json], int] = lambda number, body: 200) -> None:
        self.server = server
        self.answers = answers
        self.bodies: list[Json] = []
        self.signed: list[bool | None] = []
        self.at_once = 0
        self.most_at_once = 0
        self.challenge: Callable[[str], str] = lambda challenge: challenge
        self.gate = asyncio.Event()
        self.gate.set()
        self._door = Door(self._serve)

    async def __aenter__(self) -> Self:
        await self._door.open(0)
        return self

    async def __aexit__(self, *_: object) -> None:
        self.gate.set()
        await self._door.shut()

    @property
    def url(self) -> str:
        """Where to bring webhooks."""
        return f"http://127.0.0.1:{self._door.port}/hook"

    @property
    def values(self) -> list[Json]:
        """The values of every change, in order."""
        return [change["value"] for body in self.bodies for change in body["entry"][0]["changes"]]

    @property
    def messages(self) -> list[Json]:
        """Every message, in order."""
        return [message for value in self.values for message in value.get("messages", [])]

    @property
    def texts(self) -> list[str]:
        """The texts of the messages, in order."""
        return [message["text"]["body"] for message in self.messages]

    @property
    def statuses(self) -> list[Json]:
        """Every status, in order."""
        return [status for value in self.values for status in value.get("statuses", [])]

    async def has(self, count: int) -> None:
        """Wait until so many posts came."""
        async with asyncio.timeout(20):
            while len(self.bodies) < count:
                await asyncio.sleep(0.01)

    async def _serve(self, request: web.BaseRequest) -> web.StreamResponse:
        if request.method == "GET":
            is_ours = request.query.get("hub.verify_token") == self.server.verify
            return web.Response(text=self.challenge(request.query["hub.challenge"]), status=200 if is_ours else 403)
        raw = await request.read()
        body = json.loads(raw)
        self.bodies.append(body)
        self.signed.append(self._is_signed(request.headers.get("X-Hub-Signature-256"), raw))
        number, self.at_once = len(self.bodies), self.at_once + 1
        self.most_at_once = max(self.most_at_once, self.at_once)
        await self.gate.wait()
        self.at_once -= 1
        status = self.answers(number, body)
        if not status and request.transport is not None:
            request.transport.close()
        return web.Response(status=status or 200)

    def _is_signed(self, header: str | None, raw: bytes) -> bool | None:
        right = hmac.new(self.server.secret.encode(), raw, hashlib.sha256).hexdigest()
        return None if header is None else header == f"sha256={right}"
