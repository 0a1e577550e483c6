"""Files over Telegram: they come with their words, leave with them, and never cost them anything."""

import base64
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import select

from core import traces
from core.messages import Attachment
from db.models.traces import Trace
from tests.channels.telegram.test_pictures import FAMILY, LONG, calls, phone, shown
from tests.channels.telegram.test_pictures import say as say_with
from tests.chat import Clock, LiveBot, TelegramChat
from tests.telegram.screens import Shown

__all__ = ["phone"]

DATA = "BEGIN:VCALENDAR\r\nSUMMARY:Кездесу\r\nEND:VCALENDAR\r\n".encode()
FILE = Attachment("kezdesu.ics", "text/calendar", base64.b64encode(DATA).decode())


async def hand(live: LiveBot, phone: TelegramChat, text: str, **more: Any) -> None:
    """Let the service hand the file over with these words."""
    await say_with(live, phone, text, None, attachment=FILE, **more)


def is_file(one: Shown) -> bool:
    return "document" in one.wire


class TestShowing:
    async def test_words_that_fit_stand_below_the_file_with_their_marks_and_buttons(
        self, live: LiveBot, phone: TelegramChat
    ) -> None:
        await hand(live, phone, "*Күнтізбеге* сақта", is_silent=True)

        [one] = shown(phone)
        assert (one.text, one.marked("bold"), one.titles) == ("Күнтізбеге сақта", ["Күнтізбеге"], ["Иә"])
        assert one.wire["document"]["file_name"] == "kezdesu.ics"
        assert (one.protected, one.silent) == (False, True)

    async def test_it_comes_as_it_is_every_time(self, live: LiveBot, phone: TelegramChat) -> None:
        await hand(live, phone, "бір")
        await hand(live, phone, "екі")

        assert [call.method for call in calls(phone)] == ["sendDocument", "sendDocument"]
        uploads = [call.uploads["document"] for call in calls(phone)]
        assert [(one["data"], one["filename"]) for one in uploads] == [(DATA, "kezdesu.ics")] * 2

    @pytest.mark.parametrize(("text", "messages"), [("б" * 1024, 1), ("б" * 1025, 2), ("🙂" * 512, 1), ("🙂" * 513, 2)])
    async def test_longer_words_follow_the_file_and_carry_the_buttons(
        self, live: LiveBot, phone: TelegramChat, text: str, messages: int
    ) -> None:
        await hand(live, phone, text)

        found = shown(phone)
        assert [is_file(one) for one in found] == [True, False][:messages]
        assert found[-1].text == text
        assert [one.titles for one in found] == [[]] * (messages - 1) + [["Иә"]]


class TestFailing:
    @pytest.mark.parametrize("code", [400, 413, 500, 502])
    @pytest.mark.parametrize("text", ["сөз", LONG])
    async def test_a_file_that_is_refused_costs_the_words_nothing(
        self, live: LiveBot, phone: TelegramChat, code: int, text: str
    ) -> None:
        phone.person.server.fail("sendDocument", code=code, description="Bad Request: file must be non-empty", times=9)

        await hand(live, phone, text)

        [one] = shown(phone)
        assert (one.text, one.titles, is_file(one)) == (text.strip(), ["Иә"], False)

    async def test_too_many_requests_cost_time_and_not_the_file(self, live: LiveBot, phone: TelegramChat) -> None:
        phone.person.server.fail("sendDocument", code=429, retry_after=1)

        await hand(live, phone, "сөз")

        assert [(is_file(one), one.text) for one in shown(phone)] == [(True, "сөз")]

    async def test_whoever_left_gets_neither_and_is_not_asked_twice(self, live: LiveBot, phone: TelegramChat) -> None:
        phone.person.server.fail("sendDocument", code=403, description="Forbidden: bot was blocked by the user")

        await hand(live, phone, "сөз")

        assert shown(phone) == []
        assert [call.method for call in calls(phone)] == ["sendDocument"]


class TestReplacing:
    async def test_a_file_takes_the_place_of_words_of_a_picture_and_of_a_file(
        self, live: LiveBot, phone: TelegramChat
    ) -> None:
        await say_with(live, phone, "сөз", None)
        await hand(live, phone, "бір", replaces=str(shown(phone)[0].message_id))
        await say_with(live, phone, "сурет", FAMILY, replaces=str(shown(phone)[0].message_id))
        await hand(live, phone, "екі", replaces=str(shown(phone)[0].message_id))
        await hand(live, phone, "үш", replaces=str(shown(phone)[0].message_id))

        assert [(is_file(one), one.text) for one in shown(phone)] == [(True, "үш")]

    async def test_words_take_the_place_of_a_file_below_it(self, live: LiveBot, phone: TelegramChat) -> None:
        await hand(live, phone, "файл")
        [old] = shown(phone)

        await say_with(live, phone, "сөз", None, replaces=str(old.message_id))

        assert [(is_file(one), one.text) for one in shown(phone)] == [(False, "сөз")]

    async def test_what_is_gone_already_is_replaced_by_a_new_message(self, live: LiveBot, phone: TelegramChat) -> None:
        await hand(live, phone, "бір")
        [old] = shown(phone)
        await phone.person.deletes(old.message_id)

        await hand(live, phone, "екі", replaces=str(old.message_id))

        assert [(is_file(one), one.text) for one in shown(phone)] == [(True, "екі")]


class TestTakingAway:
    async def test_both_messages_leave_a_trace_and_are_gone_when_the_chat_is_hidden(
        self, live: LiveBot, phone: TelegramChat
    ) -> None:
        await hand(live, phone, LONG)
        file, words = (one.message_id for one in shown(phone))
        with live.bot.database.reading() as session:
            sources = {traces._open(session, trace).source for trace in session.scalars(select(Trace))}
        assert {str(file), str(words)} <= sources

        await phone.sends("privacy:hide")

        await phone.person.until(lambda: not {file, words} & {one.message_id for one in phone.person.screen()})

    async def test_one_too_old_to_delete_is_a_file_no_longer(
        self, live: LiveBot, phone: TelegramChat, clock: Clock
    ) -> None:
        await hand(live, phone, "құпия")
        [old] = shown(phone)
        clock.now += timedelta(days=3)

        await phone.sends("privacy:hide")

        def silenced() -> bool:
            now = next(one for one in phone.person.screen() if one.message_id == old.message_id)
            return now.text == "" and not is_file(now) and "photo" in now.wire

        await phone.person.until(silenced)
