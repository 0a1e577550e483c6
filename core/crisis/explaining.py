"""Why a message was found to be grave, for the person who has to decide: evidence, reasons, what was eased."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from core.crisis.levels import Level
from core.crisis.lexicon import Condition, Lexicon, built_in
from core.crisis.likeness import telling
from core.crisis.markers import LIKENESS, decide, observe
from core.crisis.model import trained
from core.crisis.normalise import Word, read
from core.crisis.weighing import Match
from core.texts import Texts, texts

_NEGATION = frozenset({"NOT", "NOWANT", "NEGKEL"})
_IDIOM = frozenset({"IDIOM", "LAUGH", "PARENT_JOKE", "RATHER", "DIE_FOR"})
_TOPIC = frozenset({"TOPIC", "GAME", "ESSAY", "HOMEWORK", "SINGING", "SPELLING", "LAW", "WAR"})


class Resemblance(StrEnum):
    """How much the wording is like messages of danger, in words: a number would be believed too much."""

    LOW = "low"
    MIDDLE = "middle"
    HIGH = "high"


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch of the original text; the parts in order are the whole of it."""

    text: str
    is_evidence: bool


@dataclass(frozen=True, slots=True)
class Explanation:
    """What screening saw in one message. Sentences are in the reader's language, gravest first.

    ``reading`` is the message in Kazakh or Russian letters where it was typed in others; ``telling`` are the words
    that speak loudest where the wording as a whole was weighed.
    """

    level: Level
    is_soft: bool
    parts: tuple[Part, ...]
    rules: tuple[str, ...]
    reasons: tuple[str, ...]
    eased: tuple[str, ...]
    likeness: Resemblance
    telling: tuple[str, ...]
    reading: str | None


def explain(text: str, *, locale: str, before: Sequence[str] = (), lexicon: Lexicon | None = None) -> Explanation:
    """Screen a message again and say in plain words what was seen; nothing of it is kept."""
    lexicon, model, said = lexicon or built_in(), trained(), texts(locale)
    lead = " ".join((*before, "")) if before else ""
    observed = observe(lead + text, lexicon, model)
    finding = decide(observed, model).behind(len(lead))
    found, words = observed.matches, read(text)
    danger = observed.found.danger
    is_like = danger >= model.alert
    return Explanation(
        level=finding.level,
        is_soft=finding.is_soft,
        parts=tuple(_parts(text, finding.spans)),
        rules=finding.rules,
        reasons=_distinct(_reasons(found, finding.rules, said)),
        eased=_distinct(_eased(match, said) for match in found if _is_eased(match)),
        likeness=Resemblance.HIGH if is_like else Resemblance.MIDDLE if danger >= model.soft else Resemblance.LOW,
        telling=tuple(text[word.start : word.end] for word in telling(model, words)) if danger >= model.soft else (),
        reading=_reading(words),
    )


def _reasons(found: Iterable[Match], rules: Sequence[str], said: Texts) -> Iterator[str]:
    for match in found:
        if match.level is Level.NONE:
            continue
        yield match.rule.why.get(said.locale) or said("why-category", category=match.category.value)
        if match.moved_by and match.level is Level.EMERGENCY:
            yield said("why-raised")
    if LIKENESS in rules:
        yield said("why-likeness")


def _is_eased(match: Match) -> bool:
    return match.moved_by is not None and match.level.rank < match.rule.level.rank


def _eased(match: Match, said: Texts) -> str:
    return said("why-eased", cause=_cause(match.moved_by))


def _cause(condition: Condition | None) -> str:
    named = set(condition.near.concepts) if condition else set()
    for cause, concepts in (("negation", _NEGATION), ("idiom", _IDIOM), ("topic", _TOPIC)):
        if named & concepts:
            return cause
    return "other"


def _distinct(sentences: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(sentences))


def _reading(words: Sequence[Word]) -> str | None:
    """The message in the one folded alphabet, where most of it was typed in Latin letters."""
    if sum(word.raw.isascii() for word in words) * 2 <= len(words):
        return None
    return " ".join(word.view for word in words)


def _parts(text: str, spans: Sequence[tuple[int, int]]) -> Iterator[Part]:
    at = 0
    for start, end in spans:
        if end > at:
            if start > at:
                yield Part(text[at:start], is_evidence=False)
            yield Part(text[max(start, at) : end], is_evidence=True)
            at = end
    if at < len(text):
        yield Part(text[at:], is_evidence=False)
