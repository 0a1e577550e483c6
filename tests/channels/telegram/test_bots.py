"""Several bots in one installation: each person is answered by the bot they wrote to, and nobody is joined."""

import pytest
from sqlalchemy import select

from core.help_requests import answers
from db.models.contacts import Contact
from db.models.help_requests import HelpRequest
from tests.chat import LiveBot, TelegramChat
from tests.factories.staff import psychologist
from tests.telegram.people import Person
from tests.telegram.server import TOKEN, TelegramServer

OTHER = "8:TEST-token-for-loopback-only-bbbbbbbbb"


@pytest.fixture
def tokens() -> tuple[str, ...]:
    return (TOKEN, OTHER)


async def write(live: LiveBot, telegram: TelegramServer, token: str) -> TelegramChat:
    chat = TelegramChat(Person(telegram, 880_000_000_001, bot=token), live.bot.database, live.clock)
    await chat.begins()
    await chat.taps("Маған көмек керек")
    await chat.says(f"Маған {token[0]} бот жауап берсін")
    await chat.taps("Жіберу")
    return chat


async def test_the_same_person_at_two_bots_is_two_people(live: LiveBot, telegram: TelegramServer) -> None:
    first = await write(live, telegram, TOKEN)
    second = await write(live, telegram, OTHER)
    with live.bot.database.reading() as session:
        requests = list(session.scalars(select(HelpRequest).order_by(HelpRequest.id)))
        assert len(session.scalars(select(Contact)).all()) == 2

    await live.bot.lane.run(
        lambda session: answers.answer(
            session, requests[1].id, text="Мен осындамын", by=psychologist(session), now=live.clock()
        )
    )
    live.bot.delivery.wake()

    await second.sees("Саған жаңалық бар")
    await second.taps("Ашу")
    await second.sees("Мен осындамын")
    assert all("жаңалық" not in text and "осындамын" not in text for text in first.texts())
    assert first.person.account is not second.person.account
