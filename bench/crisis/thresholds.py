"""From which likeness the card is shown, an alarm raised, an emergency called: what the folds allow."""

from collections.abc import Sequence
from dataclasses import replace

from bench.crisis import folds
from bench.crisis.labelled import Message
from bench.crisis.scoring import Scored, alerted, harmless, positives, precision, rate
from core.crisis.levels import Level
from core.crisis.markers import Observed
from core.crisis.model import Model

# hands that wrote to imitate what a release is judged on, without those asked for treacherous twins (z) or for Latin
# letters alone (j): their mixture sets the alarm
JUDGED_BY = frozenset(["a", "b", "c", "d", "e", "i", "ua", "w", "x", "y"])
SOFT_ON_ORDINARY = 0.10  # of all ordinary messages, long tales too
FALSE_ON_HARD = 0.07
FALSE_ON_ORDINARY = 0.012
PRECISE = 0.93
STEPS = [step / 100 for step in range(30, 100)]


def chosen(messages: Sequence[Message], seen: Sequence[Observed], model: Model) -> Model:
    """The model with the lowest thresholds that keep the promises on authors nobody learned from."""
    ordinary = sorted(
        one.found.danger
        for message, one in zip(messages, seen, strict=True)
        if message.level is Level.NONE and message.kind != "hard"
    )
    model = replace(model, soft=round(ordinary[int(len(ordinary) * (1 - SOFT_ON_ORDINARY))], 3))
    judged = [place for place, message in enumerate(messages) if message.hand in JUDGED_BY]
    sample, of_sample = [messages[place] for place in judged], [seen[place] for place in judged]
    models = (replace(model, alert=step) for step in STEPS)
    model = next(one for one in models if _keeps(folds.scored(sample, of_sample, one)))
    models = (replace(model, emergency=step) for step in STEPS)
    return max(models, key=lambda one: _told_apart(folds.scored(messages, seen, one)))


def _keeps(scored: Sequence[Scored]) -> bool:
    return (
        rate(harmless(scored, is_hard=True), alerted).share <= FALSE_ON_HARD
        and rate(harmless(scored, is_hard=False), alerted).share <= FALSE_ON_ORDINARY
        and precision(scored).share >= PRECISE
    )


def _told_apart(scored: Sequence[Scored]) -> float:
    """How well emergencies are told from the merely high (F1)."""
    due = positives(scored)
    said = [one for one in due if one.finding.level is Level.EMERGENCY]
    right = sum(1 for one in said if one.message.level is Level.EMERGENCY)
    whole = len(said) + sum(1 for one in due if one.message.level is Level.EMERGENCY)
    return 2 * right / whole if whole else 0.0
