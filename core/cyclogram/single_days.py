"""Single days that are not as usual: closed, wholly or for some hours, or opened beside the week; for one or all."""

from collections.abc import Collection, Sequence
from datetime import date, datetime, time
from typing import Final

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from core import audit, calendar, schools
from core.actors import NotAllowed, Specialist
from core.cyclogram import arrangers, hours
from core.cyclogram.arranging import HoursInvalid, HoursOverlap
from core.cyclogram.rooms import require_room
from db.models.cyclogram import DayException
from db.models.journals import Audience

LONGEST_NOTE: Final = 120
FURTHEST: Final = 366  # days ahead


class DayUnknown(Exception):
    """No such day stands out in this school."""


class DayPast(Exception):
    """The day is over, or more than a year away."""


class NoteTooLong(Exception):
    """More than ``LONGEST_NOTE`` characters."""


class NobodyReceived(Exception):
    """An opening for nobody."""


def upcoming(session: Session, school_id: int, *, staff_id: int | None, since: date) -> Sequence[DayException]:
    """Days that stand out from this one on, soonest first: those of all, and those of one person."""
    whose = or_(DayException.staff_id.is_(None), DayException.staff_id == staff_id)
    own = select(DayException).where(DayException.school_id == school_id, DayException.day >= since, whose)
    return session.scalars(own.order_by(DayException.day, DayException.opens, DayException.id)).all()


def close(
    session: Session,
    day: date,
    *,
    span: tuple[time, time] | None = None,
    staff_id: int | None,
    note: str = "",
    by: Specialist,
    now: datetime,
) -> DayException:
    """Nobody can be booked on this day, or between these hours of it; without ``staff_id`` nobody of the school.

    Raises:
        HoursInvalid: they end before they begin.
        DayPast, NoteTooLong: it cannot be kept so.
        NotAllowed, PersonUnknown: see :func:`core.cyclogram.arrangers.psychologist`.
    """
    _require(session, day, span, note, staff_id=staff_id, by=by, now=now)
    opens, closes = span or (None, None)
    found = DayException(
        school_id=by.school_id,
        staff_id=staff_id,
        day=day,
        is_open=False,
        opens=opens,
        closes=closes,
        audiences=[],
        note=_said(note),
    )
    return _kept(session, found, "cyclogram:day:closed", by, now)


def open_extra(
    session: Session,
    day: date,
    *,
    span: tuple[time, time],
    audiences: Collection[Audience],
    room_id: int | None = None,
    staff_id: int | None,
    note: str = "",
    by: Specialist,
    now: datetime,
) -> DayException:
    """People can come between these hours of this day too, a day off as well.

    Raises:
        NobodyReceived: no audience was chosen.
        HoursInvalid, HoursOverlap: they end before they begin, or these people are received then as it is.
        DayPast, NoteTooLong, RoomUnknown: it cannot be kept so.
        NotAllowed, PersonUnknown: see :func:`core.cyclogram.arrangers.psychologist`.
    """
    _require(session, day, span, note, staff_id=staff_id, by=by, now=now)
    require_room(session, room_id, by=by)
    if not audiences:
        raise NobodyReceived
    _refuse_double(session, day, span, frozenset(audiences), staff_id=staff_id, by=by)
    found = DayException(
        school_id=by.school_id,
        staff_id=staff_id,
        day=day,
        is_open=True,
        opens=span[0],
        closes=span[1],
        audiences=[audience.value for audience in Audience if audience in audiences],
        room_id=room_id,
        note=_said(note),
    )
    return _kept(session, found, "cyclogram:day:opened", by, now)


def restore(session: Session, exception_id: int, *, by: Specialist, now: datetime) -> None:
    """The day is as usual again.

    Raises:
        DayUnknown: another school's, or not there.
        NotAllowed: a colleague's or everybody's, and the actor arranges only their own.
    """
    found = session.get(DayException, exception_id)
    if found is None or found.school_id != by.school_id:
        raise DayUnknown
    _require_whose(session, found.staff_id, by)
    _record(session, "cyclogram:day:restored", found, by, now)
    session.delete(found)
    session.flush()


def _require(
    session: Session,
    day: date,
    span: tuple[time, time] | None,
    note: str,
    *,
    staff_id: int | None,
    by: Specialist,
    now: datetime,
) -> None:
    _require_whose(session, staff_id, by)
    if staff_id is not None:
        arrangers.psychologist(session, staff_id, by=by)
    arrangers.hold_school(session, by)
    ahead = (day - calendar.local(schools.school(session, by.school_id), now).date()).days
    if not 0 <= ahead <= FURTHEST:
        raise DayPast
    if span is not None and span[1] <= span[0]:
        raise HoursInvalid
    if len(_said(note)) > LONGEST_NOTE:
        raise NoteTooLong


def _require_whose(session: Session, staff_id: int | None, by: Specialist) -> None:
    if staff_id is not None:
        arrangers.require(by, staff_id)
    elif not arrangers.arranges_school(session, by):
        raise NotAllowed("a day of the whole school is arranged by a deputy head or an administrator")


def _refuse_double(
    session: Session,
    day: date,
    span: tuple[time, time],
    audiences: frozenset[Audience],
    *,
    staff_id: int | None,
    by: Specialist,
) -> None:
    """Two stretches for the same people at one time would offer times that overlap."""
    standing = hours.timetable(session, schools.school(session, by.school_id), first=day, last=day).stretches(day)
    for stretch in standing:
        is_theirs = staff_id in (None, stretch.staff_id) and not audiences.isdisjoint(stretch.audiences)
        if is_theirs and stretch.opens < span[1] and span[0] < stretch.closes:
            raise HoursOverlap


def _kept(session: Session, found: DayException, tag: str, by: Specialist, now: datetime) -> DayException:
    session.add(found)
    _record(session, tag, found, by, now)
    session.flush()
    return found


def _said(note: str) -> str:
    return " ".join(note.split())


def _record(session: Session, tag: str, found: DayException, by: Specialist, now: datetime) -> None:
    whose, day = found.staff_id, found.day.isoformat()
    audit.record(session, tag, subject="staff", subject_id=whose, staff_id=by.id, now=now, day=day)
