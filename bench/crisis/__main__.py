"""``python -m bench.crisis train | report``: the weights that ship, and the figures of docs/crisis-screening.md."""

import json
import sys
from collections.abc import Mapping
from typing import Any

from bench.crisis import folds, training
from bench.crisis.labelled import Message, development, examples, fingerprint
from bench.crisis.scoring import figures
from bench.crisis.thresholds import chosen
from core.crisis import lexicon
from core.crisis.features import Features
from core.crisis.levels import Level
from core.crisis.lexicon import ORDINARY, built_in
from core.crisis.model import WEIGHTS, built
from core.crisis.normalise import read
from core.crisis.typos import SHORTEST


def keep_ordinary(messages: list[Message]) -> None:
    """Write down the words of harmless messages, folded: none of them is ever taken for a misspelt word of danger."""
    harmless = (message for message in messages if message.level.rank < Level.HIGH.rank)
    ordinary = {
        way for message in harmless for word in read(message.text) for way in word.ways if len(way) >= SHORTEST - 1
    }
    ORDINARY.write_text("\n".join(sorted(ordinary)) + "\n", "utf-8")


def written(whole: Mapping[str, Any]) -> str:
    """A model as JSON with a feature a line, so that a change of the weights can be read."""
    lines = []
    for name, value in whole.items():
        listed = value.items() if isinstance(value, dict) else ()
        inner = ",\n".join(f"{json.dumps(key, ensure_ascii=False)}:{json.dumps(pair)}" for key, pair in listed)
        lines.append(f"{json.dumps(name)}:" + (f"{{\n{inner}\n}}" if listed else json.dumps(value)))
    return "{\n" + ",\n".join(lines) + "\n}\n"


def train() -> None:
    """Train on everything; the thresholds come from the folds, where no author was learned from."""
    messages = development()
    keep_ordinary([*messages, *examples() * folds.EXAMPLES_COUNT])
    lexicon.ordinary.cache_clear()
    built_in.cache_clear()
    fold_of = folds.split(messages)
    seen = folds.observed(messages, fold_of, folds.models(messages, fold_of))
    raw = training.train([*messages, *examples() * folds.EXAMPLES_COUNT])
    model = chosen(messages, seen, built(folds.NOTHING_YET | raw))
    thresholds = {"soft": model.soft, "alert": model.alert, "emergency": model.emergency}
    whole = {"trained_from": fingerprint(messages), **thresholds, **raw}
    WEIGHTS.write_text(written(whole), "utf-8")
    print(f"{len(messages)} messages, {sum(len(raw[name]) for name in Features._fields)} weights, {thresholds}")
    for name, rate in figures(folds.scored(messages, seen, model)).items():
        print(f"{name:32} {rate}")


if __name__ == "__main__":
    if sys.argv[1:] == ["train"]:
        train()
    else:
        from bench.crisis.report import write

        write()
