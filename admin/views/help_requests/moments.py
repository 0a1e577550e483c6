"""Moments and spans of time in a person's words, on the school's clock."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta

from sqlalchemy.orm import Session

from core import calendar, schools
from core.help_requests.snoozing import FOREVER
from core.texts import Texts
from db.models.schools import School

MINUTE, HOUR, DAY = 60, 3600, 86400


class MomentUnreadable(Exception):
    """What was typed is not a moment."""


@dataclass(frozen=True, slots=True)
class Clock:
    """The school's clock at one moment, speaking one language."""

    school: School
    text: Texts
    now: datetime

    @classmethod
    def of(cls, session: Session, *, school_id: int, text: Texts, now: datetime) -> "Clock":
        """The clock of a school."""
        return cls(schools.school(session, school_id), text, now)

    def here(self, moment: datetime) -> datetime:
        """A moment in school-local time."""
        return calendar.local(self.school, moment)

    def time(self, moment: datetime) -> str:
        """Hours and minutes."""
        return self.here(moment).strftime("%H:%M")

    def day(self, day: date) -> str:
        """A day: today, yesterday, tomorrow, or its date."""
        today = self.here(self.now).date()
        near = {-1: "desk-day-yesterday", 0: "desk-day-today", 1: "desk-day-tomorrow"}.get((day - today).days)
        if near is not None:
            return self.text(near)
        if day.year != today.year:
            return day.strftime("%d.%m.%Y")
        return self.text("desk-day", day=day.day, month=day.month)

    def moment(self, moment: datetime) -> str:
        """Day and time."""
        return self.text("desk-moment", day=self.day(self.here(moment).date()), time=self.time(moment))

    def exact(self, moment: datetime) -> str:
        """Day, date and time: who puts something off sees the very moment it returns."""
        day = self.here(moment).date()
        date_words = self.text("desk-day", day=day.day, month=day.month)
        near = self.day(day)
        words = near if near == date_words or near[0].isdigit() else f"{near}, {date_words}"
        return self.text("desk-moment", day=words, time=self.time(moment))

    def wakes(self, moment: datetime | None) -> str:
        """When a talk put off returns: at a moment, or when the child writes."""
        if moment is None or moment >= FOREVER:
            return self.text("desk-wakes-reply")
        return self.exact(moment)

    def span(self, since: datetime) -> str:
        """How long ago that was: two units at most, nobody counts seconds."""
        seconds = max(0, int((self.now - since).total_seconds()))
        if seconds < MINUTE:
            return self.text("desk-span-now")
        if seconds < HOUR:
            return self.text("desk-span-minutes", minutes=seconds // MINUTE)
        if seconds < DAY:
            return self.text("desk-span-hours", hours=seconds // HOUR, minutes=seconds % HOUR // MINUTE)
        return self.text("desk-span-days", days=seconds // DAY, hours=seconds % DAY // HOUR)

    def roughly(self, since: datetime) -> str:
        """How long ago that was in its largest unit: a list is compared, not measured."""
        seconds = int((self.now - since).total_seconds())
        if seconds >= DAY:
            return self.text("desk-span-days", days=seconds // DAY, hours=0)
        if seconds >= HOUR:
            return self.text("desk-span-hours", hours=seconds // HOUR, minutes=0)
        return self.span(since)

    def field(self, moment: datetime) -> str:
        """A moment as a ``datetime-local`` field holds it."""
        return self.here(moment).strftime("%Y-%m-%dT%H:%M")

    def parse(self, written: str) -> datetime:
        """The moment a ``datetime-local`` field holds, in school-local time.

        Raises:
            MomentUnreadable: it is not one.
        """
        try:
            found = datetime.fromisoformat(written)
            return found.replace(tzinfo=self.here(self.now).tzinfo).astimezone(UTC)
        except (ValueError, OverflowError):
            raise MomentUnreadable from None

    def next_morning(self, session: Session) -> datetime:
        """When the service opens on the next working day: the usual moment for an answer written at night."""
        day = self.here(calendar.due_by(session, self.school, now=self.now)).date()
        return datetime.combine(day, self.school.opens or time(8), tzinfo=self.here(self.now).tzinfo)

    def soonest(self) -> datetime:
        """The first moment worth scheduling for."""
        return self.now + timedelta(minutes=1)
