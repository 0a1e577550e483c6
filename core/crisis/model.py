"""The trained weights of the likeness: read from their file once, arranged for scoring."""

import json
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from core.crisis.features import Features

WEIGHTS = Path(__file__).with_name("words") / "weights.json"
# stems of words that mean nothing grave and are spelt like one that does («нөмір», a number, like «өмір», a life)
NAMESAKES = WEIGHTS.with_name("namesakes.txt")
SCALE = 1000

Pair = tuple[int, int]  # a weight for «alarm» and one for «emergency», in thousandths
Sum = tuple[int, int, int]  # of such pairs, and how many there were
Following = Mapping[str, Mapping[str, Pair]]


class Known(NamedTuple):
    """What the model knows of a word: the sums of its letters and its own, its beginning, and what may follow it."""

    letters: Sum
    alone: Sum
    stem: str
    after: Mapping[str, Pair]
    after_stem: Mapping[str, Pair]


@dataclass(frozen=True, slots=True)
class Model:
    """The trained weights, and the likeness from which the card is shown, an alarm raised, an emergency called."""

    bias: tuple[float, float]
    grams: Mapping[str, Pair]
    words: Mapping[str, Pair]
    concepts: Mapping[str, Pair]
    known: dict[str, Known]  # words of the vocabulary met so far
    after_word: Following  # the weights of pairs once more, by their first and then their second part
    after_stem: Following
    after_concept: Following
    soft: float
    alert: float
    emergency: float
    namesakes: tuple[str, ...] = ()


def built(raw: Mapping[str, Any]) -> Model:
    """A model from its written form: weights in thousandths, thresholds as probabilities."""
    weights = {name: {key: (pair[0], pair[1]) for key, pair in raw[name].items()} for name in Features._fields}
    return Model(
        bias=(raw["bias"][0] / SCALE, raw["bias"][1] / SCALE),
        known={},
        after_word=_following(weights["words"], is_stem=False),
        after_stem=_following(weights["words"], is_stem=True),
        after_concept=_following(weights["concepts"], is_stem=False),
        soft=raw["soft"],
        alert=raw["alert"],
        emergency=raw["emergency"],
        namesakes=tuple(NAMESAKES.read_text("utf-8").split()),
        **weights,
    )


def _following(weights: Mapping[str, Pair], *, is_stem: bool) -> Following:
    """The weights of pairs by their parts: of whole words or concepts, or of stems."""
    found: defaultdict[str, dict[str, Pair]] = defaultdict(dict)
    for key, pair in weights.items():
        first, _, second = key.partition(" ")
        if second and (second[-1] == "*") is is_stem:
            found[first.rstrip("*")][second.rstrip("*")] = pair
    return dict(found)


def written() -> dict[str, Any]:
    """The weights as they are written, with the thresholds and the name of the set they were trained from."""
    found: dict[str, Any] = json.loads(WEIGHTS.read_text("utf-8"))
    return found


@cache
def trained() -> Model:
    """The model that ships with the product."""
    return built(written())
