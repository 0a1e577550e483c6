"""The proposed week: what a psychologist who has none may take with one tap and then change."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import time
from functools import cache

from db import seeding
from db.models.cyclogram import WorkKind


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece of the proposed week (0 = Monday, school-local)."""

    weekday: int
    opens: time
    closes: time
    work: WorkKind
    audiences: tuple[str, ...]


@cache
def week() -> Sequence[Piece]:
    """The whole week in the order of the clock."""
    pieces = (
        Piece(weekday, time.fromisoformat(item["opens"]), time.fromisoformat(item["closes"]),
              WorkKind(item["work"]), tuple(item["audiences"]))
        for item in seeding.proposed_week()
        for weekday in item["weekdays"]
    )  # fmt: skip
    return tuple(sorted(pieces, key=lambda piece: (piece.weekday, piece.opens)))
