"""Mood marks: a child's own picture of the last weeks; nobody else can open them."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Final

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from core import calendar, schools
from core.contacts import Person
from core.crypto import vault
from db.models.moods import Mood

FACES: Final = range(1, 6)  # from the hardest to the best
LOW: Final = 2  # from here down a person is offered first
SHOWN_WEEKS: Final = 4
LONGEST_NOTE: Final = 300  # characters; what is longer is a letter


class NoMarkToday(Exception):
    """There is nothing to write beside: today has no mark yet."""


class NoteTooLong(Exception):
    """These words are more than a note."""


@dataclass(frozen=True, slots=True)
class Mark:
    """How one day was, on the school's calendar, and what was written beside it."""

    day: date
    face: int
    note: str = ""


def mark(session: Session, person: Person, face: int, *, now: datetime) -> None:
    """Mark today; a second mark of a day takes the place of the first, the words beside it stay."""
    owner, day = _owner(session, person), today(session, person, now=now)
    row = _of_day(session, owner, day)
    note = "" if row is None else _open(session, row).note
    _keep(session, owner, row, Mark(day, face, note))


def words_of_today(session: Session, person: Person, *, now: datetime) -> str:
    """What stands beside today's mark so far."""
    row = _of_day(session, _owner(session, person), today(session, person, now=now))
    return "" if row is None else _open(session, row).note


def note(session: Session, person: Person, words: str, *, now: datetime, instead: bool = False) -> None:
    """Write words beside today's mark, below those that are there already or ``instead`` of them.

    Raises:
        NoMarkToday: there is nothing to write beside.
        NoteTooLong: they would be more than a note; what was there stays.
    """
    owner, day = _owner(session, person), today(session, person, now=now)
    row = _of_day(session, owner, day)
    if row is None:
        raise NoMarkToday
    known = _open(session, row)
    whole = words if instead or not known.note else f"{known.note}\n{words}"
    if len(whole) > LONGEST_NOTE:
        raise NoteTooLong
    _keep(session, owner, row, Mark(day, known.face, whole))


def lately(session: Session, person: Person, *, now: datetime) -> Sequence[Mark]:
    """The marks of this week and the three before it, oldest first."""
    since = first_day(session, person, now=now)
    of_owner = Mood.owner == _owner(session, person)
    rows = session.scalars(select(Mood).where(of_owner, Mood.day >= since).order_by(Mood.day)).all()
    return [_open(session, row) for row in rows]


def first_day(session: Session, person: Person, *, now: datetime) -> date:
    """The Monday that the picture begins with."""
    day = today(session, person, now=now)
    return day - timedelta(days=day.weekday(), weeks=SHOWN_WEEKS - 1)


def today(session: Session, person: Person, *, now: datetime) -> date:
    """The day it is at the school."""
    return calendar.local(schools.school(session, person.school_id), now).date()


def forget(session: Session, person: Person) -> None:
    """Erase every mark of this person."""
    session.execute(delete(Mood).where(Mood.owner == _owner(session, person)))


def purge(session: Session, *, before: date) -> None:
    """Erase what is older, whoever it belongs to."""
    session.execute(delete(Mood).where(Mood.day < before))


def _owner(session: Session, person: Person) -> bytes:
    """Whose marks these are: a look-up in a domain of its own, which leads nobody to the contact without the key."""
    return vault(session).lookup("moods", str(person.id))


def _of_day(session: Session, owner: bytes, day: date) -> Mood | None:
    return session.scalars(select(Mood).where(Mood.owner == owner, Mood.day == day)).one_or_none()


def _keep(session: Session, owner: bytes, row: Mood | None, kept: Mark) -> None:
    if row is None:
        row = Mood(owner=owner, day=kept.day)
        session.add(row)
    body = json.dumps({"face": kept.face, "note": kept.note}).encode()
    row.sealed = vault(session).contacts().seal(body, _about(row))
    session.flush()


def _open(session: Session, row: Mood) -> Mark:
    return Mark(row.day, **json.loads(vault(session).contacts().open(row.sealed, _about(row))))


def _about(row: Mood) -> str:
    return f"mood:{row.owner.hex()}:{row.day.isoformat()}"
