"""Training the likeness: a linear model over the features of ``core.crisis.likeness``, weights as plain numbers.

scikit-learn fits it (the reference implementation of a regularised logistic regression); nothing of it is needed where
Senim runs.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import cache
from math import sqrt
from typing import Any, NamedTuple

import numpy as np
from scipy.sparse import csr_matrix, hstack
from sklearn.linear_model import LogisticRegression

from bench.crisis.labelled import Message
from core.crisis.concepts import scene
from core.crisis.features import Features, features
from core.crisis.levels import Level
from core.crisis.lexicon import built_in
from core.crisis.likeness import stretches
from core.crisis.model import SCALE
from core.crisis.normalise import read

SEEN_AT_LEAST = {"grams": 3, "words": 2, "concepts": 3}
STRENGTH = 8.0  # the inverse of the regularisation
DECEPTIVE = 2.0  # so many times a harmless message counts that looks dangerous: there are few of them among many
SMALLEST = 15  # in thousandths: lighter weights are left out of the file


class Example(NamedTuple):
    """What is seen of a text, how it is labelled, and how many times it counts."""

    seen: Features
    is_danger: bool
    is_urgent: bool
    count: float


@cache
def features_of(message: Message) -> Features:
    """The features of one message."""
    words = read(message.text)
    return features(words, scene(built_in(), message.text, words))


def _parts(message: Message) -> Iterator[Message]:
    """The message, and of a harmless one every stretch that would be weighed alone: no part of it is a cry."""
    yield message
    words = read(message.text) if message.level is Level.NONE else []
    for start, end in stretches(message.text, words) if words else ():
        if end - start < len(words):
            yield replace(message, text=message.text[words[start].start : words[end - 1].end])


def _vocabulary(listed: Iterable[Sequence[str]], least: int) -> dict[str, int]:
    """The features that enough messages have, numbered."""
    counts = Counter(feature for found in listed for feature in set(found))
    return {feature: place for place, feature in enumerate(f for f, n in counts.items() if n >= least)}


def _matrix(listed: Sequence[Sequence[str]], vocabulary: dict[str, int]) -> csr_matrix:
    values, columns, ends = list[float](), list[int](), [0]
    for found in listed:
        places = [vocabulary[feature] for feature in found if feature in vocabulary]
        columns.extend(places)
        values.extend([1 / sqrt(len(places))] * len(places) if places else [])
        ends.append(len(columns))
    return csr_matrix((values, columns, ends), shape=(len(listed), len(vocabulary)))


def train(messages: Sequence[Message]) -> dict[str, Any]:
    """The written form of a model of these messages, without thresholds."""
    return fitted(
        [
            Example(
                features_of(message),
                message.is_crisis,
                message.level is Level.EMERGENCY,
                DECEPTIVE if _is_deceptive(message) else 1.0,
            )
            for whole in messages
            for message in _parts(whole)
        ]
    )


def fitted(examples: Sequence[Example]) -> dict[str, Any]:
    """The written form of a model of these examples: weights of every feature that is seen often enough."""
    vocabularies = {
        name: _vocabulary((getattr(one.seen, name) for one in examples), least) for name, least in SEEN_AT_LEAST.items()
    }
    whole = hstack(
        [_matrix([getattr(one.seen, name) for one in examples], vocabularies[name]) for name in Features._fields]
    ).tocsr()
    counts = [one.count for one in examples]
    danger = _fit(whole, [one.is_danger for one in examples], counts)
    urgent = _fit(whole, [one.is_urgent for one in examples], counts)
    raw: dict[str, Any] = {"bias": [_rounded(danger[1]), _rounded(urgent[1])]}
    start = 0
    for name, vocabulary in vocabularies.items():
        pairs = {
            feature: [_rounded(danger[0][start + place]), _rounded(urgent[0][start + place])]
            for feature, place in vocabulary.items()
        }
        raw[name] = {key: pair for key, pair in sorted(pairs.items()) if max(map(abs, pair)) >= SMALLEST}
        start += len(vocabulary)
    return raw


def _is_deceptive(message: Message) -> bool:
    return message.level is Level.NONE and message.kind == "hard"


def _fit(matrix: csr_matrix, labels: Sequence[bool], counts: Sequence[float]) -> tuple[np.ndarray, float]:
    if not any(labels):
        return np.zeros(matrix.shape[1]), 0.0
    model = LogisticRegression(C=STRENGTH, max_iter=1000, class_weight="balanced")
    model.fit(matrix, np.array(labels), sample_weight=np.array(counts))
    return model.coef_[0], float(model.intercept_[0])


def _rounded(weight: float) -> int:
    return round(float(weight) * SCALE)
