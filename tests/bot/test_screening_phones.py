"""What only a messenger can carry is screened as well: captions, corrections, words of somebody else."""

import pytest
from sqlalchemy import select

from core.help_requests import HelpRequest
from core.messages import Media
from tests import phones
from tests.bot.attachments.files import jpeg
from tests.chat import LiveBot
from tests.phones import PHONES, Phone

DANGER = "өлгім келеді"


@pytest.fixture(params=PHONES)
def channel(request: pytest.FixtureRequest) -> str:
    """Every messenger; a test may ask for one."""
    return str(request.param)


def red(live: LiveBot) -> int:
    with live.bot.database.reading() as session:
        return sum(talk.is_red for talk in session.scalars(select(HelpRequest)))


async def test_a_correction(live: LiveBot, chat: Phone) -> None:
    await chat.says("бәрі жақсы")
    assert red(live) == 0

    await phones.edits(chat, DANGER)

    await chat.sees("📞 112")
    assert red(live) == 1


async def test_the_words_under_a_picture(live: LiveBot, chat: Phone) -> None:
    await phones.shows(chat, jpeg(), caption=DANGER)

    await chat.sees("📞 112")
    assert red(live) == 1


@pytest.mark.parametrize("kind", ["video", "document"])
async def test_the_words_under_what_is_not_kept(live: LiveBot, chat: Phone, kind: str) -> None:
    await phones.hands(chat, kind, caption=DANGER)

    await chat.sees("📞 112")
    assert red(live) == 1


@pytest.mark.parametrize("channel", ["telegram"])
async def test_the_words_under_a_voice_where_there_can_be_some(live: LiveBot, chat: Phone) -> None:
    await phones.hands(chat, "voice", caption=DANGER)

    await chat.sees("📞 112")
    assert red(live) == 1


async def test_forwarded_words(live: LiveBot, chat: Phone) -> None:
    await phones.forwards(chat, DANGER)

    await chat.sees("📞 112")
    assert red(live) == 1


async def test_a_picture_sent_in_danger_goes_into_the_talk_and_is_answered_shortly(live: LiveBot, chat: Phone) -> None:
    await chat.says(DANGER)
    await chat.sends("menu:open")

    await phones.shows(chat, jpeg())

    await chat.sees("Хабарламаң жетті")
    with live.bot.database.reading() as session:
        [talk] = session.scalars(select(HelpRequest)).all()
        assert len(talk.messages) == 2


async def test_a_sticker_in_danger_leads_to_no_menu(live: LiveBot, chat: Phone) -> None:
    await chat.says(DANGER)

    await phones.sends_wordless(chat, Media.STICKER)

    assert chat.titles() == ["Қазір көмек керек"]
