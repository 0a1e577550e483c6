"""What the linter says of a tip, as an editor reads it: the rule, the passage, what to write instead."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from admin.security import current_locale
from core.safe_messaging import explaining
from core.safe_messaging.linter import Finding
from core.tips import agreeing
from core.tips.wordings import Words

AROUND: Final = 40  # characters beside a passage
LONGEST: Final = 140  # of a passage itself: a bubble that is too long need not be read twice


@dataclass(frozen=True, slots=True, kw_only=True)
class Remark:
    """A broken rule: its name, why, where (0 is the title, None the whole tip), the passage and what is around it."""

    name: str
    why: str
    bubble: int | None
    before: str
    passage: str
    after: str
    is_blocking: bool


def remarks(findings: Iterable[Finding], words: Mapping[str, Words]) -> Mapping[str, Sequence[Remark]]:
    """The findings by language, what keeps the tip from standing first."""
    found: dict[str, list[Remark]] = {}
    for one in sorted(findings, key=lambda one: (not one.is_blocking, one.bubble, one.start)):
        found.setdefault(one.locale, []).append(_remark(one, words))
    return found


def count(area: str, audiences: Sequence[str], words: Mapping[str, Words]) -> int:
    """How many rules a wording breaks; a list asks this of every tip, so an answer is kept as long as there is room."""
    return _count(area, frozenset(audiences), tuple(sorted((locale, said) for locale, said in words.items())))


@lru_cache(maxsize=4096)
def _count(area: str, audiences: frozenset[str], words: tuple[tuple[str, Words], ...]) -> int:
    return len(agreeing.findings(area, audiences, dict(words)))


def _remark(finding: Finding, words: Mapping[str, Words]) -> Remark:
    text = _text(finding, words)
    is_whole = finding.start == finding.end
    first, last = max(0, finding.start - AROUND), finding.end + AROUND
    return Remark(
        name=explaining.named(finding, current_locale()),
        why=explaining.explain(finding, current_locale()),
        bubble=None if is_whole and finding.bubble == 0 else finding.bubble,
        before="" if is_whole else ("…" if first else "") + text[first : finding.start],
        passage="" if is_whole else _cut(text[finding.start : finding.end]),
        after="" if is_whole else text[finding.end : last] + ("…" if text[last:] else ""),
        is_blocking=finding.is_blocking,
    )


def _cut(passage: str) -> str:
    return passage if len(passage) <= LONGEST else f"{passage[:LONGEST].rstrip()}…"


def _text(finding: Finding, words: Mapping[str, Words]) -> str:
    said = words.get(finding.locale)
    texts = (said.title, *said.cards) if said else ()
    return texts[finding.bubble] if finding.bubble < len(texts) else ""
