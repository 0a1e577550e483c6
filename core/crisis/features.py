"""What the likeness sees of a message: letters, words and concepts, and which of them stand together."""

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from core.crisis.concepts import Scene
from core.crisis.normalise import Word

GRAMS = range(3, 6)
STEM = 4
_LONGEST_WORD = 40
NEAR, AHEAD = 3, 6  # a pair of concepts: so many places apart at most, so many hits further at most
_SAID_OFTEN = frozenset({"FILL", "SPEECH"})
Named = tuple[int, int, str]  # a concept: its place on the line of meaning, where it starts in the text, its name


class Features(NamedTuple):
    """What the model sees of a message, in three groups that are weighed against each other."""

    grams: list[str]
    words: list[str]
    concepts: list[str]


def word_grams(word: str) -> Iterator[str]:
    """The runs of three to five letters of a word, its edges included."""
    edged = f" {word[:_LONGEST_WORD]} "
    for size in GRAMS:
        for start in range(len(edged) - size + 1):
            yield edged[start : start + size]


def word_features(view: str) -> Iterator[str]:
    """A word and its beginning."""
    yield view
    yield f"{view[:STEM]}*"


def pair_features(before: str, view: str) -> tuple[str, str]:
    """Two neighbours, and their beginnings."""
    return f"{before} {view}", f"{before[:STEM]}* {view[:STEM]}*"


def concept_features(hits: Sequence[Named]) -> Iterator[tuple[int, str]]:
    """Concepts, and which of them follow each other closely, each with the character where it starts."""
    for index, (at, start, name) in enumerate(hits, 1):
        yield start, name
        for further_at, _start, further in hits[index : index + AHEAD]:
            if further_at - at > NEAR:
                break
            if further != name:
                yield start, f"{name} {further}"


def named(seen: Scene) -> list[Named]:
    """The concepts of a text in the order of their places, without those that stand everywhere."""
    return sorted(
        (hit.at, hit.start, name) for name, found in seen.hits.items() if name not in _SAID_OFTEN for hit in found
    )


def features(words: Sequence[Word], seen: Scene) -> Features:
    """Every feature of a message as often as it occurs; the trainer and the scorer see the same."""
    views = [word.view for word in words]
    pairs = (feature for before, view in pairwise(views) for feature in pair_features(before, view))
    return Features(
        grams=[gram for view in views for gram in word_grams(view)],
        words=[*(feature for view in views for feature in word_features(view)), *pairs],
        concepts=[feature for _start, feature in concept_features(named(seen))],
    )
