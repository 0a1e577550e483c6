"""The calendar as a page shows it: columns of time, and what stands beside them. One snapshot, plain values."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from hashlib import sha256

from sqlalchemy.orm import Session

from admin.views.appointments import beside, blocks, columns, grid
from admin.views.appointments.address import DAY, Chosen
from admin.views.appointments.beside import Aside
from admin.views.appointments.grid import Span
from admin.views.help_requests.moments import Clock
from core import calendar, staff
from core.actors import Specialist
from core.appointments import desk
from core.cyclogram import hours
from core.cyclogram.hours import Window
from db.models.appointments import Appointment, AppointmentHold


@dataclass(frozen=True, slots=True, kw_only=True)
class Lesson:
    """A lesson of the ruler at the side."""

    css: str
    shift: int
    number: int
    hours: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Calendar:
    """The whole page. ``version`` changes when anything of it does."""

    chosen: Chosen
    today: date
    opens: int
    closes: int
    columns: Sequence[columns.Column]
    lessons: Sequence[Lesson]
    people: Mapping[int, str]
    rooms: Sequence[tuple[int, str]]
    aside: Aside
    time: str

    @property
    def version(self) -> str:
        """A short mark of everything that is shown."""
        return sha256(repr(self).encode()).hexdigest()[:16]

    @property
    def is_empty(self) -> bool:
        """Whether nobody comes on these days and nobody is received."""
        return not any(column.blocks or column.shades for column in self.columns)


def shown(session: Session, chosen: Chosen, *, by: Specialist, clock: Clock) -> Calendar:
    """Everything for one look."""
    facts = _facts(session, chosen, by=by, clock=clock)
    places = [(day, staff_id) for day in _days(chosen, facts, clock) for staff_id in _parts(chosen, facts)]
    spans = [blocks.span_of(kept or found, clock) for found, kept in facts.meetings]
    spans += [Span(clock.here(one.opens), clock.here(one.closes)) for one in facts.windows]
    opens, closes = clock.school.opens.hour, clock.school.closes.hour + bool(clock.school.closes.minute)
    opens, closes = grid.frame(spans, opens=opens, closes=closes)
    today = clock.here(clock.now).date()
    return Calendar(
        chosen=chosen,
        today=today,
        opens=opens,
        closes=closes,
        columns=[columns.column(session, day, staff_id, chosen, facts, clock) for day, staff_id in places],
        lessons=_lessons(session, by.school_id, today, opens, closes),
        people=facts.names,
        rooms=[(room.id, blocks.room_name(room, clock)) for room in facts.rooms.values()],
        aside=beside.aside(session, by=by, clock=clock, names=facts.names, rooms=facts.rooms),
        time=clock.time(clock.now - timedelta(minutes=clock.now.minute % 5)),
    )


def _facts(session: Session, chosen: Chosen, *, by: Specialist, clock: Clock) -> columns.Facts:
    first, days, school = chosen.first, chosen.days, clock.school
    since = calendar.at(school, first, time())
    until = calendar.at(school, first + timedelta(days=days), time())
    held = desk.holds(session, by.school_id, since=since, until=until, now=clock.now)
    found: list[tuple[Appointment, AppointmentHold | None]] = [
        *((one, None) for one in desk.meetings(session, by.school_id, since=since, until=until)),
        *((one, kept) for kept, one in held),
    ]
    windows = hours.windows(session, school, first=first, days=days)
    return columns.Facts(
        meetings=[(one, kept) for one, kept in found if _is_chosen(chosen, kept or one)],
        windows=[one for one in windows if _is_chosen(chosen, one)],
        notes=desk.notes(session, school, first=first, days=days),
        working=desk.working_days(session, school, first=first, days=days),
        names={member.id: member.full_name for member in session.scalars(staff.psychologists(by.school_id))},
        rooms={room.id: room for room in desk.rooms(session, by.school_id)},
    )


def _is_chosen(chosen: Chosen, place: Appointment | AppointmentHold | Window) -> bool:
    return chosen.staff in (None, place.staff_id) and chosen.room in (None, place.room_id)


def _days(chosen: Chosen, facts: columns.Facts, clock: Clock) -> Sequence[date]:
    """The days of the page: of a week those the school works on, and any other on which something stands."""
    if chosen.view == DAY:
        return [chosen.day]
    busy = {blocks.span_of(kept or found, clock).opens.date() for found, kept in facts.meetings}
    busy |= {clock.here(one.opens).date() for one in facts.windows}
    week = [chosen.first + timedelta(days=ahead) for ahead in range(7)]
    return [day for day in week if day.weekday() in clock.school.working_days or day in busy or day == chosen.day]


def _parts(chosen: Chosen, facts: columns.Facts) -> Sequence[int | None]:
    """The columns of a day: the whole of it in a week, in the day view one for each psychologist."""
    if chosen.view != DAY or len(facts.names) < 2:
        return [None]
    away = [one.staff_id for found, kept in facts.meetings if (one := kept or found).staff_id is not None]
    among = dict.fromkeys([*facts.names, *(person for person in away if person is not None)])
    return [person for person in among if chosen.staff in (None, person)] or [None]


def _lessons(session: Session, school_id: int, day: date, opens: int, closes: int) -> Sequence[Lesson]:
    return [
        Lesson(
            css=f"{grid.spot(_clocks(day, bell.opens, bell.closes))} lane-{(bell.shift - 1) % 2}",
            shift=bell.shift,
            number=bell.lesson,
            hours=f"{bell.opens:%H:%M}–{bell.closes:%H:%M}",
        )
        for bell in desk.bells(session, school_id)
        if opens <= bell.opens.hour and _clocks(day, bell.opens, bell.closes).closes.hour < closes
    ]


def _clocks(day: date, opens: time, closes: time) -> Span:
    return Span(datetime.combine(day, opens), datetime.combine(day, closes))
