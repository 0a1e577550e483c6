"""What a page says to a person, piece by piece, and what in it is no word of the person's language."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from html.parser import HTMLParser
from pathlib import Path

from core.texts import FOLDER, ids, texts

ALLOWED = frozenset(
    line.split("#")[0].strip()
    for line in Path(__file__).with_name("allowed_words.txt").read_text(encoding="utf-8").splitlines()
) - {""}
SAID = frozenset({"aria-label", "aria-description", "title", "placeholder", "alt", "label"})
# texts that scripts show later
SAID_LATER = re.compile(r"data-(ask|offline|label|words|empty|saved|said)(-[a-z-]+)?$")
# what holds no words for people, and what a person or the school wrote themselves
SILENT = frozenset({"script", "style", "code", "kbd", "samp"})
VOID = frozenset({"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"})
LATIN = re.compile(r"[A-Za-z][A-Za-z'’]+")
ADDRESS = re.compile(r"https?://\S+|\S+@\S+\.\S+|\S+\.(?:kz|org|com)\b|/\S+")
CODE = re.compile(r"\b[A-Z2-7]{4}(?:-[A-Z2-7]{4})+\b|[A-Z]{1,3}-?\d+\w*")
RAW = re.compile(r"\b[a-z]+(?:_[a-z]+)+\b")
FEATURES = {name.partition("-")[0] for path in (FOLDER / "kk").glob("*.ftl") for name in ids("kk", path.stem)}
UNRESOLVED = re.compile(rf"\b(?:{'|'.join(sorted(FEATURES))})-[a-z0-9]+(?:[-.][a-z0-9]+)*\b")
BRAND = texts("kk")("admin-brand")
# written so in every language: the number of an order, the code of a material, a class
SIGNS = re.compile(r"№ \d+[-/]НҚ|ӘМ(?:-\d+|-№)?|\b\d{1,2}[А-ЯӘҒҚҢӨҰҮҺІЁ]\b")
KAZAKH_LETTERS = re.compile(r"[ӘәҒғҚқҢңӨөҰұҮүҺһІі]")


@dataclass(frozen=True, slots=True)
class Piece:
    """Some words, the language they stand in, and where."""

    words: str
    language: str
    where: str


class _Reader(HTMLParser):
    """Collects what a page says."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.pieces: list[Piece] = []
        self._stack: list[tuple[str, str]] = [("", "")]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """A text in an attribute, and the language from here on."""
        given = dict(attrs)
        # an empty one says that a person's words stand here, in whichever language
        language = (given["lang"] or "und") if "lang" in given else self._stack[-1][1]
        for name, value in given.items():
            if value and (name in SAID or SAID_LATER.fullmatch(name) or _is_button(tag, name, given)):
                self.pieces.append(Piece(value, language, f"{tag}[{name}]"))
        if tag not in VOID:
            self._stack.append((tag, language))

    def handle_endtag(self, tag: str) -> None:
        """Back to the language around it."""
        while len(self._stack) > 1 and tag in {name for name, _ in self._stack}:
            if self._stack.pop()[0] == tag:
                break

    def handle_data(self, data: str) -> None:
        """A piece of text."""
        tag, language = self._stack[-1]
        if data.strip() and tag not in SILENT:
            self.pieces.append(Piece(data.strip(), language, tag))


def _is_button(tag: str, name: str, given: dict[str, str | None]) -> bool:
    return tag == "input" and name == "value" and given.get("type") in {"submit", "button"}


def said(page: str) -> Sequence[Piece]:
    """Every piece of a page's words."""
    reader = _Reader()
    reader.feed(page)
    return reader.pieces


def faults(page: str, language: str, *, known: frozenset[str] = frozenset()) -> Iterator[str]:
    """What is no word of this language; ``known`` are words of people and of the school, whatever they are in."""
    for piece in said(page):
        words = _without(piece.words, known)
        yield from (f"raw value «{found}» in <{piece.where}>" for found in RAW.findall(words))
        yield from (f"text without words «{found}» in <{piece.where}>" for found in UNRESOLVED.findall(words))
        if piece.language not in {language, ""}:
            continue
        if language != "en":
            yield from (f"English «{found}» in <{piece.where}>: {piece.words[:60]}" for found in english(words))
        if language != "kk":
            yield from (f"Kazakh in <{piece.where}>: {piece.words[:60]}" for _ in _kazakh(words))


@cache  # the menu and the headings stand on every page
def _without(words: str, known: frozenset[str]) -> str:
    for own in _longest_first(known):
        words = words.replace(own, " ")
    return words


@cache
def _longest_first(known: frozenset[str]) -> Sequence[str]:
    return sorted({BRAND, *known} - {""}, key=len, reverse=True)


def _kazakh(words: str) -> list[str]:
    return KAZAKH_LETTERS.findall(SIGNS.sub(" ", words))[:1]


def english(words: str) -> list[str]:
    """The words of Latin letters that are neither names, nor codes, nor units."""
    plain = CODE.sub(" ", ADDRESS.sub(" ", RAW.sub(" ", UNRESOLVED.sub(" ", words))))
    return [found for found in LATIN.findall(plain) if found not in ALLOWED]
