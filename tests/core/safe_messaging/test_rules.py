"""The rules of words: every example of every rule, and a name and an explanation for each."""

import re
from typing import Any

import pytest

from core.safe_messaging import wording
from core.safe_messaging.linter import LOCALES
from core.safe_messaging.readers import Readers

RULES: list[dict[str, Any]] = wording.written()["rule"]
READER = {
    "all": "pupils_8_11",
    "pupils": "pupils_8_11",
    "young": "pupils_5_7",
    "smallest": "pupils_0_4",
    "adults": "teachers",
    "only_adults": "parents",
}


def found(rule: dict[str, Any], text: str, locale: str) -> set[str]:
    readers = Readers(frozenset({READER[rule.get("only", "all")]}))
    return {broken.rule for broken in wording.broken(text, locale, readers)}


def examples(side: str) -> list[tuple[dict[str, Any], str, str]]:
    return [(rule, locale, text) for rule in RULES for locale, texts in rule[side].items() for text in texts]


def test_what_breaks_a_rule_is_found() -> None:
    cases = examples("yes")
    missed = [
        (rule["id"], locale, text)
        for rule, locale, text in cases
        if rule["id"].partition(".")[0] not in found(rule, text, locale)
    ]

    assert len(cases) > 300
    assert missed == []


def test_what_only_looks_like_it_passes() -> None:
    cases = examples("no")
    taken = [(rule["id"], locale, text, names) for rule, locale, text in cases if (names := found(rule, text, locale))]

    assert len(cases) > 300
    assert taken == []


def test_every_rule_has_examples_both_ways_in_every_language() -> None:
    assert [rule["id"] for rule in RULES if not set(rule["yes"]) == set(rule["no"]) == set(LOCALES)] == []


def test_a_rule_of_words_has_one_id() -> None:
    ids = [rule["id"] for rule in RULES]

    assert len(ids) == len(set(ids))


def test_no_concept_lies_unused() -> None:
    written = wording.written()
    listed = [*written["guard"].values(), *(rule["all"] + rule.get("unless", []) for rule in RULES)]
    used = {name for conditions in listed for one in conditions for name in re.findall(r"[A-Z][A-Z0-9_]+", one)}

    assert set(written["concept"]) - used == {"FILL", "BUT", "POLL"}  # these three are asked for by code


@pytest.mark.parametrize("locale", LOCALES)
def test_a_text_in_capitals_latin_or_without_kazakh_letters_is_read_alike(locale: str) -> None:
    text = {"kk": "Ол МӘҢГІ тыныштық тапты", "ru": "Она ОБРЕЛА ПОКОЙ", "en": "She has FOUND peace"}[locale]
    bare = {"kk": "ol mangi tynyshtyq tapty", "ru": "ona obrela pokoi", "en": "she has found peace"}[locale]
    readers = Readers(frozenset({"pupils_8_11"}))

    for way in (text, bare):
        assert "glorifying" in {broken.rule for broken in wording.broken(way, locale, readers)}
