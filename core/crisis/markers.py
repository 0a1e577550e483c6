"""Words to risk: one pure function that reads a message and says how grave it is."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from core.crisis.concepts import Hit, Scene, scene
from core.crisis.levels import Category, Finding, Level
from core.crisis.lexicon import Condition, Lexicon, Near, Rule, built_in

__all__ = ["Category", "Finding", "Level", "screen", "self_test"]

_LANGUAGES = ("kk", "ru", "en")
_SPEECH = "SPEECH"  # plain everyday words: they only tell the language of a message whose danger words are shared
_SOMEBODY_ELSE = (Category.IDEATION, Category.PLAN, Category.SELFHARM, Category.OVERDOSE)
_SOMEBODY = Near(("FRIEND",), before=6, after=2)
_ENOUGH = 8  # hits of one rule after which further ones change nothing
_WEIGHED = 100  # anchors weighed from either end of a text: a flood of one word must not stop the screening


@dataclass(frozen=True, slots=True)
class _Match:
    """A rule that held, at the level it ended at."""

    rule: Rule
    level: Level
    category: Category
    hits: tuple[Hit, ...]


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


def _holds(conditions: Iterable[Condition], seen: Scene, hits: tuple[Hit, ...]) -> bool:
    return any(
        seen.near(condition.near, hits) and not (condition.but and seen.near(condition.but, hits))
        for condition in conditions
    )


def _level(rule: Rule, seen: Scene, hits: tuple[Hit, ...]) -> Level:
    if _holds(rule.unless, seen, hits):
        return Level.NONE
    if _holds(rule.soften, seen, hits):
        return Level.ELEVATED
    return Level.EMERGENCY if _holds(rule.lift, seen, hits) else rule.level


def _category(rule: Rule, level: Level, seen: Scene, hits: tuple[Hit, ...]) -> Category:
    """The rule's own category, unless it is somebody else who is in danger or a wish became a plan."""
    if rule.category in _SOMEBODY_ELSE and seen.near(_SOMEBODY, hits):
        return Category.FRIEND
    planned = level is Level.EMERGENCY and rule.category is Category.IDEATION
    return Category.PLAN if planned else rule.category


def _matches_of(rule: Rule, seen: Scene) -> Iterator[_Match]:
    anchors = [hit for concept in rule.parts[0] for hit in seen.hits.get(concept, ())]
    for anchor in anchors if len(anchors) <= 2 * _WEIGHED else anchors[:_WEIGHED] + anchors[-_WEIGHED:]:
        hits = _parts(rule, anchor, seen)
        if hits is None:
            continue
        level = _level(rule, seen, hits)
        if level is not Level.NONE:
            yield _Match(rule, level, _category(rule, level, seen, hits), hits)


def _matches(lexicon: Lexicon, seen: Scene) -> list[_Match]:
    """The rules that hold, gravest first; within a level in the order of the lexicon."""
    indexes = sorted({index for concept in seen.hits for index in lexicon.by_anchor.get(concept, ())})
    found: list[_Match] = []
    for index in indexes:
        for count, match in enumerate(_matches_of(lexicon.rules[index], seen)):
            if count == _ENOUGH:
                break
            found.append(match)
    return sorted(found, key=lambda match: -match.level.rank)


def _languages(matches: list[_Match], seen: Scene) -> tuple[str, ...]:
    """The languages of the gravest phrases; words all languages share are settled by those around."""
    top = matches[0].level
    spoken = {hit.language for match in matches if match.level is top for hit in match.hits}
    if not spoken & set(_LANGUAGES):
        spoken = {hit.language for hit in seen.hits.get(_SPEECH, ())}
    return tuple(language for language in _LANGUAGES if language in spoken)


def _finding(lexicon: Lexicon, text: str) -> Finding:
    seen = scene(lexicon, text)
    matches = _matches(lexicon, seen)
    if not matches:
        return Finding()
    return Finding(
        level=matches[0].level,
        category=matches[0].category,
        rules=tuple(dict.fromkeys(match.rule.id for match in matches)),
        languages=_languages(matches, seen),
        spans=tuple(sorted({(hit.start, hit.end) for match in matches for hit in match.hits})),
    )


def screen(text: str) -> Finding:
    """How grave a message is and why; pure, and its time grows with the length of the text only."""
    return _finding(built_in(), text)


def self_test() -> tuple[str, ...]:
    """The core phrases that are missed or rated too low: empty when the lexicon is whole, checked at start-up."""
    return tuple(phrase for phrase, level in built_in().core.items() if screen(phrase).level.rank < level.rank)
