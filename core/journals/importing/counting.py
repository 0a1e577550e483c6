"""Counting: the piece of work that a row of J1-J5 tells of, as statistics count it."""

from collections.abc import Mapping
from typing import Any, Final

from core.journals import work
from core.journals.done import DIRECTIONS, FORMATS
from core.journals.facts import Facts, render, word
from core.journals.importing.cells import Read, Wrong, classes, parts
from core.journals.importing.vocabulary import audience_of
from core.journals.routing import BY_DIRECTION
from core.texts import texts
from db.models.journals import Audience, Direction, Journal

DIRECTION_OF: Final[Mapping[Journal, Direction]] = {journal: direction for direction, journal in BY_DIRECTION.items()}
_WHAT_OF: Final = {direction: what for what, direction in reversed(DIRECTIONS.items())}
_PEOPLE: Final = ("participants", "reach", "offline_participants")
_WHOM: Final = ("audience", "client", "group", "target", "from_whom")
_ABOUT: Final = ("topic", "reason", "purpose", "content")
_GROUP: Final = word("journals-kind-group")
_AREAS: Final = {word(f"books-area-{number}")["text"]: number for number in range(1, 5)}


def refuse_uncounted(found: Read, journal: Journal, keys: Mapping[int, str]) -> None:
    """A group without a number of people would be counted as one person."""
    if any(found.known.get(key) for key in _PEOPLE):
        return
    if found.known.get("kind") == _GROUP:
        found.refuse("participants" if journal is not Journal.CORRECTION else "kind", Wrong.NUMBER_MISSING)
    elif journal is Journal.PREVENTION and "reach" in keys.values():
        found.refuse("reach", Wrong.NUMBER_MISSING)


def work_of(known: Facts, journal: Journal) -> dict[str, Any]:
    """What :func:`core.journals.work.record_work` is told of a row, who did it and when aside."""
    direction = DIRECTION_OF[journal]
    people = next((count for key in _PEOPLE if (count := known.get(key))), 1)
    return {
        "direction": direction,
        "audience": audience_of(part for key in _WHOM for part in parts(known.get(key))) or Audience.STUDENT,
        "format": _named(known, "format") or FORMATS[_WHAT_OF[direction]][people > 1],
        "channel": _named(known, "contact_form") or _named(known, "channel") or work.FACE_TO_FACE,
        "category": next((code for key in _ABOUT if (code := _code(known.get(key)))), None),
        "class_name": next((name for _, name in classes(known)), None),
        "minutes": _minutes(known.get("minutes")),
        "participants": max(1, people),
        "words": _words(known),
        **({"area": area} if (area := _area(known.get("area"))) else {}),
        **({"method": method[:80]} if (method := known.get("method")) else {}),
    }


def is_repeat(known: Facts) -> bool:
    """Whether it was not the first time."""
    return bool(known.get("first_or_repeat") == word("journals-repeat"))


def _words(known: Facts) -> dict[str, str]:
    about = next((fact for key in _ABOUT if (fact := known.get(key)) and not _code(fact)), None)
    result = next((fact for key in ("result", "summary", "feedback", "dynamics") if (fact := known.get(key))), None)
    found = {
        "topic": about,
        "result": result,
        "recommendation": known.get("recommendation"),
        "next_step": known.get("next_step"),
        "note": known.get("note"),
    }
    return {name: render(fact, texts("kk")) for name, fact in found.items() if fact}


def _named(known: Facts, key: str) -> str | None:
    """The name of a form or a channel in the id of its words."""
    for part in parts(known.get(key)):
        if isinstance(part, Mapping) and "text" in part:
            return str(part["text"]).split("-", 2)[2].replace("-", "_")
    return None


def _code(fact: Any) -> str | None:
    return fact.get("code") if isinstance(fact, Mapping) else None


def _minutes(fact: Any) -> int | None:
    return int(fact["args"]["count"]) if isinstance(fact, Mapping) else None


def _area(fact: Any) -> int | None:
    return _AREAS.get(fact["text"]) if isinstance(fact, Mapping) else None
