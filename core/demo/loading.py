"""Loading: the school grows in the order things happened, in short transactions, so that nobody waits for it."""

import time
from collections import deque
from collections.abc import Sequence
from contextlib import closing
from datetime import datetime
from pathlib import Path
from typing import Final

from sqlalchemy.orm import Session

from core import staff
from core.crisis.markers import screen
from core.demo import books, clearing, fund, meetings, moments, people, scripts, talks, watch
from core.demo.cast import Act, Cast
from core.leadership import lead
from core.texts import LOCALES, texts
from db.engine import Database

HELD: Final = 0.02  # an act takes some 10 ms: a transaction ends well before anybody notices it
REST: Final = 0.003  # the lock is left free between: the bot asks for it every 1.5 ms


def is_loaded(database: Database, *, now: datetime) -> bool:
    """Whether the demo school is there, whole, of today, and with somebody in every role."""
    with database.reading() as session:
        school = people.find_school(session)
        return school is not None and people.is_of(school, now) and people.is_manned(session)


def prepare(database: Database, home: Path, *, now: datetime) -> bool:
    """Load the demo school unless it is there, whole and of today; tells whether it had to be made.

    Raises:
        AlreadyRunning: somebody else is making it at this moment.
    """
    with closing(lead(home, "demo")):
        if is_loaded(database, now=now):
            return False
        load(database, now=now)
        return True


def load(database: Database, *, now: datetime) -> int:
    """Make the demo school as it would stand now; one that was left unfinished or is of another day goes first.

    Returns:
        The school's id.
    """
    _warm()
    clearing.clear(database)
    cast = _found(database, now)
    acts = deque(_acts(cast))
    while acts:
        with database.writing() as session:
            _carry_out(session, acts)
        time.sleep(REST)
    with database.writing() as session:
        people.complete(session, cast.school_id, now)
    return cast.school_id


def _found(database: Database, now: datetime) -> Cast:
    with database.writing() as session:
        school = people.found_school(session)
        days = moments.days_of(session, school, now=now)
        members = people.hire(session, school, days)
        specialists = {key: staff.specialist(member) for key, member in members.items()}
        return Cast(school.id, specialists, days)


def _carry_out(session: Session, acts: deque[Act]) -> None:
    """The next acts, as many as the lock may be held for."""
    began = time.perf_counter()
    while acts and time.perf_counter() - began < HELD:
        acts.popleft().carry_out(session)
        session.flush()


def _acts(cast: Cast) -> Sequence[Act]:
    """Everything in the order it happened; what happened at one moment stays in its own order."""
    found = [
        *talks.acts(cast, scripts.talks()),
        *books.acts(cast, scripts.works()),
        *watch.acts(cast),
        *meetings.acts(cast, scripts.read("meetings")),
        *fund.acts(cast, scripts.read("fund")),
    ]
    return sorted(found, key=lambda act: act.at)


def _warm() -> None:
    """Read texts and lexicon beforehand: not while the lock is held."""
    screen("")
    for locale in LOCALES:
        texts(locale)("demo-title")
