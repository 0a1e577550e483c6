"""Killed, refused, told too early and brought things twice over WhatsApp: nothing lost, doubled or misdelivered."""

import pytest

from bot.channels.whatsapp import graph
from core.settings import Settings
from tests.admin.browser.dresses import IS_FULL
from tests.journeys.telegram_people import Habit
from tests.journeys.whatsapp_invariants import INVARIANTS, History
from tests.journeys.whatsapp_storm import Size, calm_process, storm
from tests.whatsapp import server

KILLS = Size(kills=2, longest_life=1.5, people=5, habit=Habit(3, 0.5, 60.0))
STORM = Size(kills=0, longest_life=0, people=8, habit=Habit(4, 0.05, 30.0), hangs=1.0)
if IS_FULL:
    KILLS = Size(kills=20, longest_life=3.0, people=25, habit=Habit(8, 1.5, 300.0))
    STORM = Size(kills=0, longest_life=0, people=40, habit=Habit(12, 0.1, 120.0), hangs=1.0)

pytestmark = [pytest.mark.journey, pytest.mark.timeout(900 if IS_FULL else 180)]


@pytest.fixture(autouse=True)
def _statuses_do_not_hold_up_the_call(monkeypatch: pytest.MonkeyPatch) -> None:
    """A status that comes too early is refused until we know of what it speaks."""
    monkeypatch.setattr(server, "HASTE_SECONDS", 0.3)


def nothing_is_wrong(history: History) -> None:
    found = {invariant.__name__: invariant(history) for invariant in INVARIANTS}
    assert found == {invariant.__name__: [] for invariant in INVARIANTS}


async def test_kills_in_bad_weather_leave_every_invariant_whole(settings: Settings) -> None:
    outcome = await storm(settings, KILLS)

    nothing_is_wrong(outcome.history)
    assert len(outcome.deaths) == KILLS.kills
    assert outcome.troubles.total() > KILLS.kills


async def test_refusals_and_answers_that_never_come_leave_every_invariant_whole(
    settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(graph, "SECONDS", 0.5)
    outcome = await calm_process(settings, STORM)

    nothing_is_wrong(outcome.history)
    assert {"131056", "131056 again", "hangs", "500", "130429"} & {*outcome.troubles}
