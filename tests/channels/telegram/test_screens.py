"""What a child sees and does in Telegram: envelopes, hiding, pictures, voices and everything that is not words."""

import io
from datetime import timedelta

import pytest
from PIL import Image
from sqlalchemy import select

from core import traces
from core.help_requests import answers, attachments
from core.texts import texts
from db.models.contacts import Contact
from db.models.help_requests import AttachmentState, HelpAttachment, HelpRequest, RequestState, Side
from db.models.traces import Trace
from tests.chat import LiveBot, TelegramChat
from tests.factories.staff import psychologist

KK = texts("kk")
WHERE_YOU_ARE = {"location": {"latitude": 43.2, "longitude": 76.8}}


def requests(live: LiveBot) -> list[HelpRequest]:
    with live.bot.database.reading() as session:
        return list(session.scalars(select(HelpRequest).order_by(HelpRequest.id)))


def lines(live: LiveBot, request: HelpRequest) -> list[tuple[Side, str]]:
    with live.bot.database.reading() as session:
        found = session.get_one(HelpRequest, request.id)
        return [(line.message.side, line.words) for line in answers.lines(session, found)]


def words(live: LiveBot, request: HelpRequest) -> list[str]:
    return [text for side, text in lines(live, request) if side is Side.CHILD]


async def answer(live: LiveBot, chat: TelegramChat, text: str) -> HelpRequest:
    """The psychologist answers the only request."""
    [request] = requests(live)
    await live.bot.lane.run(
        lambda session: answers.answer(session, request.id, text=text, by=psychologist(session), now=live.clock())
    )
    live.bot.delivery.wake()
    await chat.sees("Саған жаңалық бар")
    return request


@pytest.fixture
async def talking(live: LiveBot, chat: TelegramChat) -> TelegramChat:
    """A child with a sent letter."""
    await chat.taps("Маған көмек керек")
    await chat.says("Емтиханнан қорқамын")
    await chat.taps("Жіберу")
    return chat


def picture() -> bytes:
    file = io.BytesIO()
    Image.new("RGB", (64, 48), "teal").save(file, "JPEG", exif=Image.Exif())
    return file.getvalue()


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


class TestPictures:
    async def test_are_kept_with_their_words_and_answered(self, live: LiveBot, chat: TelegramChat) -> None:
        await chat.taps("Маған көмек керек")
        await chat.person.sends_photo(picture(), caption="Маған мынаны жазды")
        await chat.settles()

        await chat.sees("Сақталды")
        [request] = requests(live)
        assert words(live, request) == ["Маған мынаны жазды"]
        assert await kept(live) == [AttachmentState.KEPT]

    async def test_sent_together_are_answered_once(self, live: LiveBot, chat: TelegramChat) -> None:
        await chat.taps("Маған көмек керек")
        shown = len(chat.texts())
        for number in range(3):
            await chat.person.sends_photo(picture(), caption="Үш сурет" if number == 0 else None, group="album")
        await chat.settles()

        assert len(chat.texts()) == shown + 1
        [request] = requests(live)
        assert words(live, request) == ["Үш сурет", "", ""]
        assert await kept(live) == [AttachmentState.KEPT] * 3

    async def test_with_words_of_danger_under_them_bring_the_card(self, live: LiveBot, chat: TelegramChat) -> None:
        await chat.person.sends_photo(picture(), caption="өлгім келеді")

        await chat.sees("📞 112")
        [request] = requests(live)
        assert request.is_red
        assert await kept(live) == [AttachmentState.KEPT]

    async def test_before_consent_wait_with_their_draft(self, live: LiveBot) -> None:
        chat = live.chat()
        await chat.person.sends_photo(picture())
        await chat.settles()

        [request] = requests(live)
        assert (request.state, request.auto_send_at) == (RequestState.DRAFT, None)


async def kept(live: LiveBot) -> list[AttachmentState]:
    """The states of all attachments once none is awaited any more."""
    while True:
        with live.bot.database.reading() as session:
            states = list(session.scalars(select(HelpAttachment.state).order_by(HelpAttachment.id)))
            is_due = attachments.has_due(session, now=live.clock() + timedelta(days=1))
        if states and not is_due:
            return states
        await live.bot.fetching.fetch_due()


class TestVoices:
    async def test_are_refused_with_the_reason_and_their_words_are_kept(
        self, live: LiveBot, chat: TelegramChat
    ) -> None:
        await chat.person.sends_file("voice", b"OggS", caption="тыңдашы")
        await chat.settles()

        await chat.sees(KK("media-voice"))
        assert words(live, requests(live)[0]) == ["тыңдашы"]
        with live.bot.database.reading() as session:
            assert session.scalars(select(HelpAttachment)).all() == []

    class TestWhereTheSchoolAllowsThem:
        @pytest.fixture
        def voice(self) -> bool:
            return True

        async def test_are_sent_only_when_the_child_insists(self, live: LiveBot, chat: TelegramChat) -> None:
            await chat.person.sends_file("voice", b"OggS")
            await chat.settles()
            await chat.sees("Дауысыңнан сені танып қоюы мүмкін")
            assert requests(live) == []

            await chat.taps("Бәрібір жібер")

            await chat.sees(KK("media-voice-kept"))
            with live.bot.database.reading() as session:
                assert session.scalars(select(HelpAttachment)).one().state is AttachmentState.AWAITED

        async def test_in_a_draft_that_waits_do_not_send_it(self, live: LiveBot, chat: TelegramChat) -> None:
            await chat.taps("Маған көмек керек")
            await chat.says("Әлі ойланып тұрмын")
            await chat.taps("Әлі емес")
            await chat.person.sends_file("voice", b"OggS")
            await chat.settles()

            await chat.taps("Бәрібір жібер")

            [request] = requests(live)
            assert (request.state, request.auto_send_at) == (RequestState.DRAFT, None)
            assert "Жіберу" in chat.titles()

        async def test_written_instead_are_forgotten(self, live: LiveBot, chat: TelegramChat) -> None:
            await chat.person.sends_file("voice", b"OggS")
            await chat.settles()

            await chat.taps("Жазамын")
            await chat.says("Жазып жібердім")

            assert words(live, requests(live)[0]) == ["Жазып жібердім"]
            with live.bot.database.reading() as session:
                assert session.scalars(select(HelpAttachment)).all() == []


class TestWhatIsNotWords:
    @pytest.mark.parametrize(
        ("content", "text_id"),
        [
            ({"sticker": {"file_id": "f", "emoji": "😔"}}, "media-sticker"),
            ({"poll": {"id": "1", "question": "?", "options": []}}, "media-poll"),
            ({"dice": {"emoji": "🎲", "value": 6}}, "media-dice"),
            ({"story": {"id": 1, "chat": {"id": 5, "type": "private"}}}, "media-other"),
            (WHERE_YOU_ARE, "media-location"),
            ({"contact": {"phone_number": "+77010000000", "first_name": "A"}}, "media-contact"),
        ],
    )
    async def test_gets_its_kind_answer_and_leaves_the_draft_alone(
        self, live: LiveBot, chat: TelegramChat, content: dict[str, object], text_id: str
    ) -> None:
        await chat.taps("Маған көмек керек")
        await chat.says("Басталған хат")

        await chat.person.sends_raw(**content)
        await chat.settles()

        await chat.sees(KK(text_id).splitlines()[0])
        assert words(live, requests(live)[0]) == ["Басталған хат"]
        await chat.says("жалғасы")
        assert words(live, requests(live)[0]) == ["Басталған хат", "жалғасы"]

    @pytest.mark.parametrize(("kind", "text_id"), [("video", "media-video"), ("document", "media-document")])
    async def test_a_file_is_refused_and_its_words_are_kept(
        self, live: LiveBot, chat: TelegramChat, kind: str, text_id: str
    ) -> None:
        await chat.person.sends_file(kind, b"x", caption="қарашы")
        await chat.settles()

        await chat.sees(KK(text_id))
        assert words(live, requests(live)[0]) == ["қарашы"]

    async def test_a_place_in_danger_is_asked_for_in_words(self, live: LiveBot, chat: TelegramChat) -> None:
        await chat.says("өлгім келеді")

        await chat.person.sends_raw(**WHERE_YOU_ARE)
        await chat.settles()

        await chat.sees("қайда екеніңді", "📞 112")
        assert all("43.2" not in text for _side, text in lines(live, requests(live)[0]))


class TestWrittenAnew:
    async def test_both_versions_stand_in_the_same_talk(self, live: LiveBot, talking: TelegramChat) -> None:
        first = talking.person.chat.messages
        source = next(number for number, one in first.items() if one.wire.get("text") == "Емтиханнан қорқамын")
        await talking.sends("menu:open")

        await talking.person.edits(source, "Емтиханнан емес, мұғалімнен қорқамын")
        await talking.settles()

        [request] = requests(live)
        assert lines(live, request)[-2:] == [
            (Side.SYSTEM, "message:corrected"),
            (Side.CHILD, "Емтиханнан емес, мұғалімнен қорқамын"),
        ]
        await talking.sees(KK("help-corrected"))

    async def test_words_of_danger_are_seen(self, live: LiveBot, talking: TelegramChat) -> None:
        source = next(
            number
            for number, one in talking.person.chat.messages.items()
            if one.wire.get("text") == "Емтиханнан қорқамын"
        )

        await talking.person.edits(source, "өлгім келеді")

        await talking.sees("📞 112")
        [request] = requests(live)
        assert request.is_red

    async def test_a_forwarded_message_is_kept_without_whose_it_was(self, live: LiveBot, talking: TelegramChat) -> None:
        await talking.person.forwards("Сені мектепте күтіп тұрамын")
        await talking.settles()

        await talking.sees(KK("help-forwarded"))
        assert (Side.SYSTEM, "message:forwarded") in lines(live, requests(live)[0])


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
        [request] = requests(live)
        talking.person.chat.is_blocked = True  # before Telegram has told us

        await live.bot.lane.run(
            lambda session: answers.answer(
                session, request.id, text="Мен осындамын", by=psychologist(session), now=live.clock()
            )
        )
        live.bot.delivery.wake()
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


async def test_a_tap_is_answered_so_that_its_clock_stops(live: LiveBot, chat: TelegramChat) -> None:
    await chat.taps("Кеңестер")

    answered = [call for call in chat.person.server.calls if call.method == "answerCallbackQuery"]
    assert len(answered) >= 3


async def test_a_button_of_a_message_telegram_calls_inaccessible_still_works(live: LiveBot, chat: TelegramChat) -> None:
    await chat.sends("help:start")

    await chat.sees("Не болып жатқанын өз сөзіңмен жаз")
