"""Pictures over Telegram: above their words, uploaded once, gone when they should be, never at the words' cost."""

import base64
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import select

from core import outbox, traces
from core.messages import OutboundMessage, Picture, QuickReply
from core.pictures import sheets
from db.models.outbox import Lane
from db.models.traces import Trace
from tests.chat import Chat, Clock, LiveBot, TelegramChat
from tests.telegram.calls import Call
from tests.telegram.screens import Shown
from tests.telegram.server import TOKEN

BOT = TOKEN.partition(":")[0]
BUTTON = QuickReply("Иә", "menu:open")
FAMILY = Picture(alt="a yurt", name="area-family")
BREATHING = Picture(alt="a circle", name="breathing")
DRAWN = Picture(alt="drawn", drawn=base64.b64encode(sheets.plain(80, 40, b"\1\2\3")).decode())
LONG = "сөз " * 300


@pytest.fixture
def phone(chat: Chat) -> TelegramChat:
    assert isinstance(chat, TelegramChat)
    chat.person.server.calls.clear()
    return chat


async def say(live: LiveBot, phone: TelegramChat, text: str, picture: Picture | None, **more: Any) -> None:
    """Let the service say this to the child."""
    message = OutboundMessage(text, (BUTTON,), picture=picture, **more)

    def rule(session: Any) -> None:
        to = outbox.to_address(session, channel="telegram", address=f"{BOT}:{phone.person.uid}")
        outbox.enqueue(session, message, to=to, lane=Lane.ANSWER, now=live.clock())

    await live.bot.lane.run(rule)
    live.bot.delivery.wake()
    await phone.settles()


def shown(phone: TelegramChat) -> list[Shown]:
    """What the bot shows on the phone since the test began."""
    menu = phone.person.screen().index(next(one for one in phone.person.screen() if "help:start" in str(one.buttons)))
    return [one for one in phone.person.screen()[menu + 1 :] if one.side == "bot"]


def calls(phone: TelegramChat) -> list[Call]:
    return [call for call in phone.person.server.calls if call.method != "sendChatAction"]


class TestShowing:
    async def test_words_that_fit_stand_below_the_picture_with_their_marks_and_buttons(
        self, live: LiveBot, phone: TelegramChat
    ) -> None:
        await say(live, phone, "*Отбасы* туралы", FAMILY, is_private=True, is_silent=True)

        [one] = shown(phone)
        assert (one.text, one.marked("bold"), one.titles) == ("Отбасы туралы", ["Отбасы"], ["Иә"])
        assert "photo" in one.wire
        assert (one.protected, one.silent) == (True, True)

    async def test_what_moves_is_an_animation(self, live: LiveBot, phone: TelegramChat) -> None:
        await say(live, phone, "Дем ал", BREATHING)

        [one] = shown(phone)
        assert "animation" in one.wire
        assert one.titles == ["Иә"]

    async def test_one_drawn_for_a_child_is_uploaded_as_it_is(self, live: LiveBot, phone: TelegramChat) -> None:
        await say(live, phone, "Сурет", DRAWN)

        [call] = calls(phone)
        assert call.uploads["photo"]["data"] == base64.b64decode(DRAWN.drawn or "")

    @pytest.mark.parametrize(("letters", "messages"), [(1024, 1), (1025, 2)])
    async def test_longer_words_follow_the_picture_and_carry_the_buttons(
        self, live: LiveBot, phone: TelegramChat, letters: int, messages: int
    ) -> None:
        await say(live, phone, "б" * letters, FAMILY)

        found = shown(phone)
        assert len(found) == messages
        assert "photo" in found[0].wire
        assert found[-1].text == "б" * letters
        assert [one.titles for one in found] == [[]] * (messages - 1) + [["Иә"]]

    async def test_a_letter_of_two_units_counts_as_two(self, live: LiveBot, phone: TelegramChat) -> None:
        await say(live, phone, "🙂" * 513, FAMILY)

        assert len(shown(phone)) == 2


class TestUploading:
    async def test_a_shipped_one_is_uploaded_once_and_a_drawn_one_every_time(
        self, live: LiveBot, phone: TelegramChat
    ) -> None:
        for picture in (FAMILY, FAMILY, BREATHING, BREATHING, DRAWN, DRAWN):
            await say(live, phone, "сөз", picture)

        assert [bool(call.uploads) for call in calls(phone)] == [True, False, True, False, True, True]
        assert len(shown(phone)) == 6

    async def test_a_name_that_telegram_takes_no_longer_is_uploaded_anew(
        self, live: LiveBot, phone: TelegramChat
    ) -> None:
        await say(live, phone, "бір", FAMILY)
        phone.person.server.fail("sendPhoto", code=400, description="Bad Request: wrong file identifier")

        await say(live, phone, "екі", FAMILY)

        assert [bool(call.uploads) for call in calls(phone)] == [True, False, True]
        assert [("photo" in one.wire, one.text) for one in shown(phone)] == [(True, "бір"), (True, "екі")]


class TestFailing:
    @pytest.mark.parametrize("code", [400, 413, 500, 502])
    @pytest.mark.parametrize("text", ["сөз", LONG])
    async def test_a_picture_that_fails_costs_the_words_nothing(
        self, live: LiveBot, phone: TelegramChat, code: int, text: str
    ) -> None:
        phone.person.server.fail("sendPhoto", code=code, description="Bad Request: IMAGE_PROCESS_FAILED", times=9)

        await say(live, phone, text, FAMILY)

        [one] = shown(phone)
        assert (one.text, one.titles) == (text.strip(), ["Иә"])

    async def test_one_that_is_shipped_no_longer_costs_the_words_nothing(
        self, live: LiveBot, phone: TelegramChat
    ) -> None:
        await say(live, phone, "сөз", Picture(alt="?", name="area-of-last-year"))

        assert [one.text for one in shown(phone)] == ["сөз"]

    async def test_too_many_requests_cost_time_and_not_the_picture(self, live: LiveBot, phone: TelegramChat) -> None:
        phone.person.server.fail("sendPhoto", code=429, retry_after=1)

        await say(live, phone, "сөз", FAMILY)

        assert [("photo" in one.wire, one.text) for one in shown(phone)] == [(True, "сөз")]


class TestReplacing:
    async def test_words_take_the_place_of_a_picture_below_it(self, live: LiveBot, phone: TelegramChat) -> None:
        await say(live, phone, "сурет", FAMILY)
        [old] = shown(phone)

        await say(live, phone, "сөз", None, replaces=str(old.message_id))

        assert [("photo" in one.wire, one.text) for one in shown(phone)] == [(False, "сөз")]

    async def test_a_picture_takes_the_place_of_words_and_of_a_picture(
        self, live: LiveBot, phone: TelegramChat
    ) -> None:
        await say(live, phone, "сөз", None)
        [words] = shown(phone)
        await say(live, phone, "бір", FAMILY, replaces=str(words.message_id))
        [first] = shown(phone)
        await say(live, phone, "екі", BREATHING, replaces=str(first.message_id))

        assert [("animation" in one.wire, one.text) for one in shown(phone)] == [(True, "екі")]

    async def test_what_is_gone_already_is_replaced_by_a_new_message(self, live: LiveBot, phone: TelegramChat) -> None:
        await say(live, phone, "сурет", FAMILY)
        [old] = shown(phone)
        await phone.person.deletes(old.message_id)

        await say(live, phone, "екі", FAMILY, replaces=str(old.message_id))

        assert [one.text for one in shown(phone)] == ["екі"]


class TestTakingAway:
    async def test_both_messages_leave_a_trace_and_are_gone_when_the_chat_is_hidden(
        self, live: LiveBot, phone: TelegramChat
    ) -> None:
        await say(live, phone, LONG, FAMILY)
        picture, words = (one.message_id for one in shown(phone))
        with live.bot.database.reading() as session:
            due = session.scalars(select(Trace)).all()
            sources = {traces._open(session, trace).source for trace in due}
        assert {str(picture), str(words)} <= sources

        await phone.sends("privacy:hide")

        await phone.person.until(lambda: not {picture, words} & {one.message_id for one in phone.person.screen()})

    async def test_one_too_old_to_delete_shows_nothing_any_more(
        self, live: LiveBot, phone: TelegramChat, clock: Clock
    ) -> None:
        await say(live, phone, "құпия", DRAWN)
        [old] = shown(phone)
        clock.now += timedelta(days=3)

        await phone.sends("privacy:hide")

        def silenced() -> bool:
            now = next(one for one in phone.person.screen() if one.message_id == old.message_id)
            return now.text == "" and now.wire["photo"] != old.wire["photo"]

        await phone.person.until(silenced)
