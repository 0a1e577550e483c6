"""How long a sign-in lives: idle for a quarter of an hour, ten hours in all; a poll is not activity.

The browser's cookie carries only a mark: whether the sign-in lives is asked of its row, so that it can be ended
from elsewhere and a copy of the cookie is worth no more than the row.
"""

from typing import Final
from urllib.parse import urlsplit

from flask import Flask, Response, flash, g, redirect, request, session, url_for
from flask_login import current_user
from flask_security.utils import logout_user
from sqlalchemy.orm import Session
from werkzeug.wrappers import Response as BaseResponse

from admin.files import is_file
from admin.security import clock, translate
from admin.session import reading, writing
from core import staff_sessions
from core.staff_sessions import ABSOLUTE, IDLE, Device

SIGNED_IN: Final = "signed_in_at"
SEEN: Final = "seen_at"
MARK: Final = "mark"


def is_poll() -> bool:
    """Whether the page asks by itself: nobody need be sitting there."""
    return request.args.get("poll") == "1" or request.headers.get("X-Senim-Poll") == "1"


def begin(rows: Session, staff_id: int) -> None:
    """A person signed in: a row for it, its mark into the cookie, the clocks at zero."""
    session[MARK] = staff_sessions.begin(rows, staff_id, device=device_of(request.user_agent.string), now=clock())
    session[SIGNED_IN] = session[SEEN] = clock().timestamp()


def end_here(rows: Session, staff_id: int) -> None:
    """The person signed out in this browser: its row ends, and every copy of its cookie with it."""
    found = staff_sessions.alive(rows, session.get(MARK, ""), staff_id=staff_id, now=clock())
    if found is not None:
        staff_sessions.end(rows, found.id, staff_id=staff_id, now=clock())


def session_here() -> int | None:
    """The row of the sign-in that asks now, or None for a visitor."""
    here: int | None = g.get("staff_session_id")
    return here


def device_of(user_agent: str) -> Device:
    """What kind of thing a browser runs on, by its own words; the words are not kept."""
    if "iPad" in user_agent or ("Android" in user_agent and "Mobile" not in user_agent):
        return Device.TABLET
    if "Mobi" in user_agent:
        return Device.PHONE
    is_desk = any(system in user_agent for system in ("Windows", "Macintosh", "Linux", "CrOS"))
    return Device.COMPUTER if is_desk else Device.OTHER


def to_login() -> BaseResponse:
    """The sign-in page, which leads back to the page that was asked for; a fragment cannot show it, htmx goes there."""
    address = url_for("security.login", next=_page_asked_for())
    if request.headers.get("HX-Request"):
        return Response(status=401, headers={"HX-Redirect": address})
    return redirect(address)


def _page_asked_for() -> str | None:
    """A path of the panel to come back to; None for the front page and for what was sent: a form is not sent twice."""
    if request.headers.get("HX-Request"):
        parts = urlsplit(request.headers.get("HX-Current-URL", ""))
        asked = f"{parts.path}?{parts.query}" if parts.query else parts.path
    else:
        asked = request.full_path.rstrip("?") if request.method == "GET" else ""
    is_ours = asked.startswith("/") and not asked.startswith(("//", "/\\"))
    return asked if is_ours and asked != "/" else None


def end_when_over() -> BaseResponse | None:
    """Before every request: a sign-in that was idle, lasted too long or was ended elsewhere is over."""
    if is_file() or not current_user.is_authenticated:
        return None
    if _is_over():
        logout_user()
        session.clear()
        flash(translate("account-session-over"), "info")
        return to_login()
    if not is_poll():
        session[SEEN] = clock().timestamp()
    return None


def install_lifetime(app: Flask) -> None:
    """Ask of every request of every signed-in person."""
    app.before_request(end_when_over)


def _is_over() -> bool:
    now = clock()
    idle, lasted = (now.timestamp() - session.get(name, 0) for name in (SEEN, SIGNED_IN))
    if idle > IDLE.total_seconds() or lasted > ABSOLUTE.total_seconds():
        return True
    with reading() as rows:
        found = staff_sessions.alive(rows, session.get(MARK, ""), staff_id=current_user.id, now=now)
    if found is None:
        return True
    g.staff_session_id = found.id
    if not is_poll() and staff_sessions.is_to_note(found, now=now):
        with writing() as rows:
            staff_sessions.note(rows, found.id, now=now)
    return False
