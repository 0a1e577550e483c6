"""What tips are about, in the order children ask, and whom they are written for."""

from enum import StrEnum
from typing import Final


class Audience(StrEnum):
    """Whom a tip is written for; pupils by grades."""

    PUPILS_0_4 = "pupils_0_4"
    PUPILS_5_7 = "pupils_5_7"
    PUPILS_8_11 = "pupils_8_11"
    PARENTS = "parents"
    TEACHERS = "teachers"
    ADMINISTRATION = "administration"

    @property
    def is_pupils(self) -> bool:
        """Whether children read it, and «сен» is said."""
        return self.value.startswith("pupils")


# an unknown grade gets the softer wording; danger itself has its card for everybody
UNKNOWN: Final = Audience.PUPILS_5_7

# code -> the service's problem area (1 life, 2 harmful habits, 3 fear and weakness, 4 warmth at home; None: other);
# the order is that of what children ask the state's line about, most asked first
AREAS: Final[dict[str, int | None]] = {
    "family": 4,
    "teacher": 3,
    "bullying": 3,
    "cyber": 3,
    "divorce": 4,
    "friends": 3,
    "exams": 3,
    "fear": 3,
    "anger": 3,
    "sleep": 3,
    "loss": None,
    "gadgets": 2,
    "habits": 2,
    "eating": None,
    "selfharm": 1,
    "life": 1,
}
# after words about life itself nothing but help can be pressed, and children of grades 0-4 do not come here at all
GRAVE: Final = frozenset({"life", "selfharm"})


def of(said: str | None) -> Audience:
    """The audience somebody has named; the softer wording for who has named none."""
    return Audience(said) if said in set(Audience) else UNKNOWN


def is_closed(area: str, audience: Audience) -> bool:
    """Whether an audience does not come to an area at all, whoever a tip there is marked for."""
    return area not in AREAS or (area in GRAVE and audience is Audience.PUPILS_0_4)
