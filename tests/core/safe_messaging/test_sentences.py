"""How much the linter sees in sentences that others wrote: those that break the rules, and harmless ones.

`development.tsv` was read while the rules were written, and is wanted whole. `held_out.tsv` was not: its text is never
looked at and a miss is told by its number, so its figures are the honest ones. They may rise, not fall
(docs/safe-messaging.md says what is wanted and what is reached).
"""

import csv
from pathlib import Path

import pytest

from core.safe_messaging.linter import lint_sentence

FOLDER = Path(__file__).parent / "sentences"
# file -> the least share of breaking sentences that is caught, and of harmless ones that passes
LEAST = {"development.tsv": (0.95, 0.97), "held_out.tsv": (0.77, 0.97)}


def rows(name: str) -> list[dict[str, str]]:
    with (FOLDER / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))


def is_stopped(row: dict[str, str]) -> bool:
    return any(found.is_blocking for found in lint_sentence(row["text"], row["locale"], row["audience"]))


@pytest.mark.parametrize("name", LEAST)
def test_sentences_that_break_a_rule_are_caught(name: str) -> None:
    breaking = [row for row in rows(name) if row["rule"] != "none"]
    missed = [f"{row['id']} {row['rule']}" for row in breaking if not is_stopped(row)]

    assert len(breaking) >= 200
    assert 1 - len(missed) / len(breaking) >= LEAST[name][0], missed


@pytest.mark.parametrize("name", LEAST)
def test_harmless_sentences_pass(name: str) -> None:
    harmless = [row for row in rows(name) if row["rule"] == "none"]
    stopped = [row["id"] for row in harmless if is_stopped(row)]

    assert len(harmless) >= 400
    assert 1 - len(stopped) / len(harmless) >= LEAST[name][1], stopped
