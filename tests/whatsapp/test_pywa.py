"""pywa, somebody else's client, talks to the emulator and reads every webhook it makes."""

from collections.abc import AsyncIterator
from typing import Any

import httpx
import pytest
from aiohttp import web
from pywa_async import errors as pywa_errors
from pywa_async import types as pywa_types
from pywa_async.client import WhatsApp
from pywa_async.types.templates import TemplateLanguage

from tests.telegram.door import Door
from tests.whatsapp.canaries import carriers
from tests.whatsapp.conftest import NUMBER, UID
from tests.whatsapp.people import Person
from tests.whatsapp.records import Template
from tests.whatsapp.server import CloudServer

# pywa does not say which of its names it exports
errors: Any = pywa_errors
types: Any = pywa_types
PNG = b"\x89PNG\r\n\x1a\n"


class ToEmulator(httpx.AsyncHTTPTransport):
    """pywa has graph.facebook.com built in: what it asks there is asked here."""

    def __init__(self, url: str) -> None:
        super().__init__()
        self.url = httpx.URL(url)

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        request.url = request.url.copy_with(scheme=self.url.scheme, host=self.url.host, port=self.url.port)
        request.headers["Host"] = f"{self.url.host}:{self.url.port}"
        return await super().handle_async_request(request)


def whatsapp(server: CloudServer, session: httpx.AsyncClient) -> Any:
    """A client of pywa without a server of its own."""
    return WhatsApp(
        phone_id=NUMBER,
        token=str(server.token),
        session=session,
        server=None,
        verify_token=server.verify,
        app_secret=server.secret,
        api_version="24.0",
        filter_updates=False,
        skip_duplicate_updates=False,
    )


class Client:
    """pywa with a webhook of its own; ``seen`` is what it understood."""

    def __init__(self, server: CloudServer) -> None:
        self.session = httpx.AsyncClient(transport=ToEmulator(server.url))
        self.pywa = whatsapp(server, self.session)
        self.seen: list[Any] = []
        self.door = Door(self._serve)
        listening = (self.pywa.on_message, self.pywa.on_callback_button, self.pywa.on_callback_selection)
        others = (self.pywa.on_message_status, self.pywa.on_edited_message, self.pywa.on_deleted_message)
        for listen in (*listening, *others):
            listen(lambda _, update: self.seen.append(update))

    @property
    def url(self) -> str:
        """Where to bring webhooks."""
        return f"http://127.0.0.1:{self.door.port}/"

    async def _serve(self, request: web.BaseRequest) -> web.StreamResponse:
        if request.method == "GET":
            query = request.query
            text, status = await self.pywa.webhook_challenge_handler(
                vt=query.get("hub.verify_token"), ch=query.get("hub.challenge")
            )
            return web.Response(text=str(text), status=status)
        raw = await request.read()
        if wrong := await self.pywa.webhook_update_validator(raw, request.headers.get("X-Hub-Signature-256")):
            return web.Response(status=wrong[1])
        text, status = await self.pywa.webhook_update_handler(raw)
        return web.Response(text=str(text), status=status)


@pytest.fixture
async def client(server: CloudServer) -> AsyncIterator[Client]:
    made = Client(server)
    await made.door.open(0)
    async with made.session:
        assert await server.brings_to(made.url)
        yield made
    await made.door.shut()


@pytest.fixture(params=["phone", "no phone"])
def somebody(server: CloudServer, request: pytest.FixtureRequest) -> Person:
    return Person(server, UID, hides_phone=request.param == "no phone")


async def test_every_kind_is_sent(client: Client, server: CloudServer, person: Person) -> None:
    await person.says("hello")
    server.templates["hello_world", "en_US"] = Template(parameters=0)
    to, section = str(person.phone), types.Section("S", [types.SectionRow("Row", "r:1", "d")])
    await client.pywa.send_message(to, "text")
    await client.pywa.send_message(to, "buttons", buttons=[types.Button("A", "a:1"), types.Button("B", "b:2")])
    await client.pywa.send_message(to, "list", buttons=types.SectionList("Open", [section]), footer="f")
    await client.pywa.send_document(to, document=b"%PDF", filename="r.pdf", mime_type="application/pdf", caption="c")
    await client.pywa.send_image(to, image=PNG, mime_type="image/png")
    await client.pywa.send_template(to, name="hello_world", language=TemplateLanguage.ENGLISH_US, params=[])

    assert [message.kind for message in person.screen() if message.side == "bot"] == [
        "text",
        "button",
        "list",
        "document",
        "image",
        "template",
    ]
    assert server.broken == []


async def test_what_is_refused_is_known_to_pywa(client: Client, server: CloudServer, person: Person) -> None:
    await person.says("hello")
    known = {
        131056: errors.TooManyMessages,
        130429: errors.RateLimitHit,
        131026: errors.MessageUndeliverable,
        132001: errors.TemplateNotExists,
    }
    for code, error in known.items():
        server.fail(code)
        with pytest.raises(error):
            await client.pywa.send_message(str(person.phone), "x")


async def test_every_act_of_a_person_is_read(client: Client, server: CloudServer, somebody: Person) -> None:
    said = await somebody.says("hello")
    section = types.Section("S", [types.SectionRow("Row", "r:1", "d")])
    await client.pywa.send_message(somebody.id, "x", buttons=[types.Button("A", "a:1")])
    await client.pywa.send_message(somebody.id, "x", buttons=types.SectionList("Open", [section]))
    server.automatic = ()
    await somebody.taps("A")
    await somebody.taps("Row")
    await somebody.sends_photo(b"jpeg", caption="c")
    await somebody.sends_voice(b"ogg")
    await somebody.sends_file("a.pdf", b"%PDF", "application/pdf")
    await somebody.edits(said, "hello again")
    await somebody.revokes(said)
    await somebody.reacts(said)
    await somebody.sends_raw(unsupported={"type": "poll"})
    await somebody.settles()

    updates = [update for update in client.seen if not isinstance(update, types.MessageStatus)]
    assert [type(update).__name__ for update in updates] == [
        "Message",
        "CallbackButton",
        "CallbackSelection",
        *["Message"] * 3,
        "EditedMessage",
        "DeletedMessage",
        *["Message"] * 2,
    ]
    assert (updates[1].data, updates[2].data) == ("a:1", "r:1")
    assert updates[3].image.id
    assert updates[4].audio.voice
    assert updates[5].document.filename == "a.pdf"
    assert {update.from_user.bsuid for update in updates} == {somebody.id}
    assert {update.from_user.wa_id for update in updates} == {somebody.phone}


async def test_every_status_is_read(client: Client, server: CloudServer, somebody: Person) -> None:
    await somebody.says("hello")
    await client.pywa.send_message(somebody.id, "x", tracker="outbox-17")
    await somebody.reads()
    server.fail(131047, sync=False)
    await client.pywa.send_message(somebody.id, "x")
    await somebody.settles()

    statuses = [update for update in client.seen if isinstance(update, types.MessageStatus)]
    assert sorted(str(update.status) for update in statuses) == ["delivered", "failed", "read", "sent"]
    assert [update.error.code for update in statuses if update.error is not None] == [131047]
    assert {update.tracker for update in statuses} == {"outbox-17", None}
    assert {update.from_user.bsuid for update in statuses} == {somebody.id}


async def test_files_are_fetched(client: Client, person: Person) -> None:
    await person.sends_photo(b"jpeg of a person")
    await person.settles()

    [message] = client.seen
    assert await message.image.get_bytes() == b"jpeg of a person"


async def test_only_the_first_of_a_batch_is_read_by_pywa(client: Client, server: CloudServer, person: Person) -> None:
    values = [person.prepares(text={"body": text}) for text in ("one", "two")]

    assert await server.delivers(*values) == [200]

    assert [message.text for message in client.seen] == ["one"]


async def test_a_wrong_signature_is_refused(client: Client, server: CloudServer, person: Person) -> None:
    value = person.prepares(text={"body": "x"})

    assert await server.delivers(value, sign=False) == [403]
    assert await server.delivers(value, sign="missing") == [401]

    assert client.seen == []


async def test_what_is_known_of_a_number_is_read(client: Client, server: CloudServer) -> None:
    found = await client.pywa.get_business_phone_number()

    assert (found.id, found.verified_name, str(found.quality_rating)) == (NUMBER, "School 1", "GREEN")


async def test_pywa_reads_the_canaries(client: Client, person: Person, caplog: pytest.LogCaptureFixture) -> None:
    unread = set()
    for carrier in carriers(person):
        caplog.clear()
        await person.injects(carrier.value, field=carrier.field)
        if any(record.levelname in {"ERROR", "CRITICAL"} for record in caplog.records):
            unread.add(carrier.name)

    assert not unread
