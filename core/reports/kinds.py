"""Kinds of reports: which tables and blocks each has, who may read them, and what is small in them."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from core import suppression
from core.actors import NotAllowed, Role, Specialist
from db.models.plans import PlanDirection
from db.models.reports import ReportKind

READERS: Final = frozenset({Role.PSYCHOLOGIST, Role.DEPUTY_HEAD, Role.ADMINISTRATOR})


@dataclass(frozen=True, slots=True, kw_only=True)
class Shape:
    """``blocks`` in their order with the tables that stand under each; ``plan``: directions of the plan it shows.

    Into an open report people write; what goes to a state attestation says figures alone, so that no name gets in.
    """

    blocks: Mapping[str, tuple[str, ...]]
    plan: tuple[PlanDirection, ...] = ()
    k: int = suppression.INSIDE
    is_open: bool = True


_WORK: Final = ("A", "B", "C", "D", "E", "F", "G")
SHAPES: Final[Mapping[ReportKind, Shape]] = {
    ReportKind.STATISTICAL: Shape(blocks={"tables": (*_WORK, "aspects", "change"), "comment": ()}),
    ReportKind.ANALYTICAL: Shape(
        blocks={
            "general": (),
            "goals": (),
            "directions": ("A", "aspects", "G"),
            "groups": ("B", "D", "F"),
            "problems": ("C", "change"),
            "crisis": ("E",),
            "difficulties": (),
            "conclusion": (),
            "tasks": (),
        }
    ),
    ReportKind.ATTESTATION_WORK: Shape(
        blocks={
            "general": (),
            "goals": (),
            "plan": ("plan",),
            "directions": ("A", "aspects"),
            "groups": ("B", "D", "F"),
            "problems": ("C", "change"),
            "crisis": ("E", "G"),
        },
        plan=tuple(PlanDirection),
        k=suppression.OUTSIDE,
        is_open=False,
    ),
    ReportKind.ATTESTATION_PREVENTION: Shape(
        blocks={"general": (), "plan": ("plan",), "prevention": ("prevention", "F")},
        plan=(PlanDirection.PREVENTION, PlanDirection.AWARENESS),
        k=suppression.OUTSIDE,
        is_open=False,
    ),
    ReportKind.ATTESTATION_SUPPORT: Shape(
        blocks={"general": (), "plan": ("plan",), "directions": ("A",), "groups": ("B", "D"), "problems": ("C", "G")},
        plan=(PlanDirection.ASSESSMENT, PlanDirection.CORRECTION, PlanDirection.COUNSELLING),
        k=suppression.OUTSIDE,
        is_open=False,
    ),
}


def require_reader(by: Specialist) -> None:
    """Refuse whoever learns nothing of the service's work.

    Raises:
        NotAllowed: reports are for psychologists, deputy heads and administrators.
    """
    if by.roles.isdisjoint(READERS):
        raise NotAllowed("reports are not for this person")
