"""The folded words of a material, and which materials hold a word that begins as somebody typed."""

from collections.abc import Iterable, Iterator
from typing import Final

from sqlalchemy import Select, delete, insert, select
from sqlalchemy.orm import Session

from core import spelling
from db.models.materials import Material, MaterialWord

# Folding writes «я» as two letters, so no folded word holds it: with it in front a word is one of a title.
TITLE: Final = "\u044f"
LONGEST: Final = 39  # letters of a word that are kept; its mark is the fortieth
SHORTEST: Final = 3  # letters that are a beginning: fewer stand for themselves alone
MOST_WORDS: Final = 6


def index(session: Session, material: Material) -> None:
    """Write a material's words down anew, after any of them has changed."""
    session.execute(delete(MaterialWord).where(MaterialWord.material_id == material.id))
    head = set(_folded((material.title,)))
    rest = set(_folded((material.summary, material.author, material.source, material.ages)))
    kept = head | rest | {f"{TITLE}{word}" for word in head} | {str(material.number)}
    rows = [{"school_id": material.school_id, "word": word, "material_id": material.id} for word in sorted(kept)]
    session.execute(insert(MaterialWord), rows)


def needles(words: str) -> tuple[str, ...]:
    """The folded words of a search, the first six; «012» is the number 12."""
    folded = (word.lstrip("0") or word if word.isdecimal() else word for word in _folded((words,)))
    return tuple(dict.fromkeys(folded))[:MOST_WORDS]


def holding(needle: str, *, school_id: int) -> Select[int]:
    """The ids of the materials with such a word."""
    word = MaterialWord.word
    found = select(MaterialWord.material_id).where(MaterialWord.school_id == school_id)
    if len(needle.removeprefix(TITLE)) < SHORTEST:
        return found.where(word == needle)
    # the range leads through the index on either engine; the beginning itself decides
    beyond = needle + TITLE * (LONGEST + 1 - len(needle))
    return found.where(word >= needle, word <= beyond, word.startswith(needle, autoescape=True))


def _folded(texts: Iterable[str]) -> Iterator[str]:
    for text in texts:
        yield from (word.folded[:LONGEST] for word in spelling.spelled(text))
