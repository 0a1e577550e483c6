"""Word patterns of the lexicon: how a root with suffixes, a stem or a plain word is written, and its folded forms."""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from functools import cached_property
from types import MappingProxyType
from typing import Any

from core.crisis.normalise import fold, plain

_SHORTEST_STEM = 3
_ENGLISH = re.compile(r"[a-z]")


class Atoms:
    """Numbers every distinct word pattern and remembers the written forms it stands for."""

    def __init__(
        self, suffixes: Mapping[str, str], numbers: Mapping[tuple[str, bool], int] = MappingProxyType({})
    ) -> None:
        """``numbers``: patterns that have been met before; their forms are known where the numbers come from."""
        self._suffixes = suffixes
        self.numbers = dict(numbers)
        self.forms: defaultdict[str, set[int]] = defaultdict(set)
        self.stems: defaultdict[str, set[int]] = defaultdict(set)

    def number(self, pattern: str) -> int:
        """The number of a pattern; its forms are folded the first time it is met."""
        english = bool(_ENGLISH.search(pattern))
        key = (pattern, english)
        if key not in self.numbers:
            self.numbers[key] = len(self.numbers)
            for alternative in pattern.split("/"):
                self._add(alternative, plain if english else fold, self.numbers[key])
        return self.numbers[key]

    def _add(self, written: str, folded: Any, number: int) -> None:
        if written.endswith("*"):
            stem = folded(written[:-1])
            if len(stem) < _SHORTEST_STEM:
                raise ValueError(f"stem too short: {written}")
            self.stems[stem].add(number)
            return
        root, _, sets = written.partition("+")
        for ending in self._endings(sets):
            self.forms[folded(root + ending)].add(number)

    def _endings(self, sets: str) -> Iterable[str]:
        if not sets:
            return ("",)
        return [ending.strip("-") for name in sets.split("|") for ending in self._set(name)]

    @cached_property
    def _listed(self) -> Mapping[str, tuple[str, ...]]:
        return {name: tuple(items(listed)) for name, listed in self._suffixes.items()}

    def _set(self, name: str) -> Iterable[str]:
        for item in self._listed[name]:
            if item.isupper() and item in self._listed:
                yield from self._set(item)
            else:
                yield item


def items(listed: str) -> list[str]:
    """What is listed between commas, without line breaks and doubled spaces."""
    return [item for item in (" ".join(part.split()) for part in listed.split(",")) if item]
