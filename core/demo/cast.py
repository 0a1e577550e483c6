"""Who plays in the demo school, and the shape of what they do: an act is a rule carried out at its moment."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.orm import Session

from core.actors import Specialist
from core.demo.moments import Days


@dataclass(frozen=True, slots=True)
class Cast:
    """The school, its people by key, and its days."""

    school_id: int
    people: Mapping[str, Specialist]
    days: Days


@dataclass(frozen=True, slots=True)
class Act:
    """Something that somebody did at a moment."""

    at: datetime
    carry_out: Callable[[Session], None]
