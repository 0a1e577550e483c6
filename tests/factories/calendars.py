"""Random calendars of a school: hours, what bends them, clocks that jump, and meetings that stand already."""

import random
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import Final

from core.appointments import slots
from core.cyclogram import Bell, BookingRules, CyclogramCell, DayException, Weeks, WorkKind
from core.cyclogram.hours import Timetable, by_weekday
from db.models.duty import DutyAbsence
from db.models.journals import Audience
from db.models.schools import CalendarPeriod, School

# clocks turned back at midnight, by an hour at night, by half an hour; five hours and three quarters; a summer that
# begins at midnight; none at all
ZONES: Final = (
    "Asia/Almaty",
    "Asia/Almaty",
    "Europe/Berlin",
    "America/New_York",
    "Australia/Lord_Howe",
    "Africa/Cairo",
    "Asia/Kathmandu",
    "UTC",
)
# the day before Almaty's clocks were turned back is the 29 February; the others are nights of summer and winter time
DAYS: Final = (
    date(2024, 2, 27),
    date(2024, 2, 29),
    date(2024, 3, 1),
    date(2026, 3, 7),
    date(2026, 3, 28),
    date(2026, 4, 23),
    date(2026, 10, 3),
    date(2026, 10, 24),
    date(2026, 10, 29),
    date(2026, 11, 23),
    date(2028, 2, 28),
)
MEETINGS: Final = (10, 15, 17, 20, 30, 30, 30, 40, 45, 60, 90)
PAUSES: Final = (0, 0, 3, 5, 10, 10, 15, 20)
NIGHTLY: Final = 0.15  # hours at night, when clocks jump
ODD: Final = 0.1  # a clock time that is no multiple of five minutes


@dataclass(frozen=True, slots=True)
class Given:
    """A time that is somebody's already; ``until``: only held, and until when."""

    staff_id: int
    room_id: int | None
    starts_at: datetime
    ends_at: datetime
    free_at: datetime
    until: datetime | None = None

    @property
    def cells(self) -> set[tuple[str, int, int]]:
        """Its cells of five minutes."""
        owners = slots.owners(self.staff_id, self.room_id)
        return {(*owner, cell) for owner in owners for cell in slots.cells(self.starts_at, self.free_at)}


@dataclass(frozen=True, slots=True)
class Calendar:
    """One invented school at one moment. Its rows have the numbers they are drawn with."""

    school: School
    rules: BookingRules
    able: Sequence[int]
    switched_off: Sequence[int]
    rooms: Sequence[int]
    cells: Sequence[CyclogramCell]
    exceptions: Sequence[DayException]
    absences: Sequence[DutyAbsence]
    periods: Sequence[CalendarPeriod]
    bells: Sequence[Bell]
    given: Sequence[Given]
    audience: Audience
    now: datetime

    @property
    def timetable(self) -> Timetable:
        """Its hours without a database: as ``hours.timetable`` reads them."""
        exceptions: dict[date, list[DayException]] = defaultdict(list)
        for exception in self.exceptions:
            exceptions[exception.day].append(exception)
        bells = sorted({bell.opens for bell in self.bells}) if self.rules.by_bells else ()
        able = frozenset(self.able)
        return Timetable(
            self.school, self.rules, able, by_weekday(self.cells), exceptions, self.absences, self.periods, tuple(bells)
        )


class Draw:
    """Draws calendars: the same ones for the same seed."""

    def __init__(self, seed: int) -> None:
        self._chance = random.Random(seed)

    def calendar(
        self, *, school_id: int = 1, people: Sequence[int] = (1, 2, 3, 4), rooms: Sequence[int] = (1, 2)
    ) -> Calendar:
        """One more. The last of ``people`` is switched off, the one before sometimes."""
        chance = self._chance
        today = chance.choice(DAYS) + timedelta(days=chance.randint(-1, 1))
        able = people[: -1 - chance.randint(0, 1)]
        rules = self._rules(school_id)
        days = [today + timedelta(days=ahead) for ahead in range(rules.horizon_days + 1)]
        now = datetime.combine(today, time(chance.randint(0, 23), chance.randint(0, 59)), UTC)
        school = School(
            id=school_id,
            code="drawn",
            names={"kk": "Мектеп"},
            timezone=chance.choice(ZONES),
            opens=time(8),
            closes=time(18),
            working_days=sorted(chance.sample(range(7), chance.randint(4, 7))),
        )
        return Calendar(
            school=school,
            rules=rules,
            able=able,
            switched_off=people[len(able) :],
            rooms=rooms,
            cells=[self._cell(school_id, people, rooms) for _ in range(chance.randint(4, 40))],
            exceptions=[self._exception(school_id, people, rooms, days) for _ in range(chance.randint(0, 4))],
            absences=[self._absence(school_id, people, days) for _ in range(chance.choice((0, 0, 1, 3)))],
            periods=[self._holiday(days)] if chance.random() < 0.3 else [],
            bells=[self._bell(school_id, lesson) for lesson in range(chance.randint(1, 6))],
            given=self._given(people, rooms, now, days),
            audience=chance.choice(list(Audience)),
            now=now,
        )

    def _rules(self, school_id: int) -> BookingRules:
        chance = self._chance
        return BookingRules(
            school_id=school_id,
            meeting_minutes=chance.choice(MEETINGS),
            pause_minutes=chance.choice(PAUSES),
            notice_minutes=chance.choice((0, 0, 60, 120, 1440)),
            horizon_days=chance.choice((0, 1, 3, 7, 14)),
            most_open=2,
            most_moves=3,
            hold_minutes=2,
            claim_minutes=15,
            is_automatic=True,
            by_bells=chance.random() < 0.25,
            pauses=[[f"{clock:%H:%M}" for clock in self._span()] for _ in range(chance.randint(0, 2))],
        )

    def _clock(self) -> int:
        """A minute of the day."""
        chance = self._chance
        hour = chance.randint(0, 5) if chance.random() < NIGHTLY else chance.randint(8, 17)
        return hour * 60 + (chance.randint(0, 59) if chance.random() < ODD else chance.randrange(0, 60, 5))

    def _span(self, longest: int = 480) -> tuple[time, time]:
        opens = self._clock()
        closes = min(opens + self._chance.randrange(10, longest, 5), 23 * 60 + 59)
        return time(*divmod(opens, 60)), time(*divmod(closes, 60))

    def _groups(self) -> list[str]:
        return [one.value for one in self._chance.sample(list(Audience), self._chance.choice((0, 1, 2, 4, 4, 4)))]

    def _cell(self, school_id: int, people: Sequence[int], rooms: Sequence[int]) -> CyclogramCell:
        opens, closes = self._span()
        return CyclogramCell(
            school_id=school_id,
            staff_id=self._chance.choice(people),
            weekday=self._chance.randint(0, 6),
            opens=opens,
            closes=closes,
            work=WorkKind.RECEPTION,
            audiences=self._groups(),
            weeks=self._chance.choice((Weeks.EVERY, Weeks.EVERY, Weeks.ODD, Weeks.EVEN)),
            room_id=self._chance.choice((None, *rooms)),
        )

    def _exception(
        self, school_id: int, people: Sequence[int], rooms: Sequence[int], days: Sequence[date]
    ) -> DayException:
        chance = self._chance
        is_open = chance.random() < 0.5
        opens, closes = self._span() if is_open or chance.random() < 0.7 else (None, None)
        return DayException(
            school_id=school_id,
            staff_id=chance.choice((None, *people)),
            day=chance.choice(days),
            is_open=is_open,
            opens=opens,
            closes=closes,
            audiences=self._groups() if is_open else [],
            room_id=chance.choice((None, *rooms)) if is_open else None,
            note="",
        )

    def _absence(self, school_id: int, people: Sequence[int], days: Sequence[date]) -> DutyAbsence:
        chance = self._chance
        first = chance.choice(days)
        away, stand_in = chance.sample(people, 2)
        return DutyAbsence(
            school_id=school_id,
            staff_id=away,
            stand_in_id=chance.choice((None, stand_in)),
            starts=first,
            ends=first + timedelta(days=chance.randint(0, 3)),
        )

    def _holiday(self, days: Sequence[date]) -> CalendarPeriod:
        first = self._chance.choice(days)
        return CalendarPeriod(
            kind="holiday", starts=first, ends=first, names={}, source="drawn", checked_on=None, review="needed"
        )

    def _bell(self, school_id: int, lesson: int) -> Bell:
        opens, closes = self._span(60)
        return Bell(school_id=school_id, shift=1, lesson=lesson, opens=opens, closes=closes)

    def _given(
        self, people: Sequence[int], rooms: Sequence[int], now: datetime, days: Sequence[date]
    ) -> Sequence[Given]:
        taken: set[tuple[str, int, int]] = set()
        found = []
        for one in self._times(people, rooms, now, days):
            if taken.isdisjoint(one.cells):
                taken |= one.cells
                found.append(one)
        return found

    def _times(
        self, people: Sequence[int], rooms: Sequence[int], now: datetime, days: Sequence[date]
    ) -> Iterator[Given]:
        chance = self._chance
        for _ in range(chance.randint(0, 14)):
            minute = chance.randrange(0, len(days) * 24 * 60, chance.choice((1, 5, 5, 10)))
            starts_at = datetime.combine(days[0], time(), UTC) + timedelta(minutes=minute)
            ends_at = starts_at + timedelta(minutes=chance.choice(MEETINGS))
            until = None if chance.random() < 0.7 else now + timedelta(seconds=chance.choice((-60, 0, 1, 90)))
            free_at = ends_at + timedelta(minutes=chance.choice(PAUSES))
            yield Given(chance.choice(people), chance.choice((None, *rooms)), starts_at, ends_at, free_at, until)
