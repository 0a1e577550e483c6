"""By which other spellings a phrase is found, each tried by the screening itself before it is shown."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from core.crisis.lexicon import built_in
from core.crisis.markers import screen
from core.crisis.normalise import read
from core.crisis.overlay import OwnPhrase, own_only


@dataclass(frozen=True, slots=True)
class Variant:
    """One spelling: ``kind`` is plain (Kazakh without its own letters), latin, or cyrillic for a phrase in Latin."""

    kind: str
    text: str
    is_found: bool


def variants(phrases: tuple[OwnPhrase, ...]) -> Mapping[int, tuple[Variant, ...]]:
    """The other spellings of every phrase, by its number; compiled together once."""
    lexicon = own_only(phrases)
    return {
        phrase.number: tuple(
            Variant(kind, text, phrase.rule in screen(text, lexicon=lexicon).rules)
            for kind, text in _spellings(phrase.text.casefold().replace("*", "")).items()
        )
        for phrase in phrases
    }


def _spellings(text: str) -> Mapping[str, str]:
    """Only what differs from the phrase as it was written."""
    typed = {kind: text.translate(table) for kind, table in _tables().items()}
    if all(other == text for other in typed.values()):
        return {} if _is_english(text) else {"cyrillic": _cyrillic(text)}
    return {kind: other for kind, other in typed.items() if other != text}


def _cyrillic(text: str) -> str:
    """A phrase in Latin letters as it reads in Kazakh."""
    return " ".join(word.ways[:2][-1] for word in read(text))


def _is_english(text: str) -> bool:
    """Whether a word of it is known as it stands: known words in Latin letters are English ones."""
    return any(word.ways[0] in built_in().forms for word in read(text))


@cache
def _tables() -> Mapping[str, Mapping[int, str]]:
    raw = tomllib.loads(files("core.lexicon").joinpath("scripts.toml").read_text("utf-8"))
    return {kind: {ord(letter): typed for letter, typed in table.items()} for kind, table in raw.items()}
