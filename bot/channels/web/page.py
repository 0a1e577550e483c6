"""The page itself: static files under a strict policy, texts by language, numbers for when nothing else works."""

import html
from pathlib import Path

from aiohttp import web
from aiohttp.typedefs import Handler

from core import help_lines, texts
from core.settings import ChatSettings
from db.engine import Database

STATIC = Path(__file__).parent / "static"
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; "
    "connect-src 'self'; manifest-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
)
HEADERS = {
    "Content-Security-Policy": POLICY,
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), microphone=(), geolocation=()",
    "Cache-Control": "no-store",
}


class Page:
    """The chat page."""

    def __init__(self, settings: ChatSettings, database: Database) -> None:
        self._exit_url = settings.exit_url
        self._database = database

    def mount(self, app: web.Application) -> None:
        """Add the page, its files and its texts."""
        app.router.add_get("/", self.index)
        app.router.add_get("/texts/{locale}.json", self.texts)
        app.router.add_static("/static", STATIC)

    async def index(self, _request: web.Request) -> web.Response:
        """The page, with the way out filled in."""
        page = (STATIC / "index.html").read_text(encoding="utf-8")
        page = page.replace("about:blank", html.escape(self._exit_url, quote=True), 1)
        return web.Response(text=page, content_type="text/html")

    async def texts(self, request: web.Request) -> web.Response:
        """The page's words in one language, and the two numbers to show without a connection."""
        locale = request.match_info["locale"]
        if locale not in texts.LOCALES:
            raise web.HTTPNotFound
        words = {name: texts.texts(locale)(name) for name in texts.ids(locale, "web")}
        lines = await self._database.read(help_lines.always_shown)
        words["help_lines"] = [  # type: ignore[assignment]
            {"number": line.number, "name": line.names[locale], "hours": line.about[locale]} for line in lines
        ]
        return web.json_response(words)


@web.middleware
async def guard(request: web.Request, handler: Handler) -> web.StreamResponse:
    """Put the policy on every answer, and tell nothing about a fault."""
    try:
        response: web.StreamResponse = await handler(request)
    except web.HTTPException as error:
        error.headers.update(HEADERS)
        raise
    for name, value in HEADERS.items():
        response.headers.setdefault(name, value)
    return response
