"""Whatever can name somebody in an update is found nowhere afterwards: tables, files, pages, logs, health."""

import logging
from collections.abc import Iterable

import pytest
from sqlalchemy import select

from bot import rescuing
from bot.dialogs import help_requests as dialog
from core.actors import Role
from core.help_requests import answers
from db.models.help_requests import HelpRequest, RequestState
from db.models.inbox import DeadLetter
from tests.chat import LiveBot, TelegramChat
from tests.leaks import files, found_in, pages, said
from tests.telegram.canaries import Carrier, carriers

TOKEN_OF_THE_BOT = "TEST-token-for-loopback-only"


def identities(chat: TelegramChat, sent: Iterable[Carrier]) -> set[bytes]:
    """Everything that names this person or was planted as a canary, as bytes to look for."""
    person = chat.person
    planted = {canary for carrier in sent for canary in carrier.canaries}
    own = {str(person.uid), *(str(person.user[name]) for name in ("first_name", "last_name", "username"))}
    return {word.encode() for word in (*planted, *own, TOKEN_OF_THE_BOT)}


async def send_everything(live: LiveBot, chat: TelegramChat) -> list[Carrier]:
    """Every carrier once, from a person who is in the middle of a letter."""
    await chat.taps("Маған көмек керек")
    await chat.says("Кәдімгі хат")
    sent = carriers(chat.person)
    for carrier in sent:
        await chat.person.injects(carrier.update)
    await chat.settles()
    return sent


@pytest.fixture
def log(caplog: pytest.LogCaptureFixture) -> pytest.LogCaptureFixture:
    """Everything that any library says at its loudest."""
    caplog.set_level(logging.DEBUG)
    return caplog


async def test_no_carrier_of_an_identity_is_found_anywhere(
    live: LiveBot, chat: TelegramChat, log: pytest.LogCaptureFixture
) -> None:
    sent = await send_everything(live, chat)
    await live.bot.fetching.fetch_due()
    wanted = identities(chat, sent)
    assert len(wanted) > 300

    kept = dict(files(live.bot.settings.home))
    assert {"senim.db", "senim.db-wal", "keys.db"} <= set(kept)
    for name, data in kept.items():
        assert found_in(data, wanted) == set(), name
    for role in (Role.PSYCHOLOGIST, Role.DEPUTY_HEAD):
        for page in pages(live.bot.settings, live, role):
            assert found_in(page, wanted) == set()
    async with live.client.get("/health/ready") as answer:
        assert found_in(await answer.read(), wanted) == set()
    assert found_in(said(log), wanted) == set()


async def test_nor_when_every_turn_fails(
    live: LiveBot, chat: TelegramChat, log: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def fault(*_args: object) -> None:
        raise ZeroDivisionError("with a name in it")

    monkeypatch.setattr(dialog, "_offer_sending", fault)
    monkeypatch.setattr(rescuing.drafts, "send", lambda *_args, **_named: 1 / 0)
    sent = [carrier for carrier in carriers(chat.person) if "message" in carrier.update]
    for carrier in sent:
        await chat.person.injects(carrier.update)
    await chat.settles()

    wanted = identities(chat, sent)
    with live.bot.database.reading() as session:
        assert len(session.scalars(select(DeadLetter)).all()) > 5
    for name, data in files(live.bot.settings.home):
        assert found_in(data, wanted) == set(), name
    assert found_in(said(log), wanted) == set()


async def test_what_the_panel_may_open_names_nobody(live: LiveBot, chat: TelegramChat) -> None:
    """The panel's own keys open the words, and nothing else of what a child sent."""
    sent = await send_everything(live, chat)
    wanted = identities(chat, sent)

    opened: list[bytes] = []
    with live.bot.database.reading() as session:
        for request in session.scalars(select(HelpRequest).where(HelpRequest.state != RequestState.ERASED)):
            opened += [line.words.encode() for line in answers.lines(session, request)]

    assert opened
    for words in opened:
        assert found_in(words, wanted) == set()


async def test_where_a_link_was_followed_from_is_never_kept(live: LiveBot, log: pytest.LogCaptureFixture) -> None:
    chat = live.chat()
    await chat.person.starts("class_7A_canary_551")
    await chat.settles()
    await chat.taps("Қазақша")
    await chat.taps("Түсіндім")
    await chat.taps("Маған көмек керек")
    await chat.says("Сәлем")
    await chat.taps("Жіберу")

    for name, data in files(live.bot.settings.home):
        assert b"canary_551" not in data, name
    assert b"canary_551" not in said(log)
