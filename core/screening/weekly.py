"""Weekly: how screening and the chain of people did in a week. Counts, seconds and rule ids, no word of a child."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from math import sqrt
from typing import Final

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from core.alerts import measuring
from core.alerts.measuring import Week
from core.crisis.levels import Level
from core.help_requests import verdicts
from core.help_requests.verdicts import Judgement
from core.screening import sampling
from core.screening.sampling import Label
from db.models.help_requests import HelpMessage, HelpRequest
from db.models.screening import ScreeningSample, Verdict

ESTIMATED_OVER: Final = timedelta(weeks=12)
TELLS_FROM: Final = 20
NINETY_FIVE: Final = 1.96  # standard deviations


@dataclass(frozen=True, slots=True, kw_only=True)
class Estimate:
    """What labelled samples say of all un-alerted messages: a share that should have alerted, and how sure that is.

    ``low`` and ``high`` bound the share (0 to 1) with 95 % confidence.
    """

    messages: int
    labelled: int
    missed: int
    low: float
    high: float

    @property
    def is_telling(self) -> bool:
        """Whether enough was labelled to say a number aloud."""
        return self.labelled >= TELLS_FROM


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """One week: all alerts, those of each level, what was missed, and the estimate over the last twelve weeks."""

    everything: Week
    by_level: Mapping[Level, Week]
    missed: int
    estimate: Estimate


def report(session: Session, *, school_id: int, starts: datetime, ends: datetime) -> Report:
    """The week of a school from ``starts`` until just before ``ends``; a message counts where it was written."""
    levels = (Level.EMERGENCY, Level.HIGH)
    return Report(
        everything=measuring.week(session, school_id=school_id, starts=starts, ends=ends),
        by_level={
            level: measuring.week(session, school_id=school_id, starts=starts, ends=ends, level=level.value)
            for level in levels
        },
        missed=_missed(session, school_id=school_id, starts=starts, ends=ends),
        estimate=estimate(session, school_id=school_id, starts=ends - ESTIMATED_OVER, ends=ends),
    )


def estimate(session: Session, *, school_id: int, starts: datetime, ends: datetime) -> Estimate:
    """How many un-alerted messages of these days should have alerted, judged by those a person labelled."""
    within = (HelpRequest.school_id == school_id, HelpMessage.created_at >= starts, HelpMessage.created_at < ends)
    messages = session.scalar(sampling.unalerted(func.count()).where(*within)) or 0
    labels = sampling.unalerted(ScreeningSample.label).join(
        ScreeningSample, ScreeningSample.help_message_id == HelpMessage.id
    )
    said = Counter(session.scalars(labels.where(*within, ScreeningSample.label.is_not(None))))
    labelled, missed = said.total(), said[Label.DANGER.value]
    low, high = wilson(missed, labelled)
    return Estimate(messages=messages, labelled=labelled, missed=missed, low=low, high=high)


def wilson(found: int, of: int) -> tuple[float, float]:
    """Wilson's interval of a share seen ``found`` times in ``of``, honest for few cases; (0, 1) when none were."""
    if of == 0:
        return 0.0, 1.0
    share, weight = found / of, NINETY_FIVE**2 / of
    middle = (share + weight / 2) / (1 + weight)
    reach = NINETY_FIVE / (1 + weight) * sqrt(share * (1 - share) / of + weight / (4 * of))
    return max(0.0, middle - reach), min(1.0, middle + reach)


def rules(session: Session, *, school_id: int) -> Sequence[tuple[str, Mapping[Judgement, int]]]:
    """How often each rule was right, too high, false, or missing, over all time; most judged first."""
    found: dict[str, Counter[Judgement]] = {}
    for counted in verdicts.export(session, school_id=school_id):
        found.setdefault(counted.rule, Counter())[Judgement(counted.verdict)] += counted.count
    return sorted(found.items(), key=lambda row: (-row[1].total(), row[0]))


def _missed(session: Session, *, school_id: int, starts: datetime, ends: datetime) -> int:
    """Messages of which a person said, in the talk or among the samples, that they should have alerted; each once."""
    written = (HelpMessage.created_at >= starts, HelpMessage.created_at < ends)
    ids: set[int] = set()
    for table, is_missed in (
        (Verdict, Verdict.verdict == Judgement.MISSED.value),
        (ScreeningSample, ScreeningSample.label == Label.DANGER.value),
    ):
        of_table = select(table.help_message_id).join(HelpMessage, HelpMessage.id == table.help_message_id)
        ids |= set(session.scalars(of_table.where(table.school_id == school_id, is_missed, *written)))
    return len(ids)
