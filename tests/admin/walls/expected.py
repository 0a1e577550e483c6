"""Who may what, as the service promised it: a table of rooms and roles, and whose rows are whose.

Nothing here is read from the panel: a wall that moved must be noticed, not followed.
"""

from collections.abc import Mapping
from fnmatch import fnmatch

from core.actors import Role
from tests.admin.walls.addresses import FIXED, Place
from tests.admin.walls.people import ROLES, STRANGER, SWITCHED_OFF, VISITOR

ALL = frozenset(Role)
NOBODY: frozenset[Role] = frozenset()
PSYCHOLOGIST = frozenset({Role.PSYCHOLOGIST})
DEPUTY = frozenset({Role.DEPUTY_HEAD})
ADMINISTRATOR = frozenset({Role.ADMINISTRATOR})
OBSERVER = frozenset({Role.OBSERVER})
PAPERS = PSYCHOLOGIST | DEPUTY | ADMINISTRATOR

# what the staff of a school wrote for each other, and who of them reads it
OF_THE_SCHOOL: Mapping[str, frozenset[Role]] = {
    **dict.fromkeys(("mute", "tip"), PSYCHOLOGIST | DEPUTY),
    **dict.fromkeys(("act", "broadcast", "material", "plan", "report"), PAPERS),
}

# endpoint, method -> who may; the first line that fits says it
ROOMS: tuple[tuple[str, str, frozenset[Role]], ...] = (
    ("admin.index", "GET", ALL),
    ("inbox.*", "*", PSYCHOLOGIST),
    ("journals_j?.index", "GET", ALL),
    ("journals_j[258].paper", "GET", PSYCHOLOGIST | DEPUTY),
    ("journals_j[258].search", "POST", PSYCHOLOGIST | DEPUTY),
    ("journals_j[258].*_view", "POST", PSYCHOLOGIST | DEPUTY),
    ("journals_*", "*", PSYCHOLOGIST),
    ("signing.check", "POST", DEPUTY),
    ("signing.*", "POST", PSYCHOLOGIST),
    ("signing.*", "*", PSYCHOLOGIST | DEPUTY),
    ("help_lines.index_view", "GET", ALL),
    ("help_lines.check", "POST", PSYCHOLOGIST),
    ("help_lines.edit_view", "*", PSYCHOLOGIST),
    ("help_lines.*", "*", NOBODY),
    ("lexicon.index", "GET", PSYCHOLOGIST | DEPUTY),
    ("lexicon.*", "*", PSYCHOLOGIST),
    ("lexicon_rules.mute", "POST", PSYCHOLOGIST),
    ("lexicon_rules.*", "*", PSYCHOLOGIST | DEPUTY),
    ("tips.index", "*", PSYCHOLOGIST | DEPUTY),
    ("tips.add", "*", PSYCHOLOGIST),
    ("tips.*", "GET", PSYCHOLOGIST | DEPUTY),
    ("tips.agree", "POST", PSYCHOLOGIST | DEPUTY),
    ("tips.refuse", "POST", PSYCHOLOGIST | DEPUTY),
    ("tips.read", "POST", PSYCHOLOGIST | DEPUTY),
    ("tips.*", "*", PSYCHOLOGIST),
    ("normative.index", "GET", PAPERS),
    ("normative.paper", "GET", PAPERS),
    ("normative.file", "GET", PAPERS),
    ("normative.*", "*", PSYCHOLOGIST),
    ("materials.index", "*", PAPERS),
    ("materials.paper", "GET", PAPERS),
    ("materials.material", "GET", PAPERS),
    ("materials.file", "GET", PAPERS),
    ("materials.*", "*", PSYCHOLOGIST),
    ("cyclogram.set_link", "POST", PSYCHOLOGIST),
    ("cyclogram.moving", "GET", PSYCHOLOGIST),
    ("cyclogram.look", "POST", PSYCHOLOGIST),
    ("cyclogram.do", "POST", PSYCHOLOGIST),
    ("cyclogram.*_room", "POST", DEPUTY | ADMINISTRATOR),
    ("cyclogram.set_*", "POST", DEPUTY | ADMINISTRATOR),
    ("cyclogram.*", "*", PSYCHOLOGIST | DEPUTY | ADMINISTRATOR),
    ("duty.*", "*", PSYCHOLOGIST | DEPUTY | ADMINISTRATOR),
    ("screening.index", "GET", PSYCHOLOGIST | DEPUTY | OBSERVER),
    ("screening.*", "*", PSYCHOLOGIST),
    ("staff.index", "GET", PSYCHOLOGIST | DEPUTY | ADMINISTRATOR),
    ("staff.*", "*", ADMINISTRATOR),
    ("own_sessions.*", "*", ALL),
    ("audit.*", "*", DEPUTY | ADMINISTRATOR),
    ("clock.*", "GET", PSYCHOLOGIST | ADMINISTRATOR),
    ("connections.*", "GET", PSYCHOLOGIST | ADMINISTRATOR),
    ("offline.*", "*", PSYCHOLOGIST),
    ("classes.index", "GET", PSYCHOLOGIST | DEPUTY | ADMINISTRATOR),
    ("classes.*", "POST", PSYCHOLOGIST | ADMINISTRATOR),
    *((f"broadcasts.{page}", "GET", PAPERS) for page in ("index", "broadcast", "file", "run")),
    ("broadcasts.decide", "POST", PAPERS),
    ("broadcasts.set_limit", "POST", PSYCHOLOGIST | ADMINISTRATOR),
    ("broadcasts.*", "*", PSYCHOLOGIST),
    ("broadcast_year.index", "GET", PAPERS),
    ("broadcast_year.*", "POST", PSYCHOLOGIST | DEPUTY),
    ("subscriptions.*", "*", PSYCHOLOGIST | ADMINISTRATOR),
    ("year.index", "GET", PSYCHOLOGIST | DEPUTY | ADMINISTRATOR),
    ("importing.*", "*", PSYCHOLOGIST),
    ("exports.*_template", "POST", PSYCHOLOGIST),
    ("exports.*", "*", PAPERS),
    *((f"plans.{page}", "GET", PAPERS) for page in ("index", "month", "week")),
    ("plans.*", "*", PSYCHOLOGIST),
    ("reports.keep", "POST", PSYCHOLOGIST),
    ("reports.*", "GET", PAPERS),
    ("appointments.*", "*", PSYCHOLOGIST),
    ("demo.*", "*", NOBODY),  # this installation is no demo
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
    """Whether every object of the address is this person's to use so, and the parts belong to the whole."""
    if place.endpoint == "inbox.take_over":  # the one door into a colleague's talk; it is written down
        return place.standing["talk"] in TAKEN_OVER.get(called, NO_TALK)
    parts = {
        whose for kind, whose in place.standing.items() if kind in {"talk", "scheduled", "file", "said", "addressee"}
    }
    of_one = {whose for kind, whose in place.standing.items() if kind in {"person", "sign-in"}}
    is_whole = len(parts) <= 1 and len(of_one) <= 1
    return is_whole and all(owns(called, kind, whose, place) for kind, whose in place.standing.items())


def owns(called: str, kind: str, whose: str, place: Place) -> bool:
    """Whether an object is this person's to use, given that they may come into its room."""
    home = "elsewhere" if called == STRANGER else "here"
    if kind in {"talk", "other talk", "scheduled", "file", "said", "addressee", "sample"}:
        return whose in TALKS.get(called, NO_TALK)
    if kind in {"cell", "single day", "whose hours"}:
        return _arranges(called, whose)
    if kind == "sign-in" and place.endpoint.startswith("own_"):
        return whose == called
    owned: Mapping[str, bool] = {
        "line": whose.startswith(home),
        "help line": whose in {"common", home},
        "tip": whose in {"common", home},
        "saved view": whose == called,
        "work": whose == home,
        "import": whose == called,
        "asked paper": whose == called,
        "meeting": whose == home,
        "room": whose == home,
        "class": whose == home,
        "absence": whose == home,
        "act": whose == home,
        "material": whose == home,
        "frozen report": whose == home,
        "broadcast": whose == home,
        "run": whose == home,
        "saved recipients": whose == home,
        "plan item": whose == home,
        "plan task": whose == home,
        "messenger": whose == called,
        "stand-in": whose == called
        or (called, whose) in {("psychologist", "colleague"), ("colleague", "psychologist")},
        "person": (whose == STRANGER) == (called == STRANGER) and whose in ROLES,
        "sign-in": (whose == STRANGER) == (called == STRANGER) and whose in ROLES,
        "receiver": (called, whose) in EACH_OTHER,
        **dict.fromkeys(FIXED, True),
    }
    return owned[kind]


def _arranges(called: str, whose: str) -> bool:
    """Whether a psychologist's hours are this person's to arrange: one's own, or all of the school's."""
    is_home = (whose == STRANGER) == (called == STRANGER) and whose in ROLES
    return whose == called or (is_home and bool(ROLES.get(called, NOBODY) & (DEPUTY | ADMINISTRATOR)))


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
    if first in {"view", "drafted", "hours"}:  # one's own alone, and hours are arranged by a deputy head too
        return rest[0] == called or (first == "hours" and _arranges(called, rest[0]))
    if len(rest) == 1 and rest[0] in OF_THE_SCHOOL:
        return (first == "elsewhere") == (called == STRANGER) and bool(ROLES[called] & OF_THE_SCHOOL[rest[0]])
    if rest in (["visitor"], ["reason"]):  # who comes to a psychologist of the school, and why
        return (first == "elsewhere") == (called == STRANGER) and psychologist
    if rest == ["line"]:
        return (first == "elsewhere") == (called == STRANGER)
    return _may_know_line(called, first, rest, psychologist=psychologist)


def _is_of_the_books(spot: str, called: str) -> bool:
    """What was written for the journals at closing belongs to the school's books."""
    return called != STRANGER and spot in {f"closed.{name}" for name in ("topic", "result", "recommendation", "step")}


def _may_know_line(called: str, where: str, rest: list[str], *, psychologist: bool) -> bool:
    if (where == "elsewhere") != (called == STRANGER):
        return False
    if len(rest) < 4:  # cut short: enough is left to know that it is somebody's
        return psychologist
    state, direction, kind, _ = rest
    named = f"{direction}.{kind}"
    is_open = state == "numbered" and (named in OPEN_TO_DEPUTY or kind == "group")
    return psychologist or (Role.DEPUTY_HEAD in ROLES[called] and is_open)


EACH_OTHER = frozenset({("psychologist", "colleague"), ("colleague", "psychologist")})
NO_TALK: frozenset[str] = frozenset()
ALL_TALKS = frozenset({"own", "colleague", "elsewhere", "free", "red", "closed", "unsent", "erased"})
TALKS: Mapping[str, frozenset[str]] = {
    "psychologist": frozenset({"own", "red", "closed", "free"}),
    "colleague": frozenset({"colleague", "free"}),
    STRANGER: frozenset({"elsewhere"}),
}
TAKEN_OVER: Mapping[str, frozenset[str]] = {
    "psychologist": frozenset({"colleague"}),
    "colleague": frozenset({"own", "red"}),
}
