"""Who may what, as the service promised it: a table of rooms and roles, and whose rows are whose.

Nothing here is read from the panel: a wall that moved must be noticed, not followed.
"""

from collections.abc import Mapping
from fnmatch import fnmatch

from core.actors import Role
from tests.admin.walls.addresses import Place
from tests.admin.walls.people import ROLES, STRANGER, SWITCHED_OFF, VISITOR

ALL = frozenset(Role)
NOBODY: frozenset[Role] = frozenset()
PSYCHOLOGIST = frozenset({Role.PSYCHOLOGIST})
DEPUTY = frozenset({Role.DEPUTY_HEAD})
ADMINISTRATOR = frozenset({Role.ADMINISTRATOR})

# endpoint, method -> who may; the first line that fits says it
ROOMS: tuple[tuple[str, str, frozenset[Role]], ...] = (
    ("admin.index", "GET", ALL),
    ("inbox.*", "*", PSYCHOLOGIST),
    ("journals_j?.index", "GET", ALL),
    ("journals_j[258].paper", "GET", PSYCHOLOGIST | DEPUTY),
    ("journals_*", "*", PSYCHOLOGIST),
    ("help_lines.index_view", "GET", ALL),
    ("help_lines.check", "POST", PSYCHOLOGIST),
    ("help_lines.edit_view", "*", PSYCHOLOGIST),
    ("help_lines.*", "*", NOBODY),
)
# lines about groups may be read by a deputy head; of all other books only the number of lines
OPEN_TO_DEPUTY = {"prevention.group", "prevention.adults", "awareness.group", "awareness.adults"}


def may_come(called: str, place: Place, method: str) -> bool:
    """Whether this person may open the room at all."""
    if called in {VISITOR, SWITCHED_OFF}:
        return False
    for pattern, how, roles in ROOMS:
        if fnmatch(place.endpoint, pattern) and how in {"*", method}:
            return bool(ROLES[called] & roles)
    raise AssertionError(f"{method} {place.endpoint}: who may come here? Say it in {__name__}.ROOMS")


def is_theirs(called: str, place: Place) -> bool:
    """Whether every object of the address is this person's to see, and the parts belong to the whole."""
    parts = {whose for kind, whose in place.standing.items() if kind in {"talk", "scheduled", "file"}}
    return len(parts) <= 1 and all(owns(called, kind, whose) for kind, whose in place.standing.items())


def owns(called: str, kind: str, whose: str) -> bool:
    """Whether an object is this person's to see, given that they may come into its room."""
    home = "elsewhere" if called == STRANGER else "here"
    owned: Mapping[str, bool] = {
        "talk": whose in TALKS.get(called, NO_TALK),
        "scheduled": whose in TALKS.get(called, NO_TALK),
        "file": whose in TALKS.get(called, NO_TALK),
        "line": whose.startswith(home),
        "help line": whose in {"common", home},
        "saved view": whose == called,
        "work": whose == home,
        "person": (whose == STRANGER) == (called == STRANGER) and whose in ROLES,
        "export": True,
    }
    return owned[kind]


def may_know(called: str, spot: str) -> bool:
    """Whether words of this spot of the living school may ever reach this person."""
    first, *rest = spot.split(".")
    psychologist = Role.PSYCHOLOGIST in ROLES.get(called, NOBODY)
    if called in {VISITOR, SWITCHED_OFF}:
        return False
    if first in ALL_TALKS:
        return first in TALKS.get(called, NO_TALK) or (psychologist and _is_of_the_books(spot, called))
    if first == "name":
        return (rest[0] == STRANGER) == (called == STRANGER)
    if first == "view":
        return rest[0] == called
    if rest == ["line"]:
        return (first == "elsewhere") == (called == STRANGER)
    return _may_know_line(called, first, rest, psychologist=psychologist)


def _is_of_the_books(spot: str, called: str) -> bool:
    """What was written for the journals at closing belongs to the school's books."""
    return called != STRANGER and spot in {f"closed.{name}" for name in ("topic", "result", "recommendation", "step")}


def _may_know_line(called: str, where: str, rest: list[str], *, psychologist: bool) -> bool:
    if (where == "elsewhere") != (called == STRANGER):
        return False
    state, direction, kind, _ = rest
    named = f"{direction}.{kind}"
    is_open = state == "numbered" and (named in OPEN_TO_DEPUTY or kind == "group")
    return psychologist or (Role.DEPUTY_HEAD in ROLES[called] and is_open)


NO_TALK: frozenset[str] = frozenset()
ALL_TALKS = frozenset({"own", "colleague", "elsewhere", "free", "red", "closed", "unsent", "erased"})
TALKS: Mapping[str, frozenset[str]] = {
    "psychologist": frozenset({"own", "red", "closed", "free"}),
    "colleague": frozenset({"colleague", "free"}),
    STRANGER: frozenset({"elsewhere"}),
}
