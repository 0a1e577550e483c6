"""Nothing is offered that could not be had: random calendars, their clocks, bells, exceptions, absences and meetings.

Ten thousand calendars are tried by ``python -m bench.appointments offers``, purely and through the tables; here is a
part of each. That the two agree on what they offer is why the pure ten thousand count: the tables add nothing to the
functions that are asked but the reading of their rows, and that is compared, list by list.
"""

from collections import Counter

import pytest
from sqlalchemy.orm import Session

from core.settings import Settings
from db.engine import Database
from tests.core.appointments.offering import Tally, draw, people_and_rooms, purely, really

PURE = 1_000
IN_TABLES = {"sqlite": 120, "postgresql": 25}
TRIED = 2


def test_every_offered_time_is_named_by_its_own_day_and_is_nobodys() -> None:
    tally = Tally()
    for seed in range(PURE):
        purely(draw(seed, people=(1, 2, 3, 4), rooms=(1, 2)), tally)
    assert tally.failed == []
    assert tally.tried == tally.offered > 10 * PURE


def test_the_drawn_calendars_are_not_all_alike() -> None:
    drawn = [draw(seed, people=(1, 2, 3, 4), rooms=(1, 2)) for seed in range(200)]
    assert len(Counter(one.school.timezone for one in drawn)) > 5
    assert any(one.rules.by_bells for one in drawn)
    assert any(one.absences and one.exceptions and one.given for one in drawn)


@pytest.mark.timeout(300)
def test_the_tables_offer_the_same_and_every_hold_succeeds(
    session: Session, settings: Settings, database: Database
) -> None:
    purely_told, told = Tally(), Tally()
    people, rooms = people_and_rooms(session)
    for seed in range(IN_TABLES[database.url.get_backend_name()]):
        expected = purely(draw(seed, people, rooms), purely_told)
        assert really(session, draw(seed, people, rooms), told, most=TRIED) == expected
    assert told.failed == []
    assert told.tried > told.calendars
