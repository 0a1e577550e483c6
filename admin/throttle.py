"""Guessing is made useless without locking anyone out: strangers share one small budget for each account.

A browser that has signed in before keeps a mark for that account and has a budget of its own (OWASP «device cookies»):
whoever guesses from elsewhere uses up the strangers' budget, and the person still signs in from the usual computer.
"""

import hashlib
import secrets
from typing import Any, Final

from flask import Flask, Response, after_this_request, request, session
from flask_limiter import Limiter
from flask_limiter.util import get_remote_address
from flask_login import current_user
from flask_security.signals import user_authenticated
from itsdangerous import BadSignature, URLSafeSerializer

from admin.session import senim
from core.crypto import derive

DEVICE: Final = "senim_device"
YEAR: Final = 365 * 24 * 3600
PER_ACCOUNT: Final = "5 per minute; 20 per hour"
PER_PLACE: Final = "30 per minute; 200 per hour"
GUARDED: Final = (
    "security.login",
    "security.two_factor_token_validation",
    "security.two_factor_setup_validate",
    "security.mf_recovery",
    "security.verify",
    "security.change_password",
    "account.first_login",
)


def install_throttle(app: Flask) -> None:
    """Limit every page that checks a secret, for each account and for each place."""
    limiter = Limiter(get_remote_address, app=app, storage_uri="memory://", strategy="moving-window")
    for endpoint in GUARDED:
        view: Any = app.view_functions[endpoint]
        for limit, key in ((PER_ACCOUNT, _budget), (PER_PLACE, get_remote_address)):
            view = limiter.limit(limit, key_func=key, methods=["POST"])(view)
        app.view_functions[endpoint] = view
    user_authenticated.connect(_remember_device, app)


def _budget() -> str:
    """The budget this try is counted in; hashed, because the limiter may write it down."""
    account = _account_tried()
    owner = f"device {_device(account)}" if _device(account) else "strangers"
    return hashlib.sha256(f"{account} {owner}".encode()).hexdigest()


def _account_tried() -> str:
    """Whose secret is being tried: the typed name, the half signed-in person, or the signed-in one."""
    typed = request.form.get("username") if request.endpoint == "security.login" else None
    if typed is not None:
        return f"name {typed.strip().casefold()}"
    if current_user.is_authenticated:
        return f"name {current_user.username}"
    return f"half {session.get('tf_user_id', get_remote_address())}"


def _device(account: str) -> str | None:
    """The mark of a browser that this account has signed in from, or None."""
    try:
        mark, owner = _serializer().loads(request.cookies.get(DEVICE, ""))
    except (BadSignature, ValueError, TypeError):
        return None
    return str(mark) if account in owner else None


def _remember_device(_app: Flask, user: Any, **_kwargs: Any) -> None:
    """Mark the browser after a full sign-in; a half signed-in person is known by the session's mark."""
    value = _serializer().dumps([secrets.token_urlsafe(12), [f"name {user.username}", f"half {user.fs_uniquifier}"]])

    @after_this_request
    def keep(response: Response) -> Response:
        is_https = senim().settings.panel.url.startswith("https://")
        response.set_cookie(DEVICE, str(value), max_age=YEAR, secure=is_https, httponly=True, samesite="Strict")
        return response


def _serializer() -> URLSafeSerializer:
    return URLSafeSerializer(derive(senim().secret, "known devices"))
