"""The linter of what is sent: one pure function from a text to the safe-messaging rules it breaks."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import Final

from core.crisis.model import Model
from core.safe_messaging import address, likeness, shape, wording
from core.safe_messaging.broken import Broken
from core.safe_messaging.readers import PUPILS, Readers

LOCALES: Final = ("kk", "ru", "en")
GRAVE: Final = frozenset({"life", "selfharm"})  # areas of core/tips/areas.py, which stands above
_GRAVE_WORDS: Final = ("SUICIDE", "SELFHARM")
_WISH: Final = "WISH_TO_DIE"  # a bubble that says it holds the lines itself
_FIRST_LINES: Final = ("112", "111")
_TO_A_CHILD: Final = frozenset({"template", "card"})  # written to one child, whoever that is
_SHOWS_LINES: Final = frozenset({"card"})  # the lines are filled in when the card is shown
_ENOUGH_LETTERS: Final = 20
_READ: Final = 6_000  # characters of one bubble: it is far too long before, and no text may hold up a save
_SENTENCES = re.compile(r"[^.!?…\n]*\w[^.!?…\n]*")
_KAZAKH = re.compile(
    r"[\u04d9\u0493\u049b\u04a3\u04e9\u04b1\u04af\u0456\u04bb]", re.IGNORECASE
)  # letters Russian has not
_CYRILLIC = re.compile(r"[\u0400-\u052f]")
_LATIN = re.compile(r"[a-z]", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Piece:
    """A text as its readers get it.

    ``kind`` is tip, template, broadcast or card; ``audiences`` are values of core/tips/areas.py (none: everybody, or
    all pupils where the kind is written to a child); ``texts`` holds, by language, the title and after it the bubbles
    in order; ``lines`` are numbers that the school itself has entered as help lines.
    """

    kind: str
    audiences: frozenset[str]
    area: str | None
    texts: Mapping[str, Sequence[str]]
    lines: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Finding:
    """A broken rule: its id, the language, the bubble (0 is the title) and the characters that break it.

    Where the whole text breaks it, ``start`` and ``end`` are both 0. ``is_blocking``: not to be saved without a second
    person.
    """

    rule: str
    locale: str
    bubble: int
    start: int = 0
    end: int = 0
    is_blocking: bool = True


def lint(piece: Piece) -> tuple[Finding, ...]:
    """Every broken rule, by language and bubble; empty when the piece may go out."""
    found = list(_twins(piece))
    for locale in LOCALES:
        texts = piece.texts.get(locale) or ()
        for bubble, text in enumerate(texts):
            found += _in_bubble(text, locale, bubble, piece, likeness.trained())
        if len(texts) > 1:
            found += _of_grave(texts, locale, piece)
    return tuple(dict.fromkeys(found))


def lint_sentence(text: str, locale: str, audience: str, *, model: Model | None = None) -> tuple[Finding, ...]:
    """The rules a lone bubble breaks: no twins are asked of it, and a help line only of several sentences.

    ``model``: the likeness to weigh with; the trained one unless another is being judged.
    """
    piece = Piece("tip", frozenset({audience}) if audience else frozenset(), None, {})
    found = list(_in_bubble(text, locale, 1, piece, model or likeness.trained()))
    is_grave = any(wording.names(text, locale, concept) for concept in (*_GRAVE_WORDS, _WISH))
    if is_grave and len(_SENTENCES.findall(text)) > 1 and not any(_has(line, text) for line in _FIRST_LINES):
        found.append(Finding("no-help-line", locale, 1))
    return tuple(found)


def _readers(piece: Piece) -> Readers:
    is_child = not piece.audiences and piece.kind in _TO_A_CHILD
    return Readers(frozenset(PUPILS) if is_child else piece.audiences)


def _in_bubble(text: str, locale: str, bubble: int, piece: Piece, model: Model) -> Iterator[Finding]:
    readers, text = _readers(piece), text[:_READ]
    by_words = wording.broken(text, locale, readers)
    has_sentences = bubble > 0 and piece.kind not in _SHOWS_LINES  # titles and cards are too short to be likened
    broken: Iterator[Broken] = chain(
        likeness.judged(text, locale, by_words, model) if has_sentences else by_words,
        shape.broken(text, is_title=bubble == 0, lines=piece.lines),
        address.broken(text, locale, readers),
    )
    for rule, start, end, is_blocking in sorted(broken, key=lambda one: (one.start, one.end)):
        yield Finding(rule, locale, bubble, start, end, is_blocking)


def _twins(piece: Piece) -> Iterator[Finding]:
    longest = max((len(texts) for texts in piece.texts.values()), default=0)
    for locale in LOCALES:
        texts = piece.texts.get(locale) or ()
        is_whole = bool(texts) and len(texts) == longest and all(text.strip() for text in texts)
        if not is_whole or not _is_in(locale, " ".join(texts)):
            yield Finding("missing-twin", locale, 0)


def _is_in(locale: str, text: str) -> bool:
    """Whether a text may be in a language, by its letters alone."""
    cyrillic, latin = len(_CYRILLIC.findall(text)), len(_LATIN.findall(text))
    if cyrillic + latin < _ENOUGH_LETTERS:
        return True
    if locale == "en":
        return latin > cyrillic
    is_kazakh = bool(_KAZAKH.search(text))
    return cyrillic > latin and (is_kazakh if locale == "kk" else not _is_mostly_kazakh(text))


def _is_mostly_kazakh(text: str) -> bool:
    words = text.split()
    return sum(bool(_KAZAKH.search(word)) for word in words) * 3 > len(words)


def _of_grave(texts: Sequence[str], locale: str, piece: Piece) -> Iterator[Finding]:
    """What life and death ask of a whole piece: help first and last, no vote, and none of it for the smallest."""
    is_grave = piece.area in GRAVE
    if is_grave and _readers(piece).are("smallest"):
        yield Finding("wrong-audience", locale, 0)
    is_said = any(wording.names(text, locale, concept) for text in texts for concept in _GRAVE_WORDS)
    ends = {1, len(texts) - 1} if is_grave or is_said else set()
    for bubble, text in enumerate(texts):
        needs_lines = bubble in ends or (bubble and not ends and wording.names(text, locale, _WISH))
        if needs_lines and piece.kind not in _SHOWS_LINES and not all(_has(line, text) for line in _FIRST_LINES):
            yield Finding("no-help-line", locale, bubble)
        if ends and wording.names(text, locale, "POLL"):
            yield Finding("poll", locale, bubble)


def _has(line: str, text: str) -> bool:
    return re.search(rf"(?<!\d){line}(?!\d)", text) is not None
