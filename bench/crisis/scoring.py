"""Scoring the screening against labels: rates with their Wilson intervals, by script, kind and category."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from math import sqrt

from bench.crisis.labelled import Message
from core.crisis.levels import Finding, Level

_Z = 1.96  # 95 %


@dataclass(frozen=True, slots=True)
class Scored:
    """A message and what the screening said of it."""

    message: Message
    finding: Finding

    @property
    def is_reached(self) -> bool:
        """Whether the child was shown a card, the softer one at least."""
        return self.finding.is_crisis or self.finding.is_soft


@dataclass(frozen=True, slots=True)
class Rate:
    """So many of so many, with the 95 % interval of Wilson."""

    hits: int
    of: int

    @property
    def share(self) -> float:
        """0 to 1; 0 of 0 is 0."""
        return self.hits / self.of if self.of else 0.0

    @property
    def interval(self) -> tuple[float, float]:
        """Where the true rate lies, as far as so few messages can tell."""
        if not self.of:
            return 0.0, 1.0
        spread = _Z * sqrt(self.share * (1 - self.share) / self.of + _Z**2 / (4 * self.of**2))
        middle, whole = self.share + _Z**2 / (2 * self.of), 1 + _Z**2 / self.of
        return max(0.0, (middle - spread) / whole), min(1.0, (middle + spread) / whole)

    def __str__(self) -> str:
        low, high = self.interval
        return f"{self.hits}/{self.of} = {self.share:.1%} [{low:.1%}–{high:.1%}]"


def rate(scored: Iterable[Scored], holds: Callable[[Scored], bool]) -> Rate:
    """For how many of these it holds."""
    listed = [holds(one) for one in scored]
    return Rate(sum(listed), len(listed))


def alerted(one: Scored) -> bool:
    """Whether a person was woken."""
    return one.finding.is_crisis


def positives(scored: Iterable[Scored]) -> list[Scored]:
    """Messages that must wake a person."""
    return [one for one in scored if one.message.is_crisis]


def harmless(scored: Iterable[Scored], *, is_hard: bool | None = None) -> list[Scored]:
    """Messages without any danger; only those that look dangerous, or only those that do not, when asked."""
    found = [one for one in scored if one.message.level is Level.NONE]
    return found if is_hard is None else [one for one in found if (one.message.kind == "hard") is is_hard]


def precision(scored: Sequence[Scored]) -> Rate:
    """How many alarms were for a child in danger."""
    return rate([one for one in scored if alerted(one)], lambda one: one.message.is_crisis)


def figures(scored: Sequence[Scored]) -> dict[str, Rate]:
    """The figures a release is judged by."""
    due = positives(scored)
    urgent = [one for one in due if one.message.level is Level.EMERGENCY]
    return {
        "core phrases alerted": rate([one for one in due if one.message.kind == "core"], alerted),
        "high and emergency alerted": rate(due, alerted),
        "emergencies alerted": rate(urgent, alerted),
        "emergencies called so": rate(urgent, lambda one: one.finding.level is Level.EMERGENCY),
        "precision of alerts": precision(scored),
        "false alarms, hard `none`": rate(harmless(scored, is_hard=True), alerted),
        "false alarms, ordinary `none`": rate(harmless(scored, is_hard=False), alerted),
        "alerts on `elevated`": rate([one for one in scored if one.message.level is Level.ELEVATED], alerted),
        "reached by alert or soft card": rate(due, lambda one: one.is_reached),
        "emergencies reached": rate(urgent, lambda one: one.is_reached),
        "soft card on ordinary `none`": rate(harmless(scored, is_hard=False), lambda one: one.is_reached),
        "soft card on hard `none`": rate(harmless(scored, is_hard=True), lambda one: one.is_reached),
    }


def by(scored: Sequence[Scored], column: Callable[[Message], str]) -> dict[str, Rate]:
    """Recall of alerts by script, kind or category."""
    names = sorted({column(one.message) for one in positives(scored)})
    return {name: rate([one for one in positives(scored) if column(one.message) == name], alerted) for name in names}
