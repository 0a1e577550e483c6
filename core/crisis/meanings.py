"""What a written word may mean: the word patterns of the lexicon it is, is made of, or misspells."""

from collections.abc import Mapping
from typing import NamedTuple

from core.crisis.lexicon import START, Lexicon
from core.crisis.normalise import Word
from core.crisis.typos import begun, meant
from core.crisis.vocabulary import Phrase

_FILLER, _TURN = "FILL", "BUT"
_TURN_STEP = 3
_SHORTEST_PIECE = 2
_TELLING = 5
_GLUED_LENGTHS = range(8, 41)
_CORRECTIONS = 120  # unknown words that are looked at for a wrong letter; keeps a text of nonsense quick
_REMEMBERED = 50_000  # ways of writing words of the vocabulary
_GLUED_TRIES = 40  # words without known joints that are searched for joints; keeps a long text linear


def _lookup(lexicon: Lexicon, reading: str) -> tuple[int, ...]:
    if reading[:START] not in lexicon.starts:
        return ()
    found = lexicon.forms.get(reading, ())
    if reading[:START] not in lexicon.stem_starts:
        return found
    for length in lexicon.stem_lengths:
        if length > len(reading):
            break
        found += lexicon.stems.get(reading[:length], ())
    return found


def _jointed(lexicon: Lexicon, reading: str) -> list[str]:
    """The known words a word without spaces is made of, all of it, or nothing.

    Two words may share a letter at the joint, since doubled letters are folded into one.
    """
    size = len(reading)
    tails: dict[int, list[str]] = {size: []}
    for start in range(size - 2, -1, -1):
        for end, tail in tails.items():  # only where known words go on to the end, the farthest first
            shared = reading[start : end + 1]
            piece = shared if shared in lexicon.forms else reading[start:end]
            if end - start > _SHORTEST_PIECE and piece in lexicon.forms:
                tails[start] = [piece, *tail]
                break
    return tails.get(0, [])


class Meaning(NamedTuple):
    """What a known word may mean: its atoms, and how it moves the line of meaning on."""

    atoms: frozenset[int]
    alone: tuple[Phrase, ...]
    starting: tuple[Mapping[int, tuple[Phrase, ...]], ...]  # longer phrases, by their second atom
    step: int

    @property
    def is_filler(self) -> bool:
        """Whether the word takes no place on the line of meaning."""
        return self.step == 0


class Reader:
    """Reads words, each distinct word once per text."""

    def __init__(self, lexicon: Lexicon) -> None:
        self.lexicon = lexicon
        self.read: dict[str, tuple[Meaning, ...]] = {}
        self.tries = _GLUED_TRIES
        self.corrections = _CORRECTIONS

    def meanings(self, word: Word) -> tuple[Meaning, ...]:
        """The meaning of a written word: none, one, or several where words were typed without spaces.

        Words of the lexicon's own vocabulary are remembered from text to text; what else children write is not.
        """
        remembered = self.lexicon.remembered.get(word.raw)
        if remembered is not None:
            return remembered[2]
        known = self.read.get(word.raw)
        if known is None:
            known = self.read[word.raw] = self._read(word)
            if word.view in self.lexicon.ordinary or word.view in self.lexicon.forms:
                self._remember(word, known)
        return known

    def _remember(self, word: Word, known: tuple["Meaning", ...]) -> None:
        if len(self.lexicon.remembered) < _REMEMBERED:
            self.lexicon.remembered[word.raw] = word.ways, word.view, known

    def _read(self, word: Word) -> tuple[Meaning, ...]:
        found = tuple(atom for way in word.ways for atom in _lookup(self.lexicon, way))
        if not any(reading in self.lexicon.forms for reading in word.ways):
            pieces = () if any(map(self._is_begun, word.ways)) else self._pieces(word)
            if pieces:
                return pieces
            found += self._misspelt(word)
        return (self._seen(found),) if found else ()

    def _is_begun(self, reading: str) -> bool:
        """Whether a long stem begins the word: then it is not made of several."""
        return any(reading[:length] in self.lexicon.stems for length in self.lexicon.stem_lengths if length >= _TELLING)

    def _misspelt(self, word: Word) -> tuple[int, ...]:
        """The atoms of known words that differ by one letter, unless harmless messages hold the word as it is."""
        if not self.lexicon.typos or self.corrections <= 0 or not self.lexicon.ordinary.isdisjoint(word.ways):
            return ()
        self.corrections -= 1
        forms = dict.fromkeys(form for way in word.ways for form in meant(self.lexicon.typos, way))
        stems = dict.fromkeys(stem for way in word.ways for stem in begun(self.lexicon.stem_typos, way))
        return (
            *(atom for form in forms for atom in self.lexicon.forms[form]),
            *(atom for stem in stems for atom in self.lexicon.stems[stem]),
        )

    def _pieces(self, word: Word) -> tuple[Meaning, ...]:
        if self.tries <= 0 or max(map(len, word.ways)) not in _GLUED_LENGTHS:  # as written it may hide what is not seen
            return ()
        for reading in word.ways:
            if reading[:START] in self.lexicon.starts:
                self.tries -= 1
                pieces = _jointed(self.lexicon, reading)
                if len(pieces) > 1:
                    return tuple(self._seen(_lookup(self.lexicon, piece)) for piece in pieces)
        return ()

    def _seen(self, found: tuple[int, ...]) -> Meaning:
        known = self.lexicon.meanings.get(found)
        if known is None:
            known = self.lexicon.meanings[found] = _meaning(self.lexicon, found)
        return known


def _meaning(lexicon: Lexicon, found: tuple[int, ...]) -> Meaning:
    atoms = frozenset(found)
    alone = tuple(dict.fromkeys(phrase for atom in atoms for phrase in lexicon.alone.get(atom, ())))
    concepts = {phrase.concept for phrase in alone}
    return Meaning(
        atoms=atoms,
        alone=alone,
        starting=tuple(lexicon.pairs[atom] for atom in atoms if atom in lexicon.pairs),
        step=0 if _FILLER in concepts else _TURN_STEP if _TURN in concepts else 1,
    )
