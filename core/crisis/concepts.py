"""Which concepts a text names and where: the bridge from words to rules."""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import NamedTuple

from core.crisis.lexicon import Lexicon, Near
from core.crisis.meanings import Meaning, Reader
from core.crisis.normalise import Word
from core.crisis.vocabulary import Phrase

_FILLERS_BETWEEN = 4


class Hit(NamedTuple):
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

        A word inside one of the hits `apart_from` is a part of that phrase, not its neighbour.
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


class _Place(NamedTuple):
    """A known word on the line of meaning: fillers take no place, punctuation and a turn of thought take more."""

    order: int  # among all words of the text, unknown ones too: only direct neighbours make a phrase
    at: int
    start: int
    end: int
    seen: Meaning


def _places(lexicon: Lexicon, text: str, words: Iterable[Word]) -> list[_Place]:
    reader, places, order, at, end = Reader(lexicon), list[_Place](), 0, 0, 0
    for word in words:
        if word.start - end != 1 or text[end] != " ":
            at += _cost(text[end : word.start])
        end = word.end
        meanings = reader.meanings(word)
        if not meanings:
            order, at = order + 1, at + 1
        for seen in meanings:
            order, at = order + 1, at + seen.step
            places.append(_Place(order, at, word.start, end, seen))
    return places


def _following(places: list[_Place], index: int) -> Iterator[int]:
    """The places that may hold the next word of a phrase: the fillers right behind it and the first other word."""
    for nearer in range(index + 1, min(len(places), index + 2 + _FILLERS_BETWEEN)):
        if places[nearer].order != places[nearer - 1].order + 1:
            return
        yield nearer
        if not places[nearer].seen.is_filler:
            return


def _end_of(places: list[_Place], index: int, rest: tuple[int, ...]) -> int | None:
    """Where a phrase whose words up to `index` are found ends; None if it does not go on."""
    for atom in rest:
        after = next((place for place in _following(places, index) if atom in places[place].seen.atoms), None)
        if after is None:
            return None
        index = after
    return index


def _longer(places: list[_Place], index: int) -> Iterator[tuple[Phrase, int]]:
    """The phrases of several words that begin here, each with the place where it ends."""
    for after in _following(places, index):
        for second in places[index].seen.starting:
            for atom in second.keys() & places[after].seen.atoms:
                for phrase in second[atom]:
                    end = _end_of(places, after, phrase.rest)
                    if end is not None:
                        yield phrase, end


def scene(lexicon: Lexicon, text: str, words: Iterable[Word]) -> Scene:
    """Every concept of the text with its places; ``words`` are the text's own, read."""
    hits: defaultdict[str, list[Hit]] = defaultdict(list)
    places = _places(lexicon, text, words)
    for index, place in enumerate(places):
        for phrase in place.seen.alone:
            hits[phrase.concept].append(Hit(place.at, place.at, place.start, place.end, phrase.language))
        if not place.seen.starting:
            continue
        for phrase, end in _longer(places, index):
            last = places[end]
            hits[phrase.concept].append(Hit(place.at, last.at, place.start, last.end, phrase.language))
    return Scene(hits)
