"""A believable school to book in: three psychologists, two rooms, a month in which every second hour is given."""

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, time, timedelta
from pathlib import Path
from typing import Final

from sqlalchemy.orm import Session

from core import crypto, schools
from core.appointments import booking, listing
from core.cyclogram import BookingRules, DayException
from core.settings import Settings
from db import schema
from db.engine import Database
from db.models.duty import DutyAbsence
from db.models.journals import Audience
from tests.factories.appointments import begun, hours, room
from tests.factories.staff import psychologist

NOW: Final = datetime(2026, 11, 23, 5, 0, tzinfo=UTC)
STANDING: Final = 150
AGAIN: Final = 2  # every second free time is given
MEETING, PAUSE = 30, 10


@contextmanager
def opened(url: str) -> Iterator[Database]:
    """The tables of a database, migrated, seeded, with a vault; keys and secrets are gone at the end."""
    with tempfile.TemporaryDirectory() as home:
        settings = Settings(home=Path(home), _env_file=None)  # type: ignore[call-arg]
        keys = crypto.bot_vault(settings.secrets_folder, settings.keys_url)
        database = Database(url, info={"vault": keys})
        schema.upgrade(database, keys.thread_keys)
        yield database
        database.dispose_sync()
        keys.thread_keys.database.dispose_sync()


def furnish(session: Session) -> list[int]:
    """Hours: two cells of every working day, one of them in a room that two share, an outing, a closed day, an absence.

    Gives the ids of the psychologists.
    """
    school_id = schools.first_school(session).id
    session.add(
        BookingRules(school_id=school_id, meeting_minutes=MEETING, pause_minutes=PAUSE, pauses=[["12:50", "13:40"]])
    )
    people = [psychologist(session).id for _ in range(3)]
    shared, own = room(session).id, room(session).id
    for person, (opens, where) in zip(people, ((9, shared), (14, shared), (10, own)), strict=True):
        hours(session, person, opens=time(opens), closes=time(opens + 3), room_id=where)
        hours(session, person, opens=time(17), closes=time(19), room_id=None)
    day = NOW.date() + timedelta(days=9)
    closed = DayException(school_id=school_id, day=day, is_open=False, audiences=[])
    session.add(closed)
    away = DutyAbsence(school_id=school_id, staff_id=people[1], stand_in_id=people[2], starts=day, ends=day)
    session.add(away)
    session.flush()
    return people


def fill(session: Session, count: int = STANDING) -> None:
    """Book so many meetings by the real rules, one of two free times each."""
    school = schools.first_school(session)
    free = list(listing.free_slots(session, school, audience=Audience.PARENT, now=NOW))
    given = 0
    for slot in free[::AGAIN]:
        if given == count:
            return
        found = begun(session, now=NOW)
        try:
            booking.hold(session, found, slot.key, now=NOW)
        except listing.NotOffered:  # two people may be offered one room
            continue
        booking.confirm(session, found, now=NOW)
        given += 1
