"""In the middle of an exercise at a phone: pictures, stickers, voices, words written anew, a chat to be cleared."""

import pytest
from sqlalchemy import select

from core.help_requests import HelpRequest
from core.texts import texts
from tests.channels.telegram.test_screens import picture, requests, words
from tests.chat import LiveBot, TelegramChat
from tests.exercising import WORD, arrives, goes_on, remembered, words_of

KK = texts("kk")
BACK = "Жаттығуға оралу"


def step(live: LiveBot) -> object:
    """At which step somebody stands."""
    [kept] = remembered(live)
    return kept["data"]["ExerciseForm"]["step"]  # type: ignore[index]


@pytest.mark.parametrize(
    "content",
    [
        {"sticker": {"file_id": "x", "emoji": "😔"}},
        {"location": {"latitude": 43.2, "longitude": 76.9}},
        {"dice": {"emoji": "🎲", "value": 3}},
        {"poll": {"question": "?"}},
    ],
)
async def test_what_is_no_words_is_answered_and_the_exercise_waits(
    live: LiveBot, chat: TelegramChat, content: dict[str, object]
) -> None:
    await arrives(chat, "i-message", 3)

    await chat.person.sends_raw(**content)
    await chat.settles()

    assert chat.texts()[-1] == KK(f"media-{next(iter(content))}")
    assert chat.titles()[-1] == BACK
    assert step(live) == 3
    await goes_on(chat, "i-message", 3)
    assert chat.texts()[-1] == KK("exercises-i-message-4")


async def test_a_picture_goes_into_a_letter_and_the_exercise_waits(live: LiveBot, chat: TelegramChat) -> None:
    await arrives(chat, "safety-plan", 3)

    await chat.person.sends_photo(picture(), caption="Мынаны қарашы")
    await chat.settles()

    [request] = requests(live)
    assert words(live, request) == ["Мынаны қарашы"]
    assert chat.titles() == ["Жіберу", "Әлі емес", "Өшіру", BACK]
    assert step(live) == 3
    assert words_of("safety-plan", 2) in str(remembered(live))


async def test_words_written_anew_during_it_become_no_letter(live: LiveBot, chat: TelegramChat) -> None:
    await arrives(chat, "i-message", 3)

    await chat.person.edits(chat.person.last_message_id, f"{WORD} басқаша")
    await chat.settles()

    assert chat.texts()[-1] == KK("exercises-corrected")
    assert chat.titles() == [BACK, "Мәзір"]
    assert requests(live) == []
    assert step(live) == 3


async def test_words_written_anew_after_it_become_no_letter_either(live: LiveBot, chat: TelegramChat) -> None:
    await arrives(chat, "worry", 2)
    await chat.says("Бәрін ұмытып қаламын")
    said = chat.person.last_message_id
    await chat.taps("Тоқтату")

    await chat.person.edits(said, "Бәрін ұмытып қалатын шығармын")
    await chat.settles()

    assert chat.texts()[-1] == KK("exercises-corrected")
    assert chat.titles() == ["Мәзір"]
    assert requests(live) == []


async def test_a_cry_written_anew_raises_the_alarm(live: LiveBot, chat: TelegramChat) -> None:
    await arrives(chat, "worry", 2)
    await chat.says("Бәрін ұмытып қаламын")

    await chat.person.edits(chat.person.last_message_id, "өлгім келеді")

    await chat.sees("📞 112")
    [request] = requests(live)
    assert request.is_red


@pytest.mark.parametrize("command", ["/menu", "/start", "/hide", "/help"])
async def test_a_command_ends_it(live: LiveBot, chat: TelegramChat, command: str) -> None:
    await arrives(chat, "safety-plan", 4)

    await chat.says(command)

    assert WORD not in str(remembered(live))
    assert "ExerciseForm" not in str(remembered(live))
    with live.bot.database.reading() as session:
        assert session.scalars(select(HelpRequest)).all() == []


async def test_at_its_end_the_phone_can_be_cleared_of_the_words(live: LiveBot, chat: TelegramChat) -> None:
    await arrives(chat, "safety-plan", 8)
    assert WORD in " ".join(chat.texts())

    await chat.taps("Чатты тазалау")

    await chat.person.until(lambda: WORD not in " ".join(chat.texts() + chat.texts("child")))
    assert chat.texts() == [KK("exercises-cleared")]
