"""Every rule of the lexicon proves itself on its own examples; a broken lexicon does not load."""

import re
from collections.abc import Callable
from copy import deepcopy
from importlib.resources import files
from typing import Any

import pytest

from core.crisis.levels import Level
from core.crisis.lexicon import FILES, Rule, built_in, compiled, written
from core.crisis.markers import screen

_RULES = built_in().rules


def _is_found(rule: Rule, text: str) -> bool:
    finding = screen(text)
    return rule.id in finding.rules and finding.level.rank >= rule.level.rank


def _is_left_alone(rule: Rule, text: str) -> bool:
    finding = screen(text)
    return not finding.is_crisis and (rule.level is not Level.ELEVATED or rule.id not in finding.rules)


def test_a_rule_finds_its_own_examples() -> None:
    assert [(rule.id, text) for rule in _RULES for text in rule.yes if not _is_found(rule, text)] == []


def test_a_rule_leaves_its_near_misses_alone() -> None:
    assert [(rule.id, text) for rule in _RULES for text in rule.no if not _is_left_alone(rule, text)] == []


def test_rules_have_distinct_names_and_examples_both_ways() -> None:
    assert len({rule.id for rule in _RULES}) == len(_RULES)
    assert all(len(rule.yes) >= 3 and len(rule.no) >= 2 for rule in _RULES)


def test_every_language_fills_the_concepts_that_decide() -> None:
    concepts = written()["concept"]
    for name in ("SUI_VERB", "SUI_1", "GONE", "WAKE", "HIT", "RAPE", "TOUCH", "CUT", "TOOK_PAST", "LAST_WORD"):
        assert {"kk", "ru", "en"} <= set(concepts[name]), name


def test_a_concept_nobody_uses_is_a_mistake() -> None:
    folder = files("core.crisis").joinpath("words")
    used = re.sub(
        r"(?m)^(?:\[concept\.\w+\]|(?:kk|ru|en|any) = .*)$",
        "",
        "".join(folder.joinpath(f"{name}.toml").read_text("utf-8") for name in FILES),
    )
    idle = [name for name in written()["concept"] if not re.search(rf"\b{name}\b", used)]
    assert sorted(idle) == ["BUT", "FILL", "SPEECH"]


@pytest.mark.parametrize(
    ("spoil", "problem"),
    [
        (lambda raw: raw["rule"][0].update(all=["NO_SUCH_CONCEPT"]), "unknown"),
        (lambda raw: raw["rule"][0].update(unless=["NO_SUCH_CONCEPT<1"]), "unknown"),
        (lambda raw: raw["rule"][0].update(unless=["PILL near"]), "not a condition"),
        (lambda raw: raw["concept"]["PILL"].update(en="a*"), "stem too short"),
        (lambda raw: raw["rule"][0].update(level="grave"), "grave"),
    ],
)
def test_a_lexicon_that_could_never_work_does_not_load(spoil: Callable[[dict[str, Any]], None], problem: str) -> None:
    raw = deepcopy(dict(written()))
    spoil(raw)
    with pytest.raises(ValueError, match=problem):
        compiled(raw)
