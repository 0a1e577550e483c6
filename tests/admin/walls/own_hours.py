"""The hours of one psychologist: a piece of the week, and a day that is not as usual, with a word about why."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, time, timedelta

from sqlalchemy.orm import Session

from core.cyclogram import WorkKind, arranging, single_days
from core.cyclogram.arranging import Hours
from core.cyclogram.single_days import LONGEST_NOTE
from db.models.journals import Audience
from tests.admin.walls.people import Person

SATURDAY = 5


@dataclass(frozen=True, slots=True)
class OwnHours:
    """Ids of the piece and of the day."""

    cell: int
    day: int


def fill(session: Session, called: str, person: Person, *, say: Callable[[str], str], now: datetime) -> OwnHours:
    """Parents on Saturdays; a Friday that is closed."""
    hours = Hours(opens=time(10), closes=time(12), work=WorkKind.RECEPTION, audiences=[Audience.PARENT])
    (cell,) = arranging.add_cells(session, hours, staff_id=person.id, weekdays=(SATURDAY,), by=person.by, now=now)
    note = " ".join(say(f"hours.{called}").split())[:LONGEST_NOTE]
    day = single_days.close(
        session, now.date() + timedelta(days=18), staff_id=person.id, note=note, by=person.by, now=now
    )
    return OwnHours(cell.id, day.id)
