"""What was just done can be taken back: a short message with a button, on the next page or beside an htmx answer."""

from typing import Any, Final

from flask import Flask, Response, flash, get_template_attribute, request, session

from admin.lifetime import is_poll

CATEGORY: Final = "undo"


def offer_undo(words: str, address: str, *, also: tuple[str, str] | None = None) -> None:
    """Say what was done, with a button that takes it back: for ten seconds, longer while a hand or the focus is on it.

    ``words`` stand in the person's language and hold no word of a child, since they travel in the session cookie.
    The button sends a POST (with the token) to ``address``, a path of the panel; ``also`` is a second button: its
    words and its address. Without script the message stays until the next page.
    """
    flash({"words": words, "address": address, "also": list(also) if also else None}, CATEGORY)  # type: ignore[arg-type]


def install_undo(app: Flask) -> None:
    """Bring messages along with an htmx answer too: nobody waits for the next whole page to hear of them."""
    app.after_request(_bring_along)


def _bring_along(response: Response) -> Response:
    if not session.get("_flashes") or not _is_part(response):
        return response
    told: Any = get_template_attribute("ui.html", "brought")
    response.set_data(response.get_data(as_text=True) + str(told()))
    return response


def _is_part(response: Response) -> bool:
    """Whether a hand asked for a piece of a page and got one (a poll may be overtaken by the page that follows)."""
    is_piece = bool(request.headers.get("HX-Request")) and not is_poll() and response.mimetype == "text/html"
    if not is_piece or response.status_code != 200 or response.direct_passthrough:
        return False
    return "HX-Redirect" not in response.headers and not response.get_data(as_text=True).lstrip()[
        :9
    ].lower().startswith("<!doctype")
