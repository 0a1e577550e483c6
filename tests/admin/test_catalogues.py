"""Nothing of the libraries we stand on speaks English in a Kazakh or Russian panel."""

from collections.abc import Iterable
from pathlib import Path
from types import ModuleType

import flask_admin
import flask_security
import pytest
import wtforms
from babel.dates import get_day_names, get_month_names
from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import read_mo
from babel.messages.pofile import read_po
from flask.testing import FlaskClient
from flask_wtf import FlaskForm
from wtforms import StringField
from wtforms.validators import DataRequired, Length

from admin.catalogues import TRANSLATIONS
from core.texts import LOCALES
from tests.admin.hands import Panel, token

DOMAINS = ("admin", "flask_security", "wtforms")
OURS = sorted(TRANSLATIONS.glob("*/LC_MESSAGES/*.po"))
Words = dict[str, tuple[str, ...]]


def folder(module: ModuleType) -> Path:
    return Path(str(module.__file__)).parent


def words(catalog: Catalog | Path) -> Words:
    """Message → translation in all its forms."""
    if isinstance(catalog, Path):
        with catalog.open("rb") as file:
            catalog = read_mo(file) if catalog.suffix == ".mo" else read_po(file)
    return {forms(message.id)[0]: forms(message.string or "") for message in catalog if message.id}


def forms(text: str | Iterable[str]) -> tuple[str, ...]:
    return (text,) if isinstance(text, str) else tuple(text)


def asked(domain: str) -> set[str]:
    """Every message of the installed package."""
    if domain == "flask_security":
        return set(words(folder(flask_security) / "translations" / "flask_security.pot"))
    if domain == "wtforms":
        return set(words(folder(wtforms) / "locale" / "wtforms.pot"))
    home = folder(flask_admin)
    keywords: dict[str, None] = dict.fromkeys(("gettext", "lazy_gettext", "_"))
    said = extract_from_dir(str(home), method_map=[("**.py", "python")], keywords=keywords)
    known = set(words(home / "translations" / "ru" / "LC_MESSAGES" / "admin.mo"))
    return known | {forms(message)[0] for _, _, message, _, _ in said}


def said(domain: str, locale: str) -> Words:
    """What is said in a language: theirs, then ours over it."""
    theirs = {
        "admin": folder(flask_admin) / "translations" / locale,
        "flask_security": folder(flask_security) / "translations" / {"ru": "ru_RU"}.get(locale, locale),
        "wtforms": folder(wtforms) / "locale" / locale,
    }[domain]
    found: Words = {}
    for home in (theirs, TRANSLATIONS / locale):
        path = home / "LC_MESSAGES" / f"{domain}.mo"
        found |= words(path) if path.exists() else {}
    return found


@pytest.mark.parametrize("locale", ["kk", "ru"])
@pytest.mark.parametrize("domain", DOMAINS)
def test_every_message_of_an_installed_library_is_translated(domain: str, locale: str) -> None:
    found = said(domain, locale)
    assert sorted(message for message in asked(domain) if not all(found.get(message, ("",)))) == []


@pytest.mark.parametrize("source", OURS, ids=lambda path: f"{path.parts[-3]}-{path.stem}")
def test_a_compiled_catalogue_says_what_its_source_says(source: Path) -> None:
    assert words(source) == words(source.with_suffix(".mo"))
    assert all(all(forms) for forms in words(source).values())


def test_a_translation_keeps_the_gaps_of_its_message() -> None:
    for source in OURS:
        with source.open("rb") as file:
            catalog = read_po(file)
        assert [str(error) for message in catalog for error in message.check(catalog)] == []


@pytest.mark.parametrize("locale", LOCALES)
def test_dates_have_words_in_every_language(locale: str) -> None:
    english = {"November", "Monday"}
    named = {get_month_names(locale=locale)[11], get_day_names(locale=locale)[0]}
    assert (named == english) is (locale == "en")


class Short(FlaskForm):  # type: ignore[misc]
    """A form as our pages use them."""

    name = StringField(validators=[DataRequired()])
    code = StringField(validators=[Length(min=6)])


@pytest.mark.parametrize(
    ("locale", "missing", "short"),
    [("kk", "Толтырыңыз.", "Кемінде 6 таңба жазыңыз."), ("ru", "Заполните это поле.", "Нужно хотя бы 6 знаков.")],
)
def test_a_form_complains_in_the_language_of_the_page(panel: Panel, locale: str, missing: str, short: str) -> None:
    with panel.app.test_request_context("/", method="POST", headers={"Cookie": f"panel_language={locale}"}):
        panel.app.preprocess_request()
        form = Short(data={"code": "1"}, meta={"csrf": False})
        form.validate()
        assert form.errors == {"name": [missing], "code": [short]}


@pytest.mark.parametrize(("locale", "refusal"), [("kk", "Кіре алмадыңыз"), ("ru", "Войти не удалось")])
def test_a_wrong_password_is_refused_in_the_language_of_the_page(panel: Panel, locale: str, refusal: str) -> None:
    client: FlaskClient = panel()
    client.set_cookie("panel_language", locale)
    page = client.post("/login", data={"csrf_token": token(client), "username": "nobody", "password": "x" * 12}).text
    assert refusal in page
