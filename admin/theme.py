"""The panel's look for Flask-Admin: our theme folder, the page's language and light, files with a version."""

import hashlib
import re
from functools import cache
from pathlib import Path
from typing import Any, Final
from urllib.parse import urlsplit

from flask import Blueprint, Flask, Response, current_app, redirect, request, url_for
from flask_admin.theme import Theme
from werkzeug.wrappers import Response as BaseResponse

from core.texts import DEFAULT_LOCALE, LOCALES

FOLDER: Final = Path(__file__).resolve().parent / "theme"
LOOKS: Final = ("light", "dark", "system")
LANGUAGE_COOKIE: Final = "panel_language"
LOOK_COOKIE: Final = "panel_look"
YEAR: Final = 365 * 24 * 3600
TEXT_ID: Final = re.compile(r"[a-z][a-z0-9]*(-[a-z0-9]+)+")

preferences = Blueprint("preferences", __name__)


def panel_theme() -> Theme:
    """The theme to hand to ``Admin(theme=…)``; an absolute folder wins over Flask-Admin's own templates."""
    return Theme(folder=str(FOLDER), base_template="admin/base.html")


def install_theme(app: Flask) -> None:
    """Give templates ``asset``, ``language``, ``look``, ``label`` and the route that remembers the choices.

    The application itself provides the Jinja global ``t(id, **args)``.
    """
    app.jinja_env.globals.update(asset=asset, language=language, look=look, endpoint_exists=_exists)
    app.jinja_env.globals.update(languages=LOCALES, looks=LOOKS)
    app.jinja_env.filters["label"] = label
    app.register_blueprint(preferences)


def language() -> str:
    """The page's language: chosen by the person, else the browser's, else Kazakh (also Babel's selector)."""
    chosen = request.cookies.get(LANGUAGE_COOKIE, "")
    return chosen if chosen in LOCALES else request.accept_languages.best_match(LOCALES) or DEFAULT_LOCALE


def look() -> str:
    """``light``, ``dark`` or ``system`` (the default: follow the computer)."""
    chosen = request.cookies.get(LOOK_COOKIE, "")
    return chosen if chosen in LOOKS else "system"


def asset(name: str) -> str:
    """Address of a static file with a mark of its content, so that browsers may keep it for a year."""
    return url_for("static", filename=name, v=_mark(str(current_app.static_folder), name))


def label(text: Any) -> str:
    """A label given in code: a Fluent id is translated, any other text stays as it is."""
    words = str(text)
    if TEXT_ID.fullmatch(words) is None:
        return words
    return str(current_app.jinja_env.globals["t"](words))  # type: ignore[operator]


@preferences.post("/preferences")
def remember() -> BaseResponse:
    """Keep the chosen language or look in a cookie and go back to the page it was chosen on."""
    answer = current_app.make_response(redirect(_local(request.form.get("next", "")), code=303))
    _keep(answer, LANGUAGE_COOKIE, request.form.get("language"), LOCALES)
    _keep(answer, LOOK_COOKIE, request.form.get("look"), LOOKS)
    return answer


def _keep(answer: Response, name: str, value: str | None, allowed: tuple[str, ...]) -> None:
    if value in allowed:
        secure = request.is_secure
        answer.set_cookie(name, value, max_age=YEAR, secure=secure, httponly=True, samesite="Strict")


def _local(target: str) -> str:
    """``target`` if it stays on this site, else the front page: the form's field may be forged."""
    parts = urlsplit(target)
    is_local = target.startswith("/") and not target.startswith(("//", "/\\"))
    return target if is_local and not parts.scheme and not parts.netloc else "/"


@cache
def _mark(folder: str, name: str) -> str:
    return hashlib.sha256((Path(folder) / name).read_bytes()).hexdigest()[:12]


def _exists(endpoint: str) -> bool:
    return endpoint in current_app.view_functions
