"""After an exercise: the chat on a phone with Telegram can be cleared of what was written in it."""

from core.texts import texts
from tests.chat import LiveBot, TelegramChat
from tests.exercising import WORD, arrives, remembered
from tests.talks import requests

KK = texts("kk")


async def test_at_its_end_the_phone_can_be_cleared_of_the_words(live: LiveBot, chat: TelegramChat) -> None:
    await arrives(chat, "safety-plan", 8)
    assert WORD in " ".join(chat.texts())

    await chat.taps("Чатты тазалау")

    await chat.person.until(lambda: WORD not in " ".join(chat.texts() + chat.texts("child")))
    assert chat.texts() == [KK("exercises-cleared")]


async def test_hiding_the_chat_ends_it(live: LiveBot, chat: TelegramChat) -> None:
    await arrives(chat, "safety-plan", 4)

    await chat.says("/hide")

    assert WORD not in str(remembered(live))
    assert requests(live) == []
