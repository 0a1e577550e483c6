"""What a child wanted is what happens: no voice is mixed up, «not yet» holds, a language is spoken."""

import pytest
from sqlalchemy import select

from core.help_requests import answers
from core.texts import texts
from db.models.help_requests import HelpAttachment, RequestState
from db.models.outbox import OutboxMessage
from tests.channels.telegram.test_screens import lines, picture, requests, words
from tests.chat import LiveBot, TelegramChat
from tests.factories.staff import psychologist
from tests.telegram.server import TelegramServer

KK, RU = texts("kk"), texts("ru")


def kept(live: LiveBot) -> int:
    with live.bot.database.reading() as session:
        return len(session.scalars(select(HelpAttachment)).all())


def last_written(chat: TelegramChat) -> int:
    return [one.message_id for one in chat.person.screen() if one.side == "me"][-1]


async def speak(chat: TelegramChat) -> None:
    await chat.person.sends_file("voice", b"OggS")
    await chat.settles()


@pytest.mark.parametrize("voice", [True])
class TestVoices:
    async def test_several_are_all_sent_by_one_yes(self, live: LiveBot, chat: TelegramChat) -> None:
        await speak(chat)
        await speak(chat)

        await chat.taps("Бәрібір жібер")

        assert kept(live) == 2

    async def test_wait_for_their_yes_whatever_else_is_done_meanwhile(self, live: LiveBot, chat: TelegramChat) -> None:
        await chat.taps("Маған көмек керек")
        await chat.says("Емтиханнан қорқамын")
        await speak(chat)
        await chat.sends("help:send")

        await chat.sends("media:voice")

        assert kept(live) == 1


class TestWrittenAnew:
    async def test_a_draft_that_was_held_stays_held(self, live: LiveBot, chat: TelegramChat) -> None:
        await chat.taps("Маған көмек керек")
        await chat.says("Бірінші хат")
        await chat.taps("Жіберу")
        first = requests(live)[0]
        await chat.sends("menu:open")
        await chat.sends("help:start")
        await chat.says("Екінші хат")
        written = last_written(chat)
        await chat.sends("help:hold")
        await chat.sends(f"help:add:{first.ref}")

        await chat.person.edits(written, "Екінші хат, бірақ басқаша")
        await chat.settles()

        second = requests(live)[-1]
        assert (second.state, second.auto_send_at) == (RequestState.DRAFT, None)
        assert "Жіберу" in chat.titles()

    async def test_a_number_is_no_tap(self, live: LiveBot, chat: TelegramChat) -> None:
        await chat.taps("Маған көмек керек")
        await chat.says("Бір сөз")
        written = last_written(chat)
        await chat.taps("Жіберу")
        await chat.sends("menu:open")

        await chat.person.edits(written, "1")
        await chat.settles()

        assert words(live, requests(live)[0]) == ["Бір сөз", "1"]

    async def test_the_same_words_again_are_nothing(self, live: LiveBot, chat: TelegramChat) -> None:
        await chat.taps("Маған көмек керек")
        await chat.says("Бір сөз")
        shown = chat.count()

        await chat.person.edits(last_written(chat), "Бір сөз")
        await chat.settles()

        assert words(live, requests(live)[0]) == ["Бір сөз"]
        assert chat.count() == shown


class TestBeforeAnythingIsChosen:
    async def test_a_letter_is_answered_in_the_language_that_is_chosen_later(self, live: LiveBot) -> None:
        chat = live.chat(locale="ru")
        await chat.opens()
        await chat.says("Мне страшно идти в школу")
        await chat.taps(RU("start-language-name"))
        await chat.taps(RU("start-confidentiality.agree"))
        await chat.sends("help:continue")

        await chat.sends("help:send")

        await chat.sees("Письмо дошло")
        assert requests(live)[0].locale == "ru"

    async def test_it_is_said_in_two_languages_that_the_words_are_kept(self, live: LiveBot) -> None:
        chat = live.chat()
        await chat.opens()

        await chat.says("Мне страшно идти в школу")

        await chat.sees(KK("help-kept-before-consent"), RU("help-kept-before-consent"))

    async def test_what_cannot_be_taken_is_said_at_once(self, live: LiveBot) -> None:
        chat = live.chat()
        await chat.opens()

        await speak(chat)

        await chat.sees(KK("media-voice"))

    async def test_pictures_sent_together_are_answered_once(self, live: LiveBot) -> None:
        chat = live.chat()
        await chat.opens()
        shown = len(chat.texts())

        for _ in range(3):
            await chat.person.sends_photo(picture(), group="album")
        await chat.settles()

        assert len(chat.texts()) == shown + 2  # that they are kept, and the question


async def test_a_flood_of_stickers_is_answered_ever_more_rarely(live: LiveBot, chat: TelegramChat) -> None:
    for _ in range(60):
        await chat.person.sends_raw(sticker={"file_id": "x", "emoji": "😀"})
    await chat.person.settles()

    with live.bot.database.reading() as session:
        assert len(session.scalars(select(OutboxMessage)).all()) < 40


async def test_who_could_not_be_reached_and_writes_again_finds_the_answer(
    live: LiveBot, chat: TelegramChat, telegram: TelegramServer
) -> None:
    await chat.taps("Маған көмек керек")
    await chat.says("Емтиханнан қорқамын")
    await chat.taps("Жіберу")
    [request] = requests(live)
    telegram.fail("sendMessage", code=403)
    await live.bot.lane.run(
        lambda session: answers.answer(
            session, request.id, text="Мен осындамын", by=psychologist(session), now=live.clock()
        )
    )
    live.bot.delivery.wake()
    await chat.settles()
    assert requests(live)[0].is_unreachable

    await chat.says("Бармысыз?")

    await chat.taps("Ашу")
    await chat.sees("Мен осындамын")
    assert lines(live, request)[-1][1] == "Бармысыз?"
