"""How long a sign-in lives: idle for a quarter of an hour, ten hours in all; a poll is not activity."""

from datetime import timedelta
from typing import Final

from flask import Flask, Response, flash, redirect, request, session, url_for
from flask_login import current_user
from flask_security.signals import user_authenticated
from flask_security.utils import logout_user
from werkzeug.wrappers import Response as BaseResponse

from admin.security import clock, translate

IDLE: Final = timedelta(minutes=15)
ABSOLUTE: Final = timedelta(hours=10)
SIGNED_IN: Final = "signed_in_at"
SEEN: Final = "seen_at"


def is_poll() -> bool:
    """Whether the page asks by itself: nobody need be sitting there."""
    return request.args.get("poll") == "1" or request.headers.get("X-Senim-Poll") == "1"


def begin(*_args: object, **_kwargs: object) -> None:
    """Start counting at sign-in."""
    session[SIGNED_IN] = session[SEEN] = clock().timestamp()


def to_login() -> BaseResponse:
    """The sign-in page; a fragment cannot show it, so htmx is told to go there."""
    address = url_for("security.login")
    if request.headers.get("HX-Request"):
        return Response(status=401, headers={"HX-Redirect": address})
    return redirect(address)


def end_when_over() -> BaseResponse | None:
    """Before every request: end a sign-in that was idle or has lasted too long."""
    if request.endpoint == "static" or not current_user.is_authenticated:
        return None
    now = clock().timestamp()
    if now - session.get(SEEN, 0) > IDLE.total_seconds() or now - session.get(SIGNED_IN, 0) > ABSOLUTE.total_seconds():
        logout_user()
        session.clear()
        flash(translate("account-session-over"), "info")
        return to_login()
    if not is_poll():
        session[SEEN] = now
    return None


def install_lifetime(app: Flask) -> None:
    """Count every request of every signed-in person."""
    user_authenticated.connect(begin, app)
    app.before_request(end_when_over)
