"""Vocabulary: what people write in a cell, back into the facts that books keep free of any language."""

import re
import tomllib
import unicodedata
from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path
from typing import Any, Final

from sqlalchemy import select
from sqlalchemy.orm import Session

from core import spelling, words
from core.journals.facts import word
from core.texts import LOCALES, texts
from db.models.journals import Audience, Direction, Journal
from db.models.schools import ProblemCategory

NUMBERS: Final = frozenset({"minutes", "participants", "reach", "offline_participants"})
HIGHEST: Final = 5_000
_COUNT = re.compile(r"\D{0,3}(\d{1,6})\D*")
_NUMBERED_PLACE = re.compile(r"\D*?(\d{1,6})\W*")
_SPAN = re.compile(r"(?:(\d{1,3})\s*([^\W\d]+)\.?)?\s*(?:(\d{1,3})\s*(?:[^\W\d]*)\.?)?")
_AUDIENCES: Final = tuple(f"journals-audience-{audience}" for audience in Audience)
_CHANNELS: Final = tuple(f"journals-channel-{name}" for name in ("web", "telegram", "whatsapp", "offline", "online"))
_FORMATS: Final = tuple(
    f"journals-format-{name}"
    for name in ("bot-dialogue", "talk", "consultation", "lesson", "training", "assessment", "lecture")
)
_CONSENTS: Final = tuple(f"journals-consent-{name}" for name in ("anonymous", "written", "adult"))
_STATES: Final = tuple(
    f"journals-status-{name}" for name in ("new", "in-work", "waiting", "missed", "cancelled", "closed", "erased")
)
# the words of the service that may stand in a column
_KNOWN: Final[Mapping[str, tuple[str, ...]]] = {
    **dict.fromkeys(("client", "group", "target", "audience"), _AUDIENCES),
    "from_whom": ("journals-from-student", *_AUDIENCES),
    "kind": ("journals-kind-individual", "journals-kind-group"),
    "first_or_repeat": ("journals-first", "journals-repeat"),
    **dict.fromkeys(("channel", "contact_form"), _CHANNELS),
    "format": _FORMATS,
    "consent": _CONSENTS,
    "urgency": ("journals-urgency-red", "journals-urgency-ordinary"),
    "status": _STATES,
    "direction": tuple(f"books-direction-{direction}" for direction in Direction),
    "area": tuple(f"books-area-{number}" for number in range(1, 6)),
}
_NUMBERED: Final = frozenset({"direction", "area"})
_ABOUT: Final = frozenset({"category", "topic", "purpose", "reason", "content"})
_OF_CLASSES: Final = frozenset({"class_name", "client", "group", "target"})


class NumberUnreadable(Exception):
    """The words are no number."""


def folded(written: str) -> str:
    """Words as they are compared: each in its folded spelling; a sign without letters («№») stands for itself."""
    return " ".join(word.folded for word in spelling.spelled(written)) or written.strip()


@cache
def school_words() -> Mapping[str, Mapping[str, tuple[str, ...]]]:
    """How school forms name columns, people and spans of time, folded."""
    found = tomllib.loads(Path(__file__).with_name("words.toml").read_text(encoding="utf-8"))
    return {part: {key: tuple(map(folded, said)) for key, said in kinds.items()} for part, kinds in found.items()}


class Vocabulary:
    """The words of the service and of the school in every language."""

    def __init__(self, session: Session) -> None:
        kinds = session.scalars(select(ProblemCategory)).all()
        about = {kind.code: {"names": kind.adult_names, "code": kind.code} for kind in kinds}
        # what a person wrote in words of their own stays so, unless it is the service's wording to the letter
        self._exactly = {name: about[kind.code] for kind in kinds for name in kind.adult_names.values()}
        asked = {name: about[kind.code] for kind in kinds for name in kind.names.values()}
        self._about = {folded(name): fact for name, fact in (asked | self._exactly).items()}

    def fact(self, key: str, written: str) -> Any:
        """What a cell says: a known word, a class, a category of problems, a number, or the words as they stand.

        Raises:
            NumberUnreadable: a number should stand there.
        """
        if key in NUMBERS:
            return _minutes(written) if key == "minutes" else _count(written)
        whole = self._part(key, written)
        if whole != written:
            return whole
        parts = [part for part in written.split(", ") if part]
        read = [self._part(key, part) for part in parts]
        return written if read == parts else read

    def _part(self, key: str, written: str) -> Any:
        if key in _KNOWN and (found := _known(key).get(_first_figure(key, written) or folded(written))):
            return word(found)
        if key == "measures" and (place := _place(written)):
            return place
        if key in _OF_CLASSES and (name := words.class_name(written)):
            return name
        if key == "category":
            return self._about.get(folded(written), written)
        return self._exactly.get(written, written) if key in _ABOUT else written


def audience_of(parts: Iterable[Any]) -> Audience | None:
    """Whom the facts of a line name: by a word of the service, or by how schools call parents and teachers."""
    for part in parts:
        if isinstance(part, Mapping) and part.get("text") in _AUDIENCES:
            return Audience(part["text"].rpartition("-")[2])
        said = folded(part) if isinstance(part, str) else ""
        for name, stems in school_words()["audiences"].items():
            if any(f" {stem}" in f" {said}" for stem in stems):
                return Audience(name)
    return None


@cache
def _known(key: str) -> Mapping[str, str]:
    found = {folded(texts(locale)(name)): name for name in _KNOWN[key] for locale in LOCALES}
    if key in _NUMBERED:
        found |= {str(place): name for place, name in enumerate(_KNOWN[key], start=1)}
    if key == "direction":
        spoken = [(f"journals-direction-{direction}", f"books-direction-{direction}") for direction in Direction]
        found |= {folded(texts(locale)(said)): name for said, name in spoken for locale in LOCALES}
    return found


def _place(written: str) -> Any:
    """A line of another book: «counselling journal No. 4»."""
    number = _NUMBERED_PLACE.fullmatch(written)
    return (
        word(place, number=number[1])
        if number and (place := _places().get(folded(written[: number.start(1)])))
        else None
    )


@cache
def _places() -> Mapping[str, str]:
    names = [f"books-place-{journal.value.lower()}" for journal in Journal]
    return {folded(texts(locale)(name, number="")): name for name in names for locale in LOCALES}


def _first_figure(key: str, written: str) -> str | None:
    """«4», «4 (counselling)», «④ family»: a numbered word is known by its number."""
    value = unicodedata.numeric(written[0], None) if key in _NUMBERED and written else None
    return str(int(value)) if value in {1, 2, 3, 4, 5} else None


def _count(written: str) -> int:
    match = _COUNT.fullmatch(written)
    if match is None or int(match[1]) > HIGHEST:
        raise NumberUnreadable
    return int(match[1])


def _minutes(written: str) -> Any:
    """«40», «40 min», «1 h», «1 h 20 min»."""
    match = _SPAN.fullmatch(written.strip())
    if match is None or not any(match.groups()):
        raise NumberUnreadable
    first, unit, second = match.groups()
    is_hour = unit is not None and folded(unit) in school_words()["spans"]["hour"]
    if first and second and not is_hour:
        raise NumberUnreadable
    total = (int(first or 0) * 60 if is_hour else int(first or 0)) + int(second or 0)
    return word("books-minutes", count=str(total))
