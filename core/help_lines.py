"""Help lines: the numbers to show now, by hour and by kind of danger, and the day a person last rang each."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from core import audit, calendar, schools
from core.actors import Specialist, require_psychologist
from core.texts import Texts
from db.models.schools import HelpLine, School

CHECKED_FOR = timedelta(days=90)
MIDNIGHT = "24:00"


class LineUnknown(Exception):
    """No such help line for this school."""


class SharedWithRealSchools(Exception):
    """The demo school shows the lines of all schools; nobody changes them from there."""


class HoursInvalid(Exception):
    """The hours are not HH:MM, or end before they begin."""


class DaysMissing(Exception):
    """A line without a single day would never be shown."""


class AlwaysShown(Exception):
    """A number for danger to life is neither switched off nor limited to hours."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Hours:
    """When a line is offered: weekdays (0 = Monday), ``HH:MM``, ``24:00`` for midnight, and whether at all."""

    days: tuple[int, ...]
    opens: str
    closes: str
    is_enabled: bool


def open_now(session: Session, school: School, *, category: str | None = None, now: datetime) -> Sequence[HelpLine]:
    """Lines a child can reach at this moment: 112 and 111 always, others inside their hours and their category.

    The first stays first; what is meant for this very danger comes right after it.
    """
    here = calendar.local(school, now)
    found = all_of(session, school_id=school.id)
    shown = [line for line in found if line.is_enabled and _is_shown(line, category, here)]
    return [*shown[:1], *sorted(shown[1:], key=lambda line: category not in line.categories)]


def always_shown(session: Session) -> Sequence[HelpLine]:
    """The numbers that work at any hour: what a page shows when nothing else does."""
    statement = select(HelpLine).where(HelpLine.is_always_shown, HelpLine.is_enabled).order_by(HelpLine.position)
    return session.scalars(statement).all()


def all_of(session: Session, *, school_id: int) -> Sequence[HelpLine]:
    """The lines common to all schools and the school's own, in the order a child sees them."""
    statement = select(HelpLine).where(or_(HelpLine.school_id.is_(None), HelpLine.school_id == school_id))
    return session.scalars(statement.order_by(HelpLine.position)).all()


def written(lines: Sequence[HelpLine], text: Texts) -> str:
    """The lines as a card shows them, one tappable number a line."""
    return "\n".join(
        text("crisis-line", number=line.number, name=line.names.get(text.locale) or line.names["kk"]) for line in lines
    )


def is_stale(line: HelpLine, today: date) -> bool:
    """Whether nobody has rung the line for three months, or ever."""
    return line.checked_on is None or today - line.checked_on > CHECKED_FOR


def to_check(session: Session, *, school_id: int, now: datetime) -> Sequence[HelpLine]:
    """Lines that are shown to children although nobody has rung them lately."""
    today = calendar.local(schools.school(session, school_id), now).date()
    return [line for line in all_of(session, school_id=school_id) if line.is_enabled and is_stale(line, today)]


def check(session: Session, line_id: int, *, by: Specialist, now: datetime) -> HelpLine:
    """A person rang the line today: it answered, and its hours are right.

    Raises:
        LineUnknown: another school's, or not there.
    """
    line = find(session, line_id, by=by)
    old = line.checked_on
    line.checked_on = calendar.local(schools.school(session, by.school_id), now).date()
    audit.record(
        session,
        "help_line:checked",
        subject="help_line",
        subject_id=line.id,
        staff_id=by.id,
        now=now,
        old=old.isoformat() if old else None,
        new=line.checked_on.isoformat(),
    )
    return line


def change(session: Session, line_id: int, *, hours: Hours, by: Specialist) -> HelpLine:
    """Other hours, or switched on or off; the panel's list writes old and new into the audit.

    Raises:
        LineUnknown: another school's, or not there.
        AlwaysShown: a number for danger to life stays as it is.
        HoursInvalid: not a span of a day.
        DaysMissing: no day at all.
    """
    line = find(session, line_id, by=by)
    if line.is_always_shown:
        raise AlwaysShown
    _refuse_wrong(hours)
    line.days, line.opens, line.closes = sorted(set(hours.days)), hours.opens, hours.closes
    line.is_enabled = hours.is_enabled
    return line


def find(session: Session, line_id: int, *, by: Specialist) -> HelpLine:
    """A line this psychologist may change: the school's own or a common one.

    Raises:
        LineUnknown: another school's, or not there.
        SharedWithRealSchools: the actor belongs to a demo school, and the line does not.
    """
    require_psychologist(by)
    line = session.get(HelpLine, line_id)
    if line is None or line.school_id not in (None, by.school_id):
        raise LineUnknown
    if line.school_id is None and schools.school(session, by.school_id).is_demo:
        raise SharedWithRealSchools
    return line


def _refuse_wrong(hours: Hours) -> None:
    if not hours.days or not set(hours.days) <= set(range(7)):
        raise DaysMissing
    if not (_is_clock(hours.opens) and (_is_clock(hours.closes) or hours.closes == MIDNIGHT)):
        raise HoursInvalid
    if hours.opens >= hours.closes:
        raise HoursInvalid


def _is_clock(written: str) -> bool:
    try:
        return time.fromisoformat(written).strftime("%H:%M") == written
    except ValueError:
        return False


def _is_shown(line: HelpLine, category: str | None, here: datetime) -> bool:
    if line.is_always_shown:
        return True
    if line.categories and category not in line.categories:
        return False
    return here.weekday() in line.days and line.opens <= here.strftime("%H:%M") < line.closes
