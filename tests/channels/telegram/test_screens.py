"""What a child sees and does in Telegram and nowhere else: envelopes that fold in place, hiding, albums, groups."""

import pytest
from sqlalchemy import select

from core import traces
from core.texts import texts
from db.models.contacts import Contact
from db.models.help_requests import AttachmentState, HelpAttachment
from db.models.traces import Trace
from tests.bot.attachments.files import jpeg
from tests.chat import LiveBot, TelegramChat
from tests.talks import answer, answers_it, kept, requests, words

KK = texts("kk")


@pytest.fixture
async def talking(live: LiveBot, chat: TelegramChat) -> TelegramChat:
    """A child with a sent letter."""
    await chat.taps("Маған көмек керек")
    await chat.says("Емтиханнан қорқамын")
    await chat.taps("Жіберу")
    return chat


class TestTheEnvelope:
    async def test_is_silent_protected_and_says_nothing(self, live: LiveBot, talking: TelegramChat) -> None:
        await answer(live, talking, "Бұл – қалыпты сезім.")

        envelope = talking.person.screen()[-1]
        assert (envelope.text, envelope.silent, envelope.protected) == (KK("help-envelope"), True, True)

    async def test_opens_and_folds_in_place_and_stays_protected(self, live: LiveBot, talking: TelegramChat) -> None:
        await answer(live, talking, "Бұл – *қалыпты* сезім.")
        place = talking.person.screen()[-1].message_id

        await talking.taps("Ашу")
        opened = talking.person.screen()[-1]
        await talking.taps("Жасыру")
        folded = talking.person.screen()[-1]

        assert (opened.message_id, opened.text, opened.protected) == (place, "Бұл – қалыпты сезім.", True)
        assert (folded.message_id, folded.text) == (place, KK("help-envelope"))

    async def test_of_a_message_that_was_deleted_on_the_phone_opens_below(
        self, live: LiveBot, talking: TelegramChat
    ) -> None:
        await answer(live, talking, "Мен осындамын")
        envelope = talking.person.screen()[-1]
        payload = envelope.buttons[0][0][1]
        await talking.person.deletes(envelope.message_id)

        await talking.sends(payload or "")

        shown = talking.person.screen()[-1]
        assert (shown.text, shown.protected) == ("Мен осындамын", True)

    async def test_of_a_long_answer_is_read_page_by_page_in_one_place(
        self, live: LiveBot, talking: TelegramChat
    ) -> None:
        await answer(live, talking, "\n\n".join(f"{number}-абзац. " + "сөз " * 120 for number in range(15)))
        count = len(talking.person.screen())

        await talking.taps("Ашу")
        await talking.sees("0-абзац")
        await talking.taps("Жалғасы")
        await talking.sees("8-абзац")
        await talking.taps("Жалғасы")
        await talking.sees("14-абзац")
        assert "Жалғасы" not in talking.titles()
        await talking.taps("Жасыру")

        assert len(talking.person.screen()) == count
        assert all("абзац" not in text for text in talking.texts())


class TestHiding:
    async def test_takes_both_sides_away_and_keeps_the_talk(self, live: LiveBot, talking: TelegramChat) -> None:
        await answer(live, talking, "Құпия жауап")
        await talking.taps("Ашу")

        await talking.says("/hide")

        await talking.sees("Дайын. Екі күннен")
        await talking.person.until(lambda: len(talking.person.screen()) == 1)
        assert words(live, requests(live)[0]) == ["Емтиханнан қорқамын"]
        await talking.taps("Мәзір")
        await talking.taps("Менің хаттарым")
        [request] = requests(live)
        await talking.taps(next(title for title in talking.titles() if title[-3:] == request.code[-3:]))
        await talking.taps("Ашу")
        await talking.sees("Құпия жауап")

    async def test_what_is_too_old_to_delete_says_nothing_any_more(self, live: LiveBot, talking: TelegramChat) -> None:
        await answer(live, talking, "Ескі құпия")
        await talking.taps("Ашу")
        live.clock.moves(days=3)

        await talking.says("/hide")

        await talking.sees("Дайын. Екі күннен")
        await talking.person.until(lambda: all("құпия" not in text for text in talking.texts()))
        old = [one for one in talking.person.screen() if one.side == "bot" and "Дайын. Екі күннен" not in one.text]
        assert {one.text for one in old} == {"…"}
        assert all(one.buttons == [] for one in old)

    async def test_leaves_no_trace_behind_but_of_what_it_said_itself(
        self, live: LiveBot, talking: TelegramChat
    ) -> None:
        await talking.says("/hide")
        await talking.sees("Дайын. Екі күннен")
        await talking.person.until(lambda: len(talking.person.screen()) == 1)

        await talking.settles()

        with live.bot.database.reading() as session:
            assert len(session.scalars(select(Trace)).all()) == 1

    async def test_does_not_touch_another_chat(self, live: LiveBot, talking: TelegramChat) -> None:
        other = live.chat()
        await other.begins()
        shown = other.count()

        await talking.says("/hide")
        await talking.person.until(lambda: len(talking.person.screen()) == 1)

        assert other.count() == shown

    async def test_by_itself_happens_at_forty_hours_only_where_it_was_chosen(
        self, live: LiveBot, talking: TelegramChat
    ) -> None:
        other = live.chat()
        await other.begins()
        await talking.says("/privacy")
        await talking.taps("Өзі тазарып тұрсын")
        shown = other.count()

        live.clock.moves(hours=41)
        await live.bot.tick(lambda session: traces.mark_old(session, now=live.clock()))

        await talking.person.until(lambda: talking.person.screen() == [])
        assert other.count() == shown
        await talking.says("/privacy")
        await talking.taps("Өзі тазармасын")
        assert "Өзі тазарып тұрсын" not in talking.titles()

    async def test_deleting_everything_empties_the_phone_and_the_tables(
        self, live: LiveBot, talking: TelegramChat
    ) -> None:
        await talking.says("/privacy")
        await talking.taps("Бәрін өшіру")
        await talking.taps("Иә, бәрін өшір")

        await talking.sees("Бәрі өшірілді")
        await talking.person.until(lambda: len(talking.person.screen()) == 1)
        await talking.settles()
        with live.bot.database.reading() as session:
            assert session.scalars(select(Contact)).all() == []
            assert len(session.scalars(select(Trace)).all()) == 1


class TestReach:
    async def test_who_shuts_the_chat_is_shown_and_who_comes_back_too(
        self, live: LiveBot, talking: TelegramChat
    ) -> None:
        await talking.person.blocks()
        await talking.settles()
        assert requests(live)[0].is_unreachable

        await talking.person.unblocks()
        await talking.settles()
        assert not requests(live)[0].is_unreachable

    async def test_an_answer_to_a_shut_chat_is_marked_and_can_be_read_later(
        self, live: LiveBot, talking: TelegramChat
    ) -> None:
        talking.person.chat.is_blocked = True  # before Telegram has told us

        await answers_it(live, "Мен осындамын")
        await talking.settles()

        assert requests(live)[0].is_unreachable
        await talking.person.unblocks()
        await talking.settles()
        await talking.taps("Ашу")
        await talking.sees("Мен осындамын")
        assert not requests(live)[0].is_unreachable


class TestInAGroup:
    async def test_the_bot_says_why_and_leaves_and_keeps_nothing(self, live: LiveBot) -> None:
        chat = live.chat()
        group = chat.person.server.account(None)

        await chat.person.adds_to_group(-100777)
        await chat.person.until(lambda: group.chat(-100777).is_left)

        assert "Маған жеке жаз" in next(
            str(call.fields["text"]) for call in chat.person.server.calls if call.method == "sendMessage"
        )
        assert requests(live) == []
        with live.bot.database.reading() as session:
            assert session.scalars(select(Contact)).all() == []


class TestPicturesSentTogether:
    async def test_are_answered_once(self, live: LiveBot, chat: TelegramChat) -> None:
        await chat.taps("Маған көмек керек")
        shown = len(chat.texts())
        for number in range(3):
            await chat.person.sends_photo(jpeg(), caption="Үш сурет" if number == 0 else None, group="album")
        await chat.settles()

        assert len(chat.texts()) == shown + 1
        [request] = requests(live)
        assert words(live, request) == ["Үш сурет", "", ""]
        assert await kept(live) == [AttachmentState.KEPT] * 3

    async def test_are_answered_once_before_anything_is_chosen(self, live: LiveBot) -> None:
        chat = live.chat()
        await chat.opens()
        shown = len(chat.texts())

        for _ in range(3):
            await chat.person.sends_photo(jpeg(), group="album")
        await chat.settles()

        assert len(chat.texts()) == shown + 2  # that they are kept, and the question


class TestWords:
    async def test_under_a_voice_that_is_refused_are_kept(self, live: LiveBot, chat: TelegramChat) -> None:
        await chat.person.sends_file("voice", b"OggS", caption="тыңдашы")
        await chat.settles()

        await chat.sees(KK("media-voice"))
        assert words(live, requests(live)[0]) == ["тыңдашы"]
        with live.bot.database.reading() as session:
            assert session.scalars(select(HelpAttachment)).all() == []


@pytest.mark.parametrize(
    ("content", "text_id"),
    [
        ({"poll": {"id": "1", "question": "?", "options": []}}, "media-poll"),
        ({"dice": {"emoji": "🎲", "value": 6}}, "media-dice"),
    ],
)
async def test_what_only_telegram_has_gets_its_kind_answer(
    live: LiveBot, chat: TelegramChat, content: dict[str, object], text_id: str
) -> None:
    await chat.person.sends_raw(**content)
    await chat.settles()

    await chat.sees(KK(text_id).splitlines()[0])


async def test_a_tap_is_answered_so_that_its_clock_stops(live: LiveBot, chat: TelegramChat) -> None:
    await chat.taps("Кеңестер")

    answered = [call for call in chat.person.server.calls if call.method == "answerCallbackQuery"]
    assert len(answered) >= 3


async def test_a_button_of_a_message_telegram_calls_inaccessible_still_works(live: LiveBot, chat: TelegramChat) -> None:
    await chat.sends("help:start")

    await chat.sees("Не болып жатқанын өз сөзіңмен жаз")
