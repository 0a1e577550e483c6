"""How the reader is spoken to: «сен» and «ты» to pupils, «Сіз» and «Вы» to adults, and nobody's gender guessed."""

import re
import tomllib
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from typing import Any, Final

from core.safe_messaging.broken import Broken
from core.safe_messaging.readers import Readers

_FORMS: Final = ("kk", "ru")  # English has one «you» for everybody
# what stands in quotation marks is said by others; a mark without its twin quotes to the end of the text
_QUOTED = re.compile(
    r"\u00ab[^\u00bb]*\u00bb|\u201c[^\u201d]*\u201d|\u201e[^\u201c\u201d]*[\u201c\u201d]|\"[^\"\n]*\"|^[^\u00ab\u00bb]*\u00bb|\u00ab[^\u00ab\u00bb]*$"
)
_SENTENCE = re.compile(r"[^.!?\n]+[.!?\n]*")


def broken(text: str, locale: str, readers: Readers) -> Iterator[Broken]:
    """Where a text speaks to its readers in the wrong way."""
    said = _QUOTED.sub(lambda found: " " * len(found[0]), text)
    yield from _matches("why-question", _found(locale, "why"), _found("any", "told"), said)
    if readers.are("only_pupils"):
        if locale in _FORMS:
            yield from _matches("address", _found(locale, "formal"), _found("any", "together"), said)
        if locale == "ru":
            yield from _gendered(said)
    elif readers.are("only_adults") and locale in _FORMS:
        yield from _matches("address", _found(locale, "informal"), _found("any", "told"), said)


@cache
def _words() -> dict[str, dict[str, Any]]:
    return tomllib.loads(files("core.safe_messaging").joinpath("rules", "address.toml").read_text("utf-8"))


@cache
def _found(locale: str, name: str) -> re.Pattern[str]:
    listed = _words()[locale][name]
    return re.compile(rf"\b(?:{'|'.join(listed) if isinstance(listed, list) else listed})(?!\w)", re.IGNORECASE)


@cache
def _guesses() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    """In Russian: the past tense said to the reader, short words that have a gender, and both endings at once."""
    words = _words()["ru"]
    lists = words | {"past": rf"(?!(?:{words['not_past']})\b)(?:{words['past']})"}
    past, short = (
        re.compile(_filled(words[name], lists), re.IGNORECASE | re.MULTILINE) for name in ("told_past", "told_short")
    )
    return past, short, re.compile(words["both_endings"])


def _filled(pattern: str, lists: dict[str, Any]) -> str:
    return re.sub(r"\{([a-z_]+)\}", lambda found: str(lists[found[1]]), pattern)


def _matches(rule: str, wrong: re.Pattern[str], excuse: re.Pattern[str], said: str) -> Iterator[Broken]:
    """The wrong forms in every sentence that holds no excuse for them."""
    for sentence in _SENTENCE.finditer(said):
        if excuse.search(sentence[0]):
            continue
        yield from (Broken(rule, *found.span()) for found in wrong.finditer(said, *sentence.span()))


def _gendered(said: str) -> Iterator[Broken]:
    past, short, both = _guesses()
    for pattern in (past, short):
        for found in pattern.finditer(said):
            yield Broken("gendered", *found.span(), is_blocking=not both.match(said, found.end()))
