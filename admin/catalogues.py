"""Words of the libraries we stand on (signing in, forms, lists) in Kazakh and Russian: our own catalogues come first.

Their folder is ``translations/<language>/LC_MESSAGES``; after a change of a ``.po`` file write its ``.mo`` with
``pybabel compile --directory admin/translations --domain <name>``, where the name is flask_security, wtforms or admin.
"""

from functools import cache
from pathlib import Path
from typing import Final

from babel.support import NullTranslations, Translations
from flask import Flask, request
from flask_admin import babel as of_lists
from flask_babel import Domain, get_locale
from wtforms.i18n import messages_path

TRANSLATIONS: Final = Path(__file__).resolve().parent / "translations"


def install_catalogues(app: Flask) -> None:
    """Let every form speak from our catalogue: Flask-WTF keeps its words on the request, Flask-Admin in a domain."""
    app.before_request(_words_of_forms)
    of_lists.wtforms_domain = Domain([messages_path(), str(TRANSLATIONS)], domain="wtforms")


def _words_of_forms() -> None:
    locale = str(get_locale() or "")
    request.wtforms_translations = _form_words(locale)  # type: ignore[attr-defined]


@cache
def _form_words(locale: str) -> NullTranslations:
    ours = Translations.load(str(TRANSLATIONS), [locale], domain="wtforms")
    return ours if isinstance(ours, Translations) else Translations.load(messages_path(), [locale], domain="wtforms")
