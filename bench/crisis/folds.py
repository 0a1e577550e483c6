"""Cross-validation split by author: whoever is judged was never learned from."""

import random
from collections.abc import Sequence
from typing import Any

from bench.crisis import training
from bench.crisis.labelled import Message, examples
from bench.crisis.scoring import Scored
from core.crisis.lexicon import built_in
from core.crisis.markers import Observed, decide, observe
from core.crisis.model import Model, built

FOLDS = 5
EXAMPLES_COUNT = 5  # so many times: what stands with a rule is settled, a labelled message is an opinion
NOTHING_YET = {"soft": 1.0, "alert": 1.0, "emergency": 1.0}


def split(messages: Sequence[Message]) -> list[int]:
    """The fold of each message: all messages of one author fall into one."""
    authors = sorted({(message.hand, message.author) for message in messages})
    random.Random(1).shuffle(authors)
    fold = {author: place % FOLDS for place, author in enumerate(authors)}
    return [fold[message.hand, message.author] for message in messages]


def models(messages: Sequence[Message], folds: Sequence[int]) -> list[Model]:
    """For each fold a model of all the others, without thresholds yet."""
    found = []
    for fold in range(FOLDS):
        kept = [message for message, of in zip(messages, folds, strict=True) if of != fold]
        raw: dict[str, Any] = training.train([*kept, *examples() * EXAMPLES_COUNT])
        found.append(built(NOTHING_YET | raw))
    return found


def observed(messages: Sequence[Message], folds: Sequence[int], trained: Sequence[Model]) -> list[Observed]:
    """What is seen in each message, the likeness by the model that never saw its author."""
    return [observe(message.text, built_in(), trained[fold]) for message, fold in zip(messages, folds, strict=True)]


def scored(messages: Sequence[Message], seen: Sequence[Observed], model: Model) -> list[Scored]:
    """What follows from it under the thresholds of a model."""
    return [Scored(message, decide(one, model)) for message, one in zip(messages, seen, strict=True)]
