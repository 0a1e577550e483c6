"""Whatever can name somebody in a webhook is found nowhere afterwards: tables, files, pages, logs, health, folders.

The id of a message of WhatsApp is its sender's phone, written otherwise: it is looked for as it is and decoded.
"""

import asyncio
import base64
import json
import logging
import tempfile
from collections.abc import Callable, Iterable
from pathlib import Path

import pytest
from sqlalchemy import select

from bot import rescuing
from bot.dialogs import help_requests as dialog
from core.actors import Role
from core.help_requests import answers
from db.models.help_requests import HelpRequest, RequestState
from db.models.inbox import DeadLetter
from db.models.outbox import DeliveryState, OutboxMessage
from tests.chat import LiveBot, WhatsAppChat
from tests.leaks import files, found_in, in_base64, pages, said
from tests.talks import answers_it
from tests.telegram.mint import SPELLINGS, Mint
from tests.whatsapp.canaries import Carrier, carriers
from tests.whatsapp.faults import Fault, Kind
from tests.whatsapp.people import Person
from tests.whatsapp.refusals import Refusal
from tests.whatsapp.server import CloudServer

UID = 7_012_345_678  # a phone whose digits stand nowhere else
SPOKEN_OF_NOTHING = 503  # a status of what is not known here may only be early: it has to come again
ANSWER = "Мен осындамын"
Said = Callable[[], bytes]


@pytest.fixture
async def chat(live: LiveBot, whatsapp: CloudServer) -> WhatsAppChat:
    """A child with names and a phone of their own, who has agreed."""
    person = Person(whatsapp, UID, name="Erlanova Madina", username="madina.the.one")
    chat = WhatsAppChat(person, live.bot.database, live.clock)
    await chat.begins()
    return chat


@pytest.fixture
def heard(caplog: pytest.LogCaptureFixture, capfd: pytest.CaptureFixture[str]) -> Said:
    """Everything that the service and any library says at its loudest, also past the logs."""
    caplog.set_level(logging.DEBUG)

    def everything() -> bytes:
        tracebacks = "\n".join(record.exc_text or "" for record in caplog.records)
        return b"\n".join([said(caplog), tracebacks.encode(), *(stream.encode() for stream in capfd.readouterr())])

    return everything


@pytest.fixture(autouse=True)
def temporary(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where whatever is put down for a moment lies."""
    folder = tmp_path / "temporary"
    folder.mkdir()
    monkeypatch.setenv("TMPDIR", str(folder))
    monkeypatch.setattr(tempfile, "tempdir", str(folder))
    return folder


def identities(chat: WhatsAppChat, planted: Iterable[str]) -> set[bytes]:
    """Everything that names this person or was planted as a canary, as bytes to look for."""
    person, server = chat.person, chat.person.server
    contact, last_ten = person.somebody.contact, str(UID)
    own = {person.id, str(UID), contact["profile"]["name"], contact["profile"]["username"]}
    spelt = {spell(last_ten) for spell in SPELLINGS.values()}
    wamids = {*server.received, *(sent.id for sent in server.sent)}
    secrets = {server.token or "", server.secret, server.verify}
    decoded = {piece for phone in (f"7{last_ten}", *planted) for piece in in_base64(phone)}
    bodies = {wamid.partition(".")[2] for wamid in wamids}
    return {word.encode() for word in (*planted, *own, *spelt, *wamids, *bodies, *secrets, *decoded)}


def planted_in(sent: Iterable[Carrier]) -> set[str]:
    return {canary for carrier in sent for canary in carrier.canaries}


def kept_files(live: LiveBot, temporary: Path) -> dict[str, bytes]:
    """Every byte the service has put down anywhere."""
    found = {**dict(files(live.bot.settings.home)), **dict(files(temporary))}
    assert {"senim.db", "senim.db-wal", "keys.db"} <= set(found)
    return found


async def nowhere(live: LiveBot, heard: Said, wanted: set[bytes], temporary: Path) -> None:
    """None of this is found in what was put down, answered or said."""
    for name, data in kept_files(live, temporary).items():
        assert found_in(data, wanted) == set(), name
    for path in ("/health/live", "/health/ready"):
        async with live.client.get(path) as answer:
            assert found_in(await answer.read() + str(answer.headers).encode(), wanted) == set(), path
    assert found_in(heard(), wanted) == set()


async def send_everything(live: LiveBot, chat: WhatsAppChat) -> list[Carrier]:
    """Every carrier once, from a person who is in the middle of a letter."""
    await chat.taps("Маған көмек керек")
    await chat.says("Кәдімгі хат")
    sent = carriers(chat.person)
    for carrier in sent:
        [status] = await chat.person.injects(carrier.value, field=carrier.field)
        assert status in (200, SPOKEN_OF_NOTHING if "statuses" in carrier.value else 200), carrier.name
    await chat.settles()
    return sent


async def send_broken_things(chat: WhatsAppChat, mint: Mint) -> None:
    """Webhooks nobody can read or that are not Meta's, each with somebody's phone in it."""
    server, hooks = chat.person.server, chat.person.server.hooks
    contacts = [{"wa_id": mint.phone("bare"), "user_id": 5, "profile": mint.word()}]
    shapes = [
        {"type": "text", "id": f"wamid.{mint.word()}", "from": mint.phone("bare"), "text": mint.word()},
        {"type": "image", "id": mint.word(), "from": mint.phone("plus"), "image": {"id": f"../{mint.word()}"}},
        {"type": mint.word(), "from": mint.phone("bare")},
        mint.word(),
    ]
    statuses = [{"id": mint.word(), "status": "failed", "recipient_id": mint.phone("bare"), "errors": mint.word()}]
    value = server.value(chat.person.number, contacts=contacts, messages=shapes, statuses=statuses)
    assert await server.delivers(value) == [200]
    assert await server.delivers(value, sign=False) == [403]
    raw = json.dumps(value).encode()
    assert await hooks.post_raw(raw[:-9]) == 400
    assert await hooks.post_raw(raw, sign="missing") == 403
    elsewhere = {**value, "metadata": {"phone_number_id": mint.word(), "display_phone_number": mint.phone("bare")}}
    assert await server.delivers(elsewhere) == [503]  # nobody here speaks for that number: it stays there


def spoil_the_next_calls(chat: WhatsAppChat, mint: Mint) -> None:
    """Refusals that name the person, broken connections, and a message that fails long after."""
    person, server = chat.person, chat.person.server
    for code in (131000, 100, 2, 130429):
        told = Refusal(code, f"({person.phone}) {mint.phone('plus')} is not well", status=400)
        server.faults.plan(Fault(Kind.REFUSED, "messages", person.id, 1, refusal=told))
    server.cut("messages", to=person.id)
    server.hang_up("messages", to=person.id)
    server.fail(131000, to=person.id, sync=False)


def standing(live: LiveBot, state: DeliveryState) -> int:
    with live.bot.database.reading() as session:
        return len(session.scalars(select(OutboxMessage.id).where(OutboxMessage.state == state)).all())


async def test_no_carrier_of_an_identity_is_found_anywhere(
    live: LiveBot, chat: WhatsAppChat, heard: Said, temporary: Path
) -> None:
    sent = await send_everything(live, chat)
    await live.bot.fetching.fetch_due()

    wanted = identities(chat, planted_in(sent))
    assert len(wanted) > 400
    await nowhere(live, heard, wanted, temporary)
    for role in (Role.PSYCHOLOGIST, Role.DEPUTY_HEAD, Role.ADMINISTRATOR):
        for page in pages(live.bot.settings, live, role):
            assert found_in(page, wanted) == set()


async def test_nor_while_a_message_waits_for_its_person_nor_after_they_were_invited(
    live: LiveBot, chat: WhatsAppChat, heard: Said, temporary: Path
) -> None:
    sent = await send_everything(live, chat)
    await chat.taps("Жіберу")
    live.clock.moves(hours=25)
    await answers_it(live, ANSWER)
    await chat.person.until(lambda: chat.person.newest().kind == "template" and standing(live, DeliveryState.HELD))

    await nowhere(live, heard, identities(chat, planted_in(sent)), temporary)
    await chat.person.presses_template(chat.person.newest().titles[0])
    await chat.settles()
    await chat.taps("Ашу")
    await chat.sees(ANSWER)

    await nowhere(live, heard, identities(chat, planted_in(sent)), temporary)


async def test_nor_when_webhooks_cannot_be_read_and_calls_are_refused(
    live: LiveBot, chat: WhatsAppChat, heard: Said, temporary: Path
) -> None:
    mint = Mint()
    await send_broken_things(chat, mint)
    spoil_the_next_calls(chat, mint)

    async with asyncio.timeout(20):
        while chat.person.server.faults.planned:
            await chat.person.says("Сәлеметсіз бе")
            await asyncio.sleep(0.1)
            live.clock.moves(seconds=60)
            live.bot.delivery.wake()
    live.clock.moves(seconds=90)  # what is said of a message whose taking over nobody told us of is heeded no longer
    await chat.settles()

    await nowhere(live, heard, identities(chat, mint.made), temporary)


async def test_nor_when_every_turn_fails(
    live: LiveBot, chat: WhatsAppChat, heard: Said, temporary: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def fault(*_args: object) -> None:
        raise ZeroDivisionError("with a name in it")

    monkeypatch.setattr(dialog, "_offer_sending", fault)
    monkeypatch.setattr(rescuing.drafts, "send", lambda *_args, **_named: 1 / 0)
    sent = [carrier for carrier in carriers(chat.person) if "messages" in carrier.value]
    for carrier in sent:
        await chat.person.injects(carrier.value, field=carrier.field)
    await chat.settles()

    with live.bot.database.reading() as session:
        assert len(session.scalars(select(DeadLetter)).all()) > 5
    await nowhere(live, heard, identities(chat, planted_in(sent)), temporary)


async def test_what_the_panel_may_open_names_nobody(live: LiveBot, chat: WhatsAppChat) -> None:
    """The panel's own keys open the words, and nothing else of what a child sent."""
    sent = await send_everything(live, chat)
    wanted = identities(chat, planted_in(sent))

    opened: list[bytes] = []
    with live.bot.database.reading() as session:
        for request in session.scalars(select(HelpRequest).where(HelpRequest.state != RequestState.ERASED)):
            opened += [line.words.encode() for line in answers.lines(session, request)]

    assert opened
    for words in opened:
        assert found_in(words, wanted) == set()


async def test_a_poster_that_is_none_of_ours_is_never_kept(live: LiveBot, heard: Said, temporary: Path) -> None:
    chat = live.chat()
    await chat.says("Сәлеметсіз бе! j-CANARY551")

    for name, data in kept_files(live, temporary).items():
        assert b"CANARY551" not in data, name
    assert b"CANARY551" not in heard()


def test_a_phone_in_an_id_is_found_wherever_it_begins() -> None:
    phone = "77012345678"
    for shift in range(12):
        hidden = base64.b64encode(b"\x1d" * shift + phone.encode() + b"\x15\x02").decode()
        assert any(piece in hidden for piece in in_base64(phone))
