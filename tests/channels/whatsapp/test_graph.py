"""The Cloud API is asked in its own words over a real wire, and no failure says who was written to, what, or how."""

import asyncio
import base64
import hashlib
from collections.abc import AsyncIterator, Awaitable, Callable
from typing import Any

import pytest
from aiohttp import web
from aiohttp.test_utils import TestServer

from bot.channels.whatsapp import graph
from bot.channels.whatsapp.graph import Graph, Sent
from bot.channels.whatsapp.refusals import BadRequest, TokenRefused
from bot.connecting import Http
from core.messages import ChannelAway, FileGone, SendError, Throttled, Uncertain, WindowClosed

TOKEN, NUMBER = "EAAG-a-token", "106540352242922"
USER, PHONE, WORDS = "KZ.1349", "77011234567", "өлгім келеді"
FILE = b"\x89PNG a picture"
Answer = Callable[[web.Request], Awaitable[web.StreamResponse]]


class Api:
    """A server that keeps what it was asked and says what it was told to say."""

    def __init__(self) -> None:
        self.asked: list[tuple[str, str, Any]] = []
        self.tokens: set[str | None] = set()
        self.answers: dict[str, Answer] = {}
        self.base = ""

    async def take(self, request: web.Request) -> web.StreamResponse:
        """Keep a request, and answer it."""
        self.tokens.add(request.headers.get("Authorization"))
        body: Any = dict(request.query)
        if request.content_type == "application/json":
            body = await request.json()
        elif request.content_type == "multipart/form-data":
            form = await request.post()
            body = {
                name: (part.filename, part.content_type, part.file.read()) if isinstance(part, web.FileField) else part
                for name, part in form.items()
            }
        self.asked.append((request.method, request.path, body))
        return await self.answers[request.path.removeprefix("/v24.0/").removeprefix("/")](request)

    def says(self, path: str, answer: Any, status: int = 200) -> None:
        """From now on this path is answered so."""

        async def say(request: web.Request) -> web.StreamResponse:
            return web.json_response(answer, status=status)

        self.answers[path] = say

    def keeps(self, data: bytes, **facts: Any) -> None:
        """A picture that somebody sent lies here."""

        async def give(request: web.Request) -> web.StreamResponse:
            return web.Response(body=data)

        digest = hashlib.sha256(data).hexdigest()
        self.answers["files/77"] = give
        self.says("77", {"url": f"{self.base}/files/77", "sha256": digest, "file_size": len(data), **facts})


@pytest.fixture
async def api() -> AsyncIterator[Api]:
    api = Api()
    app = web.Application()
    app.router.add_route("*", "/{path:.*}", api.take)
    async with TestServer(app) as server:
        api.base = str(server.make_url("/")).rstrip("/")
        yield api


@pytest.fixture
async def cloud(api: Api) -> AsyncIterator[Graph]:
    http = Http()
    yield Graph(http, TOKEN, NUMBER, f"{api.base}/v24.0/")
    await http.close()


async def failure(asked: Awaitable[Any]) -> SendError:
    with pytest.raises(SendError) as failed:
        await asked
    return failed.value


class TestSending:
    async def test_says_whom_and_what_and_shows_the_token_in_the_header_alone(self, api: Api, cloud: Graph) -> None:
        api.says(f"{NUMBER}/messages", {"contacts": [{"input": f"+{PHONE}"}], "messages": [{"id": "wamid.1"}]})

        sent = await cloud.send({"to": PHONE, "type": "text", "text": {"body": WORDS}})

        assert sent == Sent(PHONE, "wamid.1")
        assert api.asked == [
            (
                "POST",
                f"/v24.0/{NUMBER}/messages",
                {
                    "messaging_product": "whatsapp",
                    "recipient_type": "individual",
                    "to": PHONE,
                    "type": "text",
                    "text": {"body": WORDS},
                },
            )
        ]
        assert api.tokens == {f"Bearer {TOKEN}"}

    @pytest.mark.parametrize("contacts", [{}, {"contacts": []}, {"contacts": [{}]}, {"contacts": None}])
    async def test_does_not_guess_whom_it_reached(self, api: Api, cloud: Graph, contacts: dict[str, Any]) -> None:
        api.says(f"{NUMBER}/messages", {"messages": [{"id": "wamid.1"}], **contacts})

        assert await cloud.send({"recipient": USER}) == Sent(None, "wamid.1")

    @pytest.mark.parametrize(
        ("asked", "contact", "reached"),
        [
            ({"recipient": USER}, {"input": USER, "wa_id": PHONE}, USER),
            ({"recipient": USER}, {"user_id": USER, "input": "KZ.other"}, USER),
            ({"recipient": USER}, {"user_id": "KZ.other"}, "KZ.other"),
            ({"recipient": USER}, {"input": PHONE, "wa_id": PHONE}, None),  # said in another way: it proves nothing
            ({"to": PHONE}, {"input": PHONE}, PHONE),
            ({"to": PHONE}, {"input": f"+{PHONE}", "wa_id": "77777777777"}, PHONE),
            ({"to": PHONE}, {"input": "77019999999"}, "77019999999"),
            ({"to": PHONE}, {"input": "+7 701 123 45 67", "wa_id": PHONE}, None),
            ({"to": PHONE}, {"input": USER, "user_id": USER}, None),
            ({"to": PHONE}, "x", None),
        ],
    )
    async def test_knows_a_wrong_chat_by_what_it_was_asked_with_alone(
        self, api: Api, cloud: Graph, asked: dict[str, str], contact: Any, reached: str | None
    ) -> None:
        api.says(f"{NUMBER}/messages", {"messages": [{"id": "wamid.1"}], "contacts": [contact]})

        assert await cloud.send(asked) == Sent(reached, "wamid.1")

    @pytest.mark.parametrize("answer", [{}, {"messages": []}, {"messages": [{}]}, [], None])
    async def test_without_an_id_may_have_been_done_or_not(self, api: Api, cloud: Graph, answer: Any) -> None:
        api.says(f"{NUMBER}/messages", answer)

        assert type(await failure(cloud.send({"to": PHONE}))) is Uncertain

    async def test_tells_that_theirs_was_read(self, api: Api, cloud: Graph) -> None:
        api.says(f"{NUMBER}/messages", {"success": True})

        await cloud.read("wamid.7")

        assert api.asked[0][2] == {"messaging_product": "whatsapp", "status": "read", "message_id": "wamid.7"}

    async def test_leaves_out_what_is_not_given(self, api: Api, cloud: Graph) -> None:
        api.says("waba/message_templates", {"id": "1"})

        assert await cloud.post("waba/message_templates", name="news", category=None) == {"id": "1"}
        assert api.asked[0][2] == {"name": "news"}

    async def test_asks_with_a_query(self, api: Api, cloud: Graph) -> None:
        api.says(NUMBER, {"quality_rating": "GREEN"})

        assert await cloud.get(NUMBER, fields="quality_rating") == {"quality_rating": "GREEN"}
        assert api.asked == [("GET", f"/v24.0/{NUMBER}", {"fields": "quality_rating"})]


class TestFailures:
    @pytest.mark.parametrize(
        ("status", "code", "problem"),
        [(401, 190, TokenRefused), (429, 130429, Throttled), (400, 131047, WindowClosed), (400, 131009, BadRequest)],
    )
    async def test_are_what_the_number_says(
        self, api: Api, cloud: Graph, status: int, code: int, problem: type[SendError]
    ) -> None:
        api.says(f"{NUMBER}/messages", {"error": {"code": code, "message": f"{PHONE} {WORDS}"}}, status)

        assert type(await failure(cloud.send({"to": PHONE}))) is problem

    @pytest.mark.parametrize(("status", "problem"), [(200, ChannelAway), (502, ChannelAway), (500, Uncertain)])
    async def test_of_what_stands_in_between_are_known(
        self, api: Api, cloud: Graph, status: int, problem: type[SendError]
    ) -> None:
        async def page(request: web.Request) -> web.StreamResponse:
            return web.Response(text="<html>", status=status, content_type="text/html")

        api.answers[f"{NUMBER}/messages"] = page

        assert type(await failure(cloud.send({"to": PHONE}))) is problem

    async def test_of_a_way_that_breaks_leave_open_what_was_done(self, api: Api, cloud: Graph) -> None:
        async def fall(request: web.Request) -> web.StreamResponse:
            assert request.transport is not None
            request.transport.abort()
            return web.Response()

        api.answers[f"{NUMBER}/messages"] = api.answers[NUMBER] = fall

        assert type(await failure(cloud.send({"to": PHONE}))) is Uncertain
        assert type(await failure(cloud.get(NUMBER))) is ChannelAway

    async def test_of_an_answer_that_never_comes_leave_it_open_too(
        self, api: Api, cloud: Graph, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        over = asyncio.Event()

        async def wait(request: web.Request) -> web.StreamResponse:
            await over.wait()
            return web.json_response({})

        api.answers[f"{NUMBER}/messages"] = wait
        monkeypatch.setattr(graph, "SECONDS", 0.05)

        problem = await failure(cloud.send({"to": PHONE}))
        over.set()

        assert type(problem) is Uncertain

    async def test_of_nobody_there_mean_that_nothing_was_sent(self, api: Api) -> None:
        http = Http()
        gone = TestServer(web.Application())
        await gone.start_server()
        base = str(gone.make_url("/v24.0"))
        await gone.close()

        problem = await failure(Graph(http, TOKEN, NUMBER, base).send({"to": PHONE}))
        await http.close()

        assert type(problem) is ChannelAway

    @pytest.mark.parametrize("status", [302, 400, 401, 429, 500, 503])
    async def test_carry_neither_address_nor_words_nor_token(self, api: Api, cloud: Graph, status: int) -> None:
        error = {"message": f"{PHONE} {WORDS} {TOKEN}", "error_data": {"details": PHONE}}
        api.says(f"{NUMBER}/messages", {"error": error}, status)

        problem = await failure(cloud.send({"to": PHONE, "text": {"body": WORDS}}))

        shown = repr(problem) + str(problem) + repr(vars(problem))
        assert not [secret for secret in (PHONE, WORDS, TOKEN, NUMBER) if secret in shown]
        assert problem.__suppress_context__ or problem.__context__ is None

    async def test_follow_nobody_elsewhere(self, api: Api, cloud: Graph) -> None:
        async def elsewhere(request: web.Request) -> web.StreamResponse:
            raise web.HTTPTemporaryRedirect(f"{api.base}/elsewhere")

        api.answers[f"{NUMBER}/messages"] = elsewhere

        await failure(cloud.send({"to": PHONE}))

        assert len(api.asked) == 1


class TestFiles:
    async def test_of_ours_are_handed_over_as_a_form(self, api: Api, cloud: Graph) -> None:
        api.says(f"{NUMBER}/media", {"id": "1003"})

        assert await cloud.upload("kezdesu.pdf", "application/pdf", FILE, seconds=5) == "1003"
        assert api.asked[0][2] == {
            "messaging_product": "whatsapp",
            "type": "application/pdf",
            "file": ("kezdesu.pdf", "application/pdf", FILE),
        }

    async def test_of_ours_without_a_name_may_lie_there_or_not(self, api: Api, cloud: Graph) -> None:
        api.says(f"{NUMBER}/media", {})

        assert type(await failure(cloud.upload("a.png", "image/png", FILE))) is Uncertain

    async def test_of_theirs_are_fetched_with_the_token(self, api: Api, cloud: Graph) -> None:
        api.keeps(FILE)

        assert await cloud.media("77", limit=100) == FILE
        assert api.asked == [("GET", "/v24.0/77", {"phone_number_id": NUMBER}), ("GET", "/files/77", {})]
        assert api.tokens == {f"Bearer {TOKEN}"}

    async def test_of_theirs_are_known_by_either_spelling_of_their_hash(self, api: Api, cloud: Graph) -> None:
        api.keeps(FILE, sha256=base64.b64encode(hashlib.sha256(FILE).digest()).decode())

        assert await cloud.media("77", limit=100) == FILE

    @pytest.mark.parametrize("facts", [{}, {"file_size": 3}, {"file_size": None}, {"file_size": "x"}])
    async def test_that_are_too_large_are_not_taken(self, api: Api, cloud: Graph, facts: dict[str, Any]) -> None:
        api.keeps(FILE, **facts)

        with pytest.raises(FileGone):
            await cloud.media("77", limit=len(FILE) - 1)
        assert await cloud.media("77", limit=len(FILE)) == FILE

    async def test_that_were_spoilt_on_the_way_are_asked_for_again(self, api: Api, cloud: Graph) -> None:
        api.keeps(FILE, sha256="0" * 64)

        assert type(await failure(cloud.media("77", limit=100))) is ChannelAway

    @pytest.mark.parametrize("name", ["", "../me", "77?x=1", "77/x", "a" * 200, "ә"])
    async def test_with_an_odd_name_are_not_asked_for(self, api: Api, cloud: Graph, name: str) -> None:
        with pytest.raises(FileGone):
            await cloud.media(name, limit=100)
        assert api.asked == []

    @pytest.mark.parametrize(
        "url",
        [
            "",
            "http://lookaside.fbsbx.com/x",
            "https://evil.kz/x",
            "https://fbsbx.com.evil.kz/x",
            "https://evilfbsbx.com/x",
            "https://lookaside.fbsbx.com:8443/x",
            "https://somebody@lookaside.fbsbx.com/x",
            "https://lookaside.fbsbx.com@evil.kz/x",
            "http://127.0.0.1:1/x",
            "file:///etc/passwd",
            "https://[",
        ],
    )
    async def test_that_lie_elsewhere_are_not_shown_the_token(
        self, api: Api, cloud: Graph, url: str, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        async def never(url: str, limit: int) -> bytes:
            raise AssertionError(url)

        monkeypatch.setattr(cloud, "_download", never)
        api.keeps(FILE, url=url)

        with pytest.raises(FileGone):
            await cloud.media("77", limit=100)

    @pytest.mark.parametrize("host", ["lookaside.fbsbx.com", "scontent.xx.fbcdn.net", "mmg.whatsapp.net:443"])
    async def test_that_lie_where_meta_keeps_them_are_taken(
        self, api: Api, cloud: Graph, host: str, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        async def give(url: str, limit: int) -> bytes:
            assert url == f"https://{host}/x?y=1"
            return FILE

        monkeypatch.setattr(cloud, "_download", give)
        api.keeps(FILE, url=f"https://{host}/x?y=1")

        assert await cloud.media("77", limit=100) == FILE

    @pytest.mark.parametrize(
        ("status", "code", "problem"),
        [(400, 100, FileGone), (404, 33, ChannelAway), (401, 190, ChannelAway), (429, 4, ChannelAway)],
    )
    async def test_that_cannot_be_named_are_gone_or_come_later(
        self, api: Api, cloud: Graph, status: int, code: int, problem: type[Exception]
    ) -> None:
        api.says("77", {"error": {"code": code}}, status)

        with pytest.raises(problem):
            await cloud.media("77", limit=100)

    @pytest.mark.parametrize(("status", "problem"), [(404, FileGone), (302, ChannelAway), (401, ChannelAway)])
    async def test_that_do_not_come_are_gone_or_come_later(
        self, api: Api, cloud: Graph, status: int, problem: type[Exception]
    ) -> None:
        api.keeps(FILE)
        api.says("files/77", {}, status)

        with pytest.raises(problem):
            await cloud.media("77", limit=100)
