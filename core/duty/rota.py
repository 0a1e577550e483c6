"""The rota: weekly turns on duty and stand-ins; who is on duty at this moment, on the school's own clock."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import date, datetime, time, timedelta

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from core import audit, calendar, schools
from core.actors import NotAllowed, Role, Specialist
from db.models.duty import DutyAbsence, DutyTurn
from db.models.schools import School
from db.models.staff import Staff, StaffRole

WOKEN = (Role.PSYCHOLOGIST, Role.DEPUTY_HEAD)
ARRANGERS = frozenset({Role.PSYCHOLOGIST, Role.DEPUTY_HEAD, Role.ADMINISTRATOR})


class TurnInvalid(Exception):
    """There is no such day, or one person would be on duty twice at a time."""


class AbsenceInvalid(Exception):
    """The days end before they begin, or somebody would stand in for themself."""


class AbsenceUnknown(Exception):
    """No such absence, or one of another school: the two are not told apart."""


class StaffUnknown(Exception):
    """Nobody of this school whom an alert could wake."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Turn:
    """A weekly turn (0 = Monday, school-local); it ends after midnight when ``closes`` is not after ``opens``."""

    staff_id: int
    weekday: int
    opens: time
    closes: time
    position: int = 0


def candidates(session: Session, *, school_id: int) -> Sequence[Staff]:
    """Everybody of a school whom an alert may wake: psychologists and deputy heads who may sign in, by name."""
    roles = Staff.roles.any(StaffRole.name.in_([role.value for role in WOKEN]))
    able = select(Staff).where(Staff.school_id == school_id, Staff.active, roles)
    return session.scalars(able.order_by(Staff.full_name, Staff.id)).all()


def turns(session: Session, *, school_id: int) -> Sequence[DutyTurn]:
    """The whole week of a school, in the order in which people are paged."""
    own = select(DutyTurn).where(DutyTurn.school_id == school_id)
    return session.scalars(own.order_by(DutyTurn.weekday, DutyTurn.opens, DutyTurn.position, DutyTurn.id)).all()


def set_turns(session: Session, week: Sequence[Turn], *, by: Specialist, now: datetime) -> None:
    """Replace the whole week of the person's school by these turns.

    Raises:
        NotAllowed: an observer arranges nothing.
        StaffUnknown: somebody is of another school, switched off, or can do nothing about an alert.
        TurnInvalid: a day that is none, or one person twice at a time.
    """
    _require_arranger(by)
    _refuse_strangers(session, {turn.staff_id for turn in week}, by)
    if any(turn.weekday not in range(7) for turn in week) or _is_anybody_doubled(week):
        raise TurnInvalid
    session.execute(delete(DutyTurn).where(DutyTurn.school_id == by.school_id))
    session.add_all(DutyTurn(school_id=by.school_id, **asdict(turn)) for turn in week)
    audit.record(session, "duty:turns:set", subject="duty", subject_id=None, staff_id=by.id, now=now, turns=len(week))
    session.flush()


def absences(session: Session, *, school_id: int, since: date) -> Sequence[DutyAbsence]:
    """Who is or will be away from this day on, the earliest first."""
    own = select(DutyAbsence).where(DutyAbsence.school_id == school_id, DutyAbsence.ends >= since)
    return session.scalars(own.order_by(DutyAbsence.starts, DutyAbsence.id)).all()


def add_absence(
    session: Session,
    *,
    staff_id: int,
    starts: date,
    ends: date,
    by: Specialist,
    now: datetime,
    stand_in_id: int | None = None,
) -> DutyAbsence:
    """Somebody is away on these days, both included; whoever stands in is paged in their place.

    Raises:
        NotAllowed: an observer arranges nothing.
        StaffUnknown: one of the two is of another school, switched off, or can do nothing about an alert.
        AbsenceInvalid: it ends before it begins, or somebody would stand in for themself.
    """
    _require_arranger(by)
    _refuse_strangers(session, {staff_id} if stand_in_id is None else {staff_id, stand_in_id}, by)
    if ends < starts or stand_in_id == staff_id:
        raise AbsenceInvalid
    absence = DutyAbsence(school_id=by.school_id, staff_id=staff_id, stand_in_id=stand_in_id, starts=starts, ends=ends)
    session.add(absence)
    _record(session, "duty:absence:added", staff_id, by, now)
    session.flush()
    return absence


def end_absence(session: Session, absence_id: int, *, by: Specialist, now: datetime) -> None:
    """Somebody is back from today on; days that have passed stay written.

    Raises:
        NotAllowed: an observer arranges nothing.
        AbsenceUnknown: another school's, or not there.
    """
    _require_arranger(by)
    absence = session.get(DutyAbsence, absence_id)
    if absence is None or absence.school_id != by.school_id:
        raise AbsenceUnknown
    today = calendar.local(schools.school(session, by.school_id), now).date()
    _record(session, "duty:absence:ended", absence.staff_id, by, now)
    if absence.starts < today:
        absence.ends = min(absence.ends, today - timedelta(days=1))
    else:
        session.delete(absence)
    session.flush()


def on_duty(session: Session, school: School, *, now: datetime) -> Sequence[int]:
    """Ids of staff on duty at this moment, in the order in which they are paged; stand-ins in place of the absent."""
    here = calendar.local(school, now)
    days = (here.weekday(), (here.weekday() - 1) % 7)
    near = select(DutyTurn).where(DutyTurn.school_id == school.id, DutyTurn.weekday.in_(days))
    found = session.scalars(near.order_by(DutyTurn.position, DutyTurn.id)).all()
    gone = away(session, school, now=now)
    able = {member.id for member in candidates(session, school_id=school.id)}
    called = (present(turn.staff_id, gone) for turn in found if _covers(turn, here))
    return [staff_id for staff_id in dict.fromkeys(called) if staff_id in able]


def away(session: Session, school: School, *, now: datetime) -> Mapping[int, int | None]:
    """Who of the school is away today, and who stands in for each; None: nobody does."""
    today = calendar.local(school, now).date()
    gone = select(DutyAbsence.staff_id, DutyAbsence.stand_in_id).where(
        DutyAbsence.school_id == school.id, DutyAbsence.starts <= today, DutyAbsence.ends >= today
    )
    return dict(session.execute(gone.order_by(DutyAbsence.id)).all())


def present(staff_id: int, gone: Mapping[int, int | None]) -> int | None:
    """Who is there for this person: they themself, or whoever stands in, or whoever stands in for that one."""
    passed: set[int] = set()
    found: int | None = staff_id
    while found is not None and found in gone:
        if found in passed:  # two who stand in for each other and are both away
            return None
        passed.add(found)
        found = gone[found]
    return found


def _covers(turn: DutyTurn, here: datetime) -> bool:
    clock, is_today = here.time(), turn.weekday == here.weekday()
    if turn.opens < turn.closes:
        return is_today and turn.opens <= clock < turn.closes
    return clock >= turn.opens if is_today else clock < turn.closes


def _is_anybody_doubled(week: Sequence[Turn]) -> bool:
    return any(
        one.staff_id == other.staff_id and _meet(one, other)
        for number, one in enumerate(week)
        for other in week[number + 1 :]
    )


def _meet(one: Turn, other: Turn) -> bool:
    """Whether two weekly turns share a minute, over midnight and over the end of the week too."""
    week = 7 * 24 * 60
    first, last = _minutes(one), _minutes(other)
    return any(first[0] < last[1] + shift and last[0] + shift < first[1] for shift in (-week, 0, week))


def _minutes(turn: Turn) -> tuple[int, int]:
    midnight = turn.weekday * 24 * 60
    opens, closes = (clock.hour * 60 + clock.minute for clock in (turn.opens, turn.closes))
    return midnight + opens, midnight + closes + (0 if opens < closes else 24 * 60)


def _require_arranger(by: Specialist) -> None:
    if by.roles.isdisjoint(ARRANGERS):
        raise NotAllowed("an observer arranges nothing")


def _refuse_strangers(session: Session, staff_ids: set[int], by: Specialist) -> None:
    if not staff_ids <= {member.id for member in candidates(session, school_id=by.school_id)}:
        raise StaffUnknown


def _record(session: Session, tag: str, staff_id: int, by: Specialist, now: datetime) -> None:
    audit.record(session, tag, subject="staff", subject_id=staff_id, staff_id=by.id, now=now)
