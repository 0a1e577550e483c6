"""Beside the calendar: what the hours no longer allow, what was never marked, who waits for a time."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy.orm import Session

from admin.views.appointments import blocks
from admin.views.appointments.blocks import Block
from admin.views.help_requests.moments import Clock
from core.actors import Specialist
from core.appointments import conflicts, desk, waiting
from db.models.appointments import Appointment
from db.models.cyclogram import Room


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A meeting of a list; ``why`` says what is wrong with it, ``to`` who could have it instead."""

    block: Block
    when: str
    why: str = ""
    to: int | None = None
    to_name: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Waiting:
    """Somebody who waits: since when, and which meeting they would have earlier (empty: they have none)."""

    block: Block
    since: str
    earlier_than: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Aside:
    """The three lists."""

    conflicts: Sequence[Row]
    unmarked: Sequence[Row]
    waiting: Sequence[Waiting]

    @property
    def has_any(self) -> bool:
        """Whether there is anything to look at."""
        return bool(self.conflicts or self.unmarked or self.waiting)


def aside(
    session: Session, *, by: Specialist, clock: Clock, names: Mapping[int, str], rooms: Mapping[int, Room]
) -> Aside:
    """The lists of the whole school: what one colleague cannot see to, another may."""

    def shown(found: Appointment) -> Block:
        return blocks.block(session, found, clock=clock, names=names, rooms=rooms)

    return Aside(
        conflicts=[
            Row(
                block=shown(one.appointment),
                when=blocks.when(one.appointment, clock),
                why=one.why.value,
                to=one.stand_in_id,
                to_name=names.get(one.stand_in_id or 0, ""),
            )
            for one in conflicts.conflicts(session, by.school_id, now=clock.now)
        ],
        unmarked=[
            Row(block=shown(one), when=blocks.when(one, clock))
            for one in desk.unmarked(session, by.school_id, now=clock.now)
        ],
        waiting=[
            Waiting(
                block=shown(one),
                since=clock.moment(one.wants_earlier_at or one.created_at),
                earlier_than=blocks.when(one, clock),
            )
            for one in waiting.line(session, by.school_id)
        ],
    )
