"""In the middle of an exercise at a phone: pictures, stickers, voices, words written anew."""

import pytest
from sqlalchemy import select

from core.help_requests import HelpRequest
from core.messages import Media
from core.texts import texts
from tests import phones
from tests.bot.attachments.files import jpeg
from tests.chat import LiveBot
from tests.exercising import WORD, arrives, goes_on, remembered, words_of
from tests.phones import PHONES, Phone
from tests.talks import requests, words

pytestmark = pytest.mark.parametrize("channel", PHONES)
KK = texts("kk")
BACK = "Жаттығуға оралу"


def step(live: LiveBot) -> object:
    """At which step somebody stands."""
    [kept] = remembered(live)
    return kept["data"]["ExerciseForm"]["step"]  # type: ignore[index]


@pytest.mark.parametrize("kind", [Media.STICKER, Media.LOCATION, Media.OTHER])
async def test_what_is_no_words_is_answered_and_the_exercise_waits(live: LiveBot, chat: Phone, kind: Media) -> None:
    await arrives(chat, "i-message", 3)

    await phones.sends_wordless(chat, kind)

    assert chat.texts()[-1] == KK(f"media-{kind}")
    assert chat.titles()[-1] == BACK
    assert step(live) == 3
    await goes_on(chat, "i-message", 3)
    assert chat.texts()[-1] == KK("exercises-i-message-4")


async def test_a_picture_goes_into_a_letter_and_the_exercise_waits(live: LiveBot, chat: Phone) -> None:
    await arrives(chat, "safety-plan", 3)

    await phones.shows(chat, jpeg(), caption="Мынаны қарашы")

    [request] = requests(live)
    assert words(live, request) == ["Мынаны қарашы"]
    assert chat.titles() == ["Жіберу", "Әлі емес", "Өшіру", BACK]
    assert step(live) == 3
    assert words_of("safety-plan", 2) in str(remembered(live))


async def test_words_written_anew_during_it_become_no_letter(live: LiveBot, chat: Phone) -> None:
    await arrives(chat, "i-message", 3)

    await phones.edits(chat, f"{WORD} басқаша")

    assert chat.texts()[-1] == KK("exercises-corrected")
    assert chat.titles() == [BACK, "Мәзір"]
    assert requests(live) == []
    assert step(live) == 3


async def test_words_written_anew_after_it_become_no_letter_either(live: LiveBot, chat: Phone) -> None:
    await arrives(chat, "worry", 2)
    await chat.says("Бәрін ұмытып қаламын")
    said = phones.last_written(chat)
    await chat.taps("Тоқтату")

    await phones.edits(chat, "Бәрін ұмытып қалатын шығармын", said)

    assert chat.texts()[-1] == KK("exercises-corrected")
    assert chat.titles() == ["Мәзір"]
    assert requests(live) == []


async def test_a_cry_written_anew_raises_the_alarm(live: LiveBot, chat: Phone) -> None:
    await arrives(chat, "worry", 2)
    await chat.says("Бәрін ұмытып қаламын")

    await phones.edits(chat, "өлгім келеді")

    await chat.sees("📞 112")
    [request] = requests(live)
    assert request.is_red


@pytest.mark.parametrize("command", ["/menu", "/start", "/privacy", "/help"])
async def test_a_command_ends_it(live: LiveBot, chat: Phone, command: str) -> None:
    await arrives(chat, "safety-plan", 4)

    await chat.says(command)

    assert WORD not in str(remembered(live))
    assert "ExerciseForm" not in str(remembered(live))
    with live.bot.database.reading() as session:
        assert session.scalars(select(HelpRequest)).all() == []
