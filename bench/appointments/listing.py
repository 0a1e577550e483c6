"""The free times of a month, as a tap on «book» needs them."""

import statistics
import time

from bench.appointments import school
from core import schools
from core.appointments import listing
from db.engine import Database
from db.models.journals import Audience

TIMES = 60


def measure(url: str) -> dict[str, float]:
    """Fill a school and list; milliseconds by the wall and by this process's own time, and how much is listed."""
    with school.opened(url) as database:
        with database.writing() as session:
            school.furnish(session)
        with database.writing() as session:
            school.fill(session)
        count = _listed(database)
        walls, owns = [], []
        for _ in range(TIMES):
            wall, own = time.perf_counter(), time.process_time()
            _listed(database)
            walls.append((time.perf_counter() - wall) * 1e3)
            owns.append((time.process_time() - own) * 1e3)
    return {"ms": statistics.median(walls), "cpu_ms": statistics.median(owns), "times": count}


def _listed(database: Database) -> int:
    with database.reading() as session:
        found = schools.first_school(session)
        days = listing.free_days(session, found, audience=Audience.PARENT, now=school.NOW)
    return sum(len(day.slots) for day in days)
