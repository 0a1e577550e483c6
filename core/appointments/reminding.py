"""Reminders: a day and an hour before, at a decent hour, never in the past; the appointment knows the next one."""

from datetime import datetime

from sqlalchemy.orm import Session

from db.models.appointments import Appointment


def plan(session: Session, appointment: Appointment, *, now: datetime) -> None:
    """Set the next reminder of a meeting that has got its time."""
