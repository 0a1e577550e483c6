"""Killed, cut off, refused and brought things twice over Telegram: nothing lost, doubled, misplaced or misdelivered."""

import pytest

from core.settings import Settings
from tests.admin.browser.dresses import IS_FULL
from tests.journeys.telegram_invariants import INVARIANTS, repeats
from tests.journeys.telegram_people import Habit
from tests.journeys.telegram_storm import Size, storm
from tests.journeys.telegram_weather import Mode

# «make torture» has a hundred kills in both modes; here one mode is enough, unless everything is asked for
MODES = ("poll", "webhook") if IS_FULL else ("poll",)
SIZE = Size(kills=4, longest_life=2.0, people=30, habit=Habit(messages=10, pause=1.0, patience=90.0))


@pytest.mark.journey
@pytest.mark.timeout(600)
@pytest.mark.parametrize("mode", MODES)
async def test_kills_in_bad_weather_leave_every_invariant_whole(settings: Settings, mode: Mode) -> None:
    outcome = await storm(settings.home, mode, SIZE)

    assert {invariant.__name__: invariant(outcome.history) for invariant in INVARIANTS} == {
        invariant.__name__: [] for invariant in INVARIANTS
    }
    again = repeats(outcome.history)
    assert again.never_shown == 0
    assert again.explained == again.shown_again
    assert len(outcome.kills) == SIZE.kills
