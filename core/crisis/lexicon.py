"""The words of danger and the rules over them, read from lexicon.toml and folded once at load."""

import re
import tomllib
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from core.crisis.levels import Category, Level
from core.crisis.normalise import fold, plain

START = 3  # letters of a word by which most ordinary words are passed over at once
_SHORTEST_STEM = 3
_CONDITION = re.compile(r"(?P<names>[A-Z0-9_|]+)(?P<side>[<>~])(?P<reach>\d+)")
_ENGLISH = re.compile(r"[a-z]")


@dataclass(frozen=True, slots=True)
class Phrase:
    """A concept written as one or more words in a row; `rest` are the atom numbers after the second word."""

    concept: str
    language: str
    rest: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Near:
    """Any of these concepts at most `before` places before a hit or `after` places behind it."""

    concepts: tuple[str, ...]
    before: int
    after: int


@dataclass(frozen=True, slots=True)
class Condition:
    """A neighbour that matters, except where another neighbour takes its weight away."""

    near: Near
    but: Near | None


@dataclass(frozen=True, slots=True)
class Rule:
    """Concepts that together mean danger. The first part is the anchor: the rarest of them.

    `unless` drops a hit, `soften` leaves it as elevated, `lift` makes it an emergency.
    """

    id: str
    level: Level
    category: Category
    parts: tuple[tuple[str, ...], ...]
    window: int
    ordered: bool
    unless: tuple[Condition, ...]
    soften: tuple[Condition, ...]
    lift: tuple[Condition, ...]
    yes: tuple[str, ...]
    no: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Folded words to atoms, atoms to phrases, anchors to rules."""

    starts: frozenset[str]
    forms: Mapping[str, tuple[int, ...]]
    stems: Mapping[str, tuple[int, ...]]
    stem_lengths: tuple[int, ...]
    alone: Mapping[int, tuple[Phrase, ...]]  # phrases of one word, by its atom
    pairs: Mapping[int, Mapping[int, tuple[Phrase, ...]]]  # longer ones, by their first and second atom
    rules: tuple[Rule, ...]
    by_anchor: Mapping[str, tuple[int, ...]]
    core: Mapping[str, Level]


class _Atoms:
    """Numbers every distinct word pattern and remembers the written forms it stands for."""

    def __init__(self, suffixes: Mapping[str, str]) -> None:
        self.suffixes = {name: tuple(_items(listed)) for name, listed in suffixes.items()}
        self.numbers: dict[tuple[str, bool], int] = {}
        self.forms: defaultdict[str, set[int]] = defaultdict(set)
        self.stems: defaultdict[str, set[int]] = defaultdict(set)

    def number(self, pattern: str) -> int:
        english = bool(_ENGLISH.search(pattern))
        key = (pattern, english)
        if key not in self.numbers:
            self.numbers[key] = len(self.numbers)
            for alternative in pattern.split("/"):
                self._add(alternative, plain if english else fold, self.numbers[key])
        return self.numbers[key]

    def _add(self, written: str, folded: Any, number: int) -> None:
        if written.endswith("*"):
            stem = folded(written[:-1])
            if len(stem) < _SHORTEST_STEM:
                raise ValueError(f"stem too short: {written}")
            self.stems[stem].add(number)
            return
        root, _, sets = written.partition("+")
        for ending in self._endings(sets):
            self.forms[folded(root + ending)].add(number)

    def _endings(self, sets: str) -> Iterable[str]:
        if not sets:
            return ("",)
        return [ending.strip("-") for name in sets.split("|") for ending in self._set(name)]

    def _set(self, name: str) -> Iterable[str]:
        for item in self.suffixes[name]:
            if item.isupper() and item in self.suffixes:
                yield from self._set(item)
            else:
                yield item


def _items(listed: str) -> list[str]:
    return [item for item in (" ".join(part.split()) for part in listed.split(",")) if item]


def _near(written: str) -> Near:
    found = _CONDITION.fullmatch(written)
    if found is None:
        raise ValueError(f"not a condition: {written}")
    reach, side = int(found["reach"]), found["side"]
    return Near(tuple(found["names"].split("|")), reach if side in "<~" else 0, reach if side in ">~" else 0)


def _conditions(written: Iterable[str], guards: Mapping[str, list[str]]) -> tuple[Condition, ...]:
    result: list[Condition] = []
    for item in written:
        if item.startswith("@"):
            result.extend(_conditions(guards[item[1:]], guards))
        else:
            near, _, but = item.partition(" but ")
            result.append(Condition(_near(near), _near(but) if but else None))
    return tuple(result)


def _rule(raw: Mapping[str, Any], guards: Mapping[str, list[str]]) -> Rule:
    return Rule(
        id=raw["id"],
        level=Level(raw["level"]),
        category=Category(raw["category"]),
        parts=tuple(tuple(part.split("|")) for part in raw["all"]),
        window=raw.get("window", 4),
        ordered=raw.get("ordered", False),
        unless=_conditions(raw.get("unless", ()), guards),
        soften=_conditions(raw.get("soften", ()), guards),
        lift=_conditions(raw.get("lift", ()), guards),
        yes=tuple(raw["yes"]),
        no=tuple(raw["no"]),
    )


def _known(rules: Iterable[Rule], concepts: Iterable[str]) -> None:
    """A misspelt concept would silently never match, so it stops the load."""
    known = set(concepts)
    for rule in rules:
        nears = [near for c in (*rule.unless, *rule.soften, *rule.lift) for near in (c.near, c.but) if near]
        named = {name for part in rule.parts for name in part} | {name for near in nears for name in near.concepts}
        if named - known:
            raise ValueError(f"{rule.id}: unknown {sorted(named - known)}")


_Alone = dict[int, tuple[Phrase, ...]]
_Pairs = dict[int, dict[int, tuple[Phrase, ...]]]


def _phrases(concepts: Mapping[str, Mapping[str, str]], atoms: _Atoms) -> tuple[_Alone, _Pairs]:
    alone: _Alone = {}
    pairs: _Pairs = defaultdict(dict)
    for concept, languages in concepts.items():
        for language, listed in languages.items():
            for written in _items(listed):
                first, *rest = [atoms.number(word) for word in written.replace("-", " ").split()]
                phrase = Phrase(concept, language, tuple(rest[1:]))
                where, key = (pairs[first], rest[0]) if rest else (alone, first)
                where[key] = (*where.get(key, ()), phrase)
    return alone, dict(pairs)


def compiled(raw: Mapping[str, Any]) -> Lexicon:
    """A lexicon from its written form; ValueError or KeyError for a rule that could never work."""
    atoms = _Atoms(raw["suffix"])
    alone, pairs = _phrases(raw["concept"], atoms)
    rules = tuple(_rule(rule, raw["guard"]) for rule in raw["rule"])
    _known(rules, raw["concept"])
    by_anchor: defaultdict[str, list[int]] = defaultdict(list)
    for index, rule in enumerate(rules):
        for concept in rule.parts[0]:
            by_anchor[concept].append(index)
    return Lexicon(
        starts=frozenset(form[:START] for form in (*atoms.forms, *atoms.stems)),
        forms={form: tuple(numbers) for form, numbers in atoms.forms.items()},
        stems={stem: tuple(numbers) for stem, numbers in atoms.stems.items()},
        stem_lengths=tuple(sorted({len(stem) for stem in atoms.stems})),
        alone=alone,
        pairs=pairs,
        rules=rules,
        by_anchor={concept: tuple(indexes) for concept, indexes in by_anchor.items()},
        core={phrase: Level(level) for level, listed in raw["core"].items() for phrase in listed},
    )


@cache
def built_in() -> Lexicon:
    """The lexicon that ships with the product."""
    return compiled(tomllib.loads(files("core.crisis").joinpath("lexicon.toml").read_text("utf-8")))
