"""A whole day moved or closed: one preview of every message, then everything in one transaction or nothing at all.

The preview is the act itself, taken back: what it shows is what people will get, word for word.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime
from functools import partial
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from core import audit, calendar, schools
from core.actors import Specialist, require_psychologist
from core.appointments import arranging, day_plan, rehearsing
from core.appointments.day_plan import CANCEL, LEAVE, Row
from core.appointments.listing import NotOffered
from core.cyclogram import arrangers, single_days
from db.models.cyclogram import DayException
from db.models.schools import School


class DayChanged(Exception):
    """A meeting or a time is not what it was in the preview: nothing was done."""


class SameDay(Exception):
    """A day cannot be moved onto itself, or into the past."""


class _Shown(Exception):
    """Carries the preview out of what is taken back."""

    def __init__(self, rows: Sequence[Row]) -> None:
        super().__init__("shown")
        self.rows = rows


def preview(
    session: Session,
    *,
    day: date,
    staff_id: int,
    to_day: date | None,
    by: Specialist,
    now: datetime,
    chosen: Mapping[str, str] | None = None,
    words: str = "",
) -> Sequence[Row]:
    """Every open meeting of a day with what would become of it; without ``to_day`` the day is closed.

    ``chosen``: by reference, a slot's key, ``CANCEL`` or ``LEAVE``; what is not chosen is proposed: the same hour of
    the other day, else the next free time, else cancelled. Nothing of it lasts.

    Raises:
        SameDay: the other day is the same, or over.
        NotAllowed, PersonUnknown: not a psychologist, or not their own day.
    """
    school = _require(session, day, to_day, staff_id, by, now)
    rows = day_plan.planned(session, school, day, staff_id, to_day, chosen or {}, now)
    try:
        with session.begin_nested():
            _close(session, day, staff_id, by, now)
            raise _Shown([_rehearsed(session, row, words, by, now) for row in rows])
    except _Shown as shown:
        return shown.rows


def carry_out(
    session: Session,
    *,
    day: date,
    staff_id: int,
    to_day: date | None,
    chosen: Mapping[str, str],
    by: Specialist,
    now: datetime,
    words: str = "",
) -> int:
    """Do what the preview showed, tell everybody, and close the day; how many were moved or cancelled.

    Raises:
        DayChanged: a meeting came or went meanwhile, or a time was taken; let it end the transaction.
        SameDay, NotAllowed, PersonUnknown, WordsTooLong: see :func:`preview`.
    """
    school = _require(session, day, to_day, staff_id, by, now)
    arrangers.hold_school(session, by)
    rows = day_plan.planned(session, school, day, staff_id, to_day, chosen, now)
    if {row.appointment.ref for row in rows} != set(chosen) or any(row.is_taken for row in rows):
        raise DayChanged
    _close(session, day, staff_id, by, now)  # first: nobody who is cancelled is offered a time of this very day
    touched = [row for row in rows if row.choice != LEAVE]
    _do(session, touched, words, by, now)
    audit.record(
        session,
        "cyclogram:day:moved" if to_day else "cyclogram:day:cancelled",
        subject="staff",
        subject_id=staff_id,
        staff_id=by.id,
        now=now,
        day=day.isoformat(),
        meetings=len(touched),
    )
    session.flush()
    return len(touched)


def _require(session: Session, day: date, to_day: date | None, staff_id: int, by: Specialist, now: datetime) -> School:
    require_psychologist(by)
    arrangers.psychologist(session, staff_id, by=by)
    school = schools.school(session, by.school_id)
    today = calendar.local(school, now).date()
    if to_day == day or day < today or (to_day is not None and to_day < today):
        raise SameDay
    return school


def _rehearsed(session: Session, row: Row, words: str, by: Specialist, now: datetime) -> Row:
    """What the person would be told."""
    if row.choice == LEAVE or row.is_taken:
        return row
    try:
        message = rehearsing.told(session, *_rule(row, words), by=by, now=now)
    except NotOffered:
        return replace(row, is_taken=True)
    return replace(row, message=message)


def _do(session: Session, rows: Sequence[Row], words: str, by: Specialist, now: datetime) -> None:
    try:
        for row in rows:
            rule, ref = _rule(row, words)
            rule(session, ref, by=by, now=now)
    except NotOffered:
        raise DayChanged from None


def _rule(row: Row, words: str) -> tuple[Callable[..., Any], str]:
    """What is done with a meeting, and with which."""
    if row.choice == CANCEL:
        return partial(arranging.cancel, words=words), row.appointment.ref
    slot = next(slot for slot in row.choices if slot.key == row.choice)
    move = partial(arranging.move, staff_id=slot.staff_id, starts_at=slot.starts_at, room_id=slot.room_id)
    return move, row.appointment.ref


def _close(session: Session, day: date, staff_id: int, by: Specialist, now: datetime) -> None:
    """Nobody books the day that was left; it can be opened again under single days."""
    closed = select(DayException.id).where(
        DayException.staff_id == staff_id,
        DayException.day == day,
        DayException.is_open.is_(False),
        DayException.opens.is_(None),
    )
    if session.scalars(closed).first() is None:
        single_days.close(session, day, staff_id=staff_id, by=by, now=now)
