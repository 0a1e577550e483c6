"""Arranging: a turn more or a turn less in the week, while nobody else arranges it."""

from collections.abc import Collection, Sequence
from datetime import datetime, time

from sqlalchemy import select
from sqlalchemy.orm import Session

from core.actors import Specialist
from core.duty import rota
from core.duty.rota import Turn, TurnInvalid
from db.models.schools import School


class TurnUnknown(Exception):
    """Nobody of the school has a turn that begins then."""


def add(
    session: Session,
    *,
    staff_id: int,
    weekdays: Collection[int],
    opens: time,
    closes: time,
    position: int,
    by: Specialist,
    now: datetime,
) -> None:
    """The same turn on each of these weekdays, beside what stands there.

    Raises:
        TurnInvalid: no day, a day that is none, or one person twice at a time.
        NotAllowed, StaffUnknown: see :func:`core.duty.rota.set_turns`.
    """
    if not weekdays:
        raise TurnInvalid
    more = [
        Turn(staff_id=staff_id, weekday=day, opens=opens, closes=closes, position=position) for day in set(weekdays)
    ]
    rota.set_turns(session, [*_standing(session, by), *more], by=by, now=now)


def remove(session: Session, *, staff_id: int, weekday: int, opens: time, by: Specialist, now: datetime) -> None:
    """Take away the turn of this person that begins then: it is named by what it says, as rows come and go.

    Raises:
        TurnUnknown: there is none.
        NotAllowed, StaffUnknown: see :func:`core.duty.rota.set_turns`.
    """
    week = _standing(session, by)
    rest = [turn for turn in week if (turn.staff_id, turn.weekday, turn.opens) != (staff_id, weekday, opens)]
    if len(rest) == len(week):
        raise TurnUnknown
    rota.set_turns(session, rest, by=by, now=now)


def _standing(session: Session, by: Specialist) -> Sequence[Turn]:
    """The week as it is, held until this transaction ends; who may not be woken any more has no turn left."""
    session.execute(select(School.id).where(School.id == by.school_id).with_for_update()).all()
    able = {member.id for member in rota.candidates(session, school_id=by.school_id)}
    return [
        Turn(staff_id=turn.staff_id, weekday=turn.weekday, opens=turn.opens, closes=turn.closes, position=turn.position)
        for turn in rota.turns(session, school_id=by.school_id)
        if turn.staff_id in able
    ]
