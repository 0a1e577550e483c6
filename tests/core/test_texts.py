"""Texts: in the person's language, else in another, and never an error in a child's face."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from core import texts as module
from core.texts import LOCALES, Texts, texts

FILES = {
    "kk": "# ескерту\nhello = Сәлем, { $name }\nonly-kk = Тек қазақша\n\nbutton =\n    .title = Ашу\n",
    "ru": "hello = Привет, { $name }\nonly-ru = Только по-русски\nbutton =\n    .title = Открыть\n"
    "-school = Школа\nrefers =\n    Их { $n ->\n    [one] одна\n   *[other] много\n}\n\n    { -school }, { only-ru }\n",
    "en": "hello = Hello, { $name }\nself = Me\n    .title = { self }\nbutton = Press\n    .title = Open\n",
}


@pytest.fixture
def small(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[None]:
    """Three small catalogues instead of the real ones."""
    for locale, content in FILES.items():
        folder = tmp_path / locale
        folder.mkdir()
        (folder / "first.ftl").write_text(content, encoding="utf-8")
    monkeypatch.setattr(module, "FOLDER", tmp_path)
    _forget()
    yield
    _forget()


def _forget() -> None:
    for cached in (module.catalogue, module.texts, module.ids):
        cached.cache_clear()


@pytest.mark.usefixtures("small")
class TestAText:
    def test_is_in_the_language_asked_for(self) -> None:
        assert [Texts(locale)("hello", name="Ая") for locale in LOCALES] == ["Сәлем, Ая", "Привет, Ая", "Hello, Ая"]

    @pytest.mark.parametrize("locale", [None, "", "de", "KK", "ru-RU"])
    def test_is_kazakh_when_no_language_is_known(self, locale: str | None) -> None:
        assert Texts(locale)("hello", name="Ая") == "Сәлем, Ая"

    @pytest.mark.parametrize(("name", "text"), [("only-kk", "Тек қазақша"), ("only-ru", "Только по-русски")])
    def test_falls_back_to_another_language(self, name: str, text: str) -> None:
        assert Texts("en")(name) == text

    def test_is_its_own_name_at_last(self) -> None:
        assert Texts("ru")("no-such-text") == "no-such-text"
        assert Texts("ru")("button.none") == "button.none"

    def test_of_a_button_is_an_attribute(self) -> None:
        assert (Texts("ru")("button.title"), Texts("ru")("button")) == ("Открыть", "Press")

    def test_with_a_missing_argument_is_still_a_text(self) -> None:
        assert Texts("kk")("hello").startswith("Сәлем")

    def test_says_what_it_refers_to_though_nobody_asked_for_that_before(self) -> None:
        assert Texts("ru")("refers", n=5) == "Их много\n\nШкола, Только по-русски"

    def test_may_refer_to_itself(self) -> None:
        assert Texts("en")("self.title") == "Me"

    def test_is_not_wrapped_in_invisible_marks(self) -> None:
        assert "\u2068" not in Texts("kk")("hello", name="Ая")


@pytest.mark.usefixtures("small")
class TestTheIds:
    def test_of_a_feature_name_texts_and_attributes(self) -> None:
        assert module.ids("kk", "first") == ("hello", "only-kk", "button.title")
        assert module.ids("en", "first") == ("hello", "self", "self.title", "button", "button.title")


class TestTheRealCatalogues:
    def test_give_one_object_for_a_language(self) -> None:
        assert texts("ru") is texts("ru")
        assert texts("ru").locale == "ru"

    def test_have_the_same_texts_in_every_language(self) -> None:
        features = sorted(path.stem for path in (module.FOLDER / "kk").glob("*.ftl"))

        found = {locale: {name for feature in features for name in module.ids(locale, feature)} for locale in LOCALES}

        assert found["ru"] == found["kk"]
        assert found["en"] == found["kk"]
