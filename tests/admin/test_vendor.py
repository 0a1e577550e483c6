"""The front-end files taken from others are exactly the ones the manifest names."""

import hashlib
import json
import re
from io import BytesIO
from pathlib import Path

import flask_admin
import pytest
from babel.messages.catalog import Catalog
from babel.messages.mofile import read_mo
from babel.messages.pofile import read_po

STATIC = Path(__file__).resolve().parents[2] / "admin" / "static"
MANIFEST = STATIC / "vendor" / "manifest.json"
FIELDS = {"file", "package", "version", "licence", "sha256"}
LICENCES = {"0BSD", "MIT", "OFL-1.1"}


def _rows() -> list[dict[str, str]]:
    rows: list[dict[str, str]] = json.loads(MANIFEST.read_text(encoding="utf-8"))
    return rows


def test_every_row_is_complete_and_freely_licensed() -> None:
    for row in _rows():
        assert set(row) == FIELDS
        assert row["licence"] in LICENCES
        assert re.fullmatch(r"\d+\.\d+\.\d+", row["version"])


def test_every_listed_file_has_the_listed_sum() -> None:
    for row in _rows():
        found = hashlib.sha256((STATIC / row["file"]).read_bytes()).hexdigest()
        assert found == row["sha256"], row["file"]


def test_no_vendored_file_is_unlisted() -> None:
    listed = {row["file"] for row in _rows()}
    files = [path for path in (STATIC / "vendor").rglob("*") if path.is_file()]
    stored = {path.relative_to(STATIC).as_posix() for path in files}
    assert stored - {"vendor/manifest.json"} == {name for name in listed if name.startswith("vendor/")}
    assert "icons.svg" in listed


def test_every_icon_a_template_asks_for_is_in_the_sprite() -> None:
    drawn = set(re.findall(r'<symbol id="([^"]+)"', (STATIC / "icons.svg").read_text(encoding="utf-8")))
    asked: set[str] = set()
    for template in (STATIC.parent).rglob("*.html"):
        asked |= set(re.findall(r"icon\('([a-z0-9-]+)'", template.read_text(encoding="utf-8")))
    assert asked
    assert asked <= drawn


def _words(catalog: Catalog) -> dict[tuple[str, ...], tuple[str, ...]]:
    """Message → translation, one and many as a tuple (the two readers differ in lists and tuples)."""
    pairs = [(m.id, m.string or "") for m in catalog if m.id]
    return {_forms(message): _forms(said) for message, said in pairs}


def _forms(words: str | list[str] | tuple[str, ...]) -> tuple[str, ...]:
    return (words,) if isinstance(words, str) else tuple(words)


@pytest.mark.parametrize("domain", ["admin", "flask_security"])
def test_compiled_kazakh_words_are_those_of_the_source(domain: str) -> None:
    folder = STATIC.parent / "translations" / "kk" / "LC_MESSAGES"
    source = read_po(BytesIO((folder / f"{domain}.po").read_bytes()))
    compiled = read_mo(BytesIO((folder / f"{domain}.mo").read_bytes()))
    assert _words(source) == _words(compiled)
    assert all(all(said) for said in _words(source).values())


def test_every_word_of_flask_admin_is_said_in_kazakh() -> None:
    russian = Path(str(flask_admin.__file__)).parent / "translations" / "ru" / "LC_MESSAGES" / "admin.mo"
    kazakh = STATIC.parent / "translations" / "kk" / "LC_MESSAGES" / "admin.mo"
    words = [_words(read_mo(BytesIO(path.read_bytes()))) for path in (russian, kazakh)]
    assert words[0].keys() <= words[1].keys()
