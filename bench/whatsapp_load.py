"""Both messengers' side of a webhook: many people's messages over 32 keep-alive connections, each awaiting its 200."""

import asyncio
import hashlib
import hmac
import json
import time
from collections.abc import Iterator, Sequence
from itertools import count
from typing import Any, Protocol, Self

from bench import webhook_load
from bench.load import TEXTS
from bench.webhook_load import BEGINNING, CONNECTIONS
from bench.webhook_load import PATH as TELEGRAM_PATH
from bench.webhook_load import SECRET as TELEGRAM_SECRET

PEOPLE = 400  # so many that nobody's own pace is reached, nor anybody's thirty messages a minute
NUMBER, ACCOUNT = "100000000000001", "200000000000001"
PATH = "/whatsapp"
SECRET = "be4c" * 8
SIGNATURE = "X-Hub-Signature-256"


class Door(Protocol):
    """How a messenger brings something: the path, and a request's own headers and body."""

    path: str

    def request(self, messages: Sequence[tuple[int, int]], payload: str | None) -> tuple[str, bytes]:
        """Messages, each with its number and its person: ordinary words, or a tap where there is a payload."""


class TelegramDoor:
    """One update a request; Telegram knows no more."""

    path = TELEGRAM_PATH

    def request(self, messages: Sequence[tuple[int, int]], payload: str | None) -> tuple[str, bytes]:
        """See :class:`Door`."""
        [(number, person)] = messages
        tapped = payload is not None
        update = webhook_load.tap(number, person, payload or "") if tapped else webhook_load.words(number, person)
        header = f"X-Telegram-Bot-Api-Secret-Token: {TELEGRAM_SECRET}"
        return header, json.dumps(update, ensure_ascii=False).encode()


class WhatsAppDoor:
    """One value with all its messages, every letter that is not English escaped and the whole signed, as Meta does."""

    path = PATH

    def request(self, messages: Sequence[tuple[int, int]], payload: str | None) -> tuple[str, bytes]:
        """See :class:`Door`."""
        contacts = [{"profile": {"name": "Aigerim"}, "user_id": user(person)} for _, person in messages]
        written = [_message(number, person, payload) for number, person in messages]
        return signed(contacts=contacts, messages=written)


def user(person: int) -> str:
    """The id that WhatsApp made for the school."""
    return f"KZ.{person:015d}"


def signed(**parts: Any) -> tuple[str, bytes]:
    """The header and the body of one webhook."""
    metadata = {"display_phone_number": "77000000001", "phone_number_id": NUMBER}
    change = {"field": "messages", "value": {"messaging_product": "whatsapp", "metadata": metadata, **parts}}
    whole = {"object": "whatsapp_business_account", "entry": [{"id": ACCOUNT, "changes": [change]}]}
    body = json.dumps(whole).encode()
    return f"{SIGNATURE}: sha256={hmac.new(SECRET.encode(), body, hashlib.sha256).hexdigest()}", body


def _message(number: int, person: int, payload: str | None) -> dict[str, Any]:
    head = {"from_user_id": user(person), "id": f"wamid.{number:040d}", "timestamp": str(int(time.time()))}
    if payload is None:
        return {**head, "type": "text", "text": {"body": TEXTS[number % len(TEXTS)]}}
    chosen = {"type": "button_reply", "button_reply": {"id": payload, "title": "…"}}
    return {**head, "type": "interactive", "interactive": chosen}


class Connection(webhook_load.Connection):
    """One keep-alive connection to any door."""

    async def post(self, path: str, header: str, body: bytes) -> int:
        """One request; the status it is answered with."""
        self._answered = asyncio.get_running_loop().create_future()
        self._transport.write(
            f"POST {path} HTTP/1.1\r\nHost: 127.0.0.1\r\n{header}\r\n"
            f"Content-Type: application/json\r\nContent-Length: {len(body)}\r\n\r\n".encode()
            + body
        )
        return await self._answered


async def connected(port: int, connections: int = CONNECTIONS) -> list[Connection]:
    """Open connections."""
    loop = asyncio.get_running_loop()
    return [(await loop.create_connection(Connection, "127.0.0.1", port))[1] for _ in range(connections)]


class Load:
    """Brings messages, one of each person's at a time; remembers who wrote when, and how long each post waited."""

    def __init__(self, door: Door, connections: Sequence[Connection]) -> None:
        self._door = door
        self._connections = connections
        self._batch = 1
        self._numbers = count(900_000_000)
        self.written: dict[int, list[float]] = {}
        self.waited: list[float] = []
        self.anew(1)

    def anew(self, batch: int) -> Self:
        """From now on so many messages in a post, and nothing is remembered."""
        self._batch = batch
        self.written, self.waited = {person: [] for person in range(PEOPLE)}, []
        return self

    async def begin(self) -> None:
        """Bring everybody to where a child writes, and have them write once before any clock starts."""
        for payload in (*BEGINNING, None):
            await self._bring(iter(range(PEOPLE)), payload)

    async def bring(self, seconds: float) -> None:
        """As many as are confirmed within so many seconds."""
        await self._bring(_until(time.monotonic() + seconds, self._batch), None)

    async def _bring(self, people: Iterator[int], payload: str | None) -> None:
        async def work(connection: Connection) -> None:
            while messages := [(next(self._numbers), who) for _, who in zip(range(self._batch), people, strict=False)]:
                began = time.monotonic()
                for _, person in messages:
                    self.written[person].append(began)
                status = await connection.post(self._door.path, *self._door.request(messages, payload))
                if status != 200:
                    raise SystemExit(f"a webhook was answered with {status}")
                self.waited.append(time.monotonic() - began)

        await asyncio.gather(*map(work, self._connections))


def _until(moment: float, batch: int) -> Iterator[int]:
    """One person after the other, in whole posts."""
    for number in count():
        if number % batch == 0 and time.monotonic() >= moment:
            return
        yield number % PEOPLE
