"""Naming classes: what somebody types, «7а, 5 б», as the classes they get messages for."""

import re
from collections.abc import Sequence
from typing import Final

from core import words
from db.models.journals import Audience

LOWEST_OWN_GRADE: Final = 5  # younger children are reached through their parents
MOST: Final = 30
# a letter follows its grade after a space or a hyphen as well: «5 А»; a figure begins the next class
_BETWEEN: Final = re.compile(r"[\s,;./]+(?=\d)")


class ClassesUnclear(Exception):
    """What was typed names no class."""


class ClassMissing(Exception):
    """The school has no such class; the message is the name."""


class TooManyClasses(Exception):
    """More than anybody has children or lessons in."""


class OneClassOnly(Exception):
    """A pupil is in one class."""


class ThroughParents(Exception):
    """A child of these classes is reached through the parents."""

    def __init__(self, names: Sequence[str]) -> None:
        super().__init__()
        self.names = tuple(names)


def read(typed: str, *, audience: Audience, known: Sequence[str]) -> tuple[str, ...]:
    """The classes that were typed; ``known`` are those of the school, empty where nobody has listed them.

    Raises:
        ClassesUnclear, ClassMissing, TooManyClasses, OneClassOnly, ThroughParents: what stands in the way.
    """
    names = _named(typed)
    if audience is Audience.STUDENT and len(names) > 1:
        raise OneClassOnly
    if len(names) > MOST:
        raise TooManyClasses
    missing = [name for name in names if known and name not in known]
    if missing:
        raise ClassMissing(missing[0])
    if audience is Audience.STUDENT:
        require_own(names)
    return names


def is_read(typed: str) -> bool:
    """Whether these words are classes and nothing else."""
    try:
        return bool(_named(typed))
    except ClassesUnclear:
        return False


def require_own(names: Sequence[str]) -> None:
    """Whether a pupil may subscribe for these classes: one, and of a grade that uses a telephone alone.

    Raises:
        OneClassOnly, ThroughParents: not so.
    """
    if len(names) > 1:
        raise OneClassOnly
    if names and grade(names[0]) < LOWEST_OWN_GRADE:
        raise ThroughParents(names)


def _named(typed: str) -> tuple[str, ...]:
    parts = [words.class_name(part) for part in _BETWEEN.split(typed.strip(" \t\r\n,;."))]
    if None in parts:
        raise ClassesUnclear
    return tuple(sorted({name for name in parts if name is not None}, key=lambda name: (grade(name), name)))


def grade(name: str) -> int:
    """The grade of a class."""
    return int(name if name.isdecimal() else name[:-1])
