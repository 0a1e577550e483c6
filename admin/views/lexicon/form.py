"""What was typed about a phrase: read, made a phrase of, and kept when it is refused."""

from collections.abc import Mapping
from typing import Final

from core import words
from core.crisis.levels import Category, Level
from core.crisis.overlay import (
    ExamplesTooMany,
    LevelMissing,
    OwnPhrase,
    PhraseEveryday,
    PhraseNotFound,
    PhraseTooLong,
    PhraseTooShort,
    StemTooShort,
)
from core.lexicon.sealing import VersionUnreadable
from core.lexicon.versions import PhrasesTooMany, PhraseThere

LONGEST_NOTE: Final = 400
LEVELS: Final = (Level.ELEVATED, Level.HIGH, Level.EMERGENCY)
FIELDS: Final = ("text", "level", "category", "note", "yes", "no")
EMPTY: Final[Mapping[str, str]] = {**dict.fromkeys(FIELDS, ""), "level": Level.HIGH.value}
REFUSALS: Final = {
    PhraseTooLong: ("lexicon-refused-long", "text"),
    PhraseTooShort: ("lexicon-refused-short", "text"),
    StemTooShort: ("lexicon-refused-stem", "text"),
    PhraseEveryday: ("lexicon-refused-everyday", "text"),
    PhraseNotFound: ("lexicon-refused-not-found", "yes"),
    PhraseThere: ("lexicon-refused-there", "text"),
    PhrasesTooMany: ("lexicon-refused-many", "text"),
    ExamplesTooMany: ("lexicon-refused-examples", "yes"),
    LevelMissing: ("lexicon-refused-level", "level"),
    VersionUnreadable: ("lexicon-refused-unreadable", "text"),
}


class NotFilled(Exception):
    """A field says something that cannot be; the text's id says what, ``field`` where."""

    def __init__(self, words_id: str, field: str) -> None:
        super().__init__(words_id)
        self.field = field


REFUSED: Final[tuple[type[Exception], ...]] = (NotFilled, *REFUSALS)


def typed(form: Mapping[str, str]) -> dict[str, str]:
    """The fields as they were typed."""
    return {name: words.readable(form.get(name, "")).replace("\r\n", "\n").strip() for name in FIELDS}


def written(phrase: OwnPhrase) -> dict[str, str]:
    """The fields of a phrase that stands already."""
    return {
        "text": phrase.text,
        "level": phrase.level.value,
        "category": phrase.category.value,
        "note": phrase.note,
        "yes": "\n".join(phrase.yes),
        "no": "\n".join(phrase.no),
    }


def phrase_of(found: Mapping[str, str], *, number: int) -> OwnPhrase:
    """The phrase that the fields describe.

    Raises:
        NotFilled: a level or a kind that does not exist, or a note that is too long.
    """
    if found["level"] not in set(LEVELS):
        raise NotFilled("lexicon-refused-level", "level")
    if found["category"] not in set(Category):
        raise NotFilled("lexicon-refused-category", "category")
    if len(found["note"]) > LONGEST_NOTE:
        raise NotFilled("lexicon-refused-note", "note")
    return OwnPhrase(
        number=number,
        text=" ".join(found["text"].split()),
        level=Level(found["level"]),
        category=Category(found["category"]),
        note=found["note"],
        yes=_lines(found["yes"]),
        no=_lines(found["no"]),
    )


def refused(problem: Exception) -> tuple[str, str]:
    """The text that says what to do, and the field where."""
    if isinstance(problem, NotFilled):
        return str(problem), problem.field
    return REFUSALS[type(problem)]


def _lines(typed: str) -> tuple[str, ...]:
    lines = (" ".join(line.split()) for line in typed.splitlines())
    return tuple(dict.fromkeys(line for line in lines if line))
