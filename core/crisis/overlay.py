"""A school's own phrases and mutes laid over the built-in lexicon: it adds words, and never loses a core phrase."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from typing import Any, Final

from core.crisis.levels import Category, Level
from core.crisis.lexicon import Lexicon, built_in, compiled, vocabulary, written
from core.crisis.markers import screen, self_test
from core.crisis.normalise import Word, read
from core.crisis.vocabulary import Vocabulary
from core.texts import LOCALES, Texts, texts

OWN: Final = "school."
MOST_PHRASES: Final = 300
LONGEST: Final = 120
FEWEST_LETTERS: Final = 4
SHORTEST_STEM: Final = 3
MOST_EXAMPLES: Final = 10
# what everybody says in every message: a phrase of nothing else would alert all day
_EVERYDAY: Final = ("FILL", "SPEECH", "BUT", "NOT")
_BETWEEN: Final = ("FILL", "BUT")  # what may stand between the words of a phrase, and what parts them


class PhraseRefused(Exception):
    """This phrase cannot become a rule."""


class PhraseTooLong(PhraseRefused):
    """The phrase or one of its examples has more than 120 characters."""


class PhraseTooShort(PhraseRefused):
    """Fewer than four letters: it would be found inside everyday words."""


class StemTooShort(PhraseRefused):
    """A beginning of a word (before ``*``) of fewer than three letters."""


class PhraseEveryday(PhraseRefused):
    """Nothing but words that stand in every message."""


class PhraseNotFound(PhraseRefused):
    """Screening would not find the phrase, or one of the examples that were to be found."""


class LevelMissing(PhraseRefused):
    """A phrase without a level would never be shown."""


class ExamplesTooMany(PhraseRefused):
    """More than ten examples of one kind."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnPhrase:
    """A phrase as a pupil wrote it, in any script; ``number`` names its rule ``school.<number>`` for ever.

    ``yes`` are further messages that must be found, ``no`` near misses that must not.
    """

    number: int
    text: str
    level: Level
    category: Category
    note: str = ""
    yes: tuple[str, ...] = ()
    no: tuple[str, ...] = ()

    @property
    def rule(self) -> str:
        """The id of the rule it becomes."""
        return f"{OWN}{self.number}"


@dataclass(frozen=True, slots=True)
class Overlay:
    """All that a school changes: its phrases, and the ids of built-in rules that are silent here."""

    phrases: tuple[OwnPhrase, ...] = ()
    muted: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Composed:
    """The lexicon to screen with; not ``is_whole`` when the school's part had to be left out to stay safe."""

    lexicon: Lexicon
    is_whole: bool


def with_overlay(overlay: Overlay) -> Lexicon:
    """The built-in lexicon without its muted rules and with the school's phrases as rules behind.

    Raises:
        ValueError: a phrase that cannot be compiled.
    """
    return _laid(overlay, written(), vocabulary())


def own_only(phrases: Iterable[OwnPhrase]) -> Lexicon:
    """The school's phrases alone: made in a moment, to try how each is found."""
    return _laid(Overlay(tuple(phrases)), *_bare())


def _laid(overlay: Overlay, raw: Mapping[str, Any], known: Vocabulary) -> Lexicon:
    own = {f"SCHOOL_{phrase.number}": {"any": _pattern(phrase.text)} for phrase in overlay.phrases}
    kept = [rule for rule in raw["rule"] if rule["id"] not in overlay.muted]
    rules = [*kept, *(_rule(phrase) for phrase in overlay.phrases)]
    return compiled({**raw, "concept": {**raw["concept"], **own}, "rule": rules}, known.and_concepts(own))


@cache
def _bare() -> tuple[Mapping[str, Any], Vocabulary]:
    """The built-in lexicon with nothing but the words between the words of a phrase."""
    nothing: dict[str, Any] = {"rule": [], "core": {}, "hint": {}, "weak": {}}
    raw = {**written(), **nothing, "concept": {name: written()["concept"][name] for name in _BETWEEN}}
    return raw, Vocabulary(raw["suffix"]).and_concepts(raw["concept"])


@lru_cache(maxsize=8)
def composed(overlay: Overlay) -> Composed:
    """The lexicon of a school. What would lose a core phrase is left out: first the mutes, then the phrases too.

    Asked again by each page that shows the school's words: the last few are kept.
    """
    for attempt in (overlay, replace(overlay, muted=frozenset())):
        try:
            lexicon = with_overlay(attempt)
        except (ValueError, KeyError, TypeError):
            continue
        if not self_test(lexicon):
            return Composed(lexicon, is_whole=attempt == overlay)
    return Composed(built_in(), is_whole=False)


def without(lexicon: Lexicon, muted: Iterable[str]) -> Lexicon:
    """The same lexicon with these rules silent, made at once: nothing is compiled anew."""
    silent = {index for index, rule in enumerate(lexicon.rules) if rule.id in set(muted)}
    heard = {
        anchor: tuple(index for index in indexes if index not in silent)
        for anchor, indexes in lexicon.by_anchor.items()
    }
    return replace(lexicon, by_anchor=heard)


def check(phrase: OwnPhrase) -> None:
    """Refuse a phrase that would alert always or never.

    Raises:
        PhraseRefused: one of the refusals above.
    """
    if any(len(text) > LONGEST for text in (phrase.text, *phrase.yes, *phrase.no)):
        raise PhraseTooLong
    if max(len(phrase.yes), len(phrase.no)) > MOST_EXAMPLES:
        raise ExamplesTooMany
    if phrase.level is Level.NONE:
        raise LevelMissing
    found = read(phrase.text)
    if sum(len(word.ways[0]) for word in found) < FEWEST_LETTERS:
        raise PhraseTooShort
    if any(len(reading) < SHORTEST_STEM for word in found if _is_stem(phrase.text, word) for reading in _ways(word)):
        raise StemTooShort
    if _is_everyday(found):
        raise PhraseEveryday
    lexicon = own_only((phrase,))
    if any(phrase.rule not in screen(text, lexicon=lexicon).rules for text in (phrase.text, *phrase.yes)):
        raise PhraseNotFound


def same(one: str, other: str) -> bool:
    """Whether two phrases are found by the very same words, however they are spelt."""
    return _pattern(one) == _pattern(other)


def _rule(phrase: OwnPhrase) -> Mapping[str, Any]:
    return {
        "id": phrase.rule,
        "level": phrase.level,
        "category": phrase.category,
        "all": [f"SCHOOL_{phrase.number}"],
        "yes": [phrase.text, *phrase.yes],
        "no": list(phrase.no),
        "why": {locale: _why(phrase, texts(locale)) for locale in LOCALES},
    }


def _why(phrase: OwnPhrase, text: Texts) -> str:
    return text("lexicon-why-noted", note=phrase.note) if phrase.note else text("lexicon-why")


def _pattern(text: str) -> str:
    """The phrase in the lexicon's own writing: each word in every way it can be read, a beginning with its ``*``."""
    patterns = (
        "/".join(f"{reading}{'*' if _is_stem(text, word) else ''}" for reading in _ways(word)) for word in read(text)
    )
    return " ".join(pattern for pattern in patterns if pattern)


def _ways(word: Word) -> tuple[str, ...]:
    return tuple(reading for reading in dict.fromkeys(word.ways) if reading)


def _is_stem(text: str, word: Word) -> bool:
    return text[word.end : word.end + 1] == "*"


def _is_everyday(found: list[Word]) -> bool:
    known = built_in()
    atoms = ({atom for way in word.ways for atom in known.forms.get(way, ())} for word in found)
    meant = ({phrase.concept for atom in each for phrase in known.alone.get(atom, ())} for each in atoms)
    return all(not concepts.isdisjoint(_EVERYDAY) for concepts in meant)
