"""What is not words, in both directions: kept clean or answered kindly, and never at the cost of the words."""

import base64
from collections.abc import Callable, Sequence
from typing import Any

import pytest
from aiohttp import web
from aiohttp.test_utils import TestServer
from sqlalchemy import select

from bot.attachments import fetching
from core.crypto import vault
from core.messages import Attachment, Picture, QuickReply
from core.pictures import sheets
from core.texts import texts
from db.models.help_requests import AttachmentState, HelpAttachment, HelpRequest
from tests.bot.attachments.files import CANARY, jpeg, voice
from tests.channels.whatsapp.conftest import HELP, put, state, until, words
from tests.chat import LiveBot, WhatsAppChat
from tests.whatsapp import graph
from tests.whatsapp.records import Call
from tests.whatsapp.screens import Shown
from tests.whatsapp.server import CloudServer

AWAITED, KEPT, LOST = AttachmentState.AWAITED, AttachmentState.KEPT, AttachmentState.LOST
FAMILY = Picture(alt="a yurt", name="area-family")
DRAWN = Picture(alt="drawn", drawn=base64.b64encode(sheets.plain(80, 40, b"\1\2\3")).decode())
CALENDAR = "BEGIN:VCALENDAR\r\nSUMMARY:Кездесу\r\nEND:VCALENDAR\r\n".encode()
FILE = Attachment("kezdesu.ics", "text/calendar", base64.b64encode(CALENDAR).decode())
BUTTON = QuickReply("Иә", "menu:open")


def kept(live: LiveBot) -> list[AttachmentState]:
    with live.bot.database.reading() as session:
        return list(session.scalars(select(HelpAttachment.state).order_by(HelpAttachment.id)))


def opened(live: LiveBot) -> bytes:
    """The newest file that is kept."""
    with live.bot.database.reading() as session:
        found = session.scalars(select(HelpAttachment).order_by(HelpAttachment.id.desc())).first()
        talk = session.scalars(select(HelpRequest)).one()
        assert found is not None
        return vault(session).thread(talk.ref).open(found.sealed or b"", f"{talk.ref}:{found.ref}")


async def has(live: LiveBot, *wanted: AttachmentState) -> None:
    """Wait until the files are in these states, with the worker of this process not waited for."""
    await live.bot.fetching.fetch_due()  # type: ignore[union-attr]
    await until(lambda: kept(live) == list(wanted))


class TestFromAPerson:
    async def test_a_picture_is_kept_without_what_was_hidden_in_it(
        self, live: LiveBot, phone: WhatsAppChat, server: CloudServer
    ) -> None:
        await phone.taps(HELP)
        assert CANARY.encode() in jpeg()

        await phone.person.sends_photo(jpeg(), caption="Мінекей")
        await phone.settles()
        await has(live, KEPT)

        assert words(live) == ["Мінекей"]
        assert opened(live).startswith(b"\xff\xd8\xff")
        assert CANARY.encode() not in opened(live)
        names = [call.name for call in server.calls]
        assert (names.count("media_url"), names.count("download")) == (1, 1)

    async def test_a_picture_that_does_not_come_costs_no_words_and_no_other_picture(
        self, live: LiveBot, phone: WhatsAppChat, server: CloudServer, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        await phone.taps(HELP)
        asked: list[web.Request] = []

        async def stranger(request: web.Request) -> web.Response:
            asked.append(request)
            return web.Response(body=jpeg())

        app = web.Application()
        app.router.add_get("/{path:.*}", stranger)
        tells = graph.media_url
        async with TestServer(app) as foreign:
            url = str(foreign.make_url("/x"))

            def elsewhere(*given: Any) -> dict[str, Any]:
                return {**tells(*given), "url": url}

            ways: dict[str, Callable[[], object]] = {
                "gone at once": lambda: server.fail(100, method="media_url"),
                "gone later": lambda: server.fail(100, method="download", status=404),
                "elsewhere": lambda: monkeypatch.setattr(graph, "media_url", elsewhere),
            }
            for place, (way, spoil) in enumerate(ways.items(), start=1):
                spoil()
                await phone.person.sends_photo(jpeg(), caption=way)
                await phone.settles()
                await has(live, *[LOST] * place)
            monkeypatch.setattr(graph, "media_url", tells)
        assert asked == []

        with monkeypatch.context() as small:
            small.setattr(fetching, "MOST_BYTES", len(jpeg()) - 1)
            await phone.person.sends_photo(jpeg(), caption="too large")
            await phone.settles()
            await has(live, *[LOST] * 4)
        await phone.person.sends_photo(jpeg(), caption="well")
        await phone.settles()
        await has(live, *[LOST] * 4, KEPT)

        assert words(live) == [*ways, "too large", "well"]

    async def test_a_picture_that_cannot_be_had_just_now_comes_later(
        self, live: LiveBot, phone: WhatsAppChat, server: CloudServer
    ) -> None:
        await phone.taps(HELP)
        server.fail(2, method="media", status=503)
        server.fail(190, method="media", status=401)

        await phone.person.sends_photo(jpeg())
        await phone.settles()
        for _ in range(4):
            await live.bot.fetching.fetch_due()  # type: ignore[union-attr]
            live.clock.moves(minutes=30)

        await has(live, KEPT)
        assert server.faults.planned == []

    async def test_a_voice_is_not_taken_and_that_is_said(
        self, live: LiveBot, phone: WhatsAppChat, server: CloudServer
    ) -> None:
        await phone.person.sends_voice(voice())
        await phone.settles()

        assert phone.texts()[-1] == texts("kk")("media-voice")
        assert kept(live) == []
        assert "media_url" not in [call.name for call in server.calls]

    @pytest.mark.parametrize("voice", [True])
    async def test_a_voice_is_taken_where_the_school_allows_it_and_the_child_wishes_it(
        self, live: LiveBot, phone: WhatsAppChat, *, voice: bool
    ) -> None:
        from tests.bot.attachments.files import voice as recorded

        await phone.person.sends_voice(recorded())
        await phone.settles()
        assert kept(live) == []
        await phone.taps(texts("kk")("media-voice-choice.send"))
        await has(live, KEPT)

        assert voice
        assert opened(live).startswith(b"OggS")

    async def test_everything_else_gets_its_kind_answer_and_leaves_nothing(
        self, live: LiveBot, phone: WhatsAppChat, server: CloudServer
    ) -> None:
        spoken = await phone.person.says("menu")
        await phone.settles()
        place = {"latitude": 43.2, "longitude": 76.9, "name": CANARY}
        table: list[tuple[dict[str, Any], str | None]] = [
            ({"document": {"id": "1", "filename": f"{CANARY}.pdf"}}, "media-document"),
            ({"video": {"id": "1"}}, "media-video"),
            ({"sticker": {"id": "1"}}, "media-sticker"),
            ({"location": place}, "media-location"),
            ({"contacts": [{"name": {"formatted_name": CANARY}}]}, "media-contact"),
            ({"order": {"catalog_id": CANARY}}, "media-other"),
            ({"type": "unsupported"}, "media-other"),
            ({"type": "poll_of_tomorrow", "poll_of_tomorrow": {"x": CANARY}}, "media-other"),
            ({"revoke": {"original_message_id": spoken}}, "media-deleted"),
            ({"reaction": {"message_id": spoken, "emoji": "👍"}}, None),
            ({"type": "request_welcome"}, None),
        ]
        for content, answer in table:
            before = phone.count()
            await phone.person.sends_raw(**content)
            await phone.settles()
            said = [one.text for one in phone.person.screen()[before:] if one.side == "bot"]

            assert said == ([texts("kk")(answer)] if answer else []), content

        assert (words(live), kept(live)) == ([], [])
        for path in live.bot.settings.home.rglob("*"):
            assert not path.is_file() or CANARY.encode() not in path.read_bytes(), path.name

    async def test_words_written_anew_take_the_place_of_the_first(self, live: LiveBot, phone: WhatsAppChat) -> None:
        await phone.taps(HELP)
        spoken = await phone.person.says("Біринші")
        await phone.settles()

        await phone.person.edits(spoken, "Бірінші")
        await phone.settles()

        assert words(live)[-1] == "Бірінші"


def since(phone: WhatsAppChat, place: int) -> list[Shown]:
    return [one for one in phone.person.screen()[place:] if one.side == "bot"]


def uploads(server: CloudServer) -> Sequence[Call]:
    return [call for call in server.calls if call.name == "upload"]


async def say(live: LiveBot, phone: WhatsAppChat, text: str, **more: Any) -> list[Shown]:
    """What stands on the phone after the service has said this."""
    place = phone.count()
    await put(live, phone, text, quick_replies=(BUTTON,), **more)
    await phone.settles()
    return since(phone, place)


class TestOfOurs:
    async def test_a_picture_stands_above_its_words(self, live: LiveBot, phone: WhatsAppChat) -> None:
        for picture in (FAMILY, DRAWN):
            above, below = await say(live, phone, "*Отбасы* туралы", picture=picture)

            assert (above.kind, above.titles, below.text, below.titles) == ("image", (), "*Отбасы* туралы", ("Иә",))
        assert above.data == base64.b64decode(DRAWN.drawn or "")

    async def test_a_file_keeps_its_name_and_is_of_a_kind_that_is_taken(
        self, live: LiveBot, phone: WhatsAppChat, server: CloudServer
    ) -> None:
        above, below = await say(live, phone, "Күнтізбеге сақта", attachment=FILE)

        assert (above.kind, above.name, above.data) == ("document", "kezdesu.ics", CALENDAR)
        assert server.media[above.wire["document"]["id"]].mime == "text/plain"
        assert (below.text, below.titles) == ("Күнтізбеге сақта", ("Иә",))

    async def test_what_goes_to_many_is_uploaded_once_and_anew_when_whatsapp_has_thrown_it_away(
        self, live: LiveBot, phone: WhatsAppChat, server: CloudServer
    ) -> None:
        first, again = await say(live, phone, "бір", picture=FAMILY), await say(live, phone, "екі", picture=FAMILY)
        assert len(uploads(server)) == 1
        server.media[again[0].wire["image"]["id"]].until = 0.0

        anew = await say(live, phone, "үш", picture=FAMILY)

        assert len(uploads(server)) == 2
        assert [[one.kind for one in found] for found in (first, again, anew)] == [["image", "button"]] * 3
        drawn = [await say(live, phone, "сөз", picture=DRAWN) for _ in range(2)]
        assert (len(uploads(server)), len(drawn)) == (4, 2)

    async def test_one_that_is_refused_never_costs_the_words(
        self, live: LiveBot, phone: WhatsAppChat, server: CloudServer
    ) -> None:
        ways: list[Callable[[], object]] = [
            lambda: server.fail(131053, method="upload"),
            lambda: server.fail(100, method="upload"),
            lambda: server.fail(131000, method="upload", status=500),
            lambda: server.fail(1, method="upload", status=503),
            lambda: server.cut("upload"),
            lambda: server.hang_up("upload"),
            lambda: server.fail(131052, to=phone.person.id),
            lambda: server.fail(131009, to=phone.person.id),
        ]
        for number, spoil in enumerate(ways):
            spoil()
            found = await say(live, phone, f"сөз {number}", attachment=FILE)

            assert [(one.text, one.titles) for one in found] == [(f"сөз {number}", ("Иә",))], number
        assert server.faults.planned == []

    async def test_a_request_to_wait_costs_time_and_not_the_file(
        self, live: LiveBot, phone: WhatsAppChat, server: CloudServer
    ) -> None:
        server.fail(130429, method="upload")

        above, below = await say(live, phone, "сөз", attachment=FILE)

        assert (above.kind, below.text) == ("document", "сөз")

    async def test_one_that_fails_afterwards_says_nothing_of_the_words(
        self, live: LiveBot, phone: WhatsAppChat, server: CloudServer
    ) -> None:
        server.fail(131053, to=phone.person.id, sync=False)

        ref = await put(live, phone, "сөз", attachment=FILE)
        await phone.settles()

        assert (phone.texts()[-1], str(state(live, ref))) == ("сөз", "sent")
