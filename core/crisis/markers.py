"""Words to risk: one pure function that reads a message and says how grave it is."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import NamedTuple

from core.crisis.concepts import Hit, Scene, scene
from core.crisis.levels import Category, Finding, Level
from core.crisis.lexicon import Lexicon, built_in
from core.crisis.likeness import Likeness, strongest
from core.crisis.model import Model, trained
from core.crisis.normalise import Word, read
from core.crisis.weighing import Match, weighed

__all__ = ["Category", "Finding", "Level", "screen", "self_test"]

LIKENESS = "likeness"  # stands among the rules of a finding that the wording as a whole has raised
_BESIDE = 3  # places
_LEAST = 0.2  # a likeness below it raises nothing whatever the thresholds
_WORDING, _SENTENCE = 2, 4  # words: one alone is like too much, and a few everyday ones are like many things
_SURE = 0.85  # from here on an everyday word is enough: of two hundred such messages fewer than ten were harmless
_LANGUAGES = ("kk", "ru", "en")
_SPEECH = "SPEECH"  # plain everyday words: they only tell the language of a message whose danger words are shared


class Observed(NamedTuple):
    """What rules and likeness each see of a text; ``hints`` are words of danger, with the kind each hints at."""

    matches: Sequence[Match]  # also the rules that something around has dropped
    by_rules: Finding
    found: Likeness
    hints: tuple[tuple[Hit, Category], ...]
    seen: Scene


def _languages(matches: list[Match], seen: Scene) -> tuple[str, ...]:
    """The languages of the gravest phrases; words all languages share are settled by those around."""
    top = matches[0].level
    return _spoken([hit for match in matches if match.level is top for hit in match.hits], seen)


def _spoken(hits: Iterable[Hit], seen: Scene) -> tuple[str, ...]:
    spoken = {hit.language for hit in hits}
    if not spoken & set(_LANGUAGES):
        spoken = {hit.language for hit in seen.hits.get(_SPEECH, ())}
    return tuple(language for language in _LANGUAGES if language in spoken)


def screen(
    text: str, *, before: Sequence[str] = (), lexicon: Lexicon | None = None, model: Model | None = None
) -> Finding:
    """How grave a message is and why; pure, and its time grows with the length of the text only.

    Args:
        text: the message as it was written.
        before: what the same chat wrote in the last minutes, oldest first: children split one sentence into several
            messages. It may make the finding graver, never milder; spans are those inside ``text``.
        lexicon: the words and rules to look for; the built-in ones unless a school has added its own.
        model: the likeness to weigh with; the trained one unless another is being judged.
    """
    lexicon, model = lexicon or built_in(), model or trained()
    alone = decide(observe(text, lexicon, model), model)
    if not before:
        return alone
    lead = " ".join((*before, ""))  # as if it were one sentence: that is how it was meant
    joined = decide(observe(lead + text, lexicon, model), model)
    return joined.behind(len(lead)) if joined.level.rank > alone.level.rank else alone


def observe(text: str, lexicon: Lexicon, model: Model) -> Observed:
    """Everything that is seen in a text, before it is decided what follows from it."""
    words = read(text, lexicon.remembered)
    seen = scene(lexicon, text, words)
    found, stretch = strongest(model, text, words, seen)
    all_matches = weighed(lexicon, seen)
    held = [match for match in all_matches if match.level is not Level.NONE]
    size = sum(any(map(str.isalpha, word.raw)) for word in stretch)
    hints: tuple[tuple[Hit, Category], ...] = ()
    if size >= _WORDING and found.danger >= _LEAST:
        hints = tuple(_hints(lexicon.hints, lexicon, seen, stretch, all_matches))
        if not hints and size >= _SENTENCE and found.danger >= _SURE:
            hints = tuple(_hints(lexicon.weak, lexicon, seen, stretch, all_matches))
    return Observed(all_matches, _by_rules(held, seen), found, hints, seen)


def _hints(
    kinds: Mapping[str, Category], lexicon: Lexicon, seen: Scene, stretch: Sequence[Word], found: Sequence[Match]
) -> Iterator[tuple[Hit, Category]]:
    """Words of danger in the stretch that is like danger, except those that something around has taken back."""
    inside = range(stretch[0].start, stretch[-1].end)
    taken_back = [match for match in found if match.level is Level.NONE]
    for name in sorted(seen.hits.keys() & kinds.keys(), key=lexicon.hint_order.__getitem__):
        for hit in seen.hits[name]:
            if hit.start in inside and not any(_is_beside(hit, match) for match in taken_back):
                yield hit, kinds[name]


def _is_beside(hit: Hit, match: Match) -> bool:
    """Whether a word stands with what was taken back: in «I did not take the pills» the pills are no word of danger."""
    return min(part.at for part in match.hits) - _BESIDE <= hit.at <= max(part.to for part in match.hits) + _BESIDE


def decide(observed: Observed, model: Model) -> Finding:
    """What follows: the rules' finding, raised where the wording is like danger and a word of danger stands in it.

    Likeness never raises alone and never lowers; by itself it only shows the softer card.
    """
    finding, found = observed.by_rules, observed.found
    if found.danger >= model.alert and (observed.hints or finding.rules):
        level = Level.EMERGENCY if found.emergency >= model.emergency else Level.HIGH
        if level.rank > finding.level.rank:
            finding = _raised(observed, level)
    return replace(finding, is_soft=finding.is_crisis or found.danger >= model.soft)


def _by_rules(found: list[Match], seen: Scene) -> Finding:
    if not found:
        return Finding()
    return Finding(
        level=found[0].level,
        category=found[0].category,
        rules=tuple(dict.fromkeys(match.rule.id for match in found)),
        languages=_languages(found, seen),
        spans=tuple(sorted({(hit.start, hit.end) for match in found for hit in match.hits})),
    )


def _raised(observed: Observed, level: Level) -> Finding:
    rules, hits = observed.by_rules, [hit for hit, _kind in observed.hints]
    kinds = [kind for _hit, kind in observed.hints]
    return Finding(
        level=level,
        category=rules.category if rules.is_crisis or not kinds else kinds[0],
        rules=(*rules.rules, LIKENESS),
        languages=rules.languages or _spoken(hits, observed.seen),
        spans=tuple(sorted({*rules.spans, *((hit.start, hit.end) for hit in hits)})),
    )


def self_test(lexicon: Lexicon | None = None) -> tuple[str, ...]:
    """The core phrases that are missed or rated too low: empty when the lexicon is whole, checked at start-up."""
    words = lexicon or built_in()
    return tuple(
        phrase for phrase, level in words.core.items() if screen(phrase, lexicon=words).level.rank < level.rank
    )
