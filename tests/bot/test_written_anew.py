"""Words written anew and words passed on, from a phone: both versions are kept, and nothing else is done by it."""

import pytest

from core.texts import texts
from db.models.help_requests import RequestState, Side
from tests import phones
from tests.chat import LiveBot
from tests.phones import PHONES, Phone
from tests.talks import lines, requests, words

pytestmark = pytest.mark.parametrize("channel", PHONES)
KK = texts("kk")


@pytest.fixture
async def talking(live: LiveBot, chat: Phone) -> Phone:
    """A child with a sent letter."""
    await chat.taps("Маған көмек керек")
    await chat.says("Емтиханнан қорқамын")
    await chat.taps("Жіберу")
    return chat


class TestWrittenAnew:
    async def test_both_versions_stand_in_the_same_talk(self, live: LiveBot, talking: Phone) -> None:
        source = phones.written(talking, "Емтиханнан қорқамын")
        await talking.sends("menu:open")

        await phones.edits(talking, "Емтиханнан емес, мұғалімнен қорқамын", source)

        [request] = requests(live)
        assert lines(live, request)[-2:] == [
            (Side.SYSTEM, "message:corrected"),
            (Side.CHILD, "Емтиханнан емес, мұғалімнен қорқамын"),
        ]
        await talking.sees(KK("help-corrected"))

    async def test_words_of_danger_are_seen(self, live: LiveBot, talking: Phone) -> None:
        source = phones.written(talking, "Емтиханнан қорқамын")

        await phones.edits(talking, "өлгім келеді", source)

        await talking.sees("📞 112")
        [request] = requests(live)
        assert request.is_red

    async def test_a_forwarded_message_is_kept_without_whose_it_was(self, live: LiveBot, talking: Phone) -> None:
        await phones.forwards(talking, "Сені мектепте күтіп тұрамын")

        await talking.sees(KK("help-forwarded"))
        assert (Side.SYSTEM, "message:forwarded") in lines(live, requests(live)[0])


class TestADraftWrittenAnew:
    async def test_a_draft_that_was_held_stays_held(self, live: LiveBot, chat: Phone) -> None:
        await chat.taps("Маған көмек керек")
        await chat.says("Бірінші хат")
        await chat.taps("Жіберу")
        first = requests(live)[0]
        await chat.sends("menu:open")
        await chat.sends("help:start")
        await chat.says("Екінші хат")
        written = phones.last_written(chat)
        await chat.sends("help:hold")
        await chat.sends(f"help:add:{first.ref}")

        await phones.edits(chat, "Екінші хат, бірақ басқаша", written)

        second = requests(live)[-1]
        assert (second.state, second.auto_send_at) == (RequestState.DRAFT, None)
        assert "Жіберу" in chat.titles()

    async def test_a_number_is_no_tap(self, live: LiveBot, chat: Phone) -> None:
        await chat.taps("Маған көмек керек")
        await chat.says("Бір сөз")
        written = phones.last_written(chat)
        await chat.taps("Жіберу")
        await chat.sends("menu:open")

        await phones.edits(chat, "1", written)

        assert words(live, requests(live)[0]) == ["Бір сөз", "1"]

    async def test_the_same_words_again_are_nothing(self, live: LiveBot, chat: Phone) -> None:
        await chat.taps("Маған көмек керек")
        await chat.says("Бір сөз")
        shown = len(chat.texts())

        await phones.edits(chat, "Бір сөз")

        assert words(live, requests(live)[0]) == ["Бір сөз"]
        assert len(chat.texts()) == shown
