"""Cells: five minutes of one person or room. Their primary key decides who has a time; nothing is asked beforehand."""

from datetime import datetime
from functools import cache
from typing import Any

from sqlalchemy import delete, func, or_, select, update
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.orm import Session

from core.appointments import slots
from core.appointments.slots import Slot
from db.models.appointments import AppointmentCell, AppointmentHold, HoldPurpose


@cache
def _insert(dialect: str) -> Any:
    if dialect == "sqlite":
        return sqlite.insert(AppointmentCell).on_conflict_do_nothing()
    return postgresql.insert(AppointmentCell).on_conflict_do_nothing()


def occupy(session: Session, slot: Slot, *, appointment_id: int, hold_id: int) -> bool:
    """Take the cells of a time for a hold; False when somebody has one of them, and then none is taken.

    Cells that the appointment itself stands on already count as its own: a meeting may move by ten minutes.
    """
    rows = [
        {
            "resource": resource,
            "resource_id": number,
            "cell": cell,
            "appointment_id": appointment_id,
            "hold_id": hold_id,
        }
        for resource, number in slots.owners(slot.staff_id, slot.room_id)
        for cell in slots.cells(slot.starts_at, slot.free_at)
    ]
    session.flush()
    connection = session.connection()
    # the count of an INSERT is not kept on every engine unless it is asked for
    taken = connection.execute(_insert(connection.dialect.name), rows, execution_options={"preserve_rowcount": True})
    if taken.rowcount == len(rows):
        return True
    own = select(func.count()).where(_of(slot), AppointmentCell.appointment_id == appointment_id)
    if connection.execute(own).scalar_one() == len(rows):
        return True
    release_hold(session, hold_id)
    return False


def settle(session: Session, slot: Slot, *, appointment_id: int) -> None:
    """The held cells become the appointment's own, and it leaves every other."""
    mine = AppointmentCell.appointment_id == appointment_id
    session.execute(delete(AppointmentCell).where(mine, ~_of(slot)))
    session.execute(update(AppointmentCell).where(mine).values(hold_id=None))


def release(session: Session, appointment_id: int) -> None:
    """Give back everything an appointment stands on or holds."""
    session.execute(delete(AppointmentCell).where(AppointmentCell.appointment_id == appointment_id))


def release_hold(session: Session, hold_id: int) -> None:
    """Give back what is only held."""
    session.execute(delete(AppointmentCell).where(AppointmentCell.hold_id == hold_id))


def expire(session: Session, *, now: datetime) -> None:
    """Give back every time whose hold is over. Whoever is settling one of them at this instant is not waited for.

    What was offered from the waiting list goes back by the clock alone, which then ends that person's waiting.
    """
    is_over = (AppointmentHold.until <= now, AppointmentHold.purpose != HoldPurpose.EARLIER)
    over = select(AppointmentHold.id).where(*is_over).with_for_update(skip_locked=True)
    session.execute(delete(AppointmentHold).where(AppointmentHold.id.in_(over)))


def _of(slot: Slot) -> Any:
    wanted = slots.cells(slot.starts_at, slot.free_at)
    between = AppointmentCell.cell.between(wanted.start, wanted.stop - 1)
    owners = [
        (AppointmentCell.resource == resource) & (AppointmentCell.resource_id == number)
        for resource, number in slots.owners(slot.staff_id, slot.room_id)
    ]
    return or_(*owners) & between
