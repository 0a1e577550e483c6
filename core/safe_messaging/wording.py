"""Rules over words: rules/*.toml read by the concepts and conditions of the crisis lexicon, one language at a time."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any, Final

from core.crisis.concepts import Scene, scene
from core.crisis.levels import Category, Level
from core.crisis.lexicon import Lexicon, compiled, gathered
from core.crisis.normalise import Word, fold, read
from core.crisis.weighing import weighed
from core.safe_messaging.broken import Broken
from core.safe_messaging.readers import Readers
from core.safe_messaging.shape import known

FILES: Final = (
    "shared",
    "method",
    "place",
    "memento",
    "number",
    "cause",
    "glorifying",
    "blame",
    "wording",
    "dare",
    "sensational",
    "promise",
    "asking",
    "case",
    "audience",
)
_DIGITS = re.compile(r"\d+")
_ONE_DIGIT_MORE: Final = 20  # from here on a number of people is a crowd
_LONGEST_NUMBER: Final = 9  # digits that are read of a number
_AMBULANCE: Final = "103"
_YEARS: Final = range(1950, 2051)


@cache
def written() -> Mapping[str, Any]:
    """The rules as they are written, all files together."""
    return gathered(files("core.safe_messaging").joinpath("rules"), FILES)


@cache
def lexicon(locale: str) -> Lexicon:
    """The rules in one language. Nothing is guessed from a misspelling: these texts are written with care."""
    raw = written()
    concepts = {
        name: {language: listed for language, listed in languages.items() if language in ("any", locale)}
        for name, languages in raw["concept"].items()
    }
    rules = [rule | _plain(rule) for rule in raw["rule"]]
    made = compiled({**raw, "concept": concepts, "rule": rules})
    return replace(made, typos={}, stem_typos={})


def broken(text: str, locale: str, readers: Readers) -> Iterator[Broken]:
    """The rules that the words of a text break for these readers; of words that overlap, a rule is told once."""
    told: dict[str, list[tuple[int, int]]] = {}
    for match in weighed(lexicon(locale), seen(text, locale)):
        if match.level is Level.NONE or not readers.are(_only()[match.rule.id]):
            continue
        name = match.rule.id.partition(".")[0]
        start, end = min(hit.start for hit in match.hits), max(hit.end for hit in match.hits)
        spans = told.setdefault(name, [])
        if all(end <= before or start >= after for before, after in spans):
            spans.append((start, end))
            yield Broken(name, start, end, match.level is Level.HIGH)


def names(text: str, locale: str, concept: str) -> bool:
    """Whether a text names a concept of the rules."""
    return concept in seen(text, locale).hits


@lru_cache(maxsize=16)
def seen(text: str, locale: str) -> Scene:
    """What a text names; the bubbles of one piece are kept, since each is asked about several times."""
    return scene(lexicon(locale), text, numbered(text))


def _plain(rule: Mapping[str, Any]) -> Mapping[str, Any]:
    level = Level.ELEVATED if rule.get("warns") else Level.HIGH
    return {"level": level, "category": Category.OTHER, "yes": (), "no": ()}


@cache
def _only() -> Mapping[str, str]:
    return {rule["id"]: rule.get("only", "all") for rule in written()["rule"]}


@cache
def _number_words() -> Mapping[str, str]:
    """The words that numbers stand for in the rules, folded."""
    return {kind: fold(word) for kind, word in known()["numbers"].items()}


@cache
def _measures() -> re.Pattern[str]:
    """What behind a number says that it counts minutes, years of age, steps: nothing to impress with."""
    return re.compile(rf"[\s-]*(?:{'|'.join(known()['units'])})|[:/]\d", re.IGNORECASE)


@lru_cache(maxsize=16)
def numbered(text: str) -> tuple[Word, ...]:
    """The words of a text; numbers stand for what they count."""
    return tuple(_number(word, text) if word.raw[0].isdigit() else word for word in read(text))


def _number(word: Word, text: str) -> Word:
    found = _DIGITS.match(word.raw)
    if found is None:
        return word
    number, rest = int(found[0][:_LONGEST_NUMBER]), text[word.end : word.end + 24]
    if found[0] in known()["lines"]:
        kind = "rescue" if found[0] == _AMBULANCE else "line"
    elif rest.lstrip().startswith("%"):
        kind = "percent"
    elif number in _YEARS:
        kind = "year"
    elif _measures().match(rest) or text[: word.start].endswith(("\u2116", "\u2116 ", ":", "/")):
        kind = "measure"
    else:
        kind = "many" if number >= _ONE_DIGIT_MORE or found[0].startswith("00") else "few"
    way = _number_words()[kind]
    spelt = () if found[0] == word.raw else word.ways
    return word._replace(raw=f"{way}{word.raw}", ways=(way, *spelt), view=way)
