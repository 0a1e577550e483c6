"""What the pages of tips show: the rows of the list and what narrows it, a tip as readers get it, its history."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from sqlalchemy.orm import Session

from admin.views.tips import checking
from admin.views.tips.comparing import Line, changes
from core.actors import Specialist
from core.spelling import spelled
from core.tips import search, wordings
from core.tips.areas import AREAS, Audience
from core.tips.counting import What
from core.tips.wordings import Standing, Version

STATES: Final = ("shipped", "changed", "own", "waiting", "hidden", "unread")
QUIET: Final = frozenset({"shipped", "unread"})  # the usual states: a folded area says nothing of them
FEWEST: Final = 5  # readers below this number are not counted out


@dataclass(frozen=True, slots=True, kw_only=True)
class Chosen:
    """What the list is narrowed to; empty means all. The words stand in no address."""

    area: str = ""
    audience: str = ""
    state: str = ""
    words: str = ""

    @property
    def is_any(self) -> bool:
        """Whether anything is chosen at all."""
        return bool(self.area or self.audience or self.state or self.words)


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One tip in the list. ``opened`` is None where fewer than five readers opened it in the last month."""

    tip: Standing
    states: Sequence[str]
    findings: int
    opened: int | None
    helped: int = 0
    not_for_me: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """The tips of one area, and how many of them are in what state."""

    area: str
    rows: Sequence[Row]
    states: Mapping[str, int]
    findings: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One version in the history, with what it changed in the one before it."""

    version: Version
    changes: Mapping[str, Sequence[Line]]


def groups(
    session: Session, chosen: Chosen, counts: Mapping[int, Mapping[str, int]], *, by: Specialist
) -> Sequence[Group]:
    """The tips that fit, by area, in the order in which readers see the areas."""
    found: dict[str, list[Row]] = {}
    for tip in wordings.listed(session, by=by):
        if _fits(tip, chosen):
            found.setdefault(tip.area, []).append(_row(tip, counts.get(tip.id, {})))
    return [_group(area, found[area]) for area in AREAS if area in found]


def numbers(found: Sequence[Group]) -> tuple[int, int]:
    """How many tips there are, and how many nobody has read yet as a psychologist and as a native speaker."""
    rows = [row for group in found for row in group.rows]
    return len(rows), sum("unread" in row.states for row in rows)


def states(tip: Standing) -> Iterator[str]:
    """What may be said of a tip beside its title."""
    yield "own" if tip.is_own else "changed" if tip.own is not None else "shipped"
    if tip.waiting is not None:
        yield "waiting"
    if tip.is_hidden:
        yield "hidden"
    if not tip.edited.is_read:
        yield "unread"


def steps(session: Session, tip_id: int, *, by: Specialist) -> Sequence[Step]:
    """The history of a tip, newest first."""
    versions = wordings.history(session, tip_id, by=by)
    older = [*versions[1:], None]
    return [
        Step(version=one, changes=changes(before.words, one.words) if before else {})
        for one, before in zip(versions, older, strict=True)
    ]


def audiences() -> Sequence[str]:
    """Whom a tip may be for."""
    return [one.value for one in Audience]


def _group(area: str, rows: Sequence[Row]) -> Group:
    there = Counter(state for row in rows for state in row.states if state not in QUIET)
    return Group(area=area, rows=rows, states=dict(there), findings=sum(row.findings for row in rows))


def _row(tip: Standing, counts: Mapping[str, int]) -> Row:
    opened = counts.get(What.OPENED, 0)
    is_told = opened >= FEWEST
    return Row(
        tip=tip,
        states=list(states(tip)),
        # shipped words were judged before they were shipped, and by every CI since
        findings=checking.count(tip.area, tip.audiences, tip.edited.words) if tip.edited.number else 0,
        opened=opened if is_told else None,
        helped=counts.get(What.HELPED, 0) if is_told else 0,
        not_for_me=counts.get(What.NOT_FOR_ME, 0) if is_told else 0,
    )


def _fits(tip: Standing, chosen: Chosen) -> bool:
    return (
        chosen.area in {"", tip.area}
        and (not chosen.audience or chosen.audience in tip.audiences)
        and (not chosen.state or chosen.state in states(tip))
        and _says(tip, chosen.words)
    )


def _says(tip: Standing, words: str) -> bool:
    """Whether one of the languages holds every word, in whatever letters it was typed."""
    asked = [word.folded for word in spelled(words)]
    if not asked:
        return True
    texts = (search.folded(said.title, (said.short, *said.cards)) for said in tip.edited.words.values())
    return any(all(f" {word}" in text for word in asked) for text in texts)
