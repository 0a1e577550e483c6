"""A small server on the loopback that speaks the web chat's wire contract, and fails when it is told to."""

import asyncio
import json
import threading
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

from aiohttp import web
from fluent.syntax import FluentParser, ast

from bot.channels.web.pictures import mount as mount_pictures

ROOT = Path(__file__).parents[3]
STATIC = ROOT / "bot" / "channels" / "web" / "static"
CSP = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; "
    "connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
)
LINES = [
    {"number": "112", "name": "rescue", "hours": "24/7"},
    {"number": "111", "name": "children", "hours": "24/7"},
]


@cache
def texts(locale: str) -> dict[str, str]:
    """Every id of the page's texts, attributes as "id.attr", as the real server serves them."""
    resource = FluentParser().parse((ROOT / "locales" / locale / "web.ftl").read_text("utf-8"))
    found: dict[str, str] = {}
    for message in (entry for entry in resource.body if isinstance(entry, ast.Message)):
        parts = [(message.id.name, message.value)]
        parts += [(f"{message.id.name}.{attribute.id.name}", attribute.value) for attribute in message.attributes]
        found |= {name: _plain(pattern) for name, pattern in parts if pattern is not None}
    return found


def _plain(pattern: ast.Pattern) -> str:
    """A text with a placeable would reach the page raw, so it must not parse here."""
    assert all(isinstance(element, ast.TextElement) for element in pattern.elements)
    return "".join(element.value for element in pattern.elements if isinstance(element, ast.TextElement))


@dataclass(slots=True)
class Talk:
    """One child's talk: bubbles by seq, each with the cursor of its last change."""

    bubbles: dict[int, dict[str, Any]] = field(default_factory=dict)
    changed: dict[int, int] = field(default_factory=dict)
    cursor: int = 0
    locale: str = "kk"
    erased: bool = False


@dataclass(slots=True)
class WebPageServer:
    """Talks by key; `failures` are answered to turns first, one each; `attempts` has every turn that came in."""

    exit: str = "about:blank"
    talks: dict[str, Talk] = field(default_factory=dict)
    kept: list[dict[str, Any]] = field(default_factory=list)
    attempts: list[dict[str, Any]] = field(default_factory=list)
    failures: list[tuple[int, dict[str, str]]] = field(default_factory=list)
    url: str = ""
    _loop: asyncio.AbstractEventLoop = field(default_factory=asyncio.new_event_loop)
    _ready: threading.Event = field(default_factory=threading.Event)
    _closing: threading.Event = field(default_factory=threading.Event)
    # the test's thread changes a talk while the loop reads it: half a change must not be seen, nor a place given twice
    _whole: threading.RLock = field(default_factory=threading.RLock)
    _thread: threading.Thread | None = None

    def start(self, port: int = 0) -> None:
        self._thread = threading.Thread(target=self._run, args=(port,), daemon=True)
        self._thread.start()
        self._ready.wait(10)

    def stop(self) -> None:
        self._closing.set()
        self._loop.call_soon_threadsafe(self._loop.stop)
        assert self._thread is not None
        self._thread.join(10)
        assert not self._thread.is_alive()

    @property
    def only_talk(self) -> Talk:
        (talk,) = self.talks.values()
        return talk

    def draw(
        self, talk: Talk, seq: int, text: str, *replies: tuple[str, str], side: str = "service", **more: Any
    ) -> None:
        """Put a new bubble into a talk, or a changed one in the place of the old."""
        offered = [{"title": title, "payload": payload} for title, payload in replies]
        at = "2026-11-23T07:00:00Z"
        with self._whole:
            talk.bubbles[seq] = {"seq": seq, "side": side, "text": text, "replies": offered, "at": at, **more}
            talk.cursor += 1
            talk.changed[seq] = talk.cursor

    def say(self, talk: Talk, text: str, *replies: tuple[str, str], side: str = "service", **more: Any) -> int:
        with self._whole:
            seq = max(talk.bubbles, default=0) + 1
            self.draw(talk, seq, text, *replies, side=side, **more)
        return seq

    def wipe(self, talk: Talk, text: str) -> None:
        """What was shown is deleted; one bubble says so."""
        with self._whole:
            seq = max(talk.bubbles, default=0) + 1
            talk.bubbles.clear()
            talk.changed.clear()
            self.draw(talk, seq, text)
            talk.erased = True

    def answer(self, talk: Talk, turn: dict[str, Any]) -> None:
        """What the service says to a turn; a scratch server may say more."""
        if turn.get("payload") == "start:begin":
            self.say(talk, "greeting", ("one", "menu:one"), ("two", "menu:two"))

    def _run(self, port: int) -> None:
        asyncio.set_event_loop(self._loop)
        runner = web.AppRunner(self._app(), shutdown_timeout=1)
        self._loop.run_until_complete(self._listen(runner, port))
        self._ready.set()
        self._loop.run_forever()
        self._loop.run_until_complete(runner.cleanup())
        self._loop.close()

    async def _listen(self, runner: web.AppRunner, port: int) -> None:
        await runner.setup()
        await web.TCPSite(runner, "127.0.0.1", port).start()
        self.url = f"http://127.0.0.1:{runner.addresses[0][1]}"

    def _app(self) -> web.Application:
        app = web.Application()
        app.router.add_get("/", self._page)
        app.router.add_get("/elsewhere", self._elsewhere)
        app.router.add_static("/static/", STATIC)
        app.router.add_get("/texts/{locale}.json", self._texts)
        mount_pictures(app)
        app.router.add_post("/chat/turns", self._turn)
        app.router.add_get("/chat/bubbles", self._bubbles)
        return app

    async def _page(self, _: web.Request) -> web.Response:
        html = (STATIC / "index.html").read_text("utf-8").replace("about:blank", self.exit)
        headers = {"Content-Security-Policy": CSP, "Cache-Control": "no-store"}
        return web.Response(text=html, content_type="text/html", headers=headers)

    async def _elsewhere(self, _: web.Request) -> web.Response:
        return web.Response(text="<title>Elsewhere</title><p>weather</p>", content_type="text/html")

    async def _texts(self, request: web.Request) -> web.Response:
        return web.json_response(texts(request.match_info["locale"]) | {"help_lines": LINES})

    def _talk(self, request: web.Request) -> Talk:
        key = request.headers["Authorization"].removeprefix("Bearer ")
        return self.talks.setdefault(key, Talk())

    async def _turn(self, request: web.Request) -> web.Response:
        turn = json.loads(await request.text())
        self.attempts.append(turn)
        if self.failures:
            status, headers = self.failures.pop(0)
            return web.json_response({"error": "busy", "message": "kind words"}, status=status, headers=headers)
        if all(turn["id"] != kept["id"] for kept in self.kept):
            self._keep(self._talk(request), turn)
        return web.json_response({"ok": True})

    def _keep(self, talk: Talk, turn: dict[str, Any]) -> None:
        self.kept.append(turn)
        payload = turn.get("payload", "")
        if payload.startswith("start:locale:"):
            talk.locale = payload.rpartition(":")[2]
        if "text" in turn:
            self.say(talk, turn["text"], side="child", client_id=turn["id"])
        self.answer(talk, turn)

    async def _bubbles(self, request: web.Request) -> web.Response:
        talk = self._talk(request)
        after, wait = int(request.query["after"]), float(request.query["wait"])
        until = self._loop.time() + wait
        # Short looks instead of an event: the test's thread changes the talk without this loop knowing.
        while self._is_quiet(talk, after) and self._loop.time() < until:
            await asyncio.sleep(0.02)
        return web.json_response(self._news(talk, after))

    def _news(self, talk: Talk, after: int) -> dict[str, Any]:
        with self._whole:
            news = [talk.bubbles[seq] for seq in sorted(talk.bubbles) if talk.changed[seq] > after]
            answer = {"cursor": talk.cursor, "locale": talk.locale, "bubbles": news, "erased": talk.erased}
            talk.erased = False
        return answer

    def _is_quiet(self, talk: Talk, after: int) -> bool:
        return talk.cursor <= after and not talk.erased and not self._closing.is_set()
