"""How concepts are written: from word patterns to folded words, from those to phrases; and what is added later."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import TypeVar

from core.crisis import typos
from core.crisis.patterns import Atoms, items

K = TypeVar("K")
V = TypeVar("V")


@dataclass(frozen=True, slots=True)
class Phrase:
    """A concept written as one or more words in a row; `rest` are the atom numbers after the second word."""

    concept: str
    language: str
    rest: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """Folded words to atoms, atoms to phrases; empty until concepts are added."""

    suffixes: Mapping[str, str]
    numbers: Mapping[tuple[str, bool], int] = field(default_factory=dict)  # of the word patterns met so far
    forms: Mapping[str, tuple[int, ...]] = field(default_factory=dict)
    stems: Mapping[str, tuple[int, ...]] = field(default_factory=dict)
    typos: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    stem_typos: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    alone: Mapping[int, tuple[Phrase, ...]] = field(default_factory=dict)
    pairs: Mapping[int, Mapping[int, tuple[Phrase, ...]]] = field(default_factory=dict)

    def and_concepts(self, concepts: Mapping[str, Mapping[str, str]]) -> "Vocabulary":
        """The same vocabulary with further concepts: what it knows already is neither folded nor misspelt anew.

        Concepts added later or at once make the same vocabulary.
        """
        atoms = Atoms(self.suffixes, self.numbers)
        alone, pairs = _phrases(concepts, atoms)
        new_stems = (stem for stem in atoms.stems if len(stem) in typos.STEMS and stem not in self.stems)
        return Vocabulary(
            suffixes=self.suffixes,
            numbers=atoms.numbers,
            forms=_joined(self.forms, _in_order(atoms.forms)),
            stems=_joined(self.stems, _in_order(atoms.stems)),
            typos=_joined(self.typos, typos.index(form for form in atoms.forms if form not in self.forms)),
            stem_typos=_joined(self.stem_typos, typos.index(new_stems)),
            alone=_joined(self.alone, alone),
            pairs={**self.pairs, **{first: _joined(self.pairs.get(first, {}), more) for first, more in pairs.items()}},
        )


_Alone = dict[int, tuple[Phrase, ...]]
_Pairs = dict[int, dict[int, tuple[Phrase, ...]]]


def _phrases(concepts: Mapping[str, Mapping[str, str]], atoms: Atoms) -> tuple[_Alone, _Pairs]:
    alone: _Alone = {}
    pairs: _Pairs = defaultdict(dict)
    for concept, languages in concepts.items():
        for language, listed in languages.items():
            for written in items(listed):
                first, *rest = [atoms.number(word) for word in written.replace("-", " ").split()]
                phrase = Phrase(concept, language, tuple(rest[1:]))
                where, key = (pairs[first], rest[0]) if rest else (alone, first)
                where[key] = (*where.get(key, ()), phrase)
    return alone, dict(pairs)


def _in_order(found: Mapping[str, Iterable[int]]) -> dict[str, tuple[int, ...]]:
    return {word: tuple(sorted(numbers)) for word, numbers in found.items()}


def _joined(known: Mapping[K, tuple[V, ...]], more: Mapping[K, tuple[V, ...]]) -> dict[K, tuple[V, ...]]:
    return {**known, **{key: known.get(key, ()) + added for key, added in more.items()}}
