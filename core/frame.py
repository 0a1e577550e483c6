"""The service's own frame: problem areas, stages of the year, aspects (founding document of the service)."""

from datetime import date
from typing import Final

AREAS: Final = (1, 2, 3, 4)
STAGES: Final = (1, 2, 3, 4)
# What the month of a day says about the stage: I help to teachers, II planning, III main work, IV summing-up.
_STAGE_OF_MONTH: Final = {8: 1, 9: 2, 5: 4, 6: 4, 7: 4}
_MAIN_WORK: Final = 3


def stage_of(day: date) -> int:
    """The stage (1-4) that a day of the school year belongs to, unless a person says otherwise."""
    return _STAGE_OF_MONTH.get(day.month, _MAIN_WORK)
