"""Weekly: what was read of the tips in a finished week becomes one draft in the prevention book, never a fact of work.

Readings are counted, readers cannot be: the line says so, and no statistics of events see it.
"""

from collections.abc import Mapping, Sequence
from datetime import date, datetime, time, timedelta
from typing import Final

from sqlalchemy import select
from sqlalchemy.orm import Session

from core import calendar
from core.journals import entries, facts
from core.journals.facts import Facts
from core.tips import areas, counting
from db.models.journals import Journal, JournalRollup
from db.models.schools import School
from db.models.tips import TipCount

WEEK: Final = timedelta(days=7)


def draft_weeks(session: Session, *, now: datetime) -> int:
    """Draft every finished week (Monday to Sunday, school-local) that was read in and has no line; how many were.

    Weeks the service slept through are made up for, back to the beginning of the school year.
    """
    return sum(_draft(session, school, week) for school in _schools(session) for week in _due(session, school, now))


def _schools(session: Session) -> Sequence[School]:
    return session.scalars(select(School).order_by(School.id)).all()


def _due(session: Session, school: School, now: datetime) -> Sequence[date]:
    """Mondays of the weeks that were read in and stand in no book yet."""
    this_monday = _monday(calendar.local(school, now).date())
    began = date(calendar.school_year(school, now), calendar.FIRST_MONTH_OF_SCHOOL_YEAR, 1)
    first = _monday(began) - WEEK  # the last week of summer as well, when the service slept on its Monday
    read = select(TipCount.day).where(
        TipCount.school_id == school.id,
        TipCount.what == counting.What.OPENED,
        TipCount.day >= first,
        TipCount.day < this_monday,
    )
    written = select(JournalRollup.week).where(JournalRollup.school_id == school.id, JournalRollup.week >= first)
    return sorted({_monday(day) for day in session.scalars(read.distinct())} - set(session.scalars(written)))


def _draft(session: Session, school: School, week: date) -> int:
    sunday = week + WEEK - timedelta(days=1)
    read = counting.read_between(session, school.id, week, sunday)
    entry = entries.add_entry(
        session,
        school.id,
        Journal.PREVENTION,
        happened=calendar.at(school, sunday, time(12)),
        known=_facts(read, week, sunday),
    )
    session.add(JournalRollup(school_id=school.id, week=week, entry_id=entry.id))
    session.flush()
    return 1


def _facts(read: Mapping[str, int], first: date, last: date) -> Facts:
    count = str(sum(read.values()))
    numbers = sorted({number for area in read if (number := areas.AREAS.get(area)) is not None})
    return {
        "happened_on": {"day": last.isoformat()},
        "happened_at": facts.word("journals-tips-week", first=f"{first:%d.%m.%Y}", last=f"{last:%d.%m.%Y}"),
        "topic": facts.word("journals-tips-topic", count=count),
        "area": [facts.word(f"books-area-{number}") for number in numbers],
        "format": facts.word("journals-format-tips"),
        "target": facts.word("journals-tips-readers"),
        "reach": facts.word("journals-tips-reach", count=count),
    }


def _monday(day: date) -> date:
    return day - timedelta(days=day.weekday())
