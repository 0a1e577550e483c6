"""The hours in which people can come, over a range of days: read from the tables once, then worked out purely."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session, load_only

from core import calendar, staff
from core.cyclogram.days import Span, Stretch, stretches
from db.models.cyclogram import Bell, BookingRules, CyclogramCell, DayException
from db.models.duty import DutyAbsence
from db.models.journals import Audience
from db.models.schools import CalendarPeriod, School
from db.models.staff import Staff

_DAYS_ALONE = load_only(CalendarPeriod.kind, CalendarPeriod.starts, CalendarPeriod.ends)


@dataclass(frozen=True, slots=True)
class Window:
    """A stretch of one day as moments in UTC. ``bells``: meetings begin only then; empty: one after another."""

    staff_id: int
    room_id: int | None
    opens: datetime
    closes: datetime
    audiences: frozenset[Audience]
    bells: tuple[datetime, ...] = ()


@dataclass(frozen=True, slots=True)
class Timetable:
    """What decides the hours of a school over some days, as it stands in the tables."""

    school: School
    rules: BookingRules
    able: frozenset[int]
    cells: Mapping[int, Sequence[CyclogramCell]]  # by weekday
    exceptions: Mapping[date, Sequence[DayException]]
    absences: Sequence[DutyAbsence]
    periods: Sequence[CalendarPeriod]
    bells: Sequence[time]

    def stretches(self, day: date) -> Sequence[Stretch]:
        """The stretches of one day, school-local."""
        return stretches(
            day,
            cells=self.cells.get(day.weekday(), ()),
            exceptions=self.exceptions.get(day, ()),
            pauses=spans(self.rules.pauses),
            gone={one.staff_id: one.stand_in_id for one in self.absences if one.starts <= day <= one.ends},
            able=self.able,
            is_working_day=calendar.is_working_day(self.school, self.periods, day),
        )

    def windows(self, day: date) -> Iterator[Window]:
        """The windows of one day. Clocks that jump over a stretch swallow it."""
        bells = tuple(self._moment(day, bell) for bell in self.bells) if self.rules.by_bells else ()
        for stretch in self.stretches(day):
            opens, closes = self._moment(day, stretch.opens), self._moment(day, stretch.closes)
            if opens < closes:
                within = tuple(bell for bell in bells if opens <= bell < closes)
                if within or not self.rules.by_bells:
                    yield Window(stretch.staff_id, stretch.room_id, opens, closes, stretch.audiences, within)

    def over(self, first: date, *, days: int) -> Iterator[Window]:
        """The windows of so many days from the first on, in their order."""
        for ahead in range(days):
            yield from self.windows(first + timedelta(days=ahead))

    def _moment(self, day: date, clock: time) -> datetime:
        return calendar.at(self.school, day, clock).astimezone(UTC)


def timetable(
    session: Session, school: School, *, first: date, last: date, rules: BookingRules | None = None
) -> Timetable:
    """What decides the hours of these days, both included; ``rules``: when they were read already."""
    of_school = DayException.school_id == school.id
    exceptions: dict[date, list[DayException]] = defaultdict(list)
    for exception in session.scalars(
        select(DayException).where(of_school, DayException.day >= first, DayException.day <= last)
    ):
        exceptions[exception.day].append(exception)
    away = select(DutyAbsence).where(
        DutyAbsence.school_id == school.id, DutyAbsence.starts <= last, DutyAbsence.ends >= first
    )
    cells = select(CyclogramCell).where(CyclogramCell.school_id == school.id)
    bells = select(Bell.opens).where(Bell.school_id == school.id).distinct().order_by(Bell.opens)
    rules = rules or rules_of(session, school.id)
    return Timetable(
        school=school,
        rules=rules,
        able=frozenset(session.scalars(staff.psychologists(school.id).with_only_columns(Staff.id))),
        cells=by_weekday(session.scalars(cells.order_by(CyclogramCell.id))),
        exceptions=exceptions,
        absences=session.scalars(away.order_by(DutyAbsence.id)).all(),
        periods=session.scalars(select(CalendarPeriod).options(_DAYS_ALONE)).all(),
        bells=session.scalars(bells).all() if rules.by_bells else (),
    )


def by_weekday(cells: Iterable[CyclogramCell]) -> Mapping[int, Sequence[CyclogramCell]]:
    """The cells of each weekday, in their order."""
    found: defaultdict[int, list[CyclogramCell]] = defaultdict(list)
    for cell in cells:
        found[cell.weekday].append(cell)
    return found


def windows(session: Session, school: School, *, first: date, days: int) -> Iterator[Window]:
    """The windows of so many days from the first on, in their order."""
    return timetable(session, school, first=first, last=first + timedelta(days=days - 1)).over(first, days=days)


def rules_of(session: Session, school_id: int) -> BookingRules:
    """The rules of booking of a school: its own, or the usual ones while it has set none."""
    found = session.get(BookingRules, school_id)
    if found is not None:
        return found
    usual = {
        column.key: column.default.arg
        for column in BookingRules.__table__.columns
        if column.default is not None and not callable(column.default.arg)
    }
    return BookingRules(school_id=school_id, pauses=[], **usual)


def spans(pauses: Sequence[Sequence[str]]) -> list[Span]:
    """The pauses of a day as pairs of clock times."""
    return [(time.fromisoformat(begins), time.fromisoformat(ends)) for begins, ends in pauses]
