"""What an editor wants to stand, and what no tip may be whatever it says: too long, tagged, without Kazakh."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from core.messages import MAX_TITLE
from core.texts import DEFAULT_LOCALE, LOCALES
from core.tips.wordings import Words

LONGEST_TITLE: Final = 120
LONGEST_SOURCE: Final = 400
MOST_BUBBLES: Final = 12
MOST_WORDS: Final = 600  # of one language: 60–90 seconds of reading, and everything behind "more"
LICENSES: Final = ("own", "public-domain", "cc-by", "permission")
_TAG: Final = re.compile(r"</?[A-Za-z][^<>\n]*>|<!--")


class WordingRefused(Exception):
    """The wording cannot be kept; ``locale`` and ``field`` (``title``, ``short``, ``cards-2``…) say where."""

    def __init__(self, locale: str = "", field: str = "", **about: int) -> None:
        super().__init__(f"{locale} {field}")
        self.locale, self.field, self.about = locale, field, about


class KazakhMissing(WordingRefused):
    """A tip without Kazakh is no tip here."""


class TitleMissing(WordingRefused):
    """A language has words but no title."""


class TitleTooLong(WordingRefused):
    """The title has more than a hundred and twenty characters."""


class ShortMissing(WordingRefused):
    """A language has words but no title for the button."""


class ShortTooLong(WordingRefused):
    """More than twenty characters as messengers count them: an emoji is two or more."""


class BubblesMissing(WordingRefused):
    """A language has a title and not one bubble."""


class BubblesTooMany(WordingRefused):
    """Nobody reads more than twelve bubbles in a chat."""


class TipTooLong(WordingRefused):
    """More words in one language than a child reads in a chat; ``about["words"]`` says how many."""


class TagsFound(WordingRefused):
    """A tag such as <b> would be shown as it is typed: the marks are *bold* and _italic_."""


class SourceTooLong(WordingRefused):
    """Where it comes from takes more than four hundred characters."""


class SourceMissing(WordingRefused):
    """Words that are not our own need their source."""


class LicenseUnknown(WordingRefused):
    """On what terms the words are used is not one of the known ones."""


class ReadersMissing(WordingRefused):
    """A tip is about something of the list and for somebody of the list."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """What an editor wants to stand: words by language, their terms, where the words and the idea come from."""

    words: Mapping[str, Words]
    license: str = "own"
    source: str = ""
    basis: str = ""


def check(draft: Draft) -> None:
    """Refuse what cannot be kept or shown, whatever it says.

    Raises:
        WordingRefused: the first thing that is wrong, and where.
    """
    if DEFAULT_LOCALE not in draft.words:
        raise KazakhMissing(DEFAULT_LOCALE, "title")
    for locale in LOCALES:
        if locale in draft.words:
            _check(locale, draft.words[locale])
    if draft.license not in LICENSES:
        raise LicenseUnknown(field="license")
    if max(len(draft.source), len(draft.basis)) > LONGEST_SOURCE:
        raise SourceTooLong(field="source" if len(draft.source) > LONGEST_SOURCE else "basis")
    if draft.license != LICENSES[0] and not draft.source:
        raise SourceMissing(field="source")


def units(text: str) -> int:
    """The length of a text as messengers count it: in UTF-16 units."""
    return len(text.encode("utf-16-le")) // 2


def _check(locale: str, said: Words) -> None:
    if not said.title:
        raise TitleMissing(locale, "title")
    if len(said.title) > LONGEST_TITLE:
        raise TitleTooLong(locale, "title", length=len(said.title))
    if not said.short:
        raise ShortMissing(locale, "short")
    if units(said.short) > MAX_TITLE:
        raise ShortTooLong(locale, "short", length=units(said.short))
    _check_bubbles(locale, said.cards)
    for field, text in _fields(said):
        if _TAG.search(text):
            raise TagsFound(locale, field)


def _check_bubbles(locale: str, cards: tuple[str, ...]) -> None:
    if not cards:
        raise BubblesMissing(locale, "cards-1")
    if len(cards) > MOST_BUBBLES:
        raise BubblesTooMany(locale, f"cards-{MOST_BUBBLES + 1}", bubbles=len(cards))
    written = sum(len(card.split()) for card in cards)
    if written > MOST_WORDS:
        raise TipTooLong(locale, "cards-1", words=written)


def _fields(said: Words) -> Iterator[tuple[str, str]]:
    yield "title", said.title
    yield "short", said.short
    for place, card in enumerate(said.cards, 1):
        yield f"cards-{place}", card
