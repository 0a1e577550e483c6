"""What a change would do, judged on the examples every built-in rule carries: what is lost, what alerts newly."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from core.crisis.levels import Finding, Level
from core.crisis.lexicon import Lexicon, Rule, built_in
from core.crisis.markers import screen
from core.crisis.overlay import Overlay, OwnPhrase, own_only, with_overlay, without


@dataclass(frozen=True, slots=True)
class Impact:
    """What silence of one rule means: core phrases that lean on it, those it alone finds, examples that are missed."""

    leaning: tuple[str, ...]
    lost_core: tuple[str, ...]
    missed: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Broken:
    """An example that a version of the school's phrases would turn: a near miss that alerts all the same."""

    text: str
    rules: tuple[str, ...]


def rule(rule_id: str) -> Rule | None:
    """A built-in rule by its id."""
    return next((found for found in built_in().rules if found.id == rule_id), None)


def impact(rule_id: str, muted: Collection[str]) -> Impact:
    """What would be missed if this rule fell silent as well; what the school's own phrases find is not counted."""
    silent = set(muted) - {rule_id}
    before, after = without(built_in(), silent), without(built_in(), silent | {rule_id})
    named = [text for text, finding in _found().items() if rule_id in finding.rules]
    fallen = [text for text in named if _rank(text, after) < _rank(text, before)]
    core = built_in().core
    return Impact(
        leaning=tuple(text for text in named if text in core),
        lost_core=tuple(text for text in named if text in core and _rank(text, after) < core[text].rank),
        missed=tuple(text for text in fallen if text not in core),
    )


def needs_two(rule_id: str) -> bool:
    """Whether one person alone may not silence this rule: it can find an emergency, or a core phrase leans on it."""
    found = rule(rule_id)
    if found is None or found.level is Level.EMERGENCY or found.lift:
        return True
    return any(rule_id in _found()[text].rules for text in built_in().core)


def lost_by(phrases: Sequence[OwnPhrase]) -> Sequence[str]:
    """The core phrases and examples that are found today and would be rated lower with these phrases beside them."""
    return _lost_by(tuple(phrases))


@lru_cache(maxsize=8)
def _lost_by(phrases: tuple[OwnPhrase, ...]) -> Sequence[str]:
    after = with_overlay(Overlay(phrases))
    return tuple(text for text, finding in _found().items() if _rank(text, after) < finding.level.rank)


def broken_by(phrases: Sequence[OwnPhrase]) -> Sequence[Broken]:
    """Near misses, of the built-in rules and of the phrases themselves, that one of these phrases lets alert."""
    alone, own = own_only(phrases), {phrase.rule: phrase for phrase in phrases}
    return [Broken(text, rules) for text in _near_misses(phrases) if (rules := _alerting(text, alone, own))]


def _alerting(text: str, lexicon: Lexicon, own: Mapping[str, OwnPhrase]) -> tuple[str, ...]:
    finding = screen(text, lexicon=lexicon)
    return tuple(name for name in finding.rules if name in own and own[name].level.rank >= Level.HIGH.rank)


def _near_misses(phrases: Sequence[OwnPhrase]) -> Iterator[str]:
    for found in built_in().rules:
        yield from found.no
    for phrase in phrases:
        yield from phrase.no


@cache
def _found() -> Mapping[str, Finding]:
    """What the built-in lexicon finds in the core phrases and in the examples its rules have to find."""
    texts = [*built_in().core, *(text for found in built_in().rules for text in found.yes)]
    return {text: screen(text) for text in texts}


def _rank(text: str, lexicon: Lexicon) -> int:
    return screen(text, lexicon=lexicon).level.rank
