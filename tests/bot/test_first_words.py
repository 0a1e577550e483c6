"""The first words from a phone before anything is chosen, and the first ones after nothing could be brought there."""

import pytest

from core.texts import texts
from tests import phones
from tests.chat import LiveBot
from tests.phones import PHONES, Phone
from tests.talks import answers_it, lines, requests

pytestmark = pytest.mark.parametrize("channel", PHONES)
KK, RU = texts("kk"), texts("ru")


async def test_a_letter_is_answered_in_the_language_that_is_chosen_later(live: LiveBot) -> None:
    chat = live.chat(locale="ru")
    await chat.opens()
    await chat.says("Мне страшно идти в школу")
    await chat.taps(RU("start-language-name"))
    await chat.taps(RU("start-confidentiality.agree"))
    await chat.sends("help:continue")

    await chat.sends("help:send")

    await chat.sees("Письмо дошло")
    assert requests(live)[0].locale == "ru"


async def test_it_is_said_in_two_languages_that_the_words_are_kept(live: LiveBot) -> None:
    chat = phones.of(live.chat())
    await chat.opens()

    await chat.says("Мне страшно идти в школу")

    await chat.sees(KK("help-kept-before-consent"), RU("help-kept-before-consent"))


async def test_what_cannot_be_taken_is_said_at_once(live: LiveBot) -> None:
    chat = phones.of(live.chat())
    await chat.opens()

    await phones.speaks(chat)

    await chat.sees(KK("media-voice"))


async def test_who_could_not_be_reached_and_writes_again_finds_the_answer(live: LiveBot, chat: Phone) -> None:
    await chat.taps("Маған көмек керек")
    await chat.says("Емтиханнан қорқамын")
    await chat.taps("Жіберу")
    [request] = requests(live)
    phones.loses_the_next(chat)
    await answers_it(live, "Мен осындамын")
    await chat.settles()
    assert requests(live)[0].is_unreachable

    await chat.says("Бармысыз?")

    await chat.taps("Ашу")
    await chat.sees("Мен осындамын")
    assert lines(live, request)[-1][1] == "Бармысыз?"


@pytest.mark.parametrize("greeting", ["Сәлеметсіз бе!", "салем", "Здравствуйте.", "Hello"])
async def test_a_mere_greeting_is_no_letter(live: LiveBot, greeting: str) -> None:
    stranger = live.chat()

    await stranger.says(greeting)

    await stranger.sees(texts("kk")("start-choose-language"))
    assert texts("kk")("help-kept-before-consent") not in " ".join(stranger.texts())


async def test_a_greeting_with_one_more_word_is(live: LiveBot) -> None:
    stranger = live.chat()

    await stranger.says("Сәлем, маған көмек керек")

    await stranger.sees(texts("kk")("help-kept-before-consent"))
