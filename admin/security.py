"""Who is at the panel: the person, their language, the moment. What every view may ask."""

from datetime import UTC, datetime
from typing import Any, cast

from flask import Flask, current_app, g, has_request_context, request
from flask_login import current_user

from admin.session import senim
from admin.theme import LANGUAGE_COOKIE
from core import staff
from core.actors import Specialist
from core.texts import DEFAULT_LOCALE, LOCALES, texts


def clock() -> datetime:
    """Now, aware and in UTC; ``app.config["SENIM_CLOCK"]`` replaces it."""
    replaced = current_app.config.get("SENIM_CLOCK")
    return cast("datetime", replaced()) if replaced else datetime.now(UTC)


def current_specialist() -> Specialist:
    """The signed-in person as the rules know them."""
    person = current_user._get_current_object()
    known: tuple[Any, Specialist] | None = g.get("specialist")
    if known is None or known[0] is not person:  # the menu alone asks a hundred times; who asks may change
        known = g.specialist = (person, staff.specialist(person))
    return known[1]


def current_locale() -> str:
    """The language chosen on this device, else the person's own, else the browser's among ours, else Kazakh."""
    if not has_request_context():
        return DEFAULT_LOCALE
    if "locale" not in g:  # a page asks a thousand times
        g.locale = _locale()
    return str(g.locale)


def _locale() -> str:
    chosen = request.cookies.get(LANGUAGE_COOKIE)
    if chosen in LOCALES:
        return str(chosen)
    if current_user and current_user.is_authenticated:
        return str(current_user.locale)
    return DEFAULT_LOCALE


def translate(name: str, /, **args: Any) -> str:
    """Jinja's ``t``: a text in the person's language."""
    return texts(current_locale())(name, **args)


def is_demo() -> bool:
    """Whether this installation is for showing: only then may the second factor wait."""
    return senim().settings.panel.demo


def may_enter_work() -> bool:
    """Whether the person at this page does the work that journals tell of: a psychologist."""
    return bool(current_user.is_authenticated and current_specialist().may_read_talks)


def install_words(app: Flask) -> None:
    """Give templates ``t``, the language in use and whether this is a demo."""
    app.jinja_env.globals.update(t=translate, language=current_locale, is_demo=is_demo)
    app.jinja_env.globals.update(may_enter_work=may_enter_work)
