"""Parting: where a long word may be broken at the end of a line, for programs that do not know its language."""

import re
import tomllib
from pathlib import Path
from typing import Final

SOFT_HYPHEN: Final = "\u00ad"
_LETTERS: Final = tomllib.loads(Path(__file__).with_suffix(".toml").read_text(encoding="utf-8"))
_VOWEL: Final = f"[{_LETTERS['vowels']}]"
_CONSONANT: Final = rf"[^\W\d_{_LETTERS['vowels']}{_LETTERS['signs']}]"
# Before the last consonant ahead of a vowel, two letters or more on either side.
_PLACES: Final = re.compile(
    rf"(?:(?<=[^\W\d_]{_VOWEL})|(?<={_VOWEL}{_CONSONANT}))(?={_CONSONANT}{_VOWEL})", re.IGNORECASE
)
_LONG_WORD: Final = re.compile(r"[^\W\d_]{10,}")
_MAY_END: Final = re.compile(r"(?<=[^\W\d_]/)(?=[^\W\d_])")


def parted(words: str) -> str:
    """Words with a soft hyphen wherever a Cyrillic word of ten letters or more may part."""
    return _LONG_WORD.sub(lambda word: _PLACES.sub(SOFT_HYPHEN, word[0]), words)


def fitted(words: str, most: int) -> str:
    """The same for what is longer than a line of ``most`` signs, however long; after a stroke it parts as well."""
    if len(words) <= most:
        return words
    return re.sub(rf"\S{{{most + 1},}}", lambda long: _PLACES.sub(SOFT_HYPHEN, _MAY_END.sub("\u200b", long[0])), words)
