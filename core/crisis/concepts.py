"""Which concepts a text names and where: the bridge from words to rules."""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from core.crisis.lexicon import START, Lexicon, Near
from core.crisis.normalise import Word, readings, words

_FILLER, _TURN = "FILL", "BUT"
_LONGEST_FORM = 24
_GLUED_LENGTHS = range(8, 41)
_GLUED_TRIES = 40  # words without known joints that are searched for joints; keeps a long text linear


@dataclass(frozen=True, slots=True)
class Hit:
    """A concept found: places `at`..`to` on the line of meaning, characters `start`..`end` of the text."""

    at: int
    to: int
    start: int
    end: int
    language: str


@dataclass(frozen=True, slots=True)
class Scene:
    """All concepts of one text, each with its hits in order."""

    hits: dict[str, list[Hit]]

    def nearest(
        self, concepts: Iterable[str], at: int, to: int, before: int, after: int, apart_from: Iterable[Hit] = ()
    ) -> Hit | None:
        """The hit closest to the places `at`..`to`, inside them or within the given reach on either side.

        A word inside one of the hits `apart_from` is a part of that phrase («меня не стало»), not its neighbour.
        """
        best, best_gap = None, before + after + 1
        own = [(hit.start, hit.end) for hit in apart_from]
        for concept in concepts:
            hits = self.hits.get(concept)
            if not hits:
                continue
            index = bisect_left(hits, at, key=lambda hit: hit.at)
            for hit in hits[max(0, index - 1) : index + 2]:
                gap = at - hit.to if hit.to < at else max(0, hit.at - to)
                if any(start <= hit.start and hit.end <= end for start, end in own):
                    continue
                if gap <= (before if hit.to < at else after) and gap < best_gap:
                    best, best_gap = hit, gap
        return best

    def near(self, near: Near, hits: tuple[Hit, ...]) -> bool:
        """Whether one of the wanted concepts stands within reach of these hits."""
        at, to = min(hit.at for hit in hits), max(hit.to for hit in hits)
        return self.nearest(near.concepts, at, to, near.before, near.after, hits) is not None


def _cost(gap: str) -> int:
    """How far apart two words stand by what is between them: a full stop parts them, dots of hesitation do not."""
    if gap == " ":
        return 0
    if ".." in gap or "\u2026" in gap:
        return 1
    if any(mark in gap for mark in ".!?\n"):
        return 4
    return 1 if any(mark in gap for mark in ",;:()\u2014") or " - " in gap else 0


def _lookup(lexicon: Lexicon, reading: str) -> tuple[int, ...]:
    if reading[:START] not in lexicon.starts:
        return ()
    found = lexicon.forms.get(reading, ())
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
        for end in range(min(size, start + _LONGEST_FORM), start + 1, -1):
            tail = tails.get(end, tails.get(end - 1) if end - start > 2 and end < size else None)
            if tail is not None and reading[start:end] in lexicon.forms:
                tails[start] = [reading[start:end], *tail]
                break
    return tails.get(0, [])


class _Reader:
    """Reads words into atoms, each distinct word once per text."""

    def __init__(self, lexicon: Lexicon) -> None:
        self.lexicon = lexicon
        self.seen: dict[str, list[tuple[int, ...]]] = {}
        self.tries = _GLUED_TRIES

    def atoms(self, word: Word) -> list[tuple[int, ...]]:
        """The atoms of a written word: one group, or several where words were typed without spaces."""
        if word.raw not in self.seen:
            self.seen[word.raw] = self._read(word)
        return self.seen[word.raw]

    def _read(self, word: Word) -> list[tuple[int, ...]]:
        all_readings = readings(word.raw)
        found: tuple[int, ...] = ()
        for reading in all_readings:
            found += _lookup(self.lexicon, reading)
        if found or self.tries <= 0 or len(word.raw) not in _GLUED_LENGTHS:
            return [found]
        for reading in all_readings:
            if reading[:START] in self.lexicon.starts or word.glued:
                self.tries -= 1
                pieces = _jointed(self.lexicon, reading)
                if len(pieces) > 1:
                    return [_lookup(self.lexicon, piece) for piece in pieces]
        return [found]


@dataclass(frozen=True, slots=True)
class _Place:
    at: int
    start: int
    end: int
    atoms: tuple[int, ...]
    filler: bool


def _places(lexicon: Lexicon, text: str) -> list[_Place]:
    """Words on a line of meaning: fillers take no place, punctuation and a turn of thought take more."""
    reader, places, at, end = _Reader(lexicon), [], 0, 0
    for word in words(text):
        at += _cost(text[end : word.start]) if places else 0
        end = word.end
        for atoms in reader.atoms(word):
            concepts = {phrase.concept for atom in atoms for phrase in lexicon.phrases.get(atom, ()) if not phrase.rest}
            filler = _FILLER in concepts
            at += 0 if filler else 3 if _TURN in concepts else 1
            places.append(_Place(at, word.start, word.end, atoms, filler))
    return places


def _end_of(places: list[_Place], index: int, rest: tuple[int, ...]) -> int | None:
    """Where the phrase that began at `index` ends, fillers between its words allowed; None if it does not go on."""
    for atom in rest:
        index += 1
        while index < len(places) and atom not in places[index].atoms and places[index].filler:
            index += 1
        if index >= len(places) or atom not in places[index].atoms:
            return None
    return index


def scene(lexicon: Lexicon, text: str) -> Scene:
    """Every concept of the text with its places."""
    hits: defaultdict[str, list[Hit]] = defaultdict(list)
    places = _places(lexicon, text)
    for index, place in enumerate(places):
        for atom in place.atoms:
            for phrase in lexicon.phrases.get(atom, ()):
                end = _end_of(places, index, phrase.rest)
                if end is not None:
                    last = places[end]
                    hits[phrase.concept].append(Hit(place.at, last.at, place.start, last.end, phrase.language))
    return Scene(dict(hits))
