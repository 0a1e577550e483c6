"""``python -m bench.safe_messaging``: the weights of the likeness anew, and what it reaches on hands it never saw."""

from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

import core.safe_messaging
from bench.crisis.__main__ import written
from bench.crisis.training import Example, fitted
from bench.safe_messaging.labelled import TOLD_APART, Sentence, development, fingerprint, shipped
from core.crisis.concepts import scene
from core.crisis.features import Features, features
from core.crisis.likeness import strongest
from core.crisis.model import Model, built
from core.safe_messaging import wording
from core.safe_messaging.linter import lint_sentence

WEIGHTS = Path(core.safe_messaging.__file__).with_name("rules") / "weights.json"
STOPPED_IN_VAIN = 0.039  # of harmless sentences, by rules and likeness together
STEPS = [step / 100 for step in range(5, 111)]
SHIPPED_COUNT = 0.5
_NEVER = {"soft": 1.1, "alert": 1.1, "emergency": 1.1}


class Told(NamedTuple):
    """A sentence, how much it is like broken ones, and whether the rules stop it."""

    said: Sentence
    danger: float
    is_stopped: bool


@cache
def features_of(sentence: Sentence) -> Features:
    """The features of one sentence."""
    words = wording.numbered(sentence.text)
    return features(words, scene(wording.lexicon(sentence.locale), sentence.text, words))


def train(sentences: Sequence[Sentence]) -> dict[str, Any]:
    """The written form of a model of these sentences, without a threshold."""
    learned = [one for one in sentences if one.rule not in TOLD_APART]
    examples = [Example(features_of(one), one.is_breaking, is_urgent=False, count=1.0) for one in learned]
    harmless = [Example(features_of(one), is_danger=False, is_urgent=False, count=SHIPPED_COUNT) for one in shipped()]
    return fitted([*examples, *harmless])


def danger(sentence: Sentence, model: Model) -> float:
    """How much a sentence is like those that break a rule."""
    words = wording.numbered(sentence.text)
    return strongest(model, sentence.text, words, scene(wording.lexicon(sentence.locale), sentence.text, words))[
        0
    ].danger


def folded(sentences: Sequence[Sentence]) -> list[Told]:
    """What rules and likeness say of each sentence, the likeness by a model that never saw its hand."""
    models = {
        hand: built(_NEVER | train([one for one in sentences if one.hand != hand]))
        for hand in sorted({one.hand for one in sentences})
    }
    return [told(one, models[one.hand]) for one in sentences]


def told(sentence: Sentence, model: Model) -> Told:
    """What rules and likeness say of a sentence."""
    found = lint_sentence(sentence.text, sentence.locale, sentence.audience, model=model)
    return Told(sentence, danger(sentence, model), any(one.is_blocking for one in found))


def main() -> None:
    """Train on everything; the thresholds come from the folds, where no hand was learned from."""
    sentences = development()
    judged = folded(sentences)

    def share(threshold: float, *, is_breaking: bool) -> float:
        listed = [one.is_stopped or one.danger >= threshold for one in judged if one.said.is_breaking is is_breaking]
        return sum(listed) / len(listed)

    raw = train(sentences)
    alert = next(step for step in STEPS if share(step, is_breaking=False) <= STOPPED_IN_VAIN)
    whole = {"trained_from": fingerprint(sentences), "soft": alert, "alert": alert, "emergency": 1.1, **raw}
    WEIGHTS.write_text(written(whole), "utf-8")
    for name, threshold in (("rules alone", 1.1), ("with likeness", alert)):
        breaking, harmless = share(threshold, is_breaking=True), share(threshold, is_breaking=False)
        print(f"{name:13} from {threshold:.2f}: {breaking:.1%} of breaking, {harmless:.1%} of harmless sentences")


if __name__ == "__main__":
    main()
