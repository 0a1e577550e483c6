"""Exercises: each walked to its end and left at every step, in Kazakh on the web and in Russian on Telegram."""

import pytest
from sqlalchemy import select

from core.exercises.scripts import SCRIPTS
from core.texts import texts
from db.models.help_requests import HelpRequest
from tests.chat import Chat, LiveBot
from tests.exercising import WORD, arrives, begins, goes_on, is_in_clear, listed, remembered, title, words_of

LOCALES = {"web": "kk", "telegram": "ru", "whatsapp": "en"}


@pytest.fixture(params=["web", "telegram", "whatsapp"])
def channel(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
async def chat(live: LiveBot, channel: str) -> Chat:
    """A child who has chosen a language and agreed."""
    chat = live.chat(locale=LOCALES[channel])
    await chat.begins()
    return chat


def nothing_is_left(live: LiveBot) -> None:
    """No words in any table in clear, none in what the contact remembers, no letter made of them."""
    assert not is_in_clear(live, WORD)
    for kept in remembered(live):
        assert WORD not in str(kept)
        assert "ExerciseForm" not in str(kept["data"])
        assert kept["state"] is None
    with live.bot.database.reading() as session:
        assert session.scalars(select(HelpRequest)).all() == []


@pytest.mark.parametrize("code", SCRIPTS)
async def test_it_is_walked_to_its_end(live: LiveBot, chat: Chat, code: str) -> None:
    script = SCRIPTS[code]
    await begins(chat, code)

    for number in range(1, len(script.steps)):
        assert title(chat, "exercises-step.stop") in chat.titles()
        assert (title(chat, "menu-open.now") in chat.titles()) == script.is_grave
        await goes_on(chat, code, number)

    shown = chat.texts()
    if script.steps[-1].has_card:
        asked = [number for number, step in enumerate(script.steps, start=1) if step.asks and step.name]
        card = shown[-2]
        assert all(words_of(code, number) in card for number in asked)
    assert title(chat, "menu-open.self") in chat.titles()
    assert (title(chat, "exercises-end.again") in chat.titles()) != script.is_grave
    assert ("📞 112" in shown[-1] and "📞 111" in shown[-1]) == script.is_grave
    nothing_is_left(live)


@pytest.mark.parametrize("code", SCRIPTS)
async def test_it_can_be_stopped_at_every_step(live: LiveBot, chat: Chat, code: str) -> None:
    for number in range(1, len(SCRIPTS[code].steps)):
        await arrives(chat, code, number)

        await chat.taps(title(chat, "exercises-step.stop"))

        await chat.sees(texts(chat.locale)("exercises-stopped"))
        assert chat.titles()[0] == title(chat, "menu-open.self")
        assert title(chat, "menu-open.title") in chat.titles()
        nothing_is_left(live)


@pytest.mark.parametrize("code", SCRIPTS)
async def test_the_menu_ends_it_at_every_step(live: LiveBot, code: str) -> None:
    chat = live.chat()
    await chat.begins()
    for number in range(1, len(SCRIPTS[code].steps)):
        await arrives(chat, code, number)

        await chat.sends("menu:open")

        assert title(chat, "menu-open.tips") in chat.titles()
        nothing_is_left(live)


@pytest.mark.parametrize("code", [code for code, script in SCRIPTS.items() if script.asks_words])
async def test_it_can_be_done_without_typing_a_word(live: LiveBot, chat: Chat, code: str) -> None:
    await begins(chat, code)

    for number in range(1, len(SCRIPTS[code].steps)):
        await goes_on(chat, code, number, types=False)

    assert title(chat, "menu-open.self") in chat.titles()
    nothing_is_left(live)


async def test_the_list_shows_what_helps_now_and_help_itself(chat: Chat) -> None:
    await chat.sends("exercises:open")

    for code, script in SCRIPTS.items():
        assert (title(chat, f"exercises-{code}.title") in chat.titles()) == script.is_for_now
    assert title(chat, "menu-open.now") in chat.titles()
    await chat.taps(title(chat, "exercises-open.more"))
    for code, script in SCRIPTS.items():
        assert (title(chat, f"exercises-{code}.title") in chat.titles()) != script.is_for_now
    await chat.taps(title(chat, "exercises-more.back"))
    assert listed(SCRIPTS["breathing"]) == "exercises:open"
    assert title(chat, "exercises-breathing.title") in chat.titles()
