"""Months: one whose lines are done is locked; nothing is numbered into it and nothing in it is corrected.

What follows by itself is never refused: a need gets its number in J6 when it is accepted, whatever month it came in,
and its line goes on saying how it stands. A child is not left waiting because the paper is done.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Final

from sqlalchemy import extract, func, select
from sqlalchemy.orm import Session

from core import audit, calendar, chain, schools
from core.actors import NotAllowed, Role, Specialist, require_psychologist
from db.models.journals import Journal, JournalEntry, MonthLock

LOCKED: Final = "journal:month:locked"
UNLOCKED: Final = "journal:month:unlocked"
CHECKED: Final = "journal:month:checked"
LONGEST_REASON: Final = 300
MONTHS: Final = 12


class MonthLocked(Exception):
    """The month's lines are done: it has to be unlocked first."""

    def __init__(self, month: str) -> None:
        super().__init__(month)
        self.month = month


class MonthNotBegun(Exception):
    """A month that has not begun has nothing to be locked."""


class MonthNotLocked(Exception):
    """The month is open: there is nothing to check or to unlock."""


class ReasonMissing(Exception):
    """Why a month is opened again is part of the record."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Month:
    """A month of a school year: how many drafts wait in each book, whether it is locked, and whether it was checked."""

    month: str
    first_day: date
    has_begun: bool
    drafts: Mapping[Journal, int]
    lock: MonthLock | None


def of_day(day: date) -> str:
    """The month of a day, as it is kept: «2026-10»."""
    return f"{day:%Y-%m}"


def is_locked(session: Session, school_id: int, day: date) -> bool:
    """Whether the month of this day is locked."""
    return session.get(MonthLock, (school_id, of_day(day))) is not None


def require_open(session: Session, school_id: int, day: date) -> None:
    """Refuse what would change a month that is done.

    Raises:
        MonthLocked: the month of this day is locked.
    """
    if is_locked(session, school_id, day):
        raise MonthLocked(of_day(day))


def locked(session: Session, school_id: int) -> frozenset[str]:
    """Every locked month of a school."""
    return frozenset(session.scalars(select(MonthLock.month).where(MonthLock.school_id == school_id)))


def year(session: Session, school_year: int, *, by: Specialist, now: datetime) -> Sequence[Month]:
    """The twelve months of a school year, September first; drafts are counted for a psychologist alone."""
    today = calendar.local(schools.school(session, by.school_id), now).date()
    first = calendar.FIRST_MONTH_OF_SCHOOL_YEAR - 1
    days = [date(school_year + at // MONTHS, at % MONTHS + 1, 1) for at in range(first, first + MONTHS)]
    waiting = _drafts(session, school_year, school_id=by.school_id) if by.may_read_talks else {}
    wanted = select(MonthLock).where(MonthLock.school_id == by.school_id, MonthLock.month.in_(map(of_day, days)))
    locks = {lock.month: lock for lock in session.scalars(wanted)}
    return [
        Month(
            month=of_day(day),
            first_day=day,
            has_begun=day <= today,
            drafts=waiting.get(day.month, {}),
            lock=locks.get(of_day(day)),
        )
        for day in days
    ]


def lock(session: Session, month: str, *, by: Specialist, now: datetime) -> MonthLock:
    """A psychologist says that the lines of a month are done; a month that is locked stays as it is.

    Raises:
        NotAllowed: only a psychologist keeps the books.
        MonthNotBegun: there is nothing to lock yet.
    """
    require_psychologist(by)
    if month > of_day(calendar.local(schools.school(session, by.school_id), now).date()):
        raise MonthNotBegun
    found = _held(session, month, by=by)
    if found is None:
        found = MonthLock(school_id=by.school_id, month=month, locked_at=now, locked_by=by.id)
        session.add(found)
        _record(session, LOCKED, month, by=by, now=now)
        session.flush()
    return found


def check(session: Session, month: str, *, by: Specialist, now: datetime) -> MonthLock:
    """A deputy head has looked a locked month through: «Тексерілді».

    Raises:
        NotAllowed: only a deputy head checks.
        MonthNotLocked: a month that is still being written is not checked.
    """
    if Role.DEPUTY_HEAD not in by.roles:
        raise NotAllowed("only a deputy head checks a month")
    found = _held(session, month, by=by)
    if found is None:
        raise MonthNotLocked
    if found.checked_at is None:
        found.checked_at, found.checked_by = now, by.id
        _record(session, CHECKED, month, by=by, now=now)
    return found


def unlock(session: Session, month: str, *, by: Specialist, now: datetime, reason: str) -> None:
    """Open a month again; what was checked has to be checked once more.

    Raises:
        NotAllowed: only a psychologist keeps the books.
        ReasonMissing: why is part of the record.
        MonthNotLocked: it is open already.
    """
    require_psychologist(by)
    if not reason.strip():
        raise ReasonMissing
    found = _held(session, month, by=by)
    if found is None:
        raise MonthNotLocked
    session.delete(found)
    _record(session, UNLOCKED, month, by=by, now=now, reason=reason.strip()[:LONGEST_REASON])
    session.flush()


def _held(session: Session, month: str, *, by: Specialist) -> MonthLock | None:
    """The lock as it stands while nobody can number or lock anything of this school."""
    chain.hold(session, by.school_id)
    return session.get(MonthLock, (by.school_id, month), populate_existing=True)


def _drafts(session: Session, school_year: int, *, school_id: int) -> Mapping[int, Mapping[Journal, int]]:
    """How many drafts wait, by the month of the year and the book."""
    month = extract("month", JournalEntry.happened_on)
    statement = (
        select(month, JournalEntry.journal, func.count())
        .where(
            JournalEntry.school_id == school_id,
            JournalEntry.school_year == school_year,
            JournalEntry.number.is_(None),
        )
        .group_by(month, JournalEntry.journal)
        .order_by(JournalEntry.journal)
    )
    found: dict[int, dict[Journal, int]] = {}
    for number, journal, count in session.execute(statement):
        found.setdefault(int(number), {})[journal] = count
    return found


def _record(session: Session, tag: str, month: str, *, by: Specialist, now: datetime, **detail: str) -> None:
    audit.record(
        session, tag, subject="school", subject_id=by.school_id, staff_id=by.id, now=now, month=month, **detail
    )
