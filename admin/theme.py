"""The panel's look for Flask-Admin: our theme folder, and what a person chose about the page."""

import re
from pathlib import Path
from typing import Any, Final
from urllib.parse import urlsplit

from flask import Blueprint, Flask, Response, current_app, redirect, request
from flask_admin.theme import Theme
from werkzeug.wrappers import Response as BaseResponse

from core.texts import DEFAULT_LOCALE, LOCALES

FOLDER: Final = Path(__file__).resolve().parent / "theme"
LANGUAGE_COOKIE: Final = "panel_language"
# What a person may choose about the page, what is usual first; each is kept in a cookie of its own.
CHOICES: Final = {
    "look": ("system", "light", "dark"),
    "density": ("cosy", "compact"),
    "text": ("normal", "large"),
    "side": ("wide", "narrow"),
}
YEAR: Final = 365 * 24 * 3600
TEXT_ID: Final = re.compile(r"[a-z][a-z0-9]*(-[a-z0-9]+)+")

preferences = Blueprint("preferences", __name__)


def panel_theme() -> Theme:
    """The theme to hand to ``Admin(theme=…)``; an absolute folder wins over Flask-Admin's own templates."""
    return Theme(folder=str(FOLDER), base_template="admin/base.html")


def install_theme(app: Flask) -> None:
    """Give templates ``language``, ``chosen``, ``label`` and the route that remembers the choices.

    The application itself provides the Jinja global ``t(id, **args)``.
    """
    app.jinja_env.globals.update(language=language, chosen=chosen, endpoint_exists=_exists)
    app.jinja_env.globals.update(languages=LOCALES, page_choices=CHOICES)
    app.jinja_env.filters["label"] = label
    app.register_blueprint(preferences)


def language() -> str:
    """The page's language: chosen by the person, else the browser's, else Kazakh (also Babel's selector)."""
    chosen = request.cookies.get(LANGUAGE_COOKIE, "")
    return chosen if chosen in LOCALES else request.accept_languages.best_match(LOCALES) or DEFAULT_LOCALE


def chosen(name: str) -> str:
    """What the person chose of :data:`CHOICES`, else what is usual: a look of ``system`` follows the computer."""
    kept = request.cookies.get(f"panel_{name}", "")
    return kept if kept in CHOICES[name] else CHOICES[name][0]


def label(text: Any) -> str:
    """A label given in code: a Fluent id is translated, any other text stays as it is."""
    words = str(text)
    if TEXT_ID.fullmatch(words) is None:
        return words
    return str(current_app.jinja_env.globals["t"](words))  # type: ignore[operator]


@preferences.post("/preferences")
def remember() -> BaseResponse:
    """Keep the chosen language, look and the like in cookies and go back to the page they were chosen on."""
    answer = current_app.make_response(redirect(_local(request.form.get("next", "")), code=303))
    _keep(answer, LANGUAGE_COOKIE, request.form.get("language"), LOCALES)
    for name, allowed in CHOICES.items():
        _keep(answer, f"panel_{name}", request.form.get(name), allowed)
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


def _exists(endpoint: str) -> bool:
    return endpoint in current_app.view_functions
