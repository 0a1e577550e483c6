"""The words of danger and the rules over them, read from words/*.toml and folded once at load."""

import re
import tomllib
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Any

from core.crisis.levels import Category, Level
from core.crisis.normalise import Remembered
from core.crisis.vocabulary import Phrase, Vocabulary

# in the order of gravity: of two rules at one level the first gives the message its category
FILES = (
    "shared",
    "overdose",
    "selfharm",
    "plan",
    "farewell",
    "violence",
    "sexual",
    "threat",
    "ideation",
    "friend",
    "bullying",
    "psychosis",
    "eating",
    "addiction",
    "hopelessness",
    "core",
)
ORDINARY = Path(__file__).with_name("words") / "ordinary.txt"
START = 3  # letters of a word by which most ordinary words are passed over at once
_CONDITION = re.compile(r"(?P<names>[A-Z0-9_|]+)(?P<side>[<>~])(?P<reach>\d+)")


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
    why: Mapping[str, str]  # in plain words, by language


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Folded words to atoms, atoms to phrases, anchors to rules."""

    starts: frozenset[str]
    stem_starts: frozenset[str]
    forms: Mapping[str, tuple[int, ...]]
    stems: Mapping[str, tuple[int, ...]]
    stem_lengths: tuple[int, ...]
    typos: Mapping[str, tuple[str, ...]]  # forms by their versions with a letter taken out
    stem_typos: Mapping[str, tuple[str, ...]]
    ordinary: frozenset[str]  # words of harmless messages: never a misspelt word of danger
    alone: Mapping[int, tuple[Phrase, ...]]  # phrases of one word, by its atom
    pairs: Mapping[int, Mapping[int, tuple[Phrase, ...]]]  # longer ones, by their first and second atom
    rules: tuple[Rule, ...]
    by_anchor: Mapping[str, tuple[int, ...]]
    core: Mapping[str, Level]
    hints: Mapping[str, Category]  # concepts that prove nothing alone, but let a likeness raise an alarm
    weak: Mapping[str, Category]  # everyday words: enough beside a likeness that is all but certain
    hint_order: Mapping[str, int]
    # filled while reading: what sets of word patterns mean, and words of the vocabulary as they were written
    meanings: dict[tuple[int, ...], Any] = field(default_factory=dict, compare=False)
    remembered: dict[str, Remembered] = field(default_factory=dict, compare=False)


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
        why=raw.get("why", {}),
    )


def _known(rules: Iterable[Rule], concepts: Iterable[str]) -> None:
    """A misspelt concept would silently never match, so it stops the load."""
    known = set(concepts)
    for rule in rules:
        nears = [near for c in (*rule.unless, *rule.soften, *rule.lift) for near in (c.near, c.but) if near]
        named = {name for part in rule.parts for name in part} | {name for near in nears for name in near.concepts}
        if named - known:
            raise ValueError(f"{rule.id}: unknown {sorted(named - known)}")


def compiled(raw: Mapping[str, Any], known: Vocabulary | None = None) -> Lexicon:
    """A lexicon from its written form; ValueError or KeyError for a rule that could never work.

    ``known``: the vocabulary of these very concepts where it is made already, which is nearly all of the work.
    """
    words = known or Vocabulary(raw["suffix"]).and_concepts(raw["concept"])
    rules = tuple(_rule(rule, raw["guard"]) for rule in raw["rule"])
    _known(rules, raw["concept"])
    hints, weak = _hinted(raw["hint"], raw["concept"]), _hinted(raw["weak"], raw["concept"])
    by_anchor: defaultdict[str, list[int]] = defaultdict(list)
    for index, rule in enumerate(rules):
        for concept in rule.parts[0]:
            by_anchor[concept].append(index)
    return Lexicon(
        starts=frozenset(form[:START] for form in (*words.forms, *words.stems)),
        stem_starts=frozenset(stem[:START] for stem in words.stems),
        forms=words.forms,
        stems=words.stems,
        typos=words.typos,
        stem_typos=words.stem_typos,
        ordinary=ordinary(),
        stem_lengths=tuple(sorted({len(stem) for stem in words.stems})),
        alone=words.alone,
        pairs=words.pairs,
        rules=rules,
        by_anchor={concept: tuple(indexes) for concept, indexes in by_anchor.items()},
        hints=hints,
        weak=weak,
        hint_order={name: place for place, name in enumerate({**hints, **weak})},
        core={phrase: Level(level) for level, listed in raw["core"].items() for phrase in listed},
    )


def _hinted(written: Mapping[str, str], concepts: Iterable[str]) -> dict[str, Category]:
    found = {name: Category(kind) for kind, listed in written.items() for name in listed.split("|")}
    unknown = found.keys() - set(concepts)
    if unknown:
        raise ValueError(f"hint: unknown {sorted(unknown)}")
    return found


@cache
def ordinary() -> frozenset[str]:
    """Words of harmless messages, folded."""
    return frozenset(ORDINARY.read_text("utf-8").split())


@cache
def written() -> Mapping[str, Any]:
    """The lexicon that ships with the product as it is written: every file's suffixes, concepts, guards and rules."""
    return gathered(files("core.crisis").joinpath("words"), FILES)


def gathered(folder: Traversable, names: Iterable[str]) -> Mapping[str, Any]:
    """A lexicon written in several files, as one; ValueError where two of them write the same thing."""
    whole: dict[str, Any] = {"suffix": {}, "concept": {}, "guard": {}, "rule": [], "hint": {}, "weak": {}, "core": {}}
    for name in names:
        raw = tomllib.loads(folder.joinpath(f"{name}.toml").read_text("utf-8"))
        for section, listed in raw.items():
            if section == "rule":
                whole[section].extend(listed)
                continue
            if whole[section].keys() & listed.keys():
                raise ValueError(f"{name}: written twice {sorted(whole[section].keys() & listed.keys())}")
            whole[section] |= listed
    return whole


@cache
def vocabulary() -> Vocabulary:
    """The concepts that ship with the product, folded: a school's own are added to them."""
    return Vocabulary(written()["suffix"]).and_concepts(written()["concept"])


@cache
def built_in() -> Lexicon:
    """The lexicon that ships with the product."""
    return compiled(written(), vocabulary())
