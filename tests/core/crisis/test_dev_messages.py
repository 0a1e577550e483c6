"""The labelled messages: what the screening reaches on them may rise, never fall."""

import csv
from pathlib import Path

import pytest

from core.crisis.markers import Level, screen

_CRISIS = {"high", "emergency"}


def _labelled(name: str) -> list[tuple[str, str]]:
    with (Path(__file__).parent / name).open(encoding="utf-8", newline="") as lines:
        return [(row["level"], row["text"]) for row in csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)]


def _missed(name: str) -> list[str]:
    return [text for level, text in _labelled(name) if level in _CRISIS and not screen(text).is_crisis]


def _false(name: str) -> list[str]:
    return [text for level, text in _labelled(name) if level not in _CRISIS and screen(text).is_crisis]


@pytest.mark.parametrize("name", ["dev_messages.tsv", "voices.tsv"])
def test_no_crisis_is_missed_and_no_ordinary_message_alerts(name: str) -> None:
    assert _missed(name) == []
    assert _false(name) == []


@pytest.mark.parametrize("name", ["dev_messages.tsv", "voices.tsv"])
def test_an_emergency_is_called_one(name: str) -> None:
    emergencies = [text for level, text in _labelled(name) if level == "emergency"]
    assert [text for text in emergencies if screen(text).level is not Level.EMERGENCY] == []


def test_risk_below_a_crisis_is_seen_and_kept_below() -> None:
    levels = [screen(text).level for level, text in _labelled("dev_messages.tsv") if level == "elevated"]
    assert levels.count(Level.ELEVATED) >= 39


def test_ordinary_messages_seldom_even_reach_the_queue() -> None:
    labelled = _labelled("dev_messages.tsv") + _labelled("voices.tsv")
    ordinary = [text for level, text in labelled if level == "none"]
    raised = [text for text in ordinary if screen(text).level is not Level.NONE]
    assert len(raised) <= len(ordinary) // 12
