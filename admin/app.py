"""The panel, put together: policy, lifetimes, tokens, accounts, views. The only place that sees them all."""

import os
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any, Final

import structlog
from flask import Blueprint, Flask, Response, jsonify, request
from flask_admin import Admin
from flask_babel import Babel
from flask_wtf import CSRFProtect

from admin import views
from admin.accounts import install_accounts
from admin.catalogues import TRANSLATIONS, install_catalogues
from admin.csp import csp_nonce, install_headers
from admin.errors import install_errors
from admin.files import install_files
from admin.lifetime import install_lifetime
from admin.security import current_locale, install_words
from admin.session import Senim, panel_session, senim
from admin.theme import install_theme, panel_theme
from admin.throttle import install_throttle
from admin.undo import install_undo
from admin.uploads import install_uploads
from admin.views.account import account, install_account
from admin.views.demo import install_demo
from core import crypto
from core.crypto import derive
from core.settings import Settings, SettingsInvalid
from db import schema
from db.engine import Database

log = structlog.get_logger()
HERE: Final = Path(__file__).resolve().parent
MAX_BODY: Final = 256 * 1024
# what is longer is refused by the panel in kind words, unread; a browser shows them only after it has sent everything
HEARD_OUT: Final = 24 * 1024 * 1024
THREADS: Final = 8
SAME_SITE: Final = frozenset({"same-origin", "none"})

health = Blueprint("health", __name__, url_prefix="/health")


def create_app(settings: Settings, *, clock: Callable[[], datetime] | None = None) -> Flask:
    """The panel as a WSGI application.

    Raises:
        SettingsInvalid: it was asked to start in debug mode, which shows children's words in error pages.
    """
    if os.environ.get("FLASK_DEBUG", "0") not in {"", "0"}:
        raise SettingsInvalid("FLASK_DEBUG: the panel never runs in debug mode, an error page would show its memory")
    app = Flask("admin", root_path=str(HERE), instance_path=str(settings.home.resolve()))
    panel = _open(app, settings)
    app.config.update(_config(panel), SENIM_CLOCK=clock)
    install_words(app)
    install_files(app)
    install_theme(app)
    install_words(app)
    install_headers(app)
    install_errors(app)
    install_undo(app)
    Babel(app, locale_selector=current_locale)
    install_catalogues(app)
    _install_people(app, panel)
    _install_views(app)
    return app


def serve(settings: Settings) -> None:
    """Serve the panel until the process is told to stop; requests are not logged."""
    import signal
    import sys

    from waitress import create_server

    signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
    app = create_app(settings)
    door = settings.panel
    # A proxy on this machine tells who asks and that it was https; nobody else is believed.
    create_server(
        app,
        host=door.host,
        port=door.port,
        threads=THREADS,
        ident=None,
        max_request_body_size=HEARD_OUT,
        trusted_proxy="127.0.0.1" if door.url.startswith("https://") else None,
        trusted_proxy_headers={"x-forwarded-for", "x-forwarded-proto"} if door.url.startswith("https://") else set(),
        clear_untrusted_proxy_headers=True,
    ).run()


def _open(app: Flask, settings: Settings) -> Senim:
    keys = crypto.panel_vault(settings.secrets_folder, settings.keys_url)
    database = Database(settings.database_url, info={"vault": keys})
    secret = crypto.panel_secret(settings.secrets_folder)
    panel = Senim(settings=settings, database=database, secret=secret, rows=panel_session(app, database))
    app.extensions["senim"] = panel
    return panel


def _config(panel: Senim) -> dict[str, Any]:
    is_https = panel.settings.panel.url.startswith("https://")
    return {
        "SECRET_KEY": derive(panel.secret, "sessions").hex(),
        "SESSION_COOKIE_NAME": "__Host-senim" if is_https else "senim_panel",
        "SESSION_COOKIE_SECURE": is_https,
        "SESSION_COOKIE_HTTPONLY": True,
        "SESSION_COOKIE_SAMESITE": "Strict",
        "SESSION_COOKIE_PATH": "/",
        "MAX_CONTENT_LENGTH": MAX_BODY,
        "PROPAGATE_EXCEPTIONS": False,
        # The session ends by its own clock; a page left open must not lose what was typed on it.
        "WTF_CSRF_TIME_LIMIT": None,
        # It would ask for a Referer, which our policy never sends; the browser's own Sec-Fetch-Site says the same.
        "WTF_CSRF_SSL_STRICT": False,
    }


def _install_people(app: Flask, panel: Senim) -> None:
    app.before_request(_refuse_other_sites)
    install_lifetime(app)
    install_uploads(app)
    CSRFProtect(app)
    install_accounts(app, panel)
    app.register_blueprint(account)
    app.register_blueprint(health)
    install_account(app)
    install_demo(app)
    install_throttle(app)


def _install_views(app: Flask) -> None:
    admin = Admin(
        app,
        name="Senim",
        index_view=views.front(),
        theme=panel_theme(),
        translations_path=str(TRANSLATIONS),
        csp_nonce_generator=csp_nonce,
    )
    views.register(admin)


def _refuse_other_sites() -> tuple[str, int] | None:
    """A form of another site never reaches a view, whatever token it carries."""
    if request.method == "POST" and request.headers.get("Sec-Fetch-Site", "none") not in SAME_SITE:
        return "", 403
    return None


@health.get("/live")
def live() -> Response:
    """The process answers."""
    return jsonify(status="live")


@health.get("/ready")
def ready() -> tuple[Response, int]:
    """The process can work: its tables are there and at the newest revision."""
    try:
        checks = {"database": schema.is_current(senim().database)}
    except Exception as error:  # noqa: BLE001  not ready is the answer, whatever the reason
        log.error("not_ready", problem=type(error).__name__)
        checks = {"database": False}
    is_ready = all(checks.values())
    return jsonify(status="ready" if is_ready else "not ready", checks=checks), 200 if is_ready else 503
