"""Rules over the shape of a text: its length, its markup, where it leads, how loud it is."""

import re
import tomllib
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from typing import Any, Final
from urllib.parse import urlsplit

from core.safe_messaging.broken import Broken

MOST_WORDS: Final = 60  # a bubble: what is read in about twenty seconds
MOST_LETTERS: Final = 900
LONGEST_TITLE: Final = 60

_TAG = re.compile(r"</?[a-z!][^<>]*>|&(?:#\d+|[a-z]+);", re.IGNORECASE)
_LINK = re.compile(
    r"[a-z][a-z0-9+.-]*://[^\s<>\u00bb\u201d)\]]*"
    r"|(?<![\w.@/])(?:[\w-]+\.)+(?:kz|ru|com|org|net|info|me|io|ly|app|gl|int|su|link|site|online|xyz)\b[^\s<>\u00bb\u201d)\],]*"
    r"|(?:javascript|data|tel|tg):\S+|\bht+ps?:?/+\S+|\bwww\.\S+",
    re.IGNORECASE,
)
_MARKDOWN_LINK = re.compile(r"\]\(([^)\s]*)\)")
_LONG_NUMBER = re.compile(r"(?<![\w-])\+?\d(?:[ ()-]{0,2}\d){6,}(?![\w-])")
_YEARS = re.compile(r"(?:19|20)\d\d\W{1,3}(?:19|20)\d\d")
_EXCLAIMED = re.compile(r"!\s?[!?1]+|\?!|!(?=[^!]*!)(?=(?:[^!]*!){2})", re.DOTALL)
_CAPITALS = re.compile(r"\b[^\W\d_a-z\u0430-\u045f]{3,}\b")


@cache
def known() -> dict[str, Any]:
    """Whom a text may name: help lines, hosts, words that are always in capitals."""
    return tomllib.loads(files("core.safe_messaging").joinpath("rules", "known.toml").read_text("utf-8"))


@cache
def _called() -> re.Pattern[str]:
    """A short number that somebody is told to call."""
    return re.compile("|".join(known()["called"]), re.IGNORECASE)


def broken(text: str, *, is_title: bool, lines: frozenset[str]) -> Iterator[Broken]:
    """The rules of shape that a title or a bubble breaks; ``lines`` are the school's own numbers."""
    if _is_long(text, is_title=is_title):
        yield Broken("too-long", 0, len(text))
    yield from (Broken("markup", *found.span()) for found in _TAG.finditer(text))
    yield from _links(text)
    yield from _numbers(text, lines | frozenset(known()["lines"]))
    yield from _loud(text)


def _is_long(text: str, *, is_title: bool) -> bool:
    if is_title:
        return len(text) > LONGEST_TITLE
    words = sum(any(letter.isalnum() for letter in word) for word in text.split())
    return words > MOST_WORDS or len(text) > MOST_LETTERS


def _links(text: str) -> Iterator[Broken]:
    spans = [(found[0], *found.span()) for found in _LINK.finditer(text)]
    spans += [(found[1], *found.span(1)) for found in _MARKDOWN_LINK.finditer(text)]
    for address, start, end in dict.fromkeys(spans):
        if not _leads_somewhere_known(address):
            yield Broken("link", start, end)


def _leads_somewhere_known(address: str) -> bool:
    try:
        parts = urlsplit(address.rstrip(".,;:!?"))
        host = (parts.hostname or "").casefold()
    except ValueError:
        return False
    return parts.scheme == "https" and any(host == one or host.endswith(f".{one}") for one in known()["hosts"])


def _numbers(text: str, lines: frozenset[str]) -> Iterator[Broken]:
    known_digits = {re.sub(r"\D", "", line) for line in lines}
    for found in _LONG_NUMBER.finditer(text):
        if re.sub(r"\D", "", found[0]) not in known_digits and not _YEARS.fullmatch(found[0].strip()):
            yield Broken("phone", *found.span())
    for found in _called().finditer(text):
        group = next(number for number in (1, 2, 3) if found[number])
        if found[group] not in known_digits:
            yield Broken("phone", *found.span(group))


def _loud(text: str) -> Iterator[Broken]:
    if row := _EXCLAIMED.search(text):
        yield Broken("sensational", *row.span())
    capitals = [found for found in _CAPITALS.finditer(text) if found[0] not in known()["acronyms"]]
    if len(capitals) > 1:
        yield Broken("sensational", capitals[0].start(), capitals[-1].end())
