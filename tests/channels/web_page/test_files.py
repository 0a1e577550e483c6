"""The page's files: fonts are what the manifest says, first words are the Kazakh texts."""

import hashlib
import json
import re
from html.parser import HTMLParser
from pathlib import Path

import pytest

from tests.channels.web_page.server import STATIC, texts

MARKS = {
    "data-text": "",
    "data-label": "aria-label",
    "data-title": "title",
    "data-placeholder": "placeholder",
}
SOURCES = sorted(path for path in STATIC.iterdir() if path.suffix in {".html", ".js", ".css", ".svg"})


class Words(HTMLParser):
    """Collects (text id, the words that stand in the page for it)."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[tuple[str, str]] = []
        self._open = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        self._open = given.get("data-text", "")
        self.found += [(given[mark], given[place]) for mark, place in MARKS.items() if place and mark in given]

    def handle_data(self, data: str) -> None:
        if self._open:
            self.found.append((self._open, data))
            self._open = ""


def test_vendored_files_match_the_manifest() -> None:
    manifest = json.loads((STATIC / "manifest.json").read_text("utf-8"))

    listed = {entry["file"]: entry["sha256"] for entry in manifest}

    vendored = [path for path in STATIC.iterdir() if path.suffix in {".woff2", ".txt"}]
    assert listed == {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in vendored}
    assert all({"package", "version", "licence"} <= entry.keys() for entry in manifest)


def test_words_in_the_page_are_the_kazakh_texts() -> None:
    words = Words()
    words.feed((STATIC / "index.html").read_text("utf-8"))

    kazakh = texts("kk")

    assert words.found
    assert [(name, text) for name, text in words.found if kazakh.get(name) != text] == []


def test_every_text_is_used_and_every_used_text_exists() -> None:
    source = "".join(path.read_text("utf-8") for path in SOURCES)
    used = {name for name in texts("kk") if f'"{name}"' in source}
    spoken = set(re.findall(r'"(web-[a-z.-]+)"', source))

    # The server says web-refused-… itself; the two lines also stand in the page in three languages.
    unused = {name for name in set(texts("kk")) - used if not name.startswith("web-refused-")}
    assert unused <= {"web-line.rescue", "web-line.child"}
    assert spoken <= set(texts("kk"))


@pytest.mark.parametrize("locale", ["ru", "en"])
def test_languages_have_the_same_texts(locale: str) -> None:
    assert texts(locale).keys() == texts("kk").keys()


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: path.name)
def test_a_file_keeps_to_the_policy_and_the_size(path: Path) -> None:
    source = path.read_text("utf-8")

    assert len(source.splitlines()) <= 250
    assert not re.search(r"innerHTML|insertAdjacentHTML|document\.write|\beval\(|\sstyle=|\son[a-z]+=\"", source)
    assert not re.search(r"(?:src|href|import|from|url\()\s*=?\s*[\"']https?://", source)
