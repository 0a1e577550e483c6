"""What only a messenger can carry is screened as well: captions, corrections, words of somebody else."""

import pytest
from sqlalchemy import select

from core.help_requests import HelpRequest
from tests.bot.attachments.files import jpeg
from tests.chat import LiveBot, TelegramChat

pytestmark = pytest.mark.parametrize("channel", ["telegram"])
DANGER = "өлгім келеді"


def red(live: LiveBot) -> int:
    with live.bot.database.reading() as session:
        return sum(talk.is_red for talk in session.scalars(select(HelpRequest)))


async def test_a_correction(live: LiveBot, chat: TelegramChat) -> None:
    await chat.says("бәрі жақсы")
    [written] = [shown.message_id for shown in chat.person.screen() if shown.text == "бәрі жақсы"]
    assert red(live) == 0

    await chat.person.edits(written, DANGER)
    await chat.settles()

    await chat.sees("📞 112")
    assert red(live) == 1


async def test_the_words_under_a_picture(live: LiveBot, chat: TelegramChat) -> None:
    await chat.person.sends_photo(jpeg(), caption=DANGER)
    await chat.settles()

    await chat.sees("📞 112")
    assert red(live) == 1


@pytest.mark.parametrize("kind", ["voice", "video", "document"])
async def test_the_words_under_what_is_not_kept(live: LiveBot, chat: TelegramChat, kind: str) -> None:
    await chat.person.sends_file(kind, b"x", caption=DANGER)
    await chat.settles()

    await chat.sees("📞 112")
    assert red(live) == 1


async def test_forwarded_words(live: LiveBot, chat: TelegramChat) -> None:
    await chat.person.forwards(DANGER)
    await chat.settles()

    await chat.sees("📞 112")
    assert red(live) == 1


async def test_a_picture_sent_in_danger_goes_into_the_talk_and_is_answered_shortly(
    live: LiveBot, chat: TelegramChat
) -> None:
    await chat.says(DANGER)
    await chat.sends("menu:open")

    await chat.person.sends_photo(jpeg())
    await chat.settles()

    await chat.sees("Хабарламаң жетті")
    with live.bot.database.reading() as session:
        [talk] = session.scalars(select(HelpRequest)).all()
        assert len(talk.messages) == 2


async def test_a_sticker_in_danger_leads_to_no_menu(live: LiveBot, chat: TelegramChat) -> None:
    await chat.says(DANGER)

    await chat.person.sends_raw(sticker={"file_id": "s", "file_unique_id": "s", "type": "regular"})
    await chat.settles()

    assert chat.titles() == ["Қазір көмек керек"]
