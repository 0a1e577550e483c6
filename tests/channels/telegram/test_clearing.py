"""Clearing a chat when something stands in the way: what Telegram keeps, what is still on its way, what must stay."""

from datetime import timedelta

from sqlalchemy import select

from core.help_requests import answers, drafts
from core.texts import texts
from db.models.outbox import OutboxMessage
from db.models.traces import Trace
from tests.chat import LiveBot, TelegramChat
from tests.factories.staff import psychologist
from tests.talks import requests
from tests.telegram.server import TelegramServer

KK = texts("kk")
HIDDEN = KK("privacy-hidden").split(".")[0]


async def begin(chat: TelegramChat, words: str) -> None:
    """A letter that is not sent yet."""
    await chat.sends("menu:open")
    await chat.taps("Маған көмек керек")
    await chat.says(words)


async def answer(live: LiveBot, number: int = 0) -> None:
    """The psychologist answers; nobody waits until it has arrived."""
    request = requests(live)[number]
    await live.bot.lane.run(
        lambda session: answers.answer(session, request.id, text="Құпия", by=psychologist(session), now=live.clock())
    )
    live.bot.delivery.wake()


def has_swept(live: LiveBot) -> bool:
    with live.bot.database.reading() as session:
        return session.scalars(select(Trace).where(Trace.clean_at.is_not(None))).first() is None


async def test_one_message_telegram_keeps_does_not_keep_the_others(live: LiveBot, chat: TelegramChat) -> None:
    await begin(chat, "Құпия сөз")
    await chat.person.sends_raw(dice={"emoji": "🎲", "value": 3})
    await chat.settles()

    await chat.says("/hide")
    await chat.sees(HIDDEN)
    await chat.person.until(lambda: has_swept(live))

    assert [one.side for one in chat.person.screen()] == ["me", "bot"]
    assert "dice" in chat.person.screen()[0].wire


async def test_what_was_still_on_its_way_goes_too(live: LiveBot, chat: TelegramChat, telegram: TelegramServer) -> None:
    await begin(chat, "Бірінші сөз")
    telegram.fail("sendMessage", code=429, retry_after=60)
    await chat.person.says("Мен құпия сөз айттым")
    await chat.person.settles(quiet=0.1)

    await chat.person.says("/hide")
    await chat.settles()
    await chat.person.until(lambda: has_swept(live))

    assert [one.text.split(".")[0] for one in chat.person.screen()] == [HIDDEN]


async def test_an_envelope_on_its_way_to_somebody_who_deletes_everything_does_not_stay(
    live: LiveBot, chat: TelegramChat, telegram: TelegramServer
) -> None:
    await begin(chat, "Емтиханнан қорқамын")
    await chat.taps("Жіберу")
    telegram.fail("sendMessage", code=429, retry_after=100)
    await answer(live)

    await chat.sends("privacy:forget")
    await chat.sees("Бәрі өшірілді")
    await chat.person.until(lambda: has_swept(live))

    assert all("жаңалық" not in text for text in chat.texts())


async def test_throwing_a_draft_away_leaves_the_envelopes_nobody_has_opened(live: LiveBot, chat: TelegramChat) -> None:
    await begin(chat, "Емтиханнан қорқамын")
    await chat.taps("Жіберу")
    await begin(chat, "тағы бір")
    await answer(live)
    await chat.sees("Саған жаңалық бар")

    await chat.sends("help:discard")
    await chat.person.until(lambda: has_swept(live))

    await chat.taps("Ашу")
    await chat.sees("Құпия")


async def test_a_letter_that_sends_itself_after_hiding_makes_no_sound(live: LiveBot, chat: TelegramChat) -> None:
    await begin(chat, "Құпия сөз")
    await chat.says("/hide")
    await chat.sees(HIDDEN)

    live.clock.moves(minutes=3)
    await live.bot.tick(lambda session: drafts.send_silent(session, now=live.clock()))
    await chat.settles()

    assert chat.person.screen()[-1].silent


async def test_traces_cannot_be_joined_with_messages_by_their_minute(live: LiveBot, chat: TelegramChat) -> None:
    live.clock.moves(minutes=17, seconds=5)
    await begin(chat, "хат")
    await chat.taps("Жіберу")

    with live.bot.database.reading() as session:
        shown = set(session.scalars(select(Trace.shown_at)))
        sent = set(session.scalars(select(OutboxMessage.finished_at)))
    assert all(moment.minute == moment.second == 0 for moment in shown)
    assert all(moment is not None and moment - min(shown) < timedelta(hours=2) for moment in sent)
