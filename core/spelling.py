"""One folded spelling for search: қ and к, ү and у, Latin and Cyrillic letters of the same word meet."""

import re
import tomllib
import unicodedata
from functools import lru_cache
from importlib.resources import files
from typing import Final, NamedTuple

from core import words

_LETTERS: dict[str, dict[str, str]] = tomllib.loads(files("core").joinpath("letters.toml").read_text("utf-8"))
KAZAKH_ORDER: Final = _LETTERS["order"]["kazakh"]
_CYRILLIC = str.maketrans(_LETTERS["cyrillic"])
_REPAIR = str.maketrans(_LETTERS["cyrillic"] | _LETTERS["lookalike"])
# The Kazakh reading of Latin letters, digits kept: in a book «4» is a number, not a «ч».
_LATIN = str.maketrans(
    {letter: to for letter, to in (_LETTERS["latin"] | _LETTERS["latin_kk"]).items() if not letter.isdigit()}
)
_DIGRAPHS = _LETTERS["digraphs"]
_PAIR = re.compile("|".join(_DIGRAPHS))
_IS_CYRILLIC = re.compile(r"[\u0400-\u052f]")
_HAS_LATIN = re.compile(r"[a-z\u00df-\u024f\u0259\u1e00-\u1eff]")
_REPEAT = re.compile(r"([^\W\d_])\1+")
_DROPPED = re.compile(r"[\u00ad\u02b0-\u02ff\u0300-\u036f\u0483-\u0489\u200b-\u200f\u2060\u2018-\u201b'`\u00b4\ufeff]")
# A class written with a joint («8-Б», «8«Б»») is one word; apostrophes and joiners stand inside words.
_WORD = re.compile(
    r"(?<!\w)\d{1,2}[-.]?[\u00ab\"\u201c]?[^\W\d_][\u00bb\"\u201d]?(?!\w)"
    r"|\w(?:\w|[\u00ad\u02b0-\u02ff\u0300-\u036f\u200b-\u200d'`\u00b4\u2018-\u201b](?=\w)|[\u0300-\u036f])*"
)


class Word(NamedTuple):
    """A written word: where it stands in its text, and its folded spelling."""

    start: int
    end: int
    folded: str


def spelled(text: str) -> list[Word]:
    """The words of a text in order."""
    found = ((match.start(), match.end(), fold(match[0])) for match in _WORD.finditer(text))
    return [Word(start, end, folded) for start, end, folded in found if folded]


@lru_cache(maxsize=65536)
def fold(word: str) -> str:
    """The folded spelling of one written word."""
    word = unicodedata.normalize("NFC", words.class_name(word) or word).casefold()
    is_cyrillic = _IS_CYRILLIC.search(word) is not None
    if not is_cyrillic and _HAS_LATIN.search(word):
        folded = _PAIR.sub(lambda found: _DIGRAPHS[found[0]], _DROPPED.sub("", word)).translate(_LATIN)
    elif is_cyrillic and _HAS_LATIN.search(word):
        folded = _DROPPED.sub("", word).translate(_REPAIR)
    else:
        folded = _DROPPED.sub("", word).translate(_CYRILLIC)
    return _settled(folded)


def _settled(folded: str) -> str:
    """Letters written twice and pairs written for one, until there is none: the one may leave the other behind."""
    while True:
        shorter = folded
        for pair, letter in _LETTERS["pairs"].items():
            shorter = shorter.replace(pair, letter)
        shorter = _REPEAT.sub(r"\1", shorter)
        if shorter == folded:
            return folded
        folded = shorter
