"""Two wordings of a tip side by side, bubble by bubble, with what was taken out and what came in marked."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import zip_longest
from typing import Final, Literal

from core.texts import LOCALES
from core.tips.wordings import Words

_PIECES: Final = re.compile(r"\S+\s*")
Kind = Literal["same", "gone", "new"]
EMPTY: Final = Words("", "", ())


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch of text that both have, or only one of them."""

    kind: Kind
    text: str


@dataclass(frozen=True, slots=True)
class Line:
    """One field: ``title``, ``short`` or a bubble by its number, as it was and as it is."""

    field: str
    number: int
    before: Sequence[Part]
    after: Sequence[Part]


def changes(old: Mapping[str, Words], new: Mapping[str, Words]) -> Mapping[str, Sequence[Line]]:
    """By language, every field that differs."""
    found = {locale: list(_lines(old.get(locale, EMPTY), new.get(locale, EMPTY))) for locale in LOCALES}
    return {locale: lines for locale, lines in found.items() if lines}


def _lines(old: Words, new: Words) -> Iterator[Line]:
    for field, before, after in (("title", old.title, new.title), ("short", old.short, new.short)):
        if before != after:
            yield _line(field, 0, before, after)
    matcher = SequenceMatcher(None, old.cards, new.cards, autojunk=False)
    for kind, i1, i2, j1, j2 in matcher.get_opcodes():
        if kind == "equal":
            continue
        pairs = zip_longest(range(i1, i2), range(j1, j2))
        for was, becomes in pairs:
            before = old.cards[was] if was is not None else ""
            after = new.cards[becomes] if becomes is not None else ""
            yield _line("bubble", (becomes if becomes is not None else was or 0) + 1, before, after)


def _line(field: str, number: int, before: str, after: str) -> Line:
    one, other = _PIECES.findall(before), _PIECES.findall(after)
    matcher = SequenceMatcher(None, one, other, autojunk=False)
    left: list[Part] = []
    right: list[Part] = []
    for kind, i1, i2, j1, j2 in matcher.get_opcodes():
        is_same = kind == "equal"
        if i1 < i2:
            left.append(Part("same" if is_same else "gone", "".join(one[i1:i2])))
        if j1 < j2:
            right.append(Part("same" if is_same else "new", "".join(other[j1:j2])))
    return Line(field, number, left, right)
