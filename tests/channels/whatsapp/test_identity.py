"""Who is who: by the id that WhatsApp made for this school, by a phone only without it, and nobody twice."""

import base64
import logging
from collections.abc import AsyncIterator
from typing import Any

import pytest
from sqlalchemy import func, select

from db.models.contacts import Contact
from db.models.help_requests import HelpRequest
from db.models.outbox import DeliveryState
from tests.channels.whatsapp.conftest import (
    HELP,
    NUMBER,
    a_chat,
    all_in,
    invitations,
    is_answered,
    put,
    sends_a_letter,
    shown,
    state,
    talks,
    until,
    words,
)
from tests.chat import Chat, Clock, LiveBot, WhatsAppChat
from tests.telegram.mint import SPELLINGS
from tests.whatsapp.approved import approve
from tests.whatsapp.people import Person
from tests.whatsapp.server import CloudServer

OTHER = "100000000000002"
ENVELOPE = "Саған жаңалық бар"


@pytest.fixture
async def whatsapp(clock: Clock) -> AsyncIterator[CloudServer]:
    """WhatsApp with two numbers of one school."""
    async with CloudServer(numbers=(NUMBER, OTHER), clock=lambda: clock.now.timestamp()) as server:
        approve(server)
        yield server
        assert server.broken == []


def at(live: LiveBot, server: CloudServer, uid: int, **how: Any) -> WhatsAppChat:
    """A phone of this person."""
    return WhatsAppChat(Person(server, uid, **how), live.bot.database, live.clock)


def contacts(live: LiveBot) -> int:
    with live.bot.database.reading() as session:
        return session.scalar(select(func.count()).select_from(Contact)) or 0


class TestAnId:
    async def test_is_enough_where_the_phone_is_hidden(self, live: LiveBot, server: CloudServer) -> None:
        chat = at(live, server, 555, hides_phone=True)
        await chat.begins()

        request = await sends_a_letter(live, chat, "Нөмірсіз")
        await is_answered(live, request, "Жауап")
        await chat.sees(ENVELOPE)

        assert words(live) == ["Нөмірсіз"]
        assert {sent.body.get("recipient") for sent in server.sent} == {chat.person.id}
        assert not any("to" in sent.body for sent in server.sent)

    async def test_is_the_same_person_with_and_without_a_phone(
        self, live: LiveBot, phone: WhatsAppChat, server: CloudServer
    ) -> None:
        await phone.taps(HELP)
        await phone.says("нөмірмен")

        for is_hidden in (True, False):
            phone.person.somebody.hides_phone = is_hidden
            await phone.says(f"нөмір жасырын: {is_hidden}")

        assert contacts(live) == 1
        assert len(talks(live)) == 1
        assert len(words(live)) == 3
        assert {sent.to for sent in server.sent} == {phone.person.id}

    async def test_that_was_not_given_is_stood_in_for_by_the_phone(self, live: LiveBot, server: CloudServer) -> None:
        person = Person(server, 777)
        old = person.prepares(text={"body": "menu"})
        old["messages"][0].pop("from_user_id")
        old["contacts"] = [{"profile": {"name": "x"}, "wa_id": person.phone}]

        assert await server.delivers(old) == [200]
        await person.until(lambda: server.sent)

        assert {sent.body.get("to") for sent in server.sent} == {person.phone}
        assert len(person.texts()) == 1
        assert not live.bot.delivery.has_misdelivered


class TestAnotherNumberOfOurs:
    async def test_is_another_contact_with_a_window_and_talks_of_its_own(
        self, live: LiveBot, server: CloudServer
    ) -> None:
        one, other = at(live, server, 555, number=NUMBER), at(live, server, 555, number=OTHER)
        await one.begins()
        first = await sends_a_letter(live, one, "Біріншіге")
        live.clock.moves(hours=30)
        await other.begins()

        ref = await put(live, one, "Біріншіден")
        await until(lambda: state(live, ref) is DeliveryState.HELD)
        await put(live, other, "Екіншіден")
        await other.settles()

        assert contacts(live) == 2
        assert (shown(one, "Біріншіден"), len(invitations(one))) == ([], 1)
        assert (shown(other, "Екіншіден"), invitations(other)) == (["Екіншіден"], [])
        await is_answered(live, first, "Жауап")
        await until(lambda: all_in(live, DeliveryState.HELD) == 2)
        assert ENVELOPE not in "".join(other.texts())


class TestAChangedNumber:
    async def test_leaves_a_stranger_and_somebody_who_cannot_be_reached(
        self, live: LiveBot, phone: WhatsAppChat, server: CloudServer
    ) -> None:
        request = await sends_a_letter(live, phone, "Ескі нөмірден")
        new = a_chat(live)
        moved = {"type": "user_changed_number", "wa_id": new.person.phone, "user_id": new.person.id, "body": "x"}

        await phone.person.sends_raw(type="system", system=moved)
        await until(lambda: talks(live)[0].is_unreachable)
        await is_answered(live, request, "Ескіге жауап")
        await phone.settles()
        await new.begins()
        await new.taps(HELP)
        await new.says("Мен басқамын")

        assert contacts(live) == 2
        assert [talk.ref == request.ref for talk in talks(live)] == [True, False]
        told = [sent for sent in server.sent if ENVELOPE in str(sent.body)]
        assert {sent.to for sent in told} <= {phone.person.id}
        assert ENVELOPE not in "".join(new.texts())

    async def test_opens_no_window(self, live: LiveBot, phone: WhatsAppChat) -> None:
        live.clock.moves(hours=30)
        ref = await put(live, phone, "күтіп тұр")
        await until(lambda: state(live, ref) is DeliveryState.HELD)

        await phone.person.sends_raw(type="system", system={"type": "user_changed_number", "wa_id": "77019990000"})
        await phone.settles()

        assert state(live, ref) is DeliveryState.HELD

    async def test_that_is_the_old_one_says_nothing(self, live: LiveBot, phone: WhatsAppChat) -> None:
        await sends_a_letter(live, phone, "Хатым")

        await phone.person.sends_raw(type="system", system={"type": "user_changed_number", "user_id": phone.person.id})
        await phone.person.sends_raw(type="system", system={"type": "customer_identity_changed", "wa_id": "7701"})
        await phone.settles()

        assert not talks(live)[0].is_unreachable


async def test_nothing_that_names_anybody_is_kept_or_said(
    live: LiveBot, chat: Chat, server: CloudServer, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    assert isinstance(chat, WhatsAppChat)
    request = await sends_a_letter(live, chat, "Кәдімгі хат")
    server.fail(131000, to=chat.person.id)
    await is_answered(live, request, "Кәдімгі жауап")
    await chat.sees(ENVELOPE)
    live.clock.moves(hours=23, minutes=30)
    server.fail(131047, to=chat.person.id, sync=False)
    ref = await put(live, chat, "күтіп тұр")
    await until(lambda: state(live, ref) is DeliveryState.HELD)

    wanted = names_of(chat, server)
    home = live.bot.settings.home
    kept = {path.name: path.read_bytes() for path in home.rglob("*") if path.is_file()}
    assert {"senim.db", "senim.db-wal"} <= set(kept)
    said = "\n".join(record.getMessage() + str(record.exc_text) for record in caplog.records).encode()
    for place, data in {**kept, "log": said}.items():
        assert [word for word in wanted if word in data] == [], place
    with live.bot.database.reading() as session:
        assert session.scalar(select(func.count()).select_from(HelpRequest)) == 1


def names_of(chat: WhatsAppChat, server: CloudServer) -> list[bytes]:
    """The person in every spelling: phone, id, name, and what messages to and from them are called."""
    last_ten = chat.person.somebody.phone[1:]
    ours = [sent.id for sent in server.sent]
    theirs = [one.wamid for one in chat.person.screen() if one.side == "me"]
    called = [wamid.removeprefix("wamid.") for wamid in (*ours, *theirs)]
    assert all(last_ten.encode() in base64.b64decode(name) for name in called)
    inside = [base64.b64decode(name) for name in called]
    spelt = [spell(last_ten).encode() for spell in SPELLINGS.values()]
    stripped = [name.rstrip("=").encode() for name in called]
    return [*spelt, chat.person.id.encode(), chat.person.somebody.name.encode(), *stripped, *inside]
