"""Rules over concepts: which of them hold in a text, and what around them lifts, softens or drops them."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from core.crisis.concepts import Hit, Scene
from core.crisis.levels import Category, Level
from core.crisis.lexicon import Condition, Lexicon, Near, Rule

_SOMEBODY_ELSE = (Category.IDEATION, Category.PLAN, Category.SELFHARM, Category.OVERDOSE)
_SOMEBODY = Near(("FRIEND",), before=6, after=2)
_ENOUGH = 8  # hits of one rule after which further ones change nothing
_WEIGHED = 100  # anchors weighed from either end of a text: a flood of one word must not stop the screening


@dataclass(frozen=True, slots=True)
class Match:
    """A rule whose words were found, the level it ended at, and the condition that moved it from its own."""

    rule: Rule
    level: Level
    category: Category
    hits: tuple[Hit, ...]
    moved_by: Condition | None


def _parts(rule: Rule, anchor: Hit, seen: Scene) -> tuple[Hit, ...] | None:
    """One hit for every part of the rule within its window of the anchor, or None."""
    found = [anchor]
    for part in rule.parts[1:]:
        if rule.ordered:
            after = found[-1].to + 1
            hit = seen.nearest(part, after, after, 0, rule.window - 1)
        else:
            hit = seen.nearest(part, anchor.at, anchor.to, rule.window, rule.window)
        if hit is None:
            return None
        found.append(hit)
    return tuple(found)


def _holding(conditions: Iterable[Condition], seen: Scene, hits: tuple[Hit, ...]) -> Condition | None:
    """The first of the conditions that holds around these hits."""
    for condition in conditions:
        if seen.near(condition.near, hits) and not (condition.but and seen.near(condition.but, hits)):
            return condition
    return None


def _level(rule: Rule, seen: Scene, hits: tuple[Hit, ...]) -> tuple[Level, Condition | None]:
    """The level the rule ends at, and what has moved it there."""
    if dropped := _holding(rule.unless, seen, hits):
        return Level.NONE, dropped
    if softened := _holding(rule.soften, seen, hits):
        return Level.ELEVATED, softened
    lifted = _holding(rule.lift, seen, hits)
    return (Level.EMERGENCY, lifted) if lifted else (rule.level, None)


def _category(rule: Rule, level: Level, seen: Scene, hits: tuple[Hit, ...]) -> Category:
    """The rule's own category, unless it is somebody else who is in danger or a wish became a plan."""
    if rule.category in _SOMEBODY_ELSE and seen.near(_SOMEBODY, hits):
        return Category.FRIEND
    planned = level is Level.EMERGENCY and rule.category is Category.IDEATION
    return Category.PLAN if planned else rule.category


def _matches_of(rule: Rule, seen: Scene) -> Iterator[Match]:
    anchors = [hit for concept in rule.parts[0] for hit in seen.hits.get(concept, ())]
    for anchor in anchors if len(anchors) <= 2 * _WEIGHED else anchors[:_WEIGHED] + anchors[-_WEIGHED:]:
        hits = _parts(rule, anchor, seen)
        if hits is None:
            continue
        level, moved_by = _level(rule, seen, hits)
        yield Match(rule, level, _category(rule, level, seen, hits), hits, moved_by)


def weighed(lexicon: Lexicon, seen: Scene) -> list[Match]:
    """The rules whose words stand in the text, gravest first; within a level in the order of the lexicon.

    A rule that something around it has dropped stands last, at level none.
    """
    indexes = sorted({index for concept in seen.hits for index in lexicon.by_anchor.get(concept, ())})
    found: list[Match] = []
    for index in indexes:
        for count, match in enumerate(_matches_of(lexicon.rules[index], seen)):
            if count == _ENOUGH:
                break
            found.append(match)
    return sorted(found, key=lambda match: -match.level.rank)
