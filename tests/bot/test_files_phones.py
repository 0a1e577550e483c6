"""Pictures, voices and everything that is not words, from a phone."""

import pytest
from sqlalchemy import select

from core.messages import Media
from core.texts import texts
from db.models.help_requests import AttachmentState, HelpAttachment, RequestState
from db.models.outbox import OutboxMessage
from tests import phones
from tests.bot.attachments.files import jpeg
from tests.chat import LiveBot
from tests.phones import PHONES, Phone
from tests.talks import enclosed, kept, lines, requests, words

pytestmark = pytest.mark.parametrize("channel", PHONES)
KK = texts("kk")


class TestPictures:
    async def test_are_kept_with_their_words_and_answered(self, live: LiveBot, chat: Phone) -> None:
        await chat.taps("Маған көмек керек")
        await phones.shows(chat, jpeg(), caption="Маған мынаны жазды")

        await chat.sees("Сақталды")
        [request] = requests(live)
        assert words(live, request) == ["Маған мынаны жазды"]
        assert await kept(live) == [AttachmentState.KEPT]

    async def test_with_words_of_danger_under_them_bring_the_card(self, live: LiveBot, chat: Phone) -> None:
        await phones.shows(chat, jpeg(), caption="өлгім келеді")

        await chat.sees("📞 112")
        [request] = requests(live)
        assert request.is_red
        assert await kept(live) == [AttachmentState.KEPT]

    async def test_before_consent_wait_with_their_draft(self, live: LiveBot) -> None:
        chat = live.chat()
        await phones.shows(chat, jpeg())

        [request] = requests(live)
        assert (request.state, request.auto_send_at) == (RequestState.DRAFT, None)


class TestVoices:
    async def test_are_refused_with_the_reason(self, live: LiveBot, chat: Phone) -> None:
        await phones.speaks(chat)

        await chat.sees(KK("media-voice"))
        assert requests(live) == []
        assert enclosed(live) == 0

    class TestWhereTheSchoolAllowsThem:
        @pytest.fixture
        def voice(self) -> bool:
            return True

        async def test_are_sent_only_when_the_child_insists(self, live: LiveBot, chat: Phone) -> None:
            await phones.speaks(chat)
            await chat.sees("Дауысыңнан сені танып қоюы мүмкін")
            assert requests(live) == []

            await chat.taps("Бәрібір жібер")

            await chat.sees(KK("media-voice-kept"))
            with live.bot.database.reading() as session:
                assert session.scalars(select(HelpAttachment)).one().state is AttachmentState.AWAITED

        async def test_in_a_draft_that_waits_do_not_send_it(self, live: LiveBot, chat: Phone) -> None:
            await chat.taps("Маған көмек керек")
            await chat.says("Әлі ойланып тұрмын")
            await chat.taps("Әлі емес")
            await phones.speaks(chat)

            await chat.taps("Бәрібір жібер")

            [request] = requests(live)
            assert (request.state, request.auto_send_at) == (RequestState.DRAFT, None)
            assert "Жіберу" in chat.titles()

        async def test_written_instead_are_forgotten(self, live: LiveBot, chat: Phone) -> None:
            await phones.speaks(chat)

            await chat.taps("Жазамын")
            await chat.says("Жазып жібердім")

            assert words(live, requests(live)[0]) == ["Жазып жібердім"]
            with live.bot.database.reading() as session:
                assert session.scalars(select(HelpAttachment)).all() == []


@pytest.mark.parametrize("voice", [True])
class TestSeveralVoices:
    async def test_several_are_all_sent_by_one_yes(self, live: LiveBot, chat: Phone) -> None:
        await phones.speaks(chat)
        await phones.speaks(chat)

        await chat.taps("Бәрібір жібер")

        assert enclosed(live) == 2

    async def test_wait_for_their_yes_whatever_else_is_done_meanwhile(self, live: LiveBot, chat: Phone) -> None:
        await chat.taps("Маған көмек керек")
        await chat.says("Емтиханнан қорқамын")
        await phones.speaks(chat)
        await chat.sends("help:send")

        await chat.sends("media:voice")

        assert enclosed(live) == 1


class TestWhatIsNotWords:
    @pytest.mark.parametrize("kind", [Media.STICKER, Media.LOCATION, Media.CONTACT, Media.OTHER])
    async def test_gets_its_kind_answer_and_leaves_the_draft_alone(
        self, live: LiveBot, chat: Phone, kind: Media
    ) -> None:
        await chat.taps("Маған көмек керек")
        await chat.says("Басталған хат")

        await phones.sends_wordless(chat, kind)

        await chat.sees(KK(f"media-{kind}").splitlines()[0])
        assert words(live, requests(live)[0]) == ["Басталған хат"]
        await chat.says("жалғасы")
        assert words(live, requests(live)[0]) == ["Басталған хат", "жалғасы"]

    @pytest.mark.parametrize("kind", ["video", "document"])
    async def test_a_file_is_refused_and_its_words_are_kept(self, live: LiveBot, chat: Phone, kind: str) -> None:
        await phones.hands(chat, kind, caption="қарашы")

        await chat.sees(KK(f"media-{kind}"))
        assert words(live, requests(live)[0]) == ["қарашы"]

    async def test_a_place_in_danger_is_asked_for_in_words(self, live: LiveBot, chat: Phone) -> None:
        await chat.says("өлгім келеді")

        await phones.sends_wordless(chat, Media.LOCATION)

        await chat.sees("қайда екеніңді", "📞 112")
        assert all("43.2" not in text for _side, text in lines(live, requests(live)[0]))


async def test_a_flood_of_stickers_is_answered_ever_more_rarely(live: LiveBot, chat: Phone) -> None:
    for _ in range(60):
        await phones.sends_wordless(chat, Media.STICKER, settles=False)
    await chat.person.settles()

    with live.bot.database.reading() as session:
        assert len(session.scalars(select(OutboxMessage)).all()) < 40
