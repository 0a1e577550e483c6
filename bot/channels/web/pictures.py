"""Pictures in the web chat: shipped ones by name, one drawn for a single child inside its own sealed bubble."""

import base64
from typing import Any

from aiohttp import web

from core import pictures
from core.messages import Picture
from core.pictures import PictureUnknown

WHERE = "/chat/pictures"


def mount(app: web.Application) -> None:
    """Add the shipped pictures.

    They keep the page's headers, no-store among them: what lies in the cache of a school's computer would tell
    what somebody read there.
    """
    app.router.add_get(f"{WHERE}/{{name}}", show)


async def show(request: web.Request) -> web.StreamResponse:
    """A shipped picture; who asks is not looked at and not written down."""
    try:
        name = request.match_info["name"]
        return web.Response(body=pictures.path(name).read_bytes(), content_type=pictures.media_type(name))
    except PictureUnknown:
        raise web.HTTPNotFound from None


def described(picture: Picture | None) -> dict[str, Any]:
    """What the page needs to show it, nothing for none or for one that is shipped no longer: the words are enough."""
    try:
        return {} if picture is None else {"picture": {"alt": picture.alt, **_placed(picture)}}
    except PictureUnknown:
        return {}


def _placed(picture: Picture) -> dict[str, Any]:
    """Where it is, the room it takes, and the one that stands still."""
    if picture.name is None:
        drawn = picture.drawn or ""
        width, height = pictures.measure(base64.b64decode(drawn))
        return {"src": f"data:image/png;base64,{drawn}", "width": width, "height": height}
    known = pictures.shipped(picture.name)
    found = {"src": f"{WHERE}/{picture.name}", "width": known.width, "height": known.height}
    return found | ({"still": f"{WHERE}/{known.still}"} if known.still else {})
