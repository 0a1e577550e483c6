"""Looking for a tip: any spelling finds, a cry is a cry, a letter is a letter."""

import pytest
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from core.help_requests import HelpRequest, answers
from core.messages import MAX_QUICK_REPLIES
from core.texts import texts
from core.tips.areas import Audience
from db.models.alerts import Alert
from db.models.help_requests import Side
from tests.chat import Chat, LiveBot
from tests.factories.tips import own_tip

pytestmark = pytest.mark.parametrize("channel", ["web", "telegram", "whatsapp"])
LETTER = "бүгін сабақта тақтаға шыққанда айтатынымның бәрін ұмытып қалдым енді не істесем болады"


@pytest.fixture
async def chat(live: LiveBot, channel: str) -> Chat:
    """A child who is asked what to look for, in a school with tips of its own."""

    def write(session: Session) -> None:
        own_tip(session, "exams-odd", title="Бүркітші", cards=["Қоңырқай үкілер."])
        own_tip(session, "exams-adults", Audience.PARENTS, title="Бүркітші ата")

    await live.bot.lane.run(write)
    chat = live.chat(locale="ru" if channel == "telegram" else "kk")
    await chat.begins()
    await chat.sends("tips:search")
    return chat


def t(chat: Chat, name: str) -> str:
    return texts(chat.locale)(name)


def letters(live: LiveBot) -> list[str]:
    with live.bot.database.reading() as session:
        return [
            line.words
            for talk in session.scalars(select(HelpRequest)).all()
            for line in answers.lines(session, talk)
            if line.message.side is Side.CHILD
        ]


async def test_asks_and_finds(live: LiveBot, chat: Chat) -> None:
    await chat.sees(t(chat, "tips-search"))

    await chat.says("burkitshi")

    await chat.sees(t(chat, "tips-found"))
    assert chat.titles()[0] == "Бүркітші"
    assert len(chat.titles()) == 4
    await chat.taps("Бүркітші")
    await chat.sees("Қоңырқай үкілер.")
    assert letters(live) == []


async def test_goes_on_with_other_words_until_something_is_tapped(live: LiveBot, chat: Chat) -> None:
    await chat.says("жокжеж")
    await chat.says("КОНЫРКАЙ")
    await chat.sees(t(chat, "tips-found"))
    await chat.taps("Бүркітші")
    assert letters(live) == []

    await chat.says("маған да солай болды")

    assert letters(live) == ["маған да солай болды"]


async def test_that_finds_nothing_is_kind_and_shows_topics_and_a_person(chat: Chat) -> None:
    await chat.says("жокжеж")

    await chat.sees(t(chat, "tips-not-found"))
    assert t(chat, "tips-area-family.title") in chat.titles()
    assert t(chat, "tips-card.person") in chat.titles()


async def test_shows_no_more_than_fits(chat: Chat) -> None:
    await chat.says({"kk": "мектеп", "ru": "школа"}[chat.locale])

    await chat.sees(t(chat, "tips-found"))
    assert len(chat.titles()) == MAX_QUICK_REPLIES


@pytest.mark.parametrize("cry", ["өлгім келеді", "хочу умереть"])
async def test_hears_a_cry(live: LiveBot, chat: Chat, cry: str) -> None:
    await chat.says(cry)

    await chat.sees("📞 112", "📞 111")
    assert letters(live) == [cry]
    with live.bot.database.reading() as session:
        assert session.scalar(select(func.count()).select_from(Alert)) == 1


async def test_keeps_a_letter_as_a_letter(live: LiveBot, chat: Chat) -> None:
    await chat.says(LETTER)

    assert letters(live) == [LETTER]
    assert t(chat, "help-draft.send") in chat.titles()


@pytest.mark.parametrize("words", ["%", "_' OR 1=1 --", "<b>үкі</b>", "🙂🙂", "а" * 400])
async def test_bears_whatever_is_typed(live: LiveBot, chat: Chat, words: str) -> None:
    await chat.says(words)

    assert t(chat, "menu-open.title") in chat.titles()
    assert letters(live) == []


async def test_before_consent_asks_for_no_words(live: LiveBot, chat: Chat) -> None:
    newcomer = live.chat(locale=chat.locale)
    await newcomer.opens()

    await newcomer.sends("tips:search")
    assert t(newcomer, "tips-search") not in newcomer.texts()

    await newcomer.says("Бүркітші")
    assert letters(live) == ["Бүркітші"]
