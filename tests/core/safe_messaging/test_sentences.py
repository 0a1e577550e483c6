"""How much the linter sees in sentences that others wrote: those that break the rules, and harmless ones.

`development.tsv` was read while the rules were written and is learned from. `held_out.tsv` was not: its text is never
looked at and a miss is told by its number, so its figures are the honest ones (docs/safe-messaging.md).
"""

from pathlib import Path

import pytest

from bench.safe_messaging import labelled
from bench.safe_messaging.labelled import Sentence
from core.safe_messaging import likeness
from core.safe_messaging.linter import lint_sentence

HELD_OUT = Path(__file__).parent / "sentences" / "held_out.tsv"
# file -> the least share of breaking sentences that is caught, and of harmless ones that passes
LEAST = {labelled.FOLDER / "development.tsv": (0.95, 0.97), HELD_OUT: (0.95, 0.97)}


def is_stopped(one: Sentence) -> bool:
    return any(found.is_blocking for found in lint_sentence(one.text, one.locale, one.audience))


@pytest.mark.parametrize("path", LEAST, ids=lambda path: path.stem)
def test_sentences_that_break_a_rule_are_caught(path: Path) -> None:
    breaking = [one for one in labelled.read_file(path) if one.is_breaking]
    missed = [f"{one.id} {one.rule}" for one in breaking if not is_stopped(one)]

    assert len(breaking) >= 200
    assert 1 - len(missed) / len(breaking) >= LEAST[path][0], missed


@pytest.mark.parametrize("path", LEAST, ids=lambda path: path.stem)
def test_harmless_sentences_pass(path: Path) -> None:
    harmless = [one for one in labelled.read_file(path) if not one.is_breaking]
    stopped = [one.id for one in harmless if is_stopped(one)]

    assert len(harmless) >= 400
    assert 1 - len(stopped) / len(harmless) >= LEAST[path][1], stopped


def test_the_weights_were_trained_from_the_sentences_of_the_repository() -> None:
    """Sentences that were changed since want ``make lint-train``."""
    assert likeness.written()["trained_from"] == labelled.fingerprint(labelled.development())


def test_what_is_held_out_is_not_learned_from() -> None:
    learned = {one.text for one in labelled.development()}

    assert [one.id for one in labelled.read_file(HELD_OUT) if one.text in learned] == []
