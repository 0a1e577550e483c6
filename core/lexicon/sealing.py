"""What stands in a version, sealed: a school's phrases may quote children."""

import json
from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy.orm import Session

from core.crisis.levels import Category, Level
from core.crisis.overlay import OwnPhrase
from core.crypto import SealBroken, vault
from db.models.screening import LexiconVersion


class VersionUnreadable(Exception):
    """What stands in this version does not open, or is nothing a version could be."""


@dataclass(frozen=True, slots=True)
class Content:
    """The phrases of a version; ``next`` is the number the next new phrase gets, never one that was used before."""

    phrases: tuple[OwnPhrase, ...] = ()
    next: int = 1

    def put(self, phrase: OwnPhrase) -> "Content":
        """The same with this phrase in the place of its number, or behind the others."""
        rest = {kept.number: kept for kept in self.phrases} | {phrase.number: phrase}
        return Content(tuple(rest.values()), max(self.next, phrase.number + 1))

    def drop(self, number: int) -> "Content":
        """The same without one phrase."""
        return replace(self, phrases=tuple(phrase for phrase in self.phrases if phrase.number != number))


def seal(session: Session, ref: str, content: Content) -> bytes:
    """The version as it is kept."""
    written = {"next": content.next, "phrases": [_plain(phrase) for phrase in content.phrases]}
    return vault(session).purpose("lexicon").seal(json.dumps(written, ensure_ascii=False).encode(), f"lexicon:{ref}")


def opened(session: Session, version: LexiconVersion) -> Content:
    """The version as it was written.

    Raises:
        VersionUnreadable: it does not open.
    """
    try:
        blob = vault(session).purpose("lexicon").open(version.sealed, f"lexicon:{version.ref}")
        written = json.loads(blob)
        return Content(tuple(_phrase(raw) for raw in written["phrases"]), int(written["next"]))
    except (SealBroken, ValueError, KeyError, TypeError) as problem:
        raise VersionUnreadable from problem


def _plain(phrase: OwnPhrase) -> dict[str, Any]:
    return {
        "number": phrase.number,
        "text": phrase.text,
        "level": phrase.level.value,
        "category": phrase.category.value,
        "note": phrase.note,
        "yes": list(phrase.yes),
        "no": list(phrase.no),
    }


def _phrase(raw: Any) -> OwnPhrase:
    return OwnPhrase(
        number=int(raw["number"]),
        text=str(raw["text"]),
        level=Level(raw["level"]),
        category=Category(raw["category"]),
        note=str(raw["note"]),
        yes=tuple(map(str, raw["yes"])),
        no=tuple(map(str, raw["no"])),
    )
