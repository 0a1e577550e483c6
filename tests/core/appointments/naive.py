"""A naive model of appointments: people with the minutes that are theirs, and what the hours leave free for others."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from sqlalchemy.orm import Session

from core.appointments import Appointment, AppointmentState, HoldPurpose, slots
from core.appointments.slots import Slot
from core.cyclogram import hours
from db.models.appointments import AppointmentHold
from db.models.journals import Audience
from db.models.schools import School


@dataclass
class Person:
    """What is known of one person: the meeting's number, its state, its time, what is held and until when."""

    id: int
    until: datetime
    state: AppointmentState = AppointmentState.DRAFT
    time: Slot | None = None
    held: Slot | None = None
    purpose: HoldPurpose = HoldPurpose.CHOICE
    is_known: bool = False
    moves: int = 0

    @property
    def is_over(self) -> bool:
        """Whether nothing can be done with it any more."""
        return self.state is AppointmentState.CANCELLED

    def is_lapsed(self, at: datetime) -> bool:
        """Whether what is held is over; what was offered from the waiting list is ended by the clock's own rule."""
        return self.until <= at and self.purpose is not HoldPurpose.EARLIER

    def busy(self, *, at: datetime | None = None) -> list[Slot]:
        """Its times: what stands, and what is held (``at``: and still is at this moment)."""
        is_held = self.held is not None and not (at is not None and self.is_lapsed(at))
        return [one for one in (self.time, self.held if is_held else None) if one is not None]


def share(one: Slot, other: Slot) -> bool:
    """Whether two times need one person or one room in the same five minutes."""
    is_same = one.staff_id == other.staff_id or (one.room_id is not None and one.room_id == other.room_id)
    spans = [(slots.minute(each.starts_at) // 5, -(-slots.minute(each.free_at) // 5)) for each in (one, other)]
    return is_same and spans[0][0] < spans[1][1] and spans[1][0] < spans[0][1]


def of_hours(session: Session, school: School, *, first: date, days: int) -> list[Slot]:
    """Every time that parents are received, whoever has it."""
    rules = hours.rules_of(session, school.id)
    meeting, pause = timedelta(minutes=rules.meeting_minutes), timedelta(minutes=rules.pause_minutes)
    found = []
    for window in hours.windows(session, school, first=first, days=days):
        begins = list(window.bells) or [window.opens + number * (meeting + pause) for number in range(60)]
        fits = [at for at in begins if at + meeting <= window.closes and Audience.PARENT in window.audiences]
        found += [Slot(window.staff_id, window.room_id, at, at + meeting, at + meeting + pause) for at in fits]
    return found


def free(times: Iterable[Slot], others: Iterable[Person], *, now: datetime, notice: int) -> list[Slot]:
    """What of these times nobody else has; ``notice`` is in minutes."""
    busy = [time for one in others for time in one.busy(at=now)]
    ahead = [one for one in times if one.starts_at >= now + timedelta(minutes=notice)]
    return [one for one in ahead if not any(share(one, other) for other in busy)]


def time_of(row: Appointment | AppointmentHold) -> Slot | None:
    """The time of a row, when it has one that is still its own."""
    if row.staff_id is None or row.starts_at is None or row.ends_at is None or row.free_at is None:
        return None
    if isinstance(row, Appointment) and row.state is AppointmentState.CANCELLED:
        return None
    return Slot(row.staff_id, row.room_id, row.starts_at, row.ends_at, row.free_at)


def cells_of(slot: Slot | None) -> list[tuple[str, int, int]]:
    """The cells of a time."""
    if slot is None:
        return []
    owners = slots.owners(slot.staff_id, slot.room_id)
    return [(*owner, cell) for owner in owners for cell in slots.cells(slot.starts_at, slot.free_at)]
