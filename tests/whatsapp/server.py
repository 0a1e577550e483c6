"""Meta's WhatsApp Cloud API on loopback: a real client talks to it over HTTP, tests look behind it."""

import asyncio
import time
from collections import deque
from collections.abc import Callable
from typing import Any, Literal, Self

from aiohttp import web

from tests.telegram.door import Door
from tests.whatsapp import answering, sending
from tests.whatsapp.faults import Breakable, Faults
from tests.whatsapp.limits import Limits
from tests.whatsapp.records import (
    MEDIA_DAYS_FROM_A_PERSON,
    Calls,
    Media,
    Sent,
    Somebody,
    Template,
    account_fields,
    number_fields,
)
from tests.whatsapp.screens import Chat
from tests.whatsapp.webhooks import Signed, Webhooks

Json = dict[str, Any]
Away = Literal["refused", "bad gateway", "bad gateway page"]
HASTE_SECONDS = 5.0
DAY_SECONDS = 24 * 3600


class CloudServer(Breakable):
    """Business numbers of one account on one address.

    ``calls`` is every Graph request, ``sent`` every accepted message, ``broken`` every body that broke a limit,
    ``webhooks`` are the knobs of how they are brought; fail, cut, stall, hang_up and ``away`` break things.
    """

    def __init__(
        self,
        *,
        numbers: tuple[str, ...] = ("100000000000001",),
        waba: str = "200000000000001",
        token: str | None = "TEST-whatsapp-token",
        secret: str = "7e57a5ec4e7000000000000000000001",
        verify: str = "TEST-verify-token-1",
        clock: Callable[[], float] = time.time,
        limits: Limits | None = None,
        keep_calls: int | None = None,
    ) -> None:
        self.numbers = {number: number_fields(place, number) for place, number in enumerate(numbers, 1)}
        self.waba, self.token, self.secret, self.verify, self.clock = waba, token, secret, verify, clock
        self.account = account_fields(waba)
        self.limits = limits or Limits.none()
        self.calls: Calls = deque(maxlen=keep_calls)
        self.sent: list[Sent] = []
        self.broken: list[tuple[Json, list[str]]] = []
        self.reads: list[str] = []
        self.typing: list[str] = []
        self.received: dict[str, str] = {}
        self.people: dict[str, Somebody] = {}
        self.media: dict[str, Media] = {}
        self.templates: dict[tuple[str, str], Template] = {}
        self.review = "PENDING"
        self.is_subscribed = True
        self.automatic: tuple[str, ...] = ("sent", "delivered")
        self.faults = Faults()
        self.hooks = Webhooks(waba, secret, self.touch)
        self.webhooks = self.hooks.knobs
        self.chats: dict[tuple[str, str], Chat] = {}
        self._phones: dict[str, str] = {}
        self._chats_of: dict[str, list[Chat]] = {}
        self._door = Door(self._serve)
        self._away: Away | None = None

    async def start(self, port: int = 0) -> str:
        """Listen; the base url."""
        await self.hooks.start()
        await self._door.open(port)
        return self.url

    async def stop(self) -> None:
        """Close everything, without waiting for stalled answers."""
        await self.hooks.stop()
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

    @property
    def away(self) -> Away | None:
        """A whole outage, webhooks included; None when all is well. Set it on the server's loop."""
        return self._away

    @away.setter
    def away(self, how: Away | None) -> None:
        before, self._away = self._away, how
        if how == "refused" != before:
            self._door.slam()
        elif before == "refused" != how:
            self._door.reopen()
        if how is None:
            self.hooks.here.set()
        else:
            self.hooks.here.clear()

    async def _serve(self, request: web.BaseRequest) -> web.StreamResponse:
        return await answering.serve(self, request)

    # what stands behind it

    def knows(self, somebody: Somebody) -> Somebody:
        """Let a person have WhatsApp."""
        self._phones[somebody.phone] = somebody.id
        return self.people.setdefault(somebody.id, somebody)

    def somebody(self, named: str) -> Somebody | None:
        """A person by their id or phone."""
        return self.people.get(self._phones.get(named, named))

    def chat(self, number: str, person: str) -> Chat:
        """A person's chat with one number."""
        if (number, person) not in self.chats:
            self.chats[number, person] = Chat()
            self._chats_of.setdefault(person, []).append(self.chats[number, person])
        return self.chats[number, person]

    def keeps(self, file: Media, *, days: int = MEDIA_DAYS_FROM_A_PERSON) -> str:
        """Keep a file; its id."""
        identifier = str(500_000_000_000_001 + len(self.media))
        file.until = self.clock() + days * DAY_SECONDS
        self.media[identifier] = file
        return identifier

    def file(self, identifier: str) -> Media | None:
        """A file that is still kept."""
        found = self.media.get(identifier)
        return found if found and self.clock() < found.until else None

    def value(self, number: str, **parts: Any) -> Json:
        """The value of one webhook change about a number."""
        digits = "".join(filter(str.isdigit, self.numbers[number]["display_phone_number"]))
        metadata = {"display_phone_number": digits, "phone_number_id": number}
        return {"messaging_product": "whatsapp", "metadata": metadata, **parts}

    # webhooks

    async def brings_to(self, url: str) -> bool:
        """Shake hands with an address and bring webhooks there from now on; False when it did not answer right."""
        return await self.hooks.shakes_hands(url, self.verify)

    def arrives(self, person: str, value: Json, queue: object = None) -> "asyncio.Future[None]":
        """Bring one value to the product, in order within a queue; done when it was answered 200."""
        return self.hooks.bring(person, value, queue) if self.is_subscribed else self.hooks.loses()

    async def delivers(self, *values: Json, copies: int = 1, sign: Signed = True, field: str = "messages") -> list[int]:
        """Several changes in one POST, at once as often as ``copies`` says and never again; the answers' statuses."""
        posted = [self.hooks.post(list(values), field=field, sign=sign) for _ in range(copies)]
        return list(await asyncio.gather(*posted))

    async def status(self, wamid: str, status: str, *, code: int | None = None) -> None:
        """Let one status of a message arrive, and wait until it was answered 200."""
        [sent] = [sent for sent in self.sent if sent.id == wamid]
        await self._tell(sent, status, code)

    async def reviews(self, name: str, language: str, status: str) -> list[int]:
        """Let Meta change its mind about a template, and say so."""
        template = self.templates[name, language]
        template.status = status
        told = {"event": status, "message_template_id": int(template.id), "message_template_name": name}
        told |= {"message_template_language": language, "reason": "NONE"}
        return await self.delivers(told, field="message_template_status_update")

    def _tell(self, sent: Sent, status: str, code: int | None = None) -> "asyncio.Future[None]":
        somebody = self.people.get(sent.to)
        contact = somebody.contact if somebody else {"wa_id": sent.to}
        told = sending.status_of(self, sent, status, code)
        return self.arrives(sent.to, self.value(sent.number, contacts=[contact], statuses=[told]))

    async def tells_all(self, sent: Sent) -> None:
        """What follows a message by itself, in no order that could be relied on."""
        if sent.failed is not None:
            told = [self._tell(sent, "failed", sent.failed)]
        else:
            is_blocked = self.chat(sent.number, sent.to).is_blocked
            statuses = [status for status in self.automatic if not is_blocked or status == "sent"]
            self.webhooks.chance.shuffle(statuses)
            told = [self._tell(sent, status) for status in statuses]
        if self.webhooks.hasty and told:
            await asyncio.wait(told, timeout=HASTE_SECONDS)

    def touch(self, person: str | None) -> None:
        """Wake who waits for news of this person; of anybody when it is nobody's call."""
        chats = self.chats.values() if person is None else self._chats_of.get(person, ())
        for chat in chats:
            chat.touch()
