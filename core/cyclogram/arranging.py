"""Arranging a week: a cell more, a cell changed, a cell less, or the proposed week taken as a whole."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import asdict, dataclass
from datetime import datetime, time
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from core import audit
from core.actors import Specialist
from core.cyclogram import arrangers, proposed
from core.cyclogram.rooms import require_room
from db.models.cyclogram import CyclogramCell, Weeks, WorkKind
from db.models.journals import Audience


class HoursInvalid(Exception):
    """They end before they begin, or stand on no day."""


class HoursOverlap(Exception):
    """This person has something else at that time."""


class CellUnknown(Exception):
    """No such piece of a week of this school."""


class WeekNotEmpty(Exception):
    """The proposed week is for whoever has none yet: nothing that stands is overwritten."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Hours:
    """A piece of a day (school-local): from when to when, what for, who may book it, in which weeks and where."""

    opens: time
    closes: time
    work: WorkKind
    audiences: Collection[Audience] = ()
    weeks: Weeks = Weeks.EVERY
    room_id: int | None = None


def week(session: Session, *, staff_id: int) -> Sequence[CyclogramCell]:
    """A person's whole week in the order of the clock."""
    own = select(CyclogramCell).where(CyclogramCell.staff_id == staff_id)
    return session.scalars(own.order_by(CyclogramCell.weekday, CyclogramCell.opens, CyclogramCell.id)).all()


def cell(session: Session, cell_id: int, *, by: Specialist) -> CyclogramCell:
    """One piece of a week that the actor may arrange.

    Raises:
        CellUnknown: another school's, or not there.
        NotAllowed: a colleague's week, and the actor arranges only their own.
    """
    found = session.get(CyclogramCell, cell_id)
    if found is None or found.school_id != by.school_id:
        raise CellUnknown
    arrangers.require(by, found.staff_id)
    return found


def add_cells(
    session: Session, hours: Hours, *, staff_id: int, weekdays: Collection[int], by: Specialist, now: datetime
) -> Sequence[CyclogramCell]:
    """The same piece on each of these weekdays, beside what stands there.

    Raises:
        HoursInvalid, HoursOverlap, RoomUnknown: it cannot stand there.
        NotAllowed, PersonUnknown: see :func:`core.cyclogram.arrangers.psychologist`.
    """
    arrangers.psychologist(session, staff_id, by=by)
    _require_valid(session, hours, weekdays, by)
    arrangers.hold_school(session, by)
    standing = week(session, staff_id=staff_id)
    more = [
        CyclogramCell(school_id=by.school_id, staff_id=staff_id, weekday=day, **_columns(hours))
        for day in sorted(set(weekdays))
    ]
    _refuse_overlap(more, standing)
    session.add_all(more)
    audit.record(
        session,
        "cyclogram:cells:added",
        subject="staff",
        subject_id=staff_id,
        staff_id=by.id,
        now=now,
        work=hours.work.value,
        days=len(more),
    )
    session.flush()
    return more


def set_cell(
    session: Session, cell_id: int, hours: Hours, *, weekday: int, by: Specialist, now: datetime
) -> CyclogramCell:
    """Make a piece of a week what is said here.

    Raises:
        CellUnknown, NotAllowed: see :func:`cell`.
        HoursInvalid, HoursOverlap, RoomUnknown: it cannot stand there.
    """
    arrangers.hold_school(session, by)
    found = cell(session, cell_id, by=by)
    _require_valid(session, hours, (weekday,), by)
    changed = CyclogramCell(staff_id=found.staff_id, weekday=weekday, **_columns(hours))
    _refuse_overlap([changed], [other for other in week(session, staff_id=found.staff_id) if other.id != found.id])
    found.weekday = weekday
    for name, value in _columns(hours).items():
        setattr(found, name, value)
    _record(session, "cyclogram:cell:changed", found, by, now)
    session.flush()
    return found


def remove_cell(session: Session, cell_id: int, *, by: Specialist, now: datetime) -> None:
    """Take a piece out of a week.

    Raises:
        CellUnknown, NotAllowed: see :func:`cell`.
    """
    arrangers.hold_school(session, by)
    found = cell(session, cell_id, by=by)
    _record(session, "cyclogram:cell:removed", found, by, now)
    session.delete(found)
    session.flush()


def take_proposed(session: Session, *, by: Specialist, now: datetime, staff_id: int | None = None) -> None:
    """Fill an empty week with the proposed one (one's own, unless said otherwise); it can be changed afterwards.

    Raises:
        WeekNotEmpty: something stands there already.
        NotAllowed, PersonUnknown: see :func:`core.cyclogram.arrangers.psychologist`.
    """
    owner = arrangers.psychologist(session, by.id if staff_id is None else staff_id, by=by)
    arrangers.hold_school(session, by)
    if week(session, staff_id=owner.id):
        raise WeekNotEmpty
    session.add_all(
        CyclogramCell(
            school_id=by.school_id,
            staff_id=owner.id,
            weekday=piece.weekday,
            opens=piece.opens,
            closes=piece.closes,
            work=piece.work,
            audiences=list(piece.audiences),
        )
        for piece in proposed.week()
    )
    audit.record(session, "cyclogram:week:taken", subject="staff", subject_id=owner.id, staff_id=by.id, now=now)
    session.flush()


def _columns(hours: Hours) -> dict[str, Any]:
    chosen = [audience.value for audience in Audience if audience in hours.audiences]
    return {**asdict(hours), "audiences": chosen}


def _require_valid(session: Session, hours: Hours, weekdays: Collection[int], by: Specialist) -> None:
    if not weekdays or any(day not in range(7) for day in weekdays) or hours.closes <= hours.opens:
        raise HoursInvalid
    require_room(session, hours.room_id, by=by)


def _refuse_overlap(more: Iterable[CyclogramCell], standing: Sequence[CyclogramCell]) -> None:
    if any(_meet(one, other) for one in more for other in standing):
        raise HoursOverlap


def _meet(one: CyclogramCell, other: CyclogramCell) -> bool:
    """Whether two pieces share a minute of some week: odd and even ones take turns."""
    take_turns = one.weeks is not other.weeks and Weeks.EVERY not in (one.weeks, other.weeks)
    share_hours = one.opens < other.closes and other.opens < one.closes
    return one.weekday == other.weekday and share_hours and not take_turns


def _record(session: Session, tag: str, found: CyclogramCell, by: Specialist, now: datetime) -> None:
    audit.record(
        session, tag, subject="staff", subject_id=found.staff_id, staff_id=by.id, now=now, work=found.work.value
    )
