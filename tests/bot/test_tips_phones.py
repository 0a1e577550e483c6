"""What only a messenger can do while a tip is looked for: words written anew."""

import pytest
from sqlalchemy import func, select

from core.texts import texts
from db.models.help_requests import HelpRequest
from tests import phones
from tests.chat import LiveBot
from tests.factories.tips import own_tip
from tests.phones import PHONES, Phone

pytestmark = pytest.mark.parametrize("channel", PHONES)


def letters(live: LiveBot) -> int:
    with live.bot.database.reading() as session:
        return session.scalar(select(func.count()).select_from(HelpRequest)) or 0


@pytest.fixture(autouse=True)
async def _asked(live: LiveBot, chat: Phone) -> None:
    """The child is asked what to look for."""
    await live.bot.lane.run(lambda session: own_tip(session, "exams-odd", title="Бүркітші"))
    await chat.sends("tips:search")


async def test_words_written_anew_are_looked_for_again_and_are_no_letter(live: LiveBot, chat: Phone) -> None:
    await chat.says("жокжеж")
    await chat.sees(texts("kk")("tips-not-found"))

    await phones.edits(chat, "бүркітші")

    await chat.sees(texts("kk")("tips-found"))
    assert letters(live) == 0


async def test_a_cry_written_into_what_was_looked_for_is_heard(live: LiveBot, chat: Phone) -> None:
    await chat.says("жокжеж")

    await phones.edits(chat, "өлгім келеді")

    await chat.sees("📞 112")
    assert letters(live) == 1
